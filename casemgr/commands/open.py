"""`casemgr open`: opens a case with the first fact of a workflow."""

import click

from casemgr.commands.invocation import Invocation
from casemgr.commands.printing import answer, json_option, read_data


@click.command("open")
@click.argument("workflow")
@click.option("--data", required=True, metavar="JSON|-|@FILE", help="The first fact.")
@click.option("--pack", metavar="KEY", help="The code of conduct; the register's first unless told.")
@click.option("--id", "command_id", metavar="UUID", help="The same id twice records once.")
@json_option
@click.pass_obj
def command(invocation: Invocation, workflow: str, data: str, pack: str | None, command_id: str | None) -> None:
    """Open a case.

    \b
    casemgr open breach --data '{"title": "Wachtwoord gedeeld"}'
    """
    from casemgr.desk import casework, opening, telling

    said = read_data(data)
    with invocation.session() as session:
        taken = opening.open_case(session, workflow, said, pack=pack, command=command_id)
        row = casework.require_seen(session, taken.case)
        told = telling.case(session, row)
        answer(invocation, told, telling.case_lines(session, told, row))
