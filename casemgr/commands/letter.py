"""`casemgr letter`: composes, checks, issues and prints a letter."""

import json
from pathlib import Path
from typing import Any

import click

from casemgr.commands.invocation import Invocation
from casemgr.commands.printing import answer, json_option
from casemgr.errors import Unusable
from casemgr.language import text


@click.command("letter")
@click.argument("case")
@click.argument("letter")
@click.option("--procedure", metavar="ID", help="For which procedure, when there are several.")
@click.option("--data", metavar="JSON", help='Values of the letter itself, such as {"free_text": "…"}.')
@click.option("--draft", is_flag=True, help="With a mark across the page; nothing is recorded.")
@click.option("-o", "output", type=click.Path(path_type=Path), help="Where to write the PDF.")
@click.option(
    "--print", "printer", is_flag=False, flag_value="", default=None, metavar="PRINTER", help="Send it to a printer."
)
@click.option("--copies", type=int, default=1, show_default=True, metavar="N", help="How many copies to print.")
@click.option(
    "--sides",
    type=click.Choice(["one", "two", "short"]),
    default="one",
    show_default=True,
    help="One side, both turned like a book, both turned like a calendar.",
)
@click.option("--tray", default="", metavar="TRAY", help="Which paper; see: casemgr printers.")
@click.option("--wait", is_flag=True, help="Wait until it is printed, or until somebody has to look at the printer.")
@click.option("--open", "view", is_flag=True, help="Open it with the system's viewer.")
@json_option
@click.pass_obj
def command(
    invocation: Invocation,
    case: str,
    letter: str,
    procedure: str | None,
    data: str | None,
    draft: bool,
    output: Path | None,
    view: bool,
    printer: str | None,
    copies: int,
    sides: Any,
    tray: str,
    wait: bool,
) -> None:
    """Compose and issue a letter. Without --draft it gets its number and is kept as it is.

    \b
    casemgr letter 2026-0002 hearing_invitation --draft -o ontwerp.pdf
    casemgr letter 2026-0002 hearing_invitation --print --sides two --wait
    casemgr letter 2026-0002 decision --data '{"letter.means": "registered", "letter.copy_to": ["de raadsman"]}'
    """
    from casemgr.commands.printing import read_data
    from casemgr.desk import composing, issuing, printers, printing, printjobs
    from casemgr.desk.lettering import draft_called

    given = read_data(data) if data else {}
    if draft and output is None and printer is None and not view:
        hint = text("Say where: -o FILE, --print or --open.")
        raise Unusable("draft-goes-nowhere", text("A draft is not kept, so it has to go somewhere."), hint=hint)
    order = printjobs.Order(printer or None, copies, sides, tray)
    if printer is not None and not printers.by_viewer():
        printjobs.require(order)  # before a number is used
    if output is not None:
        printing.require_place(output)
    with invocation.session() as session:
        prepared = composing.with_data(session, case, letter, given, procedure=procedure)
        if draft:
            content, number, digest = issuing.draft(session, prepared), None, None
        else:
            issued = issuing.issue(session, prepared)
            content, number, digest = issued.content, issued.number, issued.sha256
    name = number or draft_called(case)
    told: dict[str, Any] = {
        "number": number,
        "letter": letter,
        "sha256": digest,
        "draft": draft,
        "file": str(output) if output else None,
    }
    lines = [text("Draft made.") if draft else text("Letter {number} issued and kept.", number=number)]
    if output is not None:
        printing.write(content, output)
    if view:
        told["file"] = str(printing.show(content, name))
    if printer is not None:
        told["printed"], said = printjobs.printed(content, name, order, wait=wait)
        lines += said
    shown = [invocation.language.say(line) for line in lines]
    answer(invocation, json.loads(json.dumps(told)), [*shown, *([str(told["file"])] if told["file"] else [])])
