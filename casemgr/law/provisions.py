"""What a code of conduct provides: the parts of a pack, each with its source.

`silent`: the code says nothing here, so the source is the law, or a custom that is still to be confirmed.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from casemgr.language import Words

Status = Literal[
    "statutory", "on_probation", "contractual", "subsidised_teacher", "own_teacher",
    "student_or_intern", "volunteer", "external", "executive", "councillor",
]  # fmt: skip
Ground = Literal[
    "contract_suspended", "person_declines", "written_instead", "urgent", "facts_undisputed", "unreachable",
    "not_required_by_code",
]  # fmt: skip
HearingKind = Literal["conversation", "disciplinary", "dismissal", "suspension", "measure", "appeal", "objection"]
ReportRouteCode = Literal[
    "head_of_service", "department_head", "general_director", "deputy", "system_administrator", "dpo",
    "service_desk", "privacy_mailbox", "whistleblower", "outside",
]  # fmt: skip
RuleName = Literal[
    "hearing-first", "conversation-before-warning", "charges-before-invitation", "person-before-invitation",
    "route-of-the-pack", "sanction-of-the-pack", "waiver-of-the-pack", "measure-of-the-pack",
    "authority-of-the-pack", "costs-need-liability", "kind-of-control", "purpose-of-the-pack", "level-of-control",
    "conditions-of-control", "individual-on-a-ground", "witness-to-control", "control-data-kept",
    "individual-data-to-the-inquiry", "appeal-open-to-staff", "appeal-by-others-than-deciders",
    "refusal-is-reasoned", "harassment-is-not-recorded", "harassment-goes-no-further",
    "not-passed-to-the-concerned", "with-a-second-person", "advice-without-names",
]  # fmt: skip
"""The rules that hang on a code. A rule runs where a pack names it, and takes its source from there."""


@dataclass(frozen=True, slots=True)
class Article:
    """`cite`: how people cite it within the code. `charge`: somebody can be charged with breaking it."""

    title: Words
    cite: Words
    charge: bool = False


@dataclass(frozen=True, slots=True)
class Cover:
    """One status the code covers. `silent`: the code does not name it; `source` then says why it counts."""

    source: str
    silent: bool = False


@dataclass(frozen=True, slots=True)
class Hearing:
    """Whether the person is heard before any decision, and by which rule."""

    required: bool
    source: str
    silent: bool = False


@dataclass(frozen=True, slots=True)
class Route:
    """One way a breach can go after triage. `milder`: the lighter route, where the code puts facts under both."""

    article: str
    label: Words
    help: Words
    hearing: Hearing
    evidence_without_warning: bool
    warning: bool = False
    grounds: Mapping[str, Words] = field(default_factory=dict)
    statuses: tuple[Status, ...] = ()  # none: for everybody
    milder: str = ""
    silent: bool = False


@dataclass(frozen=True, slots=True)
class Organ:
    """Who can act for the organisation. `of`: the entity (gemeente, ocmw), when it acts for one only."""

    label: Words
    the: Words
    of: str = ""


@dataclass(frozen=True, slots=True)
class Office:
    """The organs that may do one thing, the usual one first; `by_status`: others, for a person like that."""

    organs: tuple[str, ...]
    source: str
    silent: bool = False
    by_status: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Measure:
    """A provisional measure, pending the final decision. `remedy_by_status`: others, or none (""), for a person like
    that; `most_days`: the longest it may last, 0 when the code sets none; `reviewed`: it lasts, so it is looked at
    again while it does; false for what is done once.
    """

    label: Words
    source: str
    help: Words | None = None
    remedy: str = ""
    remedy_by_status: Mapping[Status, str] = field(default_factory=dict)
    statuses: tuple[Status, ...] = ()  # none: for everybody
    most_days: int = 0
    reviewed: bool = True
    silent: bool = False


@dataclass(frozen=True, slots=True)
class Sanction:
    """An outcome for these statuses. `needs`: fields a decision fills; `opens`: a procedure it starts."""

    label: Words
    source: str
    statuses: tuple[Status, ...]
    decided_by: str
    help: Words | None = None
    needs: tuple[str, ...] = ()
    remedy: str = ""
    remedy_by_status: Mapping[Status, str] = field(default_factory=dict)  # others, or none (""), for a person like that
    opens: str = ""
    silent: bool = False


@dataclass(frozen=True, slots=True)
class Remedy:
    """What the person can do against a decision. `clock`: its term, when the law or the code has one."""

    label: Words
    source: str
    clock: str = ""
    silent: bool = False


@dataclass(frozen=True, slots=True)
class ReportRoute:
    """A way a report comes in, and who must hear of it. No `tells`: only the one who received it."""

    label: Words
    source: str
    tells: tuple[str, ...] = ()
    silent: bool = False


@dataclass(frozen=True, slots=True)
class Purpose:
    """What a control may be for."""

    label: Words
    source: str
    help: Words | None = None


@dataclass(frozen=True, slots=True)
class Waiver:
    """A ground on which nobody need be heard. No `routes`: on all of them. `on_decision_day`: it must still hold
    when the decision is taken.
    """

    source: str
    help: Words
    routes: tuple[str, ...] = ()
    on_decision_day: bool = False
    silent: bool = False


@dataclass(frozen=True, slots=True)
class HearingRules:
    """`duties`: where hearing somebody is a duty beside the routes, by kind of hearing, each from its own source."""

    waivers: Mapping[Ground, Waiver]
    duties: Mapping[HearingKind, Hearing] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Clocks:
    """The clocks that run only where a code names them."""

    attach: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule that runs because the code says so. `except_`: waiver grounds that lift it."""

    source: str
    except_: tuple[str, ...] = ()
    silent: bool = False


@dataclass(frozen=True, slots=True)
class Task:
    """To do once a fact is there with these public fields (`when`; a list: any of these). `due`: "now", "P7D", "PT24H"
    or "". `shows`: the fields of the fact that stand on the card: act, object and time, never why; `until`: facts that
    settle it, first the one its holder records.
    """

    for_: str
    text: Words
    due: str = ""
    when: Mapping[str, Any] = field(default_factory=dict)
    shows: tuple[str, ...] = ()
    until: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()  # facts that make it needless when they are there already
    only_with: tuple[str, ...] = ()  # only in a case that holds one of these facts
    source: str = ""
    proposal: bool = False  # a habit we propose, no rule

    def wanted(self, said: Mapping[str, object]) -> bool:
        """Whether a fact that says this asks for the task; a list in `when` means any of these."""
        found = ((said.get(key), value) for key, value in self.when.items())
        return all(one in value if isinstance(value, list) else one == value for one, value in found)


@dataclass(frozen=True, slots=True)
class LetterRoute:
    """What a letter says on one route: the articles it cites and its own sentence."""

    articles: tuple[str, ...]
    says: Words


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter in the words of the code."""

    title: Words
    closing: str
    routes: Mapping[str, LetterRoute] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Signatures:
    """Letters that two sign. `beside`: by the organ that decided, the organ whose head signs too."""

    letters: tuple[str, ...]
    beside: Mapping[str, tuple[str, ...]]
    source: str


@dataclass(frozen=True, slots=True)
class Supervisor:
    """An authority that a leak can be notified to, and why this one."""

    name: Words
    reason: Words
    source: str
