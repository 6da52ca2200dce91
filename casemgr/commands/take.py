"""`casemgr take`: records a fact in a case."""

import click

from casemgr.commands.invocation import Invocation
from casemgr.commands.printing import answer, json_option, read_data


@click.command("take")
@click.argument("case")
@click.argument("fact")
@click.option("--data", required=True, metavar="JSON|-|@FILE", help="Its fields; see: casemgr facts NAME")
@click.option("--procedure", metavar="ID", help="Which procedure, when several could take it.")
@click.option("--about", metavar="ID", help="What a new procedure is about.")
@click.option("--corrects", type=int, metavar="SEQ", help="Stands in for the fact with this number.")
@click.option("--expect", type=int, metavar="SEQ", help="Refuse when the case has moved on.")
@click.option("--id", "command_id", metavar="UUID", help="The same id twice records once.")
@json_option
@click.pass_obj
def command(
    invocation: Invocation,
    case: str,
    fact: str,
    data: str,
    procedure: str | None,
    about: str | None,
    corrects: int | None,
    expect: int | None,
    command_id: str | None,
) -> None:
    """Record a fact.

    \b
    casemgr take 2026-0001 MitigationTaken --data '{"measure": "Ontvangers gevraagd te wissen"}'
    """
    from casemgr.desk import taking, telling
    from casemgr.reading import cases

    said = read_data(data)
    with invocation.session() as session:
        taken = taking.take(
            session,
            case,
            fact,
            said,
            procedure=procedure,
            about=about,
            corrects=corrects,
            expect=expect,
            command=command_id,
        )
        row = cases.one(session.register, session.viewer, taken.case)
        told = telling.case(session, row) if row is not None else telling.card(session, taken.case, taken.seq)
        answer(invocation, told, telling.case_lines(session, told, row))
