"""`casemgr due`: open deadlines, most urgent first. Made for a scheduler as well as for people."""

import json
import sys
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import click

from casemgr.commands.invocation import Invocation
from casemgr.commands.printing import answer, columns, json_option
from casemgr.errors import Unusable
from casemgr.language import Language, Text, text

if TYPE_CHECKING:
    from casemgr.desk.session import Session


@click.command("due")
@click.option("--within", metavar="72h|7d", help="Only what ends within this time, and what is overdue.")
@click.option("--fail-overdue", is_flag=True, help="Exit code 4 when a deadline has passed.")
@click.option("--missed", is_flag=True, help="Only what passed while nobody had casemgr open, until it is seen.")
@json_option
@click.pass_obj
def command(invocation: Invocation, within: str | None, fail_overdue: bool, missed: bool) -> None:
    """Open deadlines, most urgent first.

    \b
    casemgr due --within 72h --fail-overdue
    casemgr due --missed
    """
    from casemgr.desk import wording
    from casemgr.reading import deadlines

    span = _span(within) if within else None
    with invocation.session() as session:
        say = session.language.say
        until = int((session.now + span).timestamp()) if span is not None else None
        rows = (
            _unseen(session) if missed
            else deadlines.due(session.register, session.viewer, session.now, until=until)
        )  # fmt: skip
        told = [
            {
                "case": r["number"], "procedure": r["procedure"], "rule": r["rule"], "deadline": r["deadline"],
                "outer": r["outer_limit"],
                "state": r["state"], "title": r["title"] or say(wording.neutral(r["workflow"])),
            }
            for r in rows
        ]  # fmt: skip
        if not invocation.json and (missed or not told):
            click.echo(say(_aside(missed, bool(told))), err=True)
        answer(invocation, told, [] if invocation.json else _lines(rows, told, session.language))
        overdue = any(row["state"] == "overdue" for row in told)
    if fail_overdue and overdue:
        sys.stdout.flush()
        raise SystemExit(4)


def _unseen(session: "Session") -> list[Any]:
    """The rows that passed unseen; looking at them is a sign of life."""
    from casemgr.desk import catchup

    catchup.here(session)
    return catchup.rows(session)


def _aside(missed: bool, found: bool) -> Text:
    """What is said beside the answer: that there is nothing, or how to say that one saw it."""
    if not found:
        return text("No term passed unseen.") if missed else text("No open deadlines.")
    return text(
        "Record that you saw it: casemgr take CASE CatchUpAcknowledged --data '{data}'", data='{"which": ["RULE"]}'
    )


def _lines(rows: list[Any], told: list[dict[str, str]], language: Language) -> list[str]:
    from casemgr.desk.telling import when

    return columns(
        [t["case"], when(t, language), language.say(json.loads(row["label"])), t["title"]]
        for row, t in zip(rows, told, strict=True)
    )


def _span(written: str) -> timedelta:
    try:
        number, unit = int(written[:-1]), written[-1]
        if not 0 <= number <= 100_000:
            raise ValueError(number)
        return {"h": timedelta(hours=number), "d": timedelta(days=number)}[unit]
    except (ValueError, KeyError, IndexError, OverflowError):
        raise Unusable(
            "bad-span", text("“{span}” is not a length of time.", span=written[:20]), hint=text("Example: 72h or 7d.")
        ) from None
