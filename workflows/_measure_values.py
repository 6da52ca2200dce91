"""What letters tell of a measure, beside who ordered it and what is open against it."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from casemgr.casefile import Procedure
from casemgr.situation import Situation
from casemgr.workflow import Value
from workflows._letter_hearing import HEARD
from workflows._letter_measure import MEASURE
from workflows._letter_others import RETURN, SUPERIOR, SUPPLIER_OF_MEASURE
from workflows._letter_person import PERSON
from workflows._letter_reading import NOTHING, moment_of, own
from workflows._letter_work import MEASURE_WORK
from workflows._measure_rules import until_of

ORDERS = ("MeasureOrdered", "PreventiveSuspensionOrdered")


def kind(situation: Situation, procedure: Procedure) -> str:
    """What the code calls the measure, in Dutch: letters are."""
    record = procedure.last(*ORDERS)
    if record is None:
        return NOTHING
    measure = situation.pack.measures.get(record.public.get("kind", ""))
    return measure.label["nl"] if measure is not None else "preventieve schorsing"


def begins(situation: Situation, procedure: Procedure) -> Any:
    """The instant or the day from which it holds."""
    record = procedure.last(*ORDERS)
    return moment_of(situation, record, "from_at") or moment_of(situation, record, "from") or NOTHING


def until(situation: Situation, procedure: Procedure) -> date | str:
    """Its last day; none while it lasts until the final decision."""
    return until_of(procedure) or NOTHING


VALUES: Mapping[str, Value] = {
    "measure.kind": kind, "measure.object": own("object", *ORDERS), "measure.from": begins, "measure.until": until,
    "measure.reason": own("reason", *ORDERS), "measure.ground": own("ground", *ORDERS),
    "measure.pay_retention": own("pay_retention", *ORDERS), "measure.lifted_reason": own("reason", "MeasureLifted"),
    "suspension.remedy": lambda situation, procedure: situation.settings.get("be.suspension-remedy", NOTHING),
    "measure.practical": own("practical", ORDERS[0]),
    **PERSON, **MEASURE, **HEARD, **MEASURE_WORK, **SUPERIOR, **SUPPLIER_OF_MEASURE, **RETURN,
}  # fmt: skip
