"""How to print: printer, copies, sides, paper. The cursor stands on printing itself, with what was chosen last time."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from textual import work
from textual.widget import Widget

from casemgr.desk.forms import Choice
from casemgr.desk.printers import Abilities, Printer
from casemgr.desk.printjobs import MOST_COPIES, SIDES, Order
from casemgr.language import Text, text
from tui.page import Window
from tui.widgets.entries import labelled_row, note_row, step_row
from tui.widgets.row import Row
from tui.widgets.rows import Rows

if TYPE_CHECKING:
    from tui.app import CasemgrApp

SIDES_SAID = {
    "one": text("one side"),
    "two": text("both sides, turned like a book"),
    "short": text("both sides, turned like a calendar"),
}
AUTOMATIC = text("as the printer chooses")
LABELS = {"printer": text("Printer"), "copies": text("Copies"), "sides": text("Sides"), "tray": text("Paper")}


class PrintScreen(Window[Order]):
    """Answers with the order, or None. `ask` tells what a printer can do; it may take some time."""

    app: "CasemgrApp"
    HELP = text("Enter prints. The rows above change the printer, the copies, the sides and the paper.").message

    def __init__(
        self,
        printers: Sequence[Printer],
        order: Order,
        able: Abilities,
        ask: Callable[[str], Any],
        *,
        draft: bool,
    ) -> None:
        super().__init__()
        self._printers, self._order, self._able, self._ask, self._draft = printers, order, able, ask, draft

    def compose_body(self) -> Iterable[Widget]:
        """One list."""
        yield Rows(verb=text("Choose"), classes="-whole")

    def refill(self) -> None:
        """Words it; the cursor stays where it was, and starts on printing."""
        say = self.app.language.say
        self.entitle(text("Print"))
        rows = self.query_one(Rows)
        told = [labelled_row(key, say(LABELS[key]), say(said)) for key, said in self._said().items()]
        told += [note_row(say(said), style="") for said in self._notes()]
        go = step_row("print", say(text("Print on {name}", name=self._order.printer)))
        first = None if rows.rows else "print"
        rows.fill([*told, Row("gap", [], "", passive=True), go, step_row("back", say(text("Back")))], cursor=first)

    def _said(self) -> dict[str, Text | str]:
        default = next((printer.default for printer in self._printers if printer.name == self._order.printer), False)
        name = str(self._order.printer)
        said: dict[str, Text | str] = {"printer": text("{name} (default)", name=name) if default else name}
        said["copies"] = str(self._order.copies)
        if self._able.two_sided:
            said["sides"] = SIDES_SAID[self._order.sides]
        if self._able.trays:
            said["tray"] = self._order.tray or AUTOMATIC
        return said

    def _notes(self) -> list[Text]:
        found = next((printer for printer in self._printers if printer.name == self._order.printer), None)
        notes = [text("The word DRAFT stands across it.")] if self._draft else []
        if found is not None and found.stopped:
            notes.append(text("This printer is stopped: the job waits until it goes on."))
        return notes

    def on_rows_chosen(self, event: Rows.Chosen) -> None:
        """Enter: prints, goes back, or changes what the row says."""
        if event.key == "print":
            self.dismiss(self._order)
        elif event.key == "back":
            self.dismiss(None)
        else:
            self._change(event.key)

    def _change(self, key: str) -> None:
        from tui.screens.pick import Free, PickScreen

        free = text("{words} copies", words="") if key == "copies" else None

        def picked(answer: Any) -> None:
            code = answer.words if isinstance(answer, Free) else answer
            if isinstance(code, str):
                self._take(key, code)

        self.app.push_screen(PickScreen(LABELS[key], self._choices(key), free=free), picked)

    def _choices(self, key: str) -> list[Choice]:
        say = self.app.language.say
        if key == "printer":
            return [Choice(p.name, p.name, say(text("stopped: {why}", why=p.stopped)) if p.stopped else "") for p in
                    self._printers]  # fmt: skip
        if key == "copies":
            return [Choice(str(number), str(number)) for number in range(1, 6)]
        if key == "sides":
            return [Choice(code, say(SIDES_SAID[code])) for code in SIDES]
        return [Choice("-", say(AUTOMATIC)), *(Choice(tray, tray) for tray in self._able.trays)]

    def _take(self, key: str, code: str) -> None:
        if key == "printer":
            self._turn(code)
            return
        if key == "copies":
            if not (code.isascii() and code.isdigit() and 1 <= int(code) <= MOST_COPIES):
                self.notice.attention(text("The number of copies is from 1 to {most}.", most=MOST_COPIES))
                return
            self._order = replace(self._order, copies=int(code))
        elif key == "sides":
            self._order = replace(self._order, sides=code)  # type: ignore[arg-type]  # one of its codes
        else:
            self._order = replace(self._order, tray="" if code == "-" else code)
        self.refill()

    @work(exclusive=True)
    async def _turn(self, name: str) -> None:
        """Another printer has other paper."""
        able = await self._ask(name)
        if able is not None:
            self._able = able
            self._order = fitting(replace(self._order, printer=name), able)
            self.refill()


def fitting(order: Order, able: Abilities) -> Order:
    """What was chosen before, as far as this printer can do it."""
    tray = order.tray if order.tray in able.trays else ""
    return replace(order, tray=tray, sides=order.sides if able.two_sided else "one")
