"""Start: what waits for my role, the most urgent clock first."""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType
from textual.content import Content
from textual.widget import Widget

from casemgr.desk import boarding
from casemgr.desk.boarding import ORDER, TITLES, Board, Item
from casemgr.language import Language, Text, text
from tui.clockface import Left, time_left, unset
from tui.keys import key
from tui.page import Page
from tui.widgets.cells import labelled, line, wrapped
from tui.widgets.entries import aloud, clock_words, heading_row, note_row, timed_row
from tui.widgets.preview import Preview
from tui.widgets.row import Row
from tui.widgets.rows import Rows

if TYPE_CHECKING:
    from tui.app import CasemgrApp

FIRST_STEPS = (("leak", text("Report a data leak"), "F9"), ("new", text("Start another case"), "n"))


class StartScreen(Page):
    """The board of this user."""

    app: "CasemgrApp"
    PLACE = "start"
    BINDINGS: ClassVar[list[BindingType]] = [
        key("f9", "app.leak", text("Report a data leak"), "start.leak"),
        key("z,slash", "app.place('register')", text("Search"), "start.search"),
        key("u", "explain", text("Why this date"), "start.explain"),
        key("b", "app.post", text("Letters and post"), "start.post", show=False),
        key("m", "missed", text("Passed while nobody looked"), "start.missed", show=False),
    ]
    HELP = text("What waits for you. Enter opens the case on the step that waits.").message
    board: Board = Board((), None)
    as_of: datetime | None = None

    def compose_body(self) -> Iterable[Widget]:
        """One list."""
        yield Rows(verb=text("Open"), id="waiting")

    def on_mount(self) -> None:
        """Once the board stands: what passed while nobody had casemgr open."""
        from tui.screens import catchup

        catchup.begin(self)

    def action_missed(self) -> None:
        """m: the terms that passed unseen."""
        from tui.screens import catchup

        catchup.show(self.app, self)

    def compose_side(self) -> Iterable[Widget]:
        """The row under the cursor."""
        yield Preview()

    def refill(self) -> None:
        """Asks the desk; a register that cannot be read leaves the list that was there, and says of when it is."""
        found = self.app.attempt(lambda: boarding.board(self.app.session()))
        if found is None:
            self.entitle(
                text("What waits for you"),
                text("as it stood at {time}", time=f"{self.as_of:%H:%M}" if self.as_of else "–"),
            )
            return
        self.board, self.as_of = found, self.app.now
        self.entitle(text("What waits for you"), self._counts())
        self.query_one(Rows).fill(list(self._rows()))

    def minute(self) -> None:
        """Only rows whose words changed are painted again; a row that crosses a limit makes the list new."""
        before = {item.key: item.group for item in self.board.items}
        after = boarding.regrouped(self.board, self.app.now)
        if {item.key: item.group for item in after.items} != before:
            self.refill()
            return
        rows = self.query_one(Rows)
        for item in self.board.items:
            if item.limit is not None:
                rows.update_row(item.key, self._row(item))

    def _counts(self) -> str:
        say = self.app.language.say
        late, soon, decide = (len(self.board.group(name)) for name in ("late", "soon", "decide"))
        told = [
            text("{n} late", n=late) if late else None, text("{n} within 72 hours", n=soon) if soon else None,
            (text("1 decision") if decide == 1 else text("{n} decisions", n=decide)) if decide else None,
        ]  # fmt: skip
        return " · ".join(say(part) for part in told if part)

    def _rows(self) -> Iterable[Row]:
        say = self.app.language.say
        if not self.board.items:
            yield note_row(say(text("Nothing waits for you.")))
            for action, label, name in FIRST_STEPS:
                yield timed_row(f"!{action}", None, say(label), spoken=say(label), when=name, two=False)
        for group in ORDER:
            items = self.board.group(group)
            if items:
                yield heading_row(say(TITLES[group]), len(items), key=f"heading:{group}")
                yield from (self._row(item) for item in items)

    def _row(self, item: Item) -> Row:
        language, now = self.app.language, self.app.now
        say = language.say
        left, when = clock_of(item, now, language), moment_of(item, language)
        title, what = say(item.title), say(item.what)
        spoken = (
            f"{left.spoken + ': ' if left else ''}{aloud(what)} {title}, {item.case}. {aloud(when) if when else ''}"
        )
        past = item.group == "since"
        if item.group == "hearings":
            title = title[:1].upper() + title[1:]
        # without a second line only what has to be done tells one neutral title from another
        shown = title if self.tall or item.group in ("late", "soon", "later", "since") else what
        return timed_row(
            item.key, left, shown, spoken=spoken, when=when, number=item.case, task=what, two=self.tall, past=past
        )

    def on_rows_highlighted(self, event: Rows.Highlighted) -> None:
        """Tells the row in the side column."""
        item = self._item(event.key)
        self.query_one(Preview).show(*(preview(item, self.app.now, self.app.language) if item else ((), ())))

    def on_rows_chosen(self, event: Rows.Chosen) -> None:
        """Opens the case on that very step."""
        if event.key.startswith("!"):
            self.app.call_later(self.app.run_action, f"app.{event.key[1:]}")
            return
        item = self._item(event.key)
        if item is not None and item.card is not None:
            from tui.entering import ask_task  # forms are not needed for the first paint

            ask_task(self.app, item.case, item.card, item.fact or "TaskDone", self._reported)
        elif item is not None:
            self.app.open_case(item.case, fact=item.fact)

    def _reported(self, *sentences: Text | str) -> None:
        """A task was reported done from its card."""
        self.refill()
        self.notice.done(*sentences)

    def action_explain(self) -> None:
        """u: why this date."""
        from tui.explaining import explain

        item = self._item(self.query_one(Rows).current_key)
        if item is not None and item.rule is not None:
            explain(self.app, item.case, item.procedure, item.rule)
        else:
            self.notice.attention(text("This row has no date to explain."))

    def _item(self, row_key: str | None) -> Item | None:
        return next((item for item in self.board.items if item.key == row_key), None)


def clock_of(item: Item, now: datetime, language: Language) -> Left | None:
    """What is left of the row's term."""
    if item.group == "unset":
        return unset(language)
    return time_left(item.limit, now, language) if item.limit else None


def moment_of(item: Item, language: Language) -> str:
    """The exact moment under the time left."""
    if item.at is not None:
        return language.short_moment(item.at)
    if item.limit is None:
        return ""
    return boarding.short_limit(item.limit, language)


Told = tuple[Callable[[int], list[Content]], list[Content]]


def preview(item: Item, now: datetime, language: Language) -> Told:
    """A row in a column of its own, and in two lines."""
    say = language.say
    left, when = clock_of(item, now, language), moment_of(item, language)
    until = say(text("by {limit}", limit=when)) if item.limit else when

    def full(width: int) -> list[Content]:
        lines = [
            line((f"{item.case}  {say(boarding.kind(item))}", "$quiet")),
            *wrapped(say(item.title), width, "bold"),
            Content(""),
        ]
        lines += wrapped(say(item.what), width)
        if left is not None:
            lines.append(clock_words(left))
        if until:
            lines.append(line((until, "$quiet")))
        if item.outer is not None and item.outer != item.limit:
            outer = say(text("outer limit {limit}", limit=boarding.short_limit(item.outer, language)))
            lines.append(line((outer, "$quiet")))
        lines += [Content(""), *labelled(say(text("Enter")), say(text("opens the case")), width, label_width=10)]
        return lines

    brief = [
        line((say(item.what), "bold"), (f"  {until}", "$quiet")),
        line((f"{say(boarding.kind(item))} · {item.case}", "$quiet")),
    ]
    return full, brief
