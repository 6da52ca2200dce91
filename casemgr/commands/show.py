"""`casemgr show`: one case, now or as it stood."""

import click

from casemgr.commands.invocation import Invocation
from casemgr.commands.printing import answer, json_option


@click.command("show")
@click.argument("case")
@click.option("--as-of", metavar="TIME", help="As it stood then.")
@json_option
@click.pass_obj
def command(invocation: Invocation, case: str, as_of: str | None) -> None:
    """One case: procedures, deadlines, tasks, and what happened.

    \b
    casemgr show 2026-0001
    casemgr show 2026-0001 --as-of 2026-11-19T12:00
    """
    from casemgr.desk import history

    with invocation.session() as session:
        told = history.case(session, case, as_of)
        answer(invocation, told, history.lines(session, told))
