"""What the letters of a measure say beside the facts of its order: who ordered it, and what is open against it."""

from typing import Any

from casemgr.casefile import Procedure, Record
from casemgr.situation import Situation
from casemgr.workflow import Value
from workflows._letter_reading import (
    NOTHING,
    YES,
    Values,
    day_of,
    ground_of,
    holder_of,
    of_last,
    organ_of,
    own_day,
)
from workflows._letter_remedy import NONE, remedy_key, said_of

ORDERS = ("MeasureOrdered", "PreventiveSuspensionOrdered")
SUSPENSION = "preventive_suspension"


def _key(situation: Situation, record: Record) -> str:
    return SUSPENSION if record.kind == ORDERS[1] else str(record.public["kind"])


def _cited(situation: Situation, record: Record) -> str:
    measure = situation.pack.measures.get(_key(situation, record))
    return ground_of(situation, measure.source, silent=measure.silent) if measure else NOTHING


def _ordered_on(situation: Situation, record: Record) -> Any:
    return day_of(situation, record, "happened_at")


def _heard(situation: Situation, record: Record) -> str:
    """Heard about it before it began, or not; "open" while nobody said so."""
    said = [found for name in ("heard_before", "heard") if (found := record.public.get(name)) is not None]
    return ("before" if any(said) else "after") if said else "open"


def _appealed(situation: Situation, procedure: Procedure) -> str:
    running = (p for p in situation.case.those_about(procedure) if p.workflow.name == "appeal" and not p.ended)
    return YES if any(running) else NOTHING


def remedy(name: str) -> Value:
    """A part of what is open against the measure: for this measure and the status of this person."""

    def value(situation: Situation, procedure: Procedure) -> Any:
        record = procedure.last(*ORDERS)
        if record is None:
            return NOTHING
        measure = situation.pack.measures.get(_key(situation, record))
        return said_of(situation, remedy_key(situation, procedure, measure) if measure else NONE)[name]

    return value


MEASURE: Values = {
    "measure.key": of_last(_key, *ORDERS), "measure.cited": of_last(_cited, *ORDERS),
    "measure.organ": of_last(organ_of, *ORDERS),
    "measure.holder": of_last(lambda situation, record: holder_of(record), *ORDERS),
    "measure.on": of_last(_ordered_on, *ORDERS), "measure.heard": of_last(_heard, *ORDERS),
    "measure.extended_on": own_day("happened_at", "MeasureExtended"),
    "measure.lifted_on": own_day("happened_at", "MeasureLifted"),
    "measure.undone_on": own_day("at", "MeasureUndone"), "measure.appealed": _appealed,
    **{f"remedy.{name}": remedy(name) for name in ("key", "label", "source", "body", "route", "days", "suspends")},
}  # fmt: skip
