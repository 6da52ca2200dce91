"""Where the key or the scan is, and the passphrase or PIN, which is not shown and kept nowhere."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from textual import on
from textual.widget import Widget
from textual.widgets import Input

from casemgr.errors import CaseError
from casemgr.language import Text, text
from tui.fields.text import Line
from tui.page import Window
from tui.widgets.words import Words

if TYPE_CHECKING:
    from tui.app import CasemgrApp

WHERE = {
    "p12": text("Key file"),
    "token": text("Module of the card"),
    "scan": text("Scan (PDF)"),
}
SECRET = {"p12": text("Passphrase"), "token": text("PIN (empty: the reader asks it)")}
HELP = text("Enter goes on and then signs; Esc goes back and nothing happens.")


class SignScreen(Window[tuple[str, str]]):
    """Answers with the path and the secret, or None."""

    app: "CasemgrApp"
    AUTO_FOCUS = ""  # the first line would get it, and where the path is known the secret would be typed there, shown
    CSS = """
    SignScreen Line { height: 1; border: none; padding: 0 1; margin: 0 0 1 0; background: $field; }
    SignScreen Line:focus { border: none; background: $field-focus; }
    SignScreen Words { height: auto; }
    """

    def __init__(self, title: Text, how: str, path: str, wrong: CaseError | None = None) -> None:
        """`wrong`: what was refused just now, when it asks once more."""
        super().__init__()
        self._title, self._how, self._path, self._wrong = title, how, path, wrong

    def compose_body(self) -> Iterable[Widget]:
        """One or two lines to type in."""
        yield Words(id="where")
        yield Line()
        if self._how in SECRET:
            yield Words(id="secret")
            yield Line()
        yield Words(id="help")

    def refill(self) -> None:
        """Words it."""
        say = self.app.language.say
        self.entitle(self._title)
        self.query_one("#where", Words).say(say(WHERE[self._how]))
        self.query_one("#help", Words).say(say(HELP))
        path, *hidden = self.query(Line)
        if not path.value:
            path.value = self._path
        for line in hidden:
            line.password = True
            self.query_one("#secret", Words).say(say(SECRET[self._how]))
        if self._wrong is not None:
            self.notice.refuse(self._wrong)
        if self.focused not in (path, *hidden):
            (hidden[0] if hidden and path.value else path).focus()

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        event.stop()
        path, *hidden = self.query(Line)
        if not path.value.strip():
            self.notice.attention(text("Say where the file is."))
            path.focus()
        elif hidden and event.input is path:
            hidden[0].focus()
        else:
            self.dismiss((path.value, hidden[0].value if hidden else ""))
