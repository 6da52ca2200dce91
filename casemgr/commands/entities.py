"""`casemgr entities`: the legal persons a register serves."""

import click

from casemgr.commands.invocation import Invocation
from casemgr.commands.printing import answer, columns, json_option, read_data


@click.group("entities")
def command() -> None:
    """Gemeente, OCMW …: each its own controller, employer and letterhead."""


@command.command("list")
@json_option
@click.pass_obj
def listed(invocation: Invocation) -> None:
    """Every entity.

    \b
    casemgr entities list
    """
    from casemgr.reading import people

    with invocation.session() as session:
        told = people.entities(session.register)
        answer(
            invocation,
            told,
            columns([t["key"], t.get("name", ""), t.get("supervisory_authority", "") or ""] for t in told),
        )


@command.command("set")
@click.option(
    "--data", required=True, metavar="JSON|-|@FILE", help="key, name, address, supervisory_authority, contact …"
)
@json_option
@click.pass_obj
def set_(invocation: Invocation, data: str) -> None:
    """Add or change an entity.

    \b
    casemgr entities set --data '{"key": "gemeente", "name": "Gemeente Oefendorp", "address": "Markt 1\\n9000
    Oefendorp"}'
    """
    from casemgr.desk import settings

    said = read_data(data)
    with invocation.session() as session:
        told = settings.set_entity(session, said)
        answer(invocation, told, [told["key"]])
