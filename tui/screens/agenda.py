"""Agenda: the month on the left, what comes from the chosen day on the right."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import BindingType
from textual.content import Content
from textual.widget import Widget

from casemgr.desk import agenda
from casemgr.desk.agenda import Entry
from casemgr.language import text
from tui.clockface import Left, Level, time_left
from tui.keys import key
from tui.page import Page
from tui.widgets.cells import cell, line
from tui.widgets.entries import aloud, clock_words, heading_row, note_row
from tui.widgets.month import Mark, Month
from tui.widgets.row import Row
from tui.widgets.rows import Rows

if TYPE_CHECKING:
    from tui.app import CasemgrApp

AHEAD = timedelta(days=14)
HOUR = 7
SHORT = 6
"""Letters of a kind in a cell of the month that leave room for the number; a late one's number goes first."""


class AgendaScreen(Page):
    """Deadlines and conversations by day."""

    app: "CasemgrApp"
    PLACE = "agenda"
    CSS = """
    AgendaScreen.-flat .main, AgendaScreen.-flat.-narrow .main { width: 100%; height: auto; }
    AgendaScreen.-flat .side, AgendaScreen.-flat.-narrow .side {
        display: block; width: 100%; height: 1fr; border: none; margin: 1 0 0 0; padding: 0;
    }
    AgendaScreen.-flat .page, AgendaScreen.-flat.-narrow .page { layout: vertical; }
    """  # in flat mode the list of days stands under the day itself: elsewhere a side column is left out
    BINDINGS: ClassVar[list[BindingType]] = [
        key("u", "explain", text("Why this date"), "agenda.explain"),
        key("i", "calendar", text("To a calendar"), "agenda.calendar"),
    ]
    HELP = text(
        "The agenda. Arrows go by day and week, PgUp and PgDn by month, Home to today; Enter goes to the day."
    ).message
    AUTO_FOCUS = "Month"
    entries: tuple[Entry, ...] = ()

    def compose_body(self) -> Iterable[Widget]:
        """The month."""
        yield Month(id="month")

    def compose_side(self) -> Iterable[Widget]:
        """What comes from the chosen day on, at any width."""
        yield Rows(verb=text("Open"), id="days")

    def on_mount(self) -> None:
        """The list stays beside the month, also where other pages have no side column."""
        self.add_class("-keep-side")

    def refill(self) -> None:
        """Asks for the days that are drawn and what follows the chosen one."""
        month, session = self.query_one(Month), self.app.session()
        first, last = month.shown_days()
        last = max(last, month.day + AHEAD)
        found = self.app.attempt(
            lambda: (agenda.entries(session, first, last), agenda.closed_days(session, first, last))
        )
        if found is None:
            return
        self.entries = tuple(found[0])
        say = self.app.language.say
        marks: dict[date, list[Mark]] = {}
        for entry in (entry for entry in self.entries if not entry.outer):
            marks.setdefault(entry.at.date(), []).append(self._mark(entry))
        closed = {day: say(name) if name else say(text("closed")) for day, name in found[1].items()}
        month.fill(marks, closed=closed)
        self._list()

    def _mark(self, entry: Entry) -> Mark:
        what = self.app.language.say(entry.what)
        word, number = what.split()[0], entry.case[-4:]
        short = word if len(word) <= SHORT else f"{word[: SHORT - 1]}."
        return Mark(
            f"{number} {word}" if entry.overdue else f"{short} {number}",
            _level(entry),
            spoken=f"{what}, {entry.case}",
            meeting=entry.hearing,
        )

    def _list(self) -> None:
        day, say = self.query_one(Month).day, self.app.language.say
        late = sum(entry.overdue for entry in self.entries if not entry.outer)
        self.entitle(self.query_one(Month).title(), say(text("{n} late", n=late)) if late else "")
        rows: list[Row] = []
        for ahead in range(AHEAD.days + 1):
            these = [entry for entry in self.entries if entry.at.date() == day + timedelta(days=ahead)]
            if these or ahead == 0:
                rows.append(heading_row(self._weekday(day + timedelta(days=ahead)), key=f"day:{ahead}"))
            rows += [self._row(entry) for entry in these]
            if ahead == 0 and not these:
                rows.append(note_row(say(text("nothing planned"))))
        self.query_one("#days", Rows).fill(rows)

    def _weekday(self, day: date) -> str:
        full = self.app.language.weekday(day)
        return full.rpartition(" ")[0].rstrip(",")

    def _row(self, entry: Entry) -> Row:
        say, language = self.app.language.say, self.app.language
        left = None if entry.hearing else time_left(entry.at, self.app.now, language)
        when = "" if entry.whole_day else f"{entry.at:%H:%M}"
        title, what = say(entry.title), say(entry.what)
        spoken = f"{when + ': ' if when else ''}{aloud(what)} {entry.case}. {aloud(title)}"
        return agenda_row(_key(entry), when, what, left, f"{entry.case}  {title}", spoken)

    @on(Month.Moved)
    def _moved(self, event: Month.Moved) -> None:
        self.refill()

    @on(Month.Opened)
    def _opened(self, event: Month.Opened) -> None:
        these = [entry for entry in self.entries if entry.at.date() == event.day]
        if len(these) == 1:
            self.app.open_case(these[0].case)
        elif these:
            self.query_one("#days", Rows).focus()
        else:
            self.notice.attention(text("Nothing is planned on this day."))

    @on(Rows.Chosen, "#days")
    def _open(self, event: Rows.Chosen) -> None:
        entry = self._entry(event.key)
        if entry is not None:
            self.app.open_case(entry.case)

    def action_explain(self) -> None:
        """u: why the date under the cursor, or of the chosen day."""
        from tui.explaining import explain

        day = self.query_one(Month).day
        entry = (
            self._entry(self.query_one("#days", Rows).current_key) if self.query_one("#days", Rows).has_focus else None
        )
        entry = entry or next((e for e in self.entries if e.at.date() == day and e.rule), None)
        if entry is not None and entry.rule:
            explain(self.app, entry.case, entry.procedure, entry.rule)
        else:
            self.notice.attention(text("This row has no date to explain."))

    def action_calendar(self) -> None:
        """i: the conversation under the cursor, or of the chosen day, in the system's calendar."""
        from tui.calendars import to_calendar

        chosen = self._entry(self.query_one("#days", Rows).current_key)
        if not (self.query_one("#days", Rows).has_focus and chosen is not None and chosen.hearing):
            day = self.query_one(Month).day
            chosen = next((entry for entry in self.entries if entry.hearing and entry.at.date() == day), None)
        if chosen is not None:
            to_calendar(self.app, chosen.case, chosen.procedure)
        else:
            self.notice.attention(text("There is no conversation on this day."))

    def _entry(self, row_key: str | None) -> Entry | None:
        return next((entry for entry in self.entries if _key(entry) == row_key), None)


def agenda_row(key_: str, when: str, what: str, left: Left | None, facts: str, spoken: str) -> Row:
    """Hour, what, time left, which case: narrow enough for the side column."""

    def lines(width: int) -> list[Content]:
        first = line(cell(when, HOUR, "$quiet"), cell(what, width - HOUR))
        under = [line(" " * HOUR, cell(clock_words(left), width - HOUR))] if left is not None else []
        return [first, *under, line(" " * HOUR, cell(facts, width - HOUR, "$quiet"))]

    return Row(key_, lines, spoken, level=left.level if left else "calm")


def _key(entry: Entry) -> str:
    return f"{entry.case}:{entry.procedure}:{entry.rule}:{entry.at.isoformat()}"


def _level(entry: Entry) -> Level:
    return "late" if entry.overdue else "calm"
