"""Whom a measure concerns, and the status of that person on the day it counts."""

from datetime import date

from casemgr.casefile import Procedure
from casemgr.situation import Situation
from workflows._concerned import person_concerned, status_concerned, status_known


def person_of_measure(situation: Situation, about: str | None, named: str | None) -> str | None:
    """Who was named, else whom the procedure concerns."""
    procedure = situation.case.procedures.get(about or "")
    return named or person_concerned(situation.case, procedure) or _of_control(procedure)


def _of_control(procedure: Procedure | None) -> str | None:
    """Whom a control led to, or was ordered about."""
    record = procedure.last("ControlIndividualised", "ControlOrdered") if procedure is not None else None
    return record.get("person") if record is not None else None


def status_of_measure(situation: Situation, about: str | None, named: str | None, day: date) -> str | None:
    """The status on that day as the register knows it, else as it was recorded with the facts."""
    known = status_known(situation, person_of_measure(situation, about, named), day)
    return known or status_concerned(situation, situation.case.procedures.get(about or ""))
