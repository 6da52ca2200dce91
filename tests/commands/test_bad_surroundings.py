"""Pipes, terminals and keys that go wrong: a sentence or silence, the right exit code, and nothing lost."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from casemgr.store.connection import open_register
from tests.commands.process import CANARY, TAKE, options, program, whole
from tests.stories.office import Office


def test_words_too_many_are_not_repeated_and_told_in_the_language_asked_for(office: Office) -> None:
    answers = [office.run("dpo", "leak", "Laptop", "van", CANARY, lang=lang) for lang in ("nl", "en")]
    answers.append(office.ask("dpo", "leak", "Laptop", "van", CANARY, lang="nl"))
    assert [answer.code for answer in answers] == [2, 2, 2]
    assert all(CANARY not in answer.everything for answer in answers)
    assert answers[0].err != answers[1].err
    assert office.told("dpo", "list")["cases"] == []


@pytest.mark.parametrize("command", [("facts",), ("list",), ("show", "OEF-2026-0001", "--json")])
def test_output_that_nobody_reads_on_is_no_error(office: Office, command: tuple[str, ...]) -> None:
    office.leak()
    reader, writer = os.pipe()
    os.close(reader)
    done = program(*options(office), *command, stdout=writer, stderr=subprocess.PIPE, capture_output=False)
    os.close(writer)
    assert (done.returncode, done.stderr) == (0, b"")


def test_standard_output_that_is_closed_is_no_traceback(office: Office) -> None:
    command = " ".join([sys.executable, "-m", "casemgr", *options(office), "list"])
    done = subprocess.run(["bash", "-c", f"{command} >&-"], capture_output=True, check=False)
    assert b"Traceback" not in done.stderr
    assert done.returncode in (0, 2, 3)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_place_for_the_answer_that_is_full(office: Office) -> None:
    office.leak()
    with open("/dev/full", "wb") as full:
        done = program(*options(office), "list", stdout=full, stderr=subprocess.PIPE, capture_output=False)
    assert b"Traceback" not in done.stderr
    assert done.returncode not in (0, 70)


NARROW = [
    {"PYTHONIOENCODING": "ascii"},
    {"PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "LC_ALL": "C"},
    {"PYTHONIOENCODING": "latin-1"},
    {"PYTHONIOENCODING": "cp1252"},
]


@pytest.mark.parametrize("env", NARROW)
@pytest.mark.parametrize("more", [(), ("--json",)])
def test_a_terminal_without_utf8_still_gets_its_answer(
    office: Office, env: dict[str, str], more: tuple[str, ...]
) -> None:
    case = office.leak("Kandidatenlijst – café 🔒")
    done = program(*options(office), "show", case, *more, env=os.environ | env)
    assert done.returncode == 0, done.stderr
    assert b"Traceback" not in done.stderr
    assert case.encode() in done.stdout
    if more:
        json.loads(done.stdout.decode("utf-8" if "🔒".encode() in done.stdout else "latin-1"))
    assert program(*options(office), "steps", case, *more, env=os.environ | env).returncode == 0


def test_ctrl_c_ends_at_once_with_130_and_loses_nothing(office: Office) -> None:
    case = office.leak()
    before = whole(office)
    other = open_register(office.path)
    try:
        with other.write():  # so that the program has to wait, and is stopped while it does
            said = [*options(office), "take", case, "MitigationTaken", "--data", '{"measure": "x"}']
            pipes: dict[str, Any] = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
            process = subprocess.Popen([sys.executable, "-m", "casemgr", *said], **pipes)
            time.sleep(1)
            process.send_signal(signal.SIGINT)
            started = time.monotonic()
            try:
                _, err = process.communicate(timeout=3)
            except subprocess.TimeoutExpired:
                process.kill()
                process.communicate()
                raise
    finally:
        other.close()
    assert (process.returncode, b"Traceback" in err) == (130, False)
    assert time.monotonic() - started < 2
    assert whole(office) == before


@pytest.mark.parametrize("error", [KeyboardInterrupt, EOFError])
def test_ctrl_c_in_the_middle_of_recording_leaves_nothing(
    office: Office, monkeypatch: pytest.MonkeyPatch, error: type[BaseException]
) -> None:
    from casemgr.reading import projection

    case = office.leak()
    before = whole(office)

    def interrupted(*arguments: Any) -> None:
        raise error

    monkeypatch.setattr(projection, "findable", interrupted)
    commands = ((*TAKE, "MitigationTaken", "--data", '{"measure": "x"}'), ("leak", "x"))
    answers = [office.run("dpo", *command) for command in commands]
    assert [answer.code for answer in answers] == [130] * 2
    assert all("Traceback" not in answer.everything for answer in answers)
    monkeypatch.undo()
    assert whole(office) == before
    office.take("dpo", case, "MitigationTaken", measure="x")


def test_a_defect_says_one_sentence_and_no_value(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*arguments: Any) -> None:
        raise RuntimeError(CANARY)

    monkeypatch.setattr("casemgr.desk.telling.case", broken)
    for lang in ("nl", "en"):
        answer = office.ask("dpo", "leak", CANARY, lang=lang)
        assert (answer.code, answer.kind) == (70, "defect")
        assert CANARY not in answer.everything
        assert CANARY not in office.run("dpo", "leak", CANARY, lang=lang).everything
