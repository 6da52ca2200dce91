"""One or several of a longer list, chosen in the pick window."""

from collections.abc import Sequence

from textual import events, on
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from casemgr.desk.forms import FieldSpec
from casemgr.language import Text, text
from tui.fields.choice import NOT_OFFERED
from tui.fields.field import Field, Reading
from tui.widgets.cells import clean
from tui.widgets.frame import frame

SEPARATOR = "\n"


class Picked(Widget, can_focus=True, inherit_bindings=False):
    """The box: what is chosen, as words. Typing, Space, down, or Enter on an empty box opens the window."""

    class Opened(Message):
        """The window is asked for; `seed` is the letter that was typed."""

        def __init__(self, seed: str = "") -> None:
            super().__init__()
            self.seed = seed

    class Cleared(Message):
        """Backspace or Delete."""

    class Entered(Message):
        """Enter on a filled box."""

    def __init__(self, empty: Content) -> None:
        super().__init__()
        self._empty = empty
        self._words = ""

    def show(self, words: str) -> None:
        self._words = clean(words)
        self.refresh(layout=True)

    def render(self) -> Content:
        words = Content(self._words) if self._words else self._empty.stylize("$quiet")
        if self.has_focus and not self._words:
            words = (words or Content(" ")).stylize("reverse", 0, 1)  # as in a line that is typed in
        return frame(self).glyphs.draw(words)

    def on_blur(self) -> None:
        self.refresh()

    def on_focus(self) -> None:
        self.refresh()
        self.app.cursor_position = self.content_region.offset

    def on_key(self, event: events.Key) -> None:
        if event.key == "enter":
            self.post_message(self.Entered() if self._words else self.Opened())
        elif event.key in ("space", "down"):
            self.post_message(self.Opened())
        elif event.key in ("backspace", "delete"):
            self.post_message(self.Cleared())
        elif event.is_printable and event.character:
            self.post_message(self.Opened(event.character))
        else:
            return
        event.stop()
        event.prevent_default()

    def on_click(self) -> None:
        self.post_message(self.Opened())


class PickField(Field):
    """One of many. The text is its code; a person may also be free text."""

    class Asked(Message):
        """The pick window is wanted; what it answers goes to `choose`."""

        def __init__(self, field: "PickField", seed: str) -> None:
            super().__init__()
            self.field, self.seed = field, seed

    HELP = text("Choose from a list. Enter or a letter opens it; Backspace empties the answer.").message
    box: Picked
    several = False

    def __init__(self, spec: FieldSpec) -> None:
        super().__init__(spec)
        self.free = spec.kind == "person"
        self._labels = {choice.code: choice.label for choice in spec.choices}

    @property
    def codes(self) -> tuple[str, ...]:
        """What is chosen now."""
        return tuple(code for code in self.text.split(SEPARATOR) if code)

    def make_box(self) -> Picked:
        return Picked(self.placeholder())

    def put(self, typed: str) -> None:
        codes = (code for code in typed.split(SEPARATOR) if code)
        self.box.show(", ".join(self._labels.get(code, code) for code in codes))

    def read(self, typed: str) -> Reading:
        code = typed.strip()
        if code and code not in self._labels and not self.free:
            return Reading(error=NOT_OFFERED)
        return Reading(code or None, note=self._source((code,)))

    def choose(self, codes: Sequence[str]) -> None:
        """The answer of the pick window; a free text is its own code."""
        self.text = SEPARATOR.join(codes)

    def _source(self, codes: Sequence[str]) -> str:
        known = (choice.source for choice in self.spec.choices if choice.code in codes)
        return ", ".join(dict.fromkeys(source for source in known if source))

    @on(Picked.Opened)
    def _opened(self, event: Picked.Opened) -> None:
        event.stop()
        self.post_message(self.Asked(self, event.seed))

    @on(Picked.Cleared)
    def _cleared(self, event: Picked.Cleared) -> None:
        event.stop()
        self.choose(())

    @on(Picked.Entered)
    def _entered(self, event: Picked.Entered) -> None:
        event.stop()
        self.post_message(self.Entered(self))


class ManyField(PickField):
    """Several of a list, in the order of the list."""

    several = True

    def read(self, typed: str) -> Reading:
        codes = [code for code in typed.split(SEPARATOR) if code]
        error: Text | None = NOT_OFFERED if any(code not in self._labels for code in codes) else None
        return Reading(None if error else codes or None, error=error, note=self._source(codes))

    def choose(self, codes: Sequence[str]) -> None:
        self.text = SEPARATOR.join(code for code in self._labels if code in codes)
