"""A register that cannot be made, opened or written is told in a sentence, and what stood there stays."""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from casemgr.store import connection as store
from casemgr.store.connection import open_register
from tests.commands.process import CANARY, options, whole
from tests.stories.office import NOW, Office, call


def test_now_is_pretended_in_practice_only(tmp_path: Path) -> None:
    path = tmp_path / "echt.db"
    made = ("--organisation", "Oefendorp", "--user", "dpo", "--role", "dpo", "--no-encryption")
    assert call("--register", str(path), "init", "--pack", "bev", *made).code == 0
    office = Office(path, now=None)
    assert office.ask("dpo", "list").code == 0
    answer = office.ask("dpo", "list", now=NOW)
    assert (answer.code, answer.kind) == (1, "not-a-sandbox")
    case = office.told("dpo", "leak", "x")["case"]
    assert not case.startswith("OEF-")


@pytest.mark.parametrize("now", ["morgen", "2026-03-29T02:30", "", "1e9"])
def test_a_pretended_moment_that_is_none(office: Office, now: str) -> None:
    answer = call("--register", str(office.path), "--as", "dpo", "--now", now, "list", "--json")
    assert answer.code == 2, answer.everything


REGISTERS = {
    "folder": (3, "is-a-directory"), "text": (3, "not-a-register"), "empty": (3, "not-a-register"),
    "other": (3, "not-a-register"), "newer": (3, "newer-version"), "absent": (3, "no-register"),
    "cut": (3, "not-a-register"), "garbage": (3, "not-a-register"),
}  # fmt: skip


def spoil(office: Office, how: str) -> Path:
    """A register that cannot be used, in one of the ways that happen."""
    place = office.path.with_name(f"{how}.db")
    if how == "folder":
        place.mkdir()
    elif how == "text":
        place.write_text(f"{CANARY}\n" * 500, encoding="utf-8")
    elif how == "empty":
        place.touch()
    elif how == "other":
        other = sqlite3.connect(place)
        other.execute("create table events (position, public)")
        other.commit()
        other.close()
    elif how in ("newer", "cut", "garbage"):
        shutil.copy(office.path, place)
    if how == "newer":
        other = sqlite3.connect(place)
        other.execute("pragma user_version = 99")
        other.close()
    if how == "cut":
        os.truncate(place, 9000)
    if how == "garbage":
        size = place.stat().st_size
        place.write_bytes(place.read_bytes()[:4096] + b"\xa5" * (size - 4096))
    return place


@pytest.mark.parametrize("how", REGISTERS)
@pytest.mark.parametrize("command", [("list",), ("verify",), ("rebuild",), ("leak", "x"), ("due",)])
def test_a_register_that_cannot_be_used(office: Office, how: str, command: tuple[str, ...]) -> None:
    office.leak(CANARY)
    place = spoil(office, how)
    before = place.read_bytes() if place.is_file() else b""
    answer = call("--register", str(place), "--as", "dpo", "--json", *command)
    code, kind = REGISTERS[how]
    assert (answer.code, answer.kind) == (code, kind), answer.everything
    assert CANARY not in answer.everything
    if place.is_file():
        assert place.read_bytes() == before
    assert not place.with_name(place.name + "-wal").exists()
    assert place.exists() == (how != "absent")


def test_init_does_not_write_over_anything(office: Office, tmp_path: Path) -> None:
    before = office.path.read_bytes()
    made = ("init", "--pack", "bev", "--organisation", "x", "--sandbox")
    for place in (office.path, tmp_path):
        answer = call("--register", str(place), *made, "--json")
        assert (answer.code, answer.kind) == (3, "register-exists")
    assert office.path.read_bytes() == before


@pytest.mark.parametrize(
    ("more", "code"),
    [
        (("--pack", "bve", "--organisation", "x", "--sandbox"), 2),
        (("--pack", "bev", "--organisation", "", "--sandbox"), 2),
        (("--pack", "bev", "--organisation", "x", "--sandbox", "--user", "Jan Claes"), 2),
        (("--pack", "bev", "--organisation", "x", "--sandbox", "--role", "baas"), 2),
        (("--pack", "bev", "--organisation", "x"), 2),
        (("--organisation", "x", "--sandbox"), 2),
        (("--pack", "bev", "--sandbox"), 2),
    ],
)
def test_init_that_fails_leaves_no_file(tmp_path: Path, more: tuple[str, ...], code: int) -> None:
    answer = call("--register", str(tmp_path / "register.db"), "init", *more, "--json")
    assert answer.code == code, answer.everything
    assert list(tmp_path.iterdir()) == []


def test_init_where_no_folder_can_be_made() -> None:
    made = ("init", "--pack", "bev", "--organisation", "x", "--sandbox", "--json")
    answer = call("--register", "/proc/nergens/register.db", *made)
    assert (answer.code, answer.kind) == (3, "no-place")


def test_a_locked_register_is_told_and_nothing_is_lost(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "BUSY_SECONDS", 0.2)
    case = office.leak()
    before = whole(office)
    other = open_register(office.path)
    with other.write():
        answer = office.try_to("dpo", case, "MitigationTaken", measure=CANARY)
        assert (answer.code, answer.kind) == (3, "locked")
        assert CANARY not in answer.everything
        assert office.ask("dpo", "show", case).code == 0  # readers do not wait
    other.close()
    assert whole(office) == before
    office.take("dpo", case, "MitigationTaken", measure=CANARY)


def test_a_writer_waits_for_another_who_is_soon_done(office: Office) -> None:
    case = office.leak()
    other = open_register(office.path)
    with other.write():
        said = [*options(office), "take", case, "MitigationTaken", "--data", '{"measure": "x"}']
        process = subprocess.Popen([sys.executable, "-m", "casemgr", *said], stdout=subprocess.DEVNULL)
        time.sleep(1.5)
        assert process.poll() is None
    other.close()
    assert process.wait(20) == 0


@pytest.mark.parametrize("room", [0, 1, 2, 4])
def test_a_full_disk_leaves_nothing_half_written(office: Office, monkeypatch: pytest.MonkeyPatch, room: int) -> None:
    case = office.leak()
    before = whole(office)
    careful = store._careful

    def careful_on_a_full_disk(connection: Any) -> None:
        careful(connection)
        pages = connection.execute("pragma page_count").fetchone()[0]
        connection.execute(f"pragma max_page_count = {pages + room}")

    monkeypatch.setattr(store, "_careful", careful_on_a_full_disk)
    story = " ".join(f"{CANARY}{n}" for n in range(1200))
    answer = office.try_to("dpo", case, "MitigationTaken", measure=story)
    assert (answer.code, answer.kind) == (3, "disk-full"), answer.everything
    assert CANARY not in answer.everything
    monkeypatch.undo()
    assert whole(office) == before
    office.take("dpo", case, "MitigationTaken", measure=story)


def test_a_file_that_may_not_grow_leaves_nothing_half_written(office: Office) -> None:
    case = office.leak()
    before = whole(office)
    said = [
        *options(office),
        "--json",
        "take",
        case,
        "MitigationTaken",
        "--data",
        json.dumps({"measure": CANARY * 1000}),
    ]
    limit = (
        "import resource,runpy,sys; resource.setrlimit(resource.RLIMIT_FSIZE, (8192, 8192)); sys.argv[0] = 'casemgr'; "
    )
    script = limit + "runpy.run_module('casemgr', run_name='__main__')"
    done = subprocess.run([sys.executable, "-c", script, *said], capture_output=True, check=False, timeout=60)
    assert done.returncode == 3, done
    assert CANARY.encode() not in done.stdout + done.stderr
    assert json.loads(done.stdout)["error"]["kind"] in ("disk-full", "unreachable")
    assert whole(office) == before


def test_a_register_one_may_only_read_is_read(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    case = office.leak()
    monkeypatch.setattr(os, "access", lambda path, mode: mode != os.W_OK)  # root may write anywhere
    assert office.told("dpo", "show", case)["case"] == case
    assert office.told("dpo", "list")["cases"][0]["case"] == case
    assert office.told("dpo", "verify")["ok"]
    for command in (("leak", "x"), ("rebuild",)):
        answer = office.ask("dpo", *command)
        assert (answer.code, answer.kind) == (3, "read-only")
    monkeypatch.undo()
    assert len(office.told("dpo", "list")["cases"]) == 1


@pytest.mark.skipif(sys.platform == "win32" or os.getuid() == 0, reason="root may write anywhere")
def test_a_folder_one_may_not_write_in(office: Office) -> None:
    case = office.leak()
    office.path.chmod(0o400)
    office.path.parent.chmod(0o500)
    try:
        assert office.told("dpo", "show", case)["case"] == case
        assert office.ask("dpo", "leak", "x").kind == "read-only"
    finally:
        office.path.parent.chmod(0o700)
