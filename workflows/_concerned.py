"""Whom a procedure concerns and with which status, looked up along what it is about: an appeal names nobody itself."""

from collections.abc import Iterator
from datetime import date, datetime

from casemgr.casefile import CaseFile, Procedure
from casemgr.naming import bare, full_name
from casemgr.situation import Situation

NAMING = (
    "PersonIdentified", "DisciplineOpened", "MeasureOrdered", "PreventiveSuspensionOrdered", "RequestReceived",
    "BreachReported",
)  # fmt: skip
"""Facts that say whom it is about, the surest first."""


def along(case: CaseFile, procedure: Procedure | None) -> Iterator[Procedure]:
    """The procedure, what it is about, and so on."""
    seen: set[str] = set()
    while procedure is not None and procedure.id not in seen:
        seen.add(procedure.id)
        yield procedure
        procedure = case.about(procedure)


def person_concerned(case: CaseFile, procedure: Procedure | None) -> str | None:
    """The person, as a key of the register or a name as typed; None while nobody is known or once they were cleared."""
    for place in along(case, procedure):
        cleared = {record.get("person"): record.seq for record in place.all("PersonCleared")}
        for record in (found for kind in NAMING for found in reversed(place.all(kind))):
            person = record.get("person")
            if person and cleared.get(person, 0) < record.seq:
                return str(person)
    return None


def day_of_the_facts(situation: Situation, procedure: Procedure | None) -> date | None:
    """The local day on which it happened, as far as that was said."""
    for place in along(situation.case, procedure):
        for kind, field in (("DisciplineOpened", "facts_on"), ("BreachReported", "occurred_on")):
            record = place.last(kind)
            moment = record.moment(field) if record is not None else None
            if moment is not None:
                return local_day(situation, moment)
    return None


def status_concerned(situation: Situation, procedure: Procedure | None) -> str | None:
    """The status on the day of the facts: as copied into a fact, else as the register has it."""
    for place in along(situation.case, procedure):
        for kind in ("PersonIdentified", "DisciplineOpened"):
            record = place.last(kind)
            if record is not None and record.public.get("status"):
                return str(record.public["status"])
    person = person_concerned(situation.case, procedure)
    return status_known(situation, person, day_of_the_facts(situation, procedure) or situation.today)


def status_known(situation: Situation, person: str | None, day: date) -> str | None:
    """What the register says of a person on a day."""
    told = situation.status_on(person, day)
    return told or (situation.person(person).get("status") if not situation.person(person).get("statuses") else None)


def local_day(situation: Situation, moment: datetime) -> date:
    """The day of a moment in the zone of the pack."""
    return moment.astimezone(situation.zone).date()


def same_person(situation: Situation, one: str | None, other: str | None) -> bool:
    """Whether two ways of naming somebody mean the same: the key of a user or of a person, or a name as typed."""
    if not one or not other:
        return False
    if one != other and situation.find_person(one) is not None and situation.find_person(other) is not None:
        return False  # two people of one name
    return bool(_names(situation, one) & _names(situation, other))


def mentioned(situation: Situation, person: str | None, said: str) -> bool:
    """Whether a text holds the family name of somebody."""
    family = str(situation.person(person).get("family_name") or "").casefold()
    return bool(family) and family in said.casefold()


def _names(situation: Situation, said: str) -> set[str]:
    known = situation.person(said)
    name = situation.users.get(said) or full_name(known) or said
    user = next((key for key, called in situation.users.items() if bare(called) == bare(name)), "")
    return {bare(said), bare(name), *([bare(user)] if user else [])}
