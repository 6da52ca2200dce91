"""Free entry of a day or a moment: what was typed becomes a moment, or a sentence that says what to type.

Read in this order: an elapsed span, the hour, an ISO date, d/m[/yyyy], a day word, day and month name, a
weekday, a counted span of days. An hour alone is today; a date without a year is the nearest one on the side
the field looks: back, or `ahead`. Nothing here knows a screen or the clock: `now` and the zone are given.
"""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from casemgr.language import Language, Text, text
from tui.daywords import DAYS, MONTH_NAMES, NOW, PARTS, SPANS, TODAYS, WEEKDAY_NAMES, WEEKDAYS
from tui.typed_day import NOT_READ, NUMBER, Question, day_of, directed, number_in, written
from tui.typed_hour import UnreadError, Wrong, instant_of, take_hour, take_occurrence, take_part

__all__ = ["Moment", "Wrong", "hour_in", "read", "written"]


@dataclass(frozen=True, slots=True)
class Moment:
    """What was read: a day, and its instant in the zone asked for when an hour was needed."""

    day: date
    at: datetime | None = None
    note: Text | None = None

    @property
    def value(self) -> str:
        """ISO: the instant with its offset, or the date."""
        return self.at.isoformat() if self.at else self.day.isoformat()

    def short(self, language: Language, now: datetime) -> str:
        """As "vr 20 nov 14:00"; the year is said only when it is not this year."""
        year = "" if self.day.year == now.year else f" {self.day.year}"
        return f"{language.short_day(self.day)}{year}{f' {self.at:%H:%M}' if self.at else ''}"

    def full(self, language: Language) -> str:
        """As "donderdag 3 december 2026, 10:00"."""
        weekday, month = WEEKDAY_NAMES[self.day.weekday()], MONTH_NAMES[self.day.month - 1]
        worded = f"{language.say(weekday)} {self.day.day} {language.say(month)} {self.day.year}"
        return f"{worded}, {self.at:%H:%M}" if self.at else worded


def read(typed: str, now: datetime, zone: tzinfo, *, ahead: bool, need_time: bool) -> Moment | Wrong:
    """The moment somebody typed. `ahead`: it lies in the future; otherwise the future is refused."""
    local = now.astimezone(zone).replace(second=0, microsecond=0)
    try:
        moment = _moment(_plain(typed), Question(local, ahead), zone, need_time)
        _check_side(moment, local, ahead)
    except UnreadError as unread:
        return unread.wrong
    except (OverflowError, ValueError):
        return Wrong(text("Check the year."))
    return moment


def hour_in(typed: str) -> time | None:
    """The hour somebody typed, kept when only the day is chosen anew."""
    try:
        return take_hour(_plain(typed))[0]
    except UnreadError:
        return None


def _plain(typed: str) -> str:
    """Lower case, single spaces, one word for each thing: "gisterenavond" is "gisteren avond"."""
    words = " ".join(typed.lower().replace(",", " ").replace("’", "'").split())
    for long, short in TODAYS.items():
        words = re.sub(rf"(?<!\w){re.escape(long)}(?!\w)", short, words)
    words = re.sub(_JOINED, r"\1 \2", words)
    words = re.sub(_MORNING, r"\1 ochtend", words)
    return re.sub(r"\b(?:om|at|op|on)\b ?", "", words).strip()


_NAMES = sorted((*WEEKDAYS, *DAYS), key=len, reverse=True)
_MORNING = rf"\b({'|'.join(_NAMES)}) morgen\b"
_JOINED = rf"\b({'|'.join(_NAMES)})({'|'.join((*PARTS, 'morgen'))})\b"


def _moment(words: str, asked: Question, zone: tzinfo, need_time: bool) -> Moment:
    exact = _exact(words, asked.now)
    if exact:
        return Moment(exact.date(), exact if need_time else None)
    words, fold = take_occurrence(words)
    hour, rest = take_hour(words)
    part, rest = take_part(rest)
    note = None
    if part and hour is None:
        hour = time(PARTS[part])
        note = text("“{word}” is read as {hour}", word=part, hour=f"{hour:%H:%M}")
    elif part and hour:
        hour = _in_part(hour, part)
    if hour is None and not rest:
        raise UnreadError(NOT_READ)
    day = day_of(rest, Question(asked.now, asked.ahead, hour))
    if not need_time:
        return Moment(day, None, text("the hour is not kept here") if hour else None)
    if hour is None:
        raise UnreadError(text("At what time? Add the hour, e.g. 14:00."))
    return Moment(day, instant_of(datetime.combine(day, hour), zone, fold), note)


def _in_part(hour: time, part: str) -> time:
    """ "8 uur 's avonds" is 20:00; "12 uur 's middags" stays."""
    limit = 6 if PARTS[part] == 12 else 12
    return hour.replace(hour=hour.hour + 12) if PARTS[part] >= 12 and hour.hour < limit else hour


def _check_side(moment: Moment, now: datetime, ahead: bool) -> None:
    if not 1900 <= moment.day.year < 2200:
        raise UnreadError(text("Check the year."))
    # In UTC: two times of one zone are compared by the wall, which shows an hour twice in autumn.
    later = moment.at.astimezone(UTC) > now.astimezone(UTC) if moment.at else moment.day > now.date()
    if later and not ahead:
        raise UnreadError(text("That is still to come. Here goes a moment that has passed."))


_ISO = re.compile(
    r"([0-9]{4}-[0-9]{2}-[0-9]{2})[t ]"
    r"([0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]{1,6})?)?)"
    r"(z|[+-][0-9]{2}:?[0-9]{2})"
)
_MINUTES = dict.fromkeys(["m", "min", "minuut", "minuten", "minute", "minutes"], 1)
_MINUTES |= dict.fromkeys(["u", "uur", "uren", "h", "hour", "hours"], 60)
_ELAPSED = re.compile(rf"{NUMBER} ?({'|'.join(_MINUTES)})")


def _exact(words: str, now: datetime) -> datetime | None:
    """An instant that needs no calendar: now, an elapsed span, or ISO with its offset."""
    if words in NOW:
        return now
    if iso := _ISO.fullmatch(words):
        return datetime.fromisoformat(f"{iso[1]}T{iso[2]}{iso[3].upper()}").astimezone(now.tzinfo)
    span, sign = directed(words)
    minutes = SPANS.get(span)
    if found := _ELAPSED.fullmatch(span):
        minutes = number_in(found[1]) * _MINUTES[found[2]]
    if not sign or minutes is None:
        return None
    return (now.astimezone(UTC) + sign * timedelta(minutes=minutes)).astimezone(now.tzinfo)
