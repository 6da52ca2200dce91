"""Preventive suspension: for statutory staff only, six months at most, and heard before or right after."""

from datetime import date
from typing import TYPE_CHECKING

from casemgr.casefile import Procedure
from casemgr.language import text
from casemgr.law import clocks
from casemgr.situation import Situation
from casemgr.workflow import Refusal
from workflows._measure_person import person_of_measure, status_of_measure
from workflows._measure_standing import unheard

if TYPE_CHECKING:
    from workflows import provisional_measure as facts

CLOCK = "be-preventive-suspension"


def suspension_of_statutory_staff(
    situation: Situation, procedure: Procedure | None, fact: "facts.PreventiveSuspensionOrdered | None"
) -> Refusal | None:
    """Others have a contract, a firm or a mandate: for them the law has no preventive suspension of this kind."""
    if fact is None:
        return None
    if fact.until < fact.from_:
        return Refusal(text("The suspension ends before it begins."), hint=text("Check both days."))
    if not person_of_measure(situation, fact.about, fact.person):
        return Refusal(
            text("A suspension concerns somebody, and nobody is known yet."),
            hint=text("Fill in who is suspended, or identify the person first."), unblocks="PersonIdentified",
        )  # fmt: skip
    status = status_of_measure(situation, fact.about, fact.person, fact.from_)
    if status == "statutory":
        return None
    if status is None:
        return Refusal(
            text("The status of this person on {day} is not known.", day=fact.from_),
            hint=text("Register the person with their status first: casemgr people add"),
        )
    return Refusal(
        text("Preventive suspension exists for statutory staff only, and this person is none."),
        hint=text("Order a provisional measure of the code instead."), unblocks="MeasureOrdered",
    )  # fmt: skip


def suspension_within_its_maximum(
    situation: Situation,
    procedure: Procedure | None,
    fact: "facts.PreventiveSuspensionOrdered | facts.MeasureExtended | None",
) -> Refusal | None:
    """The law's longest time, counted from the first day; an extension stays within it."""
    begun = _begun(procedure, fact)
    last = last_day(situation, begun) if begun is not None else None
    if fact is None or last is None or fact.until <= last:
        return None
    return Refusal(
        text("A preventive suspension that began on {begun} lasts until {last} at most.", begun=begun, last=last),
        hint=text("Choose that day or an earlier one, and decide before then."),
    )


def _begun(procedure: Procedure | None, fact: object) -> date | None:
    if hasattr(fact, "from_"):
        return fact.from_  # type: ignore[no-any-return]
    order = procedure.last("PreventiveSuspensionOrdered") if procedure is not None else None
    return date.fromisoformat(order.public["from"]) if order is not None else None


def last_day(situation: Situation, begun: date) -> date | None:
    """The last day a suspension may have, by the clock of the law file."""
    counted = clocks.count(clocks.load()[CLOCK], begun, zone=situation.zone, country=situation.pack.country)
    return counted.deadline.date() if counted.deadline is not None else None


def heard_before_extension(
    situation: Situation, procedure: Procedure | None, fact: "facts.MeasureExtended | None"
) -> Refusal | None:
    """Who was suspended in urgency is heard right after; a suspension that went unheard lapses and is not extended."""
    if procedure is None or not unheard(situation.case, procedure):
        return None
    return Refusal(
        text("The person was suspended in urgency and has not been heard since, so the suspension lapses."),
        hint=text("Hear the person at once. A suspension that lapsed is lifted, and ordered anew if still needed."),
        unblocks="HearingPlanned",
    )
