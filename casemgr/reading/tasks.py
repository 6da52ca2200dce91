"""Tasks: what a role or a user still has to do in a case; given by somebody, or following from a fact."""

import json
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from casemgr import advice, places
from casemgr.reading.viewing import CASE_SEEN, seen_by, sees
from casemgr.viewer import mask

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from casemgr.casefile import CaseFile, Procedure, Record
    from casemgr.law.provisions import Task
    from casemgr.reading.terms import Terms
    from casemgr.store.connection import Register
    from casemgr.viewer import Viewer

TABLE = "tasks"
KEY = ("number", "id")
PROCEDURE = None  # a task may be given in one procedure and be done in another
CHANGED_BY = frozenset({"TaskAssigned", "TaskDone", "TaskDropped", advice.GIVEN})  # and what the code asks after a fact
CREATE = """
create table tasks (
    number text not null, id text not null, holder text not null, task text, due text, done_at text, dropped
    integer not null, procedure text not null, assigned_at text not null, fact text not null, columns integer not null,
    primary key (number, id)
) without rowid;
create index tasks_open on tasks (holder, due, assigned_at) where done_at is null and dropped = 0;
"""


def rows(case: "CaseFile", terms: "Terms", of: "Iterable[Procedure]") -> list[tuple[Any, ...]]:
    """A row for each task."""
    every = list(case.procedures.values())
    done = {r.public["task"]: r.public["done_at"] for procedure in every for r in procedure.all("TaskDone")}
    dropped = {r.public["task"] for procedure in every for r in procedure.all("TaskDropped")}
    return [
        (case.number, name, holder, said, due, done.get(name) or settled, int(name in dropped or moot),
         record.procedure, record.event.recorded_at, fact, mask(_where(case, record)))
        for record, name, holder, said, due, settled, moot, fact in (
            *_given(every), *_following(case, every, terms), *_answers(case, every, terms))
    ]  # fmt: skip


def _where(case: "CaseFile", record: "Record") -> frozenset[str]:
    """Who sees the card beside its holder: who sees the procedure; of advice, only who may read it."""
    if record.kind in (advice.ASKED, advice.GIVEN):
        return places.of_record(case, record)
    return places.of_procedure(case, case.procedures[record.procedure])


Made = tuple["Record", str, str, str | None, str | None, str | None, bool, str]
"""The fact it comes from, its id, who holds it, its words, until when, when another fact settled it, whether it makes
no sense any more, and the fact that its holder records.
"""


def _given(every: "list[Procedure]") -> "Iterator[Made]":
    """What somebody asked of somebody, in words of their own."""
    for procedure in every:
        for record in procedure.all("TaskAssigned"):
            yield (record, f"task-{record.seq}", record.public["to"], record.get("task"), record.public.get("due"),
                   None, False, "TaskDone")  # fmt: skip


def _following(case: "CaseFile", every: "list[Procedure]", terms: "Terms") -> "Iterator[Made]":
    """What the code or the law asks once a fact is there."""
    for procedure in every:
        for kind in procedure.by_kind.keys() & terms.task_facts:
            for record in procedure.all(kind):
                filled = () if record.event.personal is None else record.event.personal.keys()
                for number, task in enumerate(terms.tasks_after(kind, record.public, filled), 1):
                    if not _needed(case, task, record):
                        continue
                    settled = _settled(case, task, record)
                    yield (record, f"task-{record.seq}.{number}", task.for_, _words(task, procedure, record, terms),
                           _due(task, record), settled, settled is None and _moot(case, task, record),
                           (*task.until, "TaskDone")[0])  # fmt: skip


ANSWER = {"nl": "Antwoord op uw vraag om advies", "en": "Answer to your question for advice"}


def _answers(case: "CaseFile", every: "list[Procedure]", terms: "Terms") -> "Iterator[Made]":
    """The answer to a question without names, for who asked and may see nothing else of the case."""
    for record in (found for procedure in every for found in procedure.all(advice.GIVEN)):
        asked = advice.question_of(case, record)
        if asked is None or not asked.public["anonymous"] or asked.event.actor == record.event.actor:
            continue
        words = json.dumps({**ANSWER, "shows": [terms.shown(record, "text")]}, ensure_ascii=False, sort_keys=True)
        yield record, f"task-{record.seq}", asked.event.actor, words, None, None, False, "TaskDone"


def _needed(case: "CaseFile", task: "Task", record: "Record") -> bool:
    """Whether the task arises: not when what it asks was done before, nor where there is nothing to do it about."""
    if not task.unless and not task.only_with:
        return True
    before = {found.kind for found in case.records if found.stands and found.seq < record.seq}
    return before.isdisjoint(task.unless) and (not task.only_with or not before.isdisjoint(task.only_with))


def _words(task: "Task", procedure: "Procedure", record: "Record", terms: "Terms") -> str:
    """The words in every language as JSON, with what stands on the card of the fact, or of an earlier one named with
    it ("MeasureOrdered.object").
    """
    shown = []
    for name in task.shows:
        kind, _, field = name.rpartition(".")
        found = procedure.last(kind) if kind else record
        if found is not None and found.get(field) not in (None, "", []):
            shown.append(terms.shown(found, field))
    return json.dumps({**task.text, "shows": shown}, ensure_ascii=False, sort_keys=True)


def _due(task: "Task", record: "Record") -> str | None:
    """The last day; None for "now", which has no invented hour, and for what has no term."""
    if not task.due.startswith("P"):
        return None
    number = int("".join(filter(str.isdigit, task.due)))
    term = timedelta(hours=number) if "T" in task.due else timedelta(days=number)
    return (record.recorded_at + term).date().isoformat()


def _settled(case: "CaseFile", task: "Task", record: "Record") -> str | None:
    """When a later fact of the case did what the task asks; of a letter, only one of the same procedure."""
    later = (
        found
        for kind in task.until
        for procedure in case.procedures.values()
        for found in procedure.all(kind)
        if found.seq > record.seq
        and (not kind.startswith("Letter") or found.procedure == record.procedure)
        and (record.kind != advice.ASKED or kind != advice.GIVEN or advice.question_of(case, found) is record)
    )
    first = min(later, key=lambda found: found.seq, default=None)
    return first.event.recorded_at if first else None


def _moot(case: "CaseFile", task: "Task", record: "Record") -> bool:
    """Whether the procedure ended without what the task asks, or the whole case did: then nobody is asked any more."""
    ending = _ending(case.procedures[record.procedure])
    if ending is None or ending.seq <= record.seq:
        return False
    return bool(task.until) or all(p.ended for p in case.procedures.values() if p.id != "file")


def _ending(procedure: "Procedure") -> "Record | None":
    """The fact that ended a procedure."""
    if not procedure.ended:
        return None
    ended, workflow = set(procedure.workflow.ended), procedure.workflow
    for record in reversed(procedure.records):
        for row in workflow.steps_of(record.kind):
            if ended & set((row.to,) if isinstance(row.to, str) else row.to.values()):
                return record
    return None


FIELDS = "t.number, t.id, t.holder, t.task, t.due, t.done_at, t.procedure, t.fact, t.assigned_at"


def of_case(register: "Register", viewer: "Viewer", number: str) -> list[Any]:
    """The tasks of a case."""
    held, marks = _held(viewer)
    return register.rows(
        f"""select {FIELDS} from tasks t join cases c on c.number = t.number
        where t.number = :number and t.dropped = 0
        and ({sees("t")} or t.holder in ({marks})) and {CASE_SEEN}
        order by t.due is null, t.due, instr(t.id, '.') > 0, t.assigned_at, t.id""",
        seen_by(viewer) | held | {"number": number},
    )


def open_for(register: "Register", viewer: "Viewer", limit: int = 50) -> list[Any]:
    """What waits for this user or a role they hold: the task card only, since a holder may see nothing else of the
    case. Who stepped aside gets none. Each holder is read in the order of the index, so a million tasks cost no more.
    """
    found = []
    for term in ("t.due is not null order by t.due", "t.due is null order by t.assigned_at"):
        for name in _names(viewer):
            found += register.rows(
                f"""select {FIELDS} from tasks t join cases c on c.number = t.number
                where t.done_at is null and t.dropped = 0 and t.holder = :holder and instr(c.recused, :me) = 0
                and {term} limit :limit""",
                seen_by(viewer) | {"holder": name, "limit": limit},
            )
    return sorted(found, key=lambda row: (row["due"] is None, row["due"] or row["assigned_at"]))[:limit]


def card(register: "Register", viewer: "Viewer", number: str) -> list[Any]:
    """The task cards of a case that were given to this user: all they may see of it."""
    held, marks = _held(viewer)
    return register.rows(
        f"""select {FIELDS} from tasks t join cases c on c.number = t.number
        where t.number = :number and t.dropped = 0 and t.holder in ({marks}) and instr(c.recused, :me) = 0""",
        seen_by(viewer) | held | {"number": number},
    )


def holds(
    register: "Register", viewer: "Viewer", number: str, task: str | None = None, *, fact: str | None = None
) -> bool:
    """Whether an open task of this case, this one, or one that asks for this fact, was given to this user or a role of
    theirs.
    """
    return any(
        row["done_at"] is None and task in (None, row["id"]) and fact in (None, row["fact"])
        for row in card(register, viewer, number)
    )


def procedure_of(register: "Register", viewer: "Viewer", number: str, task: str) -> str:
    """The procedure that a task of this viewer comes from; empty when it is none of theirs."""
    return next((str(row["procedure"]) for row in card(register, viewer, number) if row["id"] == task), "")


def _held(viewer: "Viewer") -> tuple[dict[str, str], str]:
    """The names by which a task reaches this viewer, as values and marks of a query."""
    values = {f"h{number}": name for number, name in enumerate(_names(viewer))}
    return values, ", ".join(f":{name}" for name in values)


def _names(viewer: "Viewer") -> list[str]:
    return list(dict.fromkeys([viewer.user, *sorted(viewer.roles | viewer.acting)]))  # a user may be called like a role
