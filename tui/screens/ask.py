"""A question that is answered with yes or no, after reading what it does.

if await self.app.push_screen_wait(AskScreen(text("Make this letter final?"), [text("It gets number …")],
        yes=text("Make final"))): …                     # inside @work; elsewhere: push_screen(…, callback)
"""

from collections.abc import Iterable, Sequence

from textual.widget import Widget

from casemgr.language import Text, text
from tui.page import Window
from tui.widgets.entries import note_row, step_row
from tui.widgets.frame import frame
from tui.widgets.row import Row
from tui.widgets.rows import Rows


class AskScreen(Window[bool]):
    """The consequences stand first; the cursor stands on going back when `safe`."""

    def __init__(
        self,
        question: Text | str,
        consequences: Sequence[Text | str],
        *,
        yes: Text,
        no: Text | None = None,
        safe: bool = True,
        either: bool = False,
    ) -> None:
        """`either`: both answers do something, so Esc gives neither of them but None."""
        super().__init__()
        self._either = either
        self._question, self._consequences, self._safe = question, consequences, safe
        self._answers = {"yes": yes, "no": no or text("Back")}

    def compose_body(self) -> Iterable[Widget]:
        """One list: consequences and two answers."""
        yield Rows(verb=text("Choose"), classes="-whole")

    def refill(self) -> None:
        """Words it."""
        language = frame(self).language
        self.entitle(self._question)
        rows = [
            note_row(language.say(said), key=f"said:{place}", style="") for place, said in enumerate(self._consequences)
        ]
        rows.append(Row("gap", [], "", passive=True))
        rows += [step_row(key, language.say(words)) for key, words in self._answers.items()]
        self.query_one(Rows).fill(rows, cursor="no" if self._safe else "yes")

    def on_rows_chosen(self, event: Rows.Chosen) -> None:
        """Enter."""
        self.dismiss(event.key == "yes")

    def action_back(self) -> None:
        """Esc is no, or no answer."""
        self.dismiss(None if self._either else False)
