"""The agenda: deadlines and hearings by local day."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from casemgr.desk import telling, wording
from casemgr.desk.session import Session
from casemgr.language import Text, Words, text
from casemgr.law.workdays import calendar
from casemgr.reading import deadlines, hearings
from casemgr.store import ledger

MOST = 2000


@dataclass(frozen=True, slots=True)
class Entry:
    """Something on a day: a deadline or a hearing. `whole_day`: a term in days, which ends with the day."""

    at: datetime
    what: Words | Text | str
    case: str
    procedure: str
    title: Words | str
    rule: str | None
    overdue: bool
    whole_day: bool
    hearing: bool = False
    outer: bool = False  # the latest reading of a term, told beside the deadline


def entries(session: Session, first: date, last: date) -> list[Entry]:
    """What falls on the days from `first` to `last`, both included, in order of time."""
    zone = ZoneInfo(session.pack.zone)
    start, end = datetime.combine(first, time.min, zone), datetime.combine(last + timedelta(days=1), time.min, zone)
    found = [*_deadlines(session, start, end), *_hearings(session, start, end)]
    return sorted(found, key=lambda entry: entry.at)


def _deadlines(session: Session, start: datetime, end: datetime) -> list[Entry]:
    found = []
    for row in deadlines.due(session.register, session.viewer, session.now, until=int(end.timestamp()), limit=MOST):
        title = row["title"] or wording.neutral(row["workflow"])
        limit, outer = datetime.fromisoformat(row["deadline"]), datetime.fromisoformat(row["outer_limit"])
        for at, what in (
            (limit, telling.board_label(row)),
            (outer, text("Outer limit of it")),
        ):
            if start <= at < end and not (at is outer and outer == limit):
                whole = (at.hour, at.minute, at.second) == (23, 59, 59)
                late = row["state"] == "overdue" and at == limit
                found.append(
                    Entry(at, what, row["number"], row["procedure"], title, row["rule"], late, whole, outer=at != limit)
                )
    return found


def _hearings(session: Session, start: datetime, end: datetime) -> list[Entry]:
    rows = hearings.between(session.register, session.viewer, ledger.stamp(start), ledger.stamp(end), MOST)
    return [
        Entry(
            datetime.fromisoformat(row["at"]), wording.choice("HearingPlanned", "kind", row["kind"]), row["number"],
            row["procedure"],
            row["place"] or "", None, False, False, hearing=True,
        )
        for row in rows
    ]  # fmt: skip


def closed_days(session: Session, first: date, last: date) -> dict[date, Words | None]:
    """The days on which offices are closed: holidays by name, weekends without."""
    place = calendar(session.pack.country)
    days = (first + timedelta(days=n) for n in range((last - first).days + 1))
    return {day: place.holiday(day) for day in days if not place.is_working(day)}
