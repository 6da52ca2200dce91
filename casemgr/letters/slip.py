"""The slip that is torn off when a letter is handed over."""

from typing import Any

from reportlab.lib.units import mm
from reportlab.platypus import Flowable

from casemgr.letters import sheet as parts
from casemgr.letters.fonts import Family
from casemgr.letters.tags import Element, artifact

SIZE = 10.5


class Receipt(Flowable):  # type: ignore[misc]
    """It takes the room that is left on the last page and stands at its foot."""

    LEAST = 42 * mm

    def __init__(self, slip: parts.Slip, root: Element, fonts: Family) -> None:
        super().__init__()
        self.slip, self.fonts = slip, fonts
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
        self._say(self.title, self.fonts.bold, [(0, top - 7 * mm, self.slip.title)])
        self._say(self.text, self.fonts.regular, [(0, top - 13 * mm, self.slip.text)])
        named = [(number * column, top - 22 * mm, f"{field} ") for number, field in enumerate(self.slip.fields)]
        self._say(self.fields, self.fonts.regular, named)

    def _say(self, element: Element, font: str, words: list[tuple[float, float, str]]) -> None:
        canvas: Any = self.canv
        with element.drawn(canvas):
            canvas.setFont(font, SIZE)
            for left, at, said in words:
                canvas.drawString(left, at, said)
