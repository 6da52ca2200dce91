"""A small app on the frame, with invented rows: for the tests of widgets, and to look at.

python tests/tui/frame_app.py start 120x40 licht out.svg [keys,…]
"""

import asyncio
import sys
from datetime import datetime
from pathlib import Path
from typing import ClassVar
from zoneinfo import ZoneInfo

sys.path.insert(0, str(Path(__file__).parents[2]))

from textual.app import App, ComposeResult
from textual.binding import BindingType
from textual.reactive import var

from casemgr.language import Language, text
from tui import themes
from tui.clockface import time_left
from tui.glyphs import Glyphs
from tui.keys import key
from tui.page import Page
from tui.widgets.entries import heading_row, timed_row
from tui.widgets.row import Row
from tui.widgets.rows import Rows

ZONE = ZoneInfo("Europe/Brussels")
NOW = datetime(2026, 11, 21, 20, 14, tzinfo=ZONE)
LOOK = Path(__file__).parents[2] / "tui" / "look.tcss"


class FrameApp(App[None]):
    """What the widgets expect of an app, and nothing more."""

    CSS_PATH = LOOK
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [
        key("f1", "help", text("Help"), "app.help"),
        key("ctrl+p", "palette", text("Everything"), "app.palette"),
    ]
    now: var[datetime] = var(NOW)

    def __init__(self, page: Page, *, theme: str = "licht", flat: bool = False, ascii: bool = False) -> None:
        super().__init__()
        for one in themes.ALL:
            self.register_theme(one)
        self.theme = theme
        self.first = page
        self.language = Language("nl")
        self.glyphs = Glyphs(ascii=ascii)
        self.session_words = (True, "Els Peeters, algemeen directeur")
        self.flat = flat
        self.ran: list[str] = []

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return themes.DEFAULTS

    def delay_update(self, delay: float = 0.05) -> None:
        """Nothing is hidden."""

    def on_mount(self) -> None:
        self.push_screen(self.first)

    def action_help(self) -> None:
        self.ran.append("help")

    def action_palette(self) -> None:
        self.ran.append("palette")


def at(day: int, hour: int = 0, minute: int = 0, month: int = 11) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=ZONE)


class StartPage(Page):
    """The start, on invented cases."""

    PLACE = "start"
    BINDINGS: ClassVar[list[BindingType]] = [
        key("k", "brief", text("Back"), "start.brief"),
        key("u", "explain", text("Fold"), "start.explain"),
    ]

    def compose_body(self) -> ComposeResult:
        yield Rows(verb=text("Open"), id="waiting")

    def refill(self) -> None:
        self.entitle("Wat op u wacht", "1 te laat · 3 binnen 72 uur · 2 beslissingen")
        self.query_one(Rows).fill(self.rows(), cursor=None)

    def rows(self) -> list[Row]:
        two = self.tall
        rows = [
            heading_row("Te laat", 1),
            _row(
                at(21),
                "vr 20 nov",
                "2026-0031",
                "Ontvangst van beroep niet bevestigd",
                "Ontvangstbewijs versturen",
                two,
            ),
        ]
        rows += [heading_row("Binnen 72 uur", 3)]
        for due, when, number, title, task in DUE:
            rows.append(_row(due, when, number, title, task, two))
        rows += [heading_row("Wacht op uw beslissing", 2)]
        for due, when, number, title, task in LATER:
            rows.append(_row(due, when, number, title, task, two))
        rows += [
            heading_row("Gesprekken deze week", 1),
            timed_row(
                "2026-0027",
                None,
                "Gesprek met S. Jacobs, raadzaal",
                spoken="Donderdag 26 november, 10 uur: gesprek met S. Jacobs.",
                when="do 26 nov 10:00",
                number="2026-0027",
                task="Verslag klaarzetten",
                two=two,
            ),
        ]
        rows += [
            heading_row("Gebeurd sinds gisteren 17:42", 1),
            timed_row(
                "2026-0041",
                None,
                "Verzoek om inzage ontvangen",
                spoken="Zaterdag 21 november: verzoek om inzage ontvangen.",
                when="za 21 nov 09:20",
                number="2026-0041",
                task="DPO volgt op",
                two=two,
                past=True,
            ),
        ]
        return rows


DUE = [
    (
        at(22, 14, 20),
        "zo 22 nov 14:20",
        "2026-0042",
        "Loonbrieven naar verkeerde lijst gemaild",
        "Melden aan de GBA",
    ),
    (
        at(23, 17),
        "ma 23 nov 17:00",
        "2026-0040",
        "Account geblokkeerd na verdachte aanmelding",
        "Wachtwoord laten wijzigen",
    ),
    (
        at(24, 16, 30),
        "di 24 nov 16:30",
        "2026-0038",
        "Dossierlijst doorgestuurd naar privéadres",
        "Uitnodiging versturen",
    ),
]
LATER = [
    (
        at(5, month=12),
        "vr 4 dec",
        "2026-0036",
        "Ongeoorloofd gebruik van tankkaart-app",
        "Route kiezen: bewijs of waarschuwing",
    ),
    (
        at(12, month=12),
        "vr 11 dec",
        "2026-0029",
        "Herhaald privégebruik van dienstvoertuig-gps",
        "Beslissen na het gesprek",
    ),
]


def _row(due: datetime, when: str, number: str, title: str, task: str, two: bool) -> Row:
    left = time_left(due, NOW, Language("nl"))
    spoken = f"{left.spoken}: {task}. {title}, dossier {number}."
    return timed_row(number, left, title, spoken=spoken, when=when, number=number, task=task, two=two)


def shown(app: App[None]) -> str:
    """The text of the screen."""
    strips = app.screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in strip).rstrip() for strip in strips)


PAGES = {"start": StartPage}


async def main() -> None:
    name, size, theme, target, *rest = sys.argv[1:]
    width, height = map(int, size.split("x"))
    options = [part for part in rest if part in ("flat", "ascii")]
    app = FrameApp(PAGES[name](), theme=theme, flat="flat" in options, ascii="ascii" in options)
    async with app.run_test(size=(width, height)) as pilot:
        await pilot.pause()
        for part in rest:
            if part not in ("flat", "ascii"):
                await pilot.press(*part.split(","))
        await pilot.pause()
        Path(target).write_text(app.export_screenshot(), "utf-8")
        print(shown(app))


if __name__ == "__main__":
    asyncio.run(main())
