"""The pieces of fonts that letters embed: made once for the same characters, not once for each letter."""

import functools
import zlib
from collections.abc import Iterable
from typing import Any

SYMBOLIC, PLAIN = 4, 32  # flags of a font descriptor (ISO 32000-1, table 123)


def keep(font: Any) -> None:
    """Lets a font of ReportLab take its pieces out of memory."""
    font.face.addSubsetObjects = functools.partial(_add, font.face)


def settle(names: Iterable[str], characters: Iterable[str], document: Any) -> None:
    """Gives characters beyond ASCII their places in the fonts of a document in a fixed order, whatever comes first in
    the text: letters with the same characters then share their pieces.
    """
    from reportlab.pdfbase import pdfmetrics

    ordered = "".join(sorted({c for c in characters if c > "~"}))
    for name in names:
        pdfmetrics.getFont(name).splitString(ordered, document)


def _add(face: Any, document: Any, name: str, subset: list[int]) -> Any:
    """What ReportLab does for each document, with the bytes at hand."""
    from reportlab.pdfbase import pdfdoc

    content, length = _piece(face, tuple(subset))
    said = pdfdoc.PDFDictionary({"Length1": length, "Filter": pdfdoc.PDFName("FlateDecode")})
    descriptor = {
        "Type": "/FontDescriptor",
        "Ascent": face.ascent,
        "CapHeight": face.capHeight,
        "Descent": face.descent,
        "Flags": face.flags & ~PLAIN | SYMBOLIC,
        "FontBBox": pdfdoc.PDFArray(face.bbox),
        "FontName": pdfdoc.PDFName(name),
        "ItalicAngle": face.italicAngle,
        "StemV": face.stemV,
        "FontFile2": document.Reference(pdfdoc.PDFStream(said, content), f"fontFile:{name}"),
        "MissingWidth": face.defaultWidth,
    }
    return document.Reference(pdfdoc.PDFDictionary(descriptor), f"fontDescriptor:{name}")


@functools.lru_cache(maxsize=32)
def _piece(face: Any, subset: tuple[int, ...]) -> tuple[bytes, int]:
    made = face.makeSubset(list(subset))
    return zlib.compress(made), len(made)
