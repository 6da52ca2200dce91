"""What the letters of disciplinary proceedings say: who is to look into which facts, what was found, by when."""

from casemgr.casefile import Record
from casemgr.naming import full_name
from casemgr.situation import Situation
from workflows._letter_note import facts_told
from workflows._letter_reading import NOTHING, Values, of_last, organ_of, own, own_day

APPOINTED, REPORTED, OPENED = "InvestigatorAppointed", "ReportDrawnUp", "DisciplineOpened"


def _investigator(situation: Situation, record: Record) -> str:
    key = str(record.get("person") or "")
    return situation.users.get(key) or full_name(situation.find_person(key) or {}) or key


def _function(situation: Situation, record: Record) -> str:
    known = situation.find_person(str(record.get("person") or "")) or {}
    return str(known.get("function") or NOTHING)


DISCIPLINE: Values = {
    "official.name": of_last(_investigator, APPOINTED), "official.function": of_last(_function, APPOINTED),
    "discipline.facts": facts_told, "discipline.findings": own("findings", REPORTED),
    "discipline.witnesses": own("witnesses", REPORTED), "discipline.opened_on": own_day("happened_at", OPENED),
    "discipline.organ": of_last(organ_of, OPENED), "discipline.mission": own("mission", APPOINTED),
    "discipline.report_by": own_day("report_by", APPOINTED),
    "discipline.appointed_on": own_day("happened_at", APPOINTED),
    "discipline.investigator": of_last(_investigator, APPOINTED),
}  # fmt: skip
