"""A workflow that is wrong is not loaded, and the file and the row are named; a right one moves by its rows."""

from dataclasses import replace
from typing import Any, Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casemgr import workflow
from casemgr.errors import Refused, Unusable
from casemgr.facts import Fact, Short
from casemgr.workflow import NEW, STAY, Step, Workflow, opens, step
from casemgr.workflow_checks import check


class Begun(Fact):
    """Opens."""


class Chosen(Fact):
    """Goes one of two ways, by a code; the name can be forgotten."""

    way: Literal["left", "right"]
    name: Short | None = None


class Ended(Fact):
    """Ends."""


STEPS = (
    opens(Begun, "begun", "leak C"),
    step(Chosen, "begun", {"left": "left", "right": "right"}, "leak C", by="way"),
    step(Ended, "left right", "ended", "leak D"),
)
RIGHT = Workflow("sample", "leak", "leak", ("begun", "left", "right", "ended"), ("ended",), STEPS)


def test_a_right_workflow_is_accepted() -> None:
    check(RIGHT)


def row(fact: type[Fact], sources: str = "begun", to: Any = STAY, needs: str = "leak C", **more: Any) -> Step:
    return step(fact, sources, to, needs, **more)


@pytest.mark.parametrize(
    ("wrong", "number", "said"),
    [
        (row(Ended, "begun", "nowhere"), 4, "unknown state 'nowhere'"),
        (row(Ended, "nowhere begun"), 4, "unknown state 'nowhere'"),
        (row(Chosen, "right", {"left": "left", "right": "away"}, by="way"), 4, "unknown state 'away'"),
        (row(Ended, "left", "ended"), 4, "a second row for this fact in state 'left'"),
        (row(Chosen, "left", {"left": "left"}), 4, "needs the field that picks it"),
        (row(Chosen, "left", "ended", by="way"), 4, "needs the field that picks it"),
        (row(Chosen, "left", {"left": "left"}, by="name"), 4, "'name', which is personal"),
        (row(Chosen, "left", {"left": "left"}, by="absent"), 4, "'absent', which is personal"),
        (row(Begun, "left", letter="no_such_letter"), 4, "no letter 'no_such_letter'"),
        (row(Begun, "left", needs="leak X"), 4, "no 'leak X'"),
        (row(Begun, "left", needs="garden C"), 4, "no 'garden C'"),
        (row(Begun, "left", needs=""), 4, "no ''"),
    ],
)
def test_a_wrong_row_is_named(wrong: Step, number: int, said: str) -> None:
    with pytest.raises(Unusable) as refused:
        check(replace(RIGHT, steps=(*STEPS, wrong)))
    sentence = str(refused.value.sentence)
    assert refused.value.kind == "bad-workflow"
    assert f"workflows/sample.py, row {number} ({wrong.fact.__name__})" in sentence
    assert said in sentence


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"states": (*RIGHT.states, "island")}, "state 'island' cannot be reached"),
        ({"ended": ("ended", "gone")}, "unknown end state 'gone'"),
        ({"steps": STEPS[1:]}, "cannot be reached"),
    ],
)
def test_what_is_wrong_with_the_whole_is_told(more: dict[str, Any], said: str) -> None:
    with pytest.raises(Unusable) as refused:
        check(replace(RIGHT, **more))
    assert "workflows/sample.py" in str(refused.value.sentence)
    assert said in str(refused.value.sentence)


def test_each_value_that_picks_has_a_destination() -> None:
    half = step(Chosen, "begun", {"left": "left"}, "leak C", by="way")
    steps = (STEPS[0], half, step(Ended, "left", "ended", "leak C"))
    with pytest.raises(Unusable):
        check(replace(RIGHT, states=("begun", "left", "ended"), steps=steps))


@pytest.mark.parametrize("name", workflow.names())
def test_every_workflow_that_ships_is_right(name: str) -> None:
    check(workflow.load(name))


@pytest.mark.parametrize("name", ["_decision", "nothing", "../workflows", "data_leak.py", ""])
def test_what_is_no_workflow_is_not_found(name: str) -> None:
    with pytest.raises(Unusable) as refused:
        workflow.load(name)
    assert refused.value.kind == "unknown-workflow"


@given(st.data())
def test_the_machine_agrees_with_the_rows(data: st.DataObject) -> None:
    flow = workflow.load(data.draw(st.sampled_from(workflow.names())))
    state = data.draw(st.sampled_from((NEW, *flow.states)))
    kind = data.draw(st.sampled_from(sorted({one.fact.__name__ for one in flow.steps})))
    found = flow.step_for(kind, state)
    if found is None:
        with pytest.raises(Refused):
            flow.fire(kind, state, {})
        return
    if isinstance(found.to, str):
        assert flow.fire(kind, state, {}) == (state if found.to == STAY else found.to)
        return
    by = found.by or ""
    for value, target in found.to.items():
        assert flow.fire(kind, state, {by: value}) == (state if target == STAY else target)
    with pytest.raises(Refused):
        flow.fire(kind, state, {by: "none of these"})
