"""Cases: one row each, for lists, boards and pages."""

from typing import TYPE_CHECKING, Any

from casemgr import places
from casemgr.reading.viewing import CASE_SEEN, seen_by
from casemgr.viewer import mask

if TYPE_CHECKING:
    from collections.abc import Iterable

    from casemgr.casefile import CaseFile, Procedure
    from casemgr.reading.terms import Terms
    from casemgr.store.connection import Register
    from casemgr.viewer import Viewer

TABLE = "cases"
KEY = ("number",)
PROCEDURE = None
CHANGED_BY = frozenset[str]()  # any fact
CREATE = """
create table cases (
    number text primary key, position integer not null, workflow text not null, state text not null, ended integer
    not null,
    pack text not null, entity text, title text, columns integer not null, opened_by text not null, opened_at text
    not null,
    changed_at text not null, seq integer not null, recused text not null, assigned text not null,
    zone text not null, last_kind text not
    null, last_actor text not null
) without rowid;
create unique index cases_by_position on cases (position);
create index cases_by_change on cases (changed_at);
create index cases_by_state on cases (workflow, ended, position);
"""


def rows(case: "CaseFile", terms: "Terms", of: "Iterable[Procedure]") -> list[tuple[Any, ...]]:
    """The row of a case. Its title is kept only where it accuses nobody; elsewhere a neutral one is worded when
    shown.
    """
    main = case.main
    titled = next((r.get("title") for r in main.records if r.get("title")), None) if main.workflow.titled else None
    columns = mask(places.of_case(case))
    recused = " ".join(sorted(places.kept_out(case)))
    ended = all(p.ended for p in case.procedures.values() if p.id != "file")
    first, last = case.records[0].event, case.records[-1].event
    return [(
        case.number, case.position, main.workflow.name, main.state, int(ended), terms.pack.key, case.entity, titled,
        columns,
        first.actor, first.recorded_at, last.recorded_at, last.seq, f" {recused} ",
        f" {' '.join(sorted(places.given_to(case)))} ", terms.pack.zone,
        last.kind, last.actor,
    )]  # fmt: skip


FIELDS = """c.number, c.position, c.workflow, c.state, c.ended, c.pack, c.entity, c.title, c.opened_at, c.changed_at,
    c.seq, c.zone"""


def page(
    register: "Register",
    viewer: "Viewer",
    *,
    query: str = "",
    workflow: str | None = None,
    state: str | None = None,
    person: str | None = None,
    ended: bool | None = None,
    after: int | None = None,
    before: int | None = None,
    limit: int = 50,
) -> list[Any]:
    """A page of cases, newest first; `after` and `before` are positions of the ledger (keyset, never an offset)."""
    where, values = _filter(viewer, query, workflow, state, person, ended)
    if after is not None:
        where += " and c.position < :after"
    if before is not None:
        where += " and c.position > :before"
    order = "asc" if before is not None else "desc"
    values |= {"after": after, "before": before, "limit": limit}
    found = register.rows(
        f"select {FIELDS} from cases c where {where} order by c.position {order} limit :limit", values
    )
    return found[::-1] if before is not None else found


def count(register: "Register", viewer: "Viewer", *, most: int = 100_000, **filters: Any) -> int:
    """How many cases there are, counted up to `most`."""
    where, values = _filter(viewer, **{**dict.fromkeys(("query", "workflow", "state", "person", "ended")), **filters})
    row = register.row(
        f"select count(*) from (select 1 from cases c where {where} limit :most)", values | {"most": most}
    )
    return int(row[0]) if row else 0


def _filter(
    viewer: "Viewer", query: str | None, workflow: str | None, state: str | None, person: str | None, ended: bool | None
) -> tuple[str, dict[str, Any]]:
    from casemgr.reading import search

    where, values = CASE_SEEN, seen_by(viewer)
    for name, value in (("workflow", workflow), ("state", state), ("ended", ended)):
        if value is not None:
            where += f" and c.{name} = :{name}"
            values[name] = int(value) if isinstance(value, bool) else value
    if person:
        where += """ and c.number in (
            select p.number from case_people p where p.person = :person and (p.columns & :columns) <> 0)"""
        values["person"] = person
    if query and query.strip():
        condition, more = search.matching(query)
        where += f" and {condition}"
        values |= more
    return where, values


def one(register: "Register", viewer: "Viewer", number: str) -> Any | None:
    """The row of one case, or None when it does not exist or is not for this viewer."""
    return register.row(
        f"select {FIELDS} from cases c where c.number = :number and {CASE_SEEN}", seen_by(viewer) | {"number": number}
    )


def highest_number(register: "Register", prefix: str) -> int:
    """The highest case number that begins so; 0 when there is none."""
    row = register.row(
        "select max(cast(substr(number, :skip) as integer)) from cases where number >= :prefix and number < :end",
        {"skip": len(prefix) + 1, "prefix": prefix, "end": f"{prefix}~"},
    )
    return int(row[0] or 0) if row else 0
