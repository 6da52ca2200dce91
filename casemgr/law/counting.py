"""Counts a clock: which readings apply, where day 1 lies, whether the last day moves."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from casemgr.errors import Unusable
from casemgr.language import text
from casemgr.law.clocks import Clock, Counted, Reading
from casemgr.law.spans import DAYS, HOURS, LAST_SECOND, Span, add_months, working_days
from casemgr.law.steps import Step, Trail
from casemgr.law.workdays import calendar

_DAY = timedelta(days=1)


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
        raise Unusable("bad-time", text("“{clock}” runs in hours: the hour is needed as well.", clock=clock.label))
    readings = []
    for term in clock.terms:
        if term.amount is None or (clock.versioned and not term.serves(day, options)):
            continue
        counting = Span(term, place, zone, trail)
        at = HOURS[term.method](counting, moment) if moment and clock.unit == "hours" else _last(counting, day)
        readings.append(Reading(term.id, at, term.contested, term.label, term.source))
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


def _last(span: Span, day: date) -> datetime:
    term = span.term
    begin = _notice_day(span, day)
    if term.wait_months:
        begin, _ = add_months(begin, term.wait_months)
        span.note("wait", begin, term.wait_months)
    last = DAYS[term.method](span, begin, term.amount or 0)
    span.note("last", last)
    if term.shift:
        last = _shifted(span, last)
    if term.then_weeks:
        last = last + timedelta(weeks=term.then_weeks)
        span.note("last", last)
        last = _shifted(span, last) if term.shift else last
    span.note("end", last)
    return datetime.combine(last, LAST_SECOND, span.zone)


def _notice_day(span: Span, day: date) -> date:
    """The day before day 1. A registered letter counts from the third working day after posting."""
    if span.term.notice == "day":
        span.note("begin", day)
        return day
    span.note("begin", day)
    third = working_days(span, day, 3)
    span.note("notice", third)
    return third - _DAY if span.term.notice == "third-working-day-included" else third


def _shifted(span: Span, last: date) -> date:
    opens = span.calendar.open_from(last)
    while last < opens:
        span.note("not-last", last)
        last += _DAY
    return opens
