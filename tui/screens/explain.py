"""Why this date (u): how a term was counted, both readings, where it is written.

    self.app.push_screen(ExplainScreen(Explained(
        title="Waarom zondag 22 november 2026, 14:20?", lead="Een datalek wordt binnen 72 uur …",
        steps=[Step("do 19 nov 14:20", "Kennisname vastgesteld", "begin", mark=True), …],
        notes=["…"], readings=[Reading("zo 22 nov 14:20", "72 uren", "…", used=True), …],
        sources=["AVG art. 33 (1)"], rule="Regel gdpr-notify-authority, geldig sinds 25 mei 2018")))

Everything in it is worded already. `c` copies it as text.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.cells import cell_len
from textual.binding import BindingType
from textual.content import Content
from textual.widget import Widget

from casemgr.language import Text, text
from tui import glyphs
from tui.keys import key
from tui.page import Window
from tui.widgets.cells import cell, heading, line, wrapped
from tui.widgets.entries import aloud
from tui.widgets.frame import frame
from tui.widgets.row import Lines, Row
from tui.widgets.rows import Rows

WHEN = 18


@dataclass(frozen=True, slots=True)
class Step:
    """One line of the count. `mark` where it begins and ends; a day that does not count says so in `note`."""

    when: str
    what: str
    note: str = ""
    mark: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """One reading of the term; `used` for the one that casemgr reckons with."""

    when: str
    what: str
    note: str = ""
    used: bool = False


@dataclass(frozen=True, slots=True)
class Explained:
    """An explanation, worded."""

    title: str
    lead: str = ""
    steps: Sequence[Step] = ()
    notes: Sequence[str] = ()
    readings: Sequence[Reading] = ()
    sources: Sequence[str] = ()
    rule: str = ""


class ExplainScreen(Window[None]):
    """Read, scroll, copy, close."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("escape,backspace,enter", "back", text("Close"), "explain.close"),
        key("c", "copy", text("Copy"), "explain.copy"),
    ]

    def __init__(self, told: Explained) -> None:
        super().__init__()
        self.told = told

    def compose_body(self) -> Iterable[Widget]:
        """One list without a cursor; flat mode stops at each line."""
        yield Rows(classes="-whole")

    def refill(self) -> None:
        """Words it."""
        self.entitle(self.told.title)
        rows = [
            Row(f"line:{place}", lines, spoken, passive=True) for place, (lines, spoken) in enumerate(self._lines())
        ]
        self.query_one(Rows).fill(rows)

    def _lines(self) -> Iterator[tuple[Lines, str]]:
        told, blank = self.told, ([Content("")], "")
        if told.lead:
            yield _paragraph(told.lead)
            yield blank
        for step in told.steps:
            yield _step(step), aloud(f"{step.when}: {step.what}", step.note)
        for place, said in enumerate(told.notes):
            if told.steps and not place:
                yield blank
            yield _paragraph(said)
        if told.readings:
            yield blank
            many = len(told.readings) > 1
            yield self._head(text("Readings") if many else text("Reading"))
        what = max((cell_len(reading.what) for reading in told.readings), default=0) + 3
        for reading in told.readings:
            yield _reading(reading, what), aloud(f"{reading.when}: {reading.what}", reading.note)
        if told.sources or told.rule:
            yield blank
            yield self._head(text("Source"))
        for source in told.sources:
            yield _paragraph(source)
        if told.rule:
            yield _paragraph(told.rule, "$quiet")

    def _head(self, words: Text) -> tuple[Lines, str]:
        said = frame(self).language.say(words)
        return [heading(said)], f"{said}."

    def action_copy(self) -> None:
        """c: the words as they stand."""
        rows = self.query_one(Rows)
        lines = [part.plain for row in rows.rows for part in (row.lines(76) if callable(row.lines) else row.lines)]
        self.app.copy_to_clipboard("\n".join([self.told.title, "", *lines]))
        self.notice.done(text("Copied."))


def _paragraph(said: str, style: str = "") -> tuple[Lines, str]:
    return (lambda width: wrapped(said, width, style)), aloud(said)


def _step(step: Step) -> Lines:
    bold = "bold" if step.mark else ""
    sign = glyphs.POINT if step.mark else glyphs.LINE

    def lines(width: int) -> list[Content]:
        start = line((f"{sign}  ", "$primary"), cell(step.when, WHEN, bold))
        room = max(20, width - WHEN - 3)
        first, *rest = wrapped(line((step.what, bold), (f"   {step.note}" if step.note else "", "$quiet")), room)
        under = Content.styled(f"{glyphs.LINE}  ", "$primary").pad_right(WHEN)
        return [line(start, first), *(line(under, part) for part in rest)]

    return lines


def _reading(reading: Reading, widest: int) -> Lines:
    """One reading; the notes stand under each other where there is room beside the widest."""
    bold = "bold" if reading.used else ""

    def lines(width: int) -> list[Content]:
        room = max(20, width - WHEN)
        beside = widest + cell_len(reading.note) <= room
        what = cell(reading.what, widest if beside else room, bold)
        under = [] if beside else wrapped(reading.note, room, "$quiet")
        first = line(cell(reading.when, WHEN, bold), what, (reading.note if beside else "", "$quiet"))
        return [first, *(part.pad_left(WHEN) for part in under)]

    return lines
