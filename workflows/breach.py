"""A breach of the code of conduct: starts without a person, goes by a route of the pack, is charged before anybody
is invited.
"""

from typing import ClassVar, Literal

from casemgr.casefacts import Means
from casemgr.casefile import CaseFile, Procedure
from casemgr.facts import Authority, Code, Fact, Moment, Narrative, OnDay, Short, audience
from casemgr.situation import Situation
from casemgr.workflow import STAY, Value, Workflow, opens, step
from workflows import _breach_rules as rules
from workflows._decision import DecisionTaken, InvestigatorAppointed

PERSONNEL = "personnel"


class BreachReported(Fact):
    """What is said to have happened. The person is optional: control starts anonymous."""

    title: Short
    entity: Code | None = None
    person: Short | None = audience(PERSONNEL)
    description: Narrative | None = None
    from_report: Code | None = None
    occurred_on: OnDay | None = None


class PersonIdentified(Fact):
    """Who it is, how that became known, and on which basis. The status on the day of the facts is copied in."""

    seen_by: ClassVar[str | None] = PERSONNEL

    person: Short
    how: Literal["report", "admission", "system", "individual_control", "public_source"]
    basis: Narrative
    status: Code | None = None


class PersonCleared(Fact):
    seen_by: ClassVar[str | None] = PERSONNEL

    person: Short
    reason: Narrative


class BreachTriaged(Fact):
    route: Code
    grounds: Narrative


class SettledInformally(Fact):
    what: Narrative


class GroupInformed(Fact):
    group: Short
    irregularity: Narrative
    at: OnDay
    means: Short


class PersonWarned(Fact):
    seen_by: ClassVar[str | None] = PERSONNEL

    warned_at: OnDay
    irregularity: Narrative
    means: Short


class FindingRecorded(Fact):
    seen_by: ClassVar[str | None] = PERSONNEL

    found_at: OnDay
    text: Narrative
    found_by: Short
    capacity: Code


class KnowledgeRecorded(Fact):
    seen_by: ClassVar[str | None] = PERSONNEL

    organ: Code
    known_at: OnDay
    how: Narrative


class ChargesSet(Fact):
    """The facts charged, each with its date, and the articles. What is considered stands in the invitation."""

    seen_by: ClassVar[str | None] = PERSONNEL

    charges: list[Narrative]
    articles: list[Code]
    considered: Narrative | None = None


class SanctionProposed(Fact):
    seen_by: ClassVar[str | None] = PERSONNEL

    sanction: Code
    motivation: Narrative


class BreachDismissed(Fact):
    motivation: Narrative


class PersonToldNoAction(Fact):
    seen_by: ClassVar[str | None] = PERSONNEL

    at: OnDay


class PenaltyEntered(Fact):
    seen_by: ClassVar[str | None] = PERSONNEL

    entered_at: OnDay
    pay_date: OnDay


class DismissalGiven(Fact):
    seen_by: ClassVar[str | None] = PERSONNEL

    given_at: OnDay
    means: Means
    authority: Authority


class ReasonsNotified(Fact):
    seen_by: ClassVar[str | None] = PERSONNEL

    notified_at: OnDay
    means: Means


class CostsClaimed(Fact):
    seen_by: ClassVar[str | None] = PERSONNEL

    amount: int  # cents
    liability: Literal["deceit", "gross_fault", "habitual_light_fault"]
    reasoning: Narrative


class JudicialReportMade(Fact):
    seen_by: ClassVar[str | None] = PERSONNEL

    at: OnDay
    to: Short


class SanctionStarted(Fact):
    seen_by: ClassVar[str | None] = PERSONNEL

    at: Moment


class SanctionEnded(Fact):
    seen_by: ClassVar[str | None] = PERSONNEL

    at: Moment


class BreachClosed(Fact):
    pass


def waits(case: CaseFile, procedure: Procedure) -> str | None:
    """The fact that is waited for: a decision once the person was heard."""
    if procedure.state == "charged":
        return (
            "DecisionTaken"
            if rules.heard(case, procedure)
            else "HearingPlanned"
            if not rules.hearings(case, procedure)
            else None
        )
    return {"reported": "BreachTriaged", "triaged": "ChargesSet", "decided": "BreachClosed"}.get(procedure.state)


def articles(situation: Situation, procedure: Procedure) -> list[str]:
    """The charged articles, each with the name of its code, in Dutch: letters are."""
    record = procedure.last("ChargesSet")
    known = situation.pack.articles
    return [
        situation.pack.citation(code)["nl"] for code in (record.public["articles"] if record else ()) if code in known
    ]


def charged(name: str) -> Value:
    """A value of the charges."""
    return lambda situation, procedure: record.get(name) if (record := procedure.last("ChargesSet")) else None


def route(situation: Situation, procedure: Procedure) -> str | None:
    """The route chosen at triage."""
    record = procedure.last("BreachTriaged")
    return record.public["route"] if record else None


RUNNING = "reported triaged charged"
UNDER_WAY = "triaged charged"

STEPS = (
    opens(BreachReported, "reported", "breach C", rules.triaged_as_breach),
    step(BreachTriaged, "reported", "triaged", "breach D", rules.route_of_the_pack),
    step(ChargesSet, UNDER_WAY, "charged", "personnel D", rules.articles_of_the_code),
    step(PersonIdentified, RUNNING, STAY, "personnel C"),
    step(PersonCleared, RUNNING, STAY, "personnel D"),
    step(SettledInformally, "reported triaged", "settled", "breach D"),
    step(GroupInformed, UNDER_WAY, STAY, "breach D"),
    step(PersonWarned, UNDER_WAY, STAY, "personnel D", rules.conversation_before_warning),
    step(InvestigatorAppointed, RUNNING, STAY, "personnel D"),
    step(FindingRecorded, UNDER_WAY, STAY, "personnel D"),
    step(KnowledgeRecorded, UNDER_WAY, STAY, "personnel C"),
    step(SanctionProposed, "charged", STAY, "personnel D", rules.sanction_of_the_pack),
    step(DecisionTaken, "charged", {"sanction": "decided", "none": "decided", "referred": "decided"}, "personnel D",
         rules.hearing_first, rules.sanction_of_the_pack, by="outcome"),
    step(JudicialReportMade, f"{RUNNING} decided", STAY, "personnel D"),
    step(BreachDismissed, RUNNING, "dismissed", "breach D"),
    step(PersonToldNoAction, "dismissed", STAY, "personnel C"),
    *(
        step(fact, "decided", STAY, "personnel C")
        for fact in (PenaltyEntered, DismissalGiven, ReasonsNotified, CostsClaimed, SanctionStarted, SanctionEnded)
    ),
    step(BreachClosed, "decided settled dismissed", "closed", "breach D"),
)  # fmt: skip

WORKFLOW = Workflow(
    "breach", half="report", column="breach",
    states=("reported", "triaged", "charged", "decided", "settled", "dismissed", "closed"), ended=("settled",
    "dismissed", "closed"),
    steps=STEPS, track=("reported", "triaged", "charged", "decided", "closed"), waits=waits, opens_case=True,
    about=("report", "control"), once=True,
    overview=("BreachReported.title", "BreachReported.description", "PersonIdentified.person",
    "PersonIdentified.status",
              "BreachTriaged.route", "ChargesSet.charges", "ChargesSet.articles", "BreachReported.occurred_on"),
    values={
        "breach.charges": charged("charges"), "breach.considered": charged("considered"), "breach.articles": articles,
        "breach.route": route,
    },
)  # fmt: skip
