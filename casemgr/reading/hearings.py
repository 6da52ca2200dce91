"""Hearings and conversations that are planned: for the board, the agenda and calendars elsewhere."""

import json
from typing import TYPE_CHECKING, Any

from casemgr import places
from casemgr.reading.viewing import CASE_SEEN, seen_by, sees
from casemgr.viewer import mask

if TYPE_CHECKING:
    from collections.abc import Iterable

    from casemgr.casefile import CaseFile, Procedure, Record
    from casemgr.reading.terms import Terms
    from casemgr.store.connection import Register
    from casemgr.viewer import Viewer

TABLE = "hearings"
KEY = ("number", "procedure")
PROCEDURE = 1
CHANGED_BY = frozenset[str]()
MOVES = ("HearingPlanned", "PostponementGranted")
"""The facts that give a hearing its moment."""
CREATE = """
create table hearings (
    number text not null, procedure text not null, at text not null, at_utc text not null, place text, kind text
    not null,
    state text not null, columns integer not null, dates text not null, changes integer not null,
    changed_at text not null, primary key (number, procedure)
) without rowid;
create index hearings_by_day on hearings (at_utc);
"""


def rows(case: "CaseFile", terms: "Terms", of: "Iterable[Procedure]") -> list[tuple[Any, ...]]:
    """A row for each hearing, at the moment it is planned for now."""
    from casemgr.store.ledger import stamp

    found = []
    for procedure in of:
        planned, moved = procedure.last("HearingPlanned"), procedure.last("PostponementGranted")
        if planned is None:
            continue
        at = moved.moment("new_at") if moved else planned.moment("at")
        if at is None:
            continue
        found.append((
            case.number, procedure.id, at.isoformat(), stamp(at), planned.get("place"), planned.public["kind"],
            procedure.state,
            mask(places.of_procedure(case, procedure)), *_dates(case, procedure),
        ))  # fmt: skip
    return found


def _dates(case: "CaseFile", procedure: "Procedure") -> tuple[str, int, str]:
    """Every moment it was ever planned for, each with whether it was given up; how often that changed, and when last.
    A correction changes a moment; a postponement gives it up for another.
    """
    told = sorted((r for kind in MOVES for r in procedure.by_kind.get(kind, ())), key=lambda record: record.seq)
    final = [_final(record) for record in told if record.event.corrects is None]
    standing = [record for record in final if record.stands]
    off = procedure.has("HearingWaived")
    dates = [
        {"at": record.get("new_at") or record.get("at"), "off": off or record is not standing[-1]} for record in final
    ]
    seqs = {record.seq for record in told}
    withdrawn = [r for p in case.procedures.values() for r in p.by_kind.get("FactCorrected", ())]
    changing = [*told, *procedure.by_kind.get("HearingWaived", ()), *(r for r in withdrawn if r.public["of"] in seqs)]
    return json.dumps(dates), len(changing) - 1, max(record.event.recorded_at for record in changing)


def _final(record: "Record") -> "Record":
    """What a fact became by its corrections."""
    while record.replaced_by is not None:
        record = record.replaced_by
    return record


def between(register: "Register", viewer: "Viewer", start: str, end: str, limit: int = 200) -> list[Any]:
    """Hearings still to be held in a span of UTC stamps, soonest first."""
    return register.rows(
        f"""select h.number, h.procedure, h.at, h.place, h.kind, h.state, c.pack, c.zone from hearings h
        join cases c on c.number = h.number
        where h.at_utc >= :start and h.at_utc < :end and h.state in ('planned', 'invited')
        and {sees("h")} and {CASE_SEEN} order by h.at_utc limit :limit""",
        seen_by(viewer) | {"start": start, "end": end, "limit": limit},
    )


def of_calendar(
    register: "Register", viewer: "Viewer", *, since: str = "", case: str | None = None, limit: int = 2000
) -> list[Any]:
    """Hearings for a calendar: of one case, or those that were changed or take place since a UTC stamp."""
    return register.rows(
        f"""select h.number, h.procedure, h.place, h.kind, h.state, h.dates, h.changes, h.changed_at, c.zone
        from hearings h join cases c on c.number = h.number
        where (:case is null or h.number = :case) and (h.at_utc >= :since or h.changed_at >= :since)
        and {sees("h")} and {CASE_SEEN} order by h.at_utc, h.number, h.procedure limit :limit""",
        seen_by(viewer) | {"since": since, "case": case, "limit": limit},
    )
