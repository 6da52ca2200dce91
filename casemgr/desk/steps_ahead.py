"""The acts a procedure still needs, in the order of its workflow: what it waits for, then what leads to each phase."""

from collections.abc import Iterator, Mapping

from casemgr.casefile import Procedure
from casemgr.desk import barriers, judging, wording
from casemgr.desk.planned import Act, Ahead
from casemgr.errors import Refused
from casemgr.language import Text, Words, text
from casemgr.workflow import STAY, Step


def acts(ahead: Ahead, procedure: Procedure) -> list[Act]:
    """The acts by which a running procedure comes to its end."""
    found: list[Act] = []
    for row in _rows(ahead, procedure):
        if ahead.may_read(procedure, row.needs.partition(" ")[0]):
            found.append(_act(ahead, procedure, row, found[-1] if found else None))
    return found


def _rows(ahead: Ahead, procedure: Procedure) -> Iterator[Step]:
    """What is waited for; then, for each phase that is not behind, the first step that leads there."""
    if procedure.ended:
        return
    workflow, told = procedure.workflow, set()
    awaited = workflow.waits(ahead.situation.case, procedure) if workflow.waits else None
    row = row_of(procedure, awaited) if awaited else None
    if row is not None:
        told.add(row.fact)
        yield row
    for phase in _phases(procedure):
        leading = [row for row in workflow.steps if not row.opens and phase in targets(row)]
        leading.sort(key=lambda row: procedure.state not in row.sources)
        if leading and leading[0].fact not in told:
            told.add(leading[0].fact)
            yield leading[0]


def row_of(procedure: Procedure, fact: str) -> Step | None:
    """The row that would take a fact: here, or where it opens a procedure of its own."""
    rows = procedure.workflow.steps_of(fact)
    return procedure.workflow.step_for(fact, procedure.state) or (rows[0] if rows else barriers.opening(fact))


def _phases(procedure: Procedure) -> list[str]:
    """The phases still to come."""
    workflow, state = procedure.workflow, procedure.state
    without = workflow.left_out(procedure) if workflow.left_out else set()
    track = [phase for phase in workflow.track if phase not in without]
    if workflow.passed is not None:
        behind = workflow.passed(procedure)
        return [phase for phase in track if phase not in behind]
    return track[track.index(state) + 1 :] if state in track else []


def targets(row: Step) -> set[str]:
    """The phases a step can lead to."""
    return (set(row.to.values()) if isinstance(row.to, Mapping) else {row.to}) - {STAY}


def _act(ahead: Ahead, procedure: Procedure, row: Step, before: Act | None) -> Act:
    """Possible now, or what it waits for: the end waits for what comes before it, the rest for what the rules say."""
    kind = row.fact.__name__
    label, help_ = wording.label(kind), wording.help_of(kind)
    refused = _refusal(ahead, procedure, row)
    last = bool(targets(row)) and targets(row) <= set(procedure.workflow.ended)
    here = row.opens or procedure.state in row.sources
    if before is not None and (last or not here):
        asked = barriers.asks_hearing(ahead.situation, procedure) if kind == "DecisionTaken" else None
        source = (asked.source or "") if asked else ""
        return Act(procedure.id, kind, label, "waits", why=asked.sentence if asked else help_, source=source,
                   waits_for=before.label, unblocks=before.fact)  # fmt: skip
    if refused is not None:
        waits_for, unblocks = waits(refused, ahead, procedure)
        return Act(procedure.id, kind, label, "waits", why=refused.sentence, source=refused.source or "",
                   waits_for=waits_for, unblocks=unblocks)  # fmt: skip
    return Act(procedure.id, kind, label, "possible", earliest=ahead.today, why=help_)


def _refusal(ahead: Ahead, procedure: Procedure, row: Step) -> Refused | None:
    if not row.opens and procedure.state not in row.sources:
        return None
    found = list(judging.barriers(ahead.situation, None if row.opens else procedure, row))
    return found[0] if found else None


def waits(refused: Refused, ahead: Ahead, procedure: Procedure) -> tuple[Words | Text, str]:
    """What a refused step waits for, in words and as a fact; a hearing that is planned, for its day."""
    hearing = ahead.hearing_about(procedure) if refused.unblocks == "HearingPlanned" else None
    if hearing is not None and (day := ahead.day_of(hearing)) is not None:
        return text("the hearing of {day}", day=day), "HearingHeld"
    if refused.unblocks:
        return wording.label(refused.unblocks), refused.unblocks
    return refused.hint or text("what the rule asks"), ""
