"""The day an act becomes possible when a notice has to lie before it, and the days on which offices are closed."""

from bisect import bisect_left
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from casemgr.language import Words
from casemgr.law.clocks import Clock, count
from casemgr.law.workdays import SATURDAY, calendar
from casemgr.resources import names

_FURTHEST = 20_000
"""Days: more than the longest term that can be set, in working days."""
_DAY = timedelta(days=1)


def first_lawful_day(clock: Clock, given: date, *, zone: ZoneInfo, country: str) -> date | None:
    """The first day for which a notice on `given` comes in time; None for an unset clock."""

    def in_time(ahead: int) -> bool:
        limit = count(clock, given + ahead * _DAY, zone=zone, country=country).deadline
        return limit is not None and limit.date() >= given

    # counted back, the last day for the notice never moves back when the day itself moves on
    ahead = bisect_left(range(_FURTHEST), True, key=in_time)
    return given + ahead * _DAY if ahead < _FURTHEST else None


def is_office_day(day: date, country: str, local: str = "") -> bool:
    """Whether it is a working day that the local calendar, such as "be-local", leaves open."""
    return calendar(country).is_working(day) and not (local and calendar(local).holiday(day))


def local_calendar(country: str) -> str:
    """The calendar of days on which local offices of a country are usually closed; empty when there is none."""
    name = f"{country.lower()}-local"
    return name if name in names("calendars") else ""


def closed_because(day: date, country: str, local: str = "") -> Words | None:
    """Why offices are closed that day: the holiday, the local closing day, or the weekend; None when they are open."""
    if is_office_day(day, country, local):
        return None
    named = calendar(country).holiday(day) or (calendar(local).holiday(day) if local else None)
    return named or (WEEKEND[0] if day.weekday() == SATURDAY else WEEKEND[1])


def office_day_from(day: date, country: str, local: str = "") -> date:
    """The first office day on or after that day."""
    while not is_office_day(day, country, local):
        day += _DAY
    return day


def office_day_until(day: date, country: str, local: str = "", *, not_before: date) -> date | None:
    """The last office day on or before that day; None when none is left since `not_before`."""
    while day >= not_before:
        if is_office_day(day, country, local):
            return day
        day -= _DAY
    return None


WEEKEND: tuple[Words, Words] = ({"nl": "zaterdag", "en": "Saturday"}, {"nl": "zondag", "en": "Sunday"})
