"""Telling the people, closing with the art. 33(5) register complete, how far a leak is. Sources: `data/rules/`."""

from typing import TYPE_CHECKING

from casemgr.casefile import CaseFile, Procedure
from casemgr.language import text
from casemgr.situation import Situation
from casemgr.workflow import Refusal
from workflows._data_leak_awareness import aware_at

if TYPE_CHECKING:
    from workflows import data_leak as facts


def not_informing_needs_ground(
    situation: Situation, procedure: Procedure | None, fact: "facts.SubjectsNotInformed | None"
) -> Refusal | None:
    """A high risk is told to the people, unless a ground of art. 34(3) holds; "no high risk" is not one then."""
    assessed = procedure.last("LeakAssessed") if procedure else None
    if fact is None or fact.ground != "no_high_risk" or assessed is None or assessed.public["risk"] != "high":
        return None
    return Refusal(
        text("The risk was assessed as high."),
        hint=text("Choose a ground of art. 34(3), or assess again."),
        unblocks="LeakAssessed",
    )


def withdraw_when_no_leak(situation: Situation, procedure: Procedure | None, fact: object) -> Refusal | None:
    """A notice of what turned out to be no leak is withdrawn."""
    if procedure is None or procedure.state != "no_leak" or not procedure.has("AuthorityNotified"):
        return None
    if any(record.public["phase"] == "withdrawn" for record in procedure.all("AuthorityNotified")):
        return None
    return Refusal(
        text("The authority was notified of what turned out to be no leak: withdraw that notice first."),
        unblocks="AuthorityNotified",
    )


def notice_settled(situation: Situation, procedure: Procedure | None, fact: object) -> Refusal | None:
    """Before closing, the leak was notified or it was decided, with reasons, not to."""
    if procedure is None or procedure.state == "no_leak" or procedure.has("AuthorityNotified"):
        return None
    decided = procedure.last("NotificationDecided")
    if decided is not None and decided.public["decision"] == "withhold":
        return None
    if decided is None:
        return Refusal(
            text("It has not been decided whether the authority is notified."), unblocks="NotificationDecided"
        )
    return Refusal(text("It was decided to notify, but no notification is recorded."), unblocks="AuthorityNotified")


def subjects_settled(situation: Situation, procedure: Procedure | None, fact: object) -> Refusal | None:
    """At a high risk the people concerned were told, or a ground not to is on record."""
    assessed = procedure.last("LeakAssessed") if procedure else None
    if procedure is None or procedure.state == "no_leak" or assessed is None or assessed.public["risk"] != "high":
        return None
    if procedure.has("SubjectsInformed", "SubjectsNotInformed"):
        return None
    return Refusal(
        text("The risk is high and the people concerned have not been informed."), unblocks="SubjectsInformed"
    )


def documentation_complete(situation: Situation, procedure: Procedure | None, fact: object) -> Refusal | None:
    """The register of art. 33(5): facts, effects and remedial action, of every leak."""
    if procedure is None or procedure.state == "no_leak":
        return None
    assessed = procedure.last("LeakAssessed")
    if assessed is None:
        return Refusal(text("The register still lacks: the assessment."), unblocks="LeakAssessed")
    if not assessed.get("consequences") and not assessed.event.erased:
        return Refusal(text("The register still lacks: the consequences of the leak."), unblocks="LeakAssessed")
    if not procedure.has("MitigationTaken"):
        return Refusal(text("The register still lacks: the measures taken."), unblocks="MitigationTaken")
    return None


def waits(case: CaseFile, procedure: Procedure) -> str | None:
    """The fact that is waited for, so that it stands on somebody's board."""
    if procedure.state in ("reported", "investigating"):
        return "AwarenessEstablished"
    if procedure.state == "no_leak":
        return "LeakClosed"
    if not procedure.has("DpoAdvised") and not procedure.has("NotificationDecided"):
        return "DpoAdvised"
    decided = procedure.last("NotificationDecided")
    if decided is None:
        return "NotificationDecided"
    if decided.public["decision"] == "notify" and not procedure.has("AuthorityNotified"):
        return "AuthorityNotified"
    return "LeakAssessed" if not procedure.has("LeakAssessed") else "LeakClosed"


def passed(procedure: Procedure) -> set[str]:
    """The phases of the track that are behind: duties count as done when they are, whatever the state."""
    found = {
        "reported": True,
        "aware": aware_at(procedure) is not None,
        "assessed": procedure.has("LeakAssessed"),
        "notified": procedure.has("AuthorityNotified"),
        "informed": procedure.has("SubjectsInformed"),
        "closed": procedure.state == "closed",
    }
    return {phase for phase, done in found.items() if done}


def left_out(procedure: Procedure) -> set[str]:
    """What need not be done: notifying when that was decided, informing when the risk is not high or a ground holds."""
    assessed, decided = procedure.last("LeakAssessed"), procedure.last("NotificationDecided")
    withheld = decided is not None and decided.public["decision"] == "withhold"
    calm = assessed is not None and assessed.public["risk"] != "high"
    skipped = {"notified"} if withheld else set()
    if (calm or procedure.has("SubjectsNotInformed")) and not procedure.has("SubjectsInformed"):
        skipped.add("informed")
    return skipped
