"""`casemgr verify`: whether the ledger still says what it said, or whether a file is the paper that was kept."""

from pathlib import Path

import click

from casemgr.commands.invocation import Invocation
from casemgr.commands.printing import answer, json_option
from casemgr.errors import RegisterError, Unusable
from casemgr.language import text

WHY = {
    "position": text("an event is missing"),
    "personal": text("what was said about people was changed"),
    "chain": text("the event itself was changed"),
}
FILE = click.Path(path_type=Path)


@click.command("verify")
@click.option("--document", type=FILE, metavar="FILE", help="Is this file a paper of this register, and unchanged?")
@click.option("--trust", type=FILE, multiple=True, metavar="FILE", help="Certificates that vouch for signatures.")
@json_option
@click.pass_obj
def command(invocation: Invocation, document: Path | None, trust: tuple[Path, ...]) -> None:
    """Check every fact against the chain; the first that was changed is named, exit code 3.

    With --document: a file is whole (exit code 0), changed (3) or unknown (2).

    \b
    casemgr verify
    casemgr verify --document brief.pdf --trust belgium-root.pem
    """
    if document is not None:
        from casemgr.commands import verdict

        verdict.tell(invocation, document, trust)
        return
    if trust:
        raise Unusable(
            "trust-without-document",
            text("Certificates vouch for signatures on a document, and none was named."),
            hint=text("Name it with --document FILE."),
        )
    _ledger(invocation)


def _ledger(invocation: Invocation) -> None:
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
    said = invocation.language.say(text("{events} events checked; the ledger is whole.", events=found.events))
    answer(invocation, told, [said, found.head])
