"""`casemgr form`: the form on which somebody signs for a code of conduct."""

from pathlib import Path

import click

from casemgr.commands.invocation import Invocation
from casemgr.commands.printing import answer, json_option
from casemgr.errors import Unusable
from casemgr.language import text


@click.command("form")
@click.argument("person")
@click.option("--pack", metavar="KEY", help="The code of conduct; the first of the register unless told.")
@click.option("--deliver", type=click.Choice(["home", "work"]), help="Home or work address; home unless none is known.")
@click.option("--draft", is_flag=True, help="With a mark across the page; nothing is recorded.")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Where to write the PDF.")
@click.option("--open", "view", is_flag=True, help="Open it with the system's viewer.")
@json_option
@click.pass_obj
def command(
    invocation: Invocation, person: str, pack: str | None, deliver: str | None, draft: bool, output: Path | None,
    view: bool,
) -> None:  # fmt: skip
    """Make the form on which somebody signs for a code. When it comes back: casemgr acknowledge PERSON --pack KEY.

    \b
    casemgr form P00017 --pack bev -o formulier.pdf
    """
    from casemgr.desk import code_forms, printing

    if draft and output is None and not view:
        raise Unusable("draft-goes-nowhere", text("A draft is not kept, so it has to go somewhere."),
                       hint=text("Say where: -o FILE or --open."))  # fmt: skip
    with invocation.session() as session:
        form = code_forms.prepare(session, person, pack, deliver=deliver)  # type: ignore[arg-type]  # one of the two
        if draft:
            content, number, digest = code_forms.draft(session, form), None, None
        else:
            made = code_forms.issue(session, form)
            content, number, digest = made.content, made.number, made.sha256
        told = {
            "number": number, "person": form.person, "pack": form.pack.key, "version": form.pack.version,
            "sha256": digest, "draft": draft, "file": str(output) if output else None,
        }  # fmt: skip
    if output is not None:
        printing.write(content, output)
    if view:
        told["file"] = str(printing.show(content, number or "ontwerp"))
    line = text("Draft made.") if draft else text("Form {number} made and kept.", number=number)
    answer(invocation, told, [invocation.language.say(line), *([str(told["file"])] if told["file"] else [])])
