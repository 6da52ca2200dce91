"""One case as of one moment for one viewer: all that rules, letters, plans and screens get."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from casemgr.casefile import CaseFile, Procedure, Record
from casemgr.law.packs import Pack
from casemgr.viewer import Viewer


@dataclass(frozen=True, slots=True)
class Limit:
    """A clock of the case as it stands now; `state` as in the contract: running, met, late, overdue, dropped, unset."""

    rule: str
    procedure: str
    state: str
    deadline: datetime | None
    outer: datetime | None
    started_by: int


@dataclass(frozen=True, slots=True)
class Task:
    """Something to do in the case: given by somebody, or following from a fact. `said`: its words, or JSON of them."""

    id: str
    holder: str
    said: str | None
    due: str | None
    done_at: str | None


@dataclass(frozen=True, slots=True)
class Situation:
    """A case, now."""

    case: CaseFile
    pack: Pack
    now: datetime
    viewer: Viewer
    settings: Mapping[str, str] = field(default_factory=dict)
    find_entity: Callable[[], Mapping[str, Any]] = dict
    find_person: Callable[[str], Mapping[str, Any] | None] = lambda key: None
    find_users: Callable[[], Mapping[str, str]] = dict
    find_limits: Callable[[], Sequence[Limit]] = tuple
    find_tasks: Callable[[], Sequence[Task]] = tuple
    find_case: Callable[[str], CaseFile | None] = lambda number: None
    find_cases_of: Callable[[str], Sequence[CaseFile]] = lambda person: ()
    find_named: Callable[[str], str | None] = lambda said: None  # by account, name or function: the number of a person

    @property
    def users(self) -> Mapping[str, str]:
        """The users of the register: key → name."""
        return self.find_users()

    @property
    def entity(self) -> Mapping[str, Any]:
        """The legal person this case belongs to; empty when none is set."""
        return self.find_entity()

    def person(self, key: str | None) -> Mapping[str, Any]:
        """What is known of a person; somebody who is not registered has only the name that was typed."""
        if not key:
            return {}
        return self.find_person(key) or {"family_name": key}

    def status_on(self, key: str | None, day: date) -> str | None:
        """The status of a registered person on a day; None when it is not known."""
        told = [(row["from"] or "", row["status"]) for row in self.person(key).get("statuses", ())]
        return next((status for begun, status in sorted(told, reverse=True) if begun <= day.isoformat()), None)

    def suspended_on(self, key: str | None, day: date) -> bool:
        """Whether the employment contract of a registered person is suspended on a day."""
        told, on = self.person(key).get("suspensions", ()), day.isoformat()
        return any(row["from"] <= on <= (row["until"] or on) for row in told)

    def limits(self, rule: str, procedure: Procedure | None = None) -> list[Limit]:
        """The clocks of this name, in one procedure or in the whole case."""
        return [
            limit
            for limit in self.find_limits()
            if limit.rule == rule and (procedure is None or limit.procedure == procedure.id)
        ]

    def tasks(self) -> Sequence[Task]:
        """The tasks of the case that were not dropped."""
        return self.find_tasks()

    def other_case(self, number: str) -> CaseFile | None:
        """Another case of the register, for rules that weigh what stands there; never shown as such."""
        return self.find_case(number)

    def cases_of(self, person: str | None) -> Sequence[CaseFile]:
        """The other cases that concern a registered person, oldest first."""
        return [case for case in self.find_cases_of(person) if case.number != self.case.number] if person else []

    @property
    def zone(self) -> ZoneInfo:
        """The pack's zone, never the machine's."""
        return ZoneInfo(self.pack.zone)

    @property
    def today(self) -> date:
        """The local day."""
        return self.now.astimezone(self.zone).date()

    def last(self, kind: str, procedure: Procedure | None = None) -> Record | None:
        """The last fact of this kind that stands, in one procedure or in the whole case."""
        if procedure is not None:
            return procedure.last(kind)
        found = [record for p in self.case.procedures.values() if (record := p.last(kind))]
        return max(found, key=lambda record: record.seq) if found else None

    def running(self, workflow: str) -> list[Procedure]:
        """The procedures of a workflow that have not ended."""
        return [p for p in self.case.procedures.values() if p.workflow.name == workflow and not p.ended]
