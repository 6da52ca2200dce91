"""Recording facts: parse, fold, ask the rules, append, and bring the read tables along, in one transaction."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from casemgr import places
from casemgr import workflow as workflows
from casemgr.casefile import FILE, CaseFile
from casemgr.desk import casework, correcting, judging, parsing, placing
from casemgr.desk.session import Session
from casemgr.errors import Refused, Unusable
from casemgr.facts import Fact
from casemgr.language import text
from casemgr.reading import projection
from casemgr.situation import Situation
from casemgr.store import ledger
from casemgr.store.connection import Connection
from casemgr.store.ledger import Entry, Event
from casemgr.store.sentences import CONSTRAINT


@dataclass(frozen=True, slots=True)
class Taken:
    """What was recorded. `again`: this command had been recorded before, nothing was added."""

    case: str
    seq: int
    procedure: str
    again: bool = False


@dataclass(frozen=True, slots=True)
class Request:
    """A fact to take, and how: into which procedure, about what, in place of which, and if the case is still at
    `expect`.
    """

    fact: Fact
    procedure: str | None = None
    about: str | None = None
    corrects: int | None = None
    expect: int | None = None
    command: str | None = None
    by_the_program: bool = False

    def __post_init__(self) -> None:
        """A command id is public and never erased, so it can be nothing but a UUID."""
        if self.command is not None:
            object.__setattr__(self, "command", _command_id(self.command))


def take(session: Session, number: str, kind: str, data: Mapping[str, Any], **how: Any) -> Taken:
    """Records one fact in a case. How: see `Request`. Everything or nothing."""
    casework.require_reach(session, number, kind)
    pack = casework.pack_of_case(session.register, number)
    cls = parsing.fact_type(kind)
    case = casework.current(session.register, number).case if placing.asks_the_case(cls) else None
    filled = placing.with_about(cls, data, how.get("about"), case)
    fact = parsing.parse(cls, placing.with_defaults(session, cls, filled, case=case), placing.zone(pack), pack)
    return record(session, number, Request(fact, **how))


def record(session: Session, number: str, request: Request) -> Taken:
    """Records a fact that is already parsed."""
    return record_all(session, number, [request])[-1]


def record_all(session: Session, number: str, requests: list[Request]) -> list[Taken]:
    """Records several facts in one transaction: a form may hold two, and half of it is never kept."""
    if requests[0].by_the_program is False and any(parsing.by_the_program(type(request.fact)) for request in requests):
        raise Unusable("by-the-program", text("casemgr records this fact itself."))
    try:
        with session.register.write() as connection:
            return [record_in(session, connection, number, request) for request in requests]
    except CONSTRAINT as error:
        casework.forget(session.register, number)
        raise Refused("case-moved-on", text("Somebody recorded something in this case at the same moment."),
                      hint=text("What you typed is kept. Try again.")) from error  # fmt: skip
    except BaseException:
        casework.forget(session.register, number)
        raise


def record_in(session: Session, connection: Connection, number: str, request: Request) -> Taken:
    """Records a fact inside the caller's write transaction; the caller drops the case from memory when it fails."""
    done = ledger.by_command(session.register, request.command) if request.command else None
    if done is not None:
        return _again(done, number)
    folded = casework.current(session.register, number)
    case = folded.case
    if request.expect is not None and request.expect != case.seq:
        raise judging.changed_meanwhile(request.expect, case.seq)
    procedure_id = _admitted(session, case, request)
    event = ledger.append(connection, [entry(session, case, request, procedure_id)], session.now)[0]
    _follow(session, connection, folded, [event])
    return Taken(number, event.seq, procedure_id)


def record_alike(session: Session, connection: Connection, number: str, requests: Sequence[Request]) -> None:
    """Records many facts of one kind in one procedure, which the program makes itself: no rule is asked, and the rows
    are renewed once for all. The caller drops the case from memory when it fails.
    """
    folded = casework.current(session.register, number)
    made = [entry(session, folded.case, request, str(request.procedure)) for request in requests]
    entries = [replace(one, seq=one.seq + at) for at, one in enumerate(made)]
    _follow(session, connection, folded, ledger.append(connection, entries, session.now))


def record_together(session: Session, connection: Connection, number: str, requests: Sequence[Request]) -> None:
    """The same of what somebody did, by the rules of its step: each is judged before any is recorded, so none of them
    may change what the others are judged by.
    """
    case = casework.current(session.register, number).case
    for request in requests:
        _admitted(session, case, request)
    record_alike(session, connection, number, requests)


def fact_of(kind: str, data: Mapping[str, Any], situation: Situation) -> Fact:
    """A fact by its name, for desks that record one on somebody's behalf."""
    return parsing.parse(parsing.fact_type(kind), data, situation.zone)


def _admitted(session: Session, case: CaseFile, request: Request) -> str:
    """The procedure that takes the fact; refuses when state, role or a rule says no."""
    situation = casework.of(session, case)
    kind = type(request.fact).__name__
    if request.corrects is not None:
        return correcting.admitted(session, case, request.corrects, request.fact)
    try:
        procedure, row, name = placing.place(case, kind, request.procedure, request.fact)
    except Refused as refused:
        raise correcting.way_out(session, case, request.fact, request.procedure, refused) from None
    if not request.by_the_program:
        error = judging.refusal(session, situation, procedure, row, request.fact)
        if error is not None:
            raise error
    if row.by is not None:
        row_to = row.to if isinstance(row.to, Mapping) else {}
        if str(request.fact.split()[0].get(row.by)) not in row_to:
            raise workflows.out_of_place(kind)
    return name


def entry(session: Session, case: CaseFile, request: Request, procedure: str) -> Entry:
    """The next event of the case, for the procedure of this id."""
    public, personal = request.fact.split()
    return Entry(
        case.number, case.seq + 1, type(request.fact).__name__, public, personal or None, session.user,
        None if procedure == FILE else procedure, request.command, request.corrects,
    )  # fmt: skip


def _follow(session: Session, connection: Connection, folded: casework.Folded, events: Sequence[Event]) -> None:
    """The case in memory and its rows in the tables, with one event more, or several of one kind and procedure."""
    records = [folded.case.add(event) for event in events]
    terms = casework.terms(session.register, folded.case.pack_digest)
    before, now = folded.places, places.signature(folded.case)
    rows = projection.rows_of(folded.case, terms, folded.rows if now == before else None, records[-1])
    projection.write(connection, folded.rows, rows)
    projection.findable(connection, folded.case, records, before != now[: len(before)])
    folded.rows, folded.places = rows, now


def _again(done: Event, number: str) -> Taken:
    if done.stream != number:
        raise Unusable("command-used", text("This command id was used for another case."))
    return Taken(number, done.seq, done.procedure or FILE, again=True)


def _command_id(given: str) -> str:
    try:
        return str(uuid.UUID(given))
    except ValueError:
        hint = text("Leave --id out, or give a UUID.")
        raise Unusable("bad-id", text("The id of a command must be a UUID."), hint=hint) from None
