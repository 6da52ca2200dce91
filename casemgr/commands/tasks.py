"""`casemgr tasks`: what waits for whoever asks, with case and number of each task."""

import click

from casemgr.commands.invocation import Invocation
from casemgr.commands.printing import answer, columns, json_option
from casemgr.language import text


@click.command("tasks")
@json_option
@click.pass_obj
def command(invocation: Invocation) -> None:
    """Your open tasks, most urgent first: also of cases of which you see nothing else.

    \b
    casemgr tasks
    """
    from casemgr.desk import telling
    from casemgr.reading import tasks

    with invocation.session() as session:
        told = []
        for row in tasks.open_for(session.register, session.viewer, limit=500):
            card = telling.task(session, row)
            told.append({"case": row["number"]} | {name: card[name] for name in ("id", "for", "text", "due")})
        if not told and not invocation.json:
            click.echo(session.language.say(text("Nothing waits for you.")), err=True)
        answer(invocation, told, columns([t["case"], t["id"], t["due"] or "", t["text"]] for t in told))
