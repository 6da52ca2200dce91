"""How the screens look: their text line by line, and that every word of it can be read in each look.

A picture that changed on purpose is made again by removing its file from `__snapshots__` and running the tests twice;
look at the difference before it is kept.
"""

from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from rich.segment import Segment
from textual.color import Color

from tests.tui.conftest import NARROW, WIDE, Seat, SitDown, titled
from tui import themes
from tui.widgets.frame import frame

KEPT = Path(__file__).parent / "__snapshots__"
LEAST = 4.5
"""Contrast of words on what is behind them, at least (WCAG 2.2, 1.4.3)."""
SCROLLBAR = "▁▂▃▄▅▆▇"
DRAWN = set(f"━─│┃╺╸╹╻┏┓┗┛┣┫▌█› {SCROLLBAR}")
"""Signs that are drawn and say nothing by themselves."""
SIZES = {"120x40": WIDE, "80x24": NARROW}


async def start(seat: Seat) -> None:
    """The director's board: every group."""


async def register(seat: Seat) -> None:
    await seat.press("f3")


async def agenda(seat: Seat) -> None:
    await seat.press("f4")


async def opened(seat: Seat, words: str) -> None:
    number = titled(seat.register.path, words)
    await seat.press("f3")
    await seat.type(number[-4:])
    await seat.until_said("1 dossier")
    await seat.press("enter")


async def leak(seat: Seat) -> None:
    await opened(seat, "Loonbrieven naar verkeerde lijst")


async def breach(seat: Seat) -> None:
    await opened(seat, "Lijst met dossiers naar privéadres")


async def letter(seat: Seat) -> None:
    await breach(seat)
    await seat.press("b")


async def explain(seat: Seat) -> None:
    await leak(seat)
    await seat.press("u")


async def form(seat: Seat) -> None:
    await seat.press("f9")
    await seat.type("Usb-stick verloren")
    await seat.press("tab", "tab", "right", "tab")
    await seat.type("gisteren 14u")
    await seat.press("tab")
    await seat.type("log")
    await seat.rest()
    await seat.until_said("concept bewaard")


Way = Callable[[Seat], Awaitable[None]]
SCREENS: dict[str, tuple[str, Way]] = {
    "start": ("director", start), "register": ("director", register), "agenda": ("director", agenda),
    "leak": ("dpo", leak), "breach": ("director", breach), "form": ("dpo", form), "letter": ("director", letter),
    "explain": ("dpo", explain),
}  # fmt: skip


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", SCREENS)
async def test_a_screen_looks_as_it_did(sit: SitDown, filled: Path, name: str, size: str) -> None:
    user, way = SCREENS[name]
    async with sit(filled, user, SIZES[size]) as seat:
        await way(seat)
        compare(f"{name}-{size}", seat.screen + "\n")
        light = seat.screen
        for look in ("licht", "donker"):
            seat.app.theme = look
            await seat.pilot.pause()
            assert seat.screen == light
            assert unreadable(seat) == [], look


@pytest.mark.parametrize("look", ["hoog-contrast", "kleurenblind"])
async def test_the_other_looks_can_be_read_too(sit: SitDown, filled: Path, look: str) -> None:
    async with sit(filled, "director", theme=look) as seat:
        assert unreadable(seat) == []
        await breach(seat)
        assert unreadable(seat) == []
        await seat.press("b")
        assert unreadable(seat) == []


async def test_flat_mode_reads_as_it_did(sit: SitDown, filled: Path) -> None:
    async with sit(filled, "dpo", NARROW, flat=True) as seat:
        compare("flat-start-80x24", seat.screen + "\n")
        await leak(seat)
        compare("flat-leak-80x24", seat.screen + "\n")


async def test_a_terminal_without_utf8_gets_plain_signs(sit: SitDown, filled: Path) -> None:
    async with sit(filled, "dpo", glyphs="ascii") as seat:
        assert frame(seat.app.screen).glyphs.ascii
        for way in (start, leak):
            await way(seat)
            assert not {sign for sign in seat.screen if sign in DRAWN - set(f" {SCROLLBAR}")}


def compare(name: str, seen: str) -> None:
    """Against what was kept; a picture that is not there yet is kept, and the test fails once."""
    kept = KEPT / f"{name}.txt"
    if not kept.exists():
        KEPT.mkdir(exist_ok=True)
        kept.write_text(seen, "utf-8")
        pytest.fail(f"{kept.name} is new: look at it, then run this again")
    assert seen.splitlines() == kept.read_text("utf-8").splitlines()


def unreadable(seat: Seat) -> list[tuple[str, float]]:
    """Words on the screen whose colour is too near to what is behind them."""
    found = []
    window = seat.app.screen.query(".window")  # what lies behind a window is dimmed on purpose
    inside = window.first().region if window else seat.app.screen.region
    for strip in seat.app.screen._compositor.render_strips()[inside.y : inside.bottom]:
        for part in strip.crop(inside.x, inside.right):
            if set(part.text) <= DRAWN or part.style is None:
                continue
            contrast = _contrast(part)
            if contrast < LEAST:
                found.append((part.text, round(contrast, 2)))
    return found


def _contrast(part: Segment) -> float:
    style = part.style
    assert style is not None
    assert style.color is not None
    assert style.bgcolor is not None
    front, back = (Color.from_rich_color(colour) for colour in (style.color, style.bgcolor))
    return themes.contrast(front.hex, back.hex)
