"""The invitation rendered against the same page in bare ReportLab."""

from casemgr.letters.catalogue import letter
from casemgr.letters.compose import compose
from casemgr.letters.fonts import register
from casemgr.letters.render import render
from casemgr.letters.sheet import Sheet
from tests.bench.measure import Row, interleaved, middle, ratio, spread
from tests.bench.store import Stores
from tests.letters.bench_render import bare
from tests.letters.conftest import BEV

ROUNDS, LETTERS = 15, 10


def run(stores: Stores) -> list[Row]:
    """Ten letters a round, from the same sheet; composing it is told beside it."""
    register()
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
    return [Row("the invitation rendered, against bare ReportLab", "≤ 1.3", f"{found:.2f}", found <= 1.3, note)]


def made() -> Sheet:
    """The invitation under the Flemish code, in full."""
    return compose(letter("hearing_invitation"), BEV, draft=False, practice=False, number="2026-0038-01")
