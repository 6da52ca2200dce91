"""The pieces of fonts that letters embed: made once for the same characters, not once for each letter.

ReportLab makes them anew for each document, and adds up the width of each word anew. Here both are kept in memory, in
bounds; what is written is the same.
"""

import functools
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

SYMBOLIC, PLAIN = 4, 32  # flags of a font descriptor (ISO 32000-1, table 123)
WORDS, PIECES = 8192, 32  # how many are kept


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a font as a file of its own, compressed, with how its characters are called and how wide they are."""

    name: str
    file: bytes
    length: int  # of the file, before
    unicode: bytes
    widths: str


def keep(font: Any) -> None:
    """Lets a font of ReportLab take its pieces and the widths of words out of memory."""
    widths, other = font.face.charWidths, font.face.defaultWidth

    @functools.lru_cache(maxsize=WORDS)
    def thousandths(word: str) -> float:
        return float(sum(widths.get(ord(character), other) for character in word))

    def width(said: str | bytes, size: float, encoding: str = "utf-8") -> float:
        word = said.decode(encoding) if isinstance(said, bytes) else said
        return 0.001 * size * thousandths(word)

    font.stringWidth = width
    font.addObjects = functools.partial(_add, font)


def settle(names: Iterable[str], characters: Iterable[str], document: Any) -> None:
    """Gives characters beyond ASCII their places in the fonts of a document in a fixed order, whatever comes first in
    the text: letters with the same characters then share their pieces.
    """
    from reportlab.pdfbase import pdfmetrics

    ordered = "".join(sorted({c for c in characters if c > "~"}))
    for name in names:
        pdfmetrics.getFont(name).splitString(ordered, document)


def _add(font: Any, document: Any) -> None:
    """The objects of a font in a document, as `TTFont.addObjects` has them."""
    from reportlab.pdfbase import pdfdoc

    state = font.state[document]
    state.frozen = 1
    for number, subset in enumerate(state.subsets):
        name, made = font.getSubsetInternalName(number, document)[1:], pdfdoc.PDFTrueTypeFont()
        piece = _piece(font.face, number, tuple(subset))
        made.Name, made.BaseFont = name, piece.name
        made.FirstChar, made.LastChar, made.Widths = 0, len(subset) - 1, piece.widths
        made.ToUnicode = document.Reference(_packed(piece.unicode), f"toUnicodeCMap:{piece.name}")
        made.FontDescriptor = _describe(font.face, document, piece)
        document.Reference(made, name)
        document.idToObject["BasicFonts"].dict[name] = made
    del font.state[document]


def _describe(face: Any, document: Any, piece: Piece) -> Any:
    from reportlab.pdfbase import pdfdoc

    file = _packed(piece.file, Length1=piece.length)
    said = {
        "Type": "/FontDescriptor",
        "Ascent": face.ascent,
        "CapHeight": face.capHeight,
        "Descent": face.descent,
        "Flags": face.flags & ~PLAIN | SYMBOLIC,
        "FontBBox": pdfdoc.PDFArray(face.bbox),
        "FontName": pdfdoc.PDFName(piece.name),
        "ItalicAngle": face.italicAngle,
        "StemV": face.stemV,
        "FontFile2": document.Reference(file, f"fontFile:{piece.name}"),
        "MissingWidth": face.defaultWidth,
    }
    return document.Reference(pdfdoc.PDFDictionary(said), f"fontDescriptor:{piece.name}")


def _packed(content: bytes, **said: int) -> Any:
    from reportlab.pdfbase import pdfdoc

    return pdfdoc.PDFStream(pdfdoc.PDFDictionary({**said, "Filter": pdfdoc.PDFName("FlateDecode")}), content)


@functools.lru_cache(maxsize=PIECES)
def _piece(face: Any, number: int, subset: tuple[int, ...]) -> Piece:
    from reportlab.lib.rl_accel import fp_str
    from reportlab.pdfbase.ttfonts import SUBSETN, makeToUnicodeCMap

    name = (SUBSETN(number) + b"+" + face.name + face.subfontNameX).decode("ascii")
    made = face.makeSubset(list(subset))
    return Piece(
        name,
        zlib.compress(made),
        len(made),
        zlib.compress(makeToUnicodeCMap(name, list(subset)).encode("ascii")),
        f"[{fp_str(*map(face.getCharWidth, subset))}]",
    )
