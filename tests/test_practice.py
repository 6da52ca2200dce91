"""The practice register: whatever the day, there is something to do on every board, and nothing is left behind."""

import os
import signal
import stat
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from casemgr import workflow as workflows
from casemgr.desk import boarding, casework, composing, issuing, keeping, practice, registers
from casemgr.desk.practice_moments import Moments
from casemgr.desk.session import Session
from casemgr.errors import Refused
from casemgr.law import packs
from casemgr.reading import people
from casemgr.store import ledger
from casemgr.store.connection import Register
from tests.bench.terminal import Terminal
from tests.stories.office import BRUSSELS, call

MONDAY = datetime(2026, 11, 23, 8, 30, tzinfo=UTC)
DAYS = [
    MONDAY,
    datetime(2026, 11, 21, 23, 40, tzinfo=UTC),  # a Saturday night
    datetime(2026, 12, 25, 2, 0, tzinfo=UTC),
    datetime(2027, 1, 1, 0, 5, tzinfo=UTC),  # most cases are of another year
    datetime(2026, 3, 29, 1, 30, tzinfo=UTC),  # the clocks have just gone forward
    datetime(2026, 10, 25, 0, 30, tzinfo=UTC),  # the hour that comes twice
    datetime(2028, 2, 29, 23, 30, tzinfo=UTC),
]


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Register]:
    """Read by the tests below; those that write make their own."""
    register = practice.make(tmp_path_factory.mktemp("practice") / "register.db", MONDAY)
    yield register
    register.close()


def groups(register: Register, user: str, now: datetime) -> set[str]:
    return {item.group for item in boarding.board(Session(register, user, now)).items}


def events(register: Register) -> list[ledger.Event]:
    return list(ledger.everything(register))


def numbers(register: Register) -> list[str]:
    return [event.stream for event in events(register) if event.kind == "CaseOpened"]


def names(register: Register) -> list[str]:
    return sorted(row["name"] for row in people.people(register))


@pytest.mark.parametrize("now", DAYS, ids=lambda now: now.isoformat()[:16])
def test_the_boards_are_alive_whatever_the_day(now: datetime, tmp_path: Path) -> None:
    register = practice.make(tmp_path / "register.db", now, seed=now.day)
    try:
        assert groups(register, "director", now) >= {"late", "soon", "decide", "hearings", "tasks", "since"}
        assert groups(register, "dpo", now) >= {"late", "soon", "tasks"}
        assert "tasks" in groups(register, "sysadmin", now)
        assert max(event.recorded_at for event in events(register)) <= ledger.stamp(now)
    finally:
        register.close()


def test_every_workflow_and_every_code_has_cases(filled: Register) -> None:
    cases = [casework.current(filled, number).case for number in numbers(filled)]
    assert 40 <= len(cases) <= 50
    assert {p.workflow.name for case in cases for p in case.procedures.values()} == set(workflows.names())
    under = {record.public["pack"] for case in cases for record in case.records if record.kind == "CaseOpened"}
    assert under == set(packs.keys())


def test_a_leak_stands_at_53_of_its_72_hours_and_waits_for_the_director(filled: Register) -> None:
    rows = boarding.board(Session(filled, "director", MONDAY)).group("soon")
    found = next(row for row in rows if row.title == "Loonbrieven naar verkeerde lijst gemaild")
    assert found.started_at is not None
    assert (MONDAY - found.started_at) // timedelta(hours=1) == 53
    leak = casework.current(filled, found.case).case.procedures["data_leak-1"]
    assert leak.has("DpoAdvised")
    assert not leak.has("NotificationDecided")


def test_the_past_is_spread_over_months_and_told_by_those_who_act(filled: Register) -> None:
    told = [event for event in events(filled) if event.stream not in ("register", "people")]
    assert told[0].recorded_at < ledger.stamp(MONDAY - timedelta(days=60))
    assert told[-1].recorded_at > ledger.stamp(MONDAY - timedelta(hours=12))
    assert {event.actor for event in told} >= {"dpo", "director", "personnel", "sysadmin", "head", "secretary"}


def test_the_register_is_as_sound_as_a_real_one(filled: Register) -> None:
    assert keeping.verify(filled).bad is None
    assert filled.row("pragma integrity_check")[0] == "ok"  # type: ignore[index]


def test_titles_name_nobody(filled: Register) -> None:
    titles = [str(row[0]) for row in filled.rows("select title from cases where title is not null")]
    families = {part for name in names(filled) for part in name.split() if part[0].isupper()}
    assert titles
    assert [title for title in titles if families & set(title.split())] == []


def test_the_planned_conversation_can_be_invited_to_at_once(tmp_path: Path) -> None:
    register = practice.make(tmp_path / "register.db", MONDAY)
    try:
        waits = [
            case.number
            for number in numbers(register)
            for case in [casework.current(register, number).case]
            if any(p.workflow.name == "hearing" and p.state == "planned" for p in case.procedures.values())
        ]
        session = Session(register, "director", MONDAY)
        issued = issuing.issue(session, composing.prepare(session, waits[0], "hearing_invitation"))
        assert issued.content.startswith(b"%PDF")
        assert casework.current(register, waits[0]).case.procedures["hearing-1"].state == "invited"
    finally:
        register.close()


def test_the_same_seed_tells_the_same_story_and_another_one_another(tmp_path: Path, filled: Register) -> None:
    again = practice.make(tmp_path / "again.db", MONDAY)
    other = practice.make(tmp_path / "other.db", MONDAY, seed=7)
    try:
        told = [(event.stream, event.kind, event.recorded_at) for event in events(again)]
        assert told == [(event.stream, event.kind, event.recorded_at) for event in events(filled)]
        assert names(again) == names(filled)
        assert names(other) != names(filled)
        assert len(numbers(other)) == len(numbers(filled))
    finally:
        again.close()
        other.close()


def bare(path: Path, *, sandbox: bool, keys: list[str]) -> Register:
    return registers.create(
        path, organisation="Oefendorp", keys=keys, now=MONDAY - practice.BEFORE, sandbox=sandbox, user="dpo",
        name="I. De Smet", given=("dpo",),
    )  # fmt: skip


def test_a_real_register_stays_as_it_is(tmp_path: Path) -> None:
    register = bare(tmp_path / "register.db", sandbox=False, keys=["bev"])
    try:
        before = events(register)
        with pytest.raises(Refused) as refusal:
            practice.fill(register, MONDAY)
        assert refusal.value.kind == "not-a-sandbox"
        assert events(register) == before
    finally:
        register.close()


def test_a_register_with_one_code_gets_the_cases_of_that_code(tmp_path: Path, filled: Register) -> None:
    register = bare(tmp_path / "register.db", sandbox=True, keys=["bev"])
    try:
        practice.fill(register, MONDAY)
        assert 20 < len(numbers(register)) < len(numbers(filled))
    finally:
        register.close()


@pytest.mark.parametrize(
    ("told", "meant"),
    [
        ("-53h", "2026-11-21T04:30+01:00"),
        ("-2d 14:20", "2026-11-21T14:20+01:00"),
        ("-1wd 10:30", "2026-11-20T10:30+01:00"),
        ("+7d+1wd 10:00", "2026-12-01T10:00+01:00"),
        ("+1wd", "2026-11-24"),
        ("-12wd", "2026-11-04"),  # 11 November is a holiday
    ],
)
def test_moments_are_told_from_now(told: str, meant: str) -> None:
    assert Moments(MONDAY, BRUSSELS, "BE").read(told).isoformat().replace(":00+", "+") == meant


def test_hours_are_counted_through_the_night_the_clocks_change() -> None:
    now = datetime(2026, 10, 25, 9, 0, tzinfo=UTC)
    assert Moments(now, BRUSSELS, "BE").read("-10h") == now - timedelta(hours=10)


@pytest.mark.parametrize("told", ["", "53h", "-2d 25:00", "-2d14:20", "tomorrow"])
def test_what_is_no_moment_is_not_guessed_at(told: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  a mistake in our own data, worded for nobody
        Moments(MONDAY, BRUSSELS, "BE").read(told)


def test_the_past_shifts_with_a_seed_and_the_future_does_not() -> None:
    shifted = Moments(MONDAY, BRUSSELS, "BE", timedelta(minutes=10))
    plain = Moments(MONDAY, BRUSSELS, "BE")
    assert plain.read("-5h") - shifted.read("-5h") == timedelta(minutes=10)
    assert plain.read("+1wd 10:00") == shifted.read("+1wd 10:00")


# -- the command ------------------------------------------------------------------------------------------------------


def test_demo_keeps_the_register_where_it_is_told(tmp_path: Path) -> None:
    place = tmp_path / "oefen.db"
    made = call("demo", "--keep", str(place), "--seed", "3")
    assert made.code == 0, made.everything
    assert stat.S_IMODE(place.stat().st_mode) == 0o600
    due = call("--register", str(place), "--as", "director", "due")
    assert "Loonbrieven naar verkeerde lijst gemaild" in due.out


def test_demo_writes_over_nothing(tmp_path: Path) -> None:
    place = tmp_path / "oefen.db"
    place.write_bytes(b"mine")
    assert call("demo", "--keep", str(place)).code == 3
    assert place.read_bytes() == b"mine"


def test_demo_names_the_users_it_has(tmp_path: Path) -> None:
    answer = call("--lang", "en", "demo", "--user", "nobody", "--keep", str(tmp_path / "oefen.db"))
    assert answer.code == 2
    assert "director" in answer.err
    assert list(tmp_path.iterdir()) == []


def test_demo_can_pretend_another_day(tmp_path: Path) -> None:
    place = tmp_path / "oefen.db"
    assert call("--now", "2026-03-02T09:00", "demo", "--keep", str(place)).code == 0
    listed = call("--register", str(place), "--as", "director", "list")
    assert "OEF-2026-" in listed.out
    assert "OEF-2025-" in listed.out


ON_POSIX = pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Terminal]:
    temporary, home = tmp_path / "tmp", tmp_path / "home"
    temporary.mkdir()
    home.mkdir()
    opened = Terminal(["-m", "casemgr", "demo"], {"TMPDIR": str(temporary), "HOME": str(home)})
    yield opened
    opened.close()


@ON_POSIX
def test_demo_shows_the_board_from_a_private_folder_and_takes_it_away(terminal: Terminal, tmp_path: Path) -> None:
    terminal.until(b"Loonbrieven")
    (folder,) = (tmp_path / "tmp").iterdir()
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    os.write(terminal.screen, b"\x11")  # Ctrl+Q
    assert terminal.ended() == 0
    assert list((tmp_path / "tmp").iterdir()) == []


@ON_POSIX
@pytest.mark.parametrize("name", ["SIGHUP", "SIGTERM"])
def test_demo_leaves_nothing_when_its_window_is_closed(terminal: Terminal, tmp_path: Path, name: str) -> None:
    terminal.until(b"Loonbrieven")
    terminal.process.send_signal(getattr(signal, name))
    terminal.ended()
    assert list((tmp_path / "tmp").iterdir()) == []


@ON_POSIX
def test_demo_leaves_nothing_when_it_is_stopped_before_the_screens(terminal: Terminal, tmp_path: Path) -> None:
    end = time.monotonic() + 20
    while not list((tmp_path / "tmp").glob("*/*.db")) and time.monotonic() < end:
        time.sleep(0.01)
    terminal.process.send_signal(signal.SIGINT)
    assert terminal.ended() == 130
    assert list((tmp_path / "tmp").iterdir()) == []


def test_demo_leaves_nothing_without_a_terminal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import tempfile

    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    answer = call("demo")
    assert answer.code == 2
    assert list(tmp_path.iterdir()) == []
