"""A month: large with entries where there is room, small with signs where there is not.

    month = Month(id="month")                    # in a form: Month(small=True, outside=False, named=True)
    month.fill({day: [Mark("GBA 0042", "urgent"), …]}, closed={day: "Wapenstilstand"}, unfit={day: "…"})
    month.move_to(day)    month.day    month.title()       # "november 2026"

Posts `Moved(day)` at each move and `Opened(day)` on Enter. Arrows move by day and week, PgUp and PgDn by
month, Home goes to today.
"""

import calendar
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.content import Content
from textual.message import Message
from textual.reactive import var
from textual.widget import Widget

from casemgr.language import text
from tui.clockface import Level
from tui.keys import key
from tui.widgets.frame import frame
from tui.widgets.monthgrid import Grid, month_name

SMALL = 4
LARGEST = 5


@dataclass(frozen=True, slots=True)
class Mark:
    """What stands on a day: a few words, how pressing it is, and the whole sentence for flat mode.

    `meeting` sets what is an appointment apart from terms.
    """

    words: str
    level: Level = "calm"
    spoken: str = ""
    meeting: bool = False


class Month(Widget, can_focus=True):
    """One month, and one chosen day in it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("enter", "open", text("Open"), "month.open"),
        key("pagedown", "month(1)", text("Month"), "month.later", display="PgUp/PgDn"),
        key("home", "today", text("Today"), "month.today"),
        key("pageup", "month(-1)", text("Month before"), "month.earlier", show=False),
        key("left", "day(-1)", text("Day before"), "month.left", show=False),
        key("right", "day(1)", text("Day after"), "month.right", show=False),
        key("up", "day(-7)", text("Week before"), "month.up", show=False),
        key("down", "day(7)", text("Week after"), "month.down", show=False),
    ]
    HELP = text("A month. The arrows choose a day; Enter opens it.").message
    day: var[date] = var(date.min)

    class Moved(Message):
        """Another day is chosen."""

        def __init__(self, month: "Month", day: date) -> None:
            super().__init__()
            self.month, self.day = month, day

        @property
        def control(self) -> "Month":
            return self.month

    class Opened(Message):
        """Enter, or a click on the chosen day."""

        def __init__(self, month: "Month", day: date) -> None:
            super().__init__()
            self.month, self.day = month, day

        @property
        def control(self) -> "Month":
            return self.month

    def __init__(
        self, *, small: bool = False, outside: bool = True, named: bool = False, id: str | None = None
    ) -> None:
        super().__init__(id=id)
        self._always_small, self._outside, self._named = small, outside, named
        self.marks: Mapping[date, Sequence[Mark]] = {}
        self.closed: Mapping[date, str] = {}
        self.unfit: Mapping[date, str] = {}

    def on_mount(self) -> None:
        """Opens on today."""
        if self.day == date.min:
            self.set_reactive(Month.day, self.today)

    @property
    def today(self) -> date:
        """The day it is where the user is."""
        return frame(self).now.date()

    def fill(
        self,
        marks: Mapping[date, Sequence[Mark]],
        *,
        closed: Mapping[date, str] | None = None,
        unfit: Mapping[date, str] | None = None,
    ) -> None:
        """Entries of days, closing days with their names, and days on which a lawful act cannot fall."""
        self.marks, self.closed, self.unfit = marks, closed or {}, unfit or {}
        self.refresh()

    def title(self) -> str:
        """ "november 2026"."""
        return month_name(self.day, frame(self).language)

    def shown_days(self) -> tuple[date, date]:
        """The first and the last day that are drawn: what a page must ask entries for."""
        weeks = calendar.Calendar().monthdatescalendar(self.day.year, self.day.month)
        return weeks[0][0], weeks[-1][-1]

    def move_to(self, day: date) -> None:
        """Chooses a day."""
        self.day = day

    def watch_day(self, before: date, day: date) -> None:
        """Paints it, and tells."""
        if before not in (date.min, day):
            self.refresh()
            self.post_message(self.Moved(self, day))

    def _grid(self) -> Grid:
        width, height = self.size.width, self.size.height
        weeks = len(calendar.Calendar().monthdatescalendar(self.day.year, self.day.month))
        cell = min(width // 7, 18)
        tall = min(LARGEST, (height - 1) // weeks)
        large = not self._always_small and cell >= 12 and tall >= 2
        roomy = not self._always_small and not large and height >= 2 * weeks + 1
        return Grid(cell if large else SMALL, tall if large else 2 if roomy else 1, large)

    def render(self) -> Content:
        """The whole month: it is small."""
        here = frame(self)
        if here.flat:
            return Content(self._sentence())
        drawn = self._grid().draw(self, here.language, self._outside, self._named)
        return here.glyphs.draw(drawn)

    def _sentence(self) -> str:
        language = frame(self).language
        said = [mark.spoken or mark.words for mark in self.marks.get(self.day, ())]
        said += [name for name in (self.closed.get(self.day), self.unfit.get(self.day)) if name]
        day = language.weekday(self.day)
        return f"{day}: {', '.join(said)}." if said else f"{day}: {language.say(text('nothing planned'))}."

    def action_day(self, by: int) -> None:
        """Days further or back."""
        self.day += timedelta(days=by)

    def action_month(self, by: int) -> None:
        """The same day of another month, or its last one."""
        months = self.day.year * 12 + self.day.month - 1 + by
        year, month = divmod(months, 12)
        last = calendar.monthrange(year, month + 1)[1]
        self.day = date(year, month + 1, min(self.day.day, last))

    def action_today(self) -> None:
        """Home."""
        self.day = self.today

    def action_open(self) -> None:
        """Enter."""
        self.post_message(self.Opened(self, self.day))

    def on_click(self, event: events.Click) -> None:
        """A click chooses a day; a click on the chosen one opens it."""
        clicked = self._grid().day_at(self, event.x, event.y, self._named)
        if clicked == self.day:
            self.action_open()
        elif clicked is not None:
            self.day = clicked

    def on_focus(self) -> None:
        """The chosen day lights up."""
        self.refresh()

    def on_blur(self) -> None:
        """And dims."""
        self.refresh()
