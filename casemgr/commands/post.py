"""`casemgr post`: the register of letters, and what the post room needs."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from casemgr.commands.invocation import Invocation
from casemgr.commands.printing import answer, columns, json_option
from casemgr.language import text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from casemgr.desk.posting import Posted
    from casemgr.desk.session import Session


@click.group("post", invoke_without_command=True)
@click.option("--from", "first", metavar="DAY", help="Letters dated on this day or later.")
@click.option("--to", "last", metavar="DAY", help="Letters dated on this day or earlier.")
@click.option("--unsent", is_flag=True, help="Only what is still to be sent.")
@click.option("--underway", is_flag=True, help="Only what was sent and of which nothing was heard.")
@click.option("--back", is_flag=True, help="Only what came back or was refused.")
@click.option("--case", metavar="CASE", help="Only letters of this case.")
@click.option("--csv", "output", type=click.Path(path_type=Path), help="Write them to a file for a spreadsheet.")
@json_option
@click.pass_context
def command(
    ctx: click.Context,
    first: str | None,
    last: str | None,
    unsent: bool,
    underway: bool,
    back: bool,
    case: str | None,
    output: Path | None,
) -> None:
    """The register of letters: what was made, how and when it was posted, and what became of it.

    \b
    casemgr post --unsent
    casemgr post --from 2026-11-01 --to 2026-11-30 --csv brieven.csv
    """
    if ctx.invoked_subcommand is not None:
        return
    from casemgr.desk import days, posting

    invocation: Invocation = ctx.obj
    asked = (("unsent", unsent), ("underway", underway), ("back", back))
    states = tuple(name for name, wanted in asked if wanted)
    wanted = posting.Wanted(
        states, case=case, first=days.require(first) if first else None, last=days.require(last) if last else None
    )
    with invocation.session() as session:
        found = posting.letters(session, wanted)
        if output is not None:
            from casemgr.desk import postcsv

            postcsv.write(session, found, output)
        if not found and not invocation.json:
            click.echo(session.language.say(text("No letters.")), err=True)
        answer(invocation, [told(one) for one in found], [] if invocation.json else _lines(session, found))


def told(one: "Posted") -> dict[str, Any]:
    """A letter for programs."""

    def when(moment: Any) -> str | None:
        return moment.isoformat() if moment else None

    return {
        "number": one.number, "case": one.case, "procedure": one.procedure, "letter": one.letter,
        "addressee": one.addressee, "made_at": when(one.made_at), "made_by": one.made_by, "means": one.means,
        "sent": when(one.sent_at), "delivered": when(one.delivered_at), "refused": when(one.refused_at),
        "returned": when(one.returned_at), "returned_for": one.returned_for, "served_again": one.again,
        "state": one.state,
    }  # fmt: skip


def _lines(session: "Session", found: "Sequence[Posted]") -> list[str]:
    from casemgr.desk import posting, wording

    say, language = session.language.say, session.language
    return columns(
        [
            one.number, language.short_day(one.made_at), say(one.kind), one.addressee or "",
            say(wording.choice("LetterSent", "means", one.means)) if one.means else "",
            language.short_day(one.sent_at) if one.sent_at else "", say(posting.STATES[one.state]),
        ]
        for one in found
    )  # fmt: skip


@command.command("list")
@click.argument("number", nargs=-1)
@click.option("--on", metavar="DAY", help="What was posted on this day; else what is still to be sent.")
@click.option("-o", "output", type=click.Path(path_type=Path), required=True, help="Where to write the PDF.")
@json_option
@click.pass_obj
def listed(invocation: Invocation, number: tuple[str, ...], on: str | None, output: Path) -> None:
    """The list that goes to the post room with the envelopes (PDF), with room for the number of the post.

    \b
    casemgr post list -o postlijst.pdf
    casemgr post list 2026-0001-01 2026-0002-01 -o postlijst.pdf
    """
    from casemgr.desk import days, postroom, printing

    day = days.require(on) if on else None
    with invocation.session() as session:
        content = postroom.post_list(session, number, posted_on=day)
    printing.write(content, output)
    answer(invocation, {"file": str(output)}, [str(output)])


@command.command("labels")
@click.argument("number", nargs=-1)
@click.option("--sheet", default="3x8", show_default=True, metavar="FORMAT", help="The sheet: 3x8 or 2x7.")
@click.option("--start", type=int, default=1, show_default=True, help="The first label of the sheet that is left.")
@click.option("-o", "output", type=click.Path(path_type=Path), required=True, help="Where to write the PDF.")
@json_option
@click.pass_obj
def labelled(invocation: Invocation, number: tuple[str, ...], sheet: str, start: int, output: Path) -> None:
    """Address labels for letters (PDF): those named, else all that are still to be sent.

    \b
    casemgr post labels -o etiketten.pdf --sheet 3x8 --start 5
    """
    from casemgr.desk import postroom, printing

    with invocation.session() as session:
        content = postroom.address_labels(session, number, sheet=sheet, start=start)
    printing.write(content, output)
    answer(invocation, {"file": str(output)}, [str(output)])


@command.command("sent")
@click.argument("number", nargs=-1, required=True)
@click.option("--on", metavar="DAY", help="The day of posting; today unless told.")
@click.option("--means", metavar="CODE", help="post, registered, registered_receipt, hand, bailiff, email …")
@json_option
@click.pass_obj
def sent(invocation: Invocation, number: tuple[str, ...], on: str | None, means: str | None) -> None:
    """Record that letters were posted, several at once: all of them or none.

    \b
    casemgr post sent 2026-0001-01 2026-0002-01 --on 2026-11-23 --means registered
    """
    from casemgr.desk import days, posting

    day = days.require(on) if on else None
    with invocation.session() as session:
        on_day = day or session.today
        done = posting.send(session, number, on_day.isoformat(), means)
        line = text("Posted on {day}: {count}.", day=on_day, count=len(done))
        answer(invocation, [told(one) for one in done], [session.language.say(line)])
