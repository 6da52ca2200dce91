"""What stands at a fixed place on the first page: letterhead with its logo, marks, address, fold marks."""

from dataclasses import dataclass
from typing import Any

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm

from casemgr.errors import Unusable
from casemgr.language import text
from casemgr.letters.fonts import Family
from casemgr.letters.rows import rows
from casemgr.letters.sheet import Sheet
from casemgr.letters.tags import Element, artifact

WIDTH, HEIGHT = A4
LEFT = RIGHT = 25 * mm
FOLDS = (99 * mm, 198 * mm)  # A4 in three, for an envelope of 220 by 110 mm
BODY = 96 * mm  # where the text of the first page begins, unless something above it needs more room
BELOW_WINDOW = 30 * mm  # kept free under the last line of the address: bpost, window envelopes
BELOW_LETTERHEAD = 10 * mm
LINE = 5 * mm
MOST_LINES = 8  # 40 mm, the height of the address block
OTHER_COLUMN = 135 * mm  # of the letterhead, where the window is at the left
APART = 5 * mm
UNDER_EDGE = 20 * mm  # first line of the letterhead, from the top
LOGO = (45 * mm, 18 * mm)  # at most

Row = tuple[str, str, float, float]
"""Words, font, size, and millimetres from the top in points."""


@dataclass(slots=True)
class Top:
    """All that is drawn above the running text, placed; `root` gets its elements in reading order."""

    sheet: Sheet
    fonts: Family
    watermark: Element
    letterhead: Element
    marks: Element
    address: Element

    @property
    def start(self) -> float:
        """Where the running text begins, in points from the top: under the window and under the letterhead."""
        window = self.sheet.window[1] * mm + (len(self.lines()) - 1) * LINE + BELOW_WINDOW
        placed = self._placed()
        head = placed[-1][3] + BELOW_LETTERHEAD if placed else 0
        return float(max(BODY, window, head))

    def lines(self) -> list[str]:
        """The address in rows; refused when it is higher than a window."""
        left = self.sheet.window[0] * mm
        room = min(WIDTH - left - 15 * mm, 100 * mm)
        if self._column() > left:
            room = min(room, self._column() - left - APART)
        found = [row for line in self.sheet.address for row in rows(line, self.fonts.regular, 11, room)]
        if len(found) > MOST_LINES:
            raise too_long()
        return found

    def draw(self, canvas: Any) -> None:
        """On the first page."""
        left, top = self.sheet.window[0] * mm, HEIGHT - self.sheet.window[1] * mm
        self._logo(canvas)
        with self.letterhead.drawn(canvas):
            for row, font, size, down in self._placed():
                canvas.setFont(font, size)
                canvas.drawString(self._column(), HEIGHT - down, f"{row} ")
        above = [(left, top + (10 + 4 * at) * mm, mark) for at, mark in enumerate(reversed(self.sheet.marks))]
        self._say(canvas, self.marks, (self.fonts.bold, 9), above[::-1])
        placed = [(left, top - number * LINE, line) for number, line in enumerate(self.lines())]
        self._say(canvas, self.address, (self.fonts.regular, 11), placed)
        if self.sheet.folds:
            with artifact(canvas):
                canvas.setLineWidth(0.4)
                for fold in FOLDS:
                    canvas.line(4 * mm, HEIGHT - fold, 9 * mm, HEIGHT - fold)

    def _say(
        self, canvas: Any, element: Element, font: tuple[str, float], words: list[tuple[float, float, str]]
    ) -> None:
        if words:
            with element.drawn(canvas):
                canvas.setFont(*font)
                for left, at, said in words:
                    canvas.drawString(left, at, f"{said} ")

    def _column(self) -> float:
        return float(LEFT if self.sheet.window[0] * mm > WIDTH / 3 else OTHER_COLUMN)

    def _placed(self) -> list[Row]:
        """The letterhead in rows, under its logo, with the name in bold."""
        column = self._column()
        room = WIDTH - RIGHT - column if column > WIDTH / 2 else self.sheet.window[0] * mm - column - APART
        down, found = UNDER_EDGE + (self._size()[1] + 2 * mm if self.sheet.logo else 0), list[Row]()
        for number, line in enumerate(self.sheet.letterhead):
            font, size, step = (self.fonts.regular, 9, 4.2 * mm) if number else (self.fonts.bold, 14, 5.6 * mm)
            for row in rows(line, font, size, room):
                found.append((row, font, size, down))
                down += step
        return found

    def _size(self) -> tuple[float, float]:
        """Of the logo on paper: as large as it may be."""
        picture = self.sheet.logo
        if picture is None:
            return 0, 0
        scale = min(LOGO[0] / picture.width, LOGO[1] / picture.height)
        return picture.width * scale, picture.height * scale

    def _logo(self, canvas: Any) -> None:
        """For the eye only: the name it stands for is the first line of the letterhead."""
        if self.sheet.logo is None:
            return
        from casemgr.letters.logo import draw

        width, height = self._size()
        with artifact(canvas):
            draw(canvas, self.sheet.logo, (self._column(), HEIGHT - UNDER_EDGE + 6 * mm - height, width, height))


def too_long() -> Unusable:
    """What cannot be set on paper."""
    return Unusable(
        "too-long",
        text("The letter cannot be set: the address or another line is too long for the paper."),
        hint=text("Shorten the address or the reference."),
    )
