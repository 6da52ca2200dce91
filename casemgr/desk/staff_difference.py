"""What a staff list says otherwise than the register. An empty cell says nothing."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from casemgr.reading import staff

Row = dict[str, Any]


def of(told: Mapping[str, Any], known: Mapping[str, Any], today: date) -> dict[str, Any] | None:
    """What the list says otherwise than the register; a cell that is empty says nothing. None: a status without its
    first day.
    """
    said = dict(told)
    dated = {name: said.pop(name, None) for name in ("status", "status_from", "status_until")}
    different = {name: value for name, value in said.items() if known.get(name) != value}
    rows = [row for row in known["statuses"] if row["status"]]
    row = _same_status(dated["status"], dated["status_from"], rows, known, today)
    if row is None and dated["status_from"] is None:
        return None
    if row is None or dated["status_until"] not in (None, row.get("until")):
        first = dated["status_from"] or (row["from"] if row else None)
        different |= {name: value for name, value in (dated | {"status_from": first}).items() if value}
    return different


def _same_status(status: str, begun: str | None, rows: list[Row], known: Mapping[str, Any], today: date) -> Row | None:
    """The status of the register that the list means: begun on the same day, or today's, or the last one."""
    if begun is not None:
        return next((row for row in rows if (row["from"], row["status"]) == (begun, status)), None)
    if status not in (staff.status_on(known, today), known["status"]):
        return None
    return next(row for row in reversed(rows) if row["status"] == status)


def suspension(key: str, told: tuple[date, date | None] | None, known: Mapping[str, Any]) -> dict[str, Any] | None:
    """The suspended contract that a list tells and the register does not know."""
    if told is None:
        return None
    first, last = told[0].isoformat(), told[1].isoformat() if told[1] else None
    before = next((one for one in known.get("suspensions", ()) if one["from"] == first), None)
    if before is None or (last and before["until"] != last):
        return {"person": key, "from": first, "until": last}
    return None
