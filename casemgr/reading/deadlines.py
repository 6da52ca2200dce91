"""Deadlines: each clock that runs, ran or cannot run in a case. State depends on now and is worked out when read."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from casemgr import places
from casemgr.reading import service
from casemgr.reading.viewing import CASE_SEEN, seen_by, sees
from casemgr.viewer import mask

if TYPE_CHECKING:
    from collections.abc import Iterable

    from casemgr.casefile import CaseFile, Procedure, Record
    from casemgr.law.clocks import Clock, Trigger
    from casemgr.reading.terms import Terms
    from casemgr.store.connection import Register
    from casemgr.viewer import Viewer

TABLE = "deadlines"
KEY = ("number", "procedure", "rule")
PROCEDURE = 1
CHANGED_BY = frozenset[str]()
CREATE = """
create table deadlines (
    number text not null, procedure text not null, rule text not null, started_by integer not null, started_at text
    not null,
    deadline text, outer_limit text, due integer, outer_due integer, met_at text, met integer, dropped integer not null,
    unset integer not null, contested integer not null, columns integer not null, label text not null, primary key
    (number, procedure, rule)
) without rowid;
create index deadlines_open on deadlines (due) where met is null and dropped = 0 and due is not null;
create index deadlines_unset on deadlines (rule) where unset = 1;
"""

OPEN = "d.met is null and d.dropped = 0"
STATE = """case when d.dropped = 1 then 'dropped' when d.met is not null and d.due is not null and d.met > d.due
    then 'late'
    when d.met is not null then 'met' when d.unset = 1 then 'unset' when :now > d.due then 'overdue' else 'running'
    end"""
"""Late is after the deadline, whatever the outer limit says."""


def rows(case: "CaseFile", terms: "Terms", of: "Iterable[Procedure]") -> list[tuple[Any, ...]]:
    """A row for each clock that a fact of these procedures has started."""
    found = []
    for procedure in of:
        for clock in terms.clocks_of(procedure):
            if not any(trigger.fact in procedure.by_kind for trigger in clock.starts):
                continue
            row = _row(case, procedure, clock, terms)
            if row is not None:
                found.append(row)
    return found


def _row(case: "CaseFile", procedure: "Procedure", clock: "Clock", terms: "Terms") -> tuple[Any, ...] | None:
    start = _start(clock, procedure)
    if (
        start is None
        or not _about_such(case, procedure, clock)
        or not clock.runs_for(start[0].public)
        or not terms.looks_again(clock, procedure)
        or (clock.after and _last(clock.after, [procedure]) is None)
    ):
        return None
    begun, trigger = start
    if not service.open_to_the_person(case, procedure, clock, terms.pack):
        return None
    at = terms.local(begun.when(trigger.at))
    if at is None:
        return None
    counted = terms.count(clock, at, clock.options_of(trigger, begun.public))
    if counted is None:
        return None
    stop = _stopped(case, procedure, clock, begun)
    met = stop[0].moment(stop[1].at) or stop[0].recorded_at if stop else None
    drop = _last(clock.drops, [procedure])
    met_before = stop is not None and drop is not None and begun.seq < stop[0].seq < drop[0].seq
    dropped = drop is not None and drop[0].seq > begun.seq and not met_before
    on_time = min(met, counted.deadline) if met and counted.deadline and clock.waiting else met
    return (
        case.number, procedure.id, clock.name, begun.seq, at.isoformat(),
        counted.deadline.isoformat() if counted.deadline else None,
        counted.outer.isoformat() if counted.outer else None,
        _second(counted.deadline), _second(counted.outer), met.isoformat() if met else None, _second(on_time),
        int(dropped),
        int(counted.deadline is None and not clock.without_delay), int(any(r.contested for r in counted.readings)),
        mask(places.of_procedure(case, procedure)), terms.label(clock),
    )  # fmt: skip


def _start(clock: "Clock", procedure: "Procedure") -> "tuple[Record, Trigger] | None":
    """What began it: the last recorded, or the earliest where the clock says that the first one counts."""
    if not clock.first:
        return _last(clock.starts, [procedure], clock.letters)
    found = _fitting(clock.starts, [procedure], clock.letters)
    return min(found, key=lambda pair: _second(pair[0].moment(pair[1].at) or pair[0].recorded_at) or 0, default=None)


def _about_such(case: "CaseFile", procedure: "Procedure", clock: "Clock") -> bool:
    """Whether the procedure is about one of those that the clock is for."""
    about = case.about(procedure) if clock.about else None
    return not clock.about or (about is not None and about.workflow.name in clock.about)


def _stopped(
    case: "CaseFile", procedure: "Procedure", clock: "Clock", begun: "Record"
) -> "tuple[Record, Trigger] | None":
    """What stopped it: in the procedure itself, or, where the clock says so, in one about it or one it is about; there
    only what came after the start counts, since an appeal may be against something earlier.
    """
    stop = _last(clock.stops, [procedure], clock.letters)
    if stop is not None or clock.within != "about":
        return stop
    beside = [*case.those_about(procedure), *filter(None, (case.about(procedure),))]
    stop = _last(clock.stops, beside, clock.letters)
    return stop if stop is not None and stop[0].seq > begun.seq else None


def _last(
    triggers: "tuple[Trigger, ...]", procedures: "list[Procedure]", letters: tuple[str, ...] = ()
) -> "tuple[Record, Trigger] | None":
    """The last recorded fact that one of the triggers means; a fact about a letter counts only for these letters."""
    return max(_fitting(triggers, procedures, letters), key=lambda pair: pair[0].seq, default=None)


def _fitting(
    triggers: "tuple[Trigger, ...]", procedures: "list[Procedure]", letters: tuple[str, ...]
) -> "list[tuple[Record, Trigger]]":
    return [
        (record, trigger)
        for trigger in triggers
        for procedure in procedures
        for record in procedure.by_kind.get(trigger.fact, ())
        if record.stands
        and trigger.fits(record.kind, record.public)
        and trigger.at in ("", "happened_at", *record.public)
        and (not letters or "letter" not in record.public or service.letter_of(procedure, record) in letters)
        and not service.void(procedure, record)
    ]


def _second(moment: datetime | None) -> int | None:
    """Whole seconds since 1970: sorts across offsets and clock changes."""
    return int(moment.timestamp()) if moment else None


def moment(stored: str | None) -> datetime | None:
    """A moment as a row holds it."""
    return datetime.fromisoformat(stored) if stored else None


def state_of(row: tuple[Any, ...], now: datetime) -> str:
    """The same as `STATE`, for a row that stands in no table."""
    due, met, dropped = row[7], row[10], row[11]
    if dropped:
        return "dropped"
    if met is not None:
        return "late" if due is not None and met > due else "met"
    if row[12]:
        return "unset"
    return "overdue" if due is not None and (_second(now) or 0) > due else "running"


FIELDS = f"""d.number, d.procedure, d.rule, d.started_by, d.started_at, d.deadline, d.outer_limit, d.due,
    d.outer_due, d.met_at,
    d.contested, d.label, {STATE} as state"""


def of_case(register: "Register", viewer: "Viewer", number: str, now: datetime) -> list[Any]:
    """The deadlines of one case: running ones first, most urgent first."""
    return register.rows(
        f"""select {FIELDS} from deadlines d join cases c on c.number = d.number
        where d.number = :number and ({sees("d")} or c.opened_by = :user) and {CASE_SEEN}
        order by d.met is not null or d.dropped = 1, d.due is null, d.due, d.rule""",
        seen_by(viewer) | {"number": number, "now": _second(now)},
    )


def due(
    register: "Register", viewer: "Viewer", now: datetime, *, until: int | None = None, limit: int = 500
) -> list[Any]:
    """Open deadlines of all cases, most urgent first; `until` in seconds since 1970."""
    within = "and d.due <= :until" if until is not None else ""
    return register.rows(
        f"""select {FIELDS}, c.title, c.workflow, c.pack, c.zone, c.state as case_state
        from deadlines d join cases c on c.number = d.number
        where {OPEN} and d.due is not null {within} and {sees("d")} and {CASE_SEEN} order by d.due
        limit :limit""",
        seen_by(viewer) | {"now": _second(now), "until": until, "limit": limit},
    )


def unset(register: "Register", viewer: "Viewer", now: datetime, limit: int = 50) -> list[Any]:
    """Clocks that should run but whose length nobody has set."""
    return register.rows(
        f"""select {FIELDS}, c.title, c.workflow, c.pack, c.zone from deadlines d join cases c on c.number = d.number
        where d.unset = 1 and {OPEN} and {sees("d")} and {CASE_SEEN} order by c.position limit
        :limit""",
        seen_by(viewer) | {"now": _second(now), "limit": limit},
    )


def most_urgent(register: "Register", viewer: "Viewer", numbers: list[str]) -> dict[str, str]:
    """The most urgent open deadline of each of some cases, as far as this viewer may see it."""
    marks = ", ".join(f":n{place}" for place in range(len(numbers))) or "null"
    values = seen_by(viewer) | {f"n{place}": number for place, number in enumerate(numbers)}
    found = register.rows(
        f"""select d.number, d.deadline, min(d.due) from deadlines d where d.number in ({marks}) and {OPEN}
        and d.due is not null and (d.columns & :columns) <> 0 group by d.number""",
        values,
    )
    return {row["number"]: row["deadline"] for row in found}
