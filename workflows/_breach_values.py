"""What letters say of a breach: what is charged, by which route, who was warned of what, what was found."""

from typing import Any

from casemgr.casefile import Procedure
from casemgr.situation import Situation
from casemgr.workflow import Value
from workflows._concerned import status_concerned
from workflows._letter_breach_ending import ENDING
from workflows._letter_control import CONTROL
from workflows._letter_decision import DECISION
from workflows._letter_hearing import HEARD
from workflows._letter_note import NOTE
from workflows._letter_others import SUPPLIER_OF_DECISION
from workflows._letter_person import PERSON
from workflows._letter_reading import NOTHING, Values, ground_of, own, own_day

WARNINGS = ("PersonWarned", "GroupInformed")


def _articles(situation: Situation, procedure: Procedure) -> list[str]:
    """The charged articles, each with the name of its code, in Dutch: letters are."""
    record = procedure.last("ChargesSet")
    known = situation.pack.articles
    return [
        situation.pack.citation(code)["nl"] for code in (record.public["articles"] if record else ()) if code in known
    ]


def _charged(name: str) -> Value:
    return lambda situation, procedure: record.get(name) if (record := procedure.last("ChargesSet")) else None


def _route(situation: Situation, procedure: Procedure) -> str | None:
    record = procedure.last("BreachTriaged")
    return record.public["route"] if record else None


def _warned(situation: Situation, procedure: Procedure) -> str:
    """Whether the last warning was for the person or for a group."""
    record = procedure.last(*WARNINGS)
    return NOTHING if record is None else "person" if record.kind == "PersonWarned" else "group"


def _warned_on(situation: Situation, procedure: Procedure) -> Any:
    record = procedure.last(*WARNINGS)
    at = "warned_at" if record is not None and record.kind == "PersonWarned" else "at"
    return own_day(at, *WARNINGS)(situation, procedure)


def _warned_as(situation: Situation, procedure: Procedure) -> str:
    """Whether the code counts a warning among the outcomes for a person of this status."""
    record = procedure.last(*WARNINGS)
    if record is None:
        return NOTHING
    status = status_concerned(situation, procedure) if record.kind == "PersonWarned" else None
    return "measure" if "warning" in situation.pack.sanctions_for(status or "") else "notice"


def _warned_by(situation: Situation, procedure: Procedure) -> str:
    """The provision by which it does."""
    known = situation.pack.sanctions.get("warning")
    return ground_of(situation, known.source, silent=known.silent) if known is not None else NOTHING


BREACH: Values = {
    **PERSON, **DECISION, **HEARD, **CONTROL, **NOTE, **ENDING,
    "breach.charges": _charged("charges"), "breach.considered": _charged("considered"), "breach.articles": _articles,
    "breach.route": _route,
    "warning.to": _warned, "warning.is": _warned_as, "warning.ground": _warned_by,
    "warning.irregularity": own("irregularity", *WARNINGS), "warning.on": _warned_on,
    "staff.audience": own("group", "GroupInformed"), **SUPPLIER_OF_DECISION,
}  # fmt: skip
