"""A staff list as a file: which signs it is written in, what separates its cells, where each column stands."""

import codecs
import csv
import io
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from casemgr.desk.staff_columns import COMMENT, EXAMPLE, REQUIRED, by_heading, columns, plain
from casemgr.errors import Unusable
from casemgr.language import Text, text

MOST_BYTES = 100_000_000
MARKS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
"""The bytes some programs begin a file with, to say how it is written."""
SEPARATORS = (";", ",", "\t", "|")
_SEP_LINE = re.compile(r"sep=([;,|\t])\s*?[\r\n]", re.IGNORECASE)
_FORMULA = re.compile(r'="?([^"]*)"?')
"""How a spreadsheet is told to leave the zeros before a number alone."""


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
        for number, row in _rows(self.content, self.separator):
            if isinstance(row, Text):
                yield Wrong(number, None, row)
            elif heading:
                heading = False
            elif any(_tidy(cell) for cell in row[len(self.columns) :]):
                yield Wrong(number, None, text("There are more cells than headings: put a text that holds the "
                                               "separator between double quotes."))  # fmt: skip
            else:
                cells = {name: said for name, cell in zip(self.columns, row, strict=False)
                         if name and (said := _tidy(cell))}  # fmt: skip
                if cells and not EXAMPLE.match(cells.get("number", "")):
                    yield Line(number, cells)


def read(raw: bytes) -> StaffList:
    """Finds out how a file is written. `Unusable` when it is no list, or a column that is needed is not there."""
    if len(raw) > MOST_BYTES:
        raise Unusable("list-too-large", text("This list is larger than 100 MB."), hint=text("Cut it into pieces."))
    encoding, content = _decoded(raw)
    told = _SEP_LINE.match(content)
    content = f"{COMMENT}{content}" if told else content
    rows = {sign: _heading(content, sign) for sign in ([told[1]] if told else SEPARATORS)}
    separator = max(rows, key=lambda sign: len({by_heading().get(plain(cell)) for cell in rows[sign]} - {None}))
    named = [by_heading().get(plain(cell)) for cell in rows[separator]]
    _require_columns(named)
    unread = tuple(letter(at) for at, name in enumerate(named) if name is None and rows[separator][at].strip())
    return StaffList(encoding, separator, tuple(named), unread, content)


def _decoded(raw: bytes) -> tuple[str, str]:
    """The text and what it was written in; the name is that of the program that saves so."""
    if raw.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF")):
        raise Unusable(
            "not-a-list",
            text("This is a workbook or another document, not a list in plain text."),
            hint=text("Save it in the spreadsheet as: CSV UTF-8."),
        )
    for mark, name in MARKS.items():
        if raw.startswith(mark):
            return _strict(raw, name)
    if b"\0" in raw[:4000]:
        odd, even = raw[1:4000:2].count(0), raw[:4000:2].count(0)
        return _strict(raw, "utf-16-le" if odd > even else "utf-16-be")
    for name in ("utf-8", "cp1252"):
        try:
            return name, raw.decode(name)
        except UnicodeDecodeError:
            continue
    return "latin-1", raw.decode("latin-1")


def _strict(raw: bytes, name: str) -> tuple[str, str]:
    try:
        content = raw.decode(name)
    except UnicodeDecodeError:
        content = "\0"
    if "\0" in content:
        raise Unusable(
            "not-a-list",
            text("The signs of this file cannot be read."),
            hint=text("Save it in the spreadsheet as: CSV UTF-8."),
        )
    return name.removesuffix("-sig").removesuffix("-le").removesuffix("-be"), content


def _rows(content: str, separator: str) -> Iterator[tuple[int, list[str] | Text]]:
    """Rows with the line they begin on; comments and empty lines are left out. Ends at quotes that do not match."""
    reader = csv.reader(io.StringIO(content, newline=""), delimiter=separator, strict=True)
    while True:
        begins = reader.line_num + 1
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error:
            yield begins, text("The double quotes from this line on are not in pairs, so what follows cannot be read.")
            return
        if any(cell.strip() for cell in row) and not row[0].lstrip().startswith(COMMENT):
            yield begins, row


def _heading(content: str, separator: str) -> list[str]:
    """The first row, if its cells are cut by this sign."""
    _, row = next(_rows(content, separator), (0, []))
    return [] if isinstance(row, Text) else row


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


def letter(at: int) -> str:
    """The letter a spreadsheet shows above a column, counted from 0: A, B … Z, AA."""
    return (letter(at // 26 - 1) if at >= 26 else "") + chr(ord("A") + at % 26)


def _tidy(cell: str) -> str:
    """What somebody meant to fill in: signs in one piece, no spaces around it, no formula that only keeps zeros."""
    said = unicodedata.normalize("NFC", cell).replace("\N{NO-BREAK SPACE}", " ").strip()
    formula = _FORMULA.fullmatch(said)
    return formula[1].strip() if formula else said
