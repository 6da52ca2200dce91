"""What an appeal is lodged against, and which remedy the code has open for that outcome and that status."""

from dataclasses import dataclass
from typing import Literal

from casemgr.casefile import Procedure, Record
from casemgr.language import Words
from casemgr.law import clocks
from casemgr.law.provisions import Measure, Remedy, Sanction
from casemgr.law.sanctionlist import remedy as disciplinary_remedy
from casemgr.situation import Situation
from workflows._appeal_time import terms
from workflows._concerned import status_concerned

Kind = Literal["decision", "measure", "warning", "discipline", "request", "nothing"]


@dataclass(frozen=True, slots=True)
class Contested:
    """`open`: whether the appeal of the code can be lodged against it. `instead`: the remedy there is, if another."""

    kind: Kind
    record: Record | None
    open: bool
    instead: Words | None = None
    source: str | None = None


def contested(situation: Situation, appeal: Procedure | None) -> Contested:
    """What the appeal attacks; `nothing` when there is no decision, measure or answer yet."""
    attacked = situation.case.about(appeal) if appeal else None
    if attacked is None:
        return Contested("nothing", None, open=False)
    look = {
        "breach": _breach, "provisional_measure": _measure, "disciplinary_proceedings": _discipline,
        "subject_request": _request,
    }.get(attacked.workflow.name)  # fmt: skip
    return look(situation, attacked) if look else Contested("nothing", None, open=False)


def body(situation: Situation, appeal: Procedure | None) -> str | None:
    """The organ that decides the appeal: as said, else of the entity, else the first that the code names for it."""
    decided = appeal.last("AppealDecided") if appeal else None
    said = decided.public.get("organ") if decided else None
    allowed = organs(situation, appeal)
    own = situation.entity.get("appeal_body")
    return said or (own if own in allowed else None) or next(iter(allowed), None)


def organs(situation: Situation, appeal: Procedure | None) -> tuple[str, ...]:
    """The organs that the code lets decide an appeal, for the entity of the case."""
    named = situation.pack.organs_for("appeal", status_concerned(situation, appeal))
    entity = situation.case.entity
    return tuple(name for name in named if situation.pack.organs[name].of in ("", entity) or entity is None)


def _breach(situation: Situation, attacked: Procedure) -> Contested:
    decided, warned = attacked.last("DecisionTaken"), attacked.last("PersonWarned")
    status = status_concerned(situation, attacked)
    if decided is not None and decided.public["outcome"] == "sanction":
        return _judged("decision", decided, situation, situation.pack.sanctions.get(_code(decided, "sanction")), status)
    if warned is not None:
        return Contested("warning", warned, open=_open_by_letter(situation, "warning", status))
    return Contested("decision" if decided else "nothing", decided, open=False)


def _measure(situation: Situation, attacked: Procedure) -> Contested:
    ordered = attacked.last("MeasureOrdered")
    if ordered is None:
        return Contested("measure", attacked.last("PreventiveSuspensionOrdered"), open=False)
    measure = situation.pack.measures.get(_code(ordered, "kind"))
    return _judged("measure", ordered, situation, measure, status_concerned(situation, attacked))


def _discipline(situation: Situation, attacked: Procedure) -> Contested:
    """Opening proceedings only prepares; a sanction goes outside, never to the organ of the code."""
    decided = attacked.last("DecisionTaken")
    outside = disciplinary_remedy(situation.pack.country) if decided else None
    return Contested("discipline", decided, False, *(outside or ()))


def _request(situation: Situation, attacked: Procedure) -> Contested:
    """Open when the code has a term for it that runs for this kind of request."""
    answered = attacked.last("RequestAnswered")
    suited = any(_suits(name, attacked) for name in _internal_clocks(situation, "request_answer"))
    return Contested("request", answered, open=answered is not None and suited)


def _judged(
    kind: Kind, record: Record, situation: Situation, outcome: Sanction | Measure | None, status: str | None
) -> Contested:
    remedy = situation.pack.remedy_of(outcome, status) if outcome is not None else None
    if remedy is None:
        return Contested(kind, record, open=False)
    if remedy.clock in terms():
        return Contested(kind, record, open=True)
    return Contested(kind, record, False, remedy.label, remedy.source)


def _open_by_letter(situation: Situation, letter: str, status: str | None) -> bool:
    """A warning is no outcome of the code, but it is notified by a letter that starts the term: for whom that remedy
    is open.
    """
    wanted = _internal_clocks(situation, letter)
    pack = situation.pack
    outcomes: list[Sanction | Measure] = [*pack.sanctions.values(), *pack.measures.values()]
    found = (
        pack.remedy_of(outcome, status) for outcome in outcomes if not outcome.statuses or status in outcome.statuses
    )
    return any(remedy is not None and remedy.clock in wanted for remedy in found)


def _internal_clocks(situation: Situation, letter: str) -> list[str]:
    """The terms of the code's own remedies that this letter starts."""
    remedies: list[Remedy] = list(situation.pack.remedies.values())
    known = clocks.load()
    return [r.clock for r in remedies if r.clock in terms() and letter in known[r.clock].letters]


def _suits(name: str, attacked: Procedure) -> bool:
    """Whether a clock that runs only after some facts runs in this procedure."""
    after = clocks.load()[name].after
    return not after or any(
        trigger.fits(record.kind, record.public) for trigger in after for record in attacked.records if record.stands
    )


def _code(record: Record, name: str) -> str:
    return str(record.public.get(name) or "")
