"""`casemgr verify`: whether the ledger still says what it said."""

import click

from casemgr.commands.invocation import Invocation
from casemgr.commands.printing import answer, json_option
from casemgr.errors import RegisterError
from casemgr.language import text

WHY = {
    "position": text("an event is missing"),
    "personal": text("what was said about people was changed"),
    "chain": text("the event itself was changed"),
}


@click.command("verify")
@json_option
@click.pass_obj
def command(invocation: Invocation) -> None:
    """Check every fact against the chain; the first that was changed is named, exit code 3.

    \b
    casemgr verify
    """
    from casemgr.store import chain
    from casemgr.store.connection import open_register

    register = open_register(invocation.path)
    try:
        found = chain.verify(register)
    finally:
        register.close()
    if found.bad is not None:
        raise RegisterError(
            "damaged",
            text(
                "The ledger was changed: event {position} is not what was recorded ({why}).",
                position=found.bad,
                why=WHY[found.why],
            ),
            hint=text("Restore a backup from before, and find out who could write to the file."),
        )
    told = {"events": found.events, "head": found.head, "ok": True}
    answer(
        invocation,
        told,
        [
            invocation.language.say(text("{events} events checked; the ledger is whole.", events=found.events)),
            found.head,
        ],
    )
