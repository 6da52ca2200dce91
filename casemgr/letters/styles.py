"""How the parts of a letter are set, in the fonts of its house."""

import functools
from dataclasses import dataclass
from typing import Any

from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm

GAP = 2.4 * mm
SIGN = 17 * mm  # room for a signature


@dataclass(frozen=True, slots=True)
class Styles:
    """One style for each part; `lead` is for words that announce a list and stays with it."""

    text: Any
    heading: Any
    lead: Any
    listed: Any
    subject: Any
    item: Any
    row: Any
    tight: Any
    label: Any


@functools.lru_cache(maxsize=8)
def styles(regular: str, bold: str) -> Styles:
    """Those of a family; nothing is left alone at the head or the foot of a page."""
    text = ParagraphStyle(
        "text",
        fontName=regular,
        bulletFontName=regular,
        fontSize=10.5,
        bulletFontSize=10.5,
        leading=14,
        spaceAfter=GAP,
        allowWidows=0,
        allowOrphans=0,
    )
    heading = ParagraphStyle("heading", text, fontName=bold, spaceBefore=2.4 * mm, spaceAfter=1 * mm, keepWithNext=1)
    item = ParagraphStyle("item", text, leftIndent=8 * mm, bulletIndent=0.5 * mm, spaceAfter=1.2 * mm)
    tight = ParagraphStyle("tight", text, spaceAfter=0)
    return Styles(
        text=text,
        heading=heading,
        lead=ParagraphStyle("lead", text, keepWithNext=1),
        listed=ParagraphStyle("listed", heading, spaceBefore=5 * mm),
        subject=ParagraphStyle("subject", text, spaceBefore=7 * mm, spaceAfter=7 * mm),
        item=item,
        row=ParagraphStyle("row", item, leftIndent=39 * mm, bulletIndent=8 * mm, spaceAfter=0.6 * mm),
        tight=tight,
        label=ParagraphStyle("label", tight, fontSize=8.5, leading=11),
    )
