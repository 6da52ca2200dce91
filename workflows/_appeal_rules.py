"""Whether an appeal is open, in time and admissible. Sources: the pack, `data/rules/be.toml` and `nl.toml`."""

from typing import TYPE_CHECKING

from casemgr.casefile import Procedure
from casemgr.language import text
from casemgr.situation import Situation
from casemgr.workflow import Refusal
from workflows._appeal_remedy import contested
from workflows._appeal_time import timing
from workflows._concerned import local_day

if TYPE_CHECKING:
    from workflows import appeal as facts

INADMISSIBLE = "inadmissible"


def appeal_against_something(
    situation: Situation, procedure: Procedure | None, fact: "facts.AppealLodged | None"
) -> Refusal | None:
    """It says which procedure of this case it is lodged against; whether that can be is judged when it is decided."""
    from workflows.appeal import WORKFLOW

    known = [p.id for p in situation.case.procedures.values() if p.workflow.name in WORKFLOW.about]
    if fact is None:
        return None if known else Refusal(text("There is nothing in this case to appeal against."))
    if fact.against in known:
        return None
    said = text(
        "There is no procedure “{against}” to appeal against. Known: {known}.",
        against=str(fact.against), known=", ".join(known) or "-",
    )  # fmt: skip
    return Refusal(said)


def lodged_in_order(
    situation: Situation, procedure: Procedure | None, fact: "facts.AppealLodged | None"
) -> Refusal | None:
    """Sent, then received; neither in the future."""
    if fact is None:
        return None
    if fact.lodged_at > situation.now:
        return Refusal(text("An appeal is noted once it has been lodged."))
    if fact.received_at is not None and fact.received_at < fact.lodged_at:
        return Refusal(text("The appeal cannot be received before it was lodged."))
    return None


def withdrawn_in_order(
    situation: Situation, procedure: Procedure | None, fact: "facts.AppealWithdrawn | None"
) -> Refusal | None:
    """Withdrawn after it was lodged."""
    return _before_lodged(procedure, fact.at) if fact is not None else None


def decided_after_lodged(
    situation: Situation, procedure: Procedure | None, fact: "facts.AppealDecided | None"
) -> Refusal | None:
    """Decided after it was lodged."""
    return _before_lodged(procedure, fact.decided_at) if fact is not None else None


def _before_lodged(procedure: Procedure | None, at: object) -> Refusal | None:
    lodged = procedure.last("AppealLodged") if procedure else None
    begun = lodged.moment("lodged_at") if lodged else None
    if begun is None or at >= begun:  # type: ignore[operator]
        return None
    return Refusal(text("This day lies before the day on which the appeal was lodged."))


def appeal_open_to_staff(
    situation: Situation, procedure: Procedure | None, fact: "facts.AppealDecided | None"
) -> Refusal | None:
    """Where the code opens no appeal against this act for somebody with this status, only its inadmissibility can be
    decided; the right remedy is named.
    """
    if fact is None or fact.outcome == INADMISSIBLE:
        return None
    found = contested(situation, procedure)
    if found.open:
        return None
    hint = text("The only outcome that can be recorded is “inadmissible”.")
    if found.kind == "nothing" or found.record is None:
        return Refusal(text("There is no decision, measure or answer yet to appeal against."), hint=hint)
    if found.instead is not None:
        said = text("The appeal of the code is not open against this. What is open: {remedy}.", remedy=found.instead)
        return Refusal(said, hint=hint, source=found.source)
    return Refusal(text("The appeal of the code is not open to this person against this act."), hint=hint)


def late_appeal_inadmissible(
    situation: Situation, procedure: Procedure | None, fact: "facts.AppealDecided | None"
) -> Refusal | None:
    """After the last day by every reading nothing else can be decided."""
    found = timing(situation, procedure)
    if fact is None or found is None or found.verdict != "late" or fact.outcome == INADMISSIBLE:
        return None
    return Refusal(
        text(
            "The appeal came on {at}, after the last day by every reading ({first} to {last}).",
            at=local_day(situation, found.at), first=local_day(situation, found.deadline),
            last=local_day(situation, found.outer),
        ),
        hint=text("The only outcome that can be recorded is “inadmissible”."),
    )  # fmt: skip


def late_objection_excusable(
    situation: Situation, procedure: Procedure | None, fact: "facts.AppealDecided | None"
) -> Refusal | None:
    """A late objection is inadmissible, unless the person cannot reasonably be blamed for it; that is said."""
    found = timing(situation, procedure)
    if fact is None or found is None or found.verdict != "late" or fact.outcome == INADMISSIBLE or fact.note:
        return None
    return Refusal(
        text(
            "The objection came on {at}; {last} was the last day.",
            at=local_day(situation, found.at), last=local_day(situation, found.outer),
        ),
        hint=text("Decide “inadmissible”, or say in the note why the lateness can be excused."),
    )  # fmt: skip


def inadmissible_with_reason(
    situation: Situation, procedure: Procedure | None, fact: "facts.AppealDecided | None"
) -> Refusal | None:
    """Who is turned away though not late by every reading, and though the remedy is open, is told why."""
    if fact is None or fact.outcome != INADMISSIBLE or fact.note or not contested(situation, procedure).open:
        return None
    found = timing(situation, procedure)
    if found is not None and found.verdict == "late":
        return None
    if found is not None and found.verdict == "between":
        said = text(
            "The appeal came on {at}: late by one reading (last day {first}), in time by another (last day {last}).",
            at=local_day(situation, found.at), first=local_day(situation, found.deadline),
            last=local_day(situation, found.outer),
        )  # fmt: skip
        return Refusal(
            said, hint=text("In doubt the appeal is heard. Choose a reading and give the reason in the note.")
        )
    return Refusal(
        text("The appeal came in time, so lateness is no ground to turn it away."),
        hint=text("Give the other ground for inadmissibility in the note."),
    )
