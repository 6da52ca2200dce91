"""What a workflow must hold to be loaded. Runs once a process; a mistake names the file and the row."""

from collections.abc import Iterator, Mapping

from casemgr.errors import Unusable
from casemgr.facts import field_of, literals
from casemgr.language import text
from casemgr.resources import DATA
from casemgr.roles import is_cell
from casemgr.workflow import NEW, STAY, Step, Workflow

FILE_COLUMN = "file"
"""Stands for the column of whichever procedure is at hand."""


def check(workflow: Workflow) -> None:
    """Raises `Unusable` for the first thing that is wrong."""
    for number, row, wrong in _mistakes(workflow):
        raise Unusable(
            "bad-workflow",
            text(
                "workflows/{file}.py, row {number} ({fact}): {wrong}",
                file=workflow.name, number=number, fact=row.fact.__name__ if row else "-", wrong=wrong,
            ),
        )  # fmt: skip


def _mistakes(workflow: Workflow) -> Iterator[tuple[int, Step | None, str]]:
    states = {NEW, *workflow.states}
    seen: set[tuple[str, str]] = set()
    for number, row in enumerate(workflow.steps, 1):
        for state in (*row.sources, *_targets(row)):
            if state not in states:
                yield number, row, f"unknown state {state!r}"
        for state in row.sources:
            if (row.fact.__name__, state) in seen:
                yield number, row, f"a second row for this fact in state {state!r}"
            seen.add((row.fact.__name__, state))
        yield from ((number, row, wrong) for wrong in _row_mistakes(row))
    for state in workflow.states:
        if state not in _reachable(workflow):
            yield 0, None, f"state {state!r} cannot be reached"
    for state in workflow.ended:
        if state not in states:
            yield 0, None, f"unknown end state {state!r}"


def _row_mistakes(row: Step) -> Iterator[str]:
    if isinstance(row.to, Mapping) != (row.by is not None):
        yield "a destination by value needs the field that picks it"
    if row.by is not None and row.by not in row.fact.public_names:
        yield f"the destination reads {row.by!r}, which is personal and can be erased"
    if row.by is not None and isinstance(row.to, Mapping):
        wanted, found = set(literals(field_of(row.fact, row.by).annotation)), set(row.to)
        if wanted and wanted != found:
            yield f"the destinations by {row.by!r} do not match its values: {sorted(wanted ^ found)}"
    if row.letter is not None and not (DATA / "letters" / f"{row.letter}.toml").exists():
        yield f"there is no letter {row.letter!r}"
    column, _, verb = row.needs.partition(" ")
    if not is_cell(column, verb) and column != FILE_COLUMN:
        yield f"the role table has no {row.needs!r}"


def _targets(row: Step) -> list[str]:
    found = list(row.to.values()) if isinstance(row.to, Mapping) else [row.to]
    return [state for state in found if state != STAY]


def _reachable(workflow: Workflow) -> set[str]:
    reached = {NEW}
    while True:
        further = {state for row in workflow.steps if reached & set(row.sources) for state in _targets(row)}
        if further <= reached:
            return reached
        reached |= further
