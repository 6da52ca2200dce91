"""`casemgr letter`: composes, checks, issues and prints a letter."""

import json
from pathlib import Path

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
    printer: str | None,
    view: bool,
) -> None:
    """Compose and issue a letter. Without --draft it gets its number and is kept as it is.

    \b
    casemgr letter 2026-0002 hearing_invitation --draft -o ontwerp.pdf
    casemgr letter 2026-0002 hearing_invitation --print
    """
    from casemgr.commands.printing import read_data
    from casemgr.desk import composing, issuing, printing

    given = read_data(data) if data else {}
    if draft and output is None and printer is None and not view:
        hint = text("Say where: -o FILE, --print or --open.")
        raise Unusable("draft-goes-nowhere", text("A draft is not kept, so it has to go somewhere."), hint=hint)
    with invocation.session() as session:
        prepared = composing.prepare(session, case, letter, procedure=procedure, given=given)
        if draft:
            content, number, digest = issuing.draft(session, prepared), None, None
        else:
            issued = issuing.issue(session, prepared)
            content, number, digest = issued.content, issued.number, issued.sha256
    name = number or f"{case}-{letter}"
    told = {
        "number": number,
        "letter": letter,
        "sha256": digest,
        "draft": draft,
        "file": str(output) if output else None,
    }
    say = invocation.language.say
    if output is not None:
        printing.write(content, output)
    if printer is not None:
        told["printed"] = printing.send(content, name, printer or None)
    if view:
        told["file"] = str(printing.show(content, name))
    line = text("Draft made.") if draft else text("Letter {number} issued and kept.", number=number)
    answer(invocation, json.loads(json.dumps(told)), [say(line), *([str(told["file"])] if told["file"] else [])])
