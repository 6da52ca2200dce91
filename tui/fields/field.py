"""One question of a form: its label, the box that is typed in, and the note that answers.

    field.name    the fact's name for it            field.text    what was typed, always kept; may be set
    field.value   JSON, or None                     field.error   why it cannot be taken, or None
    field.answer(error, note)    what the desk thinks of the value
    field.show_all()             from now on say what is missing too (after a try to save)

Posts `Field.Changed(field, name, value, error)` at each change, `Field.Entered(field)` when Enter ends it.
A kind of field says how its box is made (`make_box`), filled (`put`) and read (`read`); the rest is here.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static

from casemgr.desk.forms import FieldSpec
from casemgr.language import Text, text
from tui.fields.typed import cleaned
from tui.widgets.cells import clean
from tui.widgets.frame import frame

MAY_BE_EMPTY = text("may stay empty")
NEEDED_LATER = text("still needed")
REQUIRED = text("Please fill this in.")


@dataclass(frozen=True, slots=True)
class Reading:
    """How a text was read. `answered` is true for an explicit "unknown", which has no value."""

    value: object = None
    error: Text | None = None
    note: Text | str | None = None
    answered: bool = False


class Field(Horizontal):
    """The contract all kinds of fields keep."""

    class Entered(Message):
        """The answer is given; the next field may have the cursor."""

        def __init__(self, field: "Field") -> None:
            super().__init__()
            self.field = field

    class Changed(Message):
        """What is typed reads differently now."""

        def __init__(self, field: "Field", name: str, value: object, error: Text | None) -> None:
            super().__init__()
            self.field, self.name, self.value, self.error = field, name, value, error

    HELP = text("A question. Tab goes to the next one; what you type is kept, also when you leave.").message
    box: Widget

    def __init__(self, spec: FieldSpec) -> None:
        super().__init__(name=spec.name)
        self.spec = spec
        self.reading = Reading()
        self._text = ""
        self._objection: Text | None = None
        self._remark: Text | None = None
        self._insists = False
        self._here = False
        self._label = Static(markup=False, classes="label")
        self._note = Static(markup=False, classes="note -empty")
        self._noted = Content()

    def make_box(self) -> Widget:
        """The widget that is typed in; called once, while the screen is composed."""
        raise NotImplementedError

    def put(self, typed: str) -> None:
        """Shows a text in the box."""
        raise NotImplementedError

    def read(self, typed: str) -> Reading:
        """What a text means here."""
        raise NotImplementedError

    def compose(self) -> ComposeResult:
        self.box = self.make_box()
        self.box.add_class("box")
        yield self._label
        with Vertical(classes="answer"):
            yield self.box
            yield self._note
            yield from self.compose_more()

    def compose_more(self) -> ComposeResult:
        """Widgets under the note."""
        yield from ()

    def on_mount(self) -> None:
        self._label.update(Content(self._label_words()))
        self.reading = self.read(self._text)
        if self._text:
            self.put(self._text)
        self.say()

    @property
    def text(self) -> str:
        """What was typed, as it was typed."""
        return self._text

    @text.setter
    def text(self, typed: str) -> None:
        if self.is_mounted:
            self.put(cleaned(typed))
            self.retype(cleaned(typed))
        else:
            self._text = cleaned(typed)

    @property
    def draft(self) -> str:
        """What a draft keeps of it."""
        return self._text

    @property
    def value(self) -> object:
        """JSON, or None when there is none."""
        return self.reading.value

    @property
    def values(self) -> Mapping[str, object]:
        """What this field adds to the fact; a count adds its companion too."""
        return {} if self.value is None else {self.spec.name: self.value}

    @property
    def error(self) -> Text | None:
        """Why the value cannot be taken, whether it is shown yet or not."""
        missing = self.spec.required and self.value is None and not self.reading.answered
        return self.reading.error or self._objection or (REQUIRED if missing else None)

    def retype(self, typed: str) -> None:
        """Reads what the box holds now."""
        if typed == self._text:
            return
        self._text = typed
        self.reading = self.read(typed)
        self._objection = self._remark = None
        self.say()
        self.post_message(self.Changed(self, self.spec.name, self.value, self.error))

    def answer(self, error: Text | None, note: Text | None = None) -> None:
        """What the desk thinks of the value: an objection, or a remark beside how it was read."""
        if (error, note) != (self._objection, self._remark):
            self._objection, self._remark = error, note
            self.say()

    def show_all(self) -> None:
        """From now on say what is wrong even while the box is empty or has the cursor."""
        self._insists = True
        self.say()

    def say(self) -> None:
        """Words the note: the error first, else how the text was read and what the desk adds."""
        say = frame(self).language.say
        error = self.error if self._insists or self._text else None
        # While somebody types, an unfinished answer is not yet a mistake.
        wrong = error is not None and (self._insists or not self._here)
        self.set_class(wrong, "-wrong")
        if error is None:
            parts = [say(self.reading.note), say(self._remark)] if self._text else [self._help()]
            self._show("; ".join(part for part in parts if part))
        else:
            self._show(say(text("Error: {sentence}", sentence=error)) if wrong else say(error))

    def _show(self, words: str) -> None:
        content = frame(self).glyphs.draw(Content(clean(words)))
        if content.plain == self._noted.plain:
            return
        room = self._note.size.width
        # One line for another one of the same place needs no new layout of the screen.
        layout = max(content.cell_length, self._noted.cell_length) > room
        self._noted = content
        self._note.update(content, layout=layout)
        self._note.set_class(not words, "-empty")

    def _help(self) -> str:
        """In flat mode there is no other place for it than beside the empty box."""
        return self.spec.help if self._here and frame(self).flat else ""

    def _label_words(self) -> str:
        label = clean(self.spec.label)
        if not frame(self).flat:
            return label
        label = label.rstrip(" ?:")
        required = text("{label}, required:", label=label)
        return frame(self).language.say(required) if self.spec.required else f"{label}:"

    def placeholder(self) -> Content:
        """What an empty box says: only optional fields are marked, in words."""
        said = NEEDED_LATER if self.spec.wanted else MAY_BE_EMPTY
        words = "" if self.spec.required else frame(self).language.say(said)
        return Content(words)

    def on_descendant_focus(self, _: events.DescendantFocus) -> None:
        # A class, not :focus-within: that one goes stale and restyles every field at each Tab.
        self._here = True
        self.add_class("-here")
        self.say()

    def on_descendant_blur(self, _: events.DescendantBlur) -> None:
        self._here = False
        self.remove_class("-here")
        self.say()
