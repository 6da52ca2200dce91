"""Telling the authority: the DPO advises, the organisation decides, the notice follows. Sources: `data/rules/`."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from casemgr.casefile import Procedure
from casemgr.language import Text, text
from casemgr.law import clocks
from casemgr.situation import Situation
from casemgr.workflow import Refusal
from workflows._data_leak_awareness import aware_at

if TYPE_CHECKING:
    from workflows import data_leak as facts

MANDATE = "leak.standing-mandate"
"""The setting that lets the first notice go out before a decision: who, within which limits, decided when."""


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
