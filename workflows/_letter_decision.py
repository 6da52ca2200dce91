"""What the letter of a decision says: the outcome in words, what is proven, why, and what is open against it."""

from typing import Any

from casemgr.casefile import Procedure, Record
from casemgr.language import Language, text
from casemgr.law import sanctionlist as discipline
from casemgr.law.provisions import Sanction
from casemgr.situation import Situation
from casemgr.workflow import Value
from workflows._breach_decision import finding_that_counts
from workflows._breach_earlier import WARNING, earlier
from workflows._concerned import person_concerned
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
from workflows._letter_remedy import COMMITTEE, NONE, remedy_key, said_of, warned_key

TAKEN, WARNED = "DecisionTaken", "PersonWarned"
_DUTCH = Language("nl")  # letters are


def _sanction(situation: Situation, record: Record) -> Sanction | None:
    return situation.pack.sanctions.get(str(record.public.get("sanction")))


def _listed(situation: Situation, record: Record) -> discipline.Listed | None:
    """The disciplinary sanction on the list of the day of the decision."""
    on = day_of(situation, record, "decided_at")
    return discipline.listed_on(situation.pack.country, on).get(str(record.public.get("sanction"))) if on else None


def _label(situation: Situation, record: Record) -> str:
    found = _sanction(situation, record)
    words = found.label if found else discipline.labels(situation.pack.country).get(str(record.public.get("sanction")))
    return words["nl"] if words else NOTHING


def _ground(situation: Situation, record: Record) -> str:
    found = _sanction(situation, record)
    if found is not None:
        return ground_of(situation, found.source, silent=found.silent)
    listed = _listed(situation, record)
    return ground_of(situation, listed.source, silent=True) if listed else NOTHING


def _opens(situation: Situation, record: Record) -> str:
    found = _sanction(situation, record)
    return found.opens if found else NOTHING


def _asks(situation: Situation, record: Record) -> str:
    """What the outcome has to be filled in with; one thing, since no outcome asks for both."""
    needs = found.needs if (found := _sanction(situation, record) or _listed(situation, record)) else ()
    return next((need for need in needs if need in ("from", "amount")), NOTHING)


def _prepares(situation: Situation, record: Record) -> str:
    """Whether it judges nothing yet: it opens proceedings, or hands the matter to whoever is competent."""
    return YES if _opens(situation, record) or record.public["outcome"] == "referred" else NOTHING


def _facts(situation: Situation, procedure: Procedure) -> Any:
    """What is proven; of what only prepares, what is charged."""
    record, charged = procedure.last(TAKEN), procedure.last("ChargesSet")
    if record is None:
        return NOTHING
    charges = charged.get("charges") if charged is not None and _prepares(situation, record) else None
    return record.get("facts_proven") or charges or NOTHING


def _found(name: str) -> Value:
    """A value of the finding from which the term of a penalty counts."""

    def value(situation: Situation, procedure: Procedure) -> Any:
        record = finding_that_counts(procedure)
        if record is None:
            return NOTHING
        return (day_of(situation, record, name) if name == "found_at" else record.get(name)) or NOTHING

    return value


def _articles(situation: Situation, record: Record) -> list[str]:
    known = situation.pack.articles
    return [situation.pack.citation(code)["nl"] for code in record.public.get("articles", ()) if code in known]


def _protection(situation: Situation, procedure: Procedure) -> str:
    return YES if situation.last("ProtectionNoted") else NOTHING


def remedy(name: str) -> Value:
    """A part of what is open against the decision, or against a warning while nothing else was decided: for the
    status of this person.
    """

    def value(situation: Situation, procedure: Procedure) -> Any:
        record = procedure.last(TAKEN)
        if record is None:
            return said_of(situation, warned_key(situation, procedure))[name] if procedure.has(WARNED) else NOTHING
        found = _sanction(situation, record)
        if found is not None:
            return said_of(situation, remedy_key(situation, procedure, found))[name]
        punished = procedure.workflow.name == "disciplinary_proceedings" and record.public["outcome"] == "sanction"
        return said_of(situation, COMMITTEE if punished else NONE)[name]

    return value


def _opened_on(situation: Situation, procedure: Procedure) -> Any:
    """When the case of the facts was opened, or the proceedings."""
    return day_of(situation, procedure.last("BreachReported", "DisciplineOpened"), "happened_at") or NOTHING


def _earlier(situation: Situation, procedure: Procedure) -> list[str]:
    """What still counts from earlier cases of this person, once there is a decision to weigh it."""
    if not procedure.has(TAKEN):
        return []
    found = earlier(situation, person_concerned(situation.case, procedure))
    said = (text("{outcome} of {day} (case {case})", outcome=_called(situation, e.outcome), day=e.on, case=e.case)
            for e in found)  # fmt: skip
    return [_DUTCH.say(one) for one in said]


def _called(situation: Situation, code: str) -> str:
    """An outcome of an earlier case in Dutch: of the code, of the list of the law, or a warning."""
    sanction = situation.pack.sanctions.get(code)
    words = sanction.label if sanction else discipline.labels(situation.pack.country).get(code)
    return words["nl"] if words else _DUTCH.say(text("Warning")) if code == WARNING else code


DECISION: Values = {
    "decision.opened_on": _opened_on, "decision.earlier_known": _earlier, "decision.earlier": own("earlier", TAKEN),
    "decision.intention": own("intention", TAKEN), "decision.functioning": own("functioning", TAKEN),
    "decision.execution": own("execution", TAKEN), "decision.present": own("present", TAKEN),
    "decision.absent": own("absent", TAKEN),
    "decision.organ": of_last(organ_of, TAKEN), "decision.holder": of_last(lambda s, record: holder_of(record), TAKEN),
    "decision.organ_key": of_last(lambda s, record: (record.get("authority") or {}).get("organ", NOTHING), TAKEN),
    "decision.on": own_day("decided_at", TAKEN), "decision.outcome": own("outcome", TAKEN),
    "decision.key": own("sanction", TAKEN), "decision.label": of_last(_label, TAKEN),
    "decision.ground": of_last(_ground, TAKEN), "decision.opens": of_last(_opens, TAKEN),
    "decision.asks": of_last(_asks, TAKEN), "decision.facts": _facts,
    "decision.prepares": of_last(_prepares, TAKEN), "decision.penalty": own("penalty", TAKEN),
    "decision.articles": of_last(_articles, TAKEN), "decision.answers": own("answer_to_defence", TAKEN),
    "decision.reasons": own("proportionality", TAKEN), "decision.free_speech": own("free_speech", TAKEN),
    "decision.scope": own("scope", TAKEN), "decision.from": own_day("from", TAKEN),
    "decision.until": own_day("until", TAKEN), "decision.amount": own("amount", TAKEN),
    "decision.protection": _protection, "discipline.papers": own("inventory", "ReportDrawnUp"),
    "penalty.found_on": _found("found_at"), "penalty.found_by": _found("found_by"),
    "penalty.article": lambda situation, procedure: situation.settings.get("work-regulations.article"),
    **{f"remedy.{name}": remedy(name) for name in ("key", "label", "source", "body", "route", "days", "suspends")},
}  # fmt: skip
