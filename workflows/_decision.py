"""Facts that a breach and disciplinary proceedings share."""

from datetime import date
from typing import ClassVar, Literal

from casemgr.facts import Authority, Code, Fact, Narrative, OnDay, Short


class InvestigatorAppointed(Fact):
    seen_by: ClassVar[str | None] = "personnel"

    person: Short


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
