"""`casemgr leak`: logs a suspected data leak in one line, at any hour."""

import click

from casemgr.commands.invocation import Invocation
from casemgr.commands.printing import answer, json_option
from casemgr.errors import Unusable
from casemgr.language import text


@click.command("leak")
@click.argument("title")
@click.option(
    "--channel",
    default="telephone",
    show_default=True,
    help="service_desk, mailbox, telephone, in_person, monitoring, …",
)
@click.option(
    "--aware", metavar="TIME", help="Since when it is certain that personal data are involved; starts the 72 hours."
)
@click.option("--reason", metavar="TEXT", help="How that is known; needed with --aware.")
@click.option("--id", "command_id", metavar="UUID", help="The same id twice records once.")
@json_option
@click.pass_obj
def command(
    invocation: Invocation, title: str, channel: str, aware: str | None, reason: str | None, command_id: str | None
) -> None:
    """Log a suspected data leak. More can follow; nothing else is required now.

    \b
    casemgr leak "Usb-stick met kandidatenlijst verloren"
    casemgr leak "Loonbrieven verkeerd gemaild" --aware 2026-11-20T14:00 --reason "te zien in de verzendlog"
    """
    from casemgr.desk import casework, intaking, telling

    if (aware is None) != (reason is None):
        raise Unusable("aware-needs-reason", text("--aware and --reason go together: the moment and how it is known."))
    with invocation.session() as session:
        taken = intaking.log_leak(
            session, {"title": title, "channel": channel}, aware=aware, reason=reason, command=command_id
        )
        row = casework.require_seen(session, taken.case)
        told = telling.case(session, row)
        answer(
            invocation,
            told,
            [session.language.say(text("Data leak recorded.")), *telling.case_lines(session, told, row)],
        )
