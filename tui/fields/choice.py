"""One of a few answers; yes or no is one of them."""

from textual import on

from casemgr.desk.forms import Choice, FieldSpec
from casemgr.language import text
from tui.fields.field import Field, Reading
from tui.fields.options import Options
from tui.widgets.frame import frame

YES, NO = text("yes"), text("no")
NOT_OFFERED = text("This answer is no longer offered. Choose again.")


class ChoiceField(Field):
    """The text is the code of the answer; its article or help stands in the note."""

    box: Options

    def choices(self) -> tuple[Choice, ...]:
        return self.spec.choices

    def make_box(self) -> Options:
        return Options(self.choices(), empty=self.placeholder().plain, clearable=not self.spec.required)

    def put(self, typed: str) -> None:
        self.box.show(typed)

    def read(self, typed: str) -> Reading:
        if not typed:
            return Reading()
        for choice in self.choices():
            if choice.code == typed:
                return Reading(self.value_of(typed), note=" · ".join(filter(None, (choice.help, choice.source))))
        return Reading(error=NOT_OFFERED)

    def value_of(self, code: str) -> object:
        return code

    @on(Options.Chosen)
    def _chosen(self, event: Options.Chosen) -> None:
        event.stop()
        self.retype(event.code)

    @on(Options.Entered)
    def _entered(self, event: Options.Entered) -> None:
        event.stop()
        self.post_message(self.Entered(self))


class FlagField(ChoiceField):
    """Yes or no, with no answer until one is given; the choices of the fact may word the two otherwise."""

    def choices(self) -> tuple[Choice, ...]:
        say = frame(self).language.say
        return self.spec.choices or (Choice("true", say(YES)), Choice("false", say(NO)))

    def value_of(self, code: str) -> object:
        return code in ("true", "yes")


def flag_text(value: object, spec: FieldSpec) -> str:
    """The code of a stored yes or no."""
    wanted = ("true", "yes") if value else ("false", "no")
    return next((choice.code for choice in spec.choices if choice.code in wanted), wanted[0])
