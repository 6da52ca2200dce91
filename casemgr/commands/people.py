"""`casemgr people`: staff and others whom cases are about."""

import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from casemgr.commands.invocation import Invocation
from casemgr.commands.printing import answer, answer_list, columns, json_option, read_data
from casemgr.errors import Unusable
from casemgr.language import Text, text

if TYPE_CHECKING:
    from casemgr.desk.session import Session
    from casemgr.desk.staff_import import Imported

LIMIT = 200


@click.group("people")
def command() -> None:
    """People, with the status that counts on the day of the facts."""


@command.command("list")
@click.option("--query", default="", metavar="TEXT", help="A name, a staff number or a number of casemgr.")
@click.option("--entity", metavar="KEY", help="Of one organisation only.")
@click.option("--unsigned", metavar="PACK", help="Who has not signed the present version of this code.")
@click.option("--limit", type=click.IntRange(1), default=LIMIT, show_default=True, help="At most so many.")
@json_option
@click.pass_obj
def listed(invocation: Invocation, query: str, entity: str | None, unsigned: str | None, limit: int) -> None:
    """People by name, with their status of today.

    \b
    casemgr people list --query verm
    casemgr people list --unsigned bev
    """
    from casemgr.desk import people_told

    with invocation.session() as session:
        session.require("personnel V")
        if unsigned is not None:
            told, more = _unsigned(session, unsigned, query, entity, limit)
        else:
            told, more = _found(session, query, entity, limit)
        rows = [[t["person"], t["name"], people_told.status(session, t["status"]), t["number"]] for t in told]
        signed = [[t["signed"] or "-"] if "signed" in t else [] for t in told]
        answer(invocation, told, columns([*row, *last] for row, last in zip(rows, signed, strict=True)))
        if more and not invocation.json:
            click.echo(session.language.say(text("… and {count} more.", count=more)), err=True)


def _found(session: "Session", query: str, entity: str | None, limit: int) -> tuple[list[dict[str, Any]], int]:
    from casemgr.desk import people_told
    from casemgr.reading import people

    told = [people_told.row(session, *one) for one in people.each(session.register, query, entity, limit)]
    return told, people.found(session.register, query, entity) - len(told)


def _unsigned(
    session: "Session", pack: str, query: str, entity: str | None, limit: int
) -> tuple[list[dict[str, Any]], int]:
    """`signed`: the version they signed before, if any."""
    from casemgr.desk import people_told, signing
    from casemgr.reading import staff

    found = list(signing.unsigned(session, pack, query, entity))
    told = [people_told.row(session, key, known) | {"signed": staff.signed(known, pack)} for key, known in found]
    return told[:limit], len(told) - len(told[:limit])


@command.command("show")
@click.argument("person")
@json_option
@click.pass_obj
def show(invocation: Invocation, person: str) -> None:
    """All that is known of somebody: statuses with their days, suspended contracts, signed versions.

    \b
    casemgr people show P00017
    """
    from casemgr.desk import people, people_told

    with invocation.session() as session:
        session.require("personnel V")
        key, known = people.find(session, person)
        answer(invocation, people_told.card(key, known), columns(people_told.lines(session, key, known)))


@command.command("add")
@click.option("--data", required=True, metavar="JSON|-|@FILE", help="The same fields as the columns of a staff list.")
@json_option
@click.pass_obj
def add(invocation: Invocation, data: str) -> None:
    """Register somebody. How they wish to be addressed is asked, never guessed.

    \b
    casemgr people add --data '{"number": "1042", "family_name": "Vermeulen", "given_name": "Jo",
      "form_of_address": "mevrouw", "entity": "gemeente", "status": "contractual"}'
    """
    from casemgr.desk import people

    said = read_data(data)
    with invocation.session() as session:
        person = people.add(session, said)
        answer(invocation, {"person": person}, [person])


@command.command("change")
@click.argument("person")
@click.option("--data", metavar="JSON|-|@FILE", help="Only what is different; a status says since when: status_from.")
@click.option("--clear", multiple=True, metavar="FIELD", help="A field that has no value any more.")
@json_option
@click.pass_obj
def change(invocation: Invocation, person: str, data: str | None, clear: tuple[str, ...]) -> None:
    """Change what is known of somebody. What held before still counts for facts of that time.

    \b
    casemgr people change P00017 --data '{"status": "statutory", "status_from": "2026-09-01"}'
    casemgr people change P00017 --clear in_service_until
    """
    from casemgr.desk import people

    said = read_data(data) if data is not None else {}
    with invocation.session() as session:
        key = people.change(session, person, said, clear)
        answer(invocation, {"person": key}, [key])


@command.command("suspend")
@click.argument("person")
@click.option("--from", "first", required=True, metavar="DATE", help="The first day.")
@click.option("--until", "last", metavar="DATE", help="The last day, as far as it is known.")
@click.option("--withdraw", is_flag=True, help="It was recorded by mistake.")
@json_option
@click.pass_obj
def suspend(invocation: Invocation, person: str, first: str, last: str | None, withdraw: bool) -> None:
    """Record that somebody's contract is suspended, never why. Told again for the same day, it gets another last day.

    \b
    casemgr people suspend P00017 --from 2026-11-02 --until 2026-11-30
    """
    from casemgr.desk import days, people

    begun, ended = days.require(first), days.require(last) if last else None
    with invocation.session() as session:
        key = people.suspend(session, person, begun, ended, withdrawn=withdraw)
        told = {"person": key, "from": begun.isoformat(), "until": ended.isoformat() if ended else None}
        done = text("The suspension is withdrawn.") if withdraw else text("The suspended contract is recorded.")
        answer(invocation, told, [session.language.say(done)])


@command.command("template")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="A file that a spreadsheet opens as it is.")
@click.pass_obj
def template(invocation: Invocation, output: Path | None) -> None:
    """An empty staff list to fill in: headings, an example line, and what to know. Needs no register.

    \b
    casemgr people template -o staff.csv
    """
    from casemgr.desk import staff_columns

    lines = staff_columns.template(invocation.language)
    answer_list(invocation, lines, output)


@command.command("import")
@click.argument("file", type=click.Path(path_type=Path, allow_dash=True))
@click.option("--entity", metavar="KEY", help="The organisation of lines that name none.")
@click.option("--dry-run", is_flag=True, help="Only look: record nothing.")
@json_option
@click.pass_obj
def import_(invocation: Invocation, file: Path, entity: str | None, dry_run: bool) -> None:
    """Import a staff list (CSV): who is new is registered, who is different is changed. All of it or nothing.

    \b
    casemgr people import staff.csv --dry-run
    casemgr people import staff.csv --entity gemeente
    """
    from casemgr.desk import staff_import

    raw = _read(file)
    with invocation.session() as session:
        done = staff_import.import_list(session, raw, entity=entity, dry_run=dry_run)
        told = {"dry_run": dry_run, **asdict(done), "unread": list(done.unread)}
        answer(invocation, told, [session.language.say(line) for line in _sentences(done, dry_run)])


def _read(file: Path) -> bytes:
    try:
        return sys.stdin.buffer.read() if str(file) == "-" else file.read_bytes()
    except OSError:
        hint = text("Check the path and your rights.")
        raise Unusable("no-file", text("This file cannot be read."), hint=hint) from None


def _sentences(done: "Imported", dry_run: bool) -> list[Text]:
    found = [
        text("{added} new, {changed} changed, {unchanged} as they were, {suspended} suspended contracts.",
             added=done.added, changed=done.changed, unchanged=done.unchanged, suspended=done.suspended),
        text("{count} people of the register do not stand in this list; nothing was changed about them.",
             count=done.absent),
        text("Read as {encoding}, separated by {separator}.", encoding=done.encoding,
             separator="TAB" if done.separator == "\t" else done.separator),
    ]  # fmt: skip
    if done.unread:
        found.append(
            text("Not read, for their heading is not known: columns {columns}.", columns=", ".join(done.unread))
        )
    return [*found, text("Nothing was recorded: this was only a look.")] if dry_run else found
