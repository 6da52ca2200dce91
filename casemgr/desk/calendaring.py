"""Hearings and deadlines for the calendar of somebody else: neutral, without names, each with an id that stays."""

import hashlib
import json
from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from casemgr.casefacts import ExportMade
from casemgr.desk import casework, current, printing, registers, telling
from casemgr.desk.ics import Event, content
from casemgr.desk.session import Session
from casemgr.errors import Unusable
from casemgr.facts import Code
from casemgr.language import text
from casemgr.reading import calendar, deadlines, hearings
from casemgr.store import ledger

PAST = timedelta(days=31)
"""How long a hearing stays in the feed after its day or its last change: who subscribed must see that it was off."""
MOST = 2000


def of_case(
    session: Session, case: str, *, procedure: str | None = None, minutes: int = 0, alarms: Sequence[timedelta] = ()
) -> bytes:
    """The calendar file of a hearing: the moment that stands, and those that were given up as cancelled."""
    casework.require_seen(session, case)
    found = hearings.of_calendar(session.register, session.viewer, case=case)
    chosen = [row for row in found if procedure is None or row["procedure"] == procedure]
    running = [row for row in chosen if row["state"] in ("planned", "invited")] or chosen
    if not running:
        raise Unusable(
            "no-hearing", text("This case has no conversation or hearing with a day, or none that you may see."),
            hint=text("Plan one: casemgr take {case} HearingPlanned", case=case),
        )  # fmt: skip
    if len(running) > 1:
        raise Unusable(
            "which-procedure",
            text("Several procedures can take this: {ids}.", ids=", ".join(row["procedure"] for row in running)),
            hint=text("Say which one with --procedure."),
        )
    return _file(session, _hearings(session, running, minutes), alarms)


def feed(session: Session, *, alarms: Sequence[timedelta] = ()) -> tuple[bytes, int]:
    """Every open deadline and every hearing of some weeks ago or later that this user may see, and how many these
    are; that it was taken out is recorded.
    """
    since = ledger.stamp(session.now - PAST)
    held = hearings.of_calendar(session.register, session.viewer, since=since, limit=MOST)
    open_ = deadlines.due(session.register, session.viewer, session.now, limit=MOST)
    events = [*_hearings(session, held), *(_deadline(session, row) for row in open_)]
    made = _file(session, events, alarms)
    scope = session.language.say(text("deadlines and hearings: {count}", count=len(events)))
    registers.record(session, ExportMade(kind=Code("calendar"), scope=scope), needs=None)
    return made, len(events)


def show(session: Session, case: str, procedure: str | None = None) -> Path:
    """Opens the hearing with the system's calendar, from a private folder that is emptied each time."""
    return printing.show(of_case(session, case, procedure=procedure), f"{case}-hearing", ".ics")


def _file(session: Session, events: Sequence[Event], alarms: Sequence[timedelta]) -> bytes:
    return content(events, f"casemgr · {current.organisation(session.register)}", alarms)


def _hearings(session: Session, rows: Sequence[Any], minutes: int = 0) -> list[Event]:
    """One event for each moment a hearing ever had: what was given up is cancelled and keeps its id."""
    return [
        _moment(session, row, place, moment, minutes)
        for row in rows
        for place, moment in enumerate(json.loads(row["dates"]), 1)
    ]


def _moment(session: Session, row: Any, place: int, moment: dict[str, Any], minutes: int) -> Event:
    """Programs that overlook that an event is cancelled read it in its words."""
    say, number = session.language.say, row["number"]
    what = say(casework.pack_of_case(session.register, number).words["hearing"])
    said = text("{number} {what} (cancelled)", number=number, what=what) if moment["off"] else f"{number} {what}"
    return Event(
        _uid(session, number, row["procedure"], str(place)),
        say(said),
        datetime.fromisoformat(moment["at"]),
        datetime.fromisoformat(row["changed_at"]),
        row["changes"],
        say(text("See case {case} in casemgr.", case=number)),
        row["place"] or "",
        minutes,
        bool(moment["off"]),
        busy=True,
    )


def _deadline(session: Session, row: Any) -> Event:
    """A term in days is the whole of its last day; one in hours is an instant."""
    say, zone = session.language.say, ZoneInfo(row["zone"])
    limit, outer = (datetime.fromisoformat(row[name]).astimezone(zone) for name in ("deadline", "outer_limit"))
    whole = (limit.hour, limit.minute, limit.second) == (23, 59, 59)
    told = [text("See case {case} in casemgr.", case=row["number"])]
    if outer != limit:
        told.append(text("Read most widely, it ends on {day}.", day=outer.date() if whole else outer))
    changed = calendar.recorded_at(session.register, row["number"], row["started_by"])
    return Event(
        _uid(session, row["number"], row["procedure"], row["rule"]), f"{row['number']} {say(telling.board_label(row))}",
        limit.date() if whole else limit, datetime.fromisoformat(changed), row["started_by"],
        " ".join(map(say, told)),
    )  # fmt: skip


def _uid(session: Session, *parts: str) -> str:
    """An id that stays, that no other register gives, and from which nobody reads what a term is about."""
    whole = "\0".join((calendar.identity(session.register), *parts))
    return f"{hashlib.sha256(whole.encode()).hexdigest()[:32]}@casemgr"


def alarm(said: str) -> timedelta:
    """A time before an event, as it is typed: 2h, 3d."""
    units = {"m": timedelta(minutes=1), "h": timedelta(hours=1), "d": timedelta(days=1)}
    number, unit = said[:-1], said[-1:]
    if not number.isascii() or not number.isdigit() or unit not in units or len(number) > 4:
        raise Unusable(
            "bad-span", text("“{span}” is not a length of time.", span=said[:20]), hint=text("Example: 72h or 7d.")
        )
    return int(number) * units[unit]
