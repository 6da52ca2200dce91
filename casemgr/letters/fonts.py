"""Source Sans, the type of the letters (BEV house style), embedded from `data/fonts`."""

import functools
from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from casemgr.errors import Unusable
from casemgr.language import text
from casemgr.letters.sheet import Sheet
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
        pdfmetrics.registerFont(font)
        drawable.append(set(font.face.charToGlyph))
    # No italic in a letter: mapped to upright, so that nothing can fall back on a font not embedded.
    pdfmetrics.registerFontFamily(REGULAR, normal=REGULAR, bold=BOLD, italic=REGULAR, boldItalic=BOLD)
    return frozenset(set.intersection(*drawable))


def require_glyphs(sheet: Sheet) -> None:
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
    elif isinstance(part, tuple):
        for item in part:
            yield from _texts(item)
    elif is_dataclass(part):
        for field in fields(part):
            yield from _texts(getattr(part, field.name))
