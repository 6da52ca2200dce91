"""Source Sans, the type of the letters (BEV house style), embedded from `data/fonts`; or the type of a house."""

import functools
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from pathlib import Path
from typing import IO

from casemgr.errors import Unusable
from casemgr.language import Text, text
from casemgr.letters.sheet import Sheet, Typeface
from casemgr.resources import DATA

REGULAR, BOLD = "SourceSans", "SourceSans-Bold"
_FILES = {REGULAR: "SourceSansPro-Regular.ttf", BOLD: "SourceSansPro-Bold.ttf"}

PARTS: Mapping[str, Text] = {
    "letterhead": text("the letterhead"),
    "address": text("the name or address of who gets the letter"),
    "reference": text("the reference line"),
    "salutation": text("the salutation"),
    "blocks": text("the text of the letter"),
    "signatures": text("the names of who signs"),
    "enclosures": text("the enclosures"),
    "copy_to": text("who gets a copy"),
}
"""Where on a letter a character stands, in the order in which a clerk would look."""


@dataclass(frozen=True, slots=True)
class Family:
    """The names under which ReportLab knows both weights, and the code points that both can draw."""

    regular: str
    bold: str
    drawable: frozenset[int]


def register() -> frozenset[int]:
    """Makes Source Sans known to ReportLab; answers the code points both weights can draw."""
    return family().drawable


def family(own: Typeface | None = None) -> Family:
    """The fonts of a house, or Source Sans; made known to ReportLab once a process."""
    return _own(own) if own else _shipped()


@functools.cache
def _shipped() -> Family:
    return _known(REGULAR, BOLD, *(DATA / "fonts" / file for file in _FILES.values()))


@functools.lru_cache(maxsize=4)
def _own(own: Typeface) -> Family:
    return _known(own.name, f"{own.name}-Bold", io.BytesIO(own.regular), io.BytesIO(own.bold))


def _known(regular: str, bold: str, *files: Path | IO[bytes]) -> Family:
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    drawable: list[set[int]] = []
    for name, file in zip((regular, bold), files, strict=True):
        font = TTFont(name, file)
        pdfmetrics.registerFont(font)
        drawable.append(set(font.face.charToGlyph))
    # No italic in a letter: mapped to upright, so that nothing can fall back on a font not embedded.
    pdfmetrics.registerFontFamily(regular, normal=regular, bold=bold, italic=regular, boldItalic=bold)
    return Family(regular, bold, frozenset(set.intersection(*drawable)))


def require_glyphs(paper: object) -> None:
    """Refuses a character the font lacks (`no-glyph`): paper would show an empty box, unnoticed."""
    drawable = family(paper.typeface if isinstance(paper, Sheet) else None).drawable
    lacking = sorted({c for c in characters(paper) if ord(c) not in drawable})
    if not lacking:
        return
    part = next((label for name, label in PARTS.items() if lacking[0] in characters(getattr(paper, name, ()))), None)
    said = {"character": lacking[0], "code": f"U+{ord(lacking[0]):04X}"}
    sentence = text("The font of the letters has no character {character} ({code}).", **said)
    if part:
        named = "The font of the letters has no character {character} ({code}), used in {part}."
        sentence = text(named, **said, part=part)
    raise Unusable("no-glyph", sentence, hint=text("Write it in Latin letters, as on the identity card."))


def characters(part: object) -> set[str]:
    """Every character that is printed of it."""
    return set("".join(_texts(part))) - {"\n"}


def _texts(part: object) -> Iterator[str]:
    if isinstance(part, str):
        yield part
    elif isinstance(part, tuple | list):
        for item in part:
            yield from _texts(item)
    elif is_dataclass(part):
        for field in fields(part):
            yield from _texts(getattr(part, field.name))
