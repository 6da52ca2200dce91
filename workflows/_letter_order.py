"""What the order of a control says, and the letters that go with it: purpose and clause, level, data, period, who."""

from collections.abc import Callable
from typing import Any

from casemgr import roles
from casemgr.casefile import Procedure
from casemgr.law.control_provisions import Control
from casemgr.naming import full_name
from casemgr.situation import Situation
from casemgr.workflow import Value
from workflows._control_rules import kind_of
from workflows._letter_person import names_of
from workflows._letter_reading import (
    NOTHING,
    YES,
    Values,
    day_of,
    ground_of,
    holder_of,
    of_last,
    organ_of,
    own,
    own_day,
)

ORDER = "ControlOrdered"
LEVELS = {
    "organisation": "de hele organisatie", "department": "een afdeling", "service": "een dienst",
    "person": "één persoon",
}  # fmt: skip
CONDITIONS = {
    "finality": "het doel is gerechtvaardigd",
    "transparency": "wie het betreft, weet dat dit kan gebeuren",
    "proportionality": "er worden niet meer gegevens gebruikt dan nodig",
    "trusted_person": "iemand met het vertrouwen van de betrokkene, of de informatieveiligheidsconsulent, waakt erover",
}
MAILBOXES = ("mailbox_absence", "mailbox_departure")
NAMING = ("ControlIndividualised", "ControlDataProvided", ORDER)


def person_of_control(situation: Situation, procedure: Procedure) -> str | None:
    """Whom the control led to, or was ordered about; None while it is about nobody."""
    named = (record.get("person") for kind in NAMING if (record := procedure.last(kind)) is not None)
    return next((str(person) for person in named if person), None)


def _name(situation: Situation, procedure: Procedure) -> str:
    return full_name(situation.person(person_of_control(situation, procedure)))


def of_kind(found: Callable[[Situation, Control], Any]) -> Value:
    """Something that the code says of this kind of control."""

    def value(situation: Situation, procedure: Procedure) -> Any:
        kind = kind_of(situation.pack, procedure)
        return found(situation, kind) if kind is not None else NOTHING

    return value


def _clause(situation: Situation, kind: Control) -> str:
    return ground_of(situation, kind.source, silent=kind.silent)


def _conditions(situation: Situation, kind: Control) -> list[str]:
    return [CONDITIONS[name] for name in kind.conditions]


def _trusted(situation: Situation, kind: Control) -> str:
    return YES if "trusted_person" in kind.conditions else NOTHING


def _of_purpose(name: str) -> Value:
    """The purpose in words, or the provision it stands in."""

    def value(situation: Situation, procedure: Procedure) -> str:
        order = procedure.last(ORDER)
        purpose = situation.pack.purposes.get(str(order.public["purpose"])) if order is not None else None
        if purpose is None:
            return NOTHING
        return purpose.label["nl"] if name == "label" else ground_of(situation, purpose.source, silent=False)

    return value


def said_of_role(situation: Situation, said: str) -> str:
    """An office in words where its code was given; else as it was typed."""
    role = roles.load().get(said)
    return role.label(situation.pack.labels)["nl"] if role is not None else said


def executor(situation: Situation, procedure: Procedure) -> str:
    """Who was told to carry it out: an office or a name."""
    return said_of_role(situation, str(own("executed_by", ORDER)(situation, procedure)))


def _day(name: str) -> Value:
    return of_last(lambda situation, record: day_of(situation, record, name) or NOTHING, ORDER)


def _witness(situation: Situation, procedure: Procedure) -> str:
    named = (record.get("witness") for kind in NAMING if (record := procedure.last(kind)) is not None)
    return str(next(filter(None, named), NOTHING))


def _mailbox(situation: Situation, procedure: Procedure) -> str:
    """Whether somebody is absent or has left: as the order says, or as the register knows."""
    order = procedure.last(ORDER)
    if order is None or order.public["kind"] not in MAILBOXES:
        return NOTHING
    last = situation.person(person_of_control(situation, procedure)).get("in_service_until")
    left = bool(last) and str(last) < situation.today.isoformat()
    return "departure" if left or order.public["kind"] == "mailbox_departure" else "absence"


ORDERED: Values = {
    "control.kind_key": own("kind", ORDER), "control.kind": of_kind(lambda situation, kind: kind.label["nl"]),
    "control.kind_clause": of_kind(_clause), "control.purpose": _of_purpose("label"),
    "control.clause": _of_purpose("source"), "control.level_key": own("level", ORDER),
    "control.level": of_last(lambda situation, record: LEVELS[record.public["level"]], ORDER),
    "control.scope": own("scope", ORDER), "control.person": _name, "control.data": own("data_kinds", ORDER),
    "control.from": _day("period_from"), "control.to": _day("period_to"), "control.executor": executor,
    "control.grounds": own("grounds", ORDER), "control.organ": of_last(organ_of, ORDER),
    "control.holder": of_last(lambda situation, record: holder_of(record), ORDER),
    "control.on": own_day("happened_at", ORDER), "control.conditions": of_kind(_conditions),
    "control.asks_trusted": of_kind(_trusted), "control.trusted": own("trusted_person", "ConditionsChecked"),
    "mailbox.why": _mailbox,
    "control.witness": _witness,
    **names_of(person_of_control),
}  # fmt: skip
