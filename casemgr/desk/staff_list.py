"""A staff list as a file: where each column stands, and who stands on each line."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from casemgr.desk.plain_table import cut, letter, rows, tidy
from casemgr.desk.staff_columns import EXAMPLE, REQUIRED, by_heading, columns, plain
from casemgr.errors import Unusable
from casemgr.language import Text, text


@dataclass(frozen=True, slots=True)
class Line:
    """One person: the line of the file they begin on, and their cells by column; empty ones are left out."""

    number: int
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Wrong:
    """What is wrong in one line. It never says what stood there."""

    line: int
    column: str | None
    sentence: Text


@dataclass(frozen=True, slots=True)
class StaffList:
    """A file that was understood. `unread`: the letters of the columns with another heading."""

    encoding: str
    separator: str
    columns: tuple[str | None, ...]
    unread: tuple[str, ...]
    content: str

    def lines(self) -> Iterator[Line | Wrong]:
        """Everybody in the list; a line that cannot be cut into cells is told in its place."""
        heading = True
        for number, row in rows(self.content, self.separator):
            if isinstance(row, Text):
                yield Wrong(number, None, row)
            elif heading:
                heading = False
            elif any(tidy(cell) for cell in row[len(self.columns) :]):
                yield Wrong(number, None, text("There are more cells than headings: put a text that holds the "
                                               "separator between double quotes."))  # fmt: skip
            else:
                cells = {name: said for name, cell in zip(self.columns, row, strict=False)
                         if name and (said := tidy(cell))}  # fmt: skip
                if cells and not EXAMPLE.match(cells.get("number", "")):
                    yield Line(number, cells)


def read(raw: bytes) -> StaffList:
    """Finds out how a file is written. `Unusable` when it is no list, or a column that is needed is not there."""
    encoding, separator, content, headings = cut(raw, lambda cell: by_heading().get(plain(cell)))
    named = [by_heading().get(plain(cell)) for cell in headings]
    _require_columns(named)
    unread = tuple(letter(at) for at, name in enumerate(named) if name is None and headings[at].strip())
    return StaffList(encoding, separator, tuple(named), unread, content)


def _require_columns(named: list[str | None]) -> None:
    """Every column that is always filled in must be there, once; the organisation may be given for the whole list."""
    missing = [name for name in REQUIRED if name not in named and name != "entity"]
    twice = sorted({name for name in named if name and named.count(name) > 1})
    if len(missing) > 2:
        raise Unusable(
            "no-headings",
            text("The first line of this list does not hold the headings that are needed."),
            hint=text("See which: casemgr people template"),
        )
    if missing:
        names = {code: ", ".join(columns()[name].heading[code] for name in missing) for code in ("nl", "en")}
        raise Unusable(
            "missing-column",
            text("The list has no column: {columns}.", columns=names),
            hint=text("See which headings there are: casemgr people template"),
        )
    if twice:
        places = [letter(at) for at, name in enumerate(named) if name == twice[0]]
        raise Unusable(
            "column-twice",
            text("Columns {places} have the same meaning: {column}.", places=", ".join(places),
                 column=columns()[twice[0]].heading),
            hint=text("Keep one of them, or give the other one another heading."),
        )  # fmt: skip
