"""The day in what somebody typed, once the hour is taken out."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from casemgr.language import text
from tui.daywords import COUNTS, DAYS, MONTH_NAMES, MONTHS, WEEKDAY_NAMES, WEEKDAYS
from tui.typed_hour import UnreadError

NOT_READ = text("This cannot be read as a date. Type it as yesterday 2pm, Mon 9:30 or 20/11/2026 14:00.")
NUMBER = r"([0-9]{1,4}|" + "|".join(COUNTS) + ")"


@dataclass(frozen=True, slots=True)
class Question:
    """One reading: the local now, which way a date without a year lies, and the hour once it is known."""

    now: datetime
    ahead: bool
    hour: time | None = None

    @property
    def today(self) -> date:
        return self.now.date()


_MONTH = f"({'|'.join(sorted(MONTHS, key=len, reverse=True))})"
_WEEKDAY = f"({'|'.join(sorted(WEEKDAYS, key=len, reverse=True))})"
_DAY = r"([0-9]{1,2})(?:st|nd|rd|th|ste|de|e)?"


def day_of(words: str, asked: Question) -> date:
    if not words:
        return asked.today
    expected = re.fullmatch(rf"{_WEEKDAY}\.? (.+)", words)
    if expected and (day := _dated(expected[2], asked)):
        return _agreeing(day, WEEKDAYS[expected[1]])
    for reader in (_dated, _worded, _weekday, _counted):
        if day := reader(words, asked):
            return day
    raise UnreadError(NOT_READ)


def _agreeing(day: date, weekday: int) -> date:
    if day.weekday() != weekday:
        is_, is_not = WEEKDAY_NAMES[day.weekday()], WEEKDAY_NAMES[weekday]
        sentence = text(
            "{day} is a {found}, not a {typed}. Choose one of the two.",
            day=written(day),
            found=is_,
            typed=is_not,
        )
        raise UnreadError(sentence)
    return day


def _dated(words: str, asked: Question) -> date | None:
    if found := re.fullmatch(r"([0-9]{4})[-/]([0-9]{1,2})[-/]([0-9]{1,2})", words):
        return _existing(int(found[3]), int(found[2]), int(found[1]))
    if found := re.fullmatch(r"([0-9]{1,2})[-/.]([0-9]{1,2})(?:[-/.]([0-9]{4}|[0-9]{2}))?", words):
        return _with_year(int(found[1]), int(found[2]), found[3], asked)
    if found := re.fullmatch(rf"{_DAY} {_MONTH}\.?(?: ([0-9]{{4}}|[0-9]{{2}}))?", words):
        return _with_year(int(found[1]), MONTHS[found[2]] + 1, found[3], asked)
    if found := re.fullmatch(rf"{_MONTH}\.? {_DAY}(?: ([0-9]{{4}}))?", words):
        return _with_year(int(found[2]), MONTHS[found[1]] + 1, found[3], asked)
    return None


def _with_year(day: int, month: int, year: str | None, asked: Question) -> date:
    if year and len(year) == 2:
        raise UnreadError(text("Write the year with four digits: {day}.", day=f"{day}/{month}/20{year}"))
    if year:
        return _existing(day, month, int(year))
    passed = (month, day) < (asked.today.month, asked.today.day)
    to_come = (month, day) > (asked.today.month, asked.today.day)
    shift = 1 if asked.ahead and passed else -1 if not asked.ahead and to_come else 0
    return _existing(day, month, asked.today.year + shift)


def _existing(day: int, month: int, year: int) -> date:
    if not 1 <= month <= 12:
        raise UnreadError(text("Month {month} does not exist. Write the day first: 20/11/2026.", month=month))
    length, name = monthrange(year, month)[1], MONTH_NAMES[month - 1]
    if not 1 <= day <= length:
        capital = {code: word.capitalize() for code, word in name.items()}
        sentence = "{day} {month} does not exist. {capital} {year} has {length} days."
        raise UnreadError(text(sentence, day=day, month=name, capital=capital, year=year, length=length))
    return date(year, month, day)


def _worded(words: str, asked: Question) -> date | None:
    return asked.today + timedelta(days=DAYS[words]) if words in DAYS else None


def _weekday(words: str, asked: Question) -> date | None:
    if found := re.fullmatch(
        rf"(volgende|next|vorige|last) week {_WEEKDAY}|{_WEEKDAY} (volgende|next|vorige|last) week", words
    ):
        weeks = 1 if (found[1] or found[4]) in ("volgende", "next") else -1
        monday = asked.today - timedelta(days=asked.today.weekday())
        return monday + timedelta(weeks=weeks, days=WEEKDAYS[found[2] or found[3]])
    found = re.fullmatch(rf"(?:(volgende|next|komende|coming|vorige|last|afgelopen) )?{_WEEKDAY}\.?", words)
    if not found:
        return None
    forward = (WEEKDAYS[found[2]] - asked.today.weekday()) % 7
    coming, passed = asked.today + timedelta(days=forward), asked.today - timedelta(days=-forward % 7)
    if found[1] in ("volgende", "next"):
        return coming + timedelta(days=7)
    if found[1] in ("komende", "coming"):
        return coming if forward else coming + timedelta(days=7)
    if found[1]:
        return passed if forward else passed - timedelta(days=7)
    gone = asked.hour is not None and asked.hour <= asked.now.time()
    if asked.ahead:
        return coming + timedelta(days=7) if not forward and gone else coming
    return passed - timedelta(days=7) if not forward and asked.hour and not gone else passed


_DAY_UNITS = {"dag": 1, "dagen": 1, "day": 1, "days": 1, "week": 7, "weken": 7, "weeks": 7}
_SPAN = re.compile(rf"{NUMBER} ({'|'.join(_DAY_UNITS)}|maand|maanden|month|months)")


def _counted(words: str, asked: Question) -> date | None:
    span, sign = directed(words)
    found = _SPAN.fullmatch(span) if sign else None
    if not found:
        return None
    if found[2] in _DAY_UNITS:
        return asked.today + sign * timedelta(days=number_in(found[1]) * _DAY_UNITS[found[2]])
    months = asked.today.year * 12 + asked.today.month - 1 + sign * number_in(found[1])
    year, month = divmod(months, 12)
    return date(year, month + 1, min(asked.today.day, monthrange(year, month + 1)[1]))


def directed(words: str) -> tuple[str, int]:
    """ "3 uur geleden" is ("3 uur", -1), "over 3 uur" is ("3 uur", 1); without a direction the sign is 0."""
    if found := re.fullmatch(r"(.+) (?:geleden|ago|terug)", words):
        return found[1], -1
    if found := re.fullmatch(r"(?:over|binnen|in|within) (.+)", words):
        return found[1], 1
    return words, 0


def number_in(word: str) -> int:
    return COUNTS.get(word) or int(word)


def written(day: date, hour: time | None = None) -> str:
    """The plainest way to type a day, for what is chosen in a calendar: "20/11/2026 14:00"."""
    return f"{day.day}/{day.month}/{day.year}" + (f" {hour:%H:%M}" if hour else "")
