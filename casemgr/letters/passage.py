"""Paragraphs that know what they are, wherever their pieces land."""

from typing import Any
from xml.sax.saxutils import escape

from reportlab.platypus import Paragraph

from casemgr.letters.sheet import Line, Run
from casemgr.letters.tags import Element, end


class Passage(Paragraph):  # type: ignore[misc]
    """A paragraph of an element; `label` is the element of what stands before it: a number, a dash, a word.

    Both pieces of one that is split over two pages are the same element.
    """

    element: Element
    label: Element | None = None

    @classmethod
    def of(cls, element: Element, said: str | Line, style: Any, bullet: str | None = None) -> "Passage":
        """One to be drawn for this element; with a bullet the element gets a label and a body."""
        line = (Run(said),) if isinstance(said, str) else said
        made = cls(_markup(line), style, bulletText=bullet)
        made.element = element
        return made

    def labelled(self, label: Element) -> "Passage":
        """The same, with an element for what stands before it."""
        self.label = label
        return self

    def split(self, width: float, height: float) -> list[Any]:
        """As ReportLab does; what stood before it stays with the first piece."""
        pieces: list[Any] = super().split(width, height)
        for number, piece in enumerate(pieces):
            piece.element = self.element
            piece.label = None if number else self.label
        return pieces

    def draw(self) -> None:
        """Marks what it draws; a line ends in a blank, so that no words are glued together when it is read aloud."""
        for line in self.blPara.lines:
            words = line[1] if self.blPara.kind == 0 else line.words
            if words and self.blPara.kind == 0:
                words[-1] += " "
            elif words:
                words[-1].text += " "
        (self.label or self.element).begin(self.canv)
        super().draw()
        end(self.canv)

    def beginText(self, x: float, y: float) -> Any:  # noqa: N802 (ReportLab's name)
        """Called between what stands before it and the words."""
        if self.label:
            end(self.canv)
            self.element.begin(self.canv)
        return super().beginText(x, y)


def _markup(line: Line) -> str:
    marked = (f"<b>{escape(run.text)}</b>" if run.bold else escape(run.text) for run in line)
    return "".join(marked).replace("\n", "<br/>")
