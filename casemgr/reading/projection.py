"""The read tables as a whole: made, kept up to date case by case, thrown away and made again."""

import hashlib
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from types import ModuleType
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from casemgr import places
from casemgr.reading import cases, deadlines, documents, hearings, involved, people, procedures, search, tasks
from casemgr.resources import DATA

if TYPE_CHECKING:
    from casemgr.casefile import CaseFile, Procedure, Record
    from casemgr.law.clocks import Clock, Counted
    from casemgr.law.packs import Pack
    from casemgr.store.connection import Register
    from casemgr.workflow import Workflow

PER_CASE: tuple[ModuleType, ...] = (cases, procedures, deadlines, tasks, hearings, documents, involved)
Rows = dict[str, dict[tuple[Any, ...], tuple[Any, ...]]]


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

    def _applies(self, clock: "Clock", workflow: str) -> bool:
        if clock.workflows and workflow not in clock.workflows:
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


def rows_of(case: "CaseFile", terms: Terms, before: Rows | None = None, touched: "Record | None" = None) -> Rows:
    """Every row this case has in the read tables, by table and key; with `touched`, what that fact cannot change is
    kept.
    """
    if before is not None and touched is not None:
        return _renewed(case, terms, before, touched)
    every = list(case.procedures.values())
    return {table.TABLE: {row[: table.KEY]: row for row in table.rows(case, terms, every)} for table in PER_CASE}


def _renewed(case: "CaseFile", terms: Terms, before: Rows, touched: "Record") -> Rows:
    """Only the procedure of the fact, what that is about, and the one whose fact it corrects can have other rows."""
    ids = {touched.procedure, case.procedures[touched.procedure].about}
    corrected = touched.event.corrects or touched.public.get("of")
    if corrected:
        ids |= {case.records[corrected - 1].procedure}
    some = [procedure for name, procedure in case.procedures.items() if name in ids]
    rows: Rows = {}
    for table in PER_CASE:
        if not corrected and touched.kind not in table.CHANGED_BY and table.CHANGED_BY:
            rows[table.TABLE] = before[table.TABLE]
            continue
        made = {row[: table.KEY]: row for row in table.rows(case, terms, some)}
        place = table.PROCEDURE
        kept = (
            {key: row for key, row in before[table.TABLE].items() if row[place] not in ids} if place is not None else {}
        )
        rows[table.TABLE] = kept | made
    return rows


def write(connection: Any, before: Rows, after: Rows) -> None:
    """Replaces what changed; a row that stayed the same is not touched."""
    for table in PER_CASE:
        old, new = before.get(table.TABLE, {}), after[table.TABLE]
        for key in old.keys() - new.keys():
            connection.execute(_delete(table), key)
        for key, row in new.items():
            if old.get(key) != row:
                connection.execute(_insert(table, len(row)), row)


_statements: dict[tuple[str, int], str] = {}


def _insert(table: ModuleType, width: int) -> str:
    if (table.TABLE, width) not in _statements:
        _statements[table.TABLE, width] = f"insert or replace into {table.TABLE} values ({', '.join('?' * width)})"
    return _statements[table.TABLE, width]


def _delete(table: ModuleType) -> str:
    names = (
        "number",
        {"procedures": "id", "tasks": "id", "documents": "document", "case_people": "person"}.get(
            table.TABLE, "procedure"
        ),
        "rule",
    )
    return f"delete from {table.TABLE} where {' and '.join(f'{name} = ?' for name in names[: table.KEY])}"


def stored(register: "Register", number: str) -> Rows:
    """The rows of a case as they stand in the tables."""
    return {
        table.TABLE: {
            tuple(row)[: table.KEY]: tuple(row)
            for row in register.rows(f"select * from {table.TABLE} where number = ?", (number,))
        }
        for table in PER_CASE
    }


def is_current(register: "Register") -> bool:
    """Whether the tables were made by this code and these data files."""
    row = register.row("select value from meta where key = 'reading'")
    return row is not None and row[0] == fingerprint()


def create_all(connection: Any) -> None:
    """Empty tables, whatever stood there; they are not current until they are marked so."""
    connection.execute("delete from meta where key = 'reading'")
    for name in [*(table.TABLE for table in PER_CASE), *people.TABLES, "search"]:
        connection.execute(f"drop table if exists {name}")
    for module in (*PER_CASE, people, search):
        for statement in module.CREATE.split(";\n"):
            if statement.strip():
                connection.execute(statement)


def mark_current(connection: Any) -> None:
    """Says by which code and data the tables were made."""
    connection.execute("insert or replace into meta values ('reading', ?)", (fingerprint(),))


def fingerprint() -> str:
    """A digest of all that the read tables are a function of, beside the facts."""
    digest = hashlib.sha256()
    for path in _sources():
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def _sources() -> Iterator[Any]:
    from importlib.util import find_spec
    from pathlib import Path

    home = Path(__file__).parent.parent
    spec = find_spec("workflows")
    found = [Path(place) for place in (spec.submodule_search_locations or ())] if spec else []
    for folder, pattern in (
        (DATA / "law", "*.toml"),
        (DATA / "calendars", "*.toml"),
        (home / "reading", "*.py"),
        (home / "law", "*.py"),
    ):
        yield from sorted(folder.glob(pattern))
    for place in found:
        yield from sorted(place.glob("*.py"))
    yield from (home / "casefile.py", home / "workflow.py")


Progress = Callable[[int, int], None]


def findable(
    connection: Any, case: "CaseFile", records: "list[Record]", before: tuple[frozenset[str], ...] = ()
) -> tuple[frozenset[str], ...]:
    """Adds the text of some facts to the search index; all of it anew when the case stands elsewhere than `before`."""
    now = places.signature(case)
    if before and before != now[: len(before)]:
        search.drop(connection, case)
        records = case.records
    for record in records:
        search.add(connection, case, record)
    return now
