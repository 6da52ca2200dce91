"""Every way a term is counted, on UTC instants and local days: Reg. 1182/71 art. 3, Belgian and Dutch law."""

import calendar as months
from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from casemgr.law.clocks import Term
from casemgr.law.steps import Kind, Step, Trail
from casemgr.law.workdays import Calendar

_HOUR = timedelta(hours=1)
_DAY = timedelta(days=1)
LAST_SECOND = time(23, 59, 59)
"""A term in days ends with it: the last instant, in whole seconds, that is still inside."""


class Span:
    """One reading being counted: where, and the trail of its steps when somebody wants them."""

    __slots__ = ("calendar", "term", "trail", "zone")

    def __init__(self, term: Term, place: Calendar, zone: ZoneInfo, trail: Trail | None) -> None:
        self.term, self.calendar, self.zone, self.trail = term, place, zone, trail

    def note(self, kind: Kind, when: date, number: int = 0) -> None:
        if self.trail is not None:
            self.trail.append(Step(kind, when, self.term.id, self.calendar.holiday(when), number))


# Terms in hours: on UTC instants, so that a clock change never adds or takes an hour.


def _elapsed(span: Span, moment: datetime) -> datetime:
    return (moment + _HOUR * (span.term.amount or 0)).astimezone(span.zone)


def _full_hours(span: Span, moment: datetime) -> datetime:
    """Reg. 1182/71 art. 3(1), 3(2)(a): the hour of the event is not counted, also when it has just begun."""
    begun = moment.replace(minute=0, second=0, microsecond=0)
    span.note("started-hour", begun.astimezone(span.zone))
    return _elapsed(span, begun + _HOUR)


def _full_hours_two_working_days(span: Span, moment: datetime) -> datetime:
    """Reg. 1182/71 art. 3(5) read as covering periods in hours: two whole working days lie inside."""
    begins = (moment.replace(minute=0, second=0, microsecond=0) + _HOUR).astimezone(span.zone)
    before_first = begins.date() - _DAY if begins.time() == time.min else begins.date()
    second = span.calendar.working_day(before_first, 2)
    return max(_full_hours(span, moment), datetime.combine(second, LAST_SECOND, span.zone))


HOURS: Mapping[str, Callable[[Span, datetime], datetime]] = {
    "hours": _elapsed,
    "full-hours": _full_hours,
    "full-hours-two-working-days": _full_hours_two_working_days,
}


# Terms in days: on local days.


def working_days(span: Span, day: date, number: int) -> date:
    end = span.calendar.working_day(day, number, span.term.week)
    if span.trail is not None:
        _note_each_day(span, day, end)
    return end


def _note_each_day(span: Span, day: date, end: date) -> None:
    step, number = (_DAY if end > day else -_DAY), 0
    while day != end:
        day += step
        working = span.calendar.is_working(day, span.term.week)
        number += working
        span.note("working-day" if working else "closed", day, number if working else 0)


def _calendar_days(span: Span, day: date, number: int) -> date:
    return day + timedelta(days=number)


def _weeks(span: Span, day: date, number: int) -> date:
    return day + timedelta(weeks=number)


def _months(span: Span, day: date, number: int) -> date:
    """Same date; the last day of the month when that date does not exist (Reg. 1182/71 art. 3(2)(c))."""
    end, clamped = add_months(day, number)
    if clamped:
        span.note("clamped", end)
    return end


def _months_to_day_before(span: Span, day: date, number: int) -> date:
    """From the n-th to the day before the n-th; a missing n-th leaves the last day of the month inside."""
    end, clamped = add_months(day, number)
    return end if clamped else end - _DAY


def _days_before(span: Span, day: date, number: int) -> date:
    return day - timedelta(days=number)


def _clear_days_before(span: Span, day: date, number: int) -> date:
    return day - timedelta(days=number + 1)


def _working_days_before(span: Span, day: date, number: int) -> date:
    return working_days(span, day, -number)


def _clear_working_days_before(span: Span, day: date, number: int) -> date:
    return working_days(span, day, -number) - _DAY


def _before_day_of_month(span: Span, day: date, number: int) -> date:
    """The day before the next such day of the month, for instance the next pay day."""
    for ahead in (0, 1):
        first, _ = add_months(day.replace(day=1), ahead)
        pay_day = first.replace(day=min(number, months.monthrange(first.year, first.month)[1]))
        if pay_day > day:
            break
    return pay_day - _DAY


DAYS: Mapping[str, Callable[[Span, date, int], date]] = {
    "days": _calendar_days,
    "weeks": _weeks,
    "months": _months,
    "months-to-day-before": _months_to_day_before,
    "working-days": working_days,
    "days-before": _days_before,
    "clear-days-before": _clear_days_before,
    "working-days-before": _working_days_before,
    "clear-working-days-before": _clear_working_days_before,
    "before-day-of-month": _before_day_of_month,
}

METHODS: Mapping[str, str] = dict.fromkeys(HOURS, "hours") | dict.fromkeys(DAYS, "days")
"""Every way of counting, and whether it counts hours or days."""


def add_months(day: date, number: int) -> tuple[date, bool]:
    """The same date a number of months on, and whether it had to be moved back to the end of that month."""
    year, month = divmod(day.year * 12 + day.month - 1 + number, 12)
    length = months.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, length)), day.day > length
