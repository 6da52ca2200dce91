"""What follows a decision: its start and end, the register of penalties, costs; and closing with nothing left over."""

from typing import TYPE_CHECKING

from casemgr.casefile import Procedure, Record
from casemgr.language import text
from casemgr.situation import Situation
from casemgr.workflow import Refusal
from workflows._breach_earlier import earlier
from workflows._breach_person import person_of, status_of
from workflows._concerned import local_day

if TYPE_CHECKING:
    from datetime import datetime

    from workflows import _breach_facts as facts

NOT_STAFF = ("external", "executive", "councillor")
DONE = ("given_at", "entered_at", "notified_at", "at")


def not_in_future(situation: Situation, procedure: Procedure | None, fact: object) -> Refusal | None:
    """What is recorded as done has been done."""
    moments: list[datetime] = [at for name in DONE if (at := getattr(fact, name, None)) is not None]
    if all(at <= situation.now for at in moments):
        return None
    return Refusal(text("The moment lies in the future."), hint=text("Record it once it has happened."))


def _decided(procedure: Procedure | None) -> Record | None:
    return procedure.last("DecisionTaken") if procedure else None


def something_to_carry_out(situation: Situation, procedure: Procedure | None, fact: object) -> Refusal | None:
    """Only a sanction begins, ends or costs something."""
    decided = _decided(procedure)
    if decided is not None and decided.public["outcome"] == "sanction":
        return None
    return Refusal(text("It was decided that there is no sanction."))


def penalty_was_decided(situation: Situation, procedure: Procedure | None, fact: object) -> Refusal | None:
    """The register of the work regulations holds penalties of the work regulations."""
    decided = _decided(procedure)
    sanction = situation.pack.sanctions.get(decided.public.get("sanction", "")) if decided else None
    if sanction is not None and sanction.decided_by == "penalty":
        return None
    return Refusal(text("The decision is not a penalty of the work regulations."))


def entered_before_pay_day(
    situation: Situation, procedure: Procedure | None, fact: "facts.PenaltyEntered | None"
) -> Refusal | None:
    """In the register before the pay day; later is recorded with a reason."""
    if fact is None or fact.note:
        return None
    if local_day(situation, fact.entered_at) < local_day(situation, fact.pay_date):
        return None
    return Refusal(
        text("The penalty was entered on or after the pay day."),
        hint=text("If that is how it went, say why in the note: it is then recorded."),
    )


def sanction_in_order(
    situation: Situation, procedure: Procedure | None, fact: "facts.SanctionStarted | facts.SanctionEnded | None"
) -> Refusal | None:
    """It starts once, not before its first day, and ends after it started."""
    if procedure is None or fact is None:
        return None
    started, decided = procedure.last("SanctionStarted"), _decided(procedure)
    if type(fact).__name__ == "SanctionEnded":
        begun = started.moment("at") if started else None
        if begun is None or fact.at >= begun:
            return None
        return Refusal(text("The sanction ends before it began."))
    first = (decided.public.get("from") if decided else None) or ""
    if first and local_day(situation, fact.at).isoformat() < first:
        return Refusal(text("The decision lets the sanction begin later."))
    return None


def costs_were_decided(
    situation: Situation, procedure: Procedure | None, fact: "facts.CostsClaimed | None"
) -> Refusal | None:
    """No more is claimed than was decided."""
    decided = _decided(procedure)
    if fact is None or decided is None or decided.public.get("amount") is None:
        return None
    if 0 < fact.amount <= decided.public["amount"]:
        return None
    return Refusal(text("The decision allows {most} cents at most.", most=decided.public["amount"]))


def costs_need_liability(
    situation: Situation, procedure: Procedure | None, fact: "facts.CostsClaimed | None"
) -> Refusal | None:
    """Staff pay back only on a ground of liability; a slight fault is habitual when it did not happen once."""
    if fact is None or fact.note or fact.liability != "habitual_light_fault":
        return None
    if (status_of(situation, procedure) or "") in NOT_STAFF:
        return None
    decided = _decided(procedure)
    proven = len((decided.get("facts_proven") if decided else None) or ())
    if proven > 1 or earlier(situation, person_of(procedure)):
        return None
    return Refusal(
        text("A slight fault that happened once is no ground to claim costs from staff."),
        hint=text("Choose another ground, or say in the note when it happened before."),
    )


def no_action_was_decided(situation: Situation, procedure: Procedure | None, fact: object) -> Refusal | None:
    """Somebody is told that nothing follows when nothing does."""
    decided = _decided(procedure)
    if decided is None or decided.public["outcome"] == "none":
        return None
    return Refusal(text("The decision has a consequence: serve the decision instead."))


def came_to_an_end(situation: Situation, procedure: Procedure | None, fact: object) -> Refusal | None:
    """A warning, or a notice to a group in which nobody was named, can be all that follows; nothing at all cannot."""
    if procedure is None or procedure.state not in ("triaged", "charged"):
        return None
    if procedure.has("PersonWarned") or (procedure.has("GroupInformed") and not procedure.has("PersonIdentified")):
        return None
    return Refusal(
        text("This case has no outcome yet."),
        hint=text("Settle it, dismiss it, warn or decide; then close it."),
        unblocks="BreachDismissed",
    )


def person_was_told(
    situation: Situation, procedure: Procedure | None, fact: "facts.BreachClosed | None"
) -> Refusal | None:
    """Who was named hears that nothing follows."""
    if procedure is None or procedure.state != "dismissed" or not procedure.has("PersonIdentified"):
        return None
    if procedure.has("PersonToldNoAction", "PersonCleared") or (fact is not None and fact.note):
        return None
    if fact is None:
        return None
    return Refusal(
        text("The person has not been told that nothing follows."),
        hint=text("Tell the person, or say in the note why not."),
        unblocks="PersonToldNoAction",
    )


def nothing_left_running(
    situation: Situation, procedure: Procedure | None, fact: "facts.BreachClosed | None"
) -> Refusal | None:
    """A measure awaits the final decision and an appeal its own: neither is left behind in a closed case."""
    if fact is None or fact.note:
        return None
    if situation.running("provisional_measure"):
        return Refusal(
            text("A provisional measure still runs; it would outlive its case."),
            hint=text("Lift it first, or say in the note why it stays."),
            unblocks="MeasureLifted",
        )
    if situation.running("appeal"):
        return Refusal(
            text("An appeal still runs in this case."), hint=text("Wait for its outcome, or say in the note why not.")
        )
    return None
