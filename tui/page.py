"""A page: top bar, title, notice, what the page is about, key bar.

    class Start(Page):
        PLACE = "start"
        def compose_body(self): yield Rows(verb=text("Open"), id="waiting")
        def compose_side(self): yield Preview()          # optional: right of a hairline
        def refill(self):                                # on show, on return, in another shape
            self.entitle(text("What waits for you"), "1 te laat · 3 binnen 72 uur")
            self.query_one(Rows).fill(…)
        def minute(self): …                              # once a minute, only while in front

A page with a search box in its title line gives `compose_title` (`#title` among what it yields, in a container with
class `titleline`). Class `-keep-side` keeps the side column when narrow. The app gives `language`, `now` (a `var`),
`glyphs`, `session_words`, `flat`, and calls `acted(action)` from its `run_action`, so that a notice goes in time.

A `Window` is a modal of the same making: `compose_body`, `refill`, `dismiss(value)`; it fills the screen when
narrow, flat or in the terminal's own colours. The app lays `look.tcss` under them.
"""

from collections.abc import Iterable
from typing import ClassVar, Generic, TypeVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.screen import ModalScreen
from textual.widget import Widget

from casemgr.language import text
from tui.keys import key
from tui.surface import Surface
from tui.widgets.keybar import KeyBar
from tui.widgets.notice import Notice
from tui.widgets.topbar import TopBar
from tui.widgets.words import Words

T = TypeVar("T")


class Page(Surface[None]):
    """A full screen that answers one question."""

    PLACE: ClassVar[str] = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        key("tab", "app.focus_next", text("Next part"), "page.next", show=False),
        key("shift+tab", "app.focus_previous", text("Previous part"), "page.previous", show=False),
    ]

    def compose(self) -> ComposeResult:
        """Do not override: give `compose_body` and, if there is one, `compose_side`."""
        yield TopBar(self.PLACE)
        side = list(self.compose_side())
        with Horizontal(classes="page"):
            with Vertical(classes="main"):
                yield from self.compose_title()
                yield Notice(id="notice")
                yield from self.compose_body()
            if side:
                with Vertical(classes="side"):
                    yield from side
        yield KeyBar()

    def compose_body(self) -> Iterable[Widget]:
        """What stands under title and notice."""
        return ()

    def compose_title(self) -> Iterable[Widget]:
        """The title line; a page with a search box beside its title says so here, `#title` among it."""
        yield Words(id="title")

    def compose_side(self) -> Iterable[Widget]:
        """What stands right of the hairline."""
        return ()


class Window(Surface[T], ModalScreen[T], Generic[T]):
    """A modal: it must be answered first, and is dismissed with its answer, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("escape,backspace", "back", text("Back"), "window.back"),
        key("tab", "app.focus_next", text("Next part"), "window.next", show=False),
        key("shift+tab", "app.focus_previous", text("Previous part"), "window.previous", show=False),
    ]

    def compose(self) -> ComposeResult:
        """Do not override: give `compose_body`."""
        with Vertical(classes="window"):
            yield Words(id="title")
            yield Notice(id="notice")
            yield from self.compose_body()
        yield KeyBar()

    def compose_body(self) -> Iterable[Widget]:
        """What stands under the title."""
        return ()

    def action_back(self) -> None:
        """Leaves without an answer."""
        self.dismiss(None)
