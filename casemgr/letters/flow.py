"""The running text of a sheet as ReportLab flowables: reference line, subject, blocks, signatures, slip."""

from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, KeepTogether, Paragraph, Spacer, Table

from casemgr.letters import sheet as parts
from casemgr.letters.catalogue import every
from casemgr.letters.fonts import BOLD, REGULAR

TEXT = ParagraphStyle(
    "text",
    fontName=REGULAR,
    bulletFontName=REGULAR,
    fontSize=10.5,
    bulletFontSize=10.5,
    leading=14,
    spaceAfter=2.4 * mm,
    allowWidows=0,
    allowOrphans=0,
)
HEADING = ParagraphStyle("heading", TEXT, fontName=BOLD, spaceBefore=2.4 * mm, spaceAfter=1 * mm, keepWithNext=1)
LEAD = ParagraphStyle("lead", TEXT, keepWithNext=1)  # words that announce a list
LISTED = ParagraphStyle("listed", HEADING, spaceBefore=5 * mm)
SUBJECT = ParagraphStyle("subject", TEXT, spaceBefore=7 * mm, spaceAfter=7 * mm)
ITEM = ParagraphStyle("item", TEXT, leftIndent=7 * mm, bulletIndent=1.5 * mm, spaceAfter=1.2 * mm)
ROW = ParagraphStyle("row", ITEM, leftIndent=38 * mm, bulletIndent=7 * mm, spaceAfter=0.6 * mm)
TIGHT = ParagraphStyle("tight", TEXT, spaceAfter=0)
LABEL = ParagraphStyle("label", TIGHT, fontSize=8.5, leading=11)
GAP = 2.4 * mm
SIGN = 17 * mm  # room for a signature


def flow(sheet: parts.Sheet, width: float) -> list[Any]:
    """Everything that runs on from the reference line down, in a column of `width` points."""
    story: list[Any] = [
        _reference(sheet, width),
        Paragraph(f"{sheet.subject_label}: {_bold(sheet.subject)}", SUBJECT),
    ]
    if sheet.salutation:
        story.append(Paragraph(escape(sheet.salutation), TEXT))
    blocks = list(sheet.blocks)
    # A signature never stands alone on a page: the last words of the text go with it, and their heading.
    last = [blocks.pop()] if blocks else []
    last = [blocks.pop(), *last] if blocks and isinstance(blocks[-1], parts.Heading) else last
    for block in blocks:
        story += _block(block)
    story.append(KeepTogether([*(piece for block in last for piece in _block(block)), *_signed(sheet)]))
    story += _lists(sheet)
    return [*story, Receipt(sheet.slip)] if sheet.slip else story


def _reference(sheet: parts.Sheet, width: float) -> Any:
    if not sheet.reference:  # an early draft
        return Spacer(0, 0)
    columns = [[Paragraph(escape(name), LABEL), Paragraph(escape(said), TIGHT)] for name, said in sheet.reference]
    style: list[tuple[Any, ...]] = [
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("FONTNAME", (0, 0), (-1, -1), REGULAR),
    ]
    style += [(f"{side}PADDING", (0, 0), (-1, -1), 0) for side in ("LEFT", "TOP", "BOTTOM")]
    return Table([columns], colWidths=[min(40 * mm, width / len(columns))] * len(columns), hAlign="LEFT", style=style)


def _block(block: parts.Block) -> list[Any]:
    if isinstance(block, parts.Heading):
        return [Paragraph(escape(block.text), HEADING)]
    if isinstance(block, parts.Paragraph):
        said = _markup(block.line)
        return [Paragraph(said, LEAD if said.endswith(":") else TEXT)]
    if isinstance(block, parts.Particulars):
        rows = [Paragraph(_markup(line), ROW, bulletText=label) for label, line in block.rows]
        return [*rows, Spacer(0, GAP)]
    return [*_items(block), Spacer(0, GAP / 2)]


def _items(block: parts.Items) -> list[Any]:
    return [
        Paragraph(_markup(item), ITEM, bulletText=f"{number}." if block.numbered else "–")
        for number, item in enumerate(block.items, 1)
    ]


def _signed(sheet: parts.Sheet) -> list[Any]:
    story: list[Any] = [Spacer(0, GAP), *([Paragraph(escape(sheet.closing), TEXT)] if sheet.closing else [])]
    for signature in sheet.signatures:
        story += [Paragraph(escape(line), TIGHT) for line in signature.above]
        story += [Spacer(0, SIGN), Paragraph(escape(signature.name), TIGHT)]
        story.append(Paragraph(escape(signature.function), TEXT))
    return story


def _lists(sheet: parts.Sheet) -> list[Any]:
    words, story = every()["words"], []
    title = words["enclosures" if len(sheet.enclosures) > 1 else "enclosure"]
    for head, lines, numbered in ((title, sheet.enclosures, True), (words["copy_to"], sheet.copy_to, False)):
        if lines:
            first, *rest = _items(parts.Items(tuple((parts.Run(line),) for line in lines), numbered))
            story += [KeepTogether([Paragraph(escape(head), LISTED), first]), *rest]
    return story


def _markup(line: parts.Line) -> str:
    return "".join(_bold(run.text) if run.bold else escape(run.text) for run in line).replace("\n", "<br/>")


def _bold(said: str) -> str:
    return f"<b>{escape(said)}</b>"


class Receipt(Flowable):  # type: ignore[misc]
    """The slip at the foot of the last page: it takes the room that is left and stands at the bottom."""

    LEAST = 42 * mm

    def __init__(self, slip: parts.Slip) -> None:
        super().__init__()
        self.slip = slip

    def wrap(self, width: float, room: float) -> tuple[float, float]:
        """The rest of the page, or a new one when it is too short."""
        self.width, self.height = width, max(room - 1, self.LEAST)
        return self.width, self.height

    def draw(self) -> None:
        """A dashed line to tear along, what is received, and lines to write on."""
        canvas, top = self.canv, self.LEAST - 4 * mm
        canvas.setLineWidth(0.4)
        canvas.setDash(2, 2)
        canvas.line(-15 * mm, top, self.width + 15 * mm, top)
        canvas.setDash()
        canvas.setFont(BOLD, 10.5)
        canvas.drawString(0, top - 7 * mm, self.slip.title)
        canvas.setFont(REGULAR, 10.5)
        canvas.drawString(0, top - 13 * mm, self.slip.text)
        column = self.width / len(self.slip.fields)
        for number, field in enumerate(self.slip.fields):
            canvas.drawString(number * column, top - 22 * mm, field)
            canvas.line(number * column, top - 34 * mm, (number + 1) * column - 6 * mm, top - 34 * mm)
