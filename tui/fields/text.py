"""A text on one line."""

from textual import events, on
from textual.message import Message
from textual.widgets import Input

from casemgr.language import Text, text
from tui.fields.field import Field, Reading
from tui.fields.typed import joined


class Line(Input):
    """The toolkit's input, which keeps all pasted lines and never selects what is already there."""

    class Joined(Message):
        """Several lines were pasted into one."""

        def __init__(self, lines: int) -> None:
            super().__init__()
            self.lines = lines

    def __init__(self, placeholder: str = "") -> None:
        super().__init__(placeholder=placeholder, select_on_focus=False)
        self.cursor_blink = False  # nothing on the screen moves by itself

    def on_paste(self, event: events.Paste) -> None:
        event.prevent_default()
        event.stop()
        self._take(event.text)

    def on_blur(self) -> None:
        """A line that is not typed in shows its beginning."""
        self.scroll_to(x=0, animate=False)

    def on_focus(self) -> None:
        # The toolkit follows the cursor only when it moves.
        self.scroll_to(x=max(0, self.cursor_position - self.content_size.width + 2), animate=False)

    def action_paste(self) -> None:
        self._take(self.app.clipboard)

    def _take(self, pasted: str) -> None:
        line, lines = joined(pasted)
        self.replace(line, *self.selection)
        if lines > 1:
            self.post_message(self.Joined(lines))


class LineField(Field):
    """What the kinds that are typed on one line share."""

    box: Line

    def make_box(self) -> Line:
        return Line(self.placeholder().plain)

    def put(self, typed: str) -> None:
        self.box.value = " ".join(typed.split("\n"))
        self.box.cursor_position = len(self.box.value)

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self.retype(event.value)

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        event.stop()
        self.post_message(self.Entered(self))


class TextField(LineField):
    """Words, up to the limit of the fact."""

    _lines = 1

    def read(self, typed: str) -> Reading:
        note = text("{count} lines joined into one", count=self._lines) if self._lines > 1 else None
        return Reading(typed.strip() or None, too_long(typed, self.spec.limit), note or room(typed, self.spec.limit))

    @on(Line.Joined)
    def _joined(self, event: Line.Joined) -> None:
        event.stop()
        self._lines = event.lines
        self.reading = self.read(self.text)
        self.say()
        self._lines = 1


def too_long(typed: str, limit: int) -> Text | None:
    """The text stays as it is: the clerk decides what to leave out."""
    if len(typed.strip()) <= limit:
        return None
    sentence = "This is {over} characters too long: at most {limit}. Shorten it; nothing was cut off."
    return text(sentence, over=len(typed.strip()) - limit, limit=limit)


def room(typed: str, limit: int) -> Text | None:
    """How much still fits, said in the last fifth."""
    left = limit - len(typed.strip())
    return text("room for {count} more characters", count=left) if 0 <= left < limit / 5 else None
