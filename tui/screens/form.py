"""One fact as a form: what is asked, what saving does, and nothing typed is ever lost.

    app.push_screen(Form(spec, check=check, save=save, keep=keep, draft=draft), callback)

- `check(values)`: asked after each change, when typing pauses. Answers anything with `errors` by field and
  `effects`; a `Checked` also has remarks (`notes`).
- `save(values) -> object`: records the fact. A CaseError is told in the notice and the form stays as it is.
- `keep(typed)`: keeps the draft; `{}` takes it away: when all is as it was, and after a save.
- `draft`: what `keep` was last given; it wins from the values the form opens with.

It is dismissed with the answer of `save`, or None when the person went back.
"""

import contextlib
from collections.abc import Callable, Mapping
from typing import ClassVar

from textual import on
from textual.binding import BindingType

from casemgr.desk.forms import FormSpec
from casemgr.errors import CaseError
from casemgr.language import text
from tui.fields.aside import Aside
from tui.fields.asking import Asking, Values
from tui.fields.button import Press
from tui.fields.effects import Checked, Opinion
from tui.fields.pick import PickField
from tui.keys import key
from tui.widgets.cells import clean

__all__ = ["Checked", "Form"]


class Form(Asking):
    """Asks the questions of one FormSpec, and saves the answers."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("tab", "next", text("Next field"), "form.next", priority=True),
        key("ctrl+s", "save", text("Save"), "form.save", priority=True),
        key("escape", "leave", text("Back"), "form.leave"),
    ]

    def __init__(
        self,
        spec: FormSpec,
        *,
        check: Callable[[Values], Opinion],
        save: Callable[[Values], object],
        keep: Callable[[dict[str, str]], None],
        draft: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(spec, check, keep, draft)
        self._save = save

    @on(PickField.Asked)
    async def _pick(self, event: PickField.Asked) -> None:
        """Opens the pick window; what was typed to open it, and until it was there, is the search."""
        from tui.screens.pick import PickScreen  # screens know each other only here

        event.stop()
        if self.app.screen is self:  # `is_current` holds for a page seen through a window too
            await self._open(event.field)
        for window in self.app.screen_stack[-1:]:  # none is left once the app is being closed
            if isinstance(window, PickScreen):
                window.search(event.seed)

    async def _open(self, field: PickField) -> None:
        from tui.screens.pick import Free, PickScreen

        free = text("New person: {words}", words="") if field.free else None
        window = PickScreen(field.spec.label, field.spec.choices, several=field.several, chosen=field.codes, free=free)

        def take(picked: str | tuple[str, ...] | Free | None) -> None:
            if picked is not None:
                words = picked.words if isinstance(picked, Free) else picked
                field.choose((words,) if isinstance(words, str) else words)

        await self.app.push_screen(window, take)

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
        with contextlib.suppress(CaseError):  # the fact is recorded; a draft that stays is offered again
            self._keeper.close()
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
        if not self.query_one(Aside).leave():
            self._leave_now()

    def _leave_now(self) -> None:
        try:
            self._keep()
        except CaseError as error:
            if not self._warned:
                self._warned = True
                sentence = text("The draft could not be kept: {why}", why=error.sentence)
                self.notice.fail(sentence, text("Esc once more leaves without it."))
                return
        self.dismiss(None)
