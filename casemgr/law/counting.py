"""The arithmetic of terms, on UTC instants and local days: Reg. 1182/71 art. 3, Belgian and Dutch law."""

import calendar as months
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from casemgr.errors import Unusable
from casemgr.language import text
from casemgr.law.clocks import Clock, Counted, Reading, Term
from casemgr.law.steps import Kind, Step, Trail
from casemgr.law.workdays import Calendar, calendar

_HOUR = timedelta(hours=1)
_DAY = timedelta(days=1)
_LAST_SECOND = time(23, 59, 59)


class _Count:
    """One reading being counted: where, and the trail of its steps when somebody wants them."""

    __slots__ = ("calendar", "term", "trail", "zone")

    def __init__(self, term: Term, place: Calendar, zone: ZoneInfo, trail: Trail | None) -> None:
        self.term, self.calendar, self.zone, self.trail = term, place, zone, trail

    def note(self, kind: Kind, when: date, number: int = 0) -> None:
        if self.trail is not None:
            self.trail.append(Step(kind, when, self.term.id, self.calendar.holiday(when), number))


def ends(
    clock: Clock,
    start: datetime | date,
    zone: ZoneInfo,
    country: str,
    options: Mapping[str, str],
    trail: Trail | None = None,
) -> tuple[Reading, ...]:
    """The end of each reading that applies; none for an unset clock or outside its years of force."""
    place = calendar(country)
    moment, day = _both(start, zone)
    if not clock.valid_from <= day <= clock.valid_to:
        return ()
    if clock.unit == "hours" and moment is None:
        raise Unusable(
            "bad-time", text("“{clock}” runs in hours: the hour is needed as well.", clock=clock.label)
        )
    readings = []
    for term in clock.terms:
        if term.amount is None or (clock.versioned and not term.serves(day, options)):
            continue
        counting = _Count(term, place, zone, trail)
        at = (
            _HOURS[term.method](counting, moment)
            if moment and clock.unit == "hours"
            else _last(counting, day)
        )
        readings.append(Reading(term.id, at, term.contested, term.label))
    return tuple(readings)


def retrace(counted: Counted) -> tuple[Step, ...]:
    """The steps of the readings that are not contested, reading by reading."""
    trail: Trail = []
    ends(counted.clock, counted.start, counted.zone, counted.country, counted.options, trail)
    firm = {reading.id for reading in counted.readings if not reading.contested}
    return tuple(step for step in trail if step.reading in firm)


def _both(start: datetime | date, zone: ZoneInfo) -> tuple[datetime | None, date]:
    if not isinstance(start, datetime):
        return None, start
    if start.tzinfo is None:
        raise Unusable("bad-time", text("A moment needs its time zone before a term can be counted from it."))
    return start.astimezone(UTC), start.astimezone(zone).date()


# Terms in hours: on UTC instants, so that a clock change never adds or takes an hour.


def _elapsed(count: _Count, moment: datetime) -> datetime:
    return (moment + _HOUR * (count.term.amount or 0)).astimezone(count.zone)


def _full_hours(count: _Count, moment: datetime) -> datetime:
    """Reg. 1182/71 art. 3(1), 3(2)(a): the hour of the event is not counted, also when it has just begun."""
    begun = moment.replace(minute=0, second=0, microsecond=0)
    count.note("started-hour", begun.astimezone(count.zone))
    return _elapsed(count, begun + _HOUR)


def _full_hours_two_working_days(count: _Count, moment: datetime) -> datetime:
    """Reg. 1182/71 art. 3(5) read as covering periods in hours: two whole working days lie inside."""
    begins = (moment.replace(minute=0, second=0, microsecond=0) + _HOUR).astimezone(count.zone)
    before_first = begins.date() - _DAY if begins.time() == time.min else begins.date()
    second = count.calendar.working_day(before_first, 2)
    return max(_full_hours(count, moment), datetime.combine(second, _LAST_SECOND, count.zone))


_HOURS: Mapping[str, Callable[[_Count, datetime], datetime]] = {
    "hours": _elapsed,
    "full-hours": _full_hours,
    "full-hours-two-working-days": _full_hours_two_working_days,
}


# Terms in days: on local days; the term ends with the last second of its last day.


def _last(count: _Count, day: date) -> datetime:
    term = count.term
    begin = _notice_day(count, day)
    if term.wait_months:
        begin, _ = add_months(begin, term.wait_months)
        count.note("wait", begin, term.wait_months)
    last = _DAYS[term.method](count, begin, term.amount or 0)
    count.note("last", last)
    if term.shift:
        last = _shifted(count, last)
    if term.then_weeks:
        last = last + timedelta(weeks=term.then_weeks)
        count.note("last", last)
        last = _shifted(count, last) if term.shift else last
    count.note("end", last)
    return datetime.combine(last, _LAST_SECOND, count.zone)


def _notice_day(count: _Count, day: date) -> date:
    """The day before day 1. A registered letter counts from the third working day after posting."""
    if count.term.notice == "day":
        count.note("begin", day)
        return day
    count.note("begin", day)
    third = _count_working_days(count, day, 3)
    count.note("notice", third)
    return third - _DAY if count.term.notice == "third-working-day-included" else third


def _shifted(count: _Count, last: date) -> date:
    opens = count.calendar.open_from(last)
    while last < opens:
        count.note("not-last", last)
        last += _DAY
    return opens


def _count_working_days(count: _Count, day: date, number: int) -> date:
    end = count.calendar.working_day(day, number, count.term.week)
    if count.trail is not None:
        _note_each_day(count, day, end)
    return end


def _note_each_day(count: _Count, day: date, end: date) -> None:
    step, number = (_DAY if end > day else -_DAY), 0
    while day != end:
        day += step
        working = count.calendar.is_working(day, count.term.week)
        number += working
        count.note("working-day" if working else "closed", day, number if working else 0)


def _calendar_days(count: _Count, day: date, number: int) -> date:
    return day + timedelta(days=number)


def _weeks(count: _Count, day: date, number: int) -> date:
    return day + timedelta(weeks=number)


def _months(count: _Count, day: date, number: int) -> date:
    """Same date; the last day of the month when that date does not exist (Reg. 1182/71 art. 3(2)(c))."""
    end, clamped = add_months(day, number)
    if clamped:
        count.note("clamped", end)
    return end


def _months_to_day_before(count: _Count, day: date, number: int) -> date:
    """From the n-th to the day before the n-th; a missing n-th leaves the last day of the month inside."""
    end, clamped = add_months(day, number)
    return end if clamped else end - _DAY


def _days_before(count: _Count, day: date, number: int) -> date:
    return day - timedelta(days=number)


def _clear_days_before(count: _Count, day: date, number: int) -> date:
    return day - timedelta(days=number + 1)


def _working_days_before(count: _Count, day: date, number: int) -> date:
    return _count_working_days(count, day, -number)


def _clear_working_days_before(count: _Count, day: date, number: int) -> date:
    return _count_working_days(count, day, -number) - _DAY


def _before_day_of_month(count: _Count, day: date, number: int) -> date:
    """The day before the next such day of the month, for instance the next pay day."""
    for ahead in (0, 1):
        first, _ = add_months(day.replace(day=1), ahead)
        pay_day = first.replace(day=min(number, months.monthrange(first.year, first.month)[1]))
        if pay_day > day:
            break
    return pay_day - _DAY


_DAYS: Mapping[str, Callable[[_Count, date, int], date]] = {
    "days": _calendar_days,
    "weeks": _weeks,
    "months": _months,
    "months-to-day-before": _months_to_day_before,
    "working-days": _count_working_days,
    "days-before": _days_before,
    "clear-days-before": _clear_days_before,
    "working-days-before": _working_days_before,
    "clear-working-days-before": _clear_working_days_before,
    "before-day-of-month": _before_day_of_month,
}

METHODS: Mapping[str, str] = dict.fromkeys(_HOURS, "hours") | dict.fromkeys(_DAYS, "days")
"""Every way of counting, and whether it counts hours or days."""


def add_months(day: date, number: int) -> tuple[date, bool]:
    """The same date a number of months on, and whether it had to be moved back to the end of that month."""
    year, month = divmod(day.year * 12 + day.month - 1 + number, 12)
    length = months.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, length)), day.day > length
