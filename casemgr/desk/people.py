"""Staff and others whom cases are about: registered, changed, suspended; who may, and who is meant."""

import itertools
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from casemgr.desk import registers
from casemgr.desk.session import Session, not_your_role
from casemgr.errors import Unusable
from casemgr.facts import Code, Fact
from casemgr.language import Text, text
from casemgr.reading import people
from casemgr.registerfacts import ContractSuspended, PersonChanged, PersonDetails, PersonRegistered
from casemgr.store import ledger
from casemgr.store.connection import Connection
from casemgr.store.ledger import Entry

NUMBER = re.compile(r"P\d{5,}")
REQUIRED = frozenset(name for name, field in PersonRegistered.model_fields.items() if field.is_required())
OF_THE_STATUS = frozenset({"status_from", "status_until"})
CLEARABLE = frozenset(PersonDetails.model_fields) - REQUIRED - frozenset(Fact.model_fields) - OF_THE_STATUS
BATCH = 2000
"""Events appended at a time, so that a long list does not stand in memory twice."""


def require_keeper(session: Session) -> None:
    """Refuses who may not keep the list of people: the part of the settings that is the personnel officer's."""
    if not session.may("settings C", within=frozenset({"people"})):
        raise not_your_role("personnel C", session.pack.labels)


def key_of(count: int) -> str:
    """The number somebody gets who is registered after so many others."""
    return f"P{count + 1:05d}"


def find(session: Session, given: str) -> tuple[str, dict[str, Any]]:
    """The person meant by P00017 or by a staff number, with what is known."""
    typed = given.strip()
    keys = [typed.upper()] if NUMBER.fullmatch(typed.upper()) else people.with_number(session.register, typed)
    known = people.person(session.register, keys[0]) if keys else None
    if len(keys) > 1:
        raise Unusable(
            "several-people",
            text("Several people have this staff number: {people}.", people=", ".join(keys)),
            hint=text("Say which one by the number that casemgr gave."),
        )
    if known is None:
        raise Unusable(
            "unknown-person",
            text("There is nobody with this number in the register."),
            hint=text("Look them up: casemgr people list --query NAME"),
        )
    return keys[0], known


def add(session: Session, data: Mapping[str, Any]) -> str:
    """Registers somebody; the answer is their number (P00017), never the staff number."""
    require_keeper(session)
    fact = registers.parse(PersonRegistered, data, session)
    assert isinstance(fact, PersonRegistered)
    _require_order(fact.model_dump(mode="json"))

    def make() -> list[Fact]:
        _require_place(session, fact.entity, fact.number)
        return [fact.model_copy(update={"person": Code(key_of(people.count(session.register)))})]

    event = record(session, make)[0]
    return str(event.public["person"])


def change(session: Session, given: str, data: Mapping[str, Any], clear: Sequence[str] = ()) -> str:
    """Records what is different about somebody; a status says since when."""
    require_keeper(session)
    key, known = find(session, given)
    _require_clearable(data, clear)
    gone = {"cleared": list(clear)} if clear else {}
    fact = registers.parse(PersonChanged, {**data, **gone, "person": key}, session)
    assert isinstance(fact, PersonChanged)
    _require_since_when(fact)
    left = {name: value for name, value in known.items() if name not in clear}
    _require_order(left | fact.model_dump(mode="json", exclude_none=True))

    def make() -> list[Fact]:
        before = known.get("entity"), known.get("number")
        after = fact.entity or before[0], fact.number or before[1]
        if after != before:
            _require_place(session, str(after[0]), str(after[1]))
        return [fact]

    record(session, make)
    return key


def _require_clearable(data: Mapping[str, Any], clear: Sequence[str]) -> None:
    wrong = [name for name in clear if name not in CLEARABLE or name in data]
    if wrong:
        raise Unusable(
            "cannot-clear",
            text("These cannot be emptied: {fields}.", fields=", ".join(name[:40] for name in wrong)),
            hint=text("These can: {fields}.", fields=", ".join(sorted(CLEARABLE))),
        )
    if not data and not clear:
        raise Unusable("nothing-changes", text("Say what is different."), hint=text("With --data or --clear."))


def _require_since_when(fact: PersonChanged) -> None:
    if fact.status is not None and fact.status_from is None:
        raise Unusable("status-since-when", since_when(), hint=text("Give status_from."))
    if fact.status is None and (fact.status_from or fact.status_until):
        raise Unusable("status-since-when", text("The days of a status come with the status itself."))


def suspend(session: Session, given: str, from_: date, until: date | None, *, withdrawn: bool = False) -> str:
    """Records that the contract of somebody is suspended, or that this was a mistake; never why."""
    require_keeper(session)
    key, known = find(session, given)
    if until is not None and until < from_:
        raise Unusable("days-out-of-order", text("The last day lies before the first one."))
    if withdrawn and not any(row["from"] == from_.isoformat() for row in known["suspensions"]):
        raise Unusable(
            "no-such-suspension",
            text("No suspension from that day is recorded."),
            hint=text("See them: casemgr people show {person}", person=key),
        )
    fact = ContractSuspended(person=Code(key), from_=from_, until=until, withdrawn=withdrawn or None)
    record(session, lambda: [fact])
    return key


def record(session: Session, make: Callable[[], Iterable[Fact]]) -> list[ledger.Event]:
    """Records facts about people in one transaction; `make` looks at the register inside it, so nobody comes
    between.
    """
    with session.register.write() as connection:
        return append(session, connection, make())


def append(
    session: Session, connection: Connection, facts: Iterable[Fact], commands: Iterable[str] | None = None
) -> list[ledger.Event]:
    """Appends inside the caller's transaction; the answer is the last batch. `commands`: an id for each fact, by which
    a retry finds what it did before.
    """
    events: list[ledger.Event] = []
    seq = itertools.count(ledger.head(session.register, registers.PEOPLE) + 1)
    ids: Iterable[str | None] = commands if commands is not None else itertools.repeat(None)
    left = zip(facts, ids, strict=False)
    while batch := list(itertools.islice(left, BATCH)):
        events = ledger.append(connection, (_entry(session, next(seq), *one) for one in batch), session.now)
        for event in events:
            people.apply(connection, event)
    return events


def _entry(session: Session, seq: int, fact: Fact, command: str | None) -> Entry:
    public, personal = fact.split()
    return Entry(registers.PEOPLE, seq, type(fact).__name__, public, personal or None, session.user, command=command)


def since_when() -> Text:
    """A status without its first day would count for the past as well."""
    return text("The status is different from the one that is known: say since when.")


def _require_place(session: Session, entity: str, number: str) -> None:
    """The entity exists, and nobody of it has this staff number."""
    if not any(known["key"] == entity for known in people.entities(session.register)):
        raise Unusable(
            "unknown-entity",
            text("This register has no entity “{key}”.", key=entity),
            hint=text("Add it first: casemgr entities set --data …"),
        )
    if people.has_number(session.register, entity, number):
        raise Unusable(
            "known-number",
            text("There is already somebody with this staff number."),
            hint=text("Look them up: casemgr people list --query NUMBER"),
        )


PERIODS = (("status_from", "status_until"), ("in_service_from", "in_service_until"))


def out_of_order(said: Mapping[str, Any]) -> list[str]:
    """The last days that lie before their first day. Days are ISO texts."""
    return [last for first, last in PERIODS if said.get(first) and said.get(last) and said[last] < said[first]]


def _require_order(said: Mapping[str, Any]) -> None:
    if wrong := out_of_order(said):
        raise Unusable(
            "days-out-of-order",
            text("The last day lies before the first one."),
            hint=text("Correct: {fields}.", fields=", ".join(wrong)),
        )
