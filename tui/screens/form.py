"""One fact as a form: what is asked, what saving does, and nothing typed is ever lost.

    app.push_screen(Form(spec, check=check, save=save, keep=keep, draft=draft), callback)

- `check(values) -> Checked`: errors by field, effects, remarks; asked after each change, when typing pauses.
- `save(values) -> object`: records the fact. A CaseError is told in the notice and the form stays as it is.
- `keep(typed)`: keeps the draft; `{}` when there is nothing to keep. After a save it is not called again.
- `draft`: what `keep` was last given; it wins from the values the form opens with.

It is dismissed with the answer of `save`, or None when the person went back.
"""

import contextlib
import time
from collections.abc import Callable, Iterable, Mapping
from typing import ClassVar

from textual import events, on
from textual.binding import BindingType
from textual.timer import Timer
from textual.widget import Widget

from casemgr.desk.forms import FormSpec
from casemgr.errors import CaseError
from casemgr.language import text
from tui.drafts import Keeper, held, strays
from tui.fields.aside import Aside
from tui.fields.button import Press
from tui.fields.effects import Checked, Effects
from tui.fields.field import Field
from tui.fields.long import LongField
from tui.fields.moment import MomentField
from tui.fields.pick import PickField
from tui.fields.questions import Questions
from tui.keys import key
from tui.page import Page
from tui.widgets.cells import clean
from tui.widgets.frame import frame
from tui.widgets.searchbox import SearchBox

__all__ = ["Checked", "Form"]

PAUSE = 0.15
"""Seconds without a key before the desk is asked what it thinks."""

Values = dict[str, object]


class Form(Page):
    """Asks the questions of one FormSpec."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("tab", "next", text("Next field"), "form.next"),
        key("ctrl+s", "save", text("Save"), "form.save", priority=True),
        key("escape", "leave", text("Back"), "form.leave"),
    ]

    def __init__(
        self,
        spec: FormSpec,
        *,
        check: Callable[[Values], Checked],
        save: Callable[[Values], object],
        keep: Callable[[dict[str, str]], None],
        draft: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__()
        self.spec = spec
        self._check, self._save = check, save
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
            kept = frame(self).language.say(text("draft kept at {hour}, it stays", hour=self._kept_at))
            facts = "   ".join(part for part in (facts, kept) if part)
        self.entitle(self.spec.title, facts)
        self.query_one(Aside).renew(wide=self.wide)

    @on(events.DescendantFocus)
    def _turned(self, event: events.DescendantFocus) -> None:
        field = next((one for one in event.widget.ancestors_with_self if isinstance(one, Field)), None)
        if field is not None:
            self.query_one(Aside).about(field)
            # With its note, and after what made room for it or took it.
            self.call_after_refresh(field.scroll_visible, animate=False)

    # What is typed

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

    @on(PickField.Asked)
    async def _pick(self, event: PickField.Asked) -> None:
        """Opens the pick window; what was typed to open it is the search."""
        from tui.screens.pick import Free, PickScreen  # screens know each other only here

        event.stop()
        field = event.field
        free = text("New person: {words}") if field.free else None
        window = PickScreen(
            field.spec.label, field.spec.choices, several=field.several, chosen=field.codes, free=free
        )

        def take(picked: str | tuple[str, ...] | Free | None) -> None:
            if picked is not None:
                words = picked.words if isinstance(picked, Free) else picked
                field.choose((words,) if isinstance(words, str) else words)

        await self.app.push_screen(window, take)
        if event.seed:
            box = window.query_one(SearchBox)
            box.value = event.seed
            box.cursor_position = len(event.seed)

    def _ask_desk(self) -> Checked:
        """What only the desk knows: errors at the fields, and what saving does."""
        try:
            checked = self._check(self._questions.values)
        except CaseError as error:
            self.notice.refuse(error)
            return Checked()
        self._questions.answer(checked)
        self.query_one(Aside).effects(checked.effects)
        return checked

    # The draft

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

    # Saving and leaving

    @on(Press.Pressed)
    def _pressed(self, event: Press.Pressed) -> None:
        event.stop()
        if event.action == "save":
            self.action_save()
        else:
            self.action_leave()

    def action_save(self) -> None:
        """Saves when nothing is wrong; consequences that were not in sight are shown first."""
        self._questions.show_all()
        if self._stop_at_wrong():
            return
        effects = tuple(self._ask_desk().effects)
        if self._stop_at_wrong() or not self._informed(effects):
            return
        try:
            answer = self._save(self._questions.values)
        except CaseError as error:
            self._refused(error)
            return
        self._keeper.closed = True
        self.dismiss(answer)  # type: ignore[arg-type]  # other pages answer nothing

    def _stop_at_wrong(self) -> bool:
        wrong = self._questions.wrong
        if wrong:
            names = ", ".join(clean(field.spec.label) for field in wrong)
            one = text("1 field to check: {names}", names=names)
            several = text("{count} fields to check: {names}", count=len(wrong), names=names)
            self.notice.fail(one if len(wrong) == 1 else several)
            wrong[0].box.focus()
            self.call_after_refresh(wrong[0].scroll_visible, animate=False)
        return bool(wrong)

    def _informed(self, effects: tuple[str, ...]) -> bool:
        """Whether the person could read what saving does: beside the form, or by a first Ctrl+S."""
        if self.wide or not effects or effects == self._agreed:
            return True
        self._agree(effects)
        self.notice.attention(text("Ctrl+S once more to save."))
        return False

    def _agree(self, effects: tuple[str, ...]) -> None:
        self._agreed = effects
        place = self.query_one("#consequences", Effects)
        place.list(effects)
        place.display = bool(effects)

    def _refused(self, error: CaseError) -> None:
        self._agree(())
        if error.kind != "case-moved-on":
            self.notice.refuse(error)
            return
        still = text("What you typed is still there. Check it and save again, or go back.")
        self.notice.attention(text("Somebody has just changed this case."), error.sentence, still)
        self._ask_desk()

    def action_leave(self) -> None:
        """Back, with the draft kept; when it cannot be kept, a second Esc leaves all the same."""
        if self.query_one(Aside).leave():
            return
        try:
            self._keep()
        except CaseError as error:
            if not self._warned:
                self._warned = True
                sentence = text("The draft could not be kept: {why}", why=error.sentence)
                self.notice.fail(sentence, text("Esc once more leaves without it."))
                return
        self.dismiss(None)
