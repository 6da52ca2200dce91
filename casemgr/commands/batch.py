"""`casemgr batch`: one letter to many, or the form to sign a code for many; what was interrupted is gone on with."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, cast

import click

from casemgr.commands.carrying import carry_out
from casemgr.commands.invocation import Invocation
from casemgr.commands.printing import answer_list, json_option
from casemgr.errors import Unusable
from casemgr.language import text

if TYPE_CHECKING:
    from casemgr.desk.batch_parts import Rows

F = TypeVar("F", bound=Callable[..., Any])
DELIVER = click.Choice(["home", "work"])


def outputs(function: F) -> F:
    """What every batch may be told: where the letters go, and what to do when one cannot be made."""
    options = [
        click.option("-o", "--output", type=click.Path(path_type=Path), help="One PDF with all letters, to print."),
        click.option("--folder", type=click.Path(path_type=Path), help="A folder that gets a PDF for each letter."),
        click.option("--sides", type=click.Choice(["one", "two"]), default="one", show_default=True,
                     help="In one PDF: with “two” each letter begins on the front of a sheet."),
        click.option("--name", default="", metavar="NAME", help="Another batch: who has this letter gets it again."),
        click.option("--all-or-nothing", is_flag=True, help="When one letter cannot be made, make none."),
    ]  # fmt: skip
    made: Any = function
    for option in reversed(options):
        made = option(made)
    return cast("F", made)


@click.group("batch")
def command() -> None:
    """Letters to many at once. The same command given again makes what is not there yet, and nothing twice."""


@command.command("letter")
@click.argument("case")
@click.argument("letter")
@click.option("--list", "file", type=click.Path(path_type=Path, allow_dash=True), help="Receivers: a CSV file, or -.")
@click.option("--staff", is_flag=True, help="To everybody of the list of people who works here today.")
@click.option("--entity", metavar="KEY", help="Of the staff: of one organisation only.")
@click.option("--service", metavar="NAME", help="Of the staff: of one service only.")
@click.option("--deliver", type=DELIVER, default="home", show_default=True, help="Of the staff: home or work address.")
@click.option("--procedure", metavar="ID", help="For which procedure, when there are several.")
@outputs
@json_option
@click.pass_context
def letter(
    ctx: click.Context, /, case: str, letter: str, file: Path | None, staff: bool, entity: str | None,
    service: str | None, deliver: Any, procedure: str | None, name: str, **how: Any,
) -> None:  # fmt: skip
    """One letter of a case to many: staff, or a list of people. The list itself is not kept.

    \b
    casemgr batch letter 2026-0002 staff_notice --staff --service Milieu -o brieven.pdf --sides two
    casemgr batch letter 2026-0007 subjects_notice --list betrokkenen.csv --folder brieven
    """
    from casemgr.desk import batch_letters, receivers

    if staff == (file is not None):
        raise Unusable("which-receivers", text("Say to whom: --list FILE or --staff, one of both."))
    read = receivers.read(_bytes(file)) if file is not None else None
    invocation: Invocation = ctx.obj
    with invocation.session() as session:
        work = batch_letters.prepare(session, case, letter, procedure=procedure, called=name)
        rows: Rows = (
            read.rows if read else
            lambda: batch_letters.staff_rows(session, entity=entity, service=service, deliver=deliver)
        )  # fmt: skip
        carry_out(ctx, session, work, rows, **how)


@command.command("forms")
@click.argument("person", nargs=-1)
@click.option("--pack", metavar="KEY", help="The code of conduct; the first of the register unless told.")
@click.option("--entity", metavar="KEY", help="Of one organisation only.")
@click.option("--deliver", type=DELIVER, help="Home or work address; home unless none is known.")
@outputs
@json_option
@click.pass_context
def forms(
    ctx: click.Context, /, person: tuple[str, ...], pack: str | None, entity: str | None, deliver: Any, name: str,
    **how: Any,
) -> None:  # fmt: skip
    """The form to sign a code, for everybody who has still to sign it; or for those who are named.

    \b
    casemgr batch forms --pack bev --entity gemeente -o formulieren.pdf
    """
    from casemgr.desk import batch_forms

    invocation: Invocation = ctx.obj
    with invocation.session() as session:
        work = batch_forms.prepare(session, pack, deliver=deliver, called=name)
        rows: Rows = (
            (lambda: batch_forms.named(session, person)) if person else
            (lambda: batch_forms.unsigned(session, work.pack, entity))
        )  # fmt: skip
        carry_out(ctx, session, work, rows, **how)


@command.command("template")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="A file that a spreadsheet opens as it is.")
@json_option
@click.pass_obj
def template(invocation: Invocation, output: Path | None) -> None:
    """An empty list of receivers to fill in: headings, an example line, and what to know. Needs no register."""
    from casemgr.desk import receivers

    lines = receivers.template(invocation.language)
    answer_list(invocation, lines, output)


def _bytes(file: Path) -> bytes:
    try:
        return sys.stdin.buffer.read() if str(file) == "-" else file.read_bytes()
    except OSError:
        hint = text("Check the path and your rights.")
        raise Unusable("no-file", text("This file cannot be read."), hint=hint) from None
