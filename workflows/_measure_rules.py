"""What a provisional measure may be, for whom, and for how long: from the code of the case."""

from datetime import date, timedelta
from typing import TYPE_CHECKING

from casemgr.casefile import Procedure
from casemgr.language import text
from casemgr.law.provisions import Measure
from casemgr.situation import Situation
from casemgr.workflow import Refusal
from workflows._measure_person import person_of_measure, status_of_measure
from workflows._words_of_the_pack import cited, named

if TYPE_CHECKING:
    from workflows import provisional_measure as facts


def measure_about_something(
    situation: Situation,
    procedure: Procedure | None,
    fact: "facts.MeasureOrdered | facts.PreventiveSuspensionOrdered | None",
) -> Refusal | None:
    """A measure hangs on a procedure of its case, so that it ends with it."""
    if fact is None:
        return None
    known = {
        p.id: p for p in situation.case.procedures.values()
        if p.workflow.name in ("breach", "control", "disciplinary_proceedings")
    }  # fmt: skip
    if fact.about not in known:
        return Refusal(
            text("There is no procedure “{about}” that a measure can be about.", about=str(fact.about))
            if fact.about
            else text("It is not said which procedure this measure is for."),
            hint=text("Choose one of: {known}.", known=", ".join(known) or "-"),
        )
    if not known[fact.about].ended:
        return None
    return Refusal(
        text("“{about}” has ended, so nothing is left to wait for with a provisional measure.", about=str(fact.about)),
        hint=text("What has to last belongs in the decision. Reopen the matter first if it is not over."),
    )


def measure_of_the_pack(
    situation: Situation, procedure: Procedure | None, fact: "facts.MeasureOrdered | None"
) -> Refusal | None:
    """Only a measure that the code has for a person of this status."""
    if fact is None:
        return None
    status = status_of_measure(situation, fact.about, fact.person, fact.from_at.astimezone(situation.zone).date())
    allowed = situation.pack.measures_for(status)
    if fact.kind in allowed:
        return None
    known = named({key: measure.label for key, measure in allowed.items()})
    elsewhere = situation.pack.measures.get(fact.kind)
    return Refusal(
        text("This code has no such provisional measure.")
        if elsewhere is None
        else text("The code has this measure, but not for a person like this.")
        if status
        else text("The code has this measure for some people only, and the status of this one is not known yet."),
        hint=text("It has: {known}.", known=known),
        source=cited(situation.pack, elsewhere) if elsewhere is not None else None,
    )  # fmt: skip


def measure_until_after_its_start(
    situation: Situation, procedure: Procedure | None, fact: "facts.MeasureOrdered | None"
) -> Refusal | None:
    """An end comes after the beginning."""
    if fact is None or fact.until is None or fact.until >= fact.from_at.astimezone(situation.zone).date():
        return None
    return Refusal(text("The measure ends before it begins."), hint=text("Check both days."))


def measure_within_its_maximum(
    situation: Situation,
    procedure: Procedure | None,
    fact: "facts.MeasureOrdered | facts.MeasureExtended | None",
) -> Refusal | None:
    """Where the code sets the longest time, the measure has an end, and an extension stays within it."""
    if fact is None:
        return None
    measure, begun = _measure_and_start(situation, procedure, fact)
    if measure is None or begun is None or not measure.most_days:
        return None
    last = begun + timedelta(days=measure.most_days - 1)
    if fact.until is None:
        return Refusal(
            text("This measure lasts {most} days at most, so it needs an end.", most=measure.most_days),
            hint=text("The last day it may have is {last}.", last=last), source=cited(situation.pack, measure),
        )  # fmt: skip
    if fact.until <= last:
        return None
    return Refusal(
        text("This measure lasts {most} days at most: until {last}.", most=measure.most_days, last=last),
        hint=text("Choose that day or an earlier one, and decide on the matter before then."),
        source=cited(situation.pack, measure),
    )  # fmt: skip


def _measure_and_start(
    situation: Situation, procedure: Procedure | None, fact: "facts.MeasureOrdered | facts.MeasureExtended"
) -> tuple[Measure | None, date | None]:
    """Of a measure that is ordered now, or of the one that is extended."""
    measures, kind, at = situation.pack.measures, getattr(fact, "kind", None), getattr(fact, "from_at", None)
    if kind is None and procedure is not None and (order := procedure.last("MeasureOrdered")) is not None:
        kind, at = order.public["kind"], order.moment("from_at")
    return measures.get(str(kind)), at.astimezone(situation.zone).date() if at is not None else None


def extended_forwards(
    situation: Situation, procedure: Procedure | None, fact: "facts.MeasureExtended | None"
) -> Refusal | None:
    """An extension gives a later end than the one that stands."""
    until = until_of(procedure)
    if fact is None or until is None or fact.until > until:
        return None
    return Refusal(
        text("The measure already lasts until {until}.", until=until),
        hint=text("Choose a later day, or lift the measure to end it sooner."), unblocks="MeasureLifted",
    )  # fmt: skip


def until_of(procedure: Procedure | None) -> date | None:
    """The last day of a measure as it stands; None when it waits for the final decision."""
    record = procedure.last("MeasureOrdered", "PreventiveSuspensionOrdered", "MeasureExtended") if procedure else None
    said = record.public.get("until") if record else None
    return date.fromisoformat(said) if said else None


def heard_about_a_measure(
    situation: Situation, procedure: Procedure | None, fact: "facts.MeasureOrdered | None"
) -> Refusal | None:
    """Where the code or the law wants the person heard first, skipping that is for what cannot wait."""
    duty = situation.pack.hearing.duties.get("measure")
    if fact is None or duty is None or not duty.required or fact.heard_before is not False:
        return None
    if fact.urgent or fact.note or not person_of_measure(situation, fact.about, fact.person):
        return None
    return Refusal(
        text("The person is heard before this measure, unless it cannot wait."),
        hint=text("Plan a conversation first. If it cannot wait, say that it is urgent, or give the reason in the "
                  "note, and hear the person right after."),
        unblocks="HearingPlanned", source=duty.source,
    )  # fmt: skip
