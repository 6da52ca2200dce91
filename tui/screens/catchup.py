"""Terms that passed while nobody had casemgr open: said on the start page, shown and acknowledged here."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType
from textual.widget import Widget

from casemgr.desk import boarding, catchup
from casemgr.desk.catchup import Missed
from casemgr.language import text
from tui.clockface import time_left
from tui.keys import key
from tui.page import Page, Window
from tui.widgets.entries import aloud, note_row, timed_row
from tui.widgets.row import Row
from tui.widgets.rows import Rows

if TYPE_CHECKING:
    from tui.app import CasemgrApp

SIGN_OF_LIFE = 300
"""Seconds between two signs that somebody has casemgr open."""


def begin(page: Page) -> None:
    """Looks once the page stands, and goes on saying that somebody is here."""
    page.call_after_refresh(look, page)
    page.set_interval(SIGN_OF_LIFE, lambda: look(page))


def look(page: Page) -> None:
    """Notes that somebody is here; says what passed unseen, as long as nobody acknowledged it."""
    app: CasemgrApp = page.app  # type: ignore[assignment]
    found = app.attempt(lambda: _looked(app))
    if found and page.is_active:
        passed = text("1 term passed while nobody had casemgr open.") if len(found) == 1 else text(
            "{n} terms passed while nobody had casemgr open.", n=len(found)
        )  # fmt: skip
        page.notice.attention(passed, text("m shows them; there you record that you saw them."))


def _looked(app: "CasemgrApp") -> list[Missed]:
    session = app.session()
    catchup.here(session)
    return catchup.unseen(session)


def show(app: "CasemgrApp", page: Page) -> None:
    """Opens the list, when there is something in it."""
    found = app.attempt(lambda: catchup.unseen(app.session()))
    if found:
        app.push_screen(CatchUpScreen())
    elif found is not None:
        page.notice.done(text("No term passed unseen."))


class CatchUpScreen(Window[None]):
    """What passed unseen; Enter records in the case that it was seen."""

    app: "CasemgrApp"
    BINDINGS: ClassVar[list[BindingType]] = [key("ctrl+s", "all", text("All seen"), "catchup.all")]
    HELP = text("Terms that passed while nobody had casemgr open. Enter records in the case that you saw one.").message
    found: tuple[Missed, ...] = ()

    def compose_body(self) -> Iterable[Widget]:
        """One list."""
        yield Rows(verb=text("Seen"), id="missed")

    def refill(self) -> None:
        """Asks the desk."""
        found = self.app.attempt(lambda: catchup.unseen(self.app.session()))
        if found is None:
            return
        self.found = tuple(found)
        self.entitle(text("Passed while nobody looked"), str(len(found)) if found else "")
        rows = [self._row(item) for item in found]
        self.query_one(Rows).fill(rows or [note_row(self.app.language.say(text("No term passed unseen.")))])

    def _row(self, item: Missed) -> Row:
        language = self.app.language
        title, what = language.say(item.title), language.say(item.what)
        left, when = time_left(item.limit, self.app.now, language), boarding.short_limit(item.limit, language)
        spoken = f"{left.spoken}: {aloud(what)} {title}, {item.case}. {aloud(when)}"
        return timed_row(item.key, left, title, spoken=spoken, when=when, number=item.case, task=what)

    def on_rows_chosen(self, event: Rows.Chosen) -> None:
        """Enter: this one was seen."""
        self._acknowledge([item for item in self.found if item.key == event.key])

    def action_all(self) -> None:
        """Ctrl+S: all of them were seen."""
        self._acknowledge(list(self.found))

    def _acknowledge(self, items: list[Missed]) -> None:
        """One fact for each case; what somebody may not record stays, with the reason."""
        cases = {item.case: [other.rule for other in items if other.case == item.case] for item in items}
        done = [case for case, rules in cases.items() if self._recorded(case, rules)]
        self.refill()
        if len(done) == len(cases) and done:
            self.notice.done(text("Recorded in {cases} that you saw it.", cases=", ".join(done)))

    def _recorded(self, case: str, rules: list[str]) -> bool:
        def record() -> bool:
            catchup.acknowledge(self.app.session(), case, rules)
            return True

        return bool(self.app.attempt(record))
