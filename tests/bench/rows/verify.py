"""The chain of a million events checked, against SHA-256 over the same bytes."""

import hashlib

from casemgr.desk import keeping
from casemgr.desk.current import open_current
from tests.bench.measure import Row, interleaved, middle, ratio
from tests.bench.store import Stores

ROUNDS = 3


def run(stores: Stores) -> list[Row]:
    """The bytes of both halves lie in memory for the bare hash; verifying reads them from the file."""
    register = open_current(stores.path(100_000))
    rows = register.connection.execute("select cast(public as blob), personal from events order by position").fetchall()
    parts = [bytes(row[0]) + bytes(row[1] or b"") for row in rows]
    del rows
    stream = b"".join(parts)

    def each() -> None:
        for part in parts:
            hashlib.sha256(part).digest()

    def whole() -> None:
        assert keeping.verify(register).bad is None

    times = interleaved({"verify": whole, "stream": lambda: hashlib.sha256(stream).digest(), "each": each}, ROUNDS)
    register.close()
    over, single = ratio(times, "verify", "stream"), ratio(times, "verify", "each")
    note = f"{middle(times, 'verify') / 1000:.1f} s for {len(parts):,} events, {len(stream) / 1e6:.0f} MB"
    return [
        Row("verify of 1 million events, against one SHA-256 over the bytes", "≤ 5", f"{over:.1f}", over <= 5, note),
        Row("  against a SHA-256 for each event", "", f"{single:.1f}", None, f"{middle(times, 'each') / 1000:.1f} s"),
    ]
