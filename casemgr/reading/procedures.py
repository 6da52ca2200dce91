"""Procedures: how each stands, and whose decision it waits for."""

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

TABLE = "procedures"
KEY = ("number", "id")
PROCEDURE = 1
CHANGED_BY = frozenset[str]()
CREATE = """
create table procedures (
    number text not null, id text not null, workflow text not null, state text not null, ended integer not null,
    about text,
    columns integer not null, waits text, needs text, since text not null, position integer not null, primary key
    (number, id)
) without rowid;
create index procedures_waiting on procedures (needs, position) where waits is not null;
"""


def rows(case: "CaseFile", terms: "Terms", of: "Iterable[Procedure]") -> list[tuple[Any, ...]]:
    """A row for each procedure but the file itself."""
    found = []
    for procedure in of:
        if procedure.id == "file":
            continue
        workflow = procedure.workflow
        waits = None if procedure.ended or workflow.waits is None else workflow.waits(case, procedure)
        needs = terms.needs_of(workflow, waits) if waits else None
        found.append((
            case.number, procedure.id, workflow.name, procedure.state, int(procedure.ended), procedure.about,
            mask(places.of_procedure(case, procedure)), waits, needs, procedure.records[-1].event.recorded_at,
            case.position,
        ))  # fmt: skip
    return found


def waiting(register: "Register", viewer: "Viewer", needs: list[str], limit: int = 50) -> list[Any]:
    """The procedures that wait for a step this viewer may take, oldest first; each kind of need is read in its own
    order.
    """
    found = []
    for need in needs:
        found += register.rows(
            f"""select p.number, p.id, p.workflow, p.state, p.waits, p.since, p.position, c.title,
            c.workflow as case_workflow, c.zone from procedures p join cases c on c.number = p.number
            where p.waits is not null and p.needs = :need and {sees("p")} and {CASE_SEEN}
            order by p.position limit :limit""",
            seen_by(viewer) | {"need": need, "limit": limit},
        )
    return sorted(found, key=lambda row: int(row["position"]))[:limit]


def of_case(register: "Register", viewer: "Viewer", number: str) -> list[Any]:
    """The procedures of one case that this viewer may see."""
    return register.rows(
        f"""select p.id, p.workflow, p.state, p.ended, p.about from procedures p join cases c on c.number = p.number
        where p.number = :number and ({sees("p")} or c.opened_by = :user) and {CASE_SEEN} order by
        p.since, p.id""",
        seen_by(viewer) | {"number": number},
    )
