"""A fact that stands in for an earlier one of its kind: when that is possible, and when to point it out."""

from casemgr import workflow as workflows
from casemgr.casefile import FILE, CaseFile, Procedure, Record
from casemgr.desk import casework, judging
from casemgr.desk.session import Session
from casemgr.errors import Refused, Unusable
from casemgr.facts import Fact
from casemgr.language import text
from casemgr.workflow import Step


def admitted(session: Session, case: CaseFile, seq: int, fact: Fact) -> str:
    """The procedure of the fact to replace: a fact may stand in for one of its kind, by those who may record it."""
    wrong = case.records[seq - 1] if 0 < seq <= case.seq else None
    if wrong is None or not wrong.stands or wrong.kind != type(fact).__name__:
        raise Unusable(
            "nothing-to-correct",
            text("Fact {seq} of this case is not of this kind, or no longer stands.", seq=seq),
            hint=text("See the facts and their numbers: casemgr show CASE"),
        )
    procedure: Procedure = case.procedures[wrong.procedure]
    row = next(iter(procedure.workflow.steps_of(wrong.kind) or workflows.load(FILE).steps_of(wrong.kind)))
    error = _refusal_without(session, case, wrong, procedure, row, fact)
    if error is not None:
        raise error
    public = fact.split()[0]
    if row.by is not None and public.get(row.by) != wrong.public.get(row.by):
        raise Refused(
            "correct-by-new-fact", text("This choice moved the procedure on; it cannot be changed afterwards.")
        )
    return wrong.procedure


def _refusal_without(
    session: Session, case: CaseFile, wrong: Record, procedure: Procedure, row: Step, fact: Fact
) -> Refused | None:
    """What the rules say of a fact as if the one it replaces did not stand."""
    wrong.withdrawn = True
    try:
        return judging.refusal(session, casework.of(session, case), procedure, row, fact)
    finally:
        wrong.withdrawn = False


def way_out(session: Session, case: CaseFile, fact: Fact, within: str | None, refused: Refused) -> Refused:
    """The refusal of a fact that has no place any more; when it could take the place of the one there, it says how."""
    kind = type(fact).__name__
    found = [p.last(kind) for p in case.procedures.values() if within in (None, p.id)]
    standing = [record.seq for record in found if record is not None]
    if refused.kind != "not-now" or len(standing) != 1:
        return refused
    try:
        admitted(session, case, standing[0], fact)
    except (Refused, Unusable):
        return refused
    hint = text(
        "It was recorded before. If that was wrong, put this in its place: casemgr take {case} {fact} --corrects {seq}",
        case=case.number, fact=kind, seq=standing[0],
    )  # fmt: skip
    return Refused(refused.kind, refused.sentence, hint=hint, source=refused.source)
