"""`casemgr deadline`: counts a term and says why. Needs no register."""

import csv
import json
import sys
from collections.abc import Iterator, Mapping
from io import TextIOWrapper
from pathlib import Path
from typing import Any, BinaryIO

import click

from casemgr.errors import CaseError, Unusable
from casemgr.language import Language, text

_COLUMNS = ("id", "rule", "options", "start", "tz")


@click.command("deadline")
@click.argument("rule", required=False)
@click.option("--from", "start", metavar="TIME", help="What starts the term: 2026-11-20T16:45, or 2026-11-02 for days.")
@click.option("--tz", "zone", default="", help="Time zone of a time without offset; default: the rule's country.")
@click.option("--option", "options", multiple=True, metavar="NAME=VALUE", help="For instance served=registered.")
@click.option("--batch", metavar="FILE|-", help="CSV with a header id,rule,options,start,tz; one JSON answer a line.")
@click.option("--rules", is_flag=True, help="List every rule.")
@click.option("--json", "as_json", is_flag=True, help="Answer in JSON.")
@click.pass_context
def command(
    ctx: click.Context,
    rule: str | None,
    start: str | None,
    zone: str,
    options: tuple[str, ...],
    batch: str | None,
    rules: bool,
    as_json: bool,
) -> None:
    """Count a term and explain it.

    \b
    casemgr deadline gdpr-notify-authority --from 2026-11-20T16:45
    casemgr deadline be-internal-appeal --from 2026-11-02 --option served=registered
    casemgr deadline --batch terms.csv
    """
    language: Language = ctx.obj.language
    as_json = as_json or ctx.obj.json
    if batch:
        _answer_file(batch, language)
    elif rules:
        _list_rules(language, as_json)
    elif rule and start:
        _answer_one(rule, start, zone, list(options), language, as_json)
    else:
        raise Unusable(
            "usage",
            text("A rule and the moment it starts from are needed."),
            hint=text(
                "Example: {example}.",
                example="casemgr deadline gdpr-notify-authority --from 2026-11-20T16:45",
            ),
        )


def _answer_one(rule: str, start: str, zone: str, options: list[str], language: Language, as_json: bool) -> None:
    from casemgr.law import explanations, questions

    counted = questions.ask(rule, start, zone, questions.read_options(options))
    if as_json:
        click.echo(json.dumps(questions.answer(counted, language), ensure_ascii=False, indent=2))
        return
    click.echo(language.say(counted.clock.label))
    for sentence in explanations.explain(counted, language):
        click.echo(f"  {sentence}")


def _list_rules(language: Language, as_json: bool) -> None:
    from casemgr.law import clocks, questions

    rows = [questions.describe(clock, language) for clock in clocks.load().values()]
    if as_json:
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    width = max(len(row["rule"]) for row in rows)
    for row in rows:
        unset = language.say(text("not set")) if row["status"] == "unset" else ""
        click.echo(f"{row['rule']:<{width}}  {row['label']}{unset and f' ({unset})'}")


def _answer_file(path: str, language: Language) -> None:
    for row in _rows(sys.stdin.buffer if path == "-" else _open(path)):
        click.echo(json.dumps(_answer_row(row, language), ensure_ascii=False))


def _answer_row(row: Mapping[str, Any] | str, language: Language) -> dict[str, Any]:
    from casemgr.law import questions

    if isinstance(row, str):
        return {"id": None, "error": row}
    cell = {name: (row.get(name) or "").strip() for name in _COLUMNS}
    try:
        options = questions.read_options(cell["options"].split())
        counted = questions.ask(cell["rule"], cell["start"], cell["tz"], options)
    except CaseError as error:
        return {"id": cell["id"], "error": error.kind}
    return {"id": cell["id"]} | questions.answer(counted, language)


def _rows(file: BinaryIO) -> Iterator[dict[str, Any] | str]:
    """The lines of the CSV; a line that is no CSV comes out as the kind of its error."""
    with TextIOWrapper(file, "utf-8-sig", errors="replace", newline="") as lines:
        reader = csv.DictReader(lines)
        _require_columns(reader)
        while True:
            try:
                yield next(reader)
            except StopIteration:
                return
            except csv.Error:
                yield "bad-line"


def _require_columns(reader: "csv.DictReader[str]") -> None:
    try:
        found = reader.fieldnames or ()
    except csv.Error:
        found = ()
    missing = [name for name in ("id", "rule", "start") if name not in found]
    if missing:
        raise Unusable("bad-batch", text("The first line misses: {columns}.", columns=", ".join(missing)),
                       hint=text("The first line is: {header}", header=",".join(_COLUMNS)))  # fmt: skip


def _open(path: str) -> BinaryIO:
    try:
        return Path(path).open("rb")
    except OSError:
        raise Unusable("no-such-file", text("The file cannot be opened."),
                       hint=text("Check the name and whether you may read it.")) from None  # fmt: skip
