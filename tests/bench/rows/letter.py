"""Invitations: the page against bare ReportLab, 1,000 issued against bare archive copies, their memory, and Writer."""

import pickle
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from casemgr.desk.current import open_current
from casemgr.letters.catalogue import letter
from casemgr.letters.compose import compose
from casemgr.letters.render import render
from casemgr.letters.sheet import Sheet
from tests.bench import invitations, writer
from tests.bench.measure import Row, Times, interleaved, middle, ratio, spread
from tests.bench.store import Stores
from tests.letters.bench_render import archived, bare
from tests.letters.conftest import BEV

ROUNDS, LETTERS = 15, 10
ISSUED, EACH = 1_000, 20
FRESH, AT_ONCE = 7, 240  # soffice takes 247 files in one call and leaves the rest undone


def run(stores: Stores) -> Iterator[Row]:
    """The rows about letters; those about Writer only where it is installed."""
    yield _page()
    yield _issued(stores)
    yield _memory(stores)
    yield from _writer(stores)


def made() -> Sheet:
    """The invitation under the Flemish code, in full."""
    return compose(letter("hearing_invitation"), BEV, draft=False, practice=False, number="2026-0038-01")


def _page() -> Row:
    """Ten letters a round, from the same sheet; composing it is told beside it. 1.3 was asked when letters were bare
    pages too: the floor has no tags, no PDF/A and no check, so an archive copy cannot reach it.
    """
    sheet = made()
    works = {
        "render": lambda: [render(sheet) for _ in range(LETTERS)],
        "bare": lambda: [bare(sheet) for _ in range(LETTERS)],
        "compose": lambda: [made() for _ in range(LETTERS)],
    }
    times = interleaved(works, ROUNDS)
    found = ratio(times, "render", "bare")
    each, composed = middle(times, "render") / LETTERS, middle(times, "compose") / LETTERS
    note = f"{each:.1f} ms, and {composed:.1f} ms to compose it; {spread(times, 'render', 'bare')}"
    what = "invitation with tags and PDF/A, against ReportLab with neither"
    return Row(what, "≤ 1.3", f"{found:.2f}", found <= 1.3, f"{note}; asked of a bare page")


def _issued(stores: Stores) -> Row:
    """Each in its case, by the path of a click, against the same pages by ReportLab and pikepdf as they come."""
    path = stores.scratch("invitations.db")
    numbers = invitations.prepared(path, ISSUED + EACH)
    register = open_current(path)
    sheet = invitations.sheet(register, numbers[-1])
    works = {
        "issue": lambda: [invitations.issue(register, numbers.pop()) for _ in range(EACH)],
        "floor": lambda: [archived(sheet) for _ in range(EACH)],
        "page": lambda: [render(sheet) for _ in range(EACH)],
    }
    times = interleaved(works, ISSUED // EACH)
    register.close()
    found, own = ratio(times, "issue", "floor"), ratio(times, "issue", "page")
    note = f"{middle(times, 'issue') / EACH:.1f} ms each; {spread(times, 'issue', 'floor')}; {own:.2f} of our own page"
    what = "1,000 invitations issued, against ReportLab with tags and PDF/A"
    return Row(what, "≤ 1.25", f"{found:.2f}", found <= 1.25, note)


def _memory(stores: Stores) -> Row:
    """In a process that does nothing else."""
    command = [sys.executable, "-m", "tests.bench.invitations", str(stores.scratch("memory.db")), str(ISSUED)]
    told = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
    first, last = map(int, told)
    met, note = last <= 1.1 * first, f"{first / 1024:.0f} and {last / 1024:.0f} MB"
    return Row("memory after 1,000 of them, against after 100", "≤ 1.1", f"{last / first:.2f}", met, note)


def _writer(stores: Stores) -> list[Row]:
    if writer.program() is None:
        return [Row("LibreOffice Writer, the same letter", "≥ 1.4", "–", None, "not installed")]
    folder, sheet = stores.scratch("writer"), made()
    folder.mkdir()
    sheets = [replace(sheet, salutation=f"Geachte mevrouw {number},") for number in range(AT_ONCE)]
    files = [_written(folder / f"{number}.fodt", one) for number, one in enumerate(sheets)]
    for name, count in (("one", 1), ("many", AT_ONCE)):
        (folder / name).write_bytes(pickle.dumps(sheets[:count]))

    def times(name: str, count: int, rounds: int) -> Times:
        ours, theirs = folder / name, files[:count]
        works = {"writer": lambda: writer.convert(folder, theirs), "casemgr": lambda: writer.rendered(folder, ours)}
        return interleaved(works, rounds)

    return [
        _against("Writer's PDF/A-2b of it, tagged, in a fresh process: times ours", 1.4, times("one", 1, FRESH)),
        _against(f"Writer's {AT_ONCE} of them in one process: times ours", 1.2, times("many", AT_ONCE, 2)),
    ]


def _against(what: str, reach: float, times: Times) -> Row:
    found = ratio(times, "writer", "casemgr")
    note = f"{middle(times, 'writer'):.0f} and {middle(times, 'casemgr'):.0f} ms; {spread(times, 'writer', 'casemgr')}"
    return Row(what, f"≥ {reach}", f"{found:.2f}", found >= reach, note)


def _written(path: Path, sheet: Sheet) -> Path:
    path.write_text(writer.document(sheet), "utf-8")
    return path
