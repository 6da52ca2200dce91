"""The page of a case out of a million events against one out of ten thousand: it must stay flat."""

import random

from casemgr.desk import showing
from casemgr.desk.current import open_current
from casemgr.desk.session import Session
from casemgr.store.connection import Register
from tests.bench.measure import Row, interleaved, middle, ratio, spread
from tests.bench.store import NOW, Stores

ROUNDS, PAGES = 40, 5


def run(stores: Stores) -> list[Row]:
    """A few pages a round, of cases that this process has not read yet."""
    registers = {size: open_current(stores.path(size)) for size in (1_000, 100_000)}
    chosen = {size: _numbers(register, size) for size, register in registers.items()}

    def pages(size: int) -> None:
        session = Session(registers[size], "director", NOW)
        for _ in range(PAGES):
            showing.case(session, chosen[size].pop())

    times = interleaved({"large": lambda: pages(100_000), "small": lambda: pages(1_000)}, ROUNDS)
    for register in registers.values():
        register.close()
    found = ratio(times, "large", "small")
    note = f"{middle(times, 'large') / PAGES:.2f} ms a page; {spread(times, 'large', 'small')}"
    return [Row("a case page from 1 million events, against 10,000", "≤ 1.5", f"{found:.2f}", found <= 1.5, note)]


def _numbers(register: Register, size: int) -> list[str]:
    """Cases spread over the whole register, none of them twice."""
    every = [row[0] for row in register.rows("select number from cases order by position")]
    return random.Random(size).sample(every, (ROUNDS + 1) * PAGES)
