"""Whether the person was heard about a procedure, and why not."""

from casemgr.casefile import CaseFile, Procedure
from casemgr.language import Text, text


def hearings(case: CaseFile, procedure: Procedure) -> list[Procedure]:
    """The hearings about this procedure."""
    return [p for p in case.those_about(procedure) if p.workflow.name == "hearing"]


def heard(case: CaseFile, procedure: Procedure | None) -> bool:
    """Whether a hearing about this procedure was held, missed after a correct invitation, or waived."""
    return procedure is not None and any(counts(procedure, hearing) for hearing in hearings(case, procedure))


def counts(procedure: Procedure, hearing: Procedure) -> bool:
    """Whether a hearing does for a decision: on the charges as they stand now, and not excused without another way."""
    if hearing.state == "waived":
        return True
    if hearing.state not in ("held", "missed") or not on_these_charges(procedure, hearing):
        return False
    return hearing.state == "held" or _missed_by_choice(hearing)


def _missed_by_choice(hearing: Procedure) -> bool:
    missed = hearing.last("HearingMissed")
    if missed is None or not missed.public["invited_correctly"]:
        return False
    return not missed.public["excused"] or hearing.has("PostponementRefused")


def on_these_charges(procedure: Procedure, hearing: Procedure) -> bool:
    """Whether nothing was charged after the invitation; putting a word right charges nothing new."""
    told = procedure.by_kind.get("ChargesSet", ())
    charged = max((r.seq for r in told if r.event.corrects is None and not r.withdrawn), default=0)
    invited = hearing.last("HearingInvited")
    return invited is None or charged < invited.seq


def why_unheard(case: CaseFile, procedure: Procedure | None) -> Text | None:
    """What stands in the way, when there was a hearing that does not do."""
    ended = [p for p in hearings(case, procedure) if p.state in ("held", "missed")] if procedure else []
    if procedure is None or not ended or heard(case, procedure):
        return None
    last = ended[-1]
    missed = last.last("HearingMissed")
    if not on_these_charges(procedure, last):
        return text("Facts were charged after the invitation: invite the person again, about these facts.")
    if missed is not None and not missed.public["invited_correctly"]:
        return text("The invitation was not in order: plan a new conversation and invite again.")
    return text("The person was excused: plan a new conversation, or offer to answer in writing.")
