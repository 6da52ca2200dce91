"""A staff list into the register: who is new, who changed, who stayed the same. All of it or nothing."""

from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from casemgr.desk import people as desk
from casemgr.desk import registers, staff_difference, staff_list, staff_rows
from casemgr.desk.session import Session
from casemgr.desk.staff_columns import columns
from casemgr.desk.staff_list import Line, StaffList, Wrong
from casemgr.desk.staff_numbers import Numbers
from casemgr.desk.staff_rows import Person
from casemgr.errors import Unusable
from casemgr.facts import Fact
from casemgr.language import Text, text
from casemgr.reading import people
from casemgr.registerfacts import ContractSuspended, PersonChanged, PersonRegistered
from casemgr.store import ledger

MOST_TOLD = 50
"""Mistakes that are told at once; whoever has more has made the same one everywhere."""


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of a list. `absent`: people of the same organisations who do not stand in it."""

    added: int
    changed: int
    unchanged: int
    suspended: int
    absent: int
    encoding: str
    separator: str
    unread: tuple[str, ...]


@dataclass(slots=True)
class _Plan:
    """What importing would record, as the register stands at `head`."""

    head: int
    facts: list[tuple[type[Fact], dict[str, Any]]] = field(default_factory=list)
    wrong: list[Wrong] = field(default_factory=list)
    added: int = 0
    changed: int = 0
    unchanged: int = 0
    suspended: int = 0
    absent: int = 0


def import_list(session: Session, raw: bytes, *, entity: str | None = None, dry_run: bool = False) -> Imported:
    """Imports a staff list; `dry_run` only looks. `entity`: the organisation of lines that name none."""
    desk.require_keeper(session)
    given = staff_list.read(raw)
    plan = _planned(session, given, entity)
    if not dry_run and plan.facts:
        with session.register.write() as connection:
            if ledger.head(session.register, registers.PEOPLE) != plan.head:
                plan = _planned(session, given, entity)
            desk.append(session, connection, (cls.model_validate(said) for cls, said in plan.facts))
    return Imported(
        plan.added, plan.changed, plan.unchanged, plan.suspended, plan.absent, given.encoding, given.separator,
        given.unread,
    )  # fmt: skip


def _planned(session: Session, given: StaffList, entity: str | None) -> _Plan:
    """What is to be recorded; `Unusable` tells everything that is wrong, by line."""
    plan = _Plan(ledger.head(session.register, registers.PEOPLE))
    numbers = Numbers(lambda key: people.numbers(session.register, key), people.count(session.register))
    entities = people.entities(session.register)
    here = _only(entities, entity)
    if here is None and "entity" not in given.columns:
        raise Unusable(
            "missing-column",
            text("The list has no column: {columns}.", columns=columns()["entity"].heading),
            hint=text("Or say it for the whole list: --entity KEY."),
        )
    known = staff_rows.known_entities(entities)
    found = (_admitted(line, known, here, numbers, plan.wrong) for line in given.lines())
    rows = deque(row for row in found if row is not None)  # whole, since a superior may stand further down
    while rows:
        _settle(session, rows.popleft(), numbers, plan)
    if plan.wrong:
        raise _refused(plan.wrong)
    plan.added, plan.absent = numbers.new, numbers.absent()
    return plan


def _only(entities: list[dict[str, Any]], named: str | None) -> str | None:
    """The organisation of lines that name none: as told, or the only one there is."""
    keys = [str(entity["key"]) for entity in entities]
    if named is not None and named not in keys:
        raise Unusable(
            "unknown-entity",
            text("This register has no entity “{key}”.", key=named[:60]),
            hint=text("See them: casemgr entities list"),
        )
    return named or (keys[0] if len(keys) == 1 else None)


def _admitted(
    line: Line | Wrong, entities: Mapping[str, str], entity: str | None, numbers: Numbers, wrong: list[Wrong]
) -> Person | None:
    """The person of a line, with a number of their own; else what is wrong is added."""
    found = staff_rows.read(line, entities, entity) if isinstance(line, Line) else [line]
    if isinstance(found, list):
        wrong += found
        return None
    taken = numbers.take(found.entity, found.number, found.line)
    if taken is None:
        return found
    wrong.append(Wrong(found.line, "number", taken))
    return None


def _settle(session: Session, row: Person, numbers: Numbers, plan: _Plan) -> None:
    """Adds what one person's line would record."""
    key = numbers.keys[row.entity, row.number]
    superior = numbers.person(row.entity, row.said["superior"]) if "superior" in row.said else None
    if superior is not None:
        row.said["superior"] = superior
    known: Mapping[str, Any] = {}
    if numbers.is_new(row.entity, row.number):
        plan.facts.append((PersonRegistered, row.said | {"person": key}))
    else:
        known = people.person(session.register, key) or {}
        _compare(session, row, key, known, plan)
    suspended = staff_difference.suspension(key, row.suspended, known)
    if suspended is not None:
        plan.facts.append((ContractSuspended, suspended))
        plan.suspended += 1


def _compare(session: Session, row: Person, key: str, known: Mapping[str, Any], plan: _Plan) -> None:
    """Adds what is different about somebody the register knows."""
    different = staff_difference.of(row.said, known, session.today)
    wrong = _contradictions(different, known)
    plan.wrong += [Wrong(row.line, column, sentence) for column, sentence in wrong.items()]
    if different and not wrong:
        plan.facts.append((PersonChanged, different | {"person": key}))
    plan.changed += bool(different)
    plan.unchanged += not different


def _contradictions(different: Mapping[str, Any] | None, known: Mapping[str, Any]) -> dict[str, Text]:
    """What cannot be, seen with what the register knows already."""
    if different is None:
        return {"status_from": desk.since_when()}
    left = {**{name: value for name, value in known.items() if name != "status_from"}, **different}
    return dict.fromkeys(desk.out_of_order(left), text("The last day lies before the first one."))


def _refused(wrong: list[Wrong]) -> Unusable:
    """One refusal that tells every mistake by line and column, and nothing of what stood there."""
    ordered = sorted(wrong, key=lambda one: one.line)
    told = [_said(one) for one in ordered[:MOST_TOLD]]
    head = text("Nothing was imported. What is to be corrected, by line of the file ({count}):", count=len(wrong))
    more = [text("… and {count} more.", count=len(wrong) - MOST_TOLD)] if len(wrong) > MOST_TOLD else []
    parts = {f"s{n}": part for n, part in enumerate([head, *told, *more])}
    return Unusable(
        "bad-staff-list",
        Text("\n".join(f"{{{name}}}" for name in parts), parts),
        hint=text("Correct the file and import it again; with --dry-run it is only looked at."),
    )


def _said(one: Wrong) -> Text:
    if one.column is None:
        return text("line {line}: {said}", line=one.line, said=one.sentence)
    heading = columns()[one.column].heading
    return text("line {line}, {column}: {said}", line=one.line, column=heading, said=one.sentence)
