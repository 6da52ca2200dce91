"""Search: one full-text row for each fact and audience, so that nobody finds a word they may not read."""

import re
from typing import TYPE_CHECKING, Any

from casemgr import places
from casemgr.viewer import mask

if TYPE_CHECKING:
    from casemgr.casefile import CaseFile, Record

CREATE = """
create virtual table search using fts5(
    body, number unindexed, columns unindexed, tokenize = "unicode61 remove_diacritics 2", prefix = '2 3'
);
insert into search (search, rank) values ('secure-delete', 1);
"""
_PLACES = 8
"""Row ids per event: one for each audience its text can have."""


def add(connection: Any, case: "CaseFile", record: "Record") -> None:
    """Makes the text of one fact findable."""
    for rowid, body, columns in _rows(case, record):
        connection.execute(
            "insert into search (rowid, body, number, columns) values (?, ?, ?, ?)", (rowid, body, case.number, columns)
        )


def drop(connection: Any, case: "CaseFile") -> None:
    """Takes the text of a case out of the index."""
    for record in case.records:
        first = record.event.position * _PLACES
        connection.execute("delete from search where rowid between ? and ?", (first, first + _PLACES - 1))


def _rows(case: "CaseFile", record: "Record") -> list[tuple[int, str, int]]:
    said = record.event.personal
    if not said:
        return []
    usual = places.of_record(case, record)
    by_place: dict[frozenset[str], list[str]] = {}
    for name, value in sorted(said.items()):  # the order in which they were said is not kept
        where = places.of_field(case, record, name)
        by_place.setdefault(usual if where is None else where, []).extend(_texts(value))
    base = record.event.position * _PLACES
    ordered = sorted(by_place.items(), key=lambda pair: mask(pair[0]))
    return [(base + n, "\n".join(texts), mask(where)) for n, (where, texts) in enumerate(ordered)]


def _texts(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [text for _, part in sorted(value.items()) for text in _texts(part)]
    return [text for part in value for text in _texts(part)] if isinstance(value, list) else []


def matching(query: str) -> tuple[str, dict[str, Any]]:
    """A condition on `cases c`: its number, a person's name, or every word somewhere in one fact."""
    words = re.findall(r"\w+", query)[:8]
    if not words:
        return "0", {}
    phrase = " ".join(f'"{word}"*' for word in words)
    condition = """(c.number like :like or c.number in (
        select s.number from search s where search match :phrase and (s.columns = 0 or (s.columns & :columns) <> 0)
        order by s.rowid desc limit 5000)
        or c.number in (select p.number from case_people p join people n on n.person = p.person
            where (p.columns & :columns) <> 0 and n.name like :name))"""
    return condition, {"like": f"%{query.strip()}%", "phrase": phrase, "name": f"%{query.strip()}%"}
