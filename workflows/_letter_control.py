"""What letters say of the control that came before, and of a warning to staff."""

from datetime import date
from typing import Any

from casemgr.casefile import Procedure
from casemgr.situation import Situation
from casemgr.workflow import Value
from workflows._concerned import along
from workflows._control_warnings import warning_at
from workflows._letter_reading import NOTHING, Values, day_of, own, own_day


def _control(situation: Situation, procedure: Procedure) -> Procedure | None:
    """The one that led to a person; else the procedure itself, one it is about, or the last one about it."""
    case = situation.case
    places = list(along(case, procedure))
    found = [p for p in places if p.workflow.name == "control"]
    about = [p for place in places for p in case.those_about(place) if p.workflow.name == "control"]
    every = [*found, *reversed(about)]
    return next((p for p in every if p.has("ControlIndividualised")), next(iter(every), None))


def _of(kind: str, name: str) -> Value:
    """A day or a word of the control."""

    def value(situation: Situation, procedure: Procedure) -> Any:
        control = _control(situation, procedure)
        record = control.last(kind) if control is not None else None
        if record is None:
            return None
        told = record.get(name)
        return date.fromisoformat(told) if isinstance(told, str) and len(told) == 10 and told[4] == "-" else told

    return value


def _on(kind: str, name: str) -> Value:
    def value(situation: Situation, procedure: Procedure) -> Any:
        control = _control(situation, procedure)
        return day_of(situation, control.last(kind), name) if control is not None else None

    return value


def _purpose(situation: Situation, procedure: Procedure) -> str | None:
    code = _of("ControlOrdered", "purpose")(situation, procedure)
    purpose = situation.pack.purposes.get(str(code))
    return purpose.label["nl"] if purpose else None


def _warned_on(situation: Situation, procedure: Procedure) -> Any:
    """When staff were warned: in the warning the control rests on, else in the control itself."""
    for kind, name in (("ControlIndividualised", "warning_ref"), ("ControlOrdered", "follows")):
        reference = _of(kind, name)(situation, procedure)
        warned = warning_at(situation, str(reference)) if reference else None
        if warned is not None:
            return warned.on
    return _on("StaffWarned", "warned_at")(situation, procedure)


def _witness(situation: Situation, procedure: Procedure) -> Any:
    """Whoever was named when data became individual, else in the order."""
    return next(filter(None, (_of(kind, "witness")(situation, procedure) for kind in
                              ("ControlIndividualised", "ControlOrdered"))), None)  # fmt: skip


WARNING: Values = {
    "warning.is": lambda situation, procedure: "notice" if procedure.has("StaffWarned") else NOTHING,
    "warning.to": lambda situation, procedure: "group" if procedure.has("StaffWarned") else NOTHING,
    "warning.irregularity": own("irregularity", "StaffWarned"), "warning.on": own_day("warned_at", "StaffWarned"),
    "staff.audience": own("audience", "StaffWarned"),
    "staff.addressed": lambda situation, procedure: "group" if procedure.has("StaffWarned") else NOTHING,
}  # fmt: skip

CONTROL: Values = {
    "control.purpose": _purpose, "control.from": _of("ControlOrdered", "period_from"),
    "control.to": _of("ControlOrdered", "period_to"), "control.warned_on": _warned_on,
    "control.data_from": _of("ControlIndividualised", "data_from"),
    "control.individual_on": _on("ControlIndividualised", "happened_at"), "control.witness": _witness,
}  # fmt: skip
