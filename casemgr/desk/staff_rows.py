"""One line of a staff list as a fact: codes, days and addresses as people write them. No answer repeats a value."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from pydantic import ValidationError

from casemgr.desk import days, parsing
from casemgr.desk.people import out_of_order
from casemgr.desk.staff_columns import REQUIRED, Column, columns, plain, spoken_codes
from casemgr.desk.staff_list import Line, Wrong
from casemgr.language import Text, text
from casemgr.law.times import LAST_YEAR
from casemgr.registerfacts import PersonRegistered

SEX = frozenset({"m", "v", "x", "f", "man", "vrouw", "male", "female"})
_UTC = ZoneInfo("UTC")
"""Nothing in a list is a moment, so no zone matters."""


@dataclass(frozen=True, slots=True)
class Person:
    """A line that can be imported: what registering somebody with it would say. Not the fact itself, which takes three
    times the room.
    """

    line: int
    said: dict[str, Any]
    suspended: tuple[date, date | None] | None

    @property
    def number(self) -> str:
        """The staff number."""
        return str(self.said["number"])

    @property
    def entity(self) -> str:
        """The organisation."""
        return str(self.said["entity"])


def read(line: Line, entities: Mapping[str, str], entity: str | None) -> Person | list[Wrong]:
    """The person of a line, or everything that is wrong with it. `entity`: where the line names none."""
    said, wrong = _values(line, entities)
    if entity is not None:
        said.setdefault("entity", entity)
    wrong |= {name: _missing(name) for name in REQUIRED if name not in said and name not in wrong}
    period = [said.pop(name, None) for name in ("suspended_from", "suspended_until")]
    wrong |= _suspension_mistakes(*period)
    wrong |= dict.fromkeys(out_of_order(said), text("The last day lies before the first one."))
    if not wrong:
        try:
            public, personal = PersonRegistered.model_validate(said).split()
            begun = _as_day(period[0])
            suspended = (begun, _as_day(period[1])) if begun is not None else None
            return Person(line.number, public | personal, suspended)
        except ValidationError:
            wrong = parsing.mistakes(PersonRegistered, said, _UTC)
    return [Wrong(line.number, name if name in columns() else None, sentence) for name, sentence in wrong.items()]


def _values(line: Line, entities: Mapping[str, str]) -> tuple[dict[str, Any], dict[str, Text]]:
    """What the cells mean, and what is wrong with those that mean nothing."""
    said: dict[str, Any] = {}
    wrong: dict[str, Text] = {}
    for name, cell in line.cells.items():
        found = _value(columns()[name], cell, entities)
        if isinstance(found, Text):
            wrong[name] = found
        elif found:
            said[name] = found
    return _with_address(said), wrong


def _value(column: Column, cell: str, entities: Mapping[str, str]) -> str | Text | None:
    if column.name == "entity":
        found = entities.get(plain(cell))
        return found or text("The register has no organisation of this name. It has: {known}.",
                             known=", ".join(dict.fromkeys(entities.values())))  # fmt: skip
    if column.is_day:
        return _day(cell, open_ended=column.name.endswith("_until"))
    return (column.codes.get(plain(cell)) or _unknown_code(column, cell)) if column.codes else cell


def _unknown_code(column: Column, cell: str) -> Text:
    if column.name == "form_of_address" and plain(cell) in SEX:
        return text("A sex is no form of address. Ask the person: {codes}.", codes=spoken_codes(column.name))
    return text("This must be one of: {codes}.", codes=spoken_codes(column.name))


def _missing(name: str) -> Text:
    column = columns()[name]
    if column.codes:
        return text("Fill this in: {codes}.", codes=spoken_codes(column.name))
    return text("Fill this in.")


def _day(cell: str, *, open_ended: bool) -> str | Text | None:
    """A day as ISO; a last day centuries ahead is how other programs say that there is none."""
    parts = days.parts(cell)
    if open_ended and parts is not None and parts[0] > LAST_YEAR:
        return None
    found = days.read(cell)
    return found.isoformat() if found is not None else days.unreadable()


def _with_address(said: dict[str, Any]) -> dict[str, Any]:
    """Street, number and box stand on one line."""
    number, box, second = (said.pop(name, None) for name in ("house_number", "box", "address_2"))
    first = " ".join(part for part in (said.get("address"), number, f"bus {box}" if box else None) if part)
    lines = [one for one in (first, second) if one]
    return said | ({"address": "\n".join(lines)} if lines else {})


def _suspension_mistakes(first: str | None, last: str | None) -> dict[str, Text]:
    if last and not first:
        return {"suspended_from": text("Fill this in.")}
    if first and last and last < first:
        return {"suspended_until": text("The last day lies before the first one.")}
    return {}


def _as_day(said: str | None) -> date | None:
    return date.fromisoformat(said) if said else None


def known_entities(entities: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    """How a list may name each organisation: by its key or by its name."""
    found = list(entities)
    return {plain(str(one.get(name) or one["key"])): str(one["key"]) for name in ("name", "key") for one in found}
