"""Facts that a breach and disciplinary proceedings share."""

from datetime import date
from typing import ClassVar, Literal

from casemgr.facts import Authority, Code, Fact, Narrative, OnDay, Short


class InvestigatorAppointed(Fact):
    """Who investigates. Their letter also says which facts, what is asked and by when."""

    seen_by: ClassVar[str | None] = "personnel"

    person: Short
    mission: Narrative | None = None
    facts: list[Narrative] | None = None
    report_by: date | None = None


class DecisionTaken(Fact):
    """A decision with its parts: what is proven, the answer to each defence, why this outcome. The outcome may be
    none. `facts_proven` may be empty in a decision that only opens proceedings: nothing is proven yet. `penalty`:
    which one of those that the work regulations list.
    """

    seen_by: ClassVar[str | None] = "personnel"

    outcome: Literal["sanction", "none", "referred"]
    sanction: Code | None = None
    authority: Authority
    decided_at: OnDay
    facts_proven: list[Narrative]
    articles: list[Code]
    answer_to_defence: list[Narrative]
    proportionality: Narrative
    from_: date | None = None
    until: date | None = None
    amount: int | None = None  # cents
    day_wage: int | None = None  # cents, before tax; only for a fine
    penalty: Short | None = None
    scope: Short | None = None  # which means of communication it takes away or limits
    free_speech: Narrative | None = None
    intention: Narrative | None = None
    functioning: Narrative | None = None
    earlier: Literal["weighed", "not_weighed"] | None = None  # what still counts from earlier cases
    execution: Narrative | None = None
    present: list[Short] | None = None  # who took part, where a college decided
    absent: list[Short] | None = None
