"""What a code of conduct provides about control: kinds, when it may become individual, how long its data are kept."""

from dataclasses import dataclass
from typing import Literal

from casemgr.language import Words

Level = Literal["organisation", "department", "service", "person"]
Condition = Literal["finality", "transparency", "proportionality", "trusted_person"]
IndividualGround = Literal[
    "purpose_1_3", "warned_before", "professional_undisputed", "public_posts", "absence", "harassment",
    "ordered_content",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Control:
    """A kind of control. `levels`: where it may begin, the widest first; `conditions`: to be checked before any data
    are handed over; `executed_by`: roles that may carry it out; `most_days`: the longest period, 0 when none is set.
    `routes`: only while the breach goes by one of these; `before_triage`: also before a route was chosen, or without a
    breach; `after_warning`: only of who was warned, once something was found after it.
    """

    label: Words
    source: str
    levels: tuple[Level, ...]
    help: Words | None = None
    purposes: tuple[str, ...] = ()  # none: any of the code's
    conditions: tuple[Condition, ...] = ()
    executed_by: tuple[str, ...] = ()
    witness: bool = False
    most_days: int = 0
    routes: tuple[str, ...] = ()  # none: whatever the route
    before_triage: bool = False
    after_warning: bool = False
    silent: bool = False


@dataclass(frozen=True, slots=True)
class Individualisation:
    """A ground on which data may be traced to a person. `after_warning`: only data collected after a warning to
    people among whom this person was; `next_control`: found again in the general control that follows that warning.
    """

    source: str
    help: Words
    purposes: tuple[str, ...] = ()  # none: under any purpose
    kinds: tuple[str, ...] = ()  # none: in any kind of control
    after_warning: bool = False
    next_control: bool = False
    witness: bool = False
    silent: bool = False


@dataclass(frozen=True, slots=True)
class ControlData:
    """How long data of a control are kept. `clock`: the limit; `longer`: never, only once the authority was told,
    or with reasons.
    """

    source: str
    clock: str
    longer: Literal["never", "told_authority", "reasoned"]
    warning_clock: str = ""
    silent: bool = False
