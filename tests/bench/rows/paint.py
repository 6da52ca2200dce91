"""The first paint of the screens with their board, against a bare Textual app: whole processes in a terminal."""

from datetime import UTC, datetime
from pathlib import Path

from casemgr.desk import practice
from tests.bench.measure import Row, interleaved, middle, ratio, spread
from tests.bench.store import Stores
from tests.bench.terminal import Terminal

ROUNDS = 11
BARE = Path(__file__).parents[1] / "bare_app.py"


def run(stores: Stores) -> list[Row]:
    """Until the bytes of the first case are on the screen, with a practice register."""
    path = stores.scratch("practice.db")
    practice.make(path, datetime.now(UTC)).close()
    ours = ["-m", "casemgr", "--register", str(path), "--as", "director"]
    works = {"ours": lambda: painted(ours, b"OEF-"), "bare": lambda: painted([str(BARE)], b"HELLO-FIRST-PAINT")}
    times = interleaved(works, ROUNDS)
    found = ratio(times, "ours", "bare")
    note = f"{middle(times, 'ours'):.0f} and {middle(times, 'bare'):.0f} ms; {spread(times, 'ours', 'bare')}"
    return [Row("first paint of the screens, against a bare Textual app", "≤ 2.4", f"{found:.2f}", found <= 2.4, note)]


def painted(arguments: list[str], word: bytes) -> None:
    """From the start of the process until the word is there."""
    terminal = Terminal(arguments)
    terminal.until(word)
    terminal.close()
