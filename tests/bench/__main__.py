"""The measured table: `make bench`, or `python -m tests.bench [ROW …]` for some rows.

Every number is a ratio in one run, interleaved; milliseconds are told beside it and mean nothing on another machine.
Bytecode is written: else each process would compile what it imports, and the rows of whole processes would say nothing.
"""

import importlib
import os
import sys
import tempfile
import time
from pathlib import Path

from tests.bench.measure import Row
from tests.bench.store import Stores

ORDER = ("take", "page", "verify", "start", "paint", "commands", "letter")
WIDTHS = (64, 10, 10)


def main(wanted: list[str]) -> None:
    """Runs the rows and prints the table as it grows."""
    if os.environ.get("PYTHONDONTWRITEBYTECODE"):
        say("PYTHONDONTWRITEBYTECODE is set: unset it, or the rows of whole processes measure the compiler.")
    for name in wanted:
        if name not in ORDER:
            raise SystemExit(f"There is no row {name}. There are: {', '.join(ORDER)}")
    print(f"{'what':{WIDTHS[0]}} {'reach':>{WIDTHS[1]}} {'measured':>{WIDTHS[2]}}", flush=True)
    with tempfile.TemporaryDirectory(prefix="casemgr-bench-") as folder:
        stores = Stores(Path(folder), say)
        for name in wanted or ORDER:
            start = time.perf_counter()
            for row in importlib.import_module(f"tests.bench.rows.{name}").run(stores):
                show(row)
            say(f"({name}: {time.perf_counter() - start:.0f} s)")


def show(row: Row) -> None:
    """One line, with a sign where the number was reached or not."""
    sign = {True: "✓", False: "✗", None: " "}[row.met]
    print(f"{row.what:{WIDTHS[0]}} {row.reach:>{WIDTHS[1]}} {row.measured:>{WIDTHS[2]}} {sign}  {row.note}", flush=True)


def say(line: str) -> None:
    """Talk goes beside the table."""
    print(line, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
