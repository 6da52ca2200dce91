"""`casemgr steps`: what can be done in a case, and why the rest cannot."""

import click

from casemgr.commands.invocation import Invocation
from casemgr.commands.printing import answer, json_option


@click.command("steps")
@click.argument("case")
@json_option
@click.pass_obj
def command(invocation: Invocation, case: str) -> None:
    """Every step of a case: allowed, or the reason why not and its source.

    \b
    casemgr steps 2026-0001
    """
    from casemgr.desk import stepping

    with invocation.session() as session:
        say = session.language.say
        found = stepping.steps(session, case)
        told = [
            {
                "fact": s.fact, "label": say(s.label), "procedure": s.procedure, "allowed": s.refusal is None,
                "why": None if s.refusal is None else {"sentence": say(s.refusal.sentence), "source": s.refusal.source},
                "letter": s.letter,
            }
            for s in found
        ]  # fmt: skip
        lines = []
        for s in found:
            lines.append(f"{'✓' if s.refusal is None else '–'} {say(s.label)}  ({s.fact}, {s.procedure})")
            if s.refusal is not None:
                lines.append(f"    {say(s.refusal.sentence)}{f'  [{s.refusal.source}]' if s.refusal.source else ''}")
        answer(invocation, told, lines)
