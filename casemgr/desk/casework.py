"""Cases in memory: folded from their facts once, grown by what was recorded since, for whoever asks."""

from collections import OrderedDict
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from casemgr import advice, places
from casemgr import workflow as workflows
from casemgr.casefile import CaseFile
from casemgr.desk.session import Session, pack_of
from casemgr.errors import Unusable
from casemgr.language import text
from casemgr.law.packs import Pack
from casemgr.reading import cases, deadlines, involved, people, projection, tasks
from casemgr.reading.projection import Rows
from casemgr.reading.terms import Terms
from casemgr.situation import Limit, Situation, Task
from casemgr.store import ledger
from casemgr.store.connection import Register

KEPT_IN_MEMORY = 64


@dataclass(slots=True)
class Folded:
    """A case and the rows it has in the read tables."""

    case: CaseFile
    rows: Rows
    places: tuple[frozenset[str], ...] = ()


def current(register: Register, number: str) -> Folded:
    """The case with all that is recorded by now. Inside a write transaction nobody else can add to it."""
    kept: OrderedDict[str, Folded] = register.cache.setdefault("cases", OrderedDict())
    folded = kept.get(number)
    if folded is None:
        case = CaseFile.fold(number, ledger.stream(register, number))
        if not case.records:
            raise unknown(number)
        folded = kept[number] = Folded(case, projection.stored(register, number), places.signature(case))
    elif ledger.head(register, number) != folded.case.seq:
        for event in ledger.stream(register, number, after=folded.case.seq):
            folded.case.add(event)
        folded.rows = projection.stored(register, number)
        folded.places = places.signature(folded.case)
    kept.move_to_end(number)
    while len(kept) > KEPT_IN_MEMORY:
        kept.popitem(last=False)
    return folded


def pack_of_case(register: Register, number: str) -> Pack:
    """The pack a case was opened under; it never changes, so a case in memory need not be brought up to date."""
    kept = register.cache.get("cases", {}).get(number) or current(register, number)
    return pack_of(register, kept.case.pack_digest)


def forget(register: Register, number: str) -> None:
    """Drops what memory holds of a case, after a transaction that did not go through."""
    register.cache.get("cases", {}).pop(number, None)


def unknown(number: str) -> Unusable:
    """The refusal for a number that no case has, or none that this viewer may see: the two are not told apart."""
    return Unusable(
        "unknown-case",
        text("There is no case {number} that you may see.", number=number),
        hint=text("Look it up: casemgr list --query WORD"),
    )


def terms(register: Register, digest: str) -> Terms:
    """What the rows of a case need beside its facts."""
    key = f"terms:{digest}"
    if key not in register.cache:
        register.cache[key] = Terms(pack_of(register, digest), people.settings(register))
    found: Terms = register.cache[key]
    return found


def to_come(session: Session, pack: Pack) -> Situation:
    """A case that is about to be opened under this code: nothing stands in it yet."""
    case = CaseFile("-")
    case.pack_digest = pack.digest
    return of(session, case)


def require_seen(session: Session, number: str) -> Any:
    """The row of a case this user may see."""
    row = cases.one(session.register, session.viewer, number)
    if row is None:
        raise unknown(number)
    return row


def require_reach(session: Session, number: str, kind: str) -> None:
    """Whoever sees the case may try to record this in it; who only holds a task of it, what a holder records."""
    if cases.one(session.register, session.viewer, number) is not None:
        return
    card = advice.GIVEN if kind == advice.GIVEN else None  # advice is given by who was asked, not by any holder
    holder = tasks.holds(session.register, session.viewer, number, fact=card)
    if not (holder and (kind == "TaskDone" or by_holders(session, kind))):
        raise unknown(number)


def by_holders(session: Session, kind: str) -> bool:
    """Whether the holder of a task records this fact: what was carried out, handed over or destroyed; and advice, asked
    by a superior or given by who was asked.
    """
    if kind in (advice.ASKED, advice.GIVEN):
        return kind == advice.GIVEN or session.may("measures C", within=advice.WITHIN)
    rows = (row for name in workflows.takers(kind) for row in workflows.load(name).steps_of(kind))
    return any("T" in row.needs.partition(" ")[2] and session.may(row.needs) for row in rows)


def situation(session: Session, number: str, *, as_of: str | None = None, to_record: str | None = None) -> Situation:
    """The case for this user, now; `as_of` (a stored stamp) leaves out what was recorded later. `to_record`: a fact
    that the holder of a task may record without seeing the case.
    """
    if to_record is not None:
        require_reach(session, number, to_record)
    else:
        require_seen(session, number)
    if as_of is None:
        return of(session, current(session.register, number).case)
    events = [event for event in ledger.stream(session.register, number) if event.recorded_at <= as_of]
    if not events:
        raise unknown(number)
    once = CaseFile.fold(number, events)
    once.hushed_later = places.hushed_reports(current(session.register, number).case)
    return of(session, once)


def of(session: Session, case: CaseFile) -> Situation:
    """A situation around a case that is already at hand."""
    register = session.register
    known = terms(register, case.pack_digest)
    return Situation(
        case, known.pack, session.now, session.viewer.in_case(places.given_to(case)), known.settings,
        cache(lambda: people.entity(register, case.entity)), cache(lambda key: people.person(register, key)),
        cache(lambda: {row["user"]: row["name"] for row in people.users(register)}),
        lambda: _limits(case, known, session.now), lambda: _tasks(case, known), lambda number: _other(register, number),
        lambda person: [current(register, number).case for number in involved.cases_of(register, person)],
        lambda said: people.named(register, said),
    )  # fmt: skip


def _limits(case: CaseFile, known: Terms, now: datetime) -> list[Limit]:
    rows = deadlines.rows(case, known, case.procedures.values())
    return [
        Limit(row[2], row[1], deadlines.state_of(row, now), deadlines.moment(row[5]), deadlines.moment(row[6]), row[3])
        for row in rows
    ]


def _tasks(case: CaseFile, known: Terms) -> list[Task]:
    rows = tasks.rows(case, known, case.procedures.values())
    return [Task(row[1], row[2], row[3], row[4], row[5]) for row in rows if not row[6]]


def _other(register: Register, number: str) -> CaseFile | None:
    try:
        return current(register, number).case
    except Unusable:
        return None
