"""The rules about whoever reported: what can be sent to them, and to whom their name may go."""

from typing import TYPE_CHECKING

from casemgr.casefile import Procedure
from casemgr.language import text
from casemgr.situation import Situation
from casemgr.workflow import Refusal
from workflows._report_rules import called, is_viewer, received

if TYPE_CHECKING:
    from workflows import report as facts


def reporter_can_be_reached(situation: Situation, procedure: Procedure | None, fact: object) -> Refusal | None:
    """Nobody can be written to who left no name and no address."""
    if received(procedure, "reporter_kind") != "anonymous" or received(procedure, "reporter"):
        return None
    return Refusal(
        text("The reporter is anonymous and left no address, so nothing can be sent."),
        hint=text("If there is a way to answer, such as a mailbox, correct the report and fill it in at the reporter."),
    )


def acknowledgement_would_expose(situation: Situation, procedure: Procedure | None, fact: object) -> Refusal | None:
    """Once it was found that it would expose the reporter, no acknowledgement goes out."""
    withheld = procedure.last("AcknowledgementWithheld") if procedure else None
    if withheld is None or withheld.public["reason"] != "would_expose":
        return None
    return Refusal(
        text("An acknowledgement would expose the reporter, as was recorded before."),
        hint=text("If that has changed, withdraw that fact first and say why."),
        unblocks="FactCorrected",
    )


def not_acknowledged_yet(situation: Situation, procedure: Procedure | None, fact: object) -> Refusal | None:
    """What was sent can no longer be withheld."""
    if procedure is None or not procedure.has("ReportAcknowledged"):
        return None
    return Refusal(text("The report was acknowledged already."))


def not_passed_to_the_concerned(
    situation: Situation, procedure: Procedure | None, fact: "facts.ReportForwarded | facts.ReporterRevealed | None"
) -> Refusal | None:
    """Neither the report nor the reporter's name goes to whom the report is about."""
    if fact is None or called(situation, fact.to).isdisjoint(called(situation, received(procedure, "concerns"))):
        return None
    return Refusal(text("The report is about this person, so it does not go there."), hint=text("Name somebody else."))


def with_a_second_person(
    situation: Situation, procedure: Procedure | None, fact: "facts.ReporterRevealed | None"
) -> Refusal | None:
    """Whose name a reporter's is, is told by two, neither of them the one who hears it or whom it concerns."""
    if fact is None:
        return None
    second = called(situation, fact.second_person)
    others = (fact.by, fact.to, received(procedure, "concerns"), received(procedure, "reporter"))
    mine = is_viewer(situation, fact.second_person)
    if not mine and all(second.isdisjoint(called(situation, other)) for other in others):
        return None
    return Refusal(
        text("The second person is not you, not who hears the name, not the reporter and not whom it is about."),
        hint=text("Name who decided this together with you."),
    )


def consent_of_the_reporter(
    situation: Situation, procedure: Procedure | None, fact: "facts.ReporterRevealed | None"
) -> Refusal | None:
    """Who reported through the whistle-blower channel is named with their consent, or where a law demands it."""
    if fact is None or received(procedure, "route") != "whistleblower" or fact.consent or fact.note:
        return None
    return Refusal(
        text("The name of a whistle-blower is told only with their consent, or where a law demands it."),
        hint=text("Record the consent, or say in the note which law demands it."),
    )
