"""One case as of one moment for one viewer: all that rules, letters, plans and screens get."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from casemgr.casefile import CaseFile, Procedure, Record
from casemgr.law.packs import Pack
from casemgr.viewer import Viewer


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
