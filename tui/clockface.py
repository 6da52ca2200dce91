"""Time left in words, and the gauge. Pure: `now` is given, and instants are subtracted, so a change to summer
or winter time in between is counted as it passes.

    time_left(due, now, language)        due: aware datetime, or a date (ends with that day where now is)
    met(at, due, language)   unset(language)   no_term(language)   contested(language)
    gauge(gone, whole)                   24 cells in three groups of eight
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from math import ceil
from typing import Literal

from casemgr.language import Language, Text, text
from tui import glyphs

Level = Literal["late", "urgent", "soon", "calm", "unset", "met"]
DAY = timedelta(days=1)
MINUTE = timedelta(minutes=1)
URGENT = DAY
SOON = 3 * DAY
GROUPS = 3
GROUP = 8


@dataclass(frozen=True, slots=True)
class Left:
    """What is left of a term: a sign, short words for the eye, full words for the ear, how pressing it is."""

    sign: str
    words: str
    spoken: str
    level: Level
    digits: str = ""
    """"18:06" for the one big clock: hours and minutes left, or late."""


def instant(due: datetime | date, now: datetime) -> datetime:
    """The moment a term ends; a day ends at the midnight after it."""
    if isinstance(due, datetime):
        return due
    return datetime.combine(due + DAY, time(), now.tzinfo)


def time_left(due: datetime | date, now: datetime, language: Language) -> Left:
    """What is left until `due`, or how late it is; minutes are rounded down, never up."""
    rest = instant(due, now).astimezone(UTC) - now.astimezone(UTC)
    if rest < timedelta(0):
        return _late(-rest, language)
    level: Level = "urgent" if rest < URGENT else "soon" if rest < SOON else "calm"
    sign = {"urgent": glyphs.URGENT, "soon": glyphs.SOON}.get(level, "")
    if rest < MINUTE:
        return _told(sign, level, language, text("< 1 min left"), text("less than a minute left"), "0:00")
    short, full = text("{time} left", time=_short(rest)), text("{time} left", time=_full(rest))
    return _told(sign, level, language, short, full, _digits(rest))


def _late(over: timedelta, language: Language) -> Left:
    if over < MINUTE:
        return _told(glyphs.LATE, "late", language, text("just late"), text("just late"), "0:00")
    short, full = text("{time} late", time=_short(over)), text("{time} late", time=_full(over))
    return _told(glyphs.LATE, "late", language, short, full, _digits(over))


def met(at: datetime, due: datetime | date, language: Language) -> Left:
    """A term that was met, or missed and then met."""
    over = at.astimezone(UTC) - instant(due, at).astimezone(UTC)
    if over <= timedelta(0):
        return _told(glyphs.DONE, "met", language, text("met"), text("met"))
    short, full = text("met, {time} late", time=_short(over)), text("met, {time} late", time=_full(over))
    return _told(glyphs.MISSED, "met", language, short, full)


def unset(language: Language) -> Left:
    """A term that runs nowhere because nobody filled its length in."""
    return _told(glyphs.UNSET, "unset", language, text("not set"), text("not set"))


def no_term(language: Language) -> Left:
    """A duty without a fixed term."""
    return _told("", "unset", language, text("no fixed term"), text("no fixed term"))


def contested(language: Language) -> Left:
    """A reading of a term that courts or authors dispute."""
    return _told(glyphs.CONTESTED, "unset", language, text("contested"), text("contested"))


def _told(sign: str, level: Level, language: Language, short: Text, full: Text, digits: str = "") -> Left:
    spoken = language.say(full)
    return Left(sign, language.say(short), spoken[:1].upper() + spoken[1:], level, digits)


def gauge(gone: timedelta, whole: timedelta) -> tuple[str, int]:
    """The gauge, and how many of its 26 characters (24 cells, two spaces) are gone; that is rounded up."""
    cells = GROUPS * GROUP
    past = 0 if whole <= timedelta(0) else max(0, min(cells, ceil(cells * (gone / whole))))
    signs = glyphs.GONE * past + glyphs.LEFT * (cells - past)
    drawn = " ".join(signs[start : start + GROUP] for start in range(0, cells, GROUP))
    return drawn, past + max(0, (past - 1) // GROUP)


def _parts(span: timedelta) -> tuple[int, int, int]:
    minutes = int(span.total_seconds() // 60)
    return minutes // 1440, minutes // 60 % 24, minutes % 60


def _short(span: timedelta) -> Text:
    days, hours, minutes = _parts(span)
    if days >= SOON.days:
        return _counted(DAYS, days)
    if days:
        return text("{days} d {hours} h", days=days, hours=hours)
    if hours:
        return text("{hours} h {minutes}", hours=hours, minutes=f"{minutes:02}")
    return text("{minutes} min", minutes=minutes)


def _full(span: timedelta) -> Text:
    days, hours, minutes = _parts(span)
    if days >= SOON.days:
        return _counted(DAYS, days)
    three = ((days, DAYS), (hours, HOURS), (minutes, MINUTES))
    (large, unit), (small, under) = three[:2] if days else three[1:]
    if not large:
        return _counted(under, small)
    if not small:
        return _counted(unit, large)
    return text("{one} and {two}", one=_counted(unit, large), two=_counted(under, small))


DAYS = (text("1 day"), text("{n} days"))
HOURS = (text("1 hour"), text("{n} hours"))
MINUTES = (text("1 minute"), text("{n} minutes"))


def _counted(unit: tuple[Text, Text], number: int) -> Text:
    one, many = unit
    return one if number == 1 else Text(many.message, {"n": number})


def _digits(span: timedelta) -> str:
    minutes = int(span.total_seconds() // 60)
    return f"{minutes // 60}:{minutes % 60:02}"
