"""What somebody else than the person is told of a measure or an outcome: a superior, or the firm somebody works for."""

from typing import Any

from casemgr.casefile import Procedure
from casemgr.naming import full_name
from casemgr.situation import Situation
from casemgr.workflow import Value
from workflows._concerned import person_concerned
from workflows._letter_findings import part, split
from workflows._letter_reading import NOTHING, Values, day_of, moment_of
from workflows._measure_person import person_of_measure

TAKEN = "DecisionTaken"


def _measured(situation: Situation, procedure: Procedure) -> str | None:
    """The person of the measure, also where the control it is about led to them."""
    order = procedure.last("MeasureOrdered")
    if order is None:
        return person_concerned(situation.case, procedure)
    return person_of_measure(situation, order.public.get("about"), order.get("person"))


def _superior(situation: Situation, procedure: Procedure) -> tuple[str, str]:
    """Who leads the person, with their function where that is known."""
    said = str(situation.person(_measured(situation, procedure)).get("superior") or NOTHING)
    known = situation.find_person(said) if said else None
    if known is not None:
        return full_name(known), str(known.get("function") or NOTHING)
    return split(situation.users.get(said, said))


def _stands(situation: Situation, procedure: Procedure) -> str:
    order, lifted = procedure.last("MeasureOrdered"), procedure.last("MeasureLifted")
    return NOTHING if order is None else "yes" if lifted is None or lifted.seq < order.seq else "no"


SUPERIOR: Values = {
    "measure.stands": _stands,
    "official.name": part(_superior, 0),
    "official.function": part(_superior, 1),
}


def _company(person: Value) -> Value:
    return lambda situation, procedure: situation.person(person(situation, procedure)).get("company") or None


def _decision_tells(situation: Situation, procedure: Procedure) -> str:
    record = procedure.last(TAKEN)
    return "decision" if record is not None and record.public["outcome"] == "sanction" else "none"


def _decided(situation: Situation, procedure: Procedure) -> str:
    record = procedure.last(TAKEN)
    sanction = situation.pack.sanctions.get(str(record.public.get("sanction"))) if record is not None else None
    return sanction.label["nl"] if sanction is not None else NOTHING


def _decided_day(name: str) -> Value:
    return lambda situation, procedure: day_of(situation, procedure.last(TAKEN), name) or NOTHING


def _ordered(situation: Situation, procedure: Procedure) -> str:
    record = procedure.last("MeasureOrdered")
    measure = situation.pack.measures.get(record.public["kind"]) if record is not None else None
    return measure.label["nl"] if measure is not None else NOTHING


def _ordered_from(situation: Situation, procedure: Procedure) -> Any:
    return moment_of(situation, procedure.last("MeasureOrdered"), "from_at") or NOTHING


def _ordered_until(situation: Situation, procedure: Procedure) -> Any:
    return day_of(situation, procedure.last("MeasureOrdered", "MeasureExtended"), "until") or NOTHING


SUPPLIER_OF_DECISION: Values = {
    "recipient.name": _company(lambda situation, procedure: person_concerned(situation.case, procedure)),
    "supplier.tells": _decision_tells, "supplier.act": _decided, "supplier.from": _decided_day("from"),
    "supplier.until": _decided_day("until"),
}  # fmt: skip
SUPPLIER_OF_MEASURE: Values = {
    "recipient.name": _company(_measured),
    "supplier.tells": lambda situation, procedure: "measure" if procedure.has("MeasureOrdered") else "none",
    "supplier.act": _ordered, "supplier.from": _ordered_from, "supplier.until": _ordered_until,
}  # fmt: skip


def _returner(situation: Situation, procedure: Procedure) -> str:
    return full_name(situation.person(_measured(situation, procedure)))


RETURN: Values = {
    "returner.name": _returner,
    "returner.function": lambda situation, procedure: "geeft de middelen terug",
}  # fmt: skip
