"""What a letter is made of, for a screen reader: a tree of headings, paragraphs, lists and tables, in reading order.

ReportLab writes no tags. Here each piece that is drawn is marked in the page, and the tree is written beside the pages
(ISO 32000-1, 14.7). What is not in the tree is an artifact: a footer, a fold mark, a line.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pikepdf import Pdf

ROW_HEAD = {"/O": "/Table", "/Scope": "/Row"}
"""A cell that heads its row."""
NUMBERED, DASHED = ({"/O": "/List", "/ListNumbering": f"/{how}"} for how in ("Decimal", "Disc"))


@dataclass(slots=True, eq=False)
class Element:
    """One element; `marks` are the pieces of pages (page, number on it) that it is drawn in."""

    kind: str
    parent: "Element | None" = None
    attributes: Mapping[str, str] = field(default_factory=dict)
    kids: list["Element"] = field(default_factory=list)
    marks: list[tuple[int, int]] = field(default_factory=list)

    def add(self, kind: str, attributes: Mapping[str, str] | None = None) -> "Element":
        """A new last child."""
        made = Element(kind, self, attributes or {})
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


def hang(pdf: "Pdf", root: Element) -> None:
    """Writes the tree into a document, all pages of which are there."""
    from pikepdf import Array, Dictionary, Name

    top = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    made = {element: pdf.make_indirect(Dictionary(S=Name(f"/{element.kind}"))) for element in _every(root)}
    pages: list[Any] = [page.obj for page in pdf.pages]
    found: list[dict[int, Any]] = [{} for _ in pages]
    for element, written in made.items():
        written.P = made[element.parent] if element.parent else top
        written.K = Array([*_marked(element, pages), *(made[kid] for kid in element.kids)])
        if element.marks:
            written.Pg = pages[element.marks[0][0] - 1]
        if element.attributes:
            written.A = Dictionary({key: Name(value) for key, value in element.attributes.items()})
        for page, mark in element.marks:
            found[page - 1][mark] = written
    parents: list[Any] = []
    for number, marks in enumerate(found):
        pages[number].StructParents, pages[number].Tabs = number, Name.S
        parents += [number, Array([marks[mark] for mark in sorted(marks)])]
    top.K, top.ParentTree, top.ParentTreeNextKey = made[root], Dictionary(Nums=Array(parents)), len(pages)
    pdf.Root.StructTreeRoot, pdf.Root.MarkInfo = top, Dictionary(Marked=True)


def _every(element: Element) -> Iterator[Element]:
    """The elements that hold something: a paragraph that was never drawn is no element."""
    yield element
    for kid in list(element.kids):
        if kid.kids or kid.marks:
            yield from _every(kid)
        else:
            element.kids.remove(kid)


def _marked(element: Element, pages: list[Any]) -> Iterator[Any]:
    """Pieces on the page the element begins on are numbers; those on a later page name it."""
    from pikepdf import Dictionary, Name

    for page, mark in element.marks:
        here = page == element.marks[0][0]
        yield mark if here else Dictionary(Type=Name.MCR, Pg=pages[page - 1], MCID=mark)
