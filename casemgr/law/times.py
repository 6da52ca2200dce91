"""Reading and saying moments: what a clerk types becomes an instant, a limit becomes "24.00 uur"."""

import re
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from casemgr.errors import Unusable
from casemgr.language import Language, text

if TYPE_CHECKING:
    from casemgr.law.clocks import Clock

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_TIME = re.compile(r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}([.,]\d{1,6})?)?\s?(Z|[+-]\d{2}:?\d{2})?")
_LAST_SECOND = (23, 59, 59)
FIRST_YEAR, LAST_YEAR = 1900, 2200
"""Beyond these years a date is a slip of the pen, and calendars mean nothing."""


def read_zone(name: str) -> ZoneInfo:
    """The time zone of that name, such as "Europe/Brussels"."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise Unusable(
            "unknown-zone",
            text("“{zone}” is not a time zone.", zone=name),
            hint=text("Example: Europe/Brussels or Europe/Amsterdam."),
        ) from None


def read_time(written: str, zone: ZoneInfo) -> datetime:
    """ISO 8601, with offset or local in `zone`; an hour that does not exist or occurs twice is refused."""
    written = written.strip()
    if not _TIME.fullmatch(written):
        raise _bad_time(written)
    try:
        moment = datetime.fromisoformat(written.replace(",", "."))
        _require_year(moment)
    except ValueError:
        raise _bad_time(written) from None
    return moment.astimezone(zone) if moment.tzinfo else _in_zone(moment, zone)


def read_day(written: str) -> date:
    """A date as YYYY-MM-DD."""
    written = written.strip()
    try:
        if not _DAY.fullmatch(written):
            raise ValueError
        day = date.fromisoformat(written)
        _require_year(day)
    except ValueError:
        raise _bad_time(written) from None
    return day


def read_start(written: str, clock: "Clock", zone: ZoneInfo) -> datetime | date:
    """What starts a clock: a moment for a clock in hours; for one in days also a bare date, the local day."""
    if not _DAY.fullmatch(written.strip()):
        return read_time(written, zone)
    if clock.unit == "hours":
        raise Unusable(
            "bad-time",
            text("“{clock}” runs in hours: the hour is needed as well.", clock=clock.label),
            hint=text("Example: {example}.", example=f"{written.strip()}T14:20"),
        )
    return read_day(written)


def spoken_limit(limit: datetime, language: Language) -> str:
    """A limit in full: the last second of a day, and midnight, are "24.00 uur" of the day that ends."""
    day, hour, minute = _last_instant(limit)
    return language.say(text("{day}, {hour}:{minute}", day=language.weekday(day), hour=hour, minute=minute))


def short_limit(limit: datetime, language: Language) -> str:
    """The same in a list: "za 21 nov 14:20", "vr 6 nov 24:00"."""
    day, hour, minute = _last_instant(limit)
    return f"{language.short_day(day)} {hour}:{minute}"


def _last_instant(limit: datetime) -> tuple[date, str, str]:
    if (limit.hour, limit.minute, limit.second) == _LAST_SECOND:
        return limit.date(), "24", "00"
    if (limit.hour, limit.minute, limit.second) == (0, 0, 0):
        return limit.date() - timedelta(days=1), "24", "00"
    return limit.date(), f"{limit:%H}", f"{limit:%M}"


def _in_zone(local: datetime, zone: ZoneInfo) -> datetime:
    first, second = local.replace(tzinfo=zone, fold=0), local.replace(tzinfo=zone, fold=1)
    if first.utcoffset() == second.utcoffset():
        return first
    if first.astimezone(UTC).astimezone(zone).replace(tzinfo=None) != local:
        raise Unusable(
            "nonexistent-time",
            text("{time} does not exist on that day: the clock goes forward.", time=f"{local:%Y-%m-%d %H:%M}"),
            hint=text("Give the time the clock showed, one hour later for instance."),
        )
    raise Unusable(
        "ambiguous-time",
        text("{time} occurs twice on that day: the clock goes back.", time=f"{local:%Y-%m-%d %H:%M}"),
        hint=text("Say which one: {first} (the first) or {second}.",
                  first=first.isoformat(timespec="minutes"), second=second.isoformat(timespec="minutes")),
    )  # fmt: skip


def _require_year(day: date) -> None:
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise ValueError


def _bad_time(written: str) -> Unusable:
    # What was typed may be a name pasted into the wrong field: it is shown only when it looks like a date.
    shown = written if len(written) <= 40 and not re.search(r"[^\W\dTZ]", written) else "…"
    return Unusable(
        "bad-time",
        text("“{written}” is not a date or time that can be read.", written=shown),
        hint=text("Write 2026-11-21T14:20 or 2026-11-21T14:20+01:00; for a term in days 2026-11-21."),
    )
