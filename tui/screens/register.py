"""Dossiers: every case, found while typing, filtered by a sentence, page after page."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from textual import on
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.widget import Widget

from casemgr.desk import registry
from casemgr.desk.registry import Filter, Found
from casemgr.language import text
from tui.clockface import time_left
from tui.keys import key
from tui.page import Page
from tui.widgets.cells import cell, clock_cell, line
from tui.widgets.entries import aloud
from tui.widgets.row import Row
from tui.widgets.rows import Rows
from tui.widgets.searchbox import SearchBox
from tui.widgets.window import Edge, WindowedRows, grouped
from tui.widgets.words import Words

if TYPE_CHECKING:
    from tui.app import CasemgrApp

LEFT, NUMBER, KIND, STATE = 21, 15, 12, 22
GUTTER = "  "
"""Where the rows have their cursor: the names of the columns stand over the columns."""


class RegisterScreen(Page):
    """All cases this user may see, newest first."""

    app: "CasemgrApp"
    PLACE = "register"
    BINDINGS: ClassVar[list[BindingType]] = [
        key("f5", "filter", text("Filter"), "register.filter"),
        key("f9", "app.leak", text("Report a data leak"), "register.leak"),
    ]
    HELP = text("All cases. Type to search by number, title, name or word; F5 filters.").message
    AUTO_FOCUS = "SearchBox"

    def __init__(self) -> None:
        super().__init__()
        self.filter = Filter()

    def compose_title(self) -> Iterable[Widget]:
        """The search box and the count stand beside the title."""
        self._cases = WindowedRows(verb=text("Open"), id="cases")
        box = SearchBox(self._cases, placeholder=text("number, name or word"), id="search")
        yield Horizontal(Words(id="title"), box, Words(id="position", classes="facts"), classes="titleline")

    def compose_body(self) -> Iterable[Widget]:
        """The filter as a sentence, the names of the columns, the list."""
        yield Words(id="filter", classes="filter")
        yield Words(id="head")
        yield self._cases

    def refill(self) -> None:
        """Asks again; the cursor stays on its case."""
        total = self.app.attempt(lambda: registry.count(self.app.session(), self.filter))
        if total is None:
            return
        rows = self.query_one(WindowedRows)
        rows.open(self._source, total, cursor=rows.current_key)
        self.entitle(text("Cases"))
        self.query_one("#position", Words).say(line((self._counted(total), "$quiet")))
        self.query_one("#filter", Words).say(line((registry.sentence(self.filter, self.app.language), "$quiet")))
        self.query_one("#head", Words).say(self._head())

    def _counted(self, total: int) -> str:
        say = self.app.language.say
        return say(text("1 case")) if total == 1 else say(text("{n} cases", n=grouped(total, self.app.language)))

    def _source(self, edge: Edge, beside: str | None, limit: int) -> Sequence[Row]:
        found = self.app.attempt(lambda: registry.page(self.app.session(), self.filter, edge, beside, limit))
        return [self._row(case) for case in found or ()]

    def _head(self) -> Content:
        say = self.app.language.say
        if self.flat:
            return Content("")
        start = line(GUTTER, cell("   " + say(text("Left")), LEFT, "$quiet"), cell(say(text("Case")), NUMBER, "$quiet"))
        if not self.wide:
            return line(start, (say(text("Subject")), "$quiet"))
        width = self.query_one(WindowedRows).scrollable_content_region.width - len(GUTTER)
        subject = cell(say(text("Subject")), self._subject(width), "$quiet")
        return line(
            start, cell(say(text("Kind")), KIND, "$quiet"), subject, GUTTER, cell(say(text("State")), STATE, "$quiet")
        )

    def _subject(self, width: int) -> int:
        return max(12, width - LEFT - NUMBER - KIND - STATE - 2)

    def _row(self, case: Found) -> Row:
        say, wide = self.app.language.say, self.wide
        left = time_left(case.limit, self.app.now, self.app.language) if case.limit else None
        kind, state, title = say(case.kind), say(case.state), say(case.title)

        def lines(width: int) -> list[Content]:
            start = line(clock_cell(left), cell(case.number, NUMBER, "$quiet"))
            if not wide:
                return [line(start, cell(title, max(8, width - LEFT - NUMBER)))]
            subject = self._subject(width)
            return [
                line(
                    start,
                    cell(kind, KIND),
                    cell(title, subject),
                    "  ",
                    cell(state, STATE - 2, "$quiet" if case.ended else ""),
                )
            ]

        spoken = f"{left.spoken + ': ' if left else ''}{aloud(title)} {kind}, {case.number}. {aloud(state)}"
        return Row(case.number, lines, spoken, level=left.level if left else "calm", height=1)

    @on(SearchBox.Typed)
    def _search(self, event: SearchBox.Typed) -> None:
        self.filter = self.filter.with_words(event.words)
        self.refill()
        if event.words and not self.query_one(WindowedRows).rows:
            self.notice.attention(
                text("No case with “{words}”.", words=event.words), text("Closed cases were searched as well.")
            )
        else:
            self.notice.clear()

    @on(Rows.Chosen, "#cases")
    def _open(self, event: Rows.Chosen) -> None:
        self.app.open_case(event.key)

    def action_filter(self) -> None:
        """F5: one thing at a time, in the pick window."""
        from tui.screens.pick import PickScreen

        def picked(code: Any) -> None:
            if isinstance(code, str):
                self.filter = self.filter.chosen(code)
                self.refill()

        choices = registry.filters(self.app.session(), self.filter)
        self.app.push_screen(PickScreen(self.app.language.say(text("Filter")), choices), picked)
