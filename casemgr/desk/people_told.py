"""Somebody of the register as a list and a card tell them, for programs and for people."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from casemgr.desk import wording
from casemgr.desk.session import Session
from casemgr.language import text
from casemgr.reading import staff

APART = frozenset({"statuses", "suspensions", "acknowledged", "status", "status_from"})
"""What a card tells in lines of its own."""


def row(session: Session, key: str, known: dict[str, Any]) -> dict[str, Any]:
    """A line of the list, with the status of today; None when that is not known."""
    return {
        "person": key, "number": known.get("number", ""), "name": staff.name_of(known),
        "status": staff.status_on(known, session.today), "entity": known.get("entity"),
    }  # fmt: skip


def status(session: Session, code: str | None) -> str:
    """A status in words."""
    return session.language.say(wording.choice("PersonRegistered", "status", code) if code else text("not known"))


def card(key: str, known: dict[str, Any]) -> dict[str, Any]:
    """All that is known of somebody, for a program."""
    return {"person": key, **known}


def lines(session: Session, key: str, known: dict[str, Any]) -> Iterator[list[str]]:
    """All that is known of somebody, in words: a label and a value."""
    say = session.language.say
    yield [say(wording.field_label("PersonRegistered", "person")), key]
    for name, value in known.items():
        if name not in APART:
            yield [say(wording.field_label("PersonRegistered", name)), _value(session, name, value)]
    for one in known["statuses"]:
        yield [say(wording.field_label("PersonRegistered", "status")), _period(session, one, one["status"])]
    for one in known["suspensions"]:
        yield [say(wording.done("ContractSuspended")), _days(session, one["from"], one["until"])]
    for one in known["acknowledged"]:
        when = session.language.day(date.fromisoformat(one["on"]))
        yield [say(wording.field_label("AcknowledgementRecorded", "on")), f"{when}  {one['pack']} {one['version']}"]


def _value(session: Session, name: str, value: Any) -> str:
    if name in ("form_of_address", "language"):
        return session.language.say(wording.choice("PersonRegistered", name, value))
    if name.endswith(("_from", "_until")):
        return session.language.day(date.fromisoformat(value))
    return str(value).replace("\n", ", ")


def _period(session: Session, one: dict[str, Any], code: str) -> str:
    return "  ".join(part for part in (status(session, code), _days(session, one["from"], one.get("until"))) if part)


def _days(session: Session, first: str, last: str | None) -> str:
    say, day = session.language.say, session.language.day
    begun = say(text("from {day}", day=day(date.fromisoformat(first)))) if first else ""
    ended = say(text("until {day}", day=day(date.fromisoformat(last)))) if last else ""
    return " ".join(part for part in (begun, ended) if part)
