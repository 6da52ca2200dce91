"""Letters to many while they are made: how far it is, what cannot be made, and a way to stop at any time."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType
from textual.widget import Widget

from casemgr.desk.many import Many
from casemgr.language import text
from tui import glyphs
from tui.keys import key
from tui.page import Window
from tui.widgets.entries import note_row, step_row
from tui.widgets.row import Row
from tui.widgets.rows import Rows

if TYPE_CHECKING:
    from tui.app import CasemgrApp

WIDTH = 40
"""Signs of the bar."""
SHOWN = 12
"""Lines that cannot be made and are told one by one."""


class ManyScreen(Window[int]):
    """Answers how many letters are there in the end."""

    app: "CasemgrApp"
    BINDINGS: ClassVar[list[BindingType]] = [key("o", "show", text("Show the letters"), "many.show")]
    HELP = text("Letters to many. What is made is kept; Esc stops, and the same choice later makes the rest.").message

    def __init__(self, many: Many) -> None:
        super().__init__()
        self.many = many
        self._told = -1

    def compose_body(self) -> Iterable[Widget]:
        """One list."""
        yield Rows(verb=text("Choose"), classes="-whole")

    def on_mount(self) -> None:
        """Begins: the letters are made in a thread, and the screen looks how far it is."""
        self.run_worker(self.many.run, thread=True)
        self.set_interval(0.2, self._look)

    def on_unmount(self) -> None:
        """Nobody looks any more: it stops."""
        self.many.stop()

    def _look(self) -> None:
        state = self.many.done.passed if not self.many.ended else -2
        if state != self._told:
            self._told = state
            self.refill()

    def refill(self) -> None:
        """Says how far it is."""
        say, done = self.app.language.say, self.many.done
        self.entitle(text("Letters to many"), f"{say(self.many.label)} · {self.many.case}")
        full = WIDTH * done.passed // max(done.total, 1)
        rows = [
            note_row(glyphs.GONE * full + glyphs.LEFT * (WIDTH - full), key="bar"),
            note_row(say(text("{passed} of {total} lines done, {made} new letters.", passed=done.passed,
                              total=done.total, made=done.made)), key="far", style=""),
        ]  # fmt: skip
        rows += [note_row(say(fault.told), key=f"fault:{fault.row}") for fault in done.faults[:SHOWN]]
        if self.many.error is not None:
            rows.append(note_row(say(self.many.error.sentence), key="error", style=""))
        elif self.many.ended:
            ended = (
                text("Stopped. The same choice later makes the rest.") if done.stopped else text("All lines are done.")
            )
            rows.append(note_row(say(ended), key="ended", style=""))
        rows.append(Row("gap", [], "", passive=True))
        rows.append(step_row("back", say(text("Close")) if self.many.ended else say(text("Stop here"))))
        self.query_one(Rows).fill(rows, cursor="back")

    def on_rows_chosen(self, event: Rows.Chosen) -> None:
        """Enter."""
        self.action_back()

    def action_back(self) -> None:
        """Esc: stops what runs; once it ended, leaves."""
        if self.many.ended:
            self.dismiss(len(self.many.done.numbers))
        else:
            self.many.stop()

    def action_show(self) -> None:
        """o: all letters in one file."""
        if not self.many.ended or not self.many.done.numbers:
            self.notice.attention(text("There are no letters to show yet."))
            return
        path = self.app.attempt(self.many.show)
        if path is not None:
            self.notice.done(text("Opened: {path}", path=str(path)))
