"""A page of questions: the side column follows the cursor, the desk is asked, and the draft is kept.

`tui.screens.form.Form` is the one that saves and leaves; this is what happens until then.
"""

import contextlib
import time
from collections.abc import Callable, Iterable, Mapping

from textual import events, on
from textual.timer import Timer
from textual.widget import Widget

from casemgr.desk.forms import FormSpec
from casemgr.errors import CaseError
from casemgr.language import text
from tui.drafts import Keeper, held, strays
from tui.fields.aside import Aside
from tui.fields.effects import Checked, Effects, Opinion
from tui.fields.field import Field
from tui.fields.long import LongField
from tui.fields.moment import MomentField
from tui.fields.questions import Questions
from tui.page import Page
from tui.widgets.cells import clean
from tui.widgets.frame import frame

PAUSE = 0.15
"""Seconds without a key before the desk is asked what it thinks."""

Values = dict[str, object]


class Asking(Page):
    """Shows one FormSpec, and knows at any moment what is typed and what the desk thinks of it."""

    def __init__(
        self,
        spec: FormSpec,
        check: Callable[[Values], Opinion],
        keep: Callable[[dict[str, str]], None],
        draft: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__()
        self.spec = spec
        self._check = check
        self._draft = dict(draft or {})
        self._questions = Questions(spec, self._draft)
        self._keeper = Keeper(keep, self._draft)
        self._kept_at = ""
        self._checking: Timer | None = None
        self._keeping: Timer | None = None
        self._agreed: tuple[str, ...] = ()
        self._warned = False

    def compose_body(self) -> Iterable[Widget]:
        """Without a side column, the consequences stand above the questions before they are agreed to."""
        yield Effects(id="consequences")
        yield self._questions

    def compose_side(self) -> Iterable[Widget]:
        """Help of the field with the cursor, a month for dates, and what saving does."""
        yield Aside()

    def on_mount(self) -> None:
        """Asks the desk once about what the form opens with."""
        self.call_after_refresh(self._ask_desk)
        if lost := strays(self._draft, self._questions.opened):
            sentence = text("The draft also answers a question that is no longer asked:")
            self.notice.attention(sentence, *map(clean, lost))

    def refill(self) -> None:
        """The title with what is kept, and the help in its place for this width."""
        facts = self.spec.context
        if self._kept_at:
            alone = text("draft kept at {hour}, it stays", hour=self._kept_at)
            beside = text("draft kept at {hour}", hour=self._kept_at)
            kept = frame(self).language.say(beside if facts else alone)
            facts = f"{facts}   {kept}" if facts else kept
        self.entitle(self.spec.title, facts)
        self.query_one(Aside).renew(wide=self.wide)

    def on_resize(self, event: events.Resize) -> None:
        """What has the cursor stays in sight; the new layout is known after the next refresh but one."""
        self.call_after_refresh(self.call_after_refresh, self._look)

    def _look(self) -> None:
        if self.focused is not None:
            self.focused.scroll_visible(animate=False)

    @on(events.DescendantFocus)
    def _turned(self, event: events.DescendantFocus) -> None:
        field = next((one for one in event.widget.ancestors_with_self if isinstance(one, Field)), None)
        if field is not None:
            self.query_one(Aside).about(field)
            # With its note, and after what made room for it or took it.
            self.call_after_refresh(field.scroll_visible, animate=False)

    @on(Field.Changed)
    def _changed(self, event: Field.Changed) -> None:
        event.stop()
        self._questions.rearrange()
        self._agree(())
        self._warned = False
        self.query_one(Aside).about(event.field)
        if self._checking is not None:
            self._checking.stop()
        self._checking = self.set_timer(PAUSE, self._ask_desk)
        if self._keeping is None:
            wait = max(PAUSE, self._keeper.wait(time.monotonic()))
            self._keeping = self.set_timer(wait, self._keep_in_passing)

    @on(Field.Entered)
    def _entered(self, event: Field.Entered) -> None:
        event.stop()
        self.focus_next()

    def action_next(self) -> None:
        """Tab: from the month to the question after its field."""
        self.query_one(Aside).leave()
        self.focus_next()

    @on(LongField.EditFailed)
    def _not_edited(self, event: LongField.EditFailed) -> None:
        event.stop()
        self.notice.refuse(event.error)

    @on(MomentField.CalendarAsked)
    def _calendar(self, event: MomentField.CalendarAsked) -> None:
        event.stop()
        self.query_one(Aside).enter(event.field)

    def _ask_desk(self) -> Opinion:
        """What only the desk knows: errors at the fields, and what saving does."""
        try:
            checked = self._check(self._questions.values)
        except CaseError as error:
            self.notice.refuse(error)
            return Checked()
        self._questions.answer(checked)
        self.query_one(Aside).effects(checked.effects)
        return checked

    def _keep(self) -> None:
        draft = held(self._questions.typed, self._questions.opened)
        if self._keeper.keep(draft, time.monotonic()):
            self._kept_at = f"{frame(self).now:%H:%M}" if draft else ""
            self.refill()

    def _keep_in_passing(self) -> None:
        self._keeping = None
        try:
            self._keep()
        except CaseError as error:
            self.notice.refuse(error)

    def on_unmount(self) -> None:
        """The program ends while a form is open: what was typed last counts too."""
        with contextlib.suppress(CaseError):  # nobody is there any more to be told
            self._keeper.keep(held(self._questions.typed, self._questions.opened), time.monotonic())

    def _agree(self, effects: tuple[str, ...]) -> None:
        self._agreed = effects
        place = self.query_one("#consequences", Effects)
        place.list(effects)
        place.display = bool(effects)
