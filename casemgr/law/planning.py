"""The day an act becomes possible, when a notice has to lie before it."""

from datetime import date, timedelta
from zoneinfo import ZoneInfo

from casemgr.law.clocks import Clock, count
from casemgr.law.workdays import calendar

_FURTHEST = 3660


def first_lawful_day(clock: Clock, given: date, *, zone: ZoneInfo, country: str) -> date | None:
    """The first day for which a notice on `given` comes in time; None for an unset clock."""
    for ahead in range(_FURTHEST):
        day = given + timedelta(days=ahead)
        limit = count(clock, day, zone=zone, country=country).deadline
        if limit is None:
            return None
        if limit.date() >= given:
            return day
    return None


def is_office_day(day: date, country: str, local: str = "") -> bool:
    """Whether it is a working day that the local calendar, such as "be-local", leaves open."""
    return calendar(country).is_working(day) and not (local and calendar(local).holiday(day))
