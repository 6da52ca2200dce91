"""A list as a file of plain text: which signs it is written in, what separates its cells, and its rows."""

import codecs
import csv
import io
import re
import unicodedata
from collections.abc import Callable, Iterator

from casemgr.desk.staff_columns import COMMENT
from casemgr.errors import Unusable
from casemgr.language import Text, text

MOST_BYTES = 100_000_000
MARKS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
"""The bytes some programs begin a file with, to say how it is written."""
SEPARATORS = (";", ",", "\t", "|")
_SEP_LINE = re.compile(r"sep=([;,|\t])\s*?[\r\n]", re.IGNORECASE)
_FORMULA = re.compile(r'="?([^"]*)"?')
"""How a spreadsheet is told to leave the zeros before a number alone."""


def cut(raw: bytes, means: Callable[[str], str | None]) -> tuple[str, str, str, list[str]]:
    """How the file is written, the sign between its cells, its text and its headings; `means` knows a heading."""
    if len(raw) > MOST_BYTES:
        raise Unusable("list-too-large", text("This list is larger than 100 MB."), hint=text("Cut it into pieces."))
    encoding, content = _decoded(raw)
    told = _SEP_LINE.match(content)
    content = f"{COMMENT}{content}" if told else content
    found = {sign: _heading(content, sign) for sign in ([told[1]] if told else SEPARATORS)}
    separator = max(found, key=lambda sign: len({means(cell) for cell in found[sign]} - {None}))
    return encoding, separator, content, found[separator]


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


def rows(content: str, separator: str) -> Iterator[tuple[int, list[str] | Text]]:
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
    _, row = next(rows(content, separator), (0, []))
    return [] if isinstance(row, Text) else row


def letter(at: int) -> str:
    """The letter a spreadsheet shows above a column, counted from 0: A, B … Z, AA."""
    return (letter(at // 26 - 1) if at >= 26 else "") + chr(ord("A") + at % 26)


def tidy(cell: str) -> str:
    """What somebody meant to fill in: signs in one piece, no spaces around it, no formula that only keeps zeros."""
    said = unicodedata.normalize("NFC", cell).replace("\N{NO-BREAK SPACE}", " ").strip()
    formula = _FORMULA.fullmatch(said)
    return formula[1].strip() if formula else said
