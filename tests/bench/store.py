"""Builds registers of any size: through `append_many`, and then the read tables from the facts.

python -m tests.bench.store /tmp/large.db 100000
"""

import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from casemgr.desk import keeping, people, registers
from casemgr.desk.session import pack_named
from casemgr.store import ledger
from casemgr.store.connection import Register
from tests.bench.cases import FACTS, entries

NOW = datetime(2026, 11, 23, 8, 30, tzinfo=UTC)
NOW_LOCAL = "2026-11-23T09:30"
BATCH = 500
"""Cases that run at the same time."""
PERSON = {
    "number": "10001", "family_name": "Vermeulen", "given_name": "Lies", "form_of_address": "mevrouw",
    "entity": "gemeente", "status": "contractual", "address": "Lindestraat 12", "postcode": "9000",
    "place": "Oefendorp",
}  # fmt: skip

Say = Callable[[str], None]


def build(path: Path, cases: int, say: Say = lambda line: None) -> Register:
    """A register of so many cases of ten facts, the youngest of today; open, with its read tables."""
    batches = [range(start, min(start + BATCH, cases)) for start in range(0, cases, BATCH)]
    begun = NOW - timedelta(hours=36) * len(batches)
    register = empty(path, begun - timedelta(days=2))
    pack = pack_named(register, "bev")
    start = time.perf_counter()
    for number, batch in enumerate(batches):
        at = begun + timedelta(hours=36) * number
        ledger.append_many(register, entries(batch, cases, pack, at), at + timedelta(hours=3 * FACTS))
    appended = time.perf_counter()
    keeping.rebuild(register)
    made = time.perf_counter()
    say(
        f"{cases} cases of {FACTS} events: appended in {appended - start:.1f} s, read tables in {made - appended:.1f} s"
    )
    return register


class Stores:
    """Registers by size, each built once in a folder that is thrown away."""

    def __init__(self, folder: Path, say: Say) -> None:
        self._folder = folder
        self._say = say

    def path(self, cases: int) -> Path:
        """The file of a closed register of so many cases."""
        path = self._folder / f"{cases}.db"
        if not path.exists():
            build(path, cases, self._say).close()
        return path

    def scratch(self, name: str) -> Path:
        """A place for a file of a row's own."""
        return self._folder / name


def empty(path: Path, begun: datetime) -> Register:
    """A practice register with one person."""
    from casemgr.desk.session import Session

    register = registers.create(
        path, organisation="Gemeente Oefendorp", keys=["bev"], now=begun, sandbox=True, user="dpo", name="", given=()
    )
    people.add(Session(register, "personnel", begun), PERSON)
    return register


if __name__ == "__main__":
    build(Path(sys.argv[1]), int(sys.argv[2]), print).close()
