"""Beside the questions: help for the one with the cursor, a month for a date, and what saving does."""

from collections.abc import Sequence

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content

from casemgr.desk.forms import FieldSpec
from casemgr.language import Text, text
from tui.fields.effects import Effects
from tui.fields.field import Field
from tui.fields.moment import MomentField
from tui.widgets.cells import clean
from tui.widgets.frame import frame
from tui.widgets.month import Month
from tui.widgets.words import Words

CALENDAR = text("↓ choose in the calendar")
AS_YOU_SAY_IT = text("Type it the way you say it:")
EXAMPLES = {
    ("moment", False): text("yesterday 2pm, Mon 9:30, 20 Nov 14:00"),
    ("moment", True): text("tomorrow 9am, 3 Dec 10:00, next Mon 2pm"),
    ("day", False): text("yesterday, Mon, 20 Nov"),
    ("day", True): text("tomorrow, 1 Dec, in 2 weeks"),
}
CHOOSE = text("Enter, or start typing, to choose from the list")


class Calendar(Month):
    """The month of a form: Enter takes the day."""

    def binding_words(self, action: str) -> Text | None:
        """Its verb on the key bar."""
        return text("Choose") if action == "open" else None


class Aside(Vertical):
    """A column when the screen is wide; one line of help above the key bar when it is not."""

    def __init__(self) -> None:
        super().__init__(id="aside")
        self.wide = True
        self._field: Field | None = None

    def compose(self) -> ComposeResult:
        month = Calendar(small=True, outside=False, named=True)
        month.can_focus = False  # Tab goes through the questions only; ↓ in a date opens the way
        # One place of a fixed height: what saving does stays where it is when the cursor moves.
        with Vertical(id="about-field"):
            yield month
            yield Words(id="field-help")
        yield Effects(id="effects")

    def about(self, field: Field) -> None:
        """Turns to a field."""
        self._field = field
        month = self.query_one(Month)
        month.display = self.wide and isinstance(field, MomentField)
        if month.display and isinstance(field, MomentField):
            month.move_to(field.day or frame(self).now.date())
        self.query_one("#field-help", Words).say(self._column() if self.wide else self._line())

    def enter(self, field: MomentField) -> None:
        """Gives the cursor to the month, for the day of this field; `leave` gives it back."""
        self.about(field)
        month = self.query_one(Month)
        if month.display:
            month.can_focus = True
            month.focus()

    def leave(self) -> bool:
        """Back to the field, if the month had the cursor."""
        month = self.query_one(Month)
        if not month.has_focus or self._field is None:
            return False
        self.screen.set_focus(self._field.box)  # at once: Tab goes on from here
        month.can_focus = False
        return True

    @on(Month.Moved)
    def _moved(self, event: Month.Moved) -> None:
        event.stop()
        if event.month.has_focus and isinstance(self._field, MomentField):
            self._field.choose_day(event.day)

    @on(Month.Opened)
    def _opened(self, event: Month.Opened) -> None:
        event.stop()
        if isinstance(self._field, MomentField):
            self._field.choose_day(event.day)
            self._field.box.focus()
            event.month.can_focus = False

    def renew(self, *, wide: bool) -> None:
        """Another width: the same field, said in another place."""
        self.wide = wide
        if self._field is not None:
            self.about(self._field)

    def effects(self, sentences: Sequence[str]) -> None:
        """What saving does, as it stands now."""
        if not self.query(Effects):  # a form that is filled in from the start is checked before this is composed
            self.call_after_refresh(self._list, sentences)
        self._list(sentences)

    def _list(self, sentences: Sequence[str]) -> None:
        for shown in self.query(Effects):
            shown.list(sentences)

    def _column(self) -> Content:
        spec = self._field.spec if self._field else None
        if spec is None:
            return Content()
        say, lines = frame(self).language.say, [spec.help]
        if spec.kind in ("moment", "day"):
            lines += [say(CALENDAR), say(AS_YOU_SAY_IT), self._example(spec)]
        else:
            lines += self._more(spec)
        return Content("\n").join([Content(clean(line)) for line in lines if line])

    def _line(self) -> Content:
        spec = self._field.spec if self._field else None
        said = [spec.help, *self._more(spec)] if spec else []
        return Content(clean("  ".join(part for part in said if part)))

    def _more(self, spec: FieldSpec) -> list[str]:
        say, example = frame(self).language.say, self._example(spec)
        if spec.kind in ("pick", "many", "person"):
            return [say(CHOOSE)]
        return [say(text("e.g. {example}", example=example))] if example else []

    def _example(self, spec: FieldSpec) -> str:
        return spec.example or frame(self).language.say(EXAMPLES.get((spec.kind, spec.ahead)))
