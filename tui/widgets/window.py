"""A list over a source of any length: 200 rows at a time, fetched by key when the cursor comes near an edge.

    rows = WindowedRows(verb=text("Open"))
    rows.open(source, total=100_000)            # source(edge, beside, limit) -> rows in the order of the list
    rows.position_words()                       # "201–400 van 100.000"

`source("after", None, 200)` gives the first rows, `source("after", "2026-0040", 200)` those after that key,
`source("before", None, 200)` the last ones. Everything stays in the order of the list.
"""

from collections.abc import Callable, Sequence
from typing import Literal

from casemgr.language import Language, Text, text
from tui.widgets.frame import frame
from tui.widgets.row import Row
from tui.widgets.rows import Rows

Edge = Literal["after", "before"]
Source = Callable[[Edge, str | None, int], Sequence[Row]]

PAGE = 200
NEAR = 40
MOST = 3 * PAGE


class WindowedRows(Rows):
    """Only a window of the rows is held; the position is said in words, since a scrollbar would lie."""

    def __init__(
        self,
        *,
        verb: Text | None = None,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        super().__init__(verb=verb, id=id, classes=classes)
        self.total = 0
        self.first = 0
        """Place of the first row that is held, counted from 0."""
        self._source: Source | None = None

    def open(self, source: Source, total: int, *, cursor: str | None = None) -> None:
        """Shows the beginning of a source of `total` rows."""
        self._source, self.total, self.first = source, total, 0
        self.set_class(total > PAGE, "-windowed")
        self.fill(source("after", None, PAGE), cursor=cursor)

    def position_words(self) -> str:
        """What is held, of how many."""
        language = frame(self).language
        values = {"first": self.first + 1, "last": self.first + len(self.rows), "total": self.total}
        if len(self.rows) >= self.total:
            return grouped(self.total, language)
        said = {name: grouped(number, language) for name, number in values.items()}
        return language.say(text("{first}–{last} of {total}", **said))

    def action_edge(self, to: int) -> None:
        """The very first or the very last row of the source."""
        if self._source is not None and self.total > len(self.rows):
            edge: Edge = "after" if to < 0 else "before"
            held = self._source(edge, None, PAGE)
            self.first = 0 if to < 0 else max(0, self.total - len(held))
            self.fill(held)
        super().action_edge(to)

    def _put(self, index: int) -> None:
        super()._put(index)
        if index >= len(self.rows) - NEAR and self.first + len(self.rows) < self.total:
            self._extend("after")
        elif index < NEAR and self.first > 0:
            self._extend("before")

    def _extend(self, edge: Edge) -> None:
        if self._source is None or not self.rows:
            return
        beside = self.rows[-1 if edge == "after" else 0].key
        more = list(self._source(edge, beside, PAGE))
        if not more:
            return
        offset = self._line() - self.scroll_offset.y
        if edge == "after":
            held = [*self.rows, *more]
            self.first += max(0, len(held) - MOST)
            held = held[-MOST:]
        else:
            held = [*more, *self.rows][:MOST]
            self.first = max(0, self.first - len(more))
        self.fill(held)
        self.scroll_to(y=self._line() - offset, animate=False, force=True)

    def _line(self) -> int:
        return self._laid.place(self._cursor)[0] if 0 <= self._cursor < len(self._laid.tops) else 0


def grouped(number: int, language: Language) -> str:
    """1284 → "1.284" in Dutch, "1,284" in English."""
    return f"{number:,}".replace(",", ".") if language.code == "nl" else f"{number:,}"
