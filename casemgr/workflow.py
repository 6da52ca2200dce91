"""Workflows as data: states and steps on `transitions`, checked when loaded; rules are functions beside them.

A workflow is one file in `workflows/` that names `WORKFLOW`. The machine holds states and rows only: conditions
inside it would
answer differently later, in silence, so rules run once, when a fact is taken, and never in replay.
"""

import importlib
import logging
import pkgutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any, Literal

from transitions import Machine, MachineError

from casemgr.errors import Refused, Unusable
from casemgr.facts import Fact
from casemgr.language import Text, text

if TYPE_CHECKING:
    from casemgr.casefile import CaseFile, Procedure
    from casemgr.situation import Situation

NEW = "(new)"
"""Where a procedure is before its first fact."""
STAY = "(stay)"
"""The phase does not change: the duty is a rule over the facts."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a rule says no. Its source comes from the pack or the law file that names the rule, unless it says one."""

    sentence: Text
    hint: Text | None = None
    unblocks: str | None = None  # the fact that would take the reason away
    source: str | None = None  # when it is not the one the law or the pack names for the whole rule


Rule = Callable[["Situation", "Procedure | None", Any], Refusal | None]
"""Called with the fact to take, or None when a screen asks whether the step is open at all."""
Value = Callable[["Situation", "Procedure"], Any]
"""What a letter may use: worked out from the facts of one procedure."""


@dataclass(frozen=True, slots=True)
class Step:
    """One row: which fact, from which states, to which; who may (`"leak D"`: column and verb of the role table)."""

    fact: type[Fact]
    sources: tuple[str, ...]
    to: str | Mapping[str, str]
    needs: str
    rules: tuple[Rule, ...] = ()
    by: str | None = None  # the public field that picks from `to`
    letter: str | None = None  # the letter this step asks for

    @property
    def opens(self) -> bool:
        """Whether the fact starts a new procedure."""
        return NEW in self.sources

    def trigger(self, public: Mapping[str, Any]) -> str:
        """The machine's name for taking this fact with these values."""
        name = self.fact.__name__
        return name if self.by is None else f"{name}:{public.get(self.by)}"


def opens(fact: type[Fact], to: str, needs: str, *rules: Rule) -> Step:
    """A step that starts a procedure."""
    return Step(fact, (NEW,), to, needs, rules)


def step(
    fact: type[Fact],
    sources: str,
    to: str | Mapping[str, str],
    needs: str,
    *rules: Rule,
    by: str | None = None,
    letter: str | None = None,
) -> Step:
    """A step from one or more states (space-separated) to a state, to `STAY`, or to a state by a public field."""
    return Step(fact, tuple(sources.split()), to, needs, rules, by, letter)


@dataclass(frozen=True)
class Workflow:
    """One kind of procedure. `half` says who may read its facts; `ended` are the states in which nothing waits."""

    name: str
    half: Literal["leak", "report", "personnel", "appeal", "file"]
    column: str  # of the role table: who sees that it exists and how it stands
    states: tuple[str, ...]
    ended: tuple[str, ...]
    steps: tuple[Step, ...]
    track: tuple[str, ...] = ()  # the phases a screen shows, in order
    waits: "Callable[[CaseFile, Procedure], str | None] | None" = (
        None  # the fact a decision-maker is waited for, if any
    )
    passed: "Callable[[Procedure], set[str]] | None" = None  # the phases of the track that are behind; else by state
    left_out: "Callable[[Procedure], set[str]] | None" = None  # phases that this procedure can do without
    overview: tuple[str, ...] = ()  # "Fact.field": what a screen tells of it at a glance
    weighed: Mapping[str, Value] = field(default_factory=dict)  # worked out for who decides about a person
    opens_case: bool = False
    about: tuple[str, ...] = ()  # the workflows it can be about, inside a case that holds one of them
    once: bool = False  # whether a case holds one at most
    titled: bool = False  # whether its title may stand on a board: only where it accuses nobody
    values: Mapping[str, Value] = field(default_factory=dict)

    def step_for(self, kind: str, state: str) -> Step | None:
        """The row that takes this fact in this state."""
        return self._rows.get((kind, state))

    def steps_of(self, kind: str) -> tuple[Step, ...]:
        """All rows for this fact."""
        return tuple(row for row in self.steps if row.fact.__name__ == kind)

    @property
    def _rows(self) -> dict[tuple[str, str], Step]:
        return _indexed(self.name)[0]

    def fire(self, kind: str, state: str, public: Mapping[str, Any]) -> str:
        """The state after a fact; `Refused` when the fact has no place in this state."""
        row = self.step_for(kind, state)
        if row is None:
            raise out_of_place(kind)
        state_after = _fired(self.name, row.trigger(public), state)
        if state_after is None:
            raise out_of_place(kind)
        return state_after


def out_of_place(kind: str) -> Refused:
    """The sentence for a fact that does not belong in the present phase."""
    return Refused(
        "not-now",
        text("This step does not belong in the present phase of the procedure."),
        hint=text("See which steps are possible now: casemgr steps CASE"),
        source=None,
    )


class _Phase:
    """What the shared machine moves: a throw-away holder of one state."""

    __slots__ = ("state",)

    def __init__(self, state: str) -> None:
        self.state = state


@cache
def _fired(name: str, trigger: str, state: str) -> str | None:
    """What the machine makes of a state; it has no conditions, so the answer is always the same. None: no such row."""
    phase = _Phase(state)
    try:
        _indexed(name)[1].events[trigger].trigger(phase)
    except (MachineError, KeyError):
        return None
    return phase.state


@cache
def _indexed(name: str) -> tuple[dict[tuple[str, str], Step], Machine]:
    workflow = load(name)
    rows = {(row.fact.__name__, state): row for row in workflow.steps for state in row.sources}
    logging.getLogger("transitions").setLevel(logging.ERROR)
    machine = Machine(
        model=None, states=[NEW, *workflow.states], transitions=list(_transitions(workflow)),
        initial=None, auto_transitions=False, send_event=True,
    )  # fmt: skip
    return rows, machine


def _transitions(workflow: Workflow) -> Iterator[dict[str, Any]]:
    for row in workflow.steps:
        targets = row.to if isinstance(row.to, Mapping) else {None: row.to}
        for value, target in targets.items():
            trigger = row.fact.__name__ if value is None else f"{row.fact.__name__}:{value}"
            for source in row.sources:
                yield {"trigger": trigger, "source": source, "dest": source if target == STAY else target}


@cache
def load(name: str) -> Workflow:
    """The workflow of this name, checked; `Unusable` names the file and the row that is wrong."""
    from casemgr.workflow_checks import check

    if name not in names():
        raise Unusable(
            "unknown-workflow", text("There is no workflow “{name}”.", name=name), hint=text("See: casemgr workflows")
        )
    workflow: Workflow = importlib.import_module(f"workflows.{name}").WORKFLOW
    check(workflow)
    return workflow


@cache
def names() -> tuple[str, ...]:
    """The workflows there are: the modules of `workflows/` without an underscore."""
    package = importlib.import_module("workflows")
    return tuple(
        sorted(module.name for module in pkgutil.iter_modules(package.__path__) if not module.name.startswith("_"))
    )


@cache
def facts() -> Mapping[str, type[Fact]]:
    """Every fact some step takes, by name."""
    return {row.fact.__name__: row.fact for name in names() for row in load(name).steps}


@cache
def takers(kind: str) -> tuple[str, ...]:
    """The workflows that have a step for this fact."""
    return tuple(name for name in names() if load(name).steps_of(kind))
