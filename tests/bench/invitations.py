"""Cases in which an invitation can be made: one by the commands that people use, the others with the same facts.

`python -m tests.bench.invitations FILE COUNT` issues so many and tells the memory in use after a tenth and after all.
"""

import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from casemgr.desk import composing, issuing
from casemgr.desk.current import open_current
from casemgr.desk.keeping import rebuild
from casemgr.desk.session import Session
from casemgr.letters.sheet import Sheet
from casemgr.store import ledger
from casemgr.store.connection import Register
from casemgr.store.ledger import Entry, Event
from tests.stories.office import BRUSSELS, Office, call
from tests.stories.test_breach import HEARING, charged

MOMENT = "2026-11-21T14:00"
LETTER = "hearing_invitation"
SAID = HEARING | {
    "subject": "het gebruik van internet", "hears": ["Els Peeters"], "file_place": "secretariaat",
    "file_hours": "9-12 uur", "file_until": "2026-11-30", "reply_until": "2026-11-30",
}  # fmt: skip


def prepared(path: Path, count: int) -> list[str]:
    """A register with so many cases; their numbers."""
    packs = ("--pack", "bev", "--organisation", "Oefendorp")
    made = call("--register", str(path), "--now", "2026-11-02T09:00", "init", *packs,
                "--user", "tester", "--role", "dpo", "--sandbox")  # fmt: skip
    assert made.code == 0, made.everything
    office = Office(path, MOMENT)
    first = charged(office)
    office.take("director", first, "HearingPlanned", **SAID)
    register = open_current(path)
    stem, _, _ = first.rpartition("-")
    numbers = [f"{stem}-{at:05d}" for at in range(1, count + 1)]
    events = ledger.stream(register, first)
    ledger.append_many(register, (entry(event, number) for number in numbers for event in events), moment())
    rebuild(register)
    register.close()
    return numbers


def moment() -> datetime:
    return datetime.fromisoformat(MOMENT).replace(tzinfo=BRUSSELS)


def entry(event: Event, number: str) -> Entry:
    """The same fact in another case."""
    return Entry(number, event.seq, event.kind, event.public, event.personal, event.actor, event.procedure)


def session(register: Register) -> Session:
    return Session(register, "director", moment())


def issue(register: Register, number: str) -> None:
    """As a clerk's click does: values, mentions, page, archive copy, register."""
    acting = session(register)
    issuing.issue(acting, composing.prepare(acting, number, LETTER))


def sheet(register: Register, number: str) -> Sheet:
    """The same letter, for a floor that only sets it."""
    made = composing.prepare(session(register), number, LETTER).sheet(draft=False, number=f"{number}-01")
    return replace(made, watermark="")


def resident() -> int:
    """Kilobytes of memory in use."""
    told = Path("/proc/self/status").read_text("ascii")
    return int(next(line.split()[1] for line in told.splitlines() if line.startswith("VmRSS")))


def grown(path: Path, count: int) -> Iterator[int]:
    """Memory after a tenth of the letters, and after all."""
    numbers = prepared(path, count)
    register = open_current(path)
    for at, number in enumerate(numbers, 1):
        issue(register, number)
        if at in (count // 10, count):
            yield resident()
    register.close()


if __name__ == "__main__":
    print(*grown(Path(sys.argv[1]), int(sys.argv[2])))
