"""A letter's page: its words at true line breaks, page after page.

sheet.show([["Gemeente Oefendorp", "Markt 1", …], ["tweede blad", …]])
"""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from casemgr.language import text
from tui import glyphs
from tui.keys import key
from tui.widgets.cells import Data, words
from tui.widgets.frame import frame


class Sheet(VerticalScroll, can_focus=True, inherit_bindings=False):
    """Paper in its own two colours; the arrows scroll it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("up", "scroll_up", text("Line up"), "sheet.up", show=False),
        key("down", "scroll_down", text("Line down"), "sheet.down", show=False),
        key("pageup", "page_up", text("Page up"), "sheet.pageup", show=False),
        key("pagedown", "page_down", text("Page down"), "sheet.pagedown", show=False),
        key("home", "scroll_home", text("To the top"), "sheet.top", show=False),
        key("end", "scroll_end", text("To the end"), "sheet.end", show=False),
    ]
    HELP = text("The letter as it will be printed. The arrows scroll.").message

    def compose(self) -> ComposeResult:
        """One paper."""
        yield Static("", classes="paper", markup=False)

    def show(self, pages: Sequence[Sequence[Data]]) -> None:
        """The lines of each page, as they will be printed."""
        shown: list[Content] = []
        for number, page in enumerate(pages, 1):
            if number > 1:
                shown += [Content(""), self._rule(number, len(pages)), Content("")]
            shown += [words(part) for part in page]
        self.query_one(".paper", Static).update(frame(self).glyphs.draw(Content("\n").join(shown)))

    def _rule(self, number: int, pages: int) -> Content:
        said = frame(self).language.say(text("sheet {number} of {pages}", number=number, pages=pages))
        return words(f"{glyphs.LEFT * 8}  {said}  {glyphs.LEFT * 8}")
