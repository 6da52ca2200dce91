"""What is still on record of a person from earlier cases, because it weighs; never what was expunged or has run out."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from casemgr.casefile import CaseFile, Procedure, Record
from casemgr.language import Text, text
from casemgr.situation import Situation
from workflows._appeal_standing import standing
from workflows._breach_person import person_of
from workflows._concerned import local_day, person_concerned

WARNING = "warning"
"""Stands for a warning beside the codes of outcomes."""
KEPT: dict[str, str] = {WARNING: WARNING, "penalty": "work_penalty", "discipline": "disciplinary_sanction"}
"""What an outcome is → the kind of data whose term the code sets."""


@dataclass(frozen=True, slots=True)
class Earlier:
    """An outcome that still counts. `outcome`: a code of the pack or of the list of disciplinary sanctions."""

    case: str
    on: date
    outcome: str


def earlier(situation: Situation, person: str | None) -> list[Earlier]:
    """The outcomes on record, oldest first."""
    found = [
        Earlier(case.number, day, code)
        for case in situation.cases_of(person)
        for procedure in case.procedures.values()
        for code, day in _outcomes(situation, case, procedure, str(person))
        if not _run_out(situation, code, day)
    ]
    return sorted(found, key=lambda one: (one.on, one.case))


def _outcomes(situation: Situation, case: CaseFile, procedure: Procedure, person: str) -> Iterator[tuple[str, date]]:
    if not _concerns(case, procedure, person):
        return
    decided, now = procedure.last("DecisionTaken"), standing(case, procedure)
    annulled = now is not None and now.state == "annulled"
    warned = procedure.last("PersonWarned")
    if warned and not (annulled and decided is None):
        yield WARNING, _day(situation, warned, "warned_at")
    if decided is None or decided.public["outcome"] != "sanction" or annulled or _gone(case, procedure):
        return
    code = (now.to if now else None) or decided.public.get("sanction")
    if code is not None and not _followed_by_discipline(case, procedure):
        yield str(code), _day(situation, decided, "decided_at")


def _concerns(case: CaseFile, procedure: Procedure, person: str) -> bool:
    if procedure.workflow.name == "breach":
        return person_of(procedure) == person
    return procedure.workflow.name == "disciplinary_proceedings" and person_concerned(case, procedure) == person


def _gone(case: CaseFile, procedure: Procedure) -> bool:
    """Expunged, here or in the disciplinary proceedings that followed."""
    return any(p.has("SanctionExpunged") for p in (procedure, *case.those_about(procedure)))


def _followed_by_discipline(case: CaseFile, procedure: Procedure) -> bool:
    """The decision to begin them is no outcome itself."""
    return any(p.workflow.name == "disciplinary_proceedings" for p in case.those_about(procedure))


def _run_out(situation: Situation, code: str, day: date) -> bool:
    """Whether the term that the code sets for keeping it has passed; no term set: it stays."""
    sanction = situation.pack.sanctions.get(code)
    kind = KEPT.get(code if sanction is None else sanction.decided_by)
    kept = next((row for name, row in situation.pack.retention.items() if name == kind), None)
    if kept is None or not kept.months or kept.proposal:
        return False
    months = day.year * 12 + day.month - 1 + kept.months
    last = (months // 12, months % 12 + 1, day.day)
    return last < (situation.today.year, situation.today.month, situation.today.day)


def _day(situation: Situation, record: Record, field: str) -> date:
    return local_day(situation, record.moment(field) or record.recorded_at)


def told(situation: Situation, procedure: Procedure) -> list[Text]:
    """Each in a line, for whoever weighs what to decide."""
    return [
        text("{outcome}, {day} ({case})", outcome=_worded(situation, one.outcome), day=one.on, case=one.case)
        for one in earlier(situation, person_of(procedure))
    ]


def _worded(situation: Situation, code: str) -> object:
    if code == WARNING:
        return text("warning")
    sanction = situation.pack.sanctions.get(code)
    return sanction.label if sanction else code.replace("_", " ")
