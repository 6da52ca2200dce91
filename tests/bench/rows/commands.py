"""Commands as whole processes at 10,000 cases, against Python with sqlite3."""

import subprocess
import sys

from tests.bench.measure import Row, interleaved, middle, ratio, spread
from tests.bench.store import Stores

ROUNDS = 15


def run(stores: Stores) -> list[Row]:
    """`due` and `list`, as a script or a scheduler would call them."""
    casemgr = ["-m", "casemgr", "--register", str(stores.path(10_000)), "--as", "director"]
    works = {
        "due": lambda: call([*casemgr, "due"]),
        "list": lambda: call([*casemgr, "list", "--limit", "20"]),
        "sqlite3": lambda: call(["-c", "import sqlite3"]),
    }
    times = interleaved(works, ROUNDS)
    found = {name: ratio(times, name, "sqlite3") for name in ("due", "list")}
    floor = middle(times, "sqlite3")
    return [
        Row(f"casemgr {name}, whole process, against python -c 'import sqlite3'", "≤ 6", f"{over:.1f}", over <= 6,
            f"{middle(times, name):.0f} and {floor:.0f} ms; {spread(times, name, 'sqlite3')}")
        for name, over in found.items()
    ]  # fmt: skip


def call(arguments: list[str]) -> None:
    """Runs it to its end; what it says goes nowhere."""
    subprocess.run([sys.executable, *arguments], check=True, stdout=subprocess.DEVNULL)
