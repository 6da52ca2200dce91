"""A remedy outside the organisation, noted where it is taken."""

from typing import ClassVar

from casemgr.facts import Code, Fact, OnDay, Short


class ExternalAppealNoted(Fact):
    """With the appeal committee for disciplinary matters, the Council of State, a court. `outcome` once it is known;
    `decided_at`: the day of the ruling.
    """

    seen_by: ClassVar[str | None] = "personnel"

    body: Short
    lodged_at: OnDay
    hearing_at: OnDay | None = None
    defence_sent_at: OnDay | None = None
    witnesses_asked_at: OnDay | None = None
    outcome: Code | None = None
    decided_at: OnDay | None = None
