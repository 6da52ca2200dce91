"""A small app on the frame, with invented rows: for the tests of widgets, and to look at.

python tests/tui/frame_app.py start 120x40 licht out.svg [keys,…]
"""

import asyncio
import sys
from datetime import datetime
from pathlib import Path
from typing import Any, ClassVar
from zoneinfo import ZoneInfo

from textual.app import App
from textual.binding import BindingType
from textual.reactive import var

from casemgr.language import Language, text
from tui import themes
from tui.glyphs import Glyphs
from tui.keys import key
from tui.page import Page
from tui.surface import Surface
from tui.widgets.keybar import KeyBar

ZONE = ZoneInfo("Europe/Brussels")
NL = Language("nl")
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

    async def run_action(self, action: Any, *args: Any, **names: Any) -> bool:
        if isinstance(self.screen, Surface) and isinstance(action, str):
            self.screen.acted(action)
        return await super().run_action(action, *args, **names)

    def bar(self) -> str:
        """What the key bar in front says."""
        return self.screen.query_one(KeyBar).spoken

    def action_help(self) -> None:
        self.ran.append("help")

    def action_palette(self) -> None:
        self.ran.append("palette")


def at(day: int, hour: int = 0, minute: int = 0, month: int = 11) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=ZONE)


def shown(app: App[None]) -> str:
    """The text of the screen."""
    strips = app.screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in strip).rstrip() for strip in strips)


async def main() -> None:
    name, size, theme, target, *rest = sys.argv[1:]
    width, height = map(int, size.split("x"))
    options = [part for part in rest if part in ("flat", "ascii")]
    from tests.tui.frame_pages import PAGES

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
