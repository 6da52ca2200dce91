"""The maps of the workflows: drawn as they are, and the pages of the documentation as they would be made now."""

import re
from pathlib import Path

import pytest

from casemgr import workflow as workflows
from casemgr.desk import mapping, wording
from casemgr.language import Language
from casemgr.workflow import NEW, STAY
from tests.stories.office import call
from tests.workflow_pages import FOLDER, pages

ROOT = Path(__file__).parents[1]
EDGE = re.compile(r"(\w+|\[\*\]) --> (\w+|\[\*\])(?:: (.+))?")
NL = Language("nl")


def test_the_pages_are_as_they_would_be_made_now() -> None:
    kept = {path.name: path.read_text("utf-8") for path in FOLDER.glob("*.md")}
    made = pages()
    assert [name for name in {*kept, *made} if kept.get(name) != made.get(name)] == [], "make docs-workflows"


def test_every_page_can_be_reached() -> None:
    nav = (ROOT / "mkdocs.yml").read_text("utf-8")
    assert [name for name in pages() if f"workflows/{name}" not in nav] == []


@pytest.mark.parametrize("name", workflows.names())
def test_a_drawing_has_every_step_and_nothing_else(name: str) -> None:
    workflow = workflows.load(name)
    lines = call("workflows", "--mermaid", name).out.splitlines()
    assert lines[0] == "stateDiagram-v2"
    edges = {found.groups() for line in lines if (found := EDGE.fullmatch(line.strip()))}
    wanted = {("[*]" if source == NEW else source, target)
              for row in workflow.steps for target in mapping.ways(row) if target != STAY
              for source in row.sources} | {(state, "[*]") for state in workflow.ended}  # fmt: skip
    assert {(source, target) for source, target, _ in edges} == wanted
    for row in workflow.steps:
        label = wording.label(row.fact.__name__)["nl"].translate(mapping.UNSAFE)
        assert any(label in line for line in lines), row.fact.__name__


@pytest.mark.parametrize("name", workflows.names())
def test_steps_that_stay_are_notes_of_their_states(name: str) -> None:
    workflow = workflows.load(name)
    notes: dict[str, set[str]] = {}
    state = ""
    for line in (line.strip() for line in mapping.mermaid(workflow, NL)):
        if line.startswith("note right of "):
            state = line.removeprefix("note right of ")
        elif line == "end note":
            state = ""
        elif state:
            notes.setdefault(state, set()).add(line)
    for row in workflow.steps:
        if STAY in mapping.ways(row):
            label = wording.label(row.fact.__name__)["nl"].translate(mapping.UNSAFE)
            assert all(any(said.startswith(label) for said in notes[source]) for source in row.sources)


def test_answers_that_lead_elsewhere_are_named() -> None:
    drawn = call("--lang", "en", "workflows", "--mermaid", "appeal").out
    assert "lodged --> confirmed: Record the decision on appeal (confirmed, or unfounded)" in drawn


def test_a_workflow_that_does_not_exist_is_refused() -> None:
    answer = call("workflows", "--mermaid", "breech", "--json")
    assert (answer.code, answer.kind) == (2, "unknown-workflow")


def test_a_drawing_is_data_too() -> None:
    told = call("workflows", "--mermaid", "hearing", "--json").told
    assert told["workflow"] == "hearing"
    assert told["mermaid"].startswith("stateDiagram-v2\n")
