"""Sets a sheet with ReportLab: the pages, and what stands on them outside the running text."""

import io
from dataclasses import dataclass
from typing import Any

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.lib.utils import simpleSplit
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Frame, NextPageTemplate, PageTemplate
from reportlab.platypus.doctemplate import LayoutError

from casemgr.errors import Unusable
from casemgr.language import text
from casemgr.letters.archive import VERSION, bind, seal
from casemgr.letters.catalogue import every
from casemgr.letters.flow import flow
from casemgr.letters.fonts import BOLD, REGULAR, settle
from casemgr.letters.sheet import Sheet
from casemgr.letters.tags import Element, artifact

WIDTH, HEIGHT = A4
LEFT, RIGHT, TOP, BOTTOM = 25 * mm, 25 * mm, 22 * mm, 25 * mm
FOLDS = (99 * mm, 198 * mm)  # A4 in three, for an envelope of 220 by 110 mm
BODY = 96 * mm  # where the text of the first page begins, unless a long address pushes it down
BELOW_WINDOW = 30 * mm  # kept free under the last line of the address: bpost, window envelopes
LINE = 5 * mm
MOST_LINES = 8  # 40 mm, the height of the address block
OTHER_COLUMN = 135 * mm


def press(sheet: Sheet) -> bytes:
    """The PDF; the fonts must be registered."""
    address = _address(sheet)
    start = max(BODY, sheet.window[1] * mm + (len(address) - 1) * LINE + BELOW_WINDOW)
    output, root = io.BytesIO(), Element("Document")
    top = Top(*(root.add("P") for _ in range(4)))
    document = BaseDocTemplate(
        output,
        pagesize=A4,
        lang=sheet.language,
        invariant=1,
        initialFontName=REGULAR,
        displayDocTitle=True,
        pageTemplates=[
            PageTemplate("first", [_frame(start)], onPage=lambda canvas, _: _first(canvas, sheet, address, top)),
            PageTemplate("next", [_frame(TOP)], onPage=lambda canvas, _: _watermark(canvas, sheet)),
        ],
    )
    try:
        document.build(
            [NextPageTemplate("next"), *flow(sheet, WIDTH - LEFT - RIGHT, root)],
            canvasmaker=lambda *given, **named: Numbered(sheet, root, *given, **named),
        )
    except LayoutError as error:
        raise _too_long() from error
    return output.getvalue()


def _frame(top: float) -> Any:
    padding = {"leftPadding": 0, "rightPadding": 0, "topPadding": 0, "bottomPadding": 0}
    return Frame(LEFT, BOTTOM, WIDTH - LEFT - RIGHT, HEIGHT - top - BOTTOM, **padding)


def _address(sheet: Sheet) -> list[str]:
    room = min(WIDTH - sheet.window[0] * mm - 15 * mm, 100 * mm)
    wrapped = [row for line in sheet.address for row in simpleSplit(line, REGULAR, 11, room)]
    if len(wrapped) > MOST_LINES or any(stringWidth(row, REGULAR, 11) > room for row in wrapped):
        raise _too_long()
    return wrapped


def _too_long() -> Unusable:
    return Unusable(
        "too-long",
        text("The letter cannot be set: the address or another line is too long for the paper."),
        hint=text("Shorten the address or the reference."),
    )


@dataclass(frozen=True, slots=True)
class Top:
    """What is read before the running text."""

    watermark: Element
    letterhead: Element
    marks: Element
    address: Element


def _first(canvas: Any, sheet: Sheet, address: list[str], read: Top) -> None:
    _watermark(canvas, sheet, read.watermark)
    left, top = sheet.window[0] * mm, HEIGHT - sheet.window[1] * mm
    with read.letterhead.drawn(canvas):
        _letterhead(canvas, sheet, LEFT if left > WIDTH / 3 else OTHER_COLUMN)
    canvas.setFont(BOLD, 9)
    if sheet.marks:
        with read.marks.drawn(canvas):
            for number, mark in enumerate(sheet.marks):
                above = len(sheet.marks) - 1 - number
                canvas.drawString(left, top + 10 * mm + above * 4 * mm, f"{mark} ")
    canvas.setFont(REGULAR, 11)
    with read.address.drawn(canvas):
        for number, line in enumerate(address):
            canvas.drawString(left, top - number * LINE, f"{line} ")
    with artifact(canvas):
        canvas.setLineWidth(0.4)
        for fold in FOLDS:
            canvas.line(4 * mm, HEIGHT - fold, 9 * mm, HEIGHT - fold)


def _letterhead(canvas: Any, sheet: Sheet, left: float) -> None:
    down = HEIGHT - 20 * mm
    room = WIDTH - RIGHT - left if left > WIDTH / 2 else sheet.window[0] * mm - left - 5 * mm
    for number, line in enumerate(sheet.letterhead):
        font, size, step = (REGULAR, 9, 4.2 * mm) if number else (BOLD, 14, 5.6 * mm)
        for row in simpleSplit(line, font, size, room):
            canvas.setFont(font, size)
            canvas.drawString(left, down, f"{row} ")
            down -= step


def _watermark(canvas: Any, sheet: Sheet, read: Element | None = None) -> None:
    """Across the page for the eye; upright as well, to be searched for, and on the first page to be read aloud."""
    if not sheet.watermark:
        return
    size = min(96.0, 96 * 200 * mm / stringWidth(sheet.watermark, BOLD, 96))
    with artifact(canvas):
        canvas.saveState()
        canvas.translate(WIDTH / 2, HEIGHT / 2)
        canvas.rotate(50)
        canvas.setFillGray(0.88)
        canvas.setFont(BOLD, size)
        canvas.drawCentredString(0, -size / 3, sheet.watermark)
        canvas.restoreState()
    with read.drawn(canvas) if read else artifact(canvas):
        canvas.setFont(BOLD, 9)
        canvas.drawCentredString(WIDTH / 2, HEIGHT - 10 * mm, sheet.watermark)


class Numbered(Canvas):  # type: ignore[misc]
    """Holds the pages back until their number is known, then writes "pagina 1 van 2" on each, and binds them."""

    def __init__(self, sheet: Sheet, root: Element, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named, pdfVersion=VERSION)
        self.marks: dict[int, int] = {}  # by page: how many pieces are marked on it
        self._sheet, self._root = sheet, root
        settle(sheet, self._doc)
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
                self.setFont(REGULAR, 8.5)
                self.drawString(LEFT, 12 * mm, self._sheet.footer)
                said = every()["words"]["page"].format(page=number, pages=pages)
                self.drawRightString(WIDTH - RIGHT, 12 * mm, said)
            super().showPage()
            seal(self._doc, number)
        bind(self._doc, self._sheet, self._root)
        super().save()
