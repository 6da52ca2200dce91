"""`casemgr workflows`: the procedures there are, their states and steps, and their maps."""

import click

from casemgr.commands.invocation import Invocation
from casemgr.commands.printing import answer, columns, json_option


@click.command("workflows")
@click.option("--mermaid", metavar="NAME", help="Draw one of them, as a state diagram in Mermaid.")
@json_option
@click.pass_obj
def command(invocation: Invocation, mermaid: str | None) -> None:
    """The workflows, checked, with their states and steps.

    \b
    casemgr workflows
    casemgr workflows --mermaid breach
    """
    if mermaid is not None:
        _draw(invocation, mermaid)
    else:
        _list(invocation)


def _draw(invocation: Invocation, name: str) -> None:
    """One workflow as a state diagram, in the words of the language asked for."""
    from casemgr import workflow
    from casemgr.desk import mapping

    lines = mapping.mermaid(workflow.load(name), invocation.language)
    answer(invocation, {"workflow": name, "mermaid": "\n".join(lines)}, lines)


def _list(invocation: Invocation) -> None:
    from casemgr import workflow
    from casemgr.desk import wording

    say = invocation.language.say
    loaded = [workflow.load(name) for name in workflow.names() if name != "file"]
    told = [
        {
            "workflow": w.name, "label": say(wording.workflow(w.name)), "opens_case": w.opens_case,
            "states": list(w.states),
            "ended": list(w.ended),
            "steps": [
                {
                    "fact": s.fact.__name__, "label": say(wording.label(s.fact.__name__)), "from": list(s.sources),
                    "to": s.to if isinstance(s.to, str) else dict(s.to), "needs": s.needs,
                }
                for s in w.steps
            ],
        }
        for w in loaded
    ]  # fmt: skip
    answer(invocation, told, columns([w.name, say(wording.workflow(w.name)), " → ".join(w.states)] for w in loaded))
