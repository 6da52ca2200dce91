"""Draws the weeks of a month into lines."""

import calendar
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from textual.content import Content

from casemgr.language import WEEKDAYS, Language, text
from tui import glyphs
from tui.clockface import Level
from tui.widgets.cells import cell, line

SIGNS = {"late": glyphs.LATE, "urgent": glyphs.URGENT, "soon": glyphs.SOON}
STYLES: dict[Level, str] = {
    "late": "bold $clock-late",
    "urgent": "bold $clock-urgent",
    "soon": "$clock-soon",
    "met": "$clock-met",
}
ORDER: tuple[Level, ...] = ("late", "urgent", "soon", "calm", "unset", "met")


class Entry(Protocol):
    """A mark, as the grid knows it."""

    @property
    def words(self) -> str:
        """What stands in the cell."""

    @property
    def level(self) -> Level:
        """How pressing it is."""

    @property
    def meeting(self) -> bool:
        """Whether it is an appointment, not a term."""


class Days(Protocol):
    """The month, as the grid knows it."""

    day: date
    closed: Mapping[date, str]
    unfit: Mapping[date, str]

    @property
    def marks(self) -> Mapping[date, Sequence[Entry]]:
        """Entries by day."""

    @property
    def today(self) -> date:
        """Underlined."""

    @property
    def has_focus(self) -> bool:
        """Whether the chosen day is reversed."""


def month_name(day: date, language: Language) -> str:
    """ "november 2026"."""
    from babel.dates import format_date  # no part of the first paint

    return format_date(day, "MMMM y", locale=language.code)


@dataclass(frozen=True, slots=True)
class Grid:
    """Cells of `width` × `height`; large ones hold entries, small ones a sign."""

    width: int
    height: int
    large: bool

    def draw(self, month: Days, language: Language, outside: bool, named: bool) -> Content:
        """All lines of the month."""
        lines = [cell(month_name(month.day, language).center(self.width * 7), self.width * 7, "bold")] if named else []
        lines.append(self._head(language))
        for week in _weeks(month.day):
            days = [self._day(day, month, language, outside or day.month == month.day.month) for day in week]
            lines += [Content("").join([cells[row] for cells in days]) for row in range(self.height)]
        return Content("\n").join(lines)

    def _head(self, language: Language) -> Content:
        if self.large:
            from babel.dates import get_day_names

            names = get_day_names("wide", locale=language.code)
            return line(*(cell(f" {names[number]}", self.width, "$quiet") for number in range(7)))
        return line(*(cell(f" {language.say(name)[:2]}", self.width, "$quiet") for name in WEEKDAYS))

    def _day(self, day: date, month: Days, language: Language, shown: bool) -> list[Content]:
        blank = Content(" " * self.width)
        if not shown:
            return [blank] * self.height
        marks = month.marks.get(day, ())
        first = self._number(day, month, marks, language)
        rest = self._entries(marks) if self.large else []
        return [first, *rest, *[blank] * (self.height - 1 - len(rest))][: self.height]

    def _number(self, day: date, month: Days, marks: Sequence[Entry], language: Language) -> Content:
        quiet = day.month != month.day.month or day.weekday() > 4 or day in month.closed
        style = "bold underline" if day == month.today else "bold" if marks else "$quiet" if quiet else ""
        number = f"{day.day:>2}"
        after = self._after(day, month, marks, language)
        if day == month.day:
            chosen = "bold reverse" if month.has_focus else "bold"
            return cell(line((f"[{number}]", chosen), after), self.width)
        return cell(line(" ", (number, style), " " if self.large else "", after), self.width)

    def _after(self, day: date, month: Days, marks: Sequence[Entry], language: Language) -> Content:
        if day in month.unfit:
            return line(("×", "$quiet"))
        if self.large:
            return line((language.say(text("closed")), "$quiet")) if day in month.closed else Content("")
        if day == month.day or not marks:
            return Content("")
        level = min((mark.level for mark in marks), key=ORDER.index)
        return line((SIGNS.get(level, glyphs.SOON)[:1], STYLES.get(level, "")))

    def _entries(self, marks: Sequence[Entry]) -> list[Content]:
        room = self.height - 1
        shown = list(marks) if len(marks) <= room else list(marks[: room - 1])
        lines = [self._entry(mark) for mark in shown]
        if len(shown) < len(marks) and room > 0:
            lines.append(cell(f" +{len(marks) - len(shown)}", self.width, "$quiet"))
        return lines

    def _entry(self, mark: Entry) -> Content:
        sign = SIGNS.get(mark.level, "") if mark.level in ("late", "urgent") else ""
        said = f"{sign} {mark.words}" if sign else mark.words
        style = STYLES.get(mark.level, "$primary" if mark.meeting else "")
        return line(" ", cell(said, self.width - 1, style))

    def day_at(self, month: Days, x: int, y: int, named: bool) -> date | None:
        """The day under a click."""
        week, column = (y - 1 - named) // self.height, x // self.width
        weeks = _weeks(month.day)
        return weeks[week][column] if y > named and 0 <= week < len(weeks) and column < 7 else None


def _weeks(day: date) -> list[list[date]]:
    return calendar.Calendar().monthdatescalendar(day.year, day.month)
