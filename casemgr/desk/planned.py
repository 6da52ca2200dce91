"""What a plan is made of: acts that still lie ahead with their days, and where two rules leave no room."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

from casemgr.casefile import Procedure
from casemgr.language import Text, Words
from casemgr.law.clocks import Clock
from casemgr.reading.terms import Terms
from casemgr.situation import Limit, Situation

HEARING = "hearing"
State = Literal["possible", "waits", "passed", "unset"]
BY_THE_PERSON = frozenset({"AppealLodged", "ExternalAppealNoted"})
"""What the person concerned does: their right, so no office has to be open for it."""


@dataclass(frozen=True, slots=True)
class Act:
    """One act of the timetable. `fact` records it; `earliest` and `latest` are in force only as far as `reckoned`
    says on what they are reckoned; `hint` is for planning and moves no term.
    """

    procedure: str
    fact: str
    label: Words | Text
    state: State
    earliest: date | None = None
    latest: datetime | None = None
    outer: datetime | None = None
    why: Words | Text | None = None
    source: str = ""
    rule: str = ""
    runs: bool = False  # the clock `rule` runs in the case: it can be explained
    setting: str = ""
    waits_for: Words | Text | None = None
    unblocks: str = ""  # the fact it waits for
    reckoned: Text | None = None
    hint: Text | None = None
    without_delay: bool = False


@dataclass(frozen=True, slots=True)
class Clash:
    """Two rules that leave no lawful day: shown, never solved by moving a date."""

    procedure: str
    rule: str
    sentence: Text
    source: str


@dataclass(frozen=True, slots=True)
class Part:
    """The acts of one procedure, in the order of its workflow."""

    procedure: str
    name: Words
    acts: tuple[Act, ...]
    clashes: tuple[Clash, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """The lawful timetable of one case as of one moment."""

    case: str
    today: date
    parts: tuple[Part, ...]

    @property
    def acts(self) -> tuple[Act, ...]:
        """Every act, procedure by procedure."""
        return tuple(act for part in self.parts for act in part.acts)

    @property
    def clashes(self) -> tuple[Clash, ...]:
        """Every clash."""
        return tuple(clash for part in self.parts for clash in part.clashes)


@dataclass(frozen=True)
class Ahead:
    """What planning looks at: the situation, the terms of its pack, and the procedures that are shown."""

    situation: Situation
    terms: Terms
    shown: Sequence[Procedure]
    limits: Sequence[Limit] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "limits", tuple(self.situation.find_limits()))

    @property
    def today(self) -> date:
        """The local day."""
        return self.situation.today

    def open_limits(self, procedure: Procedure) -> list[tuple[Limit, Clock]]:
        """The clocks of a procedure that were neither met nor dropped, with what they are."""
        clocks = {clock.name: clock for clock in self.terms.clocks_of(procedure)}
        return [
            (limit, clocks[limit.rule])
            for limit in self.limits
            if limit.procedure == procedure.id and limit.state in ("running", "overdue", "unset")
        ]

    def hearing_about(self, procedure: Procedure) -> Procedure | None:
        """The hearing about a procedure that still has to be held."""
        those = self.situation.case.those_about(procedure)
        return next((other for other in those if other.workflow.name == HEARING and not other.ended), None)

    def day_of(self, hearing: Procedure) -> date | None:
        """The day a hearing is planned on, as it was last put off."""
        record = hearing.last("PostponementGranted") or hearing.last("HearingPlanned")
        at = (record.moment("new_at") or record.moment("at")) if record is not None else None
        return at.astimezone(self.situation.zone).date() if at is not None else None

    def may_read(self, procedure: Procedure, column: str) -> bool:
        """Whether this viewer may know how a step of that column stands."""
        viewer = self.situation.viewer
        return viewer.sees({procedure.workflow.column if column == "file" else column})
