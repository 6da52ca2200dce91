"""The facts of a breach: from what is said to have happened to the end of what followed."""

from typing import ClassVar, Literal

from casemgr.casefacts import Means
from casemgr.facts import Authority, Code, Fact, Moment, Narrative, OnDay, Short, audience

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
    """The route, and why. `ground`: the one of the code's own list, where the code has one."""

    route: Code
    grounds: Narrative
    ground: Code | None = None


class SettledInformally(Fact):
    """A lawful end: talked over, no decision about anybody."""

    what: Narrative


class GroupInformed(Fact):
    """A notice to people of whom nobody is named: its audience, and what they read."""

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
    """Not the report, and not the conversation: the moment somebody found that it is so, and in which capacity."""

    seen_by: ClassVar[str | None] = PERSONNEL

    found_at: OnDay
    text: Narrative
    found_by: Short
    capacity: Code


class KnowledgeRecorded(Fact):
    """Since when the body that can dismiss knows the facts. The conversation does not bring that about by itself."""

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
    address: Narrative | None = None
    facts: list[Narrative] | None = None  # as the letter tells them; else those charged
    papers: list[Short] | None = None


class SanctionStarted(Fact):
    seen_by: ClassVar[str | None] = PERSONNEL

    at: Moment


class SanctionEnded(Fact):
    seen_by: ClassVar[str | None] = PERSONNEL

    at: Moment


class BreachClosed(Fact):
    pass
