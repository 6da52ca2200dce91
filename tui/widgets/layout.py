"""Where each row of a list stands: line numbers, heights, and the lines themselves, for one width."""

from bisect import bisect_right
from collections.abc import Sequence, Set

from textual.content import Content

from tui.widgets.cells import wrapped
from tui.widgets.row import Row, made


class Layout:
    """The lines of a list. A heading has one blank line above it, unless it is the first row."""

    def __init__(self) -> None:
        self.width = -1
        self.height = 0
        self.flat = False
        self.tops: list[int] = []
        """First line of each row, below its blank line."""
        self._rows: Sequence[Row] = ()
        self._unfolded: Set[str] = frozenset()
        self._lines: dict[int, list[Content]] = {}
        self._heights: list[int] = []

    def make(self, rows: Sequence[Row], width: int, unfolded: Set[str], *, flat: bool) -> None:
        """Measures every row; a row that knows its height is made only when it is looked at."""
        self._rows, self.width, self._unfolded, self.flat = rows, width, unfolded, flat
        self._lines, self.tops, self._heights = {}, [], []
        line = 0
        for index, row in enumerate(rows):
            line += 1 if row.heading and index else 0
            height = self._measure(index, row)
            self.tops.append(line)
            self._heights.append(height)
            line += height
        self.height = line

    def replace(self, index: int, row: Row, unfolded: Set[str]) -> bool:
        """Takes another row at the same place; True when the rest has to move."""
        self._unfolded = unfolded
        self._lines.pop(index, None)
        return self.width < 0 or self._measure(index, row) != self._heights[index]

    def _measure(self, index: int, row: Row) -> int:
        if row.height is not None and not self.flat and row.key not in self._unfolded:
            return row.height
        return len(self.lines(index, row))

    def lines(self, index: int, row: Row | None = None) -> list[Content]:
        """The lines of a row, made when first asked for."""
        if index not in self._lines:
            self._lines[index] = self._make(row or self._rows[index]) or [Content("")]
        return self._lines[index]

    def _make(self, row: Row) -> list[Content]:
        if self.flat:
            return wrapped(row.spoken, self.width, "bold" if row.heading else "")
        lines = made(row.lines, self.width)
        return lines + made(row.more, self.width) if row.key in self._unfolded else lines

    def opened(self, index: int) -> bool | None:
        """Whether a row that can be unfolded is; None when it cannot."""
        row = self._rows[index]
        return None if not row.more or row.fold is None or self.flat else row.key in self._unfolded

    def fold(self, index: int) -> int:
        """The column of the sign that says so."""
        return self._rows[index].fold or 0

    def place(self, index: int) -> tuple[int, int]:
        """First line and height of a row."""
        return self.tops[index], self._heights[index]

    def row_at(self, line: int) -> int:
        """The row on a line; on a blank line the row above it, -1 above the first."""
        return bisect_right(self.tops, line) - 1

    def line(self, line: int) -> tuple[int, int] | None:
        """Row and line within it; None for a blank line or below the end."""
        index = self.row_at(line)
        if index < 0:
            return None
        within = line - self.tops[index]
        return (index, within) if within < self._heights[index] else None
