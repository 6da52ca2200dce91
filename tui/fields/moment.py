"""A day or a moment, typed the way people say it, answered at once."""

from datetime import UTC, date, datetime, timedelta
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.message import Message

from casemgr.desk.forms import Choice, FieldSpec
from casemgr.language import text
from tui.fields.field import Reading
from tui.fields.options import Options
from tui.fields.text import Line, LineField
from tui.moments import Moment, Wrong, hour_in, read, written
from tui.widgets.frame import frame


class MomentLine(Line):
    """A line with one key more: down goes to the calendar."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("down", "calendar", show=False)]

    class CalendarAsked(Message):
        """Down was pressed."""

    def action_calendar(self) -> None:
        self.post_message(self.CalendarAsked())


class MomentField(LineField):
    """An instant, or a day; `spec.ahead` says on which side of now it lies."""

    class CalendarAsked(Message):
        """The calendar may take the cursor; the day it answers goes to `choose_day`."""

        def __init__(self, field: "MomentField") -> None:
            super().__init__()
            self.field = field

    HELP = text("A day or a moment, typed the way you say it. Down opens the calendar.").message

    def __init__(self, spec: FieldSpec) -> None:
        super().__init__(spec)
        self.day: date | None = None
        self._which = Options(())

    @property
    def draft(self) -> str:
        """As typed, unless a later day would read it otherwise: then the date in full.

        "gisteren 14u" in a draft of yesterday must not start the 72 hours a day later.
        """
        now = frame(self).now
        later = (self._said(self.text, now + timedelta(days=days)) for days in (1, 2, 190, 370))
        if self.value is None or all(said == self.value for said in later):
            return self.text
        return moment_text(str(self.value), now)

    def make_box(self) -> Line:
        return MomentLine(self.placeholder().plain)

    def compose_more(self) -> ComposeResult:
        self._which.add_class("which")
        self._which.display = False
        yield self._which

    def read(self, typed: str) -> Reading:
        if not typed.strip():
            self._ask(())
            self.day = None
            return Reading()
        here = frame(self)
        answer = self._answer(typed, here.now)
        if not isinstance(answer, Moment):
            self._ask(tuple(here.language.say(choice) for choice in answer.choices))
            return Reading(error=answer.sentence)
        self._ask(())
        self.day = answer.day
        said = answer.full(here.language) if self.spec.ahead else answer.short(here.language, here.now)
        note = here.language.say(answer.note)
        return Reading(answer.value, note=f"= {said}" + (f"; {note}" if note else ""))

    def _answer(self, typed: str, now: datetime) -> Moment | Wrong:
        zone = now.tzinfo or UTC
        answer = read(typed, now, zone, ahead=self.spec.ahead, need_time=self.spec.kind == "moment")
        if isinstance(answer, Wrong) and self.spec.whole_day:
            day = read(typed, now, zone, ahead=self.spec.ahead, need_time=False)
            return day if isinstance(day, Moment) else answer
        return answer

    def _said(self, typed: str, now: datetime) -> str | None:
        answer = self._answer(typed, now)
        return answer.value if isinstance(answer, Moment) else None

    def choose_day(self, day: date) -> None:
        """Puts a day of the calendar in the box; the hour that was typed stays."""
        self.text = written(day, hour_in(self.text))

    def _ask(self, choices: tuple[str, ...]) -> None:
        self._which.choices = tuple(Choice(words, words) for words in choices)
        self._which.show("")
        self._which.display = bool(choices)

    @on(Options.Chosen)
    def _settled(self, event: Options.Chosen) -> None:
        event.stop()
        self.box.focus()
        self.text = f"{self.text.strip()} {event.code}"

    @on(MomentLine.CalendarAsked)
    def _calendar(self, event: MomentLine.CalendarAsked) -> None:
        event.stop()
        self.post_message(self.CalendarAsked(self))


def moment_text(value: str, now: datetime) -> str:
    """How a stored ISO value is put in the box: as it would be typed, unless that would read otherwise."""
    if len(value) <= len("2026-11-20"):
        return written(date.fromisoformat(value))
    moment = datetime.fromisoformat(value).astimezone(now.tzinfo)
    typed = written(moment.date(), moment.time())
    zone = now.tzinfo
    again = read(typed, now, zone, ahead=True, need_time=True) if zone else None
    return typed if isinstance(again, Moment) and again.at == moment else moment.isoformat()
