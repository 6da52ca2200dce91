"""The case: how each procedure stands, what happened, what can be done and why the rest cannot, terms, papers."""

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import BindingType
from textual.widget import Widget

from casemgr.desk import showing
from casemgr.desk.showing import CaseView
from casemgr.desk.stepping import Offer
from casemgr.language import Text, text
from tui.case_rows import big_clock, deadline_rows, event_rows, overview_rows, paper_rows, step_rows
from tui.keys import key
from tui.page import Page
from tui.widgets.countdown import Countdown
from tui.widgets.rows import Rows
from tui.widgets.section import Parts, Section
from tui.widgets.track import Stage, Track

if TYPE_CHECKING:
    from tui.app import CasemgrApp

TRACKS = 3
"""Procedures on a line of their own; the rest is in the timeline."""


class CaseScreen(Page):
    """One case. `fact` is the step the cursor starts on; `done` is said when it opens."""

    app: "CasemgrApp"
    PLACE = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        key("u", "explain", text("Why this date"), "case.explain"),
        key("b", "letter", text("Letter"), "case.letter"),
        key("x", "correct", text("Correct a fact"), "case.correct", show=False),
        key("t", "as_of", text("As it stood on a day"), "case.as_of", show=False),
        key("l", "plan", text("What lies ahead"), "case.plan", show=False),
        key("i", "calendar", text("To a calendar"), "case.calendar", show=False),
        key("escape,backspace", "back", text("Back"), "case.back"),
    ]
    HELP = text(
        "One case. Digits go to its parts; Enter on a step opens its form; on a blocked step, what would unblock it."
    ).message

    def __init__(self, number: str, *, fact: str | None = None, done: tuple[Text | str, ...] = ()) -> None:
        super().__init__()
        self.number, self._fact, self._done = number, fact, done
        self.view: CaseView | None = None
        self.as_of: datetime | None = None

    def compose_body(self) -> Iterable[Widget]:
        """Tracks, the big clock, five parts."""
        for place in range(TRACKS):
            yield Track(id=f"track-{place}")
        yield Countdown()
        yield Parts(
            left=[
                Section(1, text("Overview"), Rows(id="overview")),
                Section(2, text("Timeline"), Rows(verb=text("Unfold"), id="timeline")),
            ],
            right=[
                Section(3, text("What you can do"), Rows(verb=text("Choose"), id="steps"), short=text("Steps")),
                Section(4, text("Deadlines"), Rows(verb=text("Why this date"), id="deadlines")),
                Section(5, text("Documents"), Rows(verb=text("Open"), id="documents")),
            ],
            start=3,
        )

    def refill(self) -> None:
        """Asks the desk; what was there stays when it refuses."""
        found = self.app.attempt(lambda: showing.case(self.app.session(), self.number, as_of=self.as_of))
        if found is None:
            return
        changed = self.view is not None and self.view.seq != found.seq and not self._done
        self.view = found
        self.entitle(found.title, f"{found.number} · {found.kind}{self._standing()}")
        self._show_tracks(found)
        self._show_clock(found)
        self._show_parts(found)
        if self._done:
            self.notice.done(*self._done)
            self._done = ()
        elif changed and found.events:
            self.notice.attention(text("This case was just changed: {what}.", what=found.events[0].what))

    def _standing(self) -> str:
        """Says so when it is not the case of now that is shown."""
        if self.as_of is None:
            return ""
        when = self.app.language.short_moment(self.as_of.astimezone(self.app.zone))
        return "   " + self.app.language.say(text("AS IT STOOD ON {moment}", moment=when))

    def action_calendar(self) -> None:
        """i: the conversation of this case, in the system's calendar."""
        from tui.calendars import to_calendar

        to_calendar(self.app, self.number)

    def action_plan(self) -> None:
        """l: the lawful timetable ahead; from there back to a step."""
        from tui.screens.plan import PlanScreen

        def go(fact: str) -> None:
            self._fact = fact
            self.query_one(Parts).show(3)

        self.app.push_screen(PlanScreen(self.number, go))

    def action_as_of(self) -> None:
        """t: the case at an earlier moment; t again for now."""
        from tui.entering import ask_moment

        def answered(moment: datetime | None) -> None:
            self.as_of = moment
            self.refill()

        if self.as_of is not None:
            answered(None)
        else:
            ask_moment(self.app, answered)

    def action_correct(self) -> None:
        """x: the fact under the cursor of the timeline."""
        from tui.entering import ask_correction

        chosen = self.query_one("#timeline", Rows).current_key
        if chosen is None or not self.query_one("#timeline", Rows).has_focus:
            self.notice.attention(text("Go to the timeline (2) and choose the fact that was wrong."))
        else:
            ask_correction(self.app, self, int(chosen))

    def _show_tracks(self, view: CaseView) -> None:
        for place in range(TRACKS):
            track = self.query_one(f"#track-{place}", Track)
            track.display = place < len(view.lines)
            if place < len(view.lines):
                made = view.lines[place]
                several = len(view.lines) > 1
                track.show(
                    [Stage(stage.label, stage.state) for stage in made.stages], before=made.name if several else ""
                )

    def _show_clock(self, view: CaseView) -> None:
        term = big_clock(view, self.app.language)
        if term is None:
            self.query_one(Countdown).hide()
        else:
            self.query_one(Countdown).show(term)

    def _show_parts(self, view: CaseView) -> None:
        language, now = self.app.language, self.app.now
        start = next((o for o in view.offers if o.fact == self._fact), None) if self._fact else None
        self._fact = None
        self.query_one("#overview", Rows).fill(overview_rows(view, language))
        self.query_one("#timeline", Rows).fill(event_rows(view, language))
        self.query_one("#steps", Rows).fill(
            step_rows(view, language), cursor=f"{start.procedure}:{start.fact}" if start else None
        )
        self.query_one("#deadlines", Rows).fill(deadline_rows(view, now, language))
        self.query_one("#documents", Rows).fill(paper_rows(view, language))

    def minute(self) -> None:
        """Only the time left moves."""
        if self.view is not None:
            self.query_one("#deadlines", Rows).fill(deadline_rows(self.view, self.app.now, self.app.language))

    @on(Rows.Chosen, "#steps")
    def _take(self, event: Rows.Chosen) -> None:
        from tui.entering import ask_step, explain_block

        offer = next(
            (o for o in (self.view.offers if self.view else ()) if f"{o.procedure}:{o.fact}" == event.key), None
        )
        if offer is None:
            return
        if offer.refusal is not None:
            explain_block(self.app, self, offer)
        elif offer.letter is not None:
            self._open_letter(offer.letter, offer.procedure)
        else:
            ask_step(self.app, self, offer)

    @on(Rows.Chosen, "#timeline")
    def _unfold(self, event: Rows.Chosen) -> None:
        self.query_one("#timeline", Rows).action_unfold()

    @on(Rows.Chosen, "#deadlines")
    @on(Countdown.Explained)
    def action_explain(self) -> None:
        """u: the deadline under the cursor, else the most urgent one."""
        from tui.explaining import explain

        terms = {f"{t.procedure}:{t.rule}": t for t in (self.view.terms if self.view else ())}
        term = terms.get(self.query_one("#deadlines", Rows).current_key or "") or next(iter(terms.values()), None)
        if term is None:
            self.notice.attention(text("No term runs in this case."))
        else:
            explain(self.app, self.number, term.procedure, term.rule)

    @on(Rows.Chosen, "#documents")
    def _open_document(self, event: Rows.Chosen) -> None:
        from tui.screens.letter import open_document

        open_document(self.app, self.number, event.key)

    def action_letter(self) -> None:
        """b: the letters that can be made now, those to be made first; the only one there is opens at once."""
        from casemgr.desk import lettering
        from tui.screens.pick import PickScreen

        found = self.app.attempt(lambda: lettering.offered(self.app.session(), self.number)) or []
        by_code = {one.choice.code: one for one in found}

        def picked(code: object) -> None:
            if isinstance(code, str):
                chosen = by_code[code]
                self._open_letter(chosen.letter, chosen.procedure, chosen.issued)

        if len(found) == 1:
            picked(found[0].choice.code)
        elif found:
            self.app.push_screen(PickScreen(text("Which letter?"), [one.choice for one in found]), picked)
        else:
            self.notice.attention(
                text("No letter is asked for now."),
                text("A letter is made once there is something to tell: a conversation, a decision, a measure."),
            )

    def letter_of(self, offer: Offer) -> None:
        """The letter that a step waits for; without one of its own, the list of them."""
        if offer.letter is None:
            self.action_letter()
        else:
            self._open_letter(offer.letter, offer.procedure)

    def _open_letter(self, letter: str, procedure: str, issued: str | None = None) -> None:
        from tui.screens.letter import LetterScreen

        self.app.push_screen(LetterScreen(self.number, letter, procedure, issued))
