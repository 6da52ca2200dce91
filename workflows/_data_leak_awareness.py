"""When a leak is known: what was reported, and since when it is certain. Sources: `data/rules/`."""

from datetime import datetime
from typing import TYPE_CHECKING

from casemgr.casefile import Procedure
from casemgr.language import text
from casemgr.situation import Situation
from casemgr.workflow import Refusal

if TYPE_CHECKING:
    from workflows import data_leak as facts


def aware_at(procedure: Procedure | None) -> datetime | None:
    """The moment from which the 72 hours run, as last established or corrected."""
    record = procedure.last("AwarenessEstablished", "AwarenessCorrected") if procedure else None
    return record.moment("aware_at") if record else None


def triaged_for_this(
    situation: Situation, procedure: Procedure | None, fact: "facts.LeakReported | None"
) -> Refusal | None:
    """In the case of a report, a leak opens once the report was triaged as one. A leak never opens a breach."""
    return needs_triage(situation, fact.from_report if fact else None, ("leak", "both"))


def needs_triage(situation: Situation, report: str | None, outcomes: tuple[str, ...]) -> Refusal | None:
    """Shared with the breach: the report must have turned out to be this."""
    reports = [p for p in situation.case.procedures.values() if p.workflow.name == "report"]
    if not reports and report is None:
        return None
    if not reports:
        return Refusal(text("There is no report “{report}” in this case.", report=str(report)))
    about = situation.case.procedures.get(report or reports[-1].id)
    if about is None or about.workflow.name != "report":
        return Refusal(text("There is no report “{report}” in this case.", report=str(report)))
    triaged = about.last("ReportTriaged")
    if triaged is not None and triaged.public["outcome"] in outcomes:
        return None
    return Refusal(
        text("The report was not judged to be this."),
        hint=text("Triage the report first."),
        unblocks="ReportTriaged",
    )


def event_in_order(
    situation: Situation, procedure: Procedure | None, fact: "facts.LeakReported | None"
) -> Refusal | None:
    """What ended, ended after it began; nothing was detected in the future."""
    if fact is None:
        return None
    if fact.occurred_from and fact.occurred_to and fact.occurred_to < fact.occurred_from:
        return Refusal(text("The leak ends before it begins."))
    if any(at and at > situation.now for at in (fact.detected_at, fact.occurred_from)):
        return Refusal(text("The leak was found or began in the future."), hint=text("Check the date and hour."))
    return None


def awareness_not_in_future(
    situation: Situation, procedure: Procedure | None, fact: "facts.AwarenessEstablished | None"
) -> Refusal | None:
    """Nobody is aware of something later than now."""
    if fact is None or fact.aware_at <= situation.now:
        return None
    return Refusal(text("The moment of awareness lies in the future."), hint=text("Fill in since when it is certain."))


def awareness_after_event(
    situation: Situation, procedure: Procedure | None, fact: "facts.AwarenessEstablished | None"
) -> Refusal | None:
    """Awareness cannot come before what one becomes aware of."""
    reported = procedure.last("LeakReported") if procedure else None
    if fact is None or reported is None:
        return None
    began = reported.moment("occurred_from")
    if began is None or fact.aware_at >= began:
        return None
    return Refusal(
        text("The moment of awareness lies before the leak itself ({began}).", began=began.astimezone(situation.zone)),
        hint=text("Correct one of the two moments."),
    )


def awareness_first(situation: Situation, procedure: Procedure | None, fact: object) -> Refusal | None:
    """Nothing is notified of which one is not aware."""
    if aware_at(procedure) is not None:
        return None
    return Refusal(
        text("First record since when it is certain that personal data are involved."), unblocks="AwarenessEstablished"
    )
