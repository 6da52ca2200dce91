"""The questions of a form in their two groups, with the buttons under them.

questions.fields   questions.typed   questions.values   questions.wrong
questions.rearrange()        after a change: shows the questions that matter now
questions.answer(checked)    what the desk thinks of the values
"""

from collections.abc import Iterator, Mapping

from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll

from casemgr.desk.forms import FormSpec
from casemgr.language import Text, text
from tui.fields.build import fields_of, text_of
from tui.fields.button import Press
from tui.fields.effects import Opinion
from tui.fields.field import Field
from tui.widgets.frame import frame
from tui.widgets.words import Words

NOW_NEEDED, MAY_COME_LATER = text("Needed now"), text("May come later")


class Questions(VerticalScroll, can_focus=False):
    """Fields from top to bottom, then the main button and the way back."""

    def __init__(self, spec: FormSpec, typed: Mapping[str, str]) -> None:
        super().__init__(id="questions")
        self.spec = spec
        self.fields = fields_of(spec)
        self.opened: dict[str, str] = {}
        self._typed = typed

    def compose(self) -> ComposeResult:
        now = frame(self).now
        for field in self.fields:
            value = self.spec.initial.get(field.spec.name)
            self.opened[field.spec.name] = text_of(field.spec, value, now)
            field.text = self._typed.get(field.spec.name, self.opened[field.spec.name])
        needed = [field for field in self.fields if field.spec.required]
        later = self.fields[len(needed) :]
        # One question that may wait needs no heading of its own.
        headed = bool(needed) and len(later) > 1
        if headed:
            yield Words(NOW_NEEDED, classes="group")
        yield from needed
        if headed:
            yield Words(MAY_COME_LATER, classes="group")
        yield from later
        with Horizontal(classes="buttons"):
            yield Press("save", self.spec.button, "Ctrl+S", main=True)
            yield Press("leave", text("Back"), "Esc")

    def on_mount(self) -> None:
        self.rearrange()

    @property
    def shown(self) -> Iterator[Field]:
        """The fields that are asked now."""
        return (field for field in self.fields if field.display)

    @property
    def typed(self) -> dict[str, str]:
        """Every text a draft may keep, also of questions that are hidden at this moment."""
        return {field.spec.name: field.draft for field in self.fields}

    @property
    def values(self) -> dict[str, object]:
        """JSON by name, of the questions that are asked and answered."""
        return {name: value for field in self.shown for name, value in field.values.items()}

    @property
    def wrong(self) -> list[Field]:
        """Fields whose value cannot be taken, from top to bottom."""
        return [field for field in self.shown if field.error is not None]

    def rearrange(self) -> None:
        """Shows and hides questions by the answers before them."""
        for field in self.fields:
            wanted = self._matters(field)
            if field.display != wanted:
                field.display = wanted

    def _matters(self, field: Field) -> bool:
        if field.spec.shown_when is None:
            return True
        name, value = field.spec.shown_when
        other = next((one for one in self.fields if one.spec.name == name), None)
        wanted = value if isinstance(value, tuple) else (value,)
        return other is not None and self._matters(other) and other.value in wanted

    def answer(self, checked: Opinion) -> None:
        """Gives each field what the desk thinks of it."""
        notes: Mapping[str, Text] = getattr(checked, "notes", {})
        for field in self.shown:
            field.answer(checked.errors.get(field.spec.name), notes.get(field.spec.name))

    def show_all(self) -> None:
        """After a try to save every field says what is wrong with it."""
        for field in self.fields:
            field.show_all()
