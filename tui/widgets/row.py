"""One row of a list: what it shows, what it says, and how it may be used.

    Row("2026-0042", lambda width: [ends("Melden aan de GBA", "AVG art. 33", width)],
        spoken="Melden aan de GBA, AVG artikel 33.")

`lines` are made for a width, so a row is built once and fits after a resize. `more` is shown when the row is
unfolded (Space); `fold` is the column where its ▸ stands. `spoken` is the row as one sentence without
abbreviations: flat mode, screen readers and braille show nothing else.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from textual.content import Content

from tui.clockface import Level

Lines = Sequence[Content] | Callable[[int], Sequence[Content]]


@dataclass(frozen=True, slots=True)
class Row:
    """A heading is skipped by the cursor, and so is a `passive` row: words that stand among the rows."""

    key: str
    lines: Lines
    spoken: str
    heading: bool = False
    level: Level = "calm"
    passive: bool = False
    more: Lines = ()
    fold: int | None = None
    height: int | None = None
    """Lines it takes at any width, when that is known: a long list then makes only the rows it shows."""

    @property
    def selectable(self) -> bool:
        """Whether the cursor stops here."""
        return not (self.heading or self.passive)


def made(lines: Lines, width: int) -> list[Content]:
    """The lines for a width."""
    return list(lines(width)) if callable(lines) else list(lines)
