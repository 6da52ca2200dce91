"""Every worked deadline, through the count, through the command, and through a batch."""

import csv
import json
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from click.testing import CliRunner

from casemgr.commands.deadline import command
from casemgr.errors import Unusable
from casemgr.language import Language
from casemgr.law.questions import ask, read_options

VECTORS = Path(__file__).parent / "deadlines.csv"
OBJ = SimpleNamespace(language=Language("nl"), json=False)

with VECTORS.open(encoding="utf-8", newline="") as file:
    ROWS = list(csv.DictReader(file))


def check(row: dict[str, str], answered: dict[str, Any]) -> None:
    """Holds an answer in the form of `deadline --json` against a row."""
    wanted = row["expected"]
    if wanted.startswith("error "):
        assert answered["error"] == wanted.removeprefix("error ")
        return
    at = {reading["id"]: datetime.fromisoformat(reading["at"]) for reading in answered["readings"]}
    if wanted.startswith("not "):
        assert at[row["reading"]] != datetime.fromisoformat(wanted.removeprefix("not "))
        return
    assert at[row["reading"]].isoformat() == wanted
    firm = [datetime.fromisoformat(r["at"]) for r in answered["readings"] if not r["contested"]]
    assert (answered["deadline"], answered["outer"]) == (min(firm).isoformat(), max(firm).isoformat())
    assert ("contested" in row["note"]) == (at[row["reading"]] not in firm)


def test_the_vectors_are_all_here() -> None:
    assert len(ROWS) == 112
    assert {row["expected"].split()[0] for row in ROWS} >= {"not", "error"}


@pytest.mark.parametrize("row", ROWS, ids=[row["id"] for row in ROWS])
def test_count(row: dict[str, str]) -> None:
    try:
        counted = ask(row["rule"], row["start"], row["tz"], read_options(row["options"].split()))
    except Unusable as refusal:
        check(row, {"error": refusal.kind})
        return
    readings = [{"id": r.id, "at": r.at.isoformat(), "contested": r.contested} for r in counted.readings]
    assert counted.deadline is not None
    assert counted.outer is not None
    outcome = {
        "deadline": counted.deadline.isoformat(),
        "outer": counted.outer.isoformat(),
        "readings": readings,
    }
    check(row, outcome)


@pytest.mark.parametrize("row", ROWS, ids=[row["id"] for row in ROWS])
def test_command(row: dict[str, str]) -> None:
    options = [part for option in row["options"].split() for part in ("--option", option)]
    arguments = [row["rule"], "--from", row["start"], "--tz", row["tz"], *options, "--json"]
    result = CliRunner().invoke(command, arguments, obj=OBJ)
    if isinstance(result.exception, Unusable):
        check(row, {"error": result.exception.kind})
        return
    assert result.exit_code == 0, result.exception
    check(row, json.loads(result.stdout))


def answers(stdin: bytes | None, *arguments: str) -> Iterator[dict[str, Any]]:
    result = CliRunner().invoke(command, ["--batch", *arguments], obj=OBJ, input=stdin)
    assert result.exit_code == 0, result.exception
    assert result.stderr == ""
    return map(json.loads, result.stdout.splitlines())


@pytest.mark.parametrize("source", ["file", "standard input"])
def test_batch(source: str) -> None:
    stdin, path = (None, str(VECTORS)) if source == "file" else (VECTORS.read_bytes(), "-")
    answered = list(answers(stdin, path))
    assert [one["id"] for one in answered] == [row["id"] for row in ROWS]
    for row, one in zip(ROWS, answered, strict=True):
        check(row, one)


def test_a_bad_line_does_not_stop_the_others() -> None:
    lines = [
        "id,rule,options,start,tz",
        "good,be-summary-dismissal,,2026-11-12,Europe/Brussels",
        "rule,be-sumary-dismissal,,2026-11-12,Europe/Brussels",
        "time,be-summary-dismissal,,12 november,Europe/Brussels",
        "zone,be-summary-dismissal,,2026-11-12,Europe/Brussel",
        "option,be-internal-appeal,served=pigeon,2026-11-12,",
        "needed,be-internal-appeal,,2026-11-12,",
        "country,gdpr-answer-subject,country=XX,2026-11-12,",
        "pair,gdpr-answer-subject,country,2026-11-12,",
        "early,gdpr-notify-authority,,2016-11-12T10:00,",
        "hour,gdpr-notify-authority,,2026-11-12,",
        "short,be-summary-dismissal",
        '"quoted, with comma",be-summary-dismissal,,2026-11-12,Europe/Brussels,and,more,cells',
        "unset,be-discipline-summons,,2026-11-12,",
        "again,be-summary-dismissal,,2026-11-12,",
    ]
    answered = {one["id"]: one for one in answers("\r\n".join(lines).encode(), "-")}
    assert [one.get("error") for one in answered.values()] == [
        None, "unknown-rule", "bad-time", "unknown-zone", "unknown-option", "option-needed",
        "unknown-country", "bad-option", "not-in-force", "bad-time", "bad-time", None, None, None,
    ]  # fmt: skip
    assert answered["again"]["deadline"] == answered["good"]["deadline"] == "2026-11-17T23:59:59+01:00"
    assert (answered["unset"]["deadline"], answered["unset"]["status"]) == (None, "unset")


@pytest.mark.parametrize("content", [b"", b"\x00\xff\xfe", b"number,rule\n1,be-summary-dismissal\n"])
def test_a_batch_without_its_columns_is_refused(content: bytes) -> None:
    result = CliRunner().invoke(command, ["--batch", "-"], obj=OBJ, input=content)
    assert isinstance(result.exception, Unusable)
    assert result.exception.kind == "bad-batch"
    assert result.stdout == ""


def test_a_byte_order_mark_and_bad_bytes_are_survived() -> None:
    header, terms = b"\xef\xbb\xbfid,rule,options,start,tz\n", b",be-summary-dismissal,,2026-11-12,\n"
    content = header + b"\xff\xfe" + terms + b"b" + terms
    assert ["error" in one for one in answers(content, "-")] == [False, False]


def test_a_line_that_is_no_csv_gets_an_answer_of_its_own() -> None:
    content = f"id,rule,options,start,tz\nx,{'y' * 200_000},,,\ngood,be-summary-dismissal,,2026-11-12,\n"
    first, second = answers(content.encode(), "-")
    assert first == {"id": None, "error": "bad-line"}
    assert second["id"] == "good"
