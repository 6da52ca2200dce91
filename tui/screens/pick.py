"""The pick window: people, articles, sanctions, printers, filters, workflows.

    PickScreen(text("Sanction"), choices)                                    -> code, or None
    PickScreen(text("Articles"), choices, several=True, chosen=("5.3",))     -> tuple of codes, or None
    PickScreen(text("Person"), find=…, free=text("New person: {words}"))     -> code, or Free(words)

`choices` are `casemgr.desk.forms.Choice`: code, label, help, source. `find` looks choices up as one types.
"""

import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.content import Content
from textual.widget import Widget

from casemgr.desk.forms import Choice
from casemgr.language import Text, text
from tui import glyphs
from tui.keys import key
from tui.page import Window
from tui.widgets.cells import ends, line, wrapped
from tui.widgets.entries import aloud, note_row
from tui.widgets.frame import frame
from tui.widgets.row import Row
from tui.widgets.rows import Rows
from tui.widgets.searchbox import SearchBox

Picked = str | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Free:
    """What was typed, taken as it is because nothing known was chosen."""

    words: str


class PickScreen(Window[Picked | Free]):
    """Search, choose, close. Space ticks when several may be chosen."""

    BINDINGS: ClassVar[list[BindingType]] = [key("space", "tick", text("Tick"), "pick.tick")]

    def __init__(
        self,
        title: Text | str,
        choices: Sequence[Choice] = (),
        *,
        several: bool = False,
        chosen: Sequence[str] = (),
        find: Callable[[str], Sequence[Choice]] | None = None,
        free: Text | None = None,
    ) -> None:
        super().__init__()
        self._title, self._choices, self._several = title, choices, several
        self._chosen = list(chosen)
        self._find, self._free, self._words = find, free, ""
        self.rows = Rows(verb=text("Choose"), id="choices")
        self.box = SearchBox(self.rows, placeholder=text("type to search"), spaces=not several)

    def compose_body(self) -> Iterable[Widget]:
        """A box to search in, and the list."""
        yield self.box
        yield self.rows

    def search(self, more: str) -> None:
        """Adds to the search, also before the box is on the screen."""
        self.box.value += more
        self.box.cursor_position = len(self.box.value)

    def on_key(self, event: events.Key) -> None:
        """Letters that came before the cursor was in the box are searched all the same."""
        if event.is_printable and event.character and self.focused is None:
            event.stop()
            self.search(event.character)

    def refill(self) -> None:
        """Words the title and shows what fits the search."""
        self.entitle(self._title)
        first = self._chosen[0] if self._chosen and not self.rows.rows else None
        self.rows.fill(self._rows(), cursor=first)

    def _rows(self) -> list[Row]:
        found = self._find(self._words) if self._find else [one for one in self._choices if fits(one, self._words)]
        rows = [self._row(choice) for choice in found]
        language = frame(self).language
        if self._free is not None and self._words:
            offered = language.say(Text(self._free.message, {"words": self._words}))
            rows.append(Row("\x00free", lambda width: wrapped(offered, width), aloud(offered)))
        elif not rows:
            rows.append(note_row(language.say(text("Nothing found for “{words}”.", words=self._words))))
        return rows

    def _row(self, choice: Choice) -> Row:
        ticked = choice.code in self._chosen

        def lines(width: int) -> list[Content]:
            box = f"[{glyphs.DONE if ticked else ' '}] " if self._several else ""
            room = width - len(box)
            under = [part.pad_left(len(box)) for part in wrapped(choice.help, room, "$quiet")]
            return [line((box, "bold" if ticked else ""), ends(choice.label, choice.source, room)), *under]

        language = frame(self).language
        said = language.say(text("chosen")) if ticked else ""
        return Row(choice.code, lines, aloud(choice.label, said, choice.help, choice.source))

    def on_search_box_typed(self, event: SearchBox.Typed) -> None:
        """Another search."""
        self._words = event.words
        self.rows.fill(self._rows())
        self.refresh_bindings()

    def on_rows_chosen(self, event: Rows.Chosen) -> None:
        """Enter: what is ticked, or the row itself."""
        if event.key == "\x00free":
            self.dismiss(Free(self._words))
        elif self._several:
            self.dismiss(tuple(self._chosen or [event.key]))
        else:
            self.dismiss(event.key)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There is something to tick only when several may be chosen."""
        return self._several if action == "tick" else super().check_action(action, parameters)

    def action_tick(self) -> None:
        """Space."""
        code = self.rows.current_key
        if code is None or code == "\x00free":
            return
        if code in self._chosen:
            self._chosen.remove(code)
        else:
            self._chosen.append(code)
        self.rows.fill(self._rows(), cursor=code)


def fits(choice: Choice, searched: str) -> bool:
    """Every word typed occurs, accents and capitals aside."""
    whole = _bare(f"{choice.label} {choice.help} {choice.source}")
    return all(word in whole for word in _bare(searched).split())


def _bare(words: str) -> str:
    return "".join(sign for sign in unicodedata.normalize("NFKD", words.casefold()) if not unicodedata.combining(sign))
