"""The register of letters: what is to be sent, what is underway, what came back; posted together, recorded by key."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, ClassVar

from textual.binding import BindingType
from textual.widget import Widget

from casemgr.desk import post_forms, posting, postroom, printing
from casemgr.desk.forms import Choice
from casemgr.desk.posting import Posted, Wanted
from casemgr.language import text
from tui.keys import key
from tui.page import Page
from tui.post_rows import post_rows
from tui.widgets.rows import Rows

if TYPE_CHECKING:
    from tui.app import CasemgrApp

OPEN = ("unsent", "back", "underway")
"""What still asks for something: shown unless something else was chosen."""


class PostScreen(Page):
    """The letters this user handles or sees."""

    app: "CasemgrApp"
    BINDINGS: ClassVar[list[BindingType]] = [
        key("space", "tick", text("Tick"), "post.tick"),
        key("r", "posted", text("Record the posting"), "post.posted"),
        key("f5", "filter", text("Filter"), "post.filter"),
        key("p", "print", text("List for the post"), "post.print", show=False),
        key("e", "labels", text("Address labels"), "post.labels", show=False),
        key("d", "case", text("Open the case"), "post.case", show=False),
        key("escape,backspace", "back", text("Back"), "post.back", show=False),
    ]
    HELP = text(
        "The letters. Enter records what happened to one; tick several with the space bar and record their posting "
        "with r. p makes the list for the post, e the labels, d opens the case, F5 shows others."
    ).message

    def __init__(self) -> None:
        super().__init__()
        self.states: tuple[str, ...] = OPEN
        self.ticked: set[str] = set()
        self.found: list[Posted] = []

    def compose_body(self) -> Iterable[Widget]:
        """One list."""
        yield Rows(verb=text("Record"), id="letters")

    def refill(self) -> None:
        """Asks again; what was ticked and is no longer there is forgotten."""
        found = self.app.attempt(lambda: posting.letters(self.app.session(), Wanted(self.states)))
        if found is None:
            return
        self.found = found
        self.ticked &= {one.number for one in found}
        self._show()

    def _show(self) -> None:
        """What was asked, with what is ticked now."""
        say = self.app.language.say
        counted = [(state, sum(one.state == state for one in self.found)) for state in self.states]
        told = [f"{count} {say(posting.STATES[state])}" for state, count in counted if count]
        if self.ticked:
            told.append(say(text("{count} ticked", count=len(self.ticked))))
        self.entitle(text("Letters and post"), " · ".join(told))
        rows = post_rows(self.found, self.ticked, self.app.language, wide=self.wide)
        self.query_one(Rows).fill(list(rows))

    def _current(self) -> Posted | None:
        chosen = self.query_one(Rows).current_key
        return next((one for one in self.found if one.number == chosen), None)

    def _chosen(self) -> list[str]:
        """What is ticked, else the row under the cursor."""
        one = self._current()
        return [each.number for each in reversed(self.found) if each.number in self.ticked] or (
            [one.number] if one is not None else []
        )

    def action_tick(self) -> None:
        """Space."""
        one = self._current()
        if one is not None:
            self.ticked ^= {one.number}
            self._show()

    def on_rows_chosen(self, event: Rows.Chosen) -> None:
        """Enter: what happened to this letter, then its form."""
        from tui.screens.pick import PickScreen

        one = self._current()
        if one is None:
            return

        def picked(fact: Any) -> None:
            if isinstance(fact, str):
                self._ask(lambda: post_forms.step(self.app.session(), one, fact))

        title = text("What happened to letter {number}?", number=one.number)
        self.app.push_screen(PickScreen(title, post_forms.steps(self.app.session(), one)), picked)

    def action_posted(self) -> None:
        """r: one day and one way of sending for all that is ticked."""
        numbers = self._chosen()
        if numbers:
            self._ask(lambda: post_forms.together(self.app.session(), numbers))

    def _ask(self, make: Any) -> None:
        from tui.entering import show

        entry = self.app.attempt(make)

        def finished(saved: Any) -> None:
            if saved is not None:
                self.ticked.clear()
                self.refill()
                self.notice.done(*saved.sentences)

        if entry is not None:
            show(self.app, entry, finished, make)

    def action_filter(self) -> None:
        """F5: one group, what is open, or all."""
        from tui.screens.pick import PickScreen

        say = self.app.language.say
        groups = [Choice(name, say(posting.STATES[name])) for name in posting.GROUPS]
        ends = [Choice(" ".join(OPEN), say(text("all that is open"))), Choice("", say(text("all letters")))]

        def picked(states: Any) -> None:
            if isinstance(states, str):
                self.states = tuple(states.split()) or tuple(posting.STATES)
                self.refill()

        self.app.push_screen(PickScreen(text("Filter"), [*groups, *ends]), picked)

    def action_print(self) -> None:
        """p: the list of what is ticked, else of all that is to be sent, in the system's viewer."""
        numbers = self._ticked_in_order()
        made = self.app.attempt(lambda: postroom.post_list(self.app.session(), numbers))
        if made is not None:
            self._opened(made, "postlijst")

    def action_labels(self) -> None:
        """e: asks the sheet and the first label, for what is ticked or else for all that is to be sent."""
        from tui.screens.form import Checked, Form

        numbers = self._ticked_in_order()

        def save(values: Any) -> bytes:
            return postroom.address_labels(
                self.app.session(), numbers, sheet=str(values["sheet"]), start=post_forms.start_of(values)
            )

        def finished(made: Any) -> None:
            if made is not None:
                self._opened(made, "etiketten")

        form = Form(
            post_forms.sheet(self.app.session()), check=lambda values: Checked(), save=save, keep=lambda typed: None
        )
        self.app.push_screen(form, finished)

    def _ticked_in_order(self) -> list[str]:
        return [one.number for one in reversed(self.found) if one.number in self.ticked]

    def _opened(self, made: bytes, name: str) -> None:
        path = self.app.attempt(lambda: printing.show(made, name))
        if path is not None:
            self.notice.done(text("Opened: {path}", path=str(path)))

    def action_case(self) -> None:
        """d: the case of the letter under the cursor."""
        one = self._current()
        if one is not None:
            self.app.open_case(one.case)
