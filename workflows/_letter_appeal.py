"""What the letters of an appeal say beside its facts: what is attacked, who does not take part, what is open next."""

from typing import Any

from casemgr.casefile import Procedure, Record
from casemgr.law import sanctionlist as discipline
from casemgr.situation import Situation
from casemgr.workflow import Value
from workflows._appeal_remedy import contested
from workflows._letter_hearing import HEARD
from workflows._letter_note import NOTE
from workflows._letter_person import PERSON
from workflows._letter_reading import NOTHING, Values, day_of, moment_of, of_last, own_day
from workflows._letter_remedy import NONE, said_of

AFTER_APPEAL = {"BE": "council_of_state", "NL": "administrative_court"}
"""Where a final decision of a government body is attacked."""
_DAYS = {"DecisionTaken": "decided_at", "PersonWarned": "warned_at", "RequestAnswered": "answered_at"}


def _against_on(situation: Situation, procedure: Procedure) -> Any:
    record = contested(situation, procedure).record
    return day_of(situation, record, _DAYS.get(record.kind, "happened_at")) if record is not None else NOTHING


def _label(situation: Situation, code: str) -> str:
    pack = situation.pack
    outcome = pack.sanctions.get(code) or pack.measures.get(code)
    words = outcome.label if outcome else discipline.labels(pack.country).get(code)
    return words["nl"] if words else NOTHING


def _against_label(situation: Situation, procedure: Procedure) -> str:
    record = contested(situation, procedure).record
    return _label(situation, str(record.public.get("sanction") or record.public.get("kind"))) if record else NOTHING


def _instead(situation: Situation, record: Record) -> str:
    return _label(situation, str(record.public.get("sanction") or record.public.get("measure")))


def _recused(name: str) -> Value:
    def value(situation: Situation, procedure: Procedure) -> Any:
        record = situation.last("Recused")
        said = record.get(name) if record is not None else None
        return situation.users.get(str(said), said) if said else NOTHING

    return value


def _heard_at(situation: Situation, procedure: Procedure) -> Any:
    """When the person is heard about the appeal, as it stands."""
    hearings = [p for p in situation.case.those_about(procedure) if p.workflow.name == "hearing"]
    record = hearings[-1].last("PostponementGranted") or hearings[-1].last("HearingPlanned") if hearings else None
    moved = record is not None and record.kind == "PostponementGranted"
    return moment_of(situation, record, "new_at" if moved else "at") or NOTHING


def _next(name: str) -> Value:
    """A part of what is open against the decision on appeal."""

    def value(situation: Situation, procedure: Procedure) -> Any:
        public = situation.pack.organisation == "local_government"
        return said_of(situation, AFTER_APPEAL[situation.pack.country] if public else NONE)[name]

    return value


APPEAL: Values = {
    **PERSON, **NOTE, **HEARD,
    "appeal.received_on": own_day("received_at", "AppealLodged"), "appeal.against_on": _against_on,
    "appeal.against_label": _against_label, "appeal.recused": _recused("who"),
    "appeal.replacement": _recused("replaced_by"), "appeal.heard_at": _heard_at,
    "appeal.decided_on": own_day("decided_at", "AppealDecided"), "appeal.instead": of_last(_instead, "AppealDecided"),
    **{f"remedy.{name}": _next(name) for name in ("key", "label", "source", "body", "route", "days", "suspends")},
}  # fmt: skip
