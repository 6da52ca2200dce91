"""`casemgr intake`: takes in e-mail files as reports that wait for triage."""

from pathlib import Path

import click

from casemgr.commands.invocation import Invocation
from casemgr.commands.printing import answer, json_option
from casemgr.language import text


@click.command("intake")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@json_option
@click.pass_obj
def command(invocation: Invocation, files: tuple[Path, ...]) -> None:
    """Take in e-mail files (.eml). A file that is no mail is named; the others are still taken.

    \b
    casemgr intake melding.eml
    """
    from casemgr.desk import intaking

    told: list[dict[str, str | None]] = []
    lines, failed = [], False
    with invocation.session() as session:
        say = session.language.say
        for path in files:
            taken = intaking.take_in(session, path)
            if taken.error is not None:
                failed = True
                told.append({"file": taken.file, "error": taken.error.kind})
                lines.append(f"{taken.file}: {say(taken.error.sentence)}")
            else:
                told.append({"file": taken.file, "case": taken.case})
                lines.append(
                    f"{taken.file}: {taken.case}{'  ' + say(text('(was there already)')) if taken.known else ''}"
                )
    answer(invocation, told, lines)
    if failed:
        raise SystemExit(2)
