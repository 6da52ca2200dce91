"""The start screen with 100,000 cases against 100: the board the desk makes, and the program until it paints it."""

from functools import partial
from pathlib import Path

from casemgr.desk import boarding
from casemgr.desk.boarding import Board
from casemgr.desk.current import open_current
from casemgr.desk.session import Session
from casemgr.store.connection import Register
from tests.bench.measure import Row, interleaved, middle, ratio, spread
from tests.bench.store import NOW, NOW_LOCAL, Stores
from tests.bench.terminal import Terminal

ROUNDS, PAINTS = 30, 7


def run(stores: Stores) -> list[Row]:
    """The board in this process, then the whole program in a terminal."""
    paths = {"large": stores.path(100_000), "small": stores.path(100)}
    return [_board(paths), *_painted(paths)]


def _board(paths: dict[str, Path]) -> Row:
    registers = {name: open_current(path) for name, path in paths.items()}
    works = {name: partial(board, register) for name, register in registers.items()}
    times = interleaved(works, ROUNDS)
    rows = {name: len(board(register).items) for name, register in registers.items()}
    for register in registers.values():
        register.close()
    found = ratio(times, "large", "small")
    note = (
        f"{middle(times, 'large'):.1f} and {middle(times, 'small'):.1f} ms for {rows['large']} and {rows['small']} rows"
    )
    return Row("the board with 100,000 cases, against 100", "≤ 1.5", f"{found:.2f}", found <= 1.5, note)


def board(register: Register) -> Board:
    """What waits for the director."""
    return boarding.board(Session(register, "director", NOW))


def _painted(paths: dict[str, Path]) -> list[Row]:
    memory: dict[str, float] = {}

    def paint(name: str) -> None:
        terminal = Terminal(["-m", "casemgr", "--register", str(paths[name]), "--as", "director", "--now", NOW_LOCAL])
        terminal.until(b"OEF-2026-")
        memory[name] = terminal.memory() / 1e6
        terminal.close()

    times = interleaved({name: partial(paint, name) for name in paths}, PAINTS)
    ready, used = ratio(times, "large", "small"), memory["large"]
    note = f"{middle(times, 'large'):.0f} and {middle(times, 'small'):.0f} ms; {spread(times, 'large', 'small')}"
    return [
        Row("the start screen painted with 100,000, against 100", "≤ 1.5", f"{ready:.2f}", ready <= 1.5, note),
        Row("  memory of that process", "≤ 80 MB", f"{used:.0f} MB", used <= 80, f"{memory['small']:.0f} MB with 100"),
    ]
