"""Answers: JSON for programs, plain lines for people. Data goes to stdout, talk to stderr."""

import json
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, TypeVar, cast

import click

from casemgr.commands.invocation import Invocation
from casemgr.errors import Outside, Unusable
from casemgr.language import text

F = TypeVar("F", bound=Callable[..., Any])


def json_option(function: F) -> F:
    """`--json` after the command means the same as before it."""

    def remember(ctx: click.Context, parameter: click.Parameter, value: bool) -> None:
        if value:
            ctx.obj.json = True

    option: Any = click.option("--json", is_flag=True, expose_value=False, callback=remember, help="Answer as JSON.")
    return cast("F", option(function))


def answer(invocation: Invocation, data: Any, lines: Iterable[str]) -> None:
    """The same answer in two forms."""
    if invocation.json:
        click.echo(as_json(data))
    else:
        for line in lines:
            click.echo(line)


def as_json(data: Any) -> str:
    """One line; other than UTF-8 streams get the characters escaped, so that none is lost."""
    encoding = (getattr(sys.stdout, "encoding", None) or "utf-8").lower().replace("-", "")
    return json.dumps(data, ensure_ascii=encoding != "utf8")


def read_data(given: str) -> dict[str, Any]:
    """JSON as an argument, from a file (`@FILE`) or from standard input (`-`)."""
    if given == "-":
        content = sys.stdin.buffer.read().decode("utf-8", "replace")
    elif given.startswith("@"):
        content = _file(given[1:])
    else:
        content = given
    try:
        data = json.loads(content)
    except (ValueError, RecursionError) as error:
        line = f"{error.lineno}:{error.colno}" if isinstance(error, json.JSONDecodeError) else "1"
        raise Unusable(
            "bad-json",
            text("The data are not readable JSON (line and column {line}).", line=line),
            hint=text("Example: --data '{example}'", example='{"title": "…"}'),
        ) from None
    if not isinstance(data, dict):
        raise Unusable(
            "bad-json",
            text("The data must be one JSON object."),
            hint=text("Example: --data '{example}'", example='{"title": "…"}'),
        )
    return data


def _file(name: str) -> str:
    try:
        with open(name, encoding="utf-8", errors="replace") as file:
            return file.read()
    except OSError:
        raise Unusable(
            "no-file", text("The data file cannot be read."), hint=text("Check the path after the @ sign.")
        ) from None


def answer_list(invocation: Invocation, lines: list[str], output: Path | None) -> None:
    """An empty list to fill in: shown, or written as spreadsheets of any system read it. Raises Outside."""
    if output is None:
        answer(invocation, {"lines": lines}, lines)
        return
    try:
        output.write_bytes(("\r\n".join(lines) + "\r\n").encode("utf-8-sig"))
    except OSError:
        raise Outside("cannot-write", text("The file cannot be written there.")) from None


def columns(rows: Iterable[Iterable[str]]) -> list[str]:
    """Rows of cells as aligned lines."""
    table = [list(row) for row in rows]
    widths = [
        max((len(row[n]) for row in table if n < len(row)), default=0) for n in range(max(map(len, table), default=0))
    ]
    return ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=False)).rstrip() for row in table]
