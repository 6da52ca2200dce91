"""Hearings and conversations that are planned: for the board and the agenda."""

from typing import TYPE_CHECKING, Any

from casemgr import places
from casemgr.reading.viewing import CASE_SEEN, seen_by, sees
from casemgr.viewer import mask

if TYPE_CHECKING:
    from collections.abc import Iterable

    from casemgr.casefile import CaseFile, Procedure
    from casemgr.reading.terms import Terms
    from casemgr.store.connection import Register
    from casemgr.viewer import Viewer

TABLE = "hearings"
KEY = ("number", "procedure")
PROCEDURE = 1
CHANGED_BY = frozenset[str]()
CREATE = """
create table hearings (
    number text not null, procedure text not null, at text not null, at_utc text not null, place text, kind text
    not null,
    state text not null, columns integer not null, primary key (number, procedure)
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
            mask(places.of_procedure(case, procedure)),
        ))  # fmt: skip
    return found


def between(register: "Register", viewer: "Viewer", start: str, end: str, limit: int = 200) -> list[Any]:
    """Hearings still to be held in a span of UTC stamps, soonest first."""
    return register.rows(
        f"""select h.number, h.procedure, h.at, h.place, h.kind, h.state, c.pack, c.zone from hearings h
        join cases c on c.number = h.number
        where h.at_utc >= :start and h.at_utc < :end and h.state in ('planned', 'invited')
        and {sees("h")} and {CASE_SEEN} order by h.at_utc limit :limit""",
        seen_by(viewer) | {"start": start, "end": end, "limit": limit},
    )
