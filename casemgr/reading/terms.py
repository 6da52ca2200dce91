"""What the rows of a case need beside its facts: its pack, the terms that run under it, what was set."""

import json
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from collections.abc import Collection

    from casemgr.casefile import Procedure, Record
    from casemgr.law.clocks import Clock, Counted
    from casemgr.law.packs import Pack
    from casemgr.law.provisions import Task
    from casemgr.workflow import Workflow


@dataclass
class Terms:
    """What the rows of a case need beside its facts: its pack and the terms that the organisation has set."""

    pack: "Pack"
    settings: dict[str, str]
    _by_workflow: dict[str, "list[Clock]"] = field(default_factory=dict)
    _counted: dict[Any, "Counted | None"] = field(default_factory=dict)
    _labels: dict[str, str] = field(default_factory=dict)

    def clocks_of(self, procedure: "Procedure") -> "list[Clock]":
        """The clocks that facts of this procedure can start, under this pack."""
        name = procedure.workflow.name
        if name not in self._by_workflow:
            from casemgr import workflow
            from casemgr.law.clocks import load

            kinds = {row.fact.__name__ for row in procedure.workflow.steps} | {
                row.fact.__name__ for row in workflow.load("file").steps
            }
            runs = (
                clock
                for clock in load().values()
                if self._applies(clock, name) and any(t.fact in kinds for t in clock.starts)
            )
            self._by_workflow[name] = [self._set(clock) for clock in runs]
        return self._by_workflow[name]

    @cached_property
    def task_facts(self) -> frozenset[str]:
        """The facts that a task of the code or the law follows, or that settle one."""
        from casemgr.law import commontasks

        return commontasks.facts(self.pack)

    def tasks_after(self, kind: str, public: dict[str, Any], filled: "Collection[str]") -> "tuple[Task, ...]":
        """What the code, else the law, asks after a fact."""
        from casemgr.law import commontasks

        return commontasks.after(self.pack, kind, public, filled)

    def shown(self, record: "Record", name: str) -> Any:
        """A value of a fact for a task card: in the words of the pack where it words it, else the fact, the field and
        the value, to be worded when read.
        """
        from casemgr.law import packcodes

        value = record.get(name)
        return packcodes.label(self.pack, record.kind, name, value) or [record.kind, name, value]

    def label(self, clock: "Clock") -> str:
        """What the clock is called, as JSON in both languages: lists need it without reading the law files."""
        if clock.name not in self._labels:
            self._labels[clock.name] = json.dumps(dict(clock.label), ensure_ascii=False, sort_keys=True)
        return self._labels[clock.name]

    def needs_of(self, workflow: "Workflow", kind: str) -> str:
        """The cell of the role table for a step that is waited for; it may open another procedure."""
        from casemgr import workflow as workflows

        own = workflow.steps_of(kind)
        return (own or workflows.load(workflows.takers(kind)[0]).steps_of(kind))[0].needs

    def looks_again(self, clock: "Clock", procedure: "Procedure") -> bool:
        """Whether a clock that looks at a measure again has anything to look at: some measures are done once."""
        ordered = procedure.last("MeasureOrdered") if clock.reviewing else None
        measure = self.pack.measures.get(str(ordered.public["kind"])) if ordered is not None else None
        return measure is None or measure.reviewed

    def _applies(self, clock: "Clock", workflow: str) -> bool:
        if clock.workflows and workflow not in clock.workflows:
            return False
        if clock.organisation not in ("", self.pack.organisation):
            return False
        if clock.attach == "pack":
            return clock.name in self.pack.clocks.attach
        return clock.country in ("", self.pack.country)

    def _set(self, clock: "Clock") -> "Clock":
        value = self.settings.get(clock.setting, "") if clock.setting else ""
        return (
            clock.filled(int(value))
            if clock.status in ("unset", "assumed") and value.isascii() and value.isdigit()
            else clock
        )

    def local(self, at: datetime | date | None) -> datetime | date | None:
        """A moment of the ledger in the zone of the pack; what was given with its offset keeps it."""
        utc = isinstance(at, datetime) and at.utcoffset() == timedelta()
        return at.astimezone(ZoneInfo(self.pack.zone)) if utc and isinstance(at, datetime) else at

    def count(self, clock: "Clock", start: datetime | date, options: dict[str, str]) -> "Counted | None":
        """The limits of a clock; None when the rule was not in force on that day. Counted once a process."""
        key = (clock.name, start, tuple(options.items()))
        if key not in self._counted:
            from casemgr.law.clocks import count

            zone = ZoneInfo(self.pack.zone)
            day = start.astimezone(zone).date() if isinstance(start, datetime) else start
            if len(self._counted) > 5000:
                self._counted.clear()
            self._counted[key] = (
                count(clock, start, zone=zone, country=self.pack.country, options=options)
                if clock.in_force(day)
                else None
            )
        return self._counted[key]
