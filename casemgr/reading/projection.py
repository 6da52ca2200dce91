"""The read tables as a whole: made, kept up to date case by case, thrown away and made again."""

import hashlib
from collections.abc import Callable, Iterator
from types import ModuleType
from typing import TYPE_CHECKING, Any

from casemgr.reading import (
    cases,
    deadlines,
    documents,
    hearings,
    involved,
    people,
    post,
    procedures,
    search,
    signed,
    tasks,
)
from casemgr.reading.terms import Terms
from casemgr.resources import DATA

if TYPE_CHECKING:
    from casemgr.casefile import CaseFile, Record
    from casemgr.store.connection import Register

PER_CASE: tuple[ModuleType, ...] = (cases, procedures, deadlines, tasks, hearings, documents, signed, post, involved)
Rows = dict[str, dict[tuple[Any, ...], tuple[Any, ...]]]


def rows_of(case: "CaseFile", terms: Terms, before: Rows | None = None, touched: "Record | None" = None) -> Rows:
    """Every row this case has in the read tables, by table and key; with `touched`, what that fact cannot change is
    kept.
    """
    if before is not None and touched is not None:
        return _renewed(case, terms, before, touched)
    every = list(case.procedures.values())
    return {table.TABLE: {row[: len(table.KEY)]: row for row in table.rows(case, terms, every)} for table in PER_CASE}


def _renewed(case: "CaseFile", terms: Terms, before: Rows, touched: "Record") -> Rows:
    """Only the procedure of the fact, what that is about or what is about it, and the one whose fact it corrects can
    have other rows.
    """
    of = case.procedures[touched.procedure]
    ids = {of.id, of.about, *(other.id for other in case.those_about(of))}
    corrected = touched.event.corrects or touched.public.get("of")
    if corrected:
        ids |= {case.records[corrected - 1].procedure}
    some = [procedure for name, procedure in case.procedures.items() if name in ids]
    rows: Rows = {}
    for table in PER_CASE:
        by = table.CHANGED_BY | terms.task_facts if table is tasks else table.CHANGED_BY
        if not corrected and by and touched.kind not in by:
            rows[table.TABLE] = before[table.TABLE]
            continue
        made = {row[: len(table.KEY)]: row for row in table.rows(case, terms, some)}
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
    return f"delete from {table.TABLE} where {' and '.join(f'{name} = ?' for name in table.KEY)}"


def stored(register: "Register", number: str) -> Rows:
    """The rows of a case as they stand in the tables."""
    return {
        table.TABLE: {
            tuple(row)[: len(table.KEY)]: tuple(row)
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
        (DATA / "tasks", "*.toml"),
        (DATA / "calendars", "*.toml"),
        (home / "reading", "*.py"),
        (home / "law", "*.py"),
    ):
        yield from sorted(folder.glob(pattern))
    for place in found:
        yield from sorted(place.glob("*.py"))
    yield from (home / name for name in ("casefile.py", "places.py", "viewer.py", "workflow.py"))


Progress = Callable[[int, int], None]


def findable(connection: Any, case: "CaseFile", records: "list[Record]", anew: bool = False) -> None:
    """Adds the text of some facts to the search index; `anew` all of it, when the case is for other eyes now."""
    if anew:
        search.drop(connection, case)
        records = case.records
    for record in records:
        search.add(connection, case, record)
