"""`casemgr rebuild`: makes the read tables again from the facts."""

import click

from casemgr.commands.invocation import Invocation
from casemgr.commands.printing import answer, json_option
from casemgr.language import text


@click.command("rebuild")
@json_option
@click.pass_obj
def command(invocation: Invocation) -> None:
    """Make the read tables again. Nothing that was recorded changes.

    \b
    casemgr rebuild
    """
    from casemgr.desk import keeping
    from casemgr.store.connection import open_register

    register = open_register(invocation.path)
    try:
        count = keeping.rebuild(register, lambda done, of: click.echo(f"{done}/{of}", err=True))
    finally:
        register.close()
    answer(
        invocation,
        {"cases": count},
        [invocation.language.say(text("{count} cases read again from their facts.", count=count))],
    )
