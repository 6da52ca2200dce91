"""The running text of a sheet as ReportLab flowables: reference line, subject, blocks, signatures, slip."""

from collections.abc import Iterator
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, KeepTogether, Spacer, Table

from casemgr.letters import sheet as parts
from casemgr.letters.catalogue import every
from casemgr.letters.fonts import BOLD, REGULAR
from casemgr.letters.passage import Passage
from casemgr.letters.tags import DASHED, NUMBERED, ROW_HEAD, Element, artifact

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
ITEM = ParagraphStyle("item", TEXT, leftIndent=8 * mm, bulletIndent=0.5 * mm, spaceAfter=1.2 * mm)
ROW = ParagraphStyle("row", ITEM, leftIndent=39 * mm, bulletIndent=8 * mm, spaceAfter=0.6 * mm)
TIGHT = ParagraphStyle("tight", TEXT, spaceAfter=0)
LABEL = ParagraphStyle("label", TIGHT, fontSize=8.5, leading=11)
GAP = 2.4 * mm
SIGN = 17 * mm  # room for a signature


def flow(sheet: parts.Sheet, width: float, root: Element) -> list[Any]:
    """Everything that runs on from the reference line down, in a column of `width` points, hung under `root`."""
    story: list[Any] = [
        _reference(sheet, width, root),
        Passage.of(root.add("H1"), f"{sheet.subject_label}: {_bold(sheet.subject)}", SUBJECT),
    ]
    if sheet.salutation:
        story.append(_said(root, sheet.salutation, TEXT))
    blocks = list(sheet.blocks)
    # A signature never stands alone on a page: the last words of the text go with it, and their heading.
    last = [blocks.pop()] if blocks else []
    last = [blocks.pop(), *last] if blocks and isinstance(blocks[-1], parts.Heading) else last
    for block in blocks:
        story += _block(block, root)
    story.append(KeepTogether([*(piece for block in last for piece in _block(block, root)), *_signed(sheet, root)]))
    story += _lists(sheet, root)
    return [*story, Receipt(sheet.slip, root)] if sheet.slip else story


def _said(above: Element, words: str, style: ParagraphStyle, kind: str = "P") -> Passage:
    return Passage.of(above.add(kind), escape(words), style)


def _reference(sheet: parts.Sheet, width: float, root: Element) -> Any:
    if not sheet.reference:  # an early draft
        return Spacer(0, 0)
    table, columns = root.add("Table"), []
    for name, said in sheet.reference:
        row = table.add("TR")
        label = Passage.of(row.add("TH", ROW_HEAD), escape(name), LABEL)
        columns.append([label, _said(row, said, TIGHT, "TD")])
    style: list[tuple[Any, ...]] = [
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("FONTNAME", (0, 0), (-1, -1), REGULAR),
    ]
    style += [(f"{side}PADDING", (0, 0), (-1, -1), 0) for side in ("LEFT", "TOP", "BOTTOM")]
    return Table([columns], colWidths=[min(40 * mm, width / len(columns))] * len(columns), hAlign="LEFT", style=style)


def _block(block: parts.Block, root: Element) -> list[Any]:
    if isinstance(block, parts.Heading):
        return [_said(root, block.text, HEADING, "H2")]
    if isinstance(block, parts.Paragraph):
        said = _markup(block.line)
        return [Passage.of(root.add("P"), said, LEAD if said.endswith(":") else TEXT)]
    if isinstance(block, parts.Particulars):
        return [*_rows(block, root.add("Table")), Spacer(0, GAP)]
    return [*_items(block, root), Spacer(0, GAP / 2)]


def _rows(block: parts.Particulars, table: Element) -> Iterator[Any]:
    for name, line in block.rows:
        row = table.add("TR")
        head = row.add("TH", ROW_HEAD)
        yield Passage.of(row.add("TD"), _markup(line), ROW, name).labelled(head)


def _items(block: parts.Items, root: Element) -> Iterator[Any]:
    made = root.add("L", NUMBERED if block.numbered else DASHED)
    for number, item in enumerate(block.items, 1):
        entry = made.add("LI")
        label, bullet = entry.add("Lbl"), f"{number}." if block.numbered else "–"
        yield Passage.of(entry.add("LBody"), _markup(item), ITEM, bullet).labelled(label)


def _signed(sheet: parts.Sheet, root: Element) -> list[Any]:
    story: list[Any] = [Spacer(0, GAP), *([_said(root, sheet.closing, TEXT)] if sheet.closing else [])]
    for signature in sheet.signatures:
        story += [_said(root, line, TIGHT) for line in signature.above]
        story += [Spacer(0, SIGN), _said(root, signature.name, TIGHT)]
        story.append(_said(root, signature.function, TEXT))
    return story


def _lists(sheet: parts.Sheet, root: Element) -> list[Any]:
    words, story = every()["words"], []
    title = words["enclosures" if len(sheet.enclosures) > 1 else "enclosure"]
    for head, lines, numbered in ((title, sheet.enclosures, True), (words["copy_to"], sheet.copy_to, False)):
        if lines:
            above = _said(root, head, LISTED, "H2")
            first, *rest = _items(parts.Items(tuple((parts.Run(line),) for line in lines), numbered), root)
            story += [KeepTogether([above, first]), *rest]
    return story


def _markup(line: parts.Line) -> str:
    return "".join(_bold(run.text) if run.bold else escape(run.text) for run in line).replace("\n", "<br/>")


def _bold(said: str) -> str:
    return f"<b>{escape(said)}</b>"


class Receipt(Flowable):  # type: ignore[misc]
    """The slip at the foot of the last page: it takes the room that is left and stands at the bottom."""

    LEAST = 42 * mm

    def __init__(self, slip: parts.Slip, root: Element) -> None:
        super().__init__()
        self.slip = slip
        self.title, self.text, self.fields = root.add("H2"), root.add("P"), root.add("P")

    def wrap(self, width: float, room: float) -> tuple[float, float]:
        """The rest of the page, or a new one when it is too short."""
        self.width, self.height = width, max(room - 1, self.LEAST)
        return self.width, self.height

    def draw(self) -> None:
        """A dashed line to tear along, what is received, and lines to write on."""
        canvas, top = self.canv, self.LEAST - 4 * mm
        column = self.width / len(self.slip.fields)
        with artifact(canvas):
            canvas.setLineWidth(0.4)
            canvas.setDash(2, 2)
            canvas.line(-15 * mm, top, self.width + 15 * mm, top)
            canvas.setDash()
            for number in range(len(self.slip.fields)):
                canvas.line(number * column, top - 34 * mm, (number + 1) * column - 6 * mm, top - 34 * mm)
        with self.title.drawn(canvas):
            canvas.setFont(BOLD, 10.5)
            canvas.drawString(0, top - 7 * mm, self.slip.title)
        canvas.setFont(REGULAR, 10.5)
        with self.text.drawn(canvas):
            canvas.drawString(0, top - 13 * mm, self.slip.text)
        with self.fields.drawn(canvas):
            for number, field in enumerate(self.slip.fields):
                canvas.drawString(number * column, top - 22 * mm, f"{field} ")
