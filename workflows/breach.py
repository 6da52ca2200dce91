"""A breach of the code of conduct: starts without a person, goes by a route of the pack, is charged before anybody
is invited.
"""

from casemgr.casefile import CaseFile, Procedure
from casemgr.workflow import STAY, Workflow, opens, step
from workflows import _breach_decision as deciding
from workflows import _breach_dismissal as dismissal
from workflows import _breach_earlier as earlier
from workflows import _breach_facts as f
from workflows import _breach_following as following
from workflows import _breach_identifying as identifying
from workflows import _breach_rules as rules
from workflows import _decision_rules as parts
from workflows._breach_hearing import heard, hearings
from workflows._breach_person import person_known
from workflows._breach_values import BREACH
from workflows._decision import DecisionTaken, InvestigatorAppointed
from workflows._discipline_ending import appeal_after_decision
from workflows._external_appeal import ExternalAppealNoted


def waits(case: CaseFile, procedure: Procedure) -> str | None:
    """The fact that is waited for: a hearing, and a decision once the person was heard."""
    if procedure.state == "charged":
        if heard(case, procedure):
            return "DecisionTaken"
        return None if any(not p.ended for p in hearings(case, procedure)) else "HearingPlanned"
    return {"reported": "BreachTriaged", "triaged": "ChargesSet", "decided": "BreachClosed"}.get(procedure.state)


RUNNING = "reported triaged charged"
UNDER_WAY = "triaged charged"

STEPS = (
    opens(f.BreachReported, "reported", "breach C", rules.triaged_as_breach, rules.facts_not_ahead),
    step(f.BreachTriaged, "reported triaged", "triaged", "breach D", rules.route_of_the_pack, rules.milder_route_first),
    step(f.PersonIdentified, RUNNING, STAY, "personnel C", identifying.identified_lawfully,
         identifying.one_person_a_case, identifying.status_on_the_day, identifying.covered_by_the_code),
    step(f.PersonCleared, RUNNING, STAY, "personnel D", identifying.cleared_was_concerned),
    step(f.ChargesSet, UNDER_WAY, "charged", "personnel D", rules.articles_of_the_code),
    step(f.SettledInformally, "reported triaged", "settled", "breach D"),
    step(f.GroupInformed, UNDER_WAY, STAY, "breach D", rules.notice_without_names),
    step(f.PersonWarned, UNDER_WAY, STAY, "personnel D", person_known, rules.conversation_before_warning),
    step(InvestigatorAppointed, RUNNING, STAY, "personnel D"),
    step(f.FindingRecorded, UNDER_WAY, STAY, "personnel D"),
    step(f.KnowledgeRecorded, UNDER_WAY, STAY, "personnel C", dismissal.first_knowledge_counts,
         dismissal.organ_that_dismisses),
    step(f.SanctionProposed, "charged", STAY, "personnel D", deciding.teachers_regime, deciding.sanction_of_the_pack),
    step(DecisionTaken, "charged", {"sanction": "decided", "none": "decided", "referred": "decided"}, "personnel D",
         deciding.hearing_first, parts.waiver_still_holds, person_known, parts.outcome_and_sanction_agree,
         deciding.teachers_regime, deciding.sanction_of_the_pack, parts.parts_of_the_outcome,
         parts.decided_after_hearing, parts.within_the_charges, parts.answers_each_defence,
         deciding.finding_by_the_employer, deciding.penalty_in_time, deciding.penalty_within_one_fifth,
         deciding.penalty_of_the_regulations, dismissal.knowledge_before_dismissal, parts.protection_weighed,
         parts.free_speech_weighed, by="outcome"),
    step(f.JudicialReportMade, f"{RUNNING} decided", STAY, "personnel D"),
    step(f.BreachDismissed, RUNNING, "dismissed", "breach D"),
    step(f.PersonToldNoAction, "dismissed decided", STAY, "personnel C", following.no_action_was_decided),
    step(f.PenaltyEntered, "decided", STAY, "personnel C", following.penalty_was_decided, following.not_in_future,
         following.entered_before_pay_day),
    step(f.DismissalGiven, "decided", STAY, "personnel C", dismissal.dismissal_was_decided, following.not_in_future,
         dismissal.dismissal_in_time),
    step(f.ReasonsNotified, "decided", STAY, "personnel C", dismissal.dismissal_given_first, following.not_in_future,
         dismissal.reasons_in_form, dismissal.reasons_in_time),
    step(f.CostsClaimed, "decided", STAY, "personnel C", following.costs_need_liability, following.costs_were_decided),
    step(f.SanctionStarted, "decided", STAY, "personnel C", following.something_to_carry_out,
         following.sanction_in_order),
    step(f.SanctionEnded, "decided", STAY, "personnel C", following.something_to_carry_out,
         following.sanction_in_order),
    step(ExternalAppealNoted, "decided closed", STAY, "personnel C", appeal_after_decision),
    step(f.BreachClosed, f"{UNDER_WAY} decided settled dismissed", "closed", "breach D", following.came_to_an_end,
         following.person_was_told, following.nothing_left_running),
)  # fmt: skip

WORKFLOW = Workflow(
    "breach", half="report", column="breach",
    states=("reported", "triaged", "charged", "decided", "settled", "dismissed", "closed"),
    ended=("settled", "dismissed", "closed"),
    steps=STEPS, track=("reported", "triaged", "charged", "decided", "closed"), waits=waits, opens_case=True,
    about=("report", "control"), once=True,
    overview=("BreachReported.title", "BreachReported.description", "BreachReported.occurred_on",
              "PersonIdentified.person", "PersonIdentified.status", "BreachTriaged.route", "ChargesSet.charges",
              "ChargesSet.articles", "DecisionTaken.outcome", "DecisionTaken.sanction", "DecisionTaken.from",
              "DecisionTaken.until"),
    values=BREACH, weighed={"earlier": earlier.told},
)  # fmt: skip
