"""What a letter is made of, for a screen reader: a tree of headings, paragraphs, lists and tables, in reading order.

ReportLab writes no tags. Here each piece that is drawn is marked in the page, and the tree is written beside the pages
(ISO 32000-1, 14.7). What is not in the tree is an artifact: a footer, a fold mark, a line.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

ROW_HEAD = "/A <</O /Table /Scope /Row>>"
"""A cell that heads its row."""
NUMBERED, DASHED = "/A <</O /List /ListNumbering /Decimal>>", "/A <</O /List /ListNumbering /Disc>>"


@dataclass(slots=True, eq=False)
class Element:
    """One element; `marks` are the pieces of pages (page, number on it) that it is drawn in."""

    kind: str
    parent: "Element | None" = None
    attributes: str = ""
    kids: list["Element"] = field(default_factory=list)
    marks: list[tuple[int, int]] = field(default_factory=list)

    def add(self, kind: str, attributes: str = "") -> "Element":
        """A new last child."""
        made = Element(kind, self, attributes)
        self.kids.append(made)
        return made

    @contextmanager
    def drawn(self, canvas: Any) -> Iterator[None]:
        """What is drawn meanwhile belongs to this element."""
        self.begin(canvas)
        yield
        end(canvas)

    def begin(self, canvas: Any) -> None:
        """From here on; to be ended."""
        page = canvas.getPageNumber()
        number = canvas.marks.get(page, 0)
        canvas.marks[page] = number + 1
        self.marks.append((page, number))
        canvas.addLiteral(f"/{self.kind} <</MCID {number}>> BDC")


def end(canvas: Any) -> None:
    """Ends the piece that was begun last."""
    canvas.addLiteral("EMC")


@contextmanager
def artifact(canvas: Any) -> Iterator[None]:
    """What is drawn meanwhile is for the eye only."""
    canvas.addLiteral("/Artifact BMC")
    yield
    end(canvas)


def hang(document: Any, root: Element) -> None:
    """Writes the tree into the document of a canvas, all pages of which are there."""
    from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFObject

    class Raw(PDFObject):  # type: ignore[misc]
        """An object of which the bytes are made here: a tree has many, and all are alike."""

        __RefOnly__ = 1

        def __init__(self) -> None:
            self.written = ""

        def format(self, _: Any) -> bytes:
            """The bytes, which are there by then."""
            return self.written.encode("ascii")

    def number(made: Any) -> str:
        document.Reference(made)
        counted, _ = document.idToObjectNumberAndVersion[made.__InternalName__]
        return f"{counted} 0 R"

    top, parents = Raw(), Raw()
    objects = {element: Raw() for element in _every(root)}
    names = {element: number(made) for element, made in objects.items()}
    pages = [number(document.idToObject[f"Page{at}"]) for at in range(1, document.pageCounter)]
    for element, made in objects.items():
        above = names[element.parent] if element.parent else number(top)
        kids = " ".join((*_marked(element, pages), *(names[kid] for kid in element.kids)))
        on = f" /Pg {pages[element.marks[0][0] - 1]}" if element.marks else ""
        made.written = f"<</S /{element.kind} /P {above}{on} /K [{kids}]{element.attributes}>>"
    found: list[dict[int, str]] = [{} for _ in pages]
    for element, name in names.items():
        for page, mark in element.marks:
            found[page - 1][mark] = name
    rows = (f"{at} [{' '.join(row[mark] for mark in sorted(row))}]" for at, row in enumerate(found))
    parents.written = f"<</Nums [{' '.join(rows)}]>>"
    top.written = (
        f"<</Type /StructTreeRoot /K {names[root]} /ParentTree {number(parents)} /ParentTreeNextKey {len(pages)}>>"
    )
    document.Catalog.StructTreeRoot = top
    document.Catalog.MarkInfo = PDFDictionary({"Marked": "true"})


def _every(element: Element) -> Iterator[Element]:
    """The elements that hold something: a paragraph that was never drawn is no element."""
    yield element
    for kid in list(element.kids):
        if kid.kids or kid.marks:
            yield from _every(kid)
        else:
            element.kids.remove(kid)


def _marked(element: Element, pages: list[str]) -> Iterator[str]:
    """Pieces on the page the element begins on are numbers; those on a later page name it."""
    for page, mark in element.marks:
        here = page == element.marks[0][0]
        yield str(mark) if here else f"<</Type /MCR /Pg {pages[page - 1]} /MCID {mark}>>"
