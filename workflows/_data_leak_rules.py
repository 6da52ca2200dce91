"""The rules of a data leak. Each says no in a sentence; where it runs and its source stand in `data/rules/`."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from casemgr.casefile import CaseFile, Procedure
from casemgr.language import Text, text
from casemgr.law import clocks
from casemgr.situation import Situation
from casemgr.workflow import Refusal

if TYPE_CHECKING:
    from workflows import data_leak as facts

MANDATE = "leak.standing-mandate"
"""The setting that lets the first notice go out before a decision: who, within which limits, decided when."""


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


def notified_after_awareness(
    situation: Situation, procedure: Procedure | None, fact: "facts.AuthorityNotified | None"
) -> Refusal | None:
    """A notice follows awareness and is recorded once it has been given."""
    aware = aware_at(procedure)
    if fact is None or aware is None:
        return None
    if fact.notified_at < aware:
        return Refusal(
            text(
                "The notification lies before the moment of awareness ({aware}).",
                aware=aware.astimezone(situation.zone),
            )
        )
    if fact.notified_at > situation.now:
        return Refusal(text("The notification lies in the future."), hint=text("Record it once it has been submitted."))
    return None


def dpo_does_not_decide(
    situation: Situation, procedure: Procedure | None, fact: "facts.NotificationDecided | None"
) -> Refusal | None:
    """The DPO advises; deciding would be a conflict of interests (art. 38(6))."""
    if fact is None or fact.authority is None or fact.authority.organ != "dpo":
        return None
    return Refusal(text("The DPO advises; the organisation decides."), hint=text("Let the general director decide."))


def advice_first(situation: Situation, procedure: Procedure | None, fact: object) -> Refusal | None:
    """The DPO is heard before the decision, unless a standing mandate covers it."""
    if (procedure and procedure.has("DpoAdvised")) or situation.settings.get(MANDATE):
        return None
    return Refusal(text("The DPO has not advised yet."), unblocks="DpoAdvised")


def departure_needs_reason(
    situation: Situation, procedure: Procedure | None, fact: "facts.NotificationDecided | None"
) -> Refusal | None:
    """Whether the advice is followed is said truly; departing from it is allowed, in the open."""
    advised = procedure.last("DpoAdvised") if procedure else None
    if fact is None or advised is None:
        return None
    follows = (advised.public["advice"] == "document") == (fact.decision == "withhold")
    if follows == fact.follows_advice:
        return None
    hint = (
        text("Correct “follows the advice”.")
        if follows
        else text("Correct “follows the advice”, and give the reason for departing in the reasoning.")
    )
    said: Text = (
        text("This decision follows the advice of the DPO.")
        if follows
        else text("This decision departs from the DPO's advice.")
    )
    return Refusal(said, hint=hint)


def withhold_needs_low_risk(
    situation: Situation, procedure: Procedure | None, fact: "facts.NotificationDecided | None"
) -> Refusal | None:
    """Not notifying is only open when a risk is unlikely, and that was assessed."""
    if fact is None or fact.decision != "withhold":
        return None
    assessed = procedure.last("LeakAssessed") if procedure else None
    if assessed is None:
        return Refusal(text("Not notifying needs an assessment of the risk."), unblocks="LeakAssessed")
    if assessed.public["risk"] == "unlikely":
        return None
    return Refusal(
        text("The risk was assessed as more than unlikely, so the leak has to be notified."),
        hint=text("If the assessment is wrong, record a new one first."), unblocks="LeakAssessed",
    )  # fmt: skip


def supervisor_of_the_country(
    situation: Situation, procedure: Procedure | None, fact: "facts.AuthorityNotified | None"
) -> Refusal | None:
    """A notice goes to a supervisor that this country has."""
    known = situation.pack.supervisors
    if fact is None or fact.authority in known:
        return None
    return Refusal(text("This is not a supervisor here. Known: {known}.", known=", ".join(known)))


def decision_before_notice(
    situation: Situation, procedure: Procedure | None, fact: "facts.AuthorityNotified | None"
) -> Refusal | None:
    """The controller notifies: its decision comes first, unless a standing mandate covers the first notice."""
    if fact is not None and fact.phase == "withdrawn":
        return None
    decided = procedure.last("NotificationDecided") if procedure else None
    if decided is not None and decided.public["decision"] == "notify":
        return None
    if (
        situation.settings.get(MANDATE)
        and (decided is None)
        and (fact is None or fact.phase in ("initial", "complete"))
    ):
        return None
    return Refusal(text("It has not been decided to notify."), unblocks="NotificationDecided")


def first_notice_first(
    situation: Situation, procedure: Procedure | None, fact: "facts.AuthorityNotified | None"
) -> Refusal | None:
    """Only what was notified can be supplemented or withdrawn."""
    if fact is None or fact.phase in ("initial", "complete") or (procedure and procedure.has("AuthorityNotified")):
        return None
    return Refusal(text("There is no first notification yet."), hint=text("Choose the phase “first” or “complete”."))


def late_needs_reason(
    situation: Situation, procedure: Procedure | None, fact: "facts.AuthorityNotified | None"
) -> Refusal | None:
    """After 72 hours the notice carries the reasons for the delay."""
    aware = aware_at(procedure)
    first = procedure is None or not procedure.has("AuthorityNotified")
    if fact is None or aware is None or not first or fact.late_reason:
        return None
    limit = deadline(aware, situation.zone, situation.pack.country)
    if fact.notified_at <= limit:
        return None
    return Refusal(
        text("This notification is late: the 72 hours ended on {limit}.", limit=limit),
        hint=text("Add the reason for the delay."),
    )


def deadline(aware: datetime, zone: ZoneInfo, country: str) -> datetime:
    """The end of the 72 hours by the clock of the law file."""
    counted = clocks.count(clocks.load()["gdpr-notify-authority"], aware, zone=zone, country=country)
    return counted.deadline or aware + timedelta(hours=72)


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
