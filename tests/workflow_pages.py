"""Makes `docs/workflows/`: each procedure drawn, and as a table. Run it after a change: `make docs-workflows`."""

from collections.abc import Iterator
from pathlib import Path

from casemgr import workflow as workflows
from casemgr.desk import mapping, wording
from casemgr.language import Language
from casemgr.workflow import NEW, STAY, Step, Workflow

FOLDER = Path(__file__).parents[1] / "docs" / "workflows"
NL, EN = Language("nl"), Language("en")


def page(workflow: Workflow) -> str:
    """The drawing in the words of the screens; under it the same in English, for who cannot see or draw it."""
    names = [language.say(wording.workflow(workflow.name)) for language in (EN, NL)]
    about = ", ".join(f"[{name}]({name}.md)" for name in workflow.about)
    lines = [
        f"# {' · '.join(dict.fromkeys(names))}", "",
        f"The workflow `{workflow.name}`" + (f", about {about}." if about else "."),
        "Notes hold what can also be recorded in a state, without leaving it.", "",
        "```mermaid", *mapping.mermaid(workflow, NL), "```", "",
        "| step | fact | from | to | role table |", "|---|---|---|---|---|",
        *_rows(workflow), "",
    ]  # fmt: skip
    return "\n".join(lines)


def _rows(workflow: Workflow) -> Iterator[str]:
    for row in workflow.steps:
        kind = row.fact.__name__
        sources = ", ".join(_state(workflow, name) for name in row.sources)
        cells = (EN.say(wording.label(kind)), f"`{kind}`", sources, _targets(workflow, row), f"`{row.needs}`")
        yield f"| {' | '.join(cell.replace('|', ' or ') for cell in cells)} |"


def _targets(workflow: Workflow, row: Step) -> str:
    told = []
    for target, values in mapping.ways(row).items():
        answers = ", ".join(EN.say(wording.choice(row.fact.__name__, row.by or "", value)) for value in values)
        told.append(_state(workflow, target) + (f" ({answers})" if answers else ""))
    return ", ".join(told)


def _state(workflow: Workflow, name: str) -> str:
    if name in (NEW, STAY):
        return "start" if name == NEW else "stays"
    return EN.say(wording.state(workflow.name, name))


def pages() -> dict[str, str]:
    """Every page by the name of its file."""
    return {f"{name}.md": page(workflows.load(name)) for name in workflows.names()}


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    made = pages()
    for old in FOLDER.glob("*.md"):
        if old.name not in made:
            old.unlink()
    for name, written in made.items():
        (FOLDER / name).write_text(written, "utf-8")
