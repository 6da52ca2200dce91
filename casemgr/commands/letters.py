"""`casemgr letters`: the letters there are."""

import click

from casemgr.commands.invocation import Invocation
from casemgr.commands.printing import answer, columns, json_option


@click.command("letters")
@json_option
@click.pass_obj
def command(invocation: Invocation) -> None:
    """The letters casemgr can make.

    \b
    casemgr letters
    """
    from casemgr.letters import catalogue

    say = invocation.language.say
    found = [catalogue.letter(name) for name in catalogue.letters()]
    told = [
        {
            "letter": made.id, "label": say(made.label), "workflow": made.workflow,
            "mentions": [{"id": m.id, "label": say(m.label), "source": m.source} for m in made.mentions],
        }
        for made in found
    ]  # fmt: skip
    answer(invocation, told, columns([made.id, say(made.label)] for made in found))
