"""What ICT, or another service, is asked to do: object, act and time; never why, and of a person only the account."""

from typing import Any

from casemgr.casefile import Procedure
from casemgr.situation import Situation
from casemgr.workflow import Value
from workflows._concerned import mentioned
from workflows._letter_order import ORDER, executor, person_of_control
from workflows._letter_reading import NOTHING, Values, day_of, moment_of, own
from workflows._measure_person import person_of_measure
from workflows._measure_standing import annulled

NONE = "none"
MEASURES = ("MeasureOrdered", "MeasureExtended", "MeasureLifted")
TOLD_OF_PEOPLE = frozenset({"inform_superiors"})
"""A measure that is carried out by telling somebody, not by a service."""


def ict(situation: Situation) -> str:
    """What the code calls the service or the officer for ICT: "Dienst ICT"."""
    said = situation.pack.words.get("ict", {}).get("nl", "")
    return said[:1].upper() + said[1:]


def without_name(situation: Situation, person: str | None, said: Any) -> str:
    """A text that stands on the work order; nothing when it holds the name of whom it is about."""
    told = str(said or NOTHING)
    return NOTHING if person and mentioned(situation, person, told) else told


# -- a measure ---------------------------------------------------------------------------------------------------------


def _measure_work(situation: Situation, procedure: Procedure) -> str:
    order, last = procedure.last("MeasureOrdered"), procedure.last(*MEASURES)
    if order is None or last is None or order.public["kind"] in TOLD_OF_PEOPLE:
        return NONE
    if last.kind == "MeasureLifted" or annulled(situation.case, procedure):
        return "restore"
    return "extend" if last.kind == "MeasureExtended" else "carry_out"


def _measure_act(situation: Situation, procedure: Procedure) -> str:
    order = procedure.last("MeasureOrdered")
    measure = situation.pack.measures.get(order.public["kind"]) if order is not None else None
    return measure.label["nl"] if measure is not None else NOTHING


def _measure_object(situation: Situation, procedure: Procedure) -> str:
    order = procedure.last("MeasureOrdered")
    if order is None:
        return NOTHING
    person = person_of_measure(situation, order.public.get("about"), order.get("person"))
    return without_name(situation, person, order.get("object"))


def _measure_from(situation: Situation, procedure: Procedure) -> Any:
    if _measure_work(situation, procedure) == "restore":
        return NOTHING
    return moment_of(situation, procedure.last("MeasureOrdered"), "from_at") or NOTHING


def _measure_until(situation: Situation, procedure: Procedure) -> Any:
    if _measure_work(situation, procedure) == "restore":
        return NOTHING
    record = procedure.last("MeasureOrdered", "MeasureExtended")
    return day_of(situation, record, "until") or NOTHING


def _ict(situation: Situation, procedure: Procedure) -> str:
    return ict(situation)


MEASURE_WORK: Values = {
    "office.name": _ict, "work.kind": _measure_work, "work.act": _measure_act, "work.object": _measure_object,
    "work.from": _measure_from, "work.until": _measure_until,
}  # fmt: skip


# -- a control ---------------------------------------------------------------------------------------------------------


def _control_work(situation: Situation, procedure: Procedure) -> str:
    """Collecting data; once nothing came of them, having them destroyed."""
    ended = procedure.last("ControlEnded")
    if ended is None:
        return "control"
    nothing = ended.public["outcome"] in ("nothing", "technical")
    return "destroy" if nothing and not procedure.has("ControlDataDestroyed") else NONE


def _control_object(situation: Situation, procedure: Procedure) -> str:
    """The service, account or system; of a control of everybody, all systems."""
    order = procedure.last(ORDER)
    if order is None:
        return NOTHING
    said = without_name(situation, person_of_control(situation, procedure), order.get("scope"))
    return said or ("alle accounts en systemen" if order.public["level"] == "organisation" else NOTHING)


def _control_office(situation: Situation, procedure: Procedure) -> str:
    said = executor(situation, procedure)
    return said[:1].upper() + said[1:] if said else ict(situation)


def _period(name: str) -> Value:
    return lambda situation, procedure: day_of(situation, procedure.last(ORDER), name) or NOTHING


CONTROL_WORK: Values = {
    "office.name": _control_office, "work.kind": _control_work, "work.object": _control_object,
    "work.data": own("data_kinds", ORDER), "work.from": _period("period_from"), "work.until": _period("period_to"),
}  # fmt: skip


# -- a lost device -----------------------------------------------------------------------------------------------------


def _device(situation: Situation, procedure: Procedure) -> str:
    return str(own("device", "LeakReported")(situation, procedure))


def _device_work(situation: Situation, procedure: Procedure) -> str:
    return "device" if _device(situation, procedure) else NONE


DEVICE_WORK: Values = {"office.name": _ict, "work.kind": _device_work, "work.object": _device}
