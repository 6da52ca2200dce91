"""How a measure stands: carried out or not, still needed or not, annulled or not, and what it waits for."""

from casemgr.casefile import CaseFile, Procedure
from casemgr.language import text
from casemgr.situation import Situation
from casemgr.workflow import Refusal
from workflows._appeal_standing import standing


def annulled(case: CaseFile, procedure: Procedure) -> bool:
    """Whether an appeal or objection against the measure ended in its annulment."""
    found = standing(case, procedure)
    return found is not None and found.state == "annulled"


def outlived(case: CaseFile, procedure: Procedure) -> bool:
    """Whether what the measure waited for is over: the procedure it is about was decided or has ended."""
    about = case.about(procedure)
    return about is not None and (about.ended or about.state == "decided")


def unheard(case: CaseFile, procedure: Procedure) -> bool:
    """Whether somebody was suspended in urgency and has not been heard since."""
    order = procedure.last("PreventiveSuspensionOrdered")
    if order is None or order.public.get("heard"):
        return False
    hearings = [p for p in case.those_about(procedure) if p.workflow.name == "hearing"]
    return not any(p.state in ("held", "waived", "missed") for p in hearings)


def waits(case: CaseFile, procedure: Procedure) -> str | None:
    """Undoing what no longer stands comes first, then ending what outlived its case, hearing, and carrying out."""
    if procedure.state == "lifted" or annulled(case, procedure):
        return "MeasureUndone"
    if outlived(case, procedure):
        return "MeasureLifted"
    if unheard(case, procedure) and not _hearing_planned(case, procedure):
        return "HearingPlanned"
    return "MeasureCarriedOut" if procedure.state == "ordered" else None


def _hearing_planned(case: CaseFile, procedure: Procedure) -> bool:
    return any(p.workflow.name == "hearing" and not p.ended for p in case.those_about(procedure))


def passed(procedure: Procedure) -> set[str]:
    """A measure that nobody reported as carried out was lifted all the same."""
    facts = {"carried_out": "MeasureCarriedOut", "lifted": "MeasureLifted", "undone": "MeasureUndone"}
    return {"ordered"} | {phase for phase, fact in facts.items() if procedure.has(fact)}


def left_out(procedure: Procedure) -> set[str]:
    """What was annulled is undone without being lifted."""
    return {"lifted"} if procedure.state == "undone" and not procedure.has("MeasureLifted") else set()


def undone_once_it_no_longer_stands(situation: Situation, procedure: Procedure | None, fact: object) -> Refusal | None:
    """Access comes back once the measure was lifted, or annulled in appeal."""
    if procedure is None or annulled(situation.case, procedure):
        return None
    return Refusal(
        text("This measure still stands: it was neither lifted nor annulled."),
        hint=text("Have it lifted first by whoever may order it."), unblocks="MeasureLifted",
    )  # fmt: skip
