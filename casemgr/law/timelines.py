"""A count as a vertical line of moments, for the screen that explains a date."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from casemgr.language import Text, text
from casemgr.law.clocks import Counted, Reading
from casemgr.law.explanations import clock_change, reason
from casemgr.law.steps import Step
from casemgr.law.workdays import SATURDAY, calendar

_DAY = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class Row:
    """One moment or day on the line; `counted` is false for what is left out, `mark` true for both ends."""

    when: datetime | date
    what: Text
    counted: bool = True
    mark: bool = False


def timeline(counted: Counted) -> list[Row]:
    """The count of the reading that casemgr works with; empty when there is no limit."""
    used = next((reading for reading in counted.readings if reading.at == counted.deadline), None)
    if used is None:
        return []
    return _hours(counted, used) if counted.clock.unit == "hours" else _days(counted, used)


def _hours(counted: Counted, used: Reading) -> list[Row]:
    assert isinstance(counted.start, datetime)
    begin = counted.start.astimezone(UTC)
    rows = [Row(begin.astimezone(counted.zone), text("start"), mark=True)]
    total = next(term.amount or 0 for term in counted.clock.terms if term.id == used.id)
    for hours in range(24, total, 24):
        moment = (begin + timedelta(hours=hours)).astimezone(counted.zone)
        rows.append(Row(moment, _hours_gone(counted, moment, hours)))
    rows.append(Row(used.at, _hours_gone(counted, used.at, total), mark=True))
    change = clock_change(counted)
    if change and change[0] < used.at:
        moved = text("the clock goes forward") if change[1] > timedelta() else text("the clock goes back")
        rows.append(Row(change[0], moved))
    return sorted(rows, key=lambda row: (row.when if isinstance(row.when, datetime) else used.at).timestamp())


def _hours_gone(counted: Counted, moment: datetime, hours: int) -> Text:
    name = calendar(counted.country).holiday(moment.date())
    if name:
        return text("{hours} hours, {day} counts", hours=hours, day=name)
    if moment.weekday() >= SATURDAY:
        day = text("Saturday") if moment.weekday() == SATURDAY else text("Sunday")
        return text("{hours} hours, {day} counts", hours=hours, day=day)
    return text("{hours} hours", hours=hours)


def _days(counted: Counted, used: Reading) -> list[Row]:
    rows = [row for step in counted.steps if step.reading == used.id for row in [_row(counted, step)] if row]
    end = [Row(used.at.date(), text("the term ends with this day"), mark=True)]
    return sorted(rows + end, key=lambda row: row.when)


def _row(counted: Counted, step: Step) -> Row | None:
    """A step as a row; the last day itself is the row of the end."""
    plain = {
        "begin": text("counted back from this day") if counted.clock.backward else text("start, not counted itself"),
        "working-day": text("working day {number}", number=step.number),
        "closed": text("{why}, not counted", why=reason(step)),
        "notice": text("the letter counts as received"),
        "wait": text("the term begins, {number} months later", number=step.number),
        "clamped": text("last day of the month"),
        "not-last": text("{why}: the term does not end here", why=reason(step)),
    }
    what = plain.get(step.kind)
    counts = step.kind not in ("begin", "closed", "not-last")
    return Row(step.when, what, counts, mark=step.kind == "begin") if what else None
