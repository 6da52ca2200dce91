"""Clocks: terms as data, and the counting of one clock from one start."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import cache
from typing import TYPE_CHECKING, Literal
from zoneinfo import ZoneInfo

from casemgr.errors import Unusable
from casemgr.language import Words, text
from casemgr.law.triggers import UNSAID as UNSAID
from casemgr.law.triggers import Trigger as Trigger
from casemgr.law.triggers import agrees

if TYPE_CHECKING:
    from casemgr.law.steps import Step

Status = Literal["settled", "assumed", "contested", "unset"]
Attach = Literal["country", "pack"]


@dataclass(frozen=True, slots=True)
class Term:
    """One reading of a clock: how it is counted, and for which options and starting days."""

    id: str
    label: Words
    method: str
    amount: int | None = None  # hours, days, weeks, months or working days, as the method says; None: unset
    contested: bool = False
    source: str = ""
    shift: bool = False  # a last day that is closed moves to the next working day
    notice: str = "day"  # what precedes day 1: the day itself, or a working day after posting
    wait_months: int = 0  # months before the term begins
    then_weeks: int = 0  # weeks that follow the term
    week: str = ""  # a week of the calendar that counts Saturdays in its time
    options: Mapping[str, frozenset[str]] = field(default_factory=dict)
    started_from: date = date.min
    started_until: date = date.max

    def serves(self, day: date, options: Mapping[str, str]) -> bool:
        """Whether this reading is the one for that start and those options."""
        if not self.started_from <= day <= self.started_until:
            return False
        return all(options.get(name) in known for name, known in self.options.items())


@dataclass(frozen=True, slots=True)
class Clock:
    """A term of the law or of a code of conduct, as `data/` holds it."""

    name: str
    label: Words
    says: Words
    source: str
    unit: Literal["hours", "days"]
    status: Status
    terms: tuple[Term, ...]
    starts: tuple[Trigger, ...] = ()
    stops: tuple[Trigger, ...] = ()
    drops: tuple[Trigger, ...] = ()
    after: tuple[Trigger, ...] = ()  # runs only once one of these was recorded
    letters: tuple[str, ...] = ()  # the letters its letter facts must be about; empty: any
    workflows: tuple[str, ...] = ()  # the procedures it runs in; empty: any
    about: tuple[str, ...] = ()  # runs only in a procedure about one of these; empty: about anything
    within: Literal["procedure", "about"] = "procedure"
    attach: Attach = "pack"
    country: str = ""  # empty: any
    organisation: str = ""  # as in a pack: only a local government, or only an employer; empty: any
    options: Mapping[str, str] = field(default_factory=dict)  # reading option ← public field of the starting fact
    when: Mapping[str, object] = field(default_factory=dict)
    setting: str = ""
    valid_from: date = date.min
    valid_to: date = date.max
    without_delay: bool = False  # "onverwijld": no last moment, only the time gone by is shown
    versioned: bool = False  # some term has options or dates of its own
    backward: bool = False  # counted back from its start, such as a notice before a hearing
    only_as_remedy: bool = False  # after a decision: runs only where the pack names it against the outcome
    reviewing: bool = False  # runs only for a measure that the pack has looked at again
    first: bool = False  # the earliest start counts, not the last recorded: later ones never begin it anew
    waiting: bool = False  # a period to wait out: what is done after it is on time

    def choices(self) -> dict[str, list[str]]:
        """The options that counting needs, each with the values it knows."""
        found: dict[str, set[str]] = {}
        for term in self.terms:
            for option, known in term.options.items():
                found.setdefault(option, set()).update(known)
        return {option: sorted(known) for option, known in sorted(found.items())}

    def options_of(self, trigger: Trigger, values: Mapping[str, object]) -> dict[str, str]:
        """The reading options that a starting fact settles."""
        read = {option: values.get(name) for option, name in self.options.items()}
        return {option: str(value) for option, value in read.items() if value is not None} | dict(trigger.gives)

    def runs_for(self, values: Mapping[str, object]) -> bool:
        """Whether the public values of the starting fact meet `when`."""
        return agrees(self.when, values)

    def in_force(self, day: date) -> bool:
        """Whether the rule existed on that day, in one of its versions."""
        versions = [term for term in self.terms if term.started_from <= day <= term.started_until]
        return self.valid_from <= day <= self.valid_to and bool(versions or not self.terms)

    def filled(self, value: int) -> "Clock":
        """This clock with the length that the organisation has set; its status becomes "assumed"."""
        if isinstance(value, bool) or not isinstance(value, int) or not 0 < value <= 3660:
            raise Unusable(
                "bad-setting",
                text("“{setting}” must be a whole number from 1 to 3660.", setting=self.setting or self.name),
                hint=text("Example: {example}.", example=f"casemgr settings set {self.setting} 20"),
            )
        terms = tuple(replace(term, amount=value) for term in self.terms)
        return replace(self, terms=terms, status="assumed")


@dataclass(frozen=True, slots=True)
class Reading:
    """The end of a term by one reading, in the zone it was counted for."""

    id: str
    at: datetime
    contested: bool
    label: Words
    source: str = ""


@dataclass(frozen=True, slots=True)
class Counted:
    """What counting gave: the earliest and the latest uncontested reading, and every reading apart."""

    rule: str
    deadline: datetime | None
    outer: datetime | None
    readings: tuple[Reading, ...]
    status: Status
    clock: Clock
    start: datetime | date
    zone: ZoneInfo
    country: str
    options: Mapping[str, str]

    @property
    def steps(self) -> "tuple[Step, ...]":
        """How every uncontested reading was counted; worked out only when asked for."""
        from casemgr.law.counting import retrace

        return retrace(self)

    @property
    def sources(self) -> tuple[str, ...]:
        """The source of the clock, then those of its readings."""
        more = (reading.source for reading in self.readings if reading.source)
        return tuple(dict.fromkeys((self.clock.source, *more)))


@cache
def load() -> Mapping[str, Clock]:
    """Every clock of `data/law/`, checked; Unusable names the file, the key and the line of a mistake."""
    from casemgr.law.clockfiles import read_all

    return read_all()


_NO_OPTIONS: Mapping[str, str] = {}


def count(
    clock: Clock,
    start: datetime | date,
    *,
    zone: ZoneInfo,
    country: str,
    options: Mapping[str, str] = _NO_OPTIONS,
) -> Counted:
    """The limits of a clock; none when it is unset, not in force on that day, or lacks an option."""
    from casemgr.law.counting import ends

    readings = ends(clock, start, zone, country, options)
    # compared by instant: in one zone datetimes compare by the clock on the wall, which repeats an hour
    firm = [reading.at for reading in readings if not reading.contested]
    return Counted(
        clock.name,
        min(firm, key=datetime.timestamp) if firm else None,
        max(firm, key=datetime.timestamp) if firm else None,
        readings,
        clock.status if readings or clock.without_delay else "unset",
        clock,
        start,
        zone,
        country,
        options,
    )
