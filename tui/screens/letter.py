"""A letter: the page as it will be printed, whether all is in it, and the way out: draft, final, printed, saved."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from textual.binding import BindingType
from textual.widget import Widget

from casemgr.desk import lettering, many
from casemgr.desk.lettering import Preview
from casemgr.language import text
from tui.keys import key
from tui.page import Page
from tui.widgets.checklist import Checklist, Mention
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
    """  # a page of 74 characters and its paper's edges; the list takes what is left
    BINDINGS: ClassVar[list[BindingType]] = [
        key("p", "print", text("Print"), "letter.print"),
        key("v", "issue", text("Make final"), "letter.issue"),
        key("o", "save", text("Save as file"), "letter.save"),
        key("m", "many", text("To many"), "letter.many"),
        key("escape,backspace", "back", text("Back"), "letter.back"),
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

    def compose_body(self) -> Iterable[Widget]:
        """The page."""
        yield Sheet(id="sheet")

    def compose_side(self) -> Iterable[Widget]:
        """What must be in it."""
        yield Checklist(id="mentions")

    def refill(self) -> None:
        """Composes it anew: a value filled in meanwhile is there at once."""
        found = self.app.attempt(
            lambda: lettering.preview(self.app.session(), self.number, self.letter, self.procedure, self.issued)
        )
        if found is None:
            return
        self.preview = found
        state = self.issued or self.app.language.say(text("draft"))
        self.entitle(found.title, f"{self.number} · {state}")
        self.query_one(Sheet).show(found.pages)
        self.query_one(Checklist).show([Mention(m.id, m.label, m.state, m.why) for m in found.mentions])

    def on_checklist_chosen(self, event: Checklist.Chosen) -> None:
        """Where it is filled in."""
        mention = next((m for m in (self.preview.mentions if self.preview else ()) if m.id == event.mention), None)
        if mention is not None and mention.state == "missing":
            self.notice.attention(text("{label} is missing.", label=mention.label), mention.why)

    def action_issue(self) -> None:
        """v: says what it does, asks, and does it."""
        from tui.screens.ask import AskScreen

        if self.issued:
            self.notice.attention(text("This letter is final: number {number}.", number=self.issued))
            return
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
            self.refill()
            self.notice.done(
                text("Final: letter {number}.", number=done.number), text("Print it with p, or save it with o.")
            )

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """To many goes only what may go to many."""
        return many.may(self.letter) if action == "many" else super().check_action(action, parameters)

    def action_many(self) -> None:
        """m: to all staff, or to everybody of a list whose path is typed."""
        from tui.screens.pick import Free, PickScreen

        def chosen(picked: object) -> None:
            if picked is not None:
                self._begin_many(picked.words if isinstance(picked, Free) else str(picked))

        choices = many.choices(self.app.session())
        self.app.push_screen(
            PickScreen(text("To whom?"), choices, free=text("The list in the file {words}", words="")), chosen
        )

    def _begin_many(self, chosen: str) -> None:
        from tui.screens.many import ManyScreen

        begun = self.app.attempt(
            lambda: many.Many(self.app.session(), self.number, self.letter, self.procedure, chosen)
        )
        if begun is not None:
            self.app.push_screen(ManyScreen(begun), lambda _: self.refill())

    def action_print(self) -> None:
        """p: the final letter, or a draft with its mark."""
        printed = self.app.attempt(
            lambda: lettering.send(self.app.session(), self.number, self.letter, self.procedure, self.issued)
        )
        if printed is not None:
            note = text("It is a draft: the word DRAFT stands across it.") if self.issued is None else ""
            self.notice.done(text("Sent to the printer."), note)

    def action_save(self) -> None:
        """o: into the folder for documents, and opened with the system's viewer from a private one."""
        path = self.app.attempt(
            lambda: lettering.view(self.app.session(), self.number, self.letter, self.procedure, self.issued)
        )
        if path is not None:
            self.notice.done(text("Opened: {path}", path=str(path)))


def open_document(app: "CasemgrApp", case: str, number: str) -> None:
    """Opens a kept document with the system's viewer."""
    path: Path | None = app.attempt(lambda: lettering.open_kept(app.session(), case, number))
    if path is not None:
        notice: Any = app.screen
        notice.notice.done(text("Opened: {path}", path=str(path)))
