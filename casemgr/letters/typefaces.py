"""The fonts of a house: two TrueType files that can be embedded and have every letter of Dutch."""

import hashlib
import struct
from pathlib import Path

from casemgr.errors import Unusable
from casemgr.language import Text, text
from casemgr.letters.sheet import Typeface

KIND = "house-font"
MOST_BYTES = 10_000_000
NEEDED = "".join(map(chr, range(0x20, 0x7F))) + "éèëêïîíóöôüûúáàâäçñÉÈËÏÓÖÜÁÀÇ€§°–—‘’“”„…·"
RESTRICTED = 0x0002  # OS/2, fsType: may not be embedded


def read(regular: Path, bold: Path) -> Typeface:
    """Raises Unusable (`house-font`), each time with the name of the file."""
    contents = [_checked(path) for path in (regular, bold)]
    name = hashlib.sha256(b"\0".join(contents)).hexdigest()[:12]
    return Typeface(f"House-{name}", *contents)


def _checked(path: Path) -> bytes:
    from reportlab.pdfbase.ttfonts import TTFError, TTFontFace

    if path.stat().st_size > MOST_BYTES:
        raise _unfit(text("The font {file} is too large: more than 10 MB.", file=path.name))
    content = path.read_bytes()
    try:
        face = TTFontFace(str(path), validate=1)
        face.makeSubset([ord("a"), ord("é")])
        allowed = struct.unpack(">H", face.get_table("OS/2")[8:10])[0]
    except (TTFError, struct.error, LookupError, ValueError, TypeError, AssertionError) as error:
        raise _unfit(
            text("The font {file} is no TrueType font that a letter can be set in.", file=path.name)
        ) from error
    if allowed & 0x000F == RESTRICTED:
        raise _unfit(text("The font {file} may not be embedded in a document: its licence says so.", file=path.name))
    lacking = [c for c in NEEDED if ord(c) not in face.charToGlyph]
    if lacking:
        raise _unfit(text("The font {file} lacks characters of Dutch: {characters}", file=path.name,
                          characters=" ".join(lacking[:12])))  # fmt: skip
    return content


def _unfit(said: Text) -> Unusable:
    return Unusable(KIND, said, hint=text("Use the TrueType files (.ttf) of a typeface, one regular and one bold."))
