"""Sets a sheet with ReportLab: the pages, their footers, and the mark across a draft."""

import io
from typing import Any

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Frame, NextPageTemplate, PageTemplate
from reportlab.platypus.doctemplate import LayoutError

from casemgr.letters.archive import archive
from casemgr.letters.flow import Flow
from casemgr.letters.fonts import Family, family
from casemgr.letters.room import name_rooms
from casemgr.letters.rows import rows
from casemgr.letters.sheet import Sheet
from casemgr.letters.tags import Element, artifact
from casemgr.letters.top import HEIGHT, LEFT, RIGHT, WIDTH, Top, too_long

TOP, BOTTOM = 22 * mm, 25 * mm
FOOT, FOOT_STEP, FOOT_SIZE = 12 * mm, 3.6 * mm, 8.5
FOLIO = 35 * mm  # kept free for "pagina 10 van 12"
SEAL = (8 * mm, 7.0)  # under the footer, and smaller


def press(sheet: Sheet) -> bytes:
    """The PDF, as an archive copy."""
    output, root, fonts = io.BytesIO(), Element("Document"), family(sheet.typeface)
    top = Top(sheet, fonts, *(root.add("P") for _ in range(4)))

    def first(canvas: Any, _: Any) -> None:
        _watermark(canvas, sheet, fonts, top.watermark)
        top.draw(canvas)

    document = BaseDocTemplate(
        output,
        pagesize=A4,
        lang=sheet.language,
        invariant=1,
        initialFontName=fonts.regular,
        displayDocTitle=True,
        pageCompression=0,  # once, when the archive copy is saved
        pageTemplates=[
            PageTemplate("first", [_frame(top.start)], onPage=first),
            PageTemplate("next", [_frame(TOP)], onPage=lambda canvas, _: _watermark(canvas, sheet, fonts)),
        ],
    )
    try:
        document.build(
            [NextPageTemplate("next"), *Flow(sheet, root, fonts).story(WIDTH - LEFT - RIGHT)],
            canvasmaker=lambda *given, **named: Numbered(sheet, fonts, *given, **named),
        )
    except LayoutError as error:
        raise too_long() from error
    return archive(output.getvalue(), sheet, root)


def _frame(top: float) -> Any:
    padding = {"leftPadding": 0, "rightPadding": 0, "topPadding": 0, "bottomPadding": 0}
    return Frame(LEFT, BOTTOM, WIDTH - LEFT - RIGHT, HEIGHT - top - BOTTOM, **padding)


def _watermark(canvas: Any, sheet: Sheet, fonts: Family, read: Element | None = None) -> None:
    """Across the page for the eye; upright as well, to be searched for, and on the first page to be read aloud."""
    if not sheet.watermark:
        return
    size = min(96.0, 96 * 200 * mm / stringWidth(sheet.watermark, fonts.bold, 96))
    with artifact(canvas):
        canvas.saveState()
        canvas.translate(WIDTH / 2, HEIGHT / 2)
        canvas.rotate(50)
        canvas.setFillGray(0.88)
        canvas.setFont(fonts.bold, size)
        canvas.drawCentredString(0, -size / 3, sheet.watermark)
        canvas.restoreState()
    with read.drawn(canvas) if read else artifact(canvas):
        canvas.setFont(fonts.bold, 9)
        canvas.drawCentredString(WIDTH / 2, HEIGHT - 10 * mm, sheet.watermark)


class Numbered(Canvas):  # type: ignore[misc]
    """Holds the pages back until their number is known, then writes "pagina 1 van 2" on each."""

    def __init__(self, sheet: Sheet, fonts: Family, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self.marks: dict[int, int] = {}  # by page: how many pieces are marked on it
        self._sheet, self._fonts = sheet, fonts
        self.rooms: dict[int, dict[int, tuple[float, float, float, float]]] = {}
        self._held: list[dict[str, Any]] = []

    def showPage(self) -> None:  # noqa: N802 (ReportLab's name)
        """Keeps the page."""
        self._held.append(dict(self.__dict__))
        self._startPage()

    def save(self) -> None:
        """Writes all pages with their footers."""
        pages = len(self._held)
        for number, page in enumerate(self._held, 1):
            self.__dict__.update(page)
            with artifact(self):
                self._foot(self._sheet.page.format(page=number, pages=pages))
            super().showPage()
        name_rooms(self)
        super().save()

    def _foot(self, said: str) -> None:
        """Entity and reference, upwards when they are long; the page; the head of the ledger."""
        font = self._fonts.regular
        self.setFont(font, FOOT_SIZE)
        broken = rows(self._sheet.footer, font, FOOT_SIZE, WIDTH - LEFT - RIGHT - FOLIO)
        for number, row in enumerate(reversed(broken)):
            self.drawString(LEFT, FOOT + number * FOOT_STEP, row)
        self.drawRightString(WIDTH - RIGHT, FOOT, said)
        if self._sheet.seal:
            self.setFont(font, SEAL[1])
            self.drawString(LEFT, SEAL[0], self._sheet.seal)
