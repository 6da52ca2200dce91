"""The ledger: appended once, hashed as stored, forgetting without lying, and naming what was changed."""

import json
import os
import signal
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import sqlcipher3.dbapi2 as driver
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from casemgr.store import chain, ledger
from casemgr.store.connection import Register, create, open_register
from casemgr.store.ledger import Entry

NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)
TRIGGERS = ("events_are_not_replaced", "events_stay", "events_only_forget")


def entry(seq: int, **more: Any) -> Entry:
    said: dict[str, Any] = {"public": {"n": seq}, "personal": {"name": f"Jan {seq}"}, "actor": "dpo", **more}
    return Entry(said.pop("stream", "2026-0001"), seq, said.pop("kind", "NoteMade"), **said)


def filled(path: Path, events: int = 5) -> Register:
    register = create(path)
    ledger.append_many(register, (entry(n) for n in range(1, events + 1)), NOON)
    return register


@pytest.fixture
def register(tmp_path: Path) -> Any:
    made = filled(tmp_path / "register.db")
    yield made
    made.close()


@pytest.mark.parametrize(
    "statement",
    [
        "delete from events where position = 3",
        "delete from events",
        "update events set personal = x'00' where position = 3",
        "update events set public = json_set(public, '$.fact.n', 9) where position = 3",
        "update events set personal_digest = null where position = 3",
        "update events set digest = zeroblob(32) where position = 3",
        "update events set position = 99 where position = 3",
        "update events set personal = null, digest = zeroblob(32) where position = 3",
        "replace into events (position, public, digest) values (3, '{}', x'00')",
        "insert or replace into events (position, public, digest) values (3, '{}', x'00')",
        "insert into events (position, public, digest) values (3, '{}', x'') on conflict do update set digest = x'00'",
    ],
)
@pytest.mark.parametrize("recursive", ["on", "off"])
def test_what_was_recorded_stays(register: Register, statement: str, recursive: str) -> None:
    before = register.rows("select * from events")
    register.connection.execute(f"pragma recursive_triggers={recursive}")
    with pytest.raises(driver.DatabaseError, match="append-only"):
        register.connection.execute(statement)
    assert register.rows("select * from events") == before


@pytest.mark.parametrize("recursive", ["on", "off"])
def test_nothing_is_replaced_by_its_place_in_a_stream(register: Register, recursive: str) -> None:
    register.connection.execute(f"pragma recursive_triggers={recursive}")
    with pytest.raises(driver.DatabaseError):
        register.connection.execute(
            "replace into events (position, public, digest) select 9, public, digest from events where position = 3"
        )
    assert chain.verify(register).bad is None


def test_only_the_personal_part_can_be_forgotten_and_the_chain_holds(register: Register) -> None:
    head = chain.verify(register).head
    with register.write() as connection:
        connection.execute("update events set personal = null where position = 3")
    assert chain.verify(register) == chain.Verified(5, head)
    gone = ledger.stream(register, "2026-0001")[2]
    assert (gone.personal, gone.erased, gone.public) == (None, True, {"n": 3})
    with pytest.raises(driver.DatabaseError, match="append-only"):
        register.connection.execute("update events set personal = x'00' where position = 3")


def test_nothing_of_a_forgotten_name_is_left_in_the_files(tmp_path: Path) -> None:
    path = tmp_path / "register.db"
    register = create(path)
    ledger.append_many(register, [entry(1, personal={"name": "Kanariepiet"})], NOON)
    with register.write() as connection:
        connection.execute("update events set personal = null")
    register.connection.execute("pragma wal_checkpoint(truncate)").fetchall()
    register.close()
    assert all(b"Kanariepiet" not in file.read_bytes() for file in tmp_path.iterdir())


def test_the_digest_of_a_short_text_does_not_give_it_away(tmp_path: Path) -> None:
    register = create(tmp_path / "register.db")
    ledger.append_many(register, [entry(1, personal={"name": "Jan"}), entry(2, personal={"name": "Jan"})], NOON)
    digests = register.rows("select distinct personal_digest from events")
    register.close()
    assert len(digests) == 2


TAMPERINGS = {
    "public": ("update events set public = ? where position = ?", "chain"),
    "personal": ("update events set personal = ? where position = ?", "personal"),
    "personal_digest": ("update events set personal_digest = ? where position = ?", None),
    "digest": ("update events set digest = ? where position = ?", "chain"),
}


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    column=st.sampled_from(sorted(TAMPERINGS)),
    position=st.integers(1, 5),
    place=st.floats(0, 0.999),
    bit=st.integers(0, 7),
)
def test_any_changed_bit_is_found_and_the_first_bad_event_named(
    register: Register, column: str, position: int, place: float, bit: int
) -> None:
    register.connection.execute("begin")
    try:
        register.connection.execute(f"create table copied as select {ledger.COLUMNS} from events")
        register.connection.execute("drop table events")
        register.connection.execute("alter table copied rename to events")
        stored = register.row(f"select cast({column} as blob) from events where position = ?", (position,))
        assert stored is not None
        changed = bytearray(stored[0])
        changed[int(place * len(changed))] ^= 1 << bit
        statement, why = TAMPERINGS[column]
        value: Any = bytes(changed)
        if column == "public":  # kept as text, as a hand with an editor would leave it
            statement = statement.replace("?", "cast(? as text)", 1)
        register.connection.execute(statement, (value, position))
        found = chain.verify(register)
        assert found.bad == position
        assert found.events == position - 1
        assert why is None or found.why == why
    finally:
        register.connection.execute("rollback")
    assert chain.verify(register).bad is None


@pytest.mark.parametrize(
    ("statement", "bad", "why"),
    [
        ("delete from events where position = 3", 3, "position"),
        ("delete from events where position = 1", 1, "position"),
        ("update events set position = 9 where position = 5", 5, "position"),
        ("update events set personal_digest = null where position = 2", 2, "personal"),
        ("update events set personal_digest = null, personal = null where position = 2", 2, "chain"),
        ("update events set public = (select public from events where position = 4) where position = 2", 2, "chain"),
    ],
)
def test_other_tampering_is_named_too(register: Register, statement: str, bad: int, why: str) -> None:
    register.connection.execute("drop index events_by_stream")
    for trigger in TRIGGERS:
        register.connection.execute(f"drop trigger {trigger}")
    register.connection.execute(statement)
    found = chain.verify(register)
    assert (found.bad, found.why) == (bad, why)


def test_an_event_that_was_slipped_in_at_the_end_is_found(register: Register) -> None:
    said = json.dumps({"stream": "2026-0001", "seq": 6, "kind": "X", "actor": "a", "recorded_at": "", "fact": {}})
    register.connection.execute("insert into events (position, public, digest) values (6, ?, zeroblob(32))", (said,))
    assert chain.verify(register).bad == 6


def test_the_clock_of_the_ledger_never_runs_backwards(register: Register) -> None:
    times = [NOON - timedelta(days=1), NOON + timedelta(seconds=1), NOON, NOON + timedelta(seconds=2)]
    for n, moment in enumerate(times, 6):
        with register.write() as connection:
            ledger.append(connection, [entry(n)], moment)
    recorded = [row[0] for row in register.rows("select recorded_at from events order by position")]
    assert recorded == sorted(recorded)
    assert recorded[5] == ledger.stamp(NOON)
    assert recorded[-1] == ledger.stamp(NOON + timedelta(seconds=2))


def test_a_place_in_a_stream_and_a_command_are_used_once(register: Register) -> None:
    with register.write() as connection:
        ledger.append(connection, [entry(6, command="a")], NOON)
    for again in (entry(6), entry(7, command="a"), entry(1, stream="2026-0002", command="a")):
        with pytest.raises(driver.IntegrityError), register.write() as connection:
            ledger.append(connection, [again], NOON)
    found = ledger.by_command(register, "a")
    assert found is not None
    assert (found.seq, ledger.head(register, "2026-0001")) == (6, 6)
    assert ledger.by_command(register, "b") is None


def test_what_is_appended_is_what_is_read(register: Register) -> None:
    said = entry(6, public={"ü": [1, True, "☃"]}, personal={"x": {"y": ["z\u2028"]}}, procedure="p-1", corrects=2)
    with register.write() as connection:
        made = ledger.append(connection, [said], NOON)[0]
    assert ledger.stream(register, "2026-0001")[-1] == made
    assert [e.seq for e in ledger.stream(register, "2026-0001", after=4)] == [5, 6]


@pytest.mark.parametrize("amount", [0, 1, 6, 7, 8])
def test_the_bulk_path_records_the_same_as_one_by_one(tmp_path: Path, amount: int) -> None:
    many, single = create(tmp_path / "many.db"), create(tmp_path / "single.db")
    entries = [entry(n) for n in range(1, amount + 1)]
    assert ledger.append_many(many, entries, NOON, chunk=7) == amount
    for one in entries:
        with single.write() as connection:
            ledger.append(connection, [one], NOON)
    assert list(ledger.everything(many)) == list(ledger.everything(single))
    assert chain.verify(many).events == amount
    many.close()
    single.close()


def test_a_transaction_that_fails_leaves_nothing(register: Register) -> None:
    with pytest.raises(driver.IntegrityError), register.write() as connection:
        ledger.append(connection, [entry(6), entry(7), entry(6)], NOON)
    assert chain.verify(register).events == 5


@pytest.mark.parametrize("value", [float("nan"), float("inf")])
def test_numbers_that_are_none_are_never_stored(register: Register, value: float) -> None:
    with pytest.raises(ValueError, match="JSON"), register.write() as connection:
        ledger.append(connection, [entry(6, public={"n": value})], NOON)
    assert chain.verify(register).events == 5


WRITER = """
import sys, os, time
from datetime import UTC, datetime
from pathlib import Path
from casemgr.store import ledger
from casemgr.store.connection import open_register
register = open_register(Path(sys.argv[1]))
print("ready", flush=True)
n = 0
while True:
    n += 1
    entry = ledger.Entry(sys.argv[2], n, "Noted", {"n": n}, {"name": "x" * 200}, "dpo", command=f"{sys.argv[2]}-{n}")
    with register.write() as connection:
        ledger.append(connection, [entry], datetime.now(UTC))
    os.write(1, b"%d\\n" % n)
    time.sleep(0.0005)
"""


def acknowledged(output: bytes) -> int:
    """The last number that was written as a whole line."""
    lines = output.split(b"\n")[:-1]
    return int(lines[-1]) if len(lines) > 1 else 0


def test_killed_writers_lose_nothing_they_acknowledged(tmp_path: Path) -> None:
    path = tmp_path / "register.db"
    create(path).close()
    told: dict[str, int] = {}
    for attempt in range(3):
        streams = [f"writer-{attempt}-{n}" for n in range(2)]
        writers = {
            name: subprocess.Popen([sys.executable, "-c", WRITER, str(path), name], stdout=subprocess.PIPE)
            for name in streams
        }
        for process in writers.values():
            assert process.stdout is not None
            assert process.stdout.readline() == b"ready\n"
        time.sleep(0.4)
        for process in writers.values():
            os.kill(process.pid, signal.SIGKILL)
        told |= {name: acknowledged(b"ready\n" + process.communicate()[0]) for name, process in writers.items()}
    register = open_register(path)
    try:
        assert sum(told.values()) > 20
        for name, count in told.items():
            kept = [event.public["n"] for event in ledger.stream(register, name)]
            assert kept == list(range(1, len(kept) + 1))
            assert count <= len(kept) <= count + 1
        assert chain.verify(register).bad is None
        assert register.rows("pragma integrity_check")[0][0] == "ok"
    finally:
        register.close()
