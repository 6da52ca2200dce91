"""What saving would do, said before it is done: the deadlines that would start, stop or fall away."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from casemgr.casefile import FILE, CaseFile
from casemgr.desk import casework, judging, parsing, placing, telling, wording
from casemgr.desk.session import Session, pack_named
from casemgr.errors import CaseError
from casemgr.facts import Fact
from casemgr.language import Text, text
from casemgr.law.packs import Pack
from casemgr.law.times import short_limit
from casemgr.reading import deadlines
from casemgr.store import ledger
from casemgr.store.ledger import Event


def mistakes(session: Session, kind: str, data: Mapping[str, Any], pack: Pack | None = None) -> dict[str, Text]:
    """What is wrong with each field of a fact; a field that is still empty is no mistake until it is saved."""
    cls = parsing.fact_type(kind)
    filled = placing.with_defaults(session, cls, dict(data), always=True)
    found = parsing.mistakes(cls, filled, placing.zone(pack or session.pack))
    return {name: said for name, said in found.items() if name in data}


def effects(
    session: Session, number: str | None, kind: str, data: Mapping[str, Any], procedure: str | None
) -> list[str]:
    """Sentences about what recording this fact would change; a rule that says no is told as well."""
    cls = parsing.fact_type(kind)
    try:
        pack = casework.situation(session, number).pack if number else pack_named(session.register, None)
        fact = parsing.parse(cls, placing.with_defaults(session, cls, dict(data), always=True), placing.zone(pack))
        before = _copy(session, number, pack)
        return _difference(session, before, fact, procedure)
    except CaseError:
        return []


def refusal(
    session: Session, number: str, kind: str, data: Mapping[str, Any], procedure: str | None
) -> CaseError | None:
    """Why the rules would refuse this fact now; None when it can be taken or is not complete yet."""
    situation = casework.situation(session, number, to_record=kind)
    cls = parsing.fact_type(kind)
    try:
        filled = placing.with_defaults(session, cls, dict(data), always=True, case=situation.case)
        fact = parsing.parse(cls, filled, situation.zone)
        where, row, _ = placing.place(situation.case, kind, procedure, fact)
    except CaseError as error:
        return error
    return judging.refusal(session, situation, where, row, fact)


def _copy(session: Session, number: str | None, pack: Pack) -> CaseFile:
    if number is not None:
        return CaseFile.fold(number, ledger.stream(session.register, number))
    case = CaseFile("-")
    case.add(
        _event(
            session,
            case,
            "CaseOpened",
            {"pack": pack.key, "pack_version": pack.version, "pack_digest": pack.digest},
            {},
            FILE,
        )
    )
    return case


def _event(
    session: Session, case: CaseFile, kind: str, public: dict[str, Any], personal: dict[str, Any], procedure: str
) -> Event:
    place = None if procedure == FILE else procedure
    stamp = ledger.stamp(session.now)
    return Event(
        0, case.number, case.seq + 1, kind, place, session.user, stamp, None, None, public, personal or None, False
    )


def _difference(session: Session, case: CaseFile, fact: Fact, procedure: str | None) -> list[str]:
    terms = casework.terms(session.register, case.pack_digest)
    before = {row[1:3]: row for row in deadlines.rows(case, terms, case.procedures.values())}
    kind = type(fact).__name__
    _, _, name = placing.place(case, kind, procedure, fact)
    state = case.procedures[name].state if name in case.procedures else None
    public, personal = fact.split()
    case.add(_event(session, case, kind, public, personal, name))
    after = {row[1:3]: row for row in deadlines.rows(case, terms, case.procedures.values())}
    said = [_said(session, before.get(key), row) for key, row in after.items() if before.get(key) != row]
    now = case.procedures[name]
    if now.state != state and now.workflow.name != FILE:
        label = wording.state(now.workflow.name, now.state)
        said.append(session.language.say(text("The phase becomes: {state}.", state=label)))
    return [sentence for sentence in said if sentence]


def _said(session: Session, before: tuple[Any, ...] | None, after: tuple[Any, ...]) -> str:
    language, label = session.language, telling.label_of(after[2])
    state = deadlines.state_of(after, session.now)
    if state == "unset":
        return language.say(text("{label}: this term is not set, so no clock runs.", label=label))
    if after[5] is None:
        return language.say(text("{label}: without delay.", label=label))
    limit = short_limit(datetime.fromisoformat(after[5]), language)
    if state == "running":
        if after[2] == "gdpr-notify-authority":
            return language.say(text("The 72 hours run until {limit}.", limit=limit))
        return language.say(text("{label}: until {limit}.", label=label, limit=limit))
    if state == "overdue":
        return language.say(text("{label}: this term ended on {limit}.", label=label, limit=limit))
    endings = {"met": text("{label}: met.", label=label), "late": text("{label}: met, but too late.", label=label)}
    return language.say(endings.get(state, text("{label}: this term falls away.", label=label)))


def leak_effects(session: Session, first: Mapping[str, Any], second: Mapping[str, Any]) -> list[str]:
    """What logging a leak would do: a case, and the 72 hours when it is certain."""
    say = session.language.say
    found = [say(text("Opens a new case."))]
    if not second:
        return [*found, say(text("The 72 hours do not run yet: a short investigation runs from now."))]
    try:
        pack = pack_named(session.register, None)
        zone = placing.zone(pack)
        case = _copy(session, None, pack)
        told = parsing.parse(parsing.fact_type("LeakReported"), first, zone)
        public, personal = told.split()
        case.add(_event(session, case, "LeakReported", public, personal, "data_leak-1"))
        aware = parsing.parse(parsing.fact_type("AwarenessEstablished"), {k: v for k, v in second.items() if v}, zone)
    except CaseError:
        return found
    return found + _difference(session, case, aware, "data_leak-1")[:1]
