"""Somebody as the facts about them make it: what is known now, and which status, suspension and signature when."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Any

from casemgr.naming import full_name

Known = dict[str, Any]
Told = Mapping[str, Any]
ERASED = "(gewist)"
NOT_KEPT = frozenset({"happened_at", "by", "note", "person", "cleared", "withdrawn", "status_until"})
"""Said of the fact, not of the person; the last day of a status stands with the statuses."""


def fold(kind: str, known: Known | None, said: Told) -> Known | None:
    """What is known after one fact more; None when this fact is about nobody that is known."""
    if kind == "PersonRegistered":
        return registered(said)
    return _FOLDS[kind](known, said) if known is not None else None


def registered(said: Told) -> Known:
    """Somebody new, with lists of `statuses`, `suspensions` and `acknowledged`."""
    statuses = with_status([], said["status"], said.get("status_from"), said.get("status_until"))
    return _with_last_status(_kept(said) | {"statuses": statuses, "suspensions": [], "acknowledged": []})


def _changed(known: Known, said: Told) -> Known:
    gone = said.get("cleared") or ()
    kept = {name: value for name, value in known.items() if name not in gone} | _kept(said)
    if "status" in said:
        dated = said.get("status_from"), said.get("status_until")
        kept["statuses"] = with_status(known["statuses"], said["status"], *dated)
    return _with_last_status(kept)


def _suspended(known: Known, said: Told) -> Known:
    others = [row for row in known["suspensions"] if row["from"] != said["from"]]
    told = [] if said.get("withdrawn") else [{"from": said["from"], "until": said.get("until")}]
    return known | {"suspensions": sorted(others + told, key=lambda row: str(row["from"]))}


def _acknowledged(known: Known, said: Told) -> Known:
    row = {name: said[name] for name in ("pack", "version", "on")}
    others = [one for one in known["acknowledged"] if one != row]
    told = [] if said.get("withdrawn") else [row]
    return known | {"acknowledged": sorted(others + told, key=lambda one: (one["on"], one["pack"], one["version"]))}


_FOLDS: dict[str, Callable[[Known, Told], Known]] = {
    "PersonChanged": _changed, "ContractSuspended": _suspended, "AcknowledgementRecorded": _acknowledged,
}  # fmt: skip
KINDS = frozenset({"PersonRegistered", *_FOLDS})


def _kept(said: Told) -> Known:
    return {name: value for name, value in said.items() if name not in NOT_KEPT}


def _with_last_status(known: Known) -> Known:
    """`status` and `status_from` are those of the last status that was told, whatever the day."""
    last = next(row for row in reversed(known["statuses"]) if row["status"])
    others = {name: value for name, value in known.items() if name != "status_from"}
    return others | {"status": last["status"]} | ({"status_from": last["from"]} if last["from"] else {})


def with_status(statuses: list[Known], status: str, begun: str | None, until: str | None = None) -> list[Known]:
    """The statuses somebody has had, with one told now. Told for the same first day, it takes the place of what stood
    there; the same status running on from another first day corrects that day. Else it stands beside the others.
    """
    rows = [row for row in statuses if row["status"]]
    told = {"from": begun or "", "status": status} | ({"until": until} if until else {})
    if any(row["from"] == told["from"] for row in rows):
        return _with_gaps([told if row["from"] == told["from"] else row for row in rows])
    before = [row for row in rows if row["from"] < told["from"]]
    after = [row for row in rows if row["from"] > told["from"]]
    if before and _runs_on(before[-1], told):
        before.pop()
    if after and _runs_on(told, after[0]):
        after.pop(0)
    return _with_gaps([*before, told, *after])


def _runs_on(first: Known, second: Known) -> bool:
    """Whether two neighbours are one status: the first has not ended before the second begins."""
    return bool(first["status"] == second["status"] and first.get("until", "9999") >= second["from"])


def _with_gaps(rows: list[Known]) -> list[Known]:
    """After the last day of a status nothing is known until the next one begins: the status "" says so."""
    found: list[Known] = []
    for row, following in zip(rows, [*rows[1:], None], strict=True):
        found.append(row)
        if "until" in row:
            free = (date.fromisoformat(row["until"]) + timedelta(days=1)).isoformat()
            if following is None or free < following["from"]:
                found.append({"from": free, "status": ""})
    return found


def status_on(known: Told, day: date) -> str | None:
    """The status on a day; None when it is not known."""
    told = [row["status"] for row in known.get("statuses", ()) if row["from"] <= day.isoformat()]
    return (told[-1] or None) if told else None


def in_service_on(known: Told, day: date) -> bool:
    """Whether somebody works here on a day; who has no such dates does."""
    on = day.isoformat()
    return bool(known.get("in_service_from", on) <= on <= known.get("in_service_until", on))


def signed(known: Told, pack: str) -> str | None:
    """The version of a code that somebody signed last."""
    return next((str(row["version"]) for row in reversed(known.get("acknowledged", ())) if row["pack"] == pack), None)


def name_of(known: Told) -> str:
    """Given and family name; "(gewist)" when they were erased."""
    return full_name(known) or ERASED
