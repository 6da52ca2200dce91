"""Warnings that open the way to data about a person: where they stand, when they were given, and to whom."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from casemgr.casefile import CaseFile, Procedure, Record
from casemgr.situation import Situation
from workflows._concerned import person_concerned

EVERYBODY = frozenset({
    "iedereen", "allen", "alle personeelsleden", "alle medewerkers", "alle werknemers", "al het personeel",
    "het hele personeel", "het personeel", "personeel", "everyone", "everybody", "all staff", "all employees", "all",
})  # fmt: skip
"""Ways of writing that all staff were told."""
_PARTS = re.compile(r"[,;\n]")
_KINDS: Mapping[str, tuple[str, str]] = {
    "StaffWarned": ("warned_at", "audience"),
    "GroupInformed": ("at", "group"),
    "PersonWarned": ("warned_at", ""),
}
"""Fact → the field that says when, and the one that says to whom; a person who was warned is named by the breach."""


@dataclass(frozen=True, slots=True)
class Warned:
    """A warning as it stands: the local day it was given, its seq in its case, and who was told."""

    on: date
    seq: int
    case: str
    audience: str
    person: str | None = None

    @property
    def groups(self) -> tuple[str, ...]:
        """The services or groups that were told, in small letters."""
        return tuple(part for part in (plain(piece) for piece in _PARTS.split(self.audience)) if part)


def plain(said: str) -> str:
    """A group or service as people compare it: small letters, single spaces, no article in front."""
    return re.sub(r"^(de|het|the|dienst|service) ", "", " ".join(said.casefold().split()).strip(" .“”\"'"))


_ALL = frozenset(map(plain, EVERYBODY))


def warning_at(situation: Situation, ref: str) -> Warned | None:
    """The last warning in a procedure: "control-1" of this case, or "2026-0003/control-1" of another."""
    number, _, name = ref.rpartition("/")
    case = situation.case if number in ("", situation.case.number) else situation.other_case(number)
    procedure = case.procedures.get(name) if case is not None else None
    record = procedure.last(*_KINDS) if procedure is not None else None
    if case is None or procedure is None or record is None or record.public.get("says_individual") is False:
        return None
    return _warned(situation, case, procedure, record)


def _warned(situation: Situation, case: CaseFile, procedure: Procedure, record: Record) -> Warned | None:
    when, to = _KINDS[record.kind]
    at = record.when(when)
    if at is None:
        return None
    on = at.astimezone(situation.zone).date() if isinstance(at, datetime) else at
    person = person_concerned(case, procedure) if record.kind == "PersonWarned" else None
    return Warned(on, record.seq, case.number, str(record.get(to) or "") if to else "", person)


def was_told(warned: Warned, key: str, person: Mapping[str, Any]) -> bool:
    """Whether this person was among those who were warned: everybody, their service, or they themselves."""
    if warned.person is not None:
        return warned.person == key
    own = {plain(str(said)) for said in (person.get("service"), person.get("number"), _name(person), key) if said}
    return any(group in _ALL or group in own for group in warned.groups)


def in_service(person: Mapping[str, Any], day: date) -> bool:
    """Whether somebody worked here on a day; what nobody filled in does not count against it."""
    begun, ended = person.get("in_service_from"), person.get("in_service_until")
    return (not begun or str(begun) <= day.isoformat()) and (not ended or day.isoformat() <= str(ended))


def _name(person: Mapping[str, Any]) -> str:
    return " ".join(str(part) for part in (person.get("given_name"), person.get("family_name")) if part)
