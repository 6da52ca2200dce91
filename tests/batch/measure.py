"""Letters to many, measured at 100 and at 1,000: `python -m tests.batch.measure`."""

import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from casemgr.desk import batch_letters, batches, bundles, receivers
from tests.batch.lists import csv, made, receiver, warned


def measure(count: int) -> None:
    """One batch in a register of its own, then the file for the printer."""
    with tempfile.TemporaryDirectory() as folder:
        office = made(Path(folder) / "register.db")
        case = warned(office)
        read = receivers.read(csv(receiver(number) for number in range(1, count + 1)))
        with office.session("director") as session:
            work = batch_letters.prepare(session, case, "staff_notice")
            batches.run(session, work, lambda: list(read.rows())[:1], 1)  # fonts and modules are loaded by the first
            begun, before = time.process_time(), _memory()
            done = batches.run(session, work, read.rows, count)
            spent, after = time.process_time() - begun, _memory()
            begun = time.process_time()
            bundles.write_bound(session.register, done.numbers, Path(folder) / "all.pdf", two_sided=True)
            bound = time.process_time() - begun
    print(f"{count}: {1000 * spent / (count - 1):.1f} ms a letter, memory {before} -> {after} MB; "
          f"bound in {bound:.1f} s, memory {_memory()} MB")  # fmt: skip


def _memory() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1000


if __name__ == "__main__":
    if len(sys.argv) > 1:
        measure(int(sys.argv[1]))
    else:
        for count in ("100", "1000", "100", "1000"):
            subprocess.run([sys.executable, "-m", "tests.batch.measure", count], check=True)
