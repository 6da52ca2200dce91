"""`casemgr calendar`: a hearing for the calendars of those who come."""

from pathlib import Path

import click

from casemgr.commands.invocation import Invocation
from casemgr.commands.printing import answer, json_option


@click.command("calendar")
@click.argument("case")
@click.option("--procedure", metavar="ID", help="Which hearing, when there are several.")
@click.option("--minutes", type=click.IntRange(0, 1440), default=0, metavar="N", help="How long it takes.")
@click.option("--alarm", "alarms", multiple=True, metavar="2h|1d", help="Warn so long before; may be given twice.")
@click.option("-o", "output", type=click.Path(path_type=Path), required=True, help="Where to write the file.")
@json_option
@click.pass_obj
def command(
    invocation: Invocation, case: str, procedure: str | None, minutes: int, alarms: tuple[str, ...], output: Path
) -> None:
    """A hearing as a calendar file (.ics): number, day, hour and place; no names, and not what it is about.

    \b
    casemgr calendar 2026-0002 -o gesprek.ics --minutes 60 --alarm 1d
    """
    from casemgr.desk import calendaring, printing

    before = [calendaring.alarm(said) for said in alarms]
    with invocation.session() as session:
        made = calendaring.of_case(session, case, procedure=procedure, minutes=minutes, alarms=before)
    printing.write(made, output)
    answer(invocation, {"file": str(output)}, [str(output)])
