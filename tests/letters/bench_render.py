"""The floors of the letter rows of `make bench`: the same page set with bare ReportLab, and made an archive copy of.

`bare` sets the same words in the same two weights, with lists, address and page numbers, in one go: no checks, no
reference table, nothing kept together, no tags. `archived` adds what anybody would add who uses the libraries as they
come: marks around each piece, a structure tree and PDF/A-2b by pikepdf.
"""

import functools
import io
import re
from typing import Any
from xml.sax.saxutils import escape

import pikepdf
from pikepdf import Array, Dictionary, Name, String, pdfa
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer

from casemgr.letters.sheet import Heading, Items, Sheet
from casemgr.letters.sheet import Paragraph as Text
from casemgr.resources import DATA

REGULAR, BOLD = "Bare", "Bare-Bold"
"""The same files as those of the letters, as ReportLab takes them."""


@functools.cache
def register() -> None:
    """Makes the fonts known."""
    for name, file in ((REGULAR, "SourceSansPro-Regular.ttf"), (BOLD, "SourceSansPro-Bold.ttf")):
        pdfmetrics.registerFont(TTFont(name, DATA / "fonts" / file))
    pdfmetrics.registerFontFamily(REGULAR, normal=REGULAR, bold=BOLD, italic=REGULAR, boldItalic=BOLD)


class Marked(Paragraph):  # type: ignore[misc]
    """A paragraph with a mark around it; both pieces of a split one belong together."""

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self.owner = object()

    def split(self, width: float, height: float) -> list[Any]:
        pieces: list[Any] = super().split(width, height)
        for piece in pieces:
            piece.owner = self.owner
        return pieces

    def draw(self) -> None:
        page = self.canv.getPageNumber()
        number = sum(mark[0] == page for mark in self.canv.tagged)
        self.canv.tagged.append((page, number, self.owner))
        self.canv.addLiteral(f"/P <</MCID {number}>> BDC")
        super().draw()
        self.canv.addLiteral("EMC")


class Counted(Canvas):  # type: ignore[misc]
    """The usual recipe for "page x of y"."""

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self.held: list[dict[str, Any]] = []
        self.tagged: list[tuple[int, int, object]] = []

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


def bare(sheet: Sheet, kind: type[Paragraph] = Paragraph, canvas: type[Counted] = Counted) -> bytes:
    """The same page without anything of casemgr."""
    register()

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
    story: list[Any] = [Spacer(0, 200), *(kind(said, TEXT) for said in top)]
    for block in sheet.blocks:
        if isinstance(block, Heading):
            story.append(kind(f"<b>{escape(block.text)}</b>", TEXT))
        elif isinstance(block, Text):
            story.append(kind(marked(block.line), TEXT))
        elif isinstance(block, Items):
            story += [kind(marked(item), ITEM, bulletText="1.") for item in block.items]
        else:
            story += [kind(marked(line), ITEM, bulletText=label) for label, line in block.rows]
    end = (sheet.closing, sheet.signatures[0].name, sheet.signatures[0].function)
    story += [kind(said, TEXT) for said in end]
    document.build(story, onFirstPage=first, canvasmaker=canvas)
    return output.getvalue()


def marked(line: Any) -> str:
    return "".join(f"<b>{escape(run.text)}</b>" if run.bold else escape(run.text) for run in line)


def archived(sheet: Sheet) -> bytes:
    """The same as an archive copy: tagged, and PDF/A-2b with the day of the letter in place of the clock."""
    made: list[Counted] = []

    class Watched(Counted):
        def __init__(self, *given: Any, **named: Any) -> None:
            super().__init__(*given, **named)
            made.append(self)

    with pikepdf.open(io.BytesIO(bare(sheet, Marked, Watched))) as pdf:
        tag(pdf, made[0].tagged, sheet.language)
        pdf.docinfo["/CreationDate"] = pdf.docinfo["/ModDate"] = "D:20261121000000Z"
        pdfa.prepare(pdf, "2b")
        metadata = pdf.Root.Metadata
        dated = re.sub(rb"(<xmp:MetadataDate>)[^<]+", rb"\g<1>2026-11-21T00:00:00Z", metadata.read_bytes())
        metadata.write(dated)
        output = io.BytesIO()
        pdfa.save(pdf, output, "2b", repair=False, deterministic_id=True)
    return output.getvalue()


def tag(pdf: pikepdf.Pdf, marks: list[tuple[int, int, object]], language: str) -> None:
    """A structure tree: every paragraph a P of the document."""
    root = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    whole = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Document, P=root, K=Array([])))
    parents: dict[int, list[Any]] = {page: [] for page in range(1, len(pdf.pages) + 1)}
    owners: dict[object, Any] = {}
    for page, number, owner in marks:
        on = pdf.pages[page - 1].obj
        if owner not in owners:
            said = Dictionary(Type=Name.StructElem, S=Name.P, P=whole, Pg=on, K=Array([]))
            owners[owner] = pdf.make_indirect(said)
            whole.K.append(owners[owner])
        owners[owner].K.append(Dictionary(Type=Name.MCR, Pg=on, MCID=number))
        parents[page].append(owners[owner])
    numbers = Array([])
    for page, found in parents.items():
        leaf = pdf.pages[page - 1].obj
        if "/Trans" in leaf:
            del leaf["/Trans"]
        leaf.StructParents, leaf.Tabs = page - 1, Name.S
        numbers.extend([page - 1, pdf.make_indirect(Array(found))])
    root.K, root.ParentTree = whole, pdf.make_indirect(Dictionary(Nums=numbers))
    pdf.Root.StructTreeRoot, pdf.Root.MarkInfo = root, Dictionary(Marked=True)
    pdf.Root.Lang, pdf.Root.ViewerPreferences = String(language), Dictionary(DisplayDocTitle=True)
