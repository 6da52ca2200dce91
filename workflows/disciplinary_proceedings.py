"""Disciplinary proceedings against statutory staff: opened, investigated by somebody who does not decide, reported with
a numbered inventory, heard after a summons, decided, and taken off the record again.
"""

from datetime import date
from typing import Any, ClassVar, Literal

from casemgr.casefile import CaseFile, Procedure
from casemgr.facts import Authority, Code, Fact, Narrative, OnDay, Short
from casemgr.law.sanctionlist import labels
from casemgr.situation import Situation
from casemgr.workflow import STAY, Value, Workflow, opens, step
from workflows import _decision_rules as decision
from workflows import _discipline_deciding as deciding
from workflows import _discipline_ending as ending
from workflows import _discipline_rules as rules
from workflows._concerned import local_day
from workflows._decision import DecisionTaken, InvestigatorAppointed
from workflows._external_appeal import ExternalAppealNoted
from workflows._letter_decision import DECISION
from workflows._letter_discipline import DISCIPLINE
from workflows._letter_hearing import HEARD
from workflows._letter_note import NOTE
from workflows._letter_person import PERSON


class DisciplineOpened(Fact):
    """Who, since when the disciplinary authority knows the facts, and which organ opens. The status is the one on the
    day of the facts.
    """

    person: Short
    facts_known_at: OnDay
    authority: Authority
    facts_on: OnDay | None = None
    status: Code | None = None
    vote: Literal["secret", "open", "none"] | None = None
    entity: Code | None = None
    about: Code | None = None


class ReportDrawnUp(Fact):
    """The report of the investigator: facts and findings, no verdict. The inventory is numbered by its order."""

    at: OnDay
    inventory: list[Short]
    facts: list[Narrative] | None = None
    findings: Narrative | None = None
    witnesses: list[Narrative] | None = None  # who was heard, when, and what they said


class ProceedingsStayed(Fact):
    seen_by: ClassVar[str | None] = "personnel"

    reason: Short


class ProceedingsResumed(Fact):
    """`known_at`: since when the final outcome of the criminal matter is known."""

    seen_by: ClassVar[str | None] = "personnel"

    reason: Short
    known_at: OnDay | None = None


class SanctionExpunged(Fact):
    """By its term (`rule` is a clock) or by a decision (`rule` is "decision", explained in the note)."""

    at: OnDay
    rule: Code


class DisciplineEnded(Fact):
    outcome: Literal["sanction", "none", "lapsed", "person_left"]


def waits(case: CaseFile, procedure: Procedure) -> str | None:
    """The fact that is waited for; while a criminal matter runs, its end."""
    if rules.stayed(procedure) and not procedure.ended:
        return "ProceedingsResumed"
    if procedure.state == "reported":
        if deciding.heard(case, procedure):
            return "DecisionTaken"
        return None if deciding.hearings(case, procedure) else "HearingPlanned"
    following = {"opened": "InvestigatorAppointed", "investigating": "ReportDrawnUp", "decided": "DisciplineEnded"}
    return following.get(procedure.state)


def of_last(kind: str, name: str) -> Value:
    """A value of the last fact of a kind."""
    return lambda situation, procedure: record.get(name) if (record := procedure.last(kind)) else None


def inventory(situation: Situation, procedure: Procedure) -> list[str] | None:
    """The papers of the file, each with its number."""
    record = procedure.last("ReportDrawnUp")
    return [f"{number}. {paper}" for number, paper in enumerate(record.get("inventory") or (), 1)] if record else None


def sanction(situation: Situation, procedure: Procedure) -> Any:
    """What the sanction is called, in Dutch: letters are."""
    record = procedure.last("DecisionTaken")
    known = labels(situation.pack.country).get(str(record.public.get("sanction"))) if record else None
    return known["nl"] if known else None


def day_of(kind: str, name: str) -> Value:
    """The local day of a moment of the last fact of a kind."""

    def value(situation: Situation, procedure: Procedure) -> date | None:
        record = procedure.last(kind)
        moment = record.moment(name) if record else None
        return local_day(situation, moment) if moment else None

    return value


UNDER_WAY = "opened investigating reported"

STEPS = (
    opens(DisciplineOpened, "opened", "personnel D", rules.discipline_not_in_this_country,
          rules.discipline_for_statutory_staff, rules.discipline_about_the_same_person, rules.facts_known_in_order,
          rules.open_vote_needs_reason),
    step(InvestigatorAppointed, "opened investigating", "investigating", "personnel D",
         rules.investigator_is_not_person),
    step(ReportDrawnUp, "investigating reported", "reported", "personnel C", rules.inventory_of_the_report,
         rules.report_after_appointment),
    step(ProceedingsStayed, UNDER_WAY, STAY, "personnel D", rules.criminal_matter_runs),
    step(ProceedingsResumed, UNDER_WAY, STAY, "personnel D", rules.criminal_matter_ended),
    step(DecisionTaken, "reported", {"sanction": "decided", "none": "decided", "referred": "reported"}, "personnel D",
         rules.not_stayed, deciding.disciplinary_hearing_first, deciding.report_before_hearing,
         decision.outcome_and_sanction_agree, decision.answers_each_defence, decision.decided_after_hearing,
         decision.protection_weighed, decision.free_speech_weighed,
         deciding.investigator_does_not_decide, deciding.summons_in_time, deciding.decided_in_time,
         deciding.sanction_on_the_list, by="outcome"),
    step(ExternalAppealNoted, "decided ended", STAY, "personnel C", ending.appeal_after_decision),
    step(SanctionExpunged, "decided ended", STAY, "personnel D", ending.expunged_by_rule),
    step(DisciplineEnded, f"{UNDER_WAY} decided", "ended", "personnel D", ending.end_as_decided),
)  # fmt: skip

WORKFLOW = Workflow(
    "disciplinary_proceedings", half="personnel", column="personnel",
    states=("opened", "investigating", "reported", "decided", "ended"), ended=("ended",),
    steps=STEPS, track=("opened", "investigating", "reported", "decided", "ended"), waits=waits,
    opens_case=True, about=("breach",), once=True,
    overview=("DisciplineOpened.person", "DisciplineOpened.status", "DisciplineOpened.facts_on",
              "InvestigatorAppointed.person", "ReportDrawnUp.inventory", "DecisionTaken.sanction"),
    values={
        "discipline.facts_known_on": day_of("DisciplineOpened", "facts_known_at"),
        "discipline.report_at": day_of("ReportDrawnUp", "at"), "discipline.inventory": inventory,
        "discipline.sanction": sanction,
        **PERSON, **DECISION, **HEARD, **NOTE, **DISCIPLINE,
    },
)  # fmt: skip
