"""Moments of invented cases, told from now: "-53h", "-2d 14:20", "+7d+1wd 10:00" (`wd`: working days)."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from casemgr.law.workdays import calendar

_PART = re.compile(r"([+-]\d+)(wd|d|h)")
_WHOLE = re.compile(rf"((?:{_PART.pattern})+)(?: (\d\d):(\d\d))?")


@dataclass(frozen=True, slots=True)
class Moments:
    """Now, the place that says which days are worked, and how much earlier the past of this case lies."""

    now: datetime
    zone: ZoneInfo
    country: str
    earlier: timedelta = timedelta()

    def read(self, expression: str) -> datetime | date:
        """A moment in the zone; a date when no hour is told. What is still to come is never shifted."""
        found = _WHOLE.fullmatch(expression)
        if found is None:
            raise ValueError(f"data/practice: {expression} is no moment")
        hour, minute = found[4], found[5]
        at = self._moved(found[1])
        if hour is None and "h" not in found[1]:
            return at.date()
        if hour is not None:
            at = self._local(datetime.combine(at.date(), time(int(hour), int(minute)), self.zone))
        return self._local(at - self.earlier) if at < self.now else at

    def _moved(self, expression: str) -> datetime:
        """Each part in turn, from now."""
        at = self.now.astimezone(self.zone)
        for part in _PART.finditer(expression):
            amount, unit = int(part[1]), part[2]
            if unit == "h":
                at = self._local(at.astimezone(UTC) + timedelta(hours=amount))
            elif unit == "d":
                at = datetime.combine(at.date() + timedelta(days=amount), at.time(), self.zone)
            else:
                at = datetime.combine(calendar(self.country).working_day(at.date(), amount), at.time(), self.zone)
        return at

    def _local(self, at: datetime) -> datetime:
        """An hour that does not exist on that day becomes the one the clocks show instead."""
        return at.astimezone(UTC).astimezone(self.zone)
