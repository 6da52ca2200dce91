"""The list that goes to the post room with the envelopes: what is handed over, with room for the post's own number."""

import io
from dataclasses import dataclass
from typing import Any

COLUMNS = (8, 24, 34, 62, 44, 35, 60)
"""Widths in millimetres, of A4 on its side less its margins: 267."""
ROW = 10
"""Millimetres that a row is high at least: somebody writes in it, or sticks the post's own label there."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One letter that is handed over."""

    day: str
    number: str
    addressee: str
    place: str
    means: str


@dataclass(frozen=True, slots=True)
class PostList:
    """The whole list, every word of it: this module knows only where things stand."""

    title: str
    house: str
    facts: str
    heads: tuple[str, ...]
    entries: tuple[Entry, ...]
    signatures: tuple[str, ...]
    page: str  # "pagina {page} van {pages}"
    mark: str  # that it is practice, or nothing


def render(made: PostList) -> bytes:
    """The PDF. Raises Unusable `no-glyph` for a character that the font lacks."""
    from reportlab.lib.pagesizes import A4, landscape
    from reportlab.lib.units import mm
    from reportlab.pdfgen.canvas import Canvas
    from reportlab.platypus import SimpleDocTemplate

    from casemgr.letters.fonts import BOLD, REGULAR, require_glyphs
    from casemgr.letters.neutral import Neutral

    require_glyphs(made)
    width, height = landscape(A4)

    class Numbered(Canvas):  # type: ignore[misc]
        """Holds the pages back until their number is known."""

        def __init__(self, *given: Any, **named: Any) -> None:
            super().__init__(*given, **named)
            self._doc.info = Neutral()
            self._held: list[dict[str, Any]] = []

        def showPage(self) -> None:  # noqa: N802 (ReportLab's name)
            """Keeps the page."""
            self._held.append(dict(self.__dict__))
            self._startPage()

        def save(self) -> None:
            """Writes all pages with their footers."""
            for number, page in enumerate(self._held, 1):
                self.__dict__.update(page)
                self.setFont(REGULAR, 8.5)
                self.drawString(15 * mm + 6, 9 * mm, f"{made.house} · {made.title}")
                self.drawRightString(width - 15 * mm - 6, 9 * mm, made.page.format(page=number, pages=len(self._held)))
                self.setFont(BOLD, 9)
                self.drawCentredString(width / 2, height - 8 * mm, made.mark)
                super().showPage()
            super().save()

    output = io.BytesIO()
    document = SimpleDocTemplate(
        output, pagesize=(width, height), title=made.title, lang="nl-BE", invariant=1, initialFontName=REGULAR,
        displayDocTitle=True, leftMargin=15 * mm, rightMargin=15 * mm, topMargin=14 * mm, bottomMargin=16 * mm,
    )  # fmt: skip
    document.build(_story(made), canvasmaker=Numbered)
    return output.getvalue()


def _story(made: PostList) -> list[Any]:
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.lib.units import mm
    from reportlab.platypus import KeepTogether, Paragraph, Spacer, Table

    from casemgr.letters.fonts import BOLD, REGULAR

    said = ParagraphStyle("said", fontName=REGULAR, fontSize=9.5, leading=12)
    head = ParagraphStyle("head", said, fontName=BOLD, fontSize=8.5, leading=11)
    title = ParagraphStyle("title", said, fontName=BOLD, fontSize=14, leading=18)

    rows = [[_plain(words, head) for words in made.heads]]
    for number, one in enumerate(made.entries, 1):
        words = (str(number), one.day, one.number, one.addressee, one.place, one.means, "")
        rows.append([_plain(part, said) for part in words])
    grid: list[tuple[Any, ...]] = [
        ("VALIGN", (0, 0), (-1, -1), "MIDDLE"), ("FONTNAME", (0, 0), (-1, -1), REGULAR),
        ("LINEBELOW", (0, 0), (-1, 0), 0.8, "black"), ("LINEBELOW", (0, 1), (-1, -1), 0.3, "black"),
        ("BOX", (-1, 1), (-1, -1), 0.3, "black"), ("LEFTPADDING", (0, 0), (0, -1), 0),
    ]  # fmt: skip
    listed = Table(rows, colWidths=[part * mm for part in COLUMNS], repeatRows=1, style=grid, hAlign="LEFT",
                   minRowHeights=[8 * mm, *[ROW * mm] * len(made.entries)])  # fmt: skip
    signed = Table(
        [[_plain(words, said) for words in made.signatures]], colWidths=[89 * mm] * len(made.signatures),
        style=[("FONTNAME", (0, 0), (-1, -1), REGULAR), ("LEFTPADDING", (0, 0), (-1, -1), 0),
               ("BOTTOMPADDING", (0, 0), (-1, -1), 18 * mm)], hAlign="LEFT",
    )  # fmt: skip
    return [
        _plain(made.house, said), Paragraph(made.title, title), _plain(made.facts, said), Spacer(0, 5 * mm), listed,
        Spacer(0, 8 * mm), KeepTogether([signed]),
    ]  # fmt: skip


def _plain(words: str, style: Any) -> Any:
    """Words as they are: no sign in them means anything."""
    from xml.sax.saxutils import escape

    from reportlab.platypus import Paragraph

    return Paragraph(escape(words), style)
