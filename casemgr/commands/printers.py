"""`casemgr printers`: where letters can be printed."""

import click

from casemgr.commands.invocation import Invocation
from casemgr.commands.printing import answer, columns, json_option
from casemgr.language import text


@click.command("printers")
@json_option
@click.pass_obj
def command(invocation: Invocation) -> None:
    """The printers of this computer, the default first, with their trays.

    \b
    casemgr printers
    """
    from casemgr.desk import printers

    say, told, lines = invocation.language.say, [], []
    for printer in printers.known():
        able = printers.abilities(printer.name)
        told.append(
            {
                "printer": printer.name, "default": printer.default, "stopped": printer.stopped or None,
                "accepts": not printer.refuses, "trays": list(able.trays), "two_sided": able.two_sided,
            }
        )  # fmt: skip
        remarks = [text("default")] if printer.default else []
        remarks += [text("stopped: {why}", why=printer.stopped)] if printer.stopped else []
        remarks += [text("takes no jobs")] if printer.refuses else []
        remarks += [] if able.two_sided else [text("one-sided only")]
        trays = say(text("trays: {trays}", trays=", ".join(able.trays))) if able.trays else ""
        lines.append([printer.name, ", ".join(map(say, remarks)), trays])
    if not told and not invocation.json:
        click.echo(say(text("No printer was added to this computer.")), err=True)
    answer(invocation, told, columns(lines))
