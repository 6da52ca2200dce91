"""`casemgr documents`: the papers of a case."""

from datetime import datetime
from pathlib import Path
from typing import Any

import click

from casemgr.commands.invocation import Invocation
from casemgr.commands.printing import answer, columns, json_option
from casemgr.language import text


@click.command("documents")
@click.argument("case")
@click.option("--get", "number", metavar="NUMBER", help="Write this document to -o, byte for byte as it was kept.")
@click.option("--original", is_flag=True, help="The letter as it was issued, not its signed copy.")
@click.option("-o", "output", type=click.Path(path_type=Path), help="Where to write it.")
@json_option
@click.pass_obj
def command(invocation: Invocation, case: str, number: str | None, original: bool, output: Path | None) -> None:
    """The papers of a case.

    \b
    casemgr documents 2026-0001
    casemgr documents 2026-0001 --get 2026-0001-01 -o brief.pdf
    """
    from casemgr.desk import casework, papers, printing
    from casemgr.desk.current import zone_of
    from casemgr.reading import documents, signed

    with invocation.session() as session:
        casework.require_seen(session, case)
        if number is not None:
            content = papers.content(session, case, number, original=original)
            printing.write(content, output or Path(f"{number}.pdf"))
        rows = documents.of_case(session.register, session.viewer, case)
        told = [
            {
                "number": r["document"], "letter": r["letter"], "title": r["title"], "kind": r["kind"],
                "made_at": r["made_at"],
                "sha256": r["sha256"], "sent": r["sent_at"],
                "signed": _signed(signed.last(session.register, case, r["document"])),
            }
            for r in rows
        ]  # fmt: skip
        say = session.language.say
        zone = zone_of(session.register)
        lines = columns(
            [
                t["number"],
                t["title"] or say(_label(t["letter"])),
                session.language.short_moment(datetime.fromisoformat(t["made_at"]).astimezone(zone)),
                say(text("signed")) if t["signed"] else "",
            ]
            for t in told
        )
        if not told and not invocation.json:
            click.echo(say(text("No documents yet.")), err=True)
        answer(invocation, told, lines)


def _signed(copy: Any) -> dict[str, Any] | None:
    """The signed copy, as data."""
    if copy is None:
        return None
    return {"how": copy["how"], "at": copy["signed_at"], "whole": bool(copy["whole"]), "sha256": copy["sha256"]}


def _label(letter: str | None) -> dict[str, str] | str:
    from casemgr.letters import catalogue

    return dict(catalogue.letter(letter).label) if letter else ""
