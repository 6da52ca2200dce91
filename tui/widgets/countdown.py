"""The one big clock of a case, and its gauge. It moves by itself with the minute.

    countdown.show(Term(due, text("to notify the authority"), begun=start, exact="uiterlijk …", outer="…"))
    countdown.hide()

Only the most urgent statutory term in hours is shown so. `u` and a click post `Explained()`.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Digits

from casemgr.language import Text, text
from tui.clockface import Left, gauge, time_left
from tui.widgets.cells import STYLES, line, words
from tui.widgets.entries import aloud, clock_words
from tui.widgets.frame import frame
from tui.widgets.words import Words

HOUR = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Term:
    """A term in hours. `label` goes on after the time ("om te melden aan de GBA"); the rest is worded."""

    due: datetime
    label: Text | str
    begun: datetime | None = None
    exact: str = ""
    outer: str = ""


class Countdown(Horizontal):
    """Digits beside three lines: time left and what for, the exact moment, how much is gone."""

    class Explained(Message):
        """Somebody asks why this date."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.term: Term | None = None

    def compose(self) -> ComposeResult:
        """Digits and three places for words."""
        yield Digits()
        with Vertical():
            yield Words(classes="left")
            yield Words(classes="exact")
            yield Words(classes="gauge")

    def on_mount(self) -> None:
        """Follows the minute."""
        self.watch(self.app, "now", self._tick, init=False)
        self.renew()

    def show(self, term: Term) -> None:
        """Shows a term."""
        self.term = term
        self.add_class("-running")
        self.renew()

    def hide(self) -> None:
        """No term in hours runs: the lines below move up."""
        self.term = None
        self.remove_class("-running")

    def _tick(self, _now: datetime) -> None:
        if self.screen.is_active and not frame(self).flat:
            self.renew()

    def renew(self) -> None:
        """Paints what changed since the last minute."""
        if self.term is None or not self.is_mounted:
            return
        here, term = frame(self), self.term
        left = time_left(term.due, here.now, here.language)
        said = here.language.say(term.label)
        if here.flat:
            self.query_one(".left", Words).say(aloud(f"{left.spoken} {said}", term.exact, term.outer))
            return
        self._show_digits(left)
        self.query_one(".left", Words).say(line(clock_words(left), (f" {said}", "bold")))
        outer = f"   {term.outer}" if term.outer else ""
        self.query_one(".exact", Words).say(line(term.exact, (outer, "$quiet")))
        self.query_one(".gauge", Words).say(self._gauge(term, here.now, left))

    def _show_digits(self, left: Left) -> None:
        digits = self.query_one(Digits)
        for level in STYLES:
            digits.set_class(level == left.level, f"-{level}")
        if digits.value != left.digits:
            digits.update(left.digits)

    def _gauge(self, term: Term, now: datetime, left: Left) -> Content:
        if term.begun is None:
            return Content("")
        gone, whole = now.astimezone(UTC) - term.begun.astimezone(UTC), term.due - term.begun
        drawn, cut = gauge(gone, whole)
        hours = text("{gone} of {whole} hours gone", gone=gone // HOUR, whole=whole // HOUR)
        style = STYLES[left.level].replace(" reverse", "").replace("bold ", "")
        said = frame(self).language.say(hours)
        return line((drawn[:cut], style), (drawn[cut:], "$hairline"), words(f"  {said}", "$quiet"))

    def on_click(self) -> None:
        """A click asks why this date."""
        if self.term is not None:
            self.post_message(self.Explained())
