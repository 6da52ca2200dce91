"""Whom a breach concerns, and with which status on the day of the facts."""

from casemgr.casefile import Procedure
from casemgr.language import text
from casemgr.situation import Situation
from casemgr.workflow import Refusal
from workflows._concerned import status_concerned


def person_of(procedure: Procedure | None) -> str | None:
    """Whom it concerns, as last identified and not cleared; a person named in the report counts too."""
    if procedure is None:
        return None
    cleared = {record.get("person"): record.seq for record in procedure.all("PersonCleared")}
    for kind in ("PersonIdentified", "BreachReported"):
        for record in reversed(procedure.all(kind)):
            named = record.get("person")
            if named and cleared.get(named, 0) < record.seq:
                return str(named)
    return None


def status_of(situation: Situation, procedure: Procedure | None) -> str | None:
    """The status of the person on the day of the facts, as copied into the fact, else as the register has it."""
    return status_concerned(situation, procedure)


def person_known(situation: Situation, procedure: Procedure | None, fact: object) -> Refusal | None:
    """A warning or a decision concerns somebody."""
    if person_of(procedure) is not None:
        return None
    return Refusal(text("It has not been recorded whom this concerns."), unblocks="PersonIdentified")
