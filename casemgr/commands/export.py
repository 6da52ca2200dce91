"""`casemgr export`: takes data out; that it was done is recorded."""

from pathlib import Path

import click

from casemgr.commands.invocation import Invocation
from casemgr.commands.printing import answer, json_option
from casemgr.language import text


@click.group("export")
def command() -> None:
    """Take data out of the register; the export itself is recorded."""


@command.command("calendar")
@click.option("--format", "kind", type=click.Choice(["ics"]), default="ics", show_default=True)
@click.option("--alarm", "alarms", multiple=True, metavar="2h|1d", help="Warn so long before; may be given twice.")
@click.option("-o", "output", type=click.Path(path_type=Path), required=True, help="Where to write the file.")
@json_option
@click.pass_obj
def calendar(invocation: Invocation, kind: str, alarms: tuple[str, ...], output: Path) -> None:
    """Open deadlines and hearings for a calendar program: numbers and neutral words, no names.

    \b
    casemgr export calendar --format ics -o termijnen.ics
    """
    from casemgr.desk import calendaring, printing

    before = [calendaring.alarm(said) for said in alarms]
    with invocation.session() as session:
        made, count = calendaring.feed(session, alarms=before)
        printing.write(made, output)
        line = text("Written: {count} deadlines and hearings.", count=count)
        answer(invocation, {"file": str(output), "events": count}, [session.language.say(line)])
