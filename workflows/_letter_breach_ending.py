"""What letters say once a breach came to a dismissal for cause, a report to the court, or nothing at all."""

from typing import Any

from casemgr.casefile import Procedure, Record
from casemgr.situation import Situation
from workflows._breach_person import person_of
from workflows._letter_reading import NOTHING, Values, of_last, own, own_day

JUDICIAL = "JudicialReportMade"


def _organ(situation: Situation, record: Record) -> str:
    """The body whose knowledge counts, with its article."""
    organ = situation.pack.organs.get(str(record.public.get("organ")))
    return organ.the["nl"] if organ is not None else NOTHING


def _reported(situation: Situation, procedure: Procedure) -> Any:
    """The facts as they were reported to the court, else those that were charged."""
    record, charged = procedure.last(JUDICIAL), procedure.last("ChargesSet")
    if record is None:
        return NOTHING
    return record.get("facts") or (charged.get("charges") if charged is not None else None) or NOTHING


def _kept(situation: Situation, procedure: Procedure) -> Any:
    """How long a case without consequence is kept, where the code says so and it is no mere proposal."""
    rule = next((row for name, row in situation.pack.retention.items() if name == "breach_dismissed"), None)
    return rule.months if rule is not None and rule.months and not rule.proposal else NOTHING


def _identified(situation: Situation, procedure: Procedure) -> str:
    return "yes" if person_of(procedure) else "no"


ENDING: Values = {
    "breach.identified": _identified, "kept.months": _kept,
    "dismissal.known_on": own_day("known_at", "KnowledgeRecorded"),
    "dismissal.organ": of_last(_organ, "KnowledgeRecorded"),
    "dismissal.given_on": own_day("given_at", "DismissalGiven"),
    "judicial.on": own_day("at", JUDICIAL), "judicial.facts": _reported, "judicial.papers": own("papers", JUDICIAL),
    "judicial.to": own("to", JUDICIAL), "judicial.address": own("address", JUDICIAL),
}  # fmt: skip
