"""Controls that come after a warning: of whom was warned, once something was found again."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from casemgr.casefile import CaseFile, Procedure
from casemgr.language import text
from casemgr.law.control_provisions import Control
from casemgr.situation import Situation
from casemgr.workflow import Refusal
from workflows._concerned import local_day, person_concerned
from workflows._control_individual import FOUND, among_the_warned
from workflows._control_warnings import Warned, warning_at
from workflows._words_of_the_pack import cited

if TYPE_CHECKING:
    from workflows import control as facts


def follows_a_warning(
    situation: Situation, procedure: Procedure | None, fact: "facts.ControlOrdered | None"
) -> Refusal | None:
    """A control that follows an earlier one comes after the warning that was given there. Where the code wants a
    warning first, it was given to this person and something was found after it.
    """
    if fact is None:
        return None
    kind = situation.pack.controls.get(fact.kind)
    after = _after_a_warning(situation, fact, kind) if kind is not None and kind.after_warning else None
    return _follows(situation, fact) or after


def _follows(situation: Situation, fact: "facts.ControlOrdered") -> Refusal | None:
    if fact.follows is None:
        return None
    warned = warning_at(situation, str(fact.follows))
    if warned is None:
        return Refusal(
            text("In “{ref}” nobody was warned, so no control can follow it.", ref=str(fact.follows)),
            hint=text("Name the control in which staff were warned, such as control-1 or 2026-0003/control-1."),
            unblocks="StaffWarned",
        )
    if fact.period_from >= warned.on:
        return None
    return Refusal(
        text("The warning was given on {day}: a control that follows it begins on that day at the earliest.",
             day=warned.on),
        hint=text("Choose a later first day."),
    )  # fmt: skip


def _after_a_warning(situation: Situation, fact: "facts.ControlOrdered", kind: Control) -> Refusal | None:
    """The warning that is named, or any on record for this person."""
    person = fact.person or person_concerned(situation.case, situation.case.procedures.get(fact.about or ""))
    if not person:
        return Refusal(
            text("This control is of somebody who was warned, and it does not say of whom."),
            hint=text("Fill in the person."), source=cited(situation.pack, kind),
        )  # fmt: skip
    refs = [str(fact.follows)] if fact.follows else _places(situation, person)
    warnings = [warned for ref in refs if (warned := warning_at(situation, ref)) is not None]
    if not warnings:
        return Refusal(
            text("This control comes after a warning, and for this person none is on record."),
            hint=text("Warn first. If staff were warned in another case, say in which procedure, such as "
                      "2026-0003/control-1."),
            unblocks="PersonWarned", source=cited(situation.pack, kind),
        )  # fmt: skip
    refusals = [_not_yet(situation, fact, person, warned, cited(situation.pack, kind)) for warned in warnings]
    return None if None in refusals else refusals[-1]


def _places(situation: Situation, person: str) -> list[str]:
    """The procedures of this case, and of the earlier ones about this person."""
    here = list(situation.case.procedures)
    return [f"{case.number}/{name}" for case in situation.cases_of(person) for name in case.procedures] + here


def _not_yet(
    situation: Situation, fact: "facts.ControlOrdered", person: str, warned: Warned, source: str
) -> Refusal | None:
    """Why this warning does not open the way to this control."""
    others = among_the_warned(situation, person, warned, source)
    if others is not None:
        return others
    if fact.period_from < warned.on:
        return Refusal(
            text("The warning was given on {day}: a control that follows it begins on that day at the earliest.",
                 day=warned.on),
            hint=text("Choose a later first day."), source=source,
        )  # fmt: skip
    cases = {case.number: case for case in (situation.other_case(warned.case), situation.case) if case is not None}
    cases |= {case.number: case for case in situation.cases_of(person)}
    if any(_found(situation, case, warned) for case in cases.values()):
        return None
    return Refusal(
        text("No irregularity was found again after the warning."),
        hint=text("Record first what was found after the warning of {day}.", day=warned.on),
        unblocks="IrregularityFound", source=source,
    )  # fmt: skip


def _found(situation: Situation, case: CaseFile, warned: Warned) -> bool:
    """Whether something was found in this case after the warning; a breach of another case is found once judged."""
    if case.number == warned.case:
        return any(record.seq > warned.seq for p in case.procedures.values() for k in FOUND for record in p.all(k))
    return any(day >= warned.on for day in _days(situation, case))


def _days(situation: Situation, case: CaseFile) -> Iterator[date]:
    for procedure in case.procedures.values():
        yield from (local_day(situation, record.recorded_at) for kind in FOUND for record in procedure.all(kind))
        reported = procedure.last("BreachReported")
        if reported is not None and procedure.has("BreachTriaged"):
            yield local_day(situation, reported.moment("occurred_on") or reported.recorded_at)
