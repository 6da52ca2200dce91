"""Which part somebody has in a case, and what they would do with a fact: concerned, reported, investigated, decided."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from casemgr.casefile import CaseFile, Record
from casemgr.facts import Fact
from casemgr.naming import bare, full_name
from casemgr.situation import Situation

CONCERNED = (
    "BreachReported", "PersonIdentified", "DisciplineOpened", "MeasureOrdered", "PreventiveSuspensionOrdered",
    "ControlOrdered", "ControlIndividualised",
)  # fmt: skip
DECIDING = frozenset({"DecisionTaken", "DismissalGiven", "MeasureOrdered", "DisciplineOpened"})
PERSON = re.compile(r"P\d{5,}")


def had(situation: Situation, part: str) -> set[str]:
    """The names of those who had this part in the case."""
    case = situation.case
    if part == "concerned":
        cleared = set(_values(case, "PersonCleared", "person"))
        return _names(situation, set(_values(case, CONCERNED, "person")) - cleared)
    if part == "dpo":
        return _names(situation, (situation.entity.get(key) for key in ("dpo", "replacement_dpo")))
    if part == "proposed":
        return _names(situation, (record.event.actor for record in _records(case, "SanctionProposed")))
    if part == "decided":
        return _names(situation, (holder_of(r) for r in _records(case, ("DecisionTaken", "MeasureOrdered"))))
    if part == "investigated":
        return _names(situation, _values(case, "InvestigatorAppointed", "person"))
    reporters = _values(case, ("ReportReceived", "LeakReported"), "reporter")
    return _names(situation, [*reporters, *_values(case, ("CarrierInspected", "ControlIndividualised"), "witness")])


def is_act(fact: Fact, act: str) -> bool:
    """Whether somebody does this with such a fact at all."""
    kind = type(fact).__name__
    if act == "takes-minutes":
        return getattr(fact, "minute_taker", None) is not None
    return {"anything": True, "decides-appeal": kind == "AppealDecided", "decides": kind in DECIDING}.get(act, False)


def does(situation: Situation, fact: Any, act: str) -> set[str]:
    """The names of those who do it with a fact that is such an act."""
    if act == "decides-appeal":
        return _names(situation, [*fact.present, fact.chair])
    if act == "takes-minutes":
        return _names(situation, [fact.minute_taker])
    authority = getattr(fact, "authority", None) if act == "decides" else None
    return _names(situation, [authority.holder if authority is not None else situation.viewer.user])


def users_named(situation: Situation, person: str) -> list[str]:
    """The users of the register that a person is: by account, else by name."""
    known = situation.person(person)
    names = _names(situation, [person])
    return [user for user, name in situation.users.items() if user == known.get("account") or bare(name) in names]


def holder_of(record: Record) -> str | None:
    """Who decided, as the authority of the fact says."""
    authority = record.get("authority")
    return authority.get("holder") if isinstance(authority, dict) else None


def _records(case: CaseFile, kinds: str | tuple[str, ...]) -> Iterator[Record]:
    wanted = (kinds,) if isinstance(kinds, str) else kinds
    for procedure in case.procedures.values():
        for kind in wanted:
            yield from procedure.all(kind)


def _values(case: CaseFile, kinds: str | tuple[str, ...], name: str) -> Iterator[Any]:
    return (record.get(name) for record in _records(case, kinds) if record.get(name))


def _names(situation: Situation, said: Iterable[Any]) -> set[str]:
    """Users and persons by name, whatever way they were named; what was typed as it is, without a function."""
    return {found for one in said if one and (found := bare(_name(situation, str(one))))}


def _name(situation: Situation, said: str) -> str:
    if said in situation.users:
        return situation.users[said]
    if PERSON.fullmatch(said):
        return full_name(situation.person(said))
    return said
