"""A batch that is killed, interrupted or runs out of room: what is registered stays whole, and the rest can be made."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from casemgr.store import chain
from tests.batch.lists import issued, listed, whole
from tests.stories.office import NOW, Office

ROOT = Path(__file__).parents[2]
COUNT = 90

# The real program in small chunks, so that there are many moments at which it can be killed.
PROGRAM = """
import sys
from casemgr.desk import batches
batches.CHUNK = 4
from casemgr.__main__ import main
main(sys.argv[1:])
"""


def begin(office: Office, case: str, file: Path, *options: str) -> subprocess.Popen[str]:
    given = ["--register", str(office.path), "--as", "director", "--lang", "en", "--now", NOW,
             "batch", "letter", case, "staff_notice", "--list", str(file), *options]  # fmt: skip
    return subprocess.Popen([sys.executable, "-c", PROGRAM, *given], cwd=ROOT, stdout=subprocess.PIPE,
                            stderr=subprocess.PIPE, text=True)  # fmt: skip


def made(office: Office, case: str) -> int:
    return len(issued(office, case))


def wait_for_some(office: Office, case: str, least: int, running: subprocess.Popen[str]) -> None:
    until = time.monotonic() + 60
    while made(office, case) < least and time.monotonic() < until and running.poll() is None:
        time.sleep(0.02)


@pytest.mark.skipif(sys.platform == "win32", reason="kills a process as only this system can")
@pytest.mark.parametrize("seed", range(3))
def test_killed_at_any_moment_the_rest_can_be_made(town: Office, case: str, tmp_path: Path, seed: int) -> None:
    chance, file = random.Random(seed), listed(tmp_path / "l.csv", COUNT)
    for round_ in range(2):
        running = begin(town, case, file)
        wait_for_some(town, case, 8 * (round_ + 1), running)
        time.sleep(chance.uniform(0, 0.3))
        running.kill()
        running.communicate()
        before = len(whole(town, case))
        assert before
    assert before < COUNT, "it ended before it was killed: make the list longer"
    ended = begin(town, case, file)
    out, err = ended.communicate(timeout=120)
    assert ended.returncode == 0, err
    assert f"{COUNT - before} letters made, {before} were there already." in out
    assert len(whole(town, case)) == COUNT
    with town.session() as session:
        assert chain.verify(session.register).bad is None


@pytest.mark.skipif(sys.platform == "win32", reason="interrupts a process as only this system can")
def test_ctrl_c_says_how_far_it_came_and_what_to_do(town: Office, case: str, tmp_path: Path) -> None:
    file = listed(tmp_path / "l.csv", COUNT)
    running = begin(town, case, file)
    wait_for_some(town, case, 8, running)
    running.send_signal(signal.SIGINT)
    out, err = running.communicate(timeout=60)
    assert running.returncode == 130
    assert f"of {COUNT} lines are done and kept. The same command makes the rest." in err
    assert "Kanarie" not in out + err
    assert 0 < len(whole(town, case)) < COUNT


def test_a_folder_that_cannot_be_written_is_refused_before_a_letter_is_made(
    town: Office, case: str, tmp_path: Path
) -> None:
    file = listed(tmp_path / "l.csv", 2)
    (tmp_path / "file").write_text("no folder")
    for place in (
        ("--folder", "file"),
        ("--folder", "no/such/folder"),
        ("-o", "no/such/all.pdf"),
        ("-o", "file/x.pdf"),
    ):
        answer = town.ask("director", "batch", "letter", case, "staff_notice", "--list", str(file), place[0],
                          str(tmp_path / place[1]))  # fmt: skip
        assert (answer.code, answer.kind) == (2, "cannot-write"), place
    assert issued(town, case) == []


@pytest.mark.skipif(sys.platform == "win32", reason="limits the size of files as only this system can")
def test_when_the_file_does_not_fit_the_letters_are_kept_and_it_can_be_written_later(
    town: Office, case: str, tmp_path: Path
) -> None:
    import resource

    file, output = listed(tmp_path / "l.csv", 12), tmp_path / "alle.pdf"
    arguments = ("director", "batch", "letter", case, "staff_notice", "--list", str(file))
    assert town.told(*arguments)["made"] == 12
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, before[1]))
    try:
        answer = town.ask(*arguments, "-o", str(output))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert (answer.code, answer.kind) == (2, "cannot-write"), answer.everything
    assert "only writes the file" in str(answer.told["error"]["hint"])
    assert not output.exists()
    assert not list(tmp_path.glob(".casemgr-*"))
    assert town.told(*arguments, "-o", str(output))["made"] == 0
    assert output.stat().st_size > 100_000


@pytest.mark.skipif(sys.platform == "win32", reason="limits the size of files as only this system can")
def test_when_the_register_is_full_what_is_registered_stays_whole(town: Office, case: str, tmp_path: Path) -> None:
    """The limit falls on the log beside the register, as a full disk does."""
    file = listed(tmp_path / "l.csv", COUNT)
    limit = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (1_500_000, -1))"
    given = ["--register", str(town.path), "--as", "director", "--lang", "en", "--now", NOW, "batch", "letter", case,
             "staff_notice", "--list", str(file)]  # fmt: skip
    ended = subprocess.run([sys.executable, "-c", f"{limit}\n{PROGRAM}", *given], cwd=ROOT, capture_output=True,
                           text=True, check=False, timeout=120, env={**os.environ})  # fmt: skip
    assert ended.returncode == 3, ended.stdout + ended.stderr
    assert "The same command makes the rest." in ended.stderr
    before = len(whole(town, case))
    assert 0 < before < COUNT
    assert town.told("director", "batch", "letter", case, "staff_notice", "--list", str(file))["made"] == COUNT - before
    assert len(whole(town, case)) == COUNT


def test_a_disk_without_room_is_refused_before_a_letter_is_made(
    town: Office, case: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from casemgr.desk import bundles

    monkeypatch.setattr(bundles, "BYTES", 10**15)
    file = listed(tmp_path / "l.csv", 2)
    answer = town.ask("director", "batch", "letter", case, "staff_notice", "--list", str(file))
    assert (answer.code, answer.kind) == (1, "no-room")
    assert issued(town, case) == []
