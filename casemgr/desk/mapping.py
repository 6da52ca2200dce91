"""A workflow as a drawing: a state diagram in Mermaid."""

from collections.abc import Iterator, Mapping, Sequence

from casemgr.desk import wording
from casemgr.language import Language
from casemgr.workflow import NEW, STAY, Step, Workflow

UNSAFE = str.maketrans({'"': "'", ";": ",", "#": "nr.", "\n": " ", "{": "(", "}": ")"})
"""Signs that Mermaid takes for its own."""


def mermaid(workflow: Workflow, language: Language) -> list[str]:
    """The lines of a `stateDiagram-v2`: states and steps by their words; steps that stay where they are, as notes."""
    return [
        "stateDiagram-v2",
        *(f'    state "{_state(workflow, name, language)}" as {name}' for name in workflow.states),
        *(f"    {edge}" for edge in _edges(workflow, language)),
        *(f"    {name} --> [*]" for name in workflow.ended),
        *(f"    {line}" for line in _notes(workflow, language)),
    ]


def _said(words: str) -> str:
    return words.translate(UNSAFE)


def _state(workflow: Workflow, name: str, language: Language) -> str:
    return _said(language.say(wording.state(workflow.name, name)))


def _edges(workflow: Workflow, language: Language) -> Iterator[str]:
    """One line for each pair of states and step, in the order of the workflow."""
    for row in workflow.steps:
        for target, values in ways(row).items():
            for source in row.sources if target != STAY else ():
                begin = "[*]" if source == NEW else source
                yield f"{begin} --> {target}: {_step(row, values, language)}"


def ways(row: Step) -> Mapping[str, Sequence[str]]:
    """Each state a step leads to, with the answers that lead there; none where every answer does."""
    if isinstance(row.to, str):
        return {row.to: ()}
    found: dict[str, list[str]] = {}
    for value, target in row.to.items():
        found.setdefault(target, []).append(value)
    return {target: values if len(found) > 1 else () for target, values in found.items()}


def _step(row: Step, values: Sequence[str], language: Language) -> str:
    kind = row.fact.__name__
    answers = ", ".join(language.say(wording.choice(kind, row.by or "", value)) for value in values)
    return _said(language.say(wording.label(kind)) + (f" ({answers})" if answers else ""))


def _notes(workflow: Workflow, language: Language) -> Iterator[str]:
    """What can also be recorded in each state without leaving it."""
    for name in workflow.states:
        staying = [row for row in workflow.steps if STAY in ways(row) and name in row.sources]
        if staying:
            yield f"note right of {name}"
            yield from (f"    {_step(row, ways(row)[STAY], language)}" for row in staying)
            yield "end note"
