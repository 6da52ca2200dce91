"""What pages and windows share: quiet focus, breakpoints, flat mode, and catching up when they come back in front."""

from datetime import datetime
from typing import Generic, TypeVar

from textual import events
from textual.content import Content
from textual.reactive import Reactive, var
from textual.screen import Screen
from textual.widget import Widget

from casemgr.language import Text
from tui.widgets.cells import line, words
from tui.widgets.entries import aloud
from tui.widgets.frame import frame
from tui.widgets.keybar import KeyBar
from tui.widgets.notice import Notice
from tui.widgets.rows import Rows
from tui.widgets.searchbox import SearchBox
from tui.widgets.section import Parts
from tui.widgets.topbar import TopBar
from tui.widgets.words import Saying, Words

WIDTHS = [(0, "-narrow"), (110, "-wide"), (180, "-huge")]
HEIGHTS = [(0, "-low"), (32, "-tall")]
SMALLEST = (50, 12)

T = TypeVar("T")


class Surface(Screen[T], Generic[T]):
    """What pages and windows share: quiet focus, breakpoints, flat mode, catching up when they come back."""

    HORIZONTAL_BREAKPOINTS = WIDTHS
    VERTICAL_BREAKPOINTS = HEIGHTS
    ESCAPE_TO_MINIMIZE = False
    # A repainting `focused` draws the whole screen again at each Tab: 20 kB instead of 4.
    focused: Reactive[Widget | None] = Reactive(None, repaint=False)
    flat: var[bool] = var(False)

    _shape: tuple[frozenset[str], bool] | None = None

    @property
    def notice(self) -> Notice:
        """Where the program speaks on this page."""
        return self.query_one(Notice)

    @property
    def wide(self) -> bool:
        """At least 110 cells: there is a side column."""
        return self.app.size.width >= WIDTHS[1][0] and not self.flat

    @property
    def tall(self) -> bool:
        """At least 32 lines: rows may have a second line."""
        return self.app.size.height >= HEIGHTS[1][0]

    def refill(self) -> None:
        """Fills it from the register. Called when it shows, comes back, or changes language or shape."""

    def minute(self) -> None:
        """The clock moved; only called while this page is in front, and not in flat mode."""

    def entitle(self, title: Saying, facts: Saying = "") -> None:
        """The one title line: bold, then quiet facts."""
        language = frame(self).language
        said = [part if not isinstance(part, Text) else language.say(part) for part in (title, facts)]
        shown = line(words(said[0], "bold"), "   " if said[1] else "", words(said[1], "$quiet"))
        if frame(self).flat:
            shown = Content(aloud(": ".join(str(part) for part in said if part)))
        self.query_one("#title", Words).say(shown)

    def renew(self) -> None:
        """Words everything again: another language, other signs, names hidden or shown."""
        for place in self.query(TopBar):
            place.renew()
        for keys in self.query(KeyBar):
            keys.renew()
        self._refill()
        self.notice.renew()

    def on_search_box_entered(self, event: SearchBox.Entered) -> None:
        """Enter right after typing: the page has looked up what was typed just before this."""
        event.box.rows.action_choose()

    def acted(self, action: str) -> None:
        """The app tells which action a key or click ran: the notice stays until one that does something."""
        if action.rpartition(".")[2].partition("(")[0] not in QUIET_ACTIONS:
            self.notice.clear()

    def _refill(self) -> None:
        if self.is_attached and self.is_mounted:
            with self.app.batch_update():
                self.refill()
            self.call_after_refresh(self._settle)

    def _settle(self) -> None:
        """Lists above the one with the cursor may have grown or shrunk."""
        if isinstance(self.focused, Rows):
            self.focused.follow()

    def on_mount(self) -> None:
        """Follows the minute."""
        self.watch(self.app, "now", self._tick, init=False)

    def _tick(self, _now: datetime) -> None:
        if self.is_active and not self.flat:
            self.minute()

    def on_screen_resume(self) -> None:
        """In front again: takes over the flat switch, fills, and paints what was said meanwhile."""
        self.flat = frame(self).flat
        self.set_class(frame(self).glyphs.ascii, "-ascii")
        self._shape = self._present_shape()
        self._refill()
        for place in self.query(Words):
            place.catch_up()
        for bar in self.query(TopBar):
            bar.renew()
        self.refresh_bindings()

    def on_resize(self, event: events.Resize) -> None:
        """Breakpoint classes are set after this handler, so what depends on them waits for a refresh."""
        too_small = event.size.width < SMALLEST[0] or event.size.height < SMALLEST[1]
        if too_small and self.is_active:
            from tui.screens.small import SmallScreen  # it is needed once in a lifetime

            self.app.push_screen(SmallScreen())
        self.call_after_refresh(self._reshape)

    def _present_shape(self) -> tuple[frozenset[str], bool]:
        names = {name for _, name in (*WIDTHS, *HEIGHTS)}
        return frozenset(self.classes & names), self.flat

    def _reshape(self) -> None:
        shape = self._present_shape()
        if self._shape is not None and shape != self._shape:
            self._shape = shape
            self._refill()

    def set_focus(self, widget: Widget | None, scroll_visible: bool = True, from_app_focus: bool = False) -> None:
        """A list brings its own row in view; centring a long list would show its middle."""
        super().set_focus(widget, scroll_visible and not isinstance(widget, Rows), from_app_focus)

    def watch_flat(self, flat: bool) -> None:
        """One column of sentences, or back."""
        self.set_class(flat, "-flat")
        for rows in self.query(Rows):
            rows.flat = flat
        for parts in self.query(Parts):
            parts.turn(flat)
        if flat:
            show_cursor(self)

    def action_back(self) -> None:
        """One step back; pages that are a place stay."""
        if len(self.app.screen_stack) > 1:
            self.dismiss()


QUIET_ACTIONS = {
    "move", "page", "edge", "unfold", "focus_next", "focus_previous", "scroll_up", "scroll_down",
    "simulate_key", "command_palette", "help", "day", "week", "month",
}  # fmt: skip
"""Actions that only look around: the notice stays."""


def show_cursor(node: Widget) -> None:
    """Shows the terminal's own cursor, which the toolkit hides: braille displays follow it."""
    driver = node.app._driver  # there is no public way
    if driver is not None and not node.app.is_headless:
        driver.write("\x1b[?25h")
