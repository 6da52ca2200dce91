"""Summary dismissal: from the knowledge of the body that can dismiss, by two clocks of three working days."""

from typing import TYPE_CHECKING

from casemgr.casefile import Procedure
from casemgr.language import text
from casemgr.situation import Limit, Situation
from casemgr.workflow import Refusal
from workflows._breach_person import status_of
from workflows._decision_rules import outcome_of
from workflows._words_of_the_pack import named

if TYPE_CHECKING:
    from datetime import datetime

    from workflows import _breach_facts as facts
    from workflows._decision import DecisionTaken

GIVEN, REASONS = "be-summary-dismissal", "be-summary-dismissal-reasons"
IN_FORM = ("hand", "registered", "registered_receipt", "bailiff")


def organ_that_dismisses(
    situation: Situation, procedure: Procedure | None, fact: "facts.KnowledgeRecorded | None"
) -> Refusal | None:
    """Only what the body with power to dismiss knows starts the clock."""
    if fact is None:
        return None
    able = situation.pack.organs_for("dismissal", status_of(situation, procedure)) or tuple(situation.pack.organs)
    if fact.organ in able:
        return None
    office = situation.pack.authorities.get("dismissal")
    called = named({key: organ.label for key, organ in situation.pack.organs.items()}, able)
    return Refusal(
        text("This body does not decide on a dismissal here. Those that do: {organs}.", organs=called),
        source=office.source if office else None,
    )


def first_knowledge_counts(
    situation: Situation, procedure: Procedure | None, fact: "facts.KnowledgeRecorded | None"
) -> Refusal | None:
    """The clock starts once: knowing it better later does not start it again."""
    if procedure is None or not procedure.has("KnowledgeRecorded"):
        return None
    return Refusal(
        text("It is already on record since when the competent body knows."),
        hint=text("If that was wrong, correct that fact; a later moment does not replace it."),
    )


def knowledge_before_dismissal(
    situation: Situation, procedure: Procedure | None, fact: "DecisionTaken | None"
) -> Refusal | None:
    """Without the moment of knowledge nobody can tell whether a dismissal is in time."""
    sanction = outcome_of(situation, fact)
    if fact is None or procedure is None or sanction is None or sanction.decided_by != "dismissal":
        return None
    if fact.outcome != "sanction" or procedure.has("KnowledgeRecorded"):
        return None
    return Refusal(
        text("It is not on record since when the competent body knows the facts."), unblocks="KnowledgeRecorded"
    )


def dismissal_was_decided(situation: Situation, procedure: Procedure | None, fact: object) -> Refusal | None:
    """A dismissal is given once it was decided."""
    decided = procedure.last("DecisionTaken") if procedure else None
    sanction = situation.pack.sanctions.get(decided.public.get("sanction", "")) if decided else None
    if sanction is not None and sanction.decided_by == "dismissal" and decided is not None:
        return None if decided.public["outcome"] == "sanction" else _no_dismissal()
    return _no_dismissal()


def _no_dismissal() -> Refusal:
    return Refusal(text("The decision is not a dismissal."))


def dismissal_in_time(
    situation: Situation, procedure: Procedure | None, fact: "facts.DismissalGiven | None"
) -> Refusal | None:
    """Too late is recorded too, with what was thought of it: the ground can no longer be invoked."""
    if fact is None or fact.note or not (limit := _passed(situation, GIVEN, procedure, fact.given_at)):
        return None
    return Refusal(
        text("The three working days ended on {limit}.", limit=limit.deadline and limit.deadline.date()),
        hint=text("This ground can no longer be invoked for a dismissal. If it was given all the same, say why in the "
                  "note: it is then recorded."),
    )  # fmt: skip


def dismissal_given_first(situation: Situation, procedure: Procedure | None, fact: object) -> Refusal | None:
    """Reasons are those of a dismissal."""
    if procedure is not None and procedure.has("DismissalGiven"):
        return None
    return Refusal(text("No dismissal is on record yet."), unblocks="DismissalGiven")


def reasons_in_time(
    situation: Situation, procedure: Procedure | None, fact: "facts.ReasonsNotified | None"
) -> Refusal | None:
    """Within three working days after the dismissal; later is recorded with a reason."""
    if fact is None or fact.note or not (limit := _passed(situation, REASONS, procedure, fact.notified_at)):
        return None
    return Refusal(
        text("The three working days ended on {limit}.", limit=limit.deadline and limit.deadline.date()),
        hint=text("Reasons that come later cannot be invoked. If they were notified all the same, say why in the note: "
                  "it is then recorded."),
    )  # fmt: skip


def reasons_in_form(
    situation: Situation, procedure: Procedure | None, fact: "facts.ReasonsNotified | None"
) -> Refusal | None:
    """By registered letter, by bailiff, or handed over against a signed receipt."""
    if fact is None or fact.note or fact.means in IN_FORM:
        return None
    return Refusal(
        text("Reasons sent this way are not valid."),
        hint=text("Send them registered, by bailiff, or hand them over against a signed receipt; if it happened all "
                  "the same, say so in the note."),
    )  # fmt: skip


def _passed(situation: Situation, rule: str, procedure: Procedure | None, at: "datetime") -> Limit | None:
    """The clock, when this moment lies after it."""
    for limit in situation.limits(rule, procedure):
        if limit.deadline is not None and limit.state != "dropped" and at > limit.deadline:
            return limit
    return None
