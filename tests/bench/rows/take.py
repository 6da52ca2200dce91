"""One fact taken, everything included, against a bare insert; and in a case of 200 facts and 12 procedures."""

from collections.abc import Callable, Iterator
from datetime import timedelta

from casemgr.desk import casework, taking
from casemgr.desk.keeping import rebuild
from casemgr.desk.session import Session, pack_named
from casemgr.store import ledger
from casemgr.store.connection import Connection, Register, _careful, _connect
from casemgr.store.ledger import Entry
from tests.bench.cases import FACTS, fact_of
from tests.bench.measure import Row, Times, interleaved, middle, ratio, spread
from tests.bench.store import NOW, Stores, empty

ROUNDS = 300
FACT, LEAK = "AuthorityNotified", "data_leak-1"
SAID = {
    "notified_at": "2026-11-23T09:00:00+01:00", "authority": "GBA", "phase": "supplementary", "reference": "GBA-1",
    "submitted_by": "I. De Smet",
}  # fmt: skip
"""Five rules judge it, two clocks look at it."""
LARGE, PROCEDURES = 200, 12

Make = Callable[[Register, str], Iterator[Entry]]


def small(register: Register, number: str) -> Iterator[Entry]:
    """A leak of ten facts that was notified."""
    pack, at = pack_named(register, "bev"), NOW - timedelta(hours=40)
    for place in range(FACTS - 1):
        yield fact_of("leak-closed", 1, place, number, pack, at + timedelta(minutes=place))
    lesson = {"measure": "Opleiding", "owner": "Noor Willems"}
    yield Entry(number, FACTS, "LessonSet", {"check_on": "2026-12-01T00:00:00+01:00"}, lesson, "dpo", LEAK)


def large(register: Register, number: str) -> Iterator[Entry]:
    """The same leak among eleven others, with 200 facts."""
    yield from small(register, number)
    pack, at, seq = pack_named(register, "bev"), NOW - timedelta(hours=39), FACTS
    for other in range(2, PROCEDURES + 1):
        for place in (1, 2, 3, 4):
            seq += 1
            said = fact_of("leak-open", other, place, number, pack, at)
            yield Entry(number, seq, said.kind, said.public, said.personal, "dpo", f"data_leak-{other}")
    for step in range(seq + 1, LARGE + 1):
        done = {"measure": f"Stap {step} van het herstel."}
        yield Entry(number, step, "MitigationTaken", {}, done, "dpo", f"data_leak-{1 + step % PROCEDURES}")


def run(stores: Stores) -> list[Row]:
    """Each round: a fact in a fresh case of ten, one in a fresh case of 200, and the same bytes inserted bare."""
    register, raw = empty(stores.scratch("take.db"), NOW - timedelta(days=3)), bare(stores)
    fresh = {"small": cases(register, "s", small), "large": cases(register, "l", large)}
    said = event_bytes(register, fresh["small"].pop())

    def opened(kind: str) -> None:
        """As a screen does before a form: the case is in memory when the fact comes."""
        casework.situation(Session(register, "dpo", NOW), fresh[kind][-1])

    def take(kind: str) -> None:
        taking.take(Session(register, "dpo", NOW), fresh[kind].pop(), FACT, SAID, procedure=LEAK)

    times = interleaved(
        {
            "fold small": lambda: opened("small"),
            "small": lambda: take("small"),
            "raw": lambda: raw.execute("insert into raw (public, personal) values (?, ?)", said),
            "fold large": lambda: opened("large"),
            "large": lambda: take("large"),
        },
        ROUNDS,
    )
    register.close()
    raw.close()
    return rows(times)


def rows(times: Times) -> list[Row]:
    """What the rounds say."""
    over, grown = ratio(times, "small", "raw"), ratio(times, "large", "small")
    one, floor = middle(times, "small"), middle(times, "raw")
    more = one - floor
    first, other = middle(times, "fold small"), middle(times, "fold large")
    return [
        Row("one fact taken in a case of 10, against a bare insert", "≤ 2.2", f"{over:.2f}", over <= 2.2,
            spread(times, "small", "raw")),
        Row("  above that insert", "≤ 0.5 ms", f"{more:.2f} ms", more <= 0.5,
            f"{one:.2f} and {floor:.2f} ms; a case not yet in memory: {first:.2f} ms more"),
        Row("the same in a case of 200 facts and 12 procedures", "≤ 1.5", f"{grown:.2f}", grown <= 1.5,
            f"{middle(times, 'large'):.2f} ms; a case not yet in memory: {other:.2f} ms more"),
    ]  # fmt: skip


def cases(register: Register, mark: str, make: Make) -> list[str]:
    """Fresh cases with their read tables: one for each round, and two to warm up."""
    numbers = [f"OEF-2026-{mark}{n:05d}" for n in range(ROUNDS + 2)]
    facts = (entry for number in numbers for entry in make(register, number))
    ledger.append_many(register, facts, NOW - timedelta(hours=1))
    rebuild(register)
    return numbers


def bare(stores: Stores) -> Connection:
    """The same driver with the same safety, a file of its own, one table without an index."""
    connection = _connect(str(stores.scratch("raw.db")))
    _careful(connection)
    connection.execute("create table raw (position integer primary key, public text not null, personal blob)")
    return connection


def event_bytes(register: Register, number: str) -> tuple[str, bytes]:
    """What the ledger keeps of that fact."""
    taking.take(Session(register, "dpo", NOW), number, FACT, SAID, procedure=LEAK)
    row = register.row("select public, personal from events order by position desc limit 1")
    assert row is not None
    return str(row[0]), bytes(row[1])
