"""A calendar file (RFC 5545). What it holds is worded by the caller; the same events give the same bytes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any


@dataclass(frozen=True, slots=True)
class Event:
    """One event: a `date` is a whole day, a `datetime` an instant. `changed` and `sequence` grow with each change."""

    uid: str
    summary: str
    start: date | datetime
    changed: datetime
    sequence: int = 0
    description: str = ""
    location: str = ""
    minutes: int = 0  # how long it takes; 0 when that is not known
    cancelled: bool = False
    busy: bool = False


def content(events: Sequence[Event], name: str, alarms: Sequence[timedelta] = ()) -> bytes:
    """The file. `alarms`: how long before each event that still stands somebody wants to be warned."""
    from icalendar import Calendar

    calendar: Any = Calendar()
    calendar.add("prodid", "-//casemgr//NL")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    for event in events:
        calendar.add_component(_component(event, alarms))
    written: bytes = calendar.to_ical()
    return written


def _component(event: Event, alarms: Sequence[timedelta]) -> Any:
    from icalendar import Event as Component

    made: Any = Component()
    made.add("uid", event.uid)
    made.add("summary", event.summary)
    made.add("dtstart", _start(event.start))
    if not isinstance(event.start, datetime):
        made.add("dtend", event.start + timedelta(days=1))
    elif event.minutes:
        made.add("dtend", _start(event.start + timedelta(minutes=event.minutes)))
    for name in ("dtstamp", "last-modified"):
        made.add(name, event.changed.astimezone(UTC).replace(microsecond=0))
    made.add("sequence", event.sequence)
    made.add("status", "CANCELLED" if event.cancelled else "CONFIRMED")
    made.add("class", "PRIVATE")
    made.add("transp", "OPAQUE" if event.busy and not event.cancelled else "TRANSPARENT")
    for name, said in (("description", event.description), ("location", event.location)):
        if said:
            made.add(name, said)
    for before in () if event.cancelled else alarms:
        made.add_component(_alarm(event, before))
    return made


def _start(start: date | datetime) -> date | datetime:
    """An instant in UTC: nobody has to know the zone, and no change of the clock moves it."""
    return start.astimezone(UTC) if isinstance(start, datetime) else start


def _alarm(event: Event, before: timedelta) -> Any:
    from icalendar import Alarm

    made: Any = Alarm()
    made.add("action", "DISPLAY")
    made.add("description", event.summary)
    made.add("trigger", -before)
    return made
