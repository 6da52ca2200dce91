"""The plan of a case (l): for each procedure its next acts, from when and until when, and why."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType
from textual.content import Content
from textual.widget import Widget

from casemgr.desk import planned_words, planning
from casemgr.desk.planned import Act, Clash, Plan
from casemgr.desk.planned_words import Said, bracketed
from casemgr.language import Language, text
from tui import glyphs
from tui.clockface import Left, no_term, time_left, unset
from tui.keys import key
from tui.page import Page
from tui.widgets.cells import SIGN, TIME, cell, clock_cell, line, wrapped
from tui.widgets.entries import aloud, heading_row, note_row
from tui.widgets.row import Lines, Row
from tui.widgets.rows import Rows

if TYPE_CHECKING:
    from datetime import datetime

    from tui.app import CasemgrApp

BESIDE = SIGN + TIME


class PlanScreen(Page):
    """What still lies ahead in one case. `go` leads back to a step of the case."""

    app: "CasemgrApp"
    BINDINGS: ClassVar[list[BindingType]] = [
        key("u", "explain", text("Why this date"), "plan.explain"),
        key("escape,backspace", "back", text("Back"), "plan.back"),
    ]
    HELP = text(
        "What still lies ahead in this case, from when and until when. Enter goes to the step; u tells how a term "
        "was counted."
    ).message

    def __init__(self, number: str, go: Callable[[str], None]) -> None:
        super().__init__()
        self.number, self._go = number, go
        self.plan: Plan | None = None

    def compose_body(self) -> Iterable[Widget]:
        """One list."""
        yield Rows(verb=text("Go to the step"), id="plan")

    def refill(self) -> None:
        """Asks the desk; the plan is reckoned again each time."""
        found = self.app.attempt(lambda: planning.plan(self.app.session(), self.number))
        if found is None:
            return
        self.plan = found
        self.entitle(text("What lies ahead"), self.number)
        self.query_one(Rows).fill(list(plan_rows(found, self.app.now, self.app.language)))

    def minute(self) -> None:
        """A new day makes a new plan; else only the time left moves."""
        if self.plan is not None and self.plan.today != self.app.now.date():
            self.refill()
        elif self.plan is not None:
            for row in plan_rows(self.plan, self.app.now, self.app.language):
                self.query_one(Rows).update_row(row.key, row)

    def on_rows_chosen(self, event: Rows.Chosen) -> None:
        """Back to the case, on the step."""
        act = self._act(event.key)
        if act is not None:
            self.dismiss()
            self._go(act.fact if act.state != "waits" else act.unblocks or act.fact)

    def action_explain(self) -> None:
        """u: how the term under the cursor was counted."""
        from tui.explaining import explain

        act = self._act(self.query_one(Rows).current_key)
        if act is not None and act.runs:
            explain(self.app, self.number, act.procedure, act.rule)
        else:
            self.notice.attention(text("No clock runs for this act yet."))

    def _act(self, row_key: str | None) -> Act | None:
        acts = self.plan.acts if self.plan is not None else ()
        return next((act for place, act in enumerate(acts) if _key(place, act) == row_key), None)


def _key(place: int, act: Act) -> str:
    return f"{place}:{act.procedure}:{act.fact}:{act.rule}"


def plan_rows(plan: Plan, now: "datetime", language: Language) -> Iterable[Row]:
    """The whole plan: a heading for each procedure, where rules clash, then its acts."""
    if not plan.parts:
        yield note_row(language.say(text("Nothing lies ahead in this case.")))
    place, names = 0, [part.name for part in plan.parts]
    for part in plan.parts:
        number = f" {part.procedure.rpartition('-')[2]}" if names.count(part.name) > 1 else ""
        yield heading_row(language.say(part.name) + number, key=f"part:{part.procedure}")
        for clash in part.clashes:
            yield _clash_row(f"clash:{part.procedure}:{clash.rule}", clash, language)
        for act in part.acts:
            yield act_row(_key(place, act), act, plan, now, language)
            place += 1


def _clash_row(key: str, clash: Clash, language: Language) -> Row:
    """Words that stay in sight, in normal ink: what a person has to decide."""
    said, source = language.say(clash.sentence), bracketed(clash.source)

    def lines(width: int) -> list[Content]:
        sign = line((cell(glyphs.URGENT, SIGN).plain, "bold $clock-soon"))
        first, *rest = wrapped(line((said, "bold"), (f"  {source}", "$quiet")), width - SIGN)
        return [line(sign, first), *(part.pad_left(SIGN) for part in rest)]

    return Row(key, lines, aloud(said, source), passive=True, level="soon")


def act_row(key: str, act: Act, plan: Plan, now: "datetime", language: Language) -> Row:
    """An act: time left or how it stands, what it is, and under it what is said about it."""
    left, label = left_of(act, now, language), language.say(act.label)
    standing = language.say(planned_words.standing(act))
    told = list(planned_words.details(act, plan.today, language))
    spoken = aloud(label, left.spoken if left is not None else standing, *(said.words for said in told))
    level = left.level if left is not None else "calm"
    return Row(key, _act_lines(left, label, standing, told), spoken, level=level)


def _act_lines(left: Left | None, label: str, standing: str, told: list[Said]) -> Lines:
    def lines(width: int) -> list[Content]:
        first = clock_cell(left) if left is not None else line(" " * SIGN, cell(standing, TIME, "$quiet"))
        bold = "bold" if left is None or left.level != "unset" else ""
        shown = wrapped(label, width - BESIDE, bold)
        under = [part for said in told for part in wrapped(said.words, width - BESIDE, "$quiet" * said.aside)]
        return [line(first, shown[0]), *(part.pad_left(BESIDE) for part in (*shown[1:], *under))]

    return lines


def left_of(act: Act, now: "datetime", language: Language) -> Left | None:
    """The clock of an act that runs or has run out; what only would run has no time left yet."""
    if act.state == "unset":
        return unset(language)
    if act.latest is not None and act.reckoned is None:
        return time_left(act.latest, now, language)
    return no_term(language) if act.without_delay and act.state == "possible" else None
