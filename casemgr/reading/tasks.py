"""Tasks: what a role or a user still has to do in a case."""

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

TABLE = "tasks"
KEY = ("number", "id")
PROCEDURE = None  # a task may be given in one procedure and be done in another
CHANGED_BY = frozenset({"TaskAssigned", "TaskDone", "TaskDropped"})
CREATE = """
create table tasks (
    number text not null, id text not null, holder text not null, task text, due text, done_at text, dropped
    integer not null,
    procedure text not null, assigned_at text not null, columns integer not null, primary key (number, id)
) without rowid;
create index tasks_open on tasks (holder, due) where done_at is null and dropped = 0;
"""


def rows(case: "CaseFile", terms: "Terms", of: "Iterable[Procedure]") -> list[tuple[Any, ...]]:
    """A row for each task that was given."""
    found = []
    every = list(case.procedures.values())
    done = {r.public["task"]: r.public["done_at"] for procedure in every for r in procedure.all("TaskDone")}
    dropped = {r.public["task"] for procedure in every for r in procedure.all("TaskDropped")}
    for procedure in every:
        for record in procedure.all("TaskAssigned"):
            name = f"task-{record.seq}"
            found.append((
                case.number, name, record.public["to"], record.get("task"), record.public.get("due"), done.get(name),
                int(name in dropped), procedure.id, record.event.recorded_at, mask(places.of_procedure(case,
                procedure)),
            ))  # fmt: skip
    return found


def of_case(register: "Register", viewer: "Viewer", number: str) -> list[Any]:
    """The tasks of a case."""
    return register.rows(
        f"""select t.id, t.holder, t.task, t.due, t.done_at from tasks t join cases c on c.number = t.number
        where t.number = :number and t.dropped = 0
        and ((t.columns & :columns) <> 0 or c.opened_by = :user or t.holder = :user) and {CASE_SEEN} order by t.due
        is null, t.due, t.id""",
        seen_by(viewer) | {"number": number},
    )


def open_for(register: "Register", viewer: "Viewer", limit: int = 50) -> list[Any]:
    """What waits for this user or a role they hold: the task card only, since a holder may see nothing else of the
    case.
    """
    names = [viewer.user, *sorted(viewer.roles)]
    marks = ", ".join("?" * len(names))
    return register.rows(
        f"""select number, id, holder, task, due, procedure from tasks
        where done_at is null and dropped = 0 and holder in ({marks}) order by due is null, due limit ?""",
        [*names, limit],
    )


def holds(register: "Register", viewer: "Viewer", number: str, task: str) -> bool:
    """Whether an open task of this case was given to this user or a role of theirs."""
    row = register.row(
        "select holder from tasks where number = ? and id = ? and done_at is null and dropped = 0", (number, task)
    )
    return row is not None and row[0] in {viewer.user, *viewer.roles}


def card(register: "Register", viewer: "Viewer", number: str) -> list[Any]:
    """The task cards of a case that were given to this user: all they may see of it."""
    rows = register.rows("select id, holder, task, due, done_at from tasks where number = ? and dropped = 0", (number,))
    return [row for row in rows if row["holder"] in {viewer.user, *viewer.roles}]
