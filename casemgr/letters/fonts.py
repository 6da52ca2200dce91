"""Source Sans, the type of the letters (BEV house style), embedded from `data/fonts`."""

import functools
import zlib
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

from casemgr.errors import Unusable
from casemgr.language import text
from casemgr.resources import DATA

REGULAR, BOLD = "SourceSans", "SourceSans-Bold"
_FILES = {REGULAR: "SourceSansPro-Regular.ttf", BOLD: "SourceSansPro-Bold.ttf"}


@functools.cache
def register() -> frozenset[int]:
    """Makes the fonts known to ReportLab, once a process; answers the code points both weights can draw."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    drawable: list[set[int]] = []
    for name, file in _FILES.items():
        font = TTFont(name, DATA / "fonts" / file)
        font.face.addSubsetObjects = functools.partial(_add_subset, font.face)
        pdfmetrics.registerFont(font)
        drawable.append(set(font.face.charToGlyph))
    # No italic in a letter: mapped to upright, so that nothing can fall back on a font not embedded.
    pdfmetrics.registerFontFamily(REGULAR, normal=REGULAR, bold=BOLD, italic=REGULAR, boldItalic=BOLD)
    return frozenset(set.intersection(*drawable))


def settle(sheet: object, document: Any) -> None:
    """Gives the letters of a sheet their places in the fonts of a document, in the order of the alphabet: letters with
    the same characters then have the same piece of each font, which is made once.
    """
    from reportlab.pdfbase import pdfmetrics

    characters = "".join(sorted({c for said in _texts(sheet) for c in said if c > "~"}))
    for name in _FILES:
        pdfmetrics.getFont(name).splitString(characters, document)


def _add_subset(face: Any, document: Any, name: str, subset: list[int]) -> Any:
    """What ReportLab does for each document, with the piece of the font out of memory where it was made before."""
    from reportlab.pdfbase import pdfdoc

    content, length = _piece(face, tuple(subset))
    file = pdfdoc.PDFStream(pdfdoc.PDFDictionary({"Length1": length, "Filter": pdfdoc.PDFName("FlateDecode")}), content)
    symbolic, plain = 4, 32
    descriptor = {
        "Type": "/FontDescriptor",
        "Ascent": face.ascent,
        "CapHeight": face.capHeight,
        "Descent": face.descent,
        "Flags": face.flags & ~plain | symbolic,
        "FontBBox": pdfdoc.PDFArray(face.bbox),
        "FontName": pdfdoc.PDFName(name),
        "ItalicAngle": face.italicAngle,
        "StemV": face.stemV,
        "FontFile2": document.Reference(file, f"fontFile:{name}"),
        "MissingWidth": face.defaultWidth,
    }
    return document.Reference(pdfdoc.PDFDictionary(descriptor), f"fontDescriptor:{name}")


@functools.lru_cache(maxsize=32)
def _piece(face: Any, subset: tuple[int, ...]) -> tuple[bytes, int]:
    made = face.makeSubset(list(subset))
    return zlib.compress(made), len(made)


def require_glyphs(sheet: object) -> None:
    """Refuses a character the font lacks (`no-glyph`): paper would show an empty box, unnoticed."""
    drawable = register()
    for character in sorted({c for said in _texts(sheet) for c in said if c != "\n"}):
        if ord(character) not in drawable:
            raise Unusable(
                "no-glyph",
                text(
                    "The font of the letters has no character {character} ({code}).",
                    character=character,
                    code=f"U+{ord(character):04X}",
                ),
                hint=text("Write it in Latin letters, as on the identity card."),
            )


def _texts(part: object) -> Iterator[str]:
    if isinstance(part, str):
        yield part
    elif isinstance(part, tuple | list):
        for item in part:
            yield from _texts(item)
    elif is_dataclass(part):
        for field in fields(part):
            yield from _texts(getattr(part, field.name))
