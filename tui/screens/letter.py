"""A letter: the page as it will be printed, whether all is in it, and the way out: draft, final, printed, saved."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from textual import events
from textual.binding import BindingType
from textual.widget import Widget

from casemgr.desk import entering, filling, final_letters, letter_form, lettering, many
from casemgr.desk.forms import Choice
from casemgr.desk.lettering import Preview
from casemgr.errors import CaseError
from casemgr.language import Text, text
from tui.keys import key
from tui.page import Page
from tui.printing import print_letter
from tui.sending import send_to_many
from tui.signing import sign_letter
from tui.widgets.checklist import Beside, Checklist, Mention
from tui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from tui.app import CasemgrApp


class LetterScreen(Page):
    """One letter of one procedure, before it goes out."""

    app: "CasemgrApp"
    CSS = """
    LetterScreen.-wide .main { width: 79; }
    LetterScreen.-wide .side { width: 1fr; }
    LetterScreen.-narrow .page { padding: 0; }
    LetterScreen.-narrow .side { height: 6; padding: 0; }
    LetterScreen.-narrow.-mentions .side { height: 1fr; }
    LetterScreen.-narrow.-mentions .main { height: 7; }
    LetterScreen.-flat .side { display: block; height: 8; border: none; }
    LetterScreen.-flat.-mentions .side { height: 1fr; }
    LetterScreen.-flat.-mentions .main { height: 5; }
    """  # a page of 74 characters and its paper's edges; the list takes what is left, and the room it needs when used
    BINDINGS: ClassVar[list[BindingType]] = [
        key("i", "fill", text("Fill in"), "letter.fill"),
        key("p", "print", text("Print"), "letter.print"),
        key("v", "issue", text("Make final"), "letter.issue"),
        key("m", "many", text("To many"), "letter.many"),
        key("escape,backspace", "back", text("Back"), "letter.back"),
        key("o", "save", text("Save as file"), "letter.save"),
        key("t", "sign", text("Sign"), "letter.sign"),
    ]
    HELP = text(
        "A letter. The list says what it must contain; Enter on a missing line goes to where it is filled in."
    ).message

    def __init__(self, number: str, letter: str, procedure: str, issued: str | None = None) -> None:
        """`issued` is its number once it is final."""
        super().__init__()
        self.number, self.letter, self.procedure = number, letter, procedure
        self.preview: Preview | None = None
        self.issued = issued
        self._refused: tuple[Text | str, ...] = ()

    def compose_body(self) -> Iterable[Widget]:
        """The page."""
        yield Sheet(id="sheet")

    def compose_side(self) -> Iterable[Widget]:
        """What must be in it, and the last days it would open."""
        yield Checklist(verb=text("Fill in"), id="mentions")

    def refill(self) -> None:
        """A draft is composed anew: a value filled in meanwhile is there at once. A final letter is read back."""
        if self.issued:
            self._show_kept(self.issued)
            return
        found = self.app.attempt(lambda: lettering.preview(self.app.session(), *self._place))
        if found is None:
            return
        self.preview = found
        self.entitle(found.title, f"{self.number} · {self.app.language.say(text('draft'))}")
        self.query_one(Sheet).show(found.pages)
        days = [Beside(one.what, one.lines, one.source) for one in found.last_days]
        self.query_one(Checklist).show([Mention(m.id, m.label, m.state, m.why) for m in found.mentions], days)

    def _show_kept(self, issued: str) -> None:
        found = self.app.attempt(lambda: final_letters.read(self.app.session(), self.number, issued))
        if found is not None:
            self.entitle(found.title, f"{self.number} · {issued}")
            self.query_one(Sheet).show(found.pages)
            self.query_one(Checklist).tell([Beside(what, lines) for what, lines in found.became])

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """On a narrow screen the part that is used takes the room."""
        self.set_class(isinstance(event.widget, Checklist), "-mentions")

    def on_checklist_chosen(self, event: Checklist.Chosen) -> None:
        """Where it is filled in."""
        mention = next((m for m in (self.preview.mentions if self.preview else ()) if m.id == event.mention), None)
        if mention is None or mention.state != "missing" or self.issued:
            return
        said, why = text("{label} is missing.", label=mention.label), mention.why
        if not self._ask(lambda: filling.entry(self.app.session(), *self._place, event.mention)):
            self.notice.attention(said, why, *self._refused)

    def action_fill(self) -> None:
        """i: the letter's own form."""
        if not self._ask(lambda: letter_form.entry(self.app.session(), *self._place)):
            self.notice.attention(*self._refused)

    @property
    def _place(self) -> tuple[str, str, str]:
        return self.number, self.letter, self.procedure

    def _ask(self, make: Callable[[], entering.Entry]) -> bool:
        """Opens a form and fills the page anew when it was saved; False when there is none, with the reason kept."""
        from tui.entering import show

        try:
            entry = make()
        except CaseError as error:
            self._refused = tuple(part for part in (error.sentence, error.source, error.hint) if part)
            return False

        def finished(saved: Any) -> None:
            if saved is not None:
                self.refill()
                self.notice.done(*saved.sentences)

        show(self.app, entry, finished, make)
        return True

    def action_issue(self) -> None:
        """v: says what it does, asks, and does it."""
        from tui.screens.ask import AskScreen

        say = self.app.language.say
        sentences = [
            say(text("The letter gets its number and is kept exactly as it is.")),
            say(text("After that it cannot change; what changes later becomes a new letter.")),
        ]
        question = say(text("Make this letter final?"))
        self.app.push_screen(
            AskScreen(question, sentences, yes=text("Make final")), lambda yes: self._issue() if yes else None
        )

    def _issue(self) -> None:
        done = self.app.attempt(lambda: lettering.issue(self.app.session(), self.number, self.letter, self.procedure))
        if done is not None:
            self.issued = done.number
            self.refresh_bindings()
            self.refill()
            self.notice.done(
                text("Final: letter {number}.", number=done.number),
                text("Print it with p, sign it with t, or save it with o."),
            )

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What is final is not filled in any more; to many goes what may."""
        if action in ("fill", "issue", "many") and self.issued:
            return False
        return many.may(self.letter) if action == "many" else super().check_action(action, parameters)

    def action_many(self) -> None:
        """m: to all staff, or to everybody of a list whose path is typed."""
        send_to_many(self.app, *self._place, self.refill)

    def action_print(self) -> None:
        """p: the final letter, or a draft with its mark."""
        print_letter(self.app, self._content, draft=self.issued is None)

    def _content(self) -> tuple[bytes, str]:
        return lettering.content(self.app.session(), *self._place, self.issued)

    def action_sign(self) -> None:
        """t: with a key file, a card, or the scan of what was signed by hand."""
        sign_letter(self.app, self.number, self.issued)

    def action_save(self) -> None:
        """o: looked at with the system's viewer, or written into a folder."""
        from tui.screens.pick import Free, PickScreen

        say, kept = self.app.language.say, self.app.preferences.paper.folder
        choices = [Choice("\x00view", say(text("Open it to look at")))]
        choices += [Choice(kept, say(text("Save in {folder}", folder=kept)))] if kept else []

        def picked(answer: Any) -> None:
            if answer == "\x00view":
                self._view()
            elif answer is not None:
                self._save(answer.words if isinstance(answer, Free) else str(answer))

        free = text("Save in {words}", words="")
        self.app.push_screen(PickScreen(text("Open, or type a folder to save in"), choices, free=free), picked)

    def _view(self) -> None:
        path = self.app.attempt(lambda: lettering.view(self.app.session(), *self._place, self.issued))
        if path is not None:
            self.notice.done(text("Opened: {path}", path=str(path)))

    def _save(self, folder: str) -> None:
        path = self.app.attempt(lambda: lettering.save(self.app.session(), *self._place, self.issued, Path(folder)))
        if path is not None:
            self.app.preferences.paper = replace(self.app.preferences.paper, folder=folder)
            self.app.preferences.save()
            self.notice.done(text("Saved: {path}", path=str(path)))


def open_document(app: "CasemgrApp", case: str, number: str) -> None:
    """Opens a kept document with the system's viewer."""
    path: Path | None = app.attempt(lambda: lettering.open_kept(app.session(), case, number))
    if path is not None:
        notice: Any = app.screen
        notice.notice.done(text("Opened: {path}", path=str(path)))
