"""The running text of a sheet as ReportLab flowables: reference line, subject, blocks, signatures, slip."""

from collections.abc import Iterator
from typing import Any

from reportlab.lib.units import mm
from reportlab.platypus import KeepTogether, Spacer, Table

from casemgr.letters import sheet as parts
from casemgr.letters.fonts import Family
from casemgr.letters.passage import Passage
from casemgr.letters.room import Room
from casemgr.letters.slip import Receipt
from casemgr.letters.styles import GAP, SIGN, styles
from casemgr.letters.tags import DASHED, NUMBERED, ROW_HEAD, Element

COLUMN = 40 * mm  # of the reference line


class Flow:
    """Everything that runs on from the reference line down, hung under `root` in the order in which it is read."""

    def __init__(self, sheet: parts.Sheet, root: Element, fonts: Family) -> None:
        self.sheet, self.root, self.fonts = sheet, root, fonts
        self.style = styles(fonts.regular, fonts.bold)

    def story(self, width: float) -> list[Any]:
        """In a column of `width` points."""
        sheet, style = self.sheet, self.style
        subject = (parts.Run(f"{sheet.subject_label}: "), parts.Run(sheet.subject, bold=True))
        story: list[Any] = [self._reference(width), Passage.of(self.root.add("H1"), subject, style.subject)]
        if sheet.salutation:
            story.append(self._said(sheet.salutation, style.text))
        blocks = list(sheet.blocks)
        # A signature never stands alone on a page: the last words of the text go with it, and their heading.
        last = [blocks.pop()] if blocks else []
        last = [blocks.pop(), *last] if blocks and isinstance(blocks[-1], parts.Heading) else last
        for block in blocks:
            story += self._block(block)
        story.append(KeepTogether([*(piece for block in last for piece in self._block(block)), *self._signed()]))
        story += self._lists()
        return [*story, Receipt(sheet.slip, self.root, self.fonts)] if sheet.slip else story

    def _said(self, words: str, style: Any, kind: str = "P") -> Passage:
        return Passage.of(self.root.add(kind), words, style)

    def _reference(self, width: float) -> Any:
        if not self.sheet.reference:  # an early draft
            return Spacer(0, 0)
        table, columns = self.root.add("Table"), []
        for name, said in self.sheet.reference:
            row = table.add("TR")
            label = Passage.of(row.add("TH", ROW_HEAD), name, self.style.label)
            columns.append([label, Passage.of(row.add("TD"), said, self.style.tight)])
        style: list[tuple[Any, ...]] = [
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("FONTNAME", (0, 0), (-1, -1), self.fonts.regular),
        ]
        style += [(f"{side}PADDING", (0, 0), (-1, -1), 0) for side in ("LEFT", "TOP", "BOTTOM")]
        widths = [min(COLUMN, width / len(columns))] * len(columns)
        return Table([columns], colWidths=widths, hAlign="LEFT", style=style)

    def _block(self, block: parts.Block) -> list[Any]:
        if isinstance(block, parts.Heading):
            return [self._said(block.text, self.style.heading, "H2")]
        if isinstance(block, parts.Paragraph):
            announces = "".join(run.text for run in block.line).endswith(":")
            return [Passage.of(self.root.add("P"), block.line, self.style.lead if announces else self.style.text)]
        if isinstance(block, parts.Particulars):
            return [*self._rows(block), Spacer(0, GAP)]
        return [*self._items(block), Spacer(0, GAP / 2)]

    def _rows(self, block: parts.Particulars) -> Iterator[Any]:
        table = self.root.add("Table")
        for name, line in block.rows:
            row = table.add("TR")
            head = row.add("TH", ROW_HEAD)
            yield Passage.of(row.add("TD"), line, self.style.row, name).labelled(head)

    def _items(self, block: parts.Items) -> Iterator[Any]:
        made = self.root.add("L", NUMBERED if block.numbered else DASHED)
        for number, item in enumerate(block.items, 1):
            entry = made.add("LI")
            label, bullet = entry.add("Lbl"), f"{number}." if block.numbered else "–"
            yield Passage.of(entry.add("LBody"), item, self.style.item, bullet).labelled(label)

    def _signed(self) -> list[Any]:
        style, closing = self.style, self.sheet.closing
        story: list[Any] = [Spacer(0, GAP), *([self._said(closing, style.text)] if closing else [])]
        for order, signature in enumerate(self.sheet.signatures, 1):
            story += [self._said(line, style.tight) for line in signature.above]
            story += [Room(order, SIGN), self._said(signature.name, style.tight)]
            story.append(self._said(signature.function, style.text))
        return story

    def _lists(self) -> list[Any]:
        sheet, story = self.sheet, list[Any]()
        for head, lines, numbered in ((sheet.enclosed, sheet.enclosures, True), (sheet.copied, sheet.copy_to, False)):
            if lines:
                above = self._said(head, self.style.listed, "H2")
                first, *rest = self._items(parts.Items(tuple((parts.Run(line),) for line in lines), numbered))
                story += [KeepTogether([above, first]), *rest]
        return story
