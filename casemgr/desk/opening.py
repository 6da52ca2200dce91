"""Opening cases: a number, the pack it lives under, its first fact; and making a register."""

from collections.abc import Mapping
from typing import Any

from casemgr import workflow as workflows
from casemgr.casefacts import CaseOpened
from casemgr.casefile import FILE, CaseFile
from casemgr.desk import casework, judging, papers, parsing, placing
from casemgr.desk.current import is_sandbox
from casemgr.desk.session import Session, pack_named
from casemgr.desk.taking import Request, Taken, entry
from casemgr.errors import Unusable
from casemgr.facts import Fact
from casemgr.language import text
from casemgr.law.packs import Pack
from casemgr.reading import cases, people, projection
from casemgr.store import ledger
from casemgr.store.connection import Connection
from casemgr.store.ledger import Entry

SANDBOX_PREFIX = "OEF-"


def open_case(
    session: Session, workflow: str, data: Mapping[str, Any], *, pack: str | None = None, command: str | None = None
) -> Taken:
    """Opens a case with the first fact of a workflow."""
    cls = first_fact(workflow)
    under = pack_named(session.register, pack)
    fact = parsing.parse(cls, placing.with_defaults(session, cls, dict(data)), placing.zone(under), under)
    return open_with(session, [Request(fact, command=command)], under)


def open_with(
    session: Session, requests: list[Request], pack: Pack, *, contents: Mapping[str, bytes] | None = None
) -> Taken:
    """Opens a case with one or more facts already parsed, and the papers they name by digest: all of them or none."""
    first = requests[0]
    with session.register.write() as connection:
        done = ledger.by_command(session.register, first.command) if first.command else None
        if done is not None:
            return Taken(done.stream, done.seq, done.procedure or FILE, again=True)
        case = _begin(session, connection, first.fact, pack)
        try:
            taken = [
                _take_in(session, connection, case, papers.numbered(case, connection, request, contents))
                for request in requests
            ]
        except BaseException:
            casework.forget(session.register, case.number)
            raise
        rows = projection.rows_of(case, casework.terms(session.register, case.pack_digest))
        projection.write(connection, {}, rows)
        projection.findable(connection, case, case.records[1:])
    return taken[-1]


def first_fact(workflow: str) -> type[Fact]:
    """The fact that opens a case of this kind."""
    loaded = workflows.load(workflow)
    if not loaded.opens_case:
        known = ", ".join(name for name in workflows.names() if workflows.load(name).opens_case)
        raise Unusable(
            "does-not-open",
            text("“{name}” runs inside a case; it does not open one.", name=workflow),
            hint=text("Cases are opened by: {known}.", known=known),
        )
    return next(row.fact for row in loaded.steps if row.opens)


def _begin(session: Session, connection: Connection, fact: Fact, pack: Pack) -> CaseFile:
    """The case with its number and pack; the first fact is still to come."""
    case = CaseFile(next_number(session, pack))
    named = getattr(fact, "entity", None)
    if named and not any(known["key"] == named for known in people.entities(session.register)):
        raise Unusable(
            "unknown-entity",
            text("This register has no entity “{key}”.", key=str(named)),
            hint=text("See them: casemgr entities list"),
        )
    entity = named or people.entity(session.register, None).get("key")
    opened = CaseOpened(pack=pack.key, pack_version=pack.version, pack_digest=pack.digest, entity=entity)
    public, _ = opened.split()
    first = Entry(case.number, 1, "CaseOpened", public, None, session.user)
    case.add(ledger.append(connection, [first], session.now)[0])
    return case


def _take_in(session: Session, connection: Connection, case: CaseFile, request: Request) -> Taken:
    procedure, row, name = placing.place(case, type(request.fact).__name__, request.procedure, request.fact)
    error = judging.refusal(session, casework.of(session, case), procedure, row, request.fact)
    if error is not None:
        raise error
    case.add(ledger.append(connection, [entry(session, case, request, name)], session.now)[0])
    return Taken(case.number, case.seq, name)


def next_number(session: Session, pack: Pack) -> str:
    """`YYYY-NNNN`, the year local to the pack's zone, one more than the highest; longer when needed."""
    year = session.now.astimezone(placing.zone(pack)).year
    prefix = f"{SANDBOX_PREFIX if is_sandbox(session.register) else ''}{year}-"
    return f"{prefix}{cases.highest_number(session.register, prefix) + 1:04d}"
