"""What follows a disciplinary decision: the remedy outside, the removal from the record, the end."""

from typing import TYPE_CHECKING

from casemgr.casefile import Procedure
from casemgr.language import text
from casemgr.law import clocks
from casemgr.situation import Situation
from casemgr.workflow import Refusal
from workflows._concerned import local_day

if TYPE_CHECKING:
    from workflows import disciplinary_proceedings as facts
    from workflows._external_appeal import ExternalAppealNoted

DECISION = "decision"
"""A sanction is also taken off the record by a decision of the authority."""


def appeal_after_decision(
    situation: Situation, procedure: Procedure | None, fact: "ExternalAppealNoted | None"
) -> Refusal | None:
    """A remedy is taken against a decision that exists."""
    if procedure is None or fact is None:
        return None
    if fact.lodged_at > situation.now:
        return Refusal(text("An appeal is noted once it has been lodged."))
    decided = procedure.last("DecisionTaken", "AppealDecided")
    at = decided.moment("decided_at") if decided else None
    if at is not None and fact.lodged_at >= at:
        return None
    return Refusal(text("There was no decision yet on the day on which the appeal was lodged."))


def expunged_by_rule(
    situation: Situation, procedure: Procedure | None, fact: "facts.SanctionExpunged | None"
) -> Refusal | None:
    """A sanction leaves the record when its term is over, or by a decision that says why."""
    if procedure is None or sanction_of(procedure) is None:
        return Refusal(text("There is no sanction on record here."))
    if procedure.has("SanctionExpunged"):
        return Refusal(text("The sanction has been expunged already."))
    if fact is None:
        return None
    if fact.rule == DECISION:
        said = text("A removal by decision says which organ decided, when and why.")
        return None if fact.note else Refusal(said, hint=text("Give the reason in the note."))
    return _by_its_term(situation, procedure, fact)


def _by_its_term(situation: Situation, procedure: Procedure, fact: "facts.SanctionExpunged") -> Refusal | None:
    known = _terms_of(sanction_of(procedure))
    if fact.rule not in known:
        said = text("This is no rule for the removal of this sanction. Known: {known}.",
                    known=", ".join([*known, DECISION]))  # fmt: skip
        return Refusal(said)
    over = [limit.deadline for limit in situation.limits(fact.rule, procedure) if limit.deadline is not None]
    if not over:
        return Refusal(
            text("How long this sanction stays on record has not been set."),
            hint=text("Set it: casemgr settings set {setting} NUMBER", setting=known[fact.rule]),
        )
    last = local_day(situation, max(over))
    if local_day(situation, fact.at) >= last:
        return None
    return Refusal(text("The sanction stays on record until {day}.", day=last))


def _terms_of(sanction: str | None) -> dict[str, str]:
    """The clocks that end with the removal of this sanction, each with the setting that fills it."""
    return {
        clock.name: clock.setting
        for clock in clocks.load().values()
        if any(stop.fact == "SanctionExpunged" for stop in clock.stops)
        and any(start.where.get("sanction") == sanction for start in clock.starts)
    }


def sanction_of(procedure: Procedure) -> str | None:
    """The sanction that was imposed, if one was."""
    decided = procedure.last("DecisionTaken")
    if decided is None or decided.public["outcome"] != "sanction":
        return None
    return decided.public.get("sanction")


def end_as_decided(
    situation: Situation, procedure: Procedure | None, fact: "facts.DisciplineEnded | None"
) -> Refusal | None:
    """Proceedings end as they were decided; without a decision because they lapsed or the person left."""
    if fact is None or procedure is None:
        return None
    decided = procedure.last("DecisionTaken")
    outcome = decided.public["outcome"] if decided else None
    if fact.outcome in ("sanction", "none") and outcome != fact.outcome:
        return Refusal(text("No decision with this outcome has been taken."), unblocks="DecisionTaken")
    if fact.outcome == "lapsed" and not fact.note:
        return Refusal(text("Say by which term the proceedings lapsed."), hint=text("Give the reason in the note."))
    return None
