"""One case folded from its facts: the same for everybody, at any time, on any machine."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from typing import Any

from casemgr import workflow as workflows
from casemgr.facts import Fact
from casemgr.store.ledger import Event
from casemgr.workflow import NEW, Workflow

FILE = "file"
"""The procedure every case has: facts that belong to no procedure in particular."""


class Record:
    """An event of a case. Its fact is parsed only when asked for; public values are at hand without."""

    def __init__(self, event: Event) -> None:
        self.event = event
        self.seq = event.seq
        self.kind = event.kind
        self.public = event.public
        self.procedure = event.procedure or FILE
        self.replaced_by: Record | None = None
        self.withdrawn = False

    @property
    def fact_type(self) -> type[Fact]:
        """The model's class."""
        return workflows.facts().get(self.kind) or _kernel(self.kind)

    @cached_property
    def fact(self) -> Fact:
        """The model; text that was erased reads "(gewist)"."""
        return self.fact_type.recall(self.event.public, None if self.event.erased else self.event.personal or {})

    @property
    def stands(self) -> bool:
        """Whether it still counts: neither corrected by a later fact nor withdrawn."""
        return self.replaced_by is None and not self.withdrawn

    def get(self, name: str) -> Any:
        """One value as JSON, public or personal; None when it was not said."""
        return self.public.get(name) if name in self.public else (self.event.personal or {}).get(name)

    def moment(self, name: str) -> datetime | None:
        """A public instant of the fact, with the offset it was given in."""
        value = self.public.get(name)
        return datetime.fromisoformat(value) if value else None

    def when(self, name: str) -> datetime | date | None:
        """A public instant or a bare date; what happened without a moment of its own happened when it was recorded."""
        value = self.public.get(name)
        if not value:
            return self.recorded_at if name == "happened_at" else None
        return date.fromisoformat(value) if len(value) == 10 else datetime.fromisoformat(value)

    @property
    def recorded_at(self) -> datetime:
        """When it came into the ledger, UTC."""
        return datetime.fromisoformat(self.event.recorded_at)


@dataclass(slots=True)
class Procedure:
    """One running workflow in a case."""

    id: str
    workflow: Workflow
    state: str = NEW
    about: str | None = None
    records: list[Record] = field(default_factory=list)
    by_kind: dict[str, list[Record]] = field(default_factory=dict)

    @property
    def ended(self) -> bool:
        """Whether nothing more is to be done in it."""
        return self.state in self.workflow.ended

    def last(self, *kinds: str) -> Record | None:
        """The last recorded fact of these kinds that still stands."""
        found = [record for kind in kinds for record in self.by_kind.get(kind, ()) if record.stands]
        return max(found, key=lambda record: record.seq) if found else None

    def all(self, kind: str) -> list[Record]:
        """Every fact of this kind that still stands, in order."""
        return [record for record in self.by_kind.get(kind, ()) if record.stands]

    def has(self, *kinds: str) -> bool:
        """Whether one of these facts stands."""
        return self.last(*kinds) is not None


class CaseFile:
    """A case and its procedures. Grows by `add`; nothing else changes it."""

    def __init__(self, number: str) -> None:
        self.number = number
        self.records: list[Record] = []
        self.procedures: dict[str, Procedure] = {}
        self.pack_digest = ""
        self.entity: str | None = None
        self.position = 0  # of its first event: cases sort and page by it, never by number
        self.hushed_later: frozenset[str] = frozenset()  # as it stood once: reports whose words were taken away since

    @classmethod
    def fold(cls, number: str, events: Iterable[Event]) -> "CaseFile":
        """The case as its facts make it."""
        case = cls(number)
        for event in events:
            case.add(event)
        return case

    @property
    def seq(self) -> int:
        """The number of its last fact."""
        return self.records[-1].seq if self.records else 0

    def add(self, event: Event) -> Record:
        """One fact more. Rules are not asked again: what was accepted stays accepted."""
        record = Record(event)
        if record.kind == "CaseOpened":
            self.pack_digest, self.entity, self.position = (
                event.public["pack_digest"],
                event.public.get("entity"),
                event.position,
            )
        procedure = self.procedures.get(record.procedure) or self._begin(record)
        if event.corrects is not None:
            self.records[event.corrects - 1].replaced_by = record
        else:
            procedure.state = _moved(procedure, record)
        if record.kind == "FactCorrected":
            self.records[event.public["of"] - 1].withdrawn = True
        self.records.append(record)
        procedure.records.append(record)
        procedure.by_kind.setdefault(record.kind, []).append(record)
        return record

    def _begin(self, record: Record) -> Procedure:
        procedure = Procedure(record.procedure, workflows.load(record.procedure.rpartition("-")[0] or FILE))
        procedure.about = about_of(record.public)
        self.procedures[procedure.id] = procedure
        return procedure

    def next_id(self, workflow: str) -> str:
        """The id a new procedure of this workflow gets."""
        return f"{workflow}-{1 + sum(1 for p in self.procedures.values() if p.workflow.name == workflow)}"

    def about(self, procedure: Procedure) -> Procedure | None:
        """The procedure this one is about."""
        return self.procedures.get(procedure.about or "")

    def those_about(self, procedure: Procedure) -> list[Procedure]:
        """The procedures that are about this one."""
        return [other for other in self.procedures.values() if other.about == procedure.id]

    @property
    def main(self) -> Procedure:
        """The procedure that gives the case its name: the last that opens cases, so a report that became a leak is
        a leak.
        """
        running = [p for p in self.procedures.values() if p.workflow.opens_case]
        return running[-1] if running else next(iter(self.procedures.values()))


def _moved(procedure: Procedure, record: Record) -> str:
    """The state after a fact. What any procedure can take moves none."""
    if procedure.workflow.name != FILE and not procedure.workflow.steps_of(record.kind):
        workflows.load(FILE).fire(record.kind, "open", record.public)
        return procedure.state
    return procedure.workflow.fire(record.kind, procedure.state, record.public)


def about_of(public: dict[str, Any]) -> str | None:
    """What an opening fact says it is about; facts name it differently."""
    return public.get("about") or public.get("against") or public.get("from_report")


def _kernel(kind: str) -> type[Fact]:
    from casemgr import casefacts

    return getattr(casefacts, kind)  # type: ignore[no-any-return]
