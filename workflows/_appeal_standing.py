"""How a decision, measure or answer stands after what was lodged against it, inside and outside."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from casemgr.casefile import CaseFile, Procedure, Record

State = Literal["stands", "contested", "suspended", "reduced", "annulled"]
ACTS = ("DecisionTaken", "PersonWarned", "MeasureOrdered", "PreventiveSuspensionOrdered", "RequestAnswered")


@dataclass(frozen=True, slots=True)
class Standing:
    """`contested`: stands, while an appeal runs. `by`: the procedure that made it so; `to`: what it was reduced to."""

    state: State
    by: str | None = None
    to: str | None = None

    @property
    def holds(self) -> bool:
        """Whether there is still something to carry out."""
        return self.state not in ("annulled", "suspended")


def standing(case: CaseFile, procedure: Procedure, *, suspensive: bool = False) -> Standing | None:
    """None while nothing was decided, ordered or answered. `suspensive`: an appeal that runs stops the execution."""
    if not procedure.has(*ACTS):
        return None
    found = Standing("stands")
    for appeal, record in _in_order(case, procedure):
        found = _after(found, appeal, record, suspensive)
    return found


def _in_order(case: CaseFile, procedure: Procedure) -> Iterator[tuple[Procedure, Record]]:
    """What was lodged and decided about it, in the order in which it was recorded."""
    places = [procedure, *(p for p in case.those_about(procedure) if p.workflow.name == "appeal")]
    kinds = ("AppealLodged", "AppealWithdrawn", "AppealDecided", "ExternalAppealNoted")
    found = [(place, record) for place in places for kind in kinds for record in place.all(kind)]
    yield from sorted(found, key=lambda pair: pair[1].seq)


def _after(before: Standing, place: Procedure, record: Record, suspensive: bool) -> Standing:
    if record.kind == "ExternalAppealNoted":
        return _after_outside(before, place, record)
    if before.state == "annulled":
        return before
    if record.kind == "AppealLodged":
        return Standing("suspended" if suspensive else "contested", place.id, before.to)
    outcome = record.public.get("outcome")
    if outcome == "annulled":
        return Standing("annulled", place.id)
    if outcome == "reduced":
        return Standing("reduced", place.id, record.public.get("sanction") or record.public.get("measure"))
    return Standing("reduced" if before.to else "stands", place.id, before.to)


def _after_outside(before: Standing, place: Procedure, record: Record) -> Standing:
    """Outside, a decision is annulled or not; annulling what was decided on appeal leaves the appeal to be decided."""
    if record.public.get("outcome") != "annulled":
        return before
    if place.workflow.name == "appeal":
        return Standing("contested", place.id)
    return Standing("annulled", place.id)
