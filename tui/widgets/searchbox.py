"""Typing filters, arrows drive the list, while the cursor stays in the box.

    rows = Rows(verb=text("Open"))
    yield SearchBox(rows, placeholder=text("number, name or word"))
    yield rows
    def on_search_box_typed(self, event): …event.words…

`Typed` comes 80 ms after the last key. Enter chooses the row under the cursor; Esc empties the box first.
"""

from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.message import Message
from textual.timer import Timer
from textual.widgets import Input

from casemgr.language import Text, text
from tui.keys import key
from tui.widgets.cells import clean
from tui.widgets.frame import frame
from tui.widgets.rows import Rows

PAUSE = 0.08
"""Seconds of rest after a key before the list is asked again."""


class SearchBox(Input):
    """A line to type in, above the list it drives."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("enter", "submit", text("Open"), "search.choose"),
        key("escape", "empty", text("Empty"), "search.empty", show=False),
        key("up", "browse(-1)", text("Row up"), "search.up", show=False),
        key("down", "browse(1)", text("Row down"), "search.down", show=False),
        key("pageup", "browse(-1, True)", text("Page up"), "search.pageup", show=False),
        key("pagedown", "browse(1, True)", text("Page down"), "search.pagedown", show=False),
    ]
    HELP = text("Type to search; the arrows move through the list meanwhile.").message

    class Typed(Message):
        """What stands in the box now."""

        def __init__(self, box: "SearchBox", words: str) -> None:
            super().__init__()
            self.box, self.words = box, words

        @property
        def control(self) -> "SearchBox":
            return self.box

    class Entered(Message):
        """Enter came before the search was asked: choose once it is."""

        def __init__(self, box: "SearchBox") -> None:
            super().__init__()
            self.box = box

        @property
        def control(self) -> "SearchBox":
            return self.box

    def __init__(self, rows: Rows, *, placeholder: Text | str = "", spaces: bool = True, id: str | None = None) -> None:
        """Without `spaces` the space bar stays what it is in the list: tick."""
        super().__init__(id=id, select_on_focus=False)
        self._spaces = spaces
        self.rows = rows
        self._asking = placeholder
        self._rest: Timer | None = None
        self._told = ""

    def on_mount(self) -> None:
        """Says what to type."""
        self.renew()

    def renew(self) -> None:
        """Words the placeholder, in the language of now."""
        self.placeholder = frame(self).language.say(self._asking)

    def binding_words(self, action: str) -> Text | None:
        """Enter does what it does in the list."""
        return self.rows.verb if action == "submit" else None

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """Every sign is typed, but for a space that ticks."""
        return (self._spaces or key != "space") and super().check_consume_key(key, character)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Esc goes back when there is nothing to empty; Enter waits for something to choose."""
        if action == "empty":
            return bool(self.value)
        if action == "submit" and self.value.strip() == self._told:
            return self.rows.check_action("choose", ())
        return True

    def on_input_changed(self, event: Input.Changed) -> None:
        """Waits until the typing rests."""
        event.stop()
        if self._rest is not None:
            self._rest.stop()
        self._rest = self.set_timer(PAUSE, self.tell)

    def tell(self) -> None:
        """Posts what was typed, if it is something new."""
        if self.value.strip() != self._told:
            self._told = self.value.strip()
            self.post_message(self.Typed(self, self._told))

    def action_browse(self, by: int, page: bool = False) -> None:
        """An arrow: the list moves, the box keeps the keys."""
        self.rows.browse(by, page=page)

    async def action_submit(self) -> None:
        """Enter: what was typed last is looked up first."""
        if self.value.strip() != self._told:
            self.tell()
            self.post_message(self.Entered(self))
        else:
            self.rows.action_choose()

    def action_empty(self) -> None:
        """Esc."""
        self.value = ""

    def on_focus(self) -> None:
        """The list shows its cursor."""
        self.rows.driven = True

    def on_blur(self) -> None:
        """And hides it, unless it took the keys itself."""
        self.rows.driven = False

    async def _on_key(self, event: events.Key) -> None:
        """A space that ticks is left to the bindings."""
        if event.key == "space" and not self._spaces:
            event.prevent_default()

    def _on_paste(self, event: events.Paste) -> None:
        """Several lines become one: the toolkit would keep the first and drop the rest in silence."""
        event.stop()
        event.prevent_default()
        self.replace(clean(event.text).strip(), *self.selection)
