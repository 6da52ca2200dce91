"""Run by hand: how long a letter takes against the same page set with bare ReportLab. Prints ratios.

The floor sets the same words in the same two weights, with lists, address and page numbers, in one go: no
checks, no reference table, nothing kept together.

    python -m tests.letters.bench_render
"""

import io
import statistics
import time
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer

from casemgr.letters.catalogue import letter
from casemgr.letters.compose import compose
from casemgr.letters.fonts import BOLD, REGULAR, register
from casemgr.letters.render import render
from casemgr.letters.sheet import Heading, Items, Sheet
from casemgr.letters.sheet import Paragraph as Text
from tests.letters.conftest import BEV

ROUNDS, LETTERS = 15, 20


class Counted(Canvas):  # type: ignore[misc]
    """The usual recipe for "page x of y"."""

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self.held: list[dict[str, Any]] = []

    def showPage(self) -> None:  # noqa: N802
        self.held.append(dict(self.__dict__))
        self._startPage()

    def save(self) -> None:
        for number, page in enumerate(self.held, 1):
            self.__dict__.update(page)
            self.setFont(REGULAR, 8.5)
            self.drawString(70, 34, "Gemeente Oefendorp · 2026-0038-01")
            self.drawRightString(520, 34, f"pagina {number} van {len(self.held)}")
            super().showPage()
        super().save()


TEXT = ParagraphStyle("text", fontName=REGULAR, bulletFontName=REGULAR, fontSize=10.5, leading=14, spaceAfter=7)
ITEM = ParagraphStyle("item", TEXT, leftIndent=20, spaceAfter=3)


def bare(sheet: Sheet) -> bytes:
    """The same page without anything of casemgr."""

    def first(canvas: Any, _: Any) -> None:
        for number, line in enumerate((*sheet.letterhead, *sheet.marks, *sheet.address)):
            canvas.setFont(BOLD if number in (0, 4) else REGULAR, 11)
            canvas.drawString(70 if number < 4 else 310, 780 - 14 * number, line)

    output = io.BytesIO()
    document = SimpleDocTemplate(output, pagesize=A4, invariant=1, initialFontName=REGULAR, topMargin=60)
    top = [f"{label} {value}" for label, value in sheet.reference] + [
        f"<b>{sheet.subject}</b>",
        sheet.salutation,
    ]
    story: list[Any] = [Spacer(0, 200), *(Paragraph(said, TEXT) for said in top)]
    for block in sheet.blocks:
        if isinstance(block, Heading):
            story.append(Paragraph(f"<b>{escape(block.text)}</b>", TEXT))
        elif isinstance(block, Text):
            story.append(Paragraph(marked(block.line), TEXT))
        elif isinstance(block, Items):
            story += [Paragraph(marked(item), ITEM, bulletText="1.") for item in block.items]
        else:
            story += [Paragraph(marked(line), ITEM, bulletText=label) for label, line in block.rows]
    end = (sheet.closing, sheet.signatures[0].name, sheet.signatures[0].function)
    story += [Paragraph(said, TEXT) for said in end]
    document.build(story, onFirstPage=first, canvasmaker=Counted)
    return output.getvalue()


def marked(line: Any) -> str:
    return "".join(f"<b>{escape(run.text)}</b>" if run.bold else escape(run.text) for run in line)


def seconds(work: Any) -> float:
    start = time.perf_counter()
    for _ in range(LETTERS):
        work()
    return (time.perf_counter() - start) / LETTERS


def main() -> None:
    register()
    invitation = letter("hearing_invitation")

    def made() -> Any:
        return compose(invitation, BEV, draft=False, practice=False, number="2026-0038-01")

    sheet = made()
    bare(sheet), render(sheet)
    ratios: dict[str, list[float]] = {"render": [], "compose and render": []}
    for _ in range(ROUNDS):
        floor = seconds(lambda: bare(sheet))
        ratios["render"].append(seconds(lambda: render(sheet)) / floor)
        ratios["compose and render"].append(seconds(lambda: render(made())) / floor)
    print(f"bare ReportLab {floor * 1000:.1f} ms")
    for name, found in ratios.items():
        low, _, high = statistics.quantiles(found, n=4)
        print(f"{name}: {statistics.median(found):.2f} times bare (quartiles {low:.2f} to {high:.2f})")


if __name__ == "__main__":
    main()
