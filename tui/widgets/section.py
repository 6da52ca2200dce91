"""The numbered parts of a page, and how they share it: two columns when wide, one part at a time when narrow.

    Parts(
        left=[Section(1, text("Overview"), Rows(id="overview")), …],
        right=[Section(3, text("What you can do"), Rows(), short=text("Steps")), …],
        start=3,
    )

Digits go to a part (their AZERTY twins too), Tab to the next. In flat mode all parts are one list: an arrow
at the end of one goes on in the next.
"""

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.style import Style

from casemgr.language import Text, text
from tui.keys import key
from tui.widgets.cells import line
from tui.widgets.frame import frame
from tui.widgets.rows import Rows
from tui.widgets.words import Words

AZERTY = ("ampersand", "é", "quotation_mark", "apostrophe", "left_parenthesis")


class Section(Vertical):
    """A part: its digit hangs in the gutter, its title is underlined while it has the cursor."""

    def __init__(self, number: int, title: Text, rows: Rows, *, short: Text | None = None) -> None:
        super().__init__(id=f"part-{number}")
        self.number, self.label, self.rows = number, title, rows
        self.short = short or title
        rows.add_class("-whole")

    def compose(self) -> ComposeResult:
        """Head and list."""
        yield Words(classes="head")
        yield self.rows

    def on_mount(self) -> None:
        """Words the head."""
        self.renew()

    def renew(self) -> None:
        """The head again: another language, or the cursor came or went."""
        here, language = self.has_class("-here"), frame(self).language
        digit = f"{self.number} "
        if frame(self).flat:
            self.query_one(".head", Words).say(f"{language.say(self.label)}, {len(self.choices)}.")
            return
        title = (language.say(self.label), "bold underline" if here else "bold")
        self.query_one(".head", Words).say(line((digit, "bold underline" if here else "$quiet"), title))

    @property
    def choices(self) -> list[str]:
        """The keys of the rows the cursor can stand on."""
        return [row.key for row in self.rows.rows if row.selectable]

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """A class, not `:focus-within`: that goes stale and restyles the whole page at each Tab."""
        self.add_class("-here")
        self.renew()

    def on_descendant_blur(self, event: events.DescendantBlur) -> None:
        """The cursor left."""
        self.remove_class("-here")
        self.renew()


class Tabs(Words):
    """The parts as a line of links, for a narrow page."""

    def show(self, sections: Sequence[Section], shown: int) -> None:
        """The shown part is reversed."""
        language = frame(self).language
        tabs = []
        for section in sections:
            style = "bold reverse" if section.number == shown else ""
            click = Style.from_meta({"@click": f"part({section.number})"})
            tabs.append(line((f" {section.number} {language.say(section.short)} ", style)).stylize(click))
        gap = " " if self.app.size.width >= 70 else ""
        self.say(Content(gap).join(tabs))

    def action_part(self, number: int) -> None:
        """A click."""
        if isinstance(self.parent, Parts):
            self.parent.show(number)


class Parts(Vertical):
    """Every part of a page, in the same place whatever the width."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            key(f"{digit},{twin}", f"part({digit})", text("Go to a part"), f"parts.{digit}", show=False)
            for digit, twin in enumerate(AZERTY, 1)
        ),
        key("tab", "next(1)", text("Next part"), "parts.next", show=False),
        key("shift+tab", "next(-1)", text("Previous part"), "parts.previous", show=False),
    ]

    def __init__(self, left: Sequence[Section], right: Sequence[Section], *, start: int = 1) -> None:
        super().__init__(id="parts")
        self._columns = (left, right)
        self.sections = sorted((*left, *right), key=lambda section: section.number)
        self.shown = start

    def compose(self) -> ComposeResult:
        """A line of tabs for narrow screens, and the columns."""
        left, right = self._columns
        yield Tabs(classes="tabs")
        with Horizontal(classes="columns"):
            yield Vertical(*left, classes="column")
            if right:
                yield Vertical(*right, classes="column aside")

    def on_mount(self) -> None:
        """Shows the part to start with."""
        self.show(self.shown)

    def show(self, number: int) -> None:
        """Goes to a part: the cursor when all are shown, the part itself when one is."""
        self.shown = number
        for section in self.sections:
            chosen = section.number == number
            section.set_class(chosen, "-shown")
            if chosen:
                for column in self.query(".column"):
                    column.set_class(column is section.parent, "-shown")
                # It can take the cursor once it is displayed, and that is after the styles are.
                self.call_after_refresh(section.rows.focus)
        self.renew()

    def renew(self) -> None:
        """Words heads and tabs again."""
        for section in self.sections:
            if section.is_mounted:
                section.renew()
        self.query_one(Tabs).show(self.sections, self.shown)

    def turn(self, flat: bool) -> None:
        """Flat mode reads what can be done before what was."""
        columns = list(self.query(".column"))
        if len(columns) == 2 and (columns[0].has_class("aside") is not flat):
            self.query_one(".columns").move_child(columns[1], before=columns[0])

    def action_part(self, number: int) -> None:
        """A digit."""
        self.show(number)

    def action_next(self, by: int) -> None:
        """Tab."""
        numbers = [section.number for section in self.sections]
        here = next((one.number for one in self.sections if one.has_class("-here")), self.shown)
        self.show(numbers[(numbers.index(here) + by) % len(numbers)])

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """A click in another part."""
        for section in self.sections:
            if section in event.widget.ancestors and section.number != self.shown:
                self.shown = section.number
                self.renew()

    def on_rows_edge(self, event: Rows.Edge) -> None:
        """Flat mode: the arrow goes on in the next part."""
        if not event.rows.flat:
            return
        lists = [rows for rows in self.query(Rows) if rows.current is not None]
        place = lists.index(event.rows) + event.by if event.rows in lists else -1
        if 0 <= place < len(lists):
            lists[place].focus()
            lists[place].action_edge(-event.by)
