"""Help (F1): what has the cursor, which keys work here, which keys work everywhere.

self.app.push_screen(HelpScreen.about(self.screen))
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content
from textual.dom import DOMNode
from textual.screen import Screen
from textual.widget import Widget

from casemgr.language import Text, text
from tui.keys import key, shown_key
from tui.page import Window
from tui.widgets.cells import cell, line, wrapped
from tui.widgets.entries import aloud, heading_row, note_row
from tui.widgets.frame import frame
from tui.widgets.keybar import words_of
from tui.widgets.row import Row
from tui.widgets.rows import Rows

KEY = 16


@dataclass(frozen=True, slots=True)
class Key:
    """A key that works: its name, what it does, and the id by which `keys.toml` changes it."""

    name: str
    words: Text
    id: str


class HelpScreen(Window[None]):
    """Two sentences and the keys."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("escape,backspace,enter,f1", "back", text("Close"), "help.close"),
    ]

    def __init__(self, about: Sequence[str], groups: Sequence[tuple[Text, Sequence[Key]]]) -> None:
        super().__init__()
        self._about, self._groups = about, groups

    @classmethod
    def about(cls, screen: Screen[object]) -> "HelpScreen":
        """Help for what has the focus on a screen."""
        said = [screen.HELP] if screen.HELP else []
        focused = screen.focused
        if focused is not None:
            said = [node.HELP for node in focused.ancestors_with_self if isinstance(node, Widget) and node.HELP]
        here, page, everywhere = _keys(screen)
        groups = ((text("Here"), here), (text("On this page"), page), (text("Everywhere"), everywhere))
        return cls(said[:2], [(title, keys) for title, keys in groups if keys])

    def compose_body(self) -> Iterable[Widget]:
        """One list without a cursor."""
        yield Rows(classes="-whole")

    def refill(self) -> None:
        """Words it."""
        language = frame(self).language
        self.entitle(text("Help"))
        rows = [note_row(language.say(Text(said)), style="") for said in self._about]
        for title, keys in self._groups:
            rows.append(heading_row(language.say(title)))
            rows += [_row(key, language.say(key.words)) for key in keys]
        rows.append(Row("gap", [Content("")], "", passive=True))
        rows.append(note_row(language.say(text("Keys can be changed in keys.toml, by the name on the right."))))
        self.query_one(Rows).fill(rows)


def _row(key: Key, words: str) -> Row:
    def lines(width: int) -> list[Content]:
        room = max(10, width - KEY - 22)
        first, *rest = wrapped(words, room) or [Content("")]
        named = cell(key.id, 20, "$quiet") if width >= 60 else ""
        return [
            line(cell(key.name, KEY, "bold"), cell(first, room), "  ", named),
            *(part.pad_left(KEY) for part in rest),
        ]

    return Row(f"key:{key.id}", lines, aloud(f"{key.name}: {words}"), passive=True)


def _keys(screen: Screen[object]) -> tuple[list[Key], list[Key], list[Key]]:
    """The keys that work, by whether they belong to what has the focus, to the page, or to the program."""
    groups: tuple[list[Key], list[Key], list[Key]] = ([], [], [])
    seen: set[str] = set()
    language = frame(screen).language
    for entry in screen.active_bindings.values():
        binding = entry.binding
        if binding.id is None or not entry.enabled or binding.id in seen:
            continue
        seen.add(binding.id)
        known = Key(shown_key(binding, language), words_of(entry.node, binding), binding.id)
        _add(groups[_place(entry.node, screen)], known)
    return groups


def _add(group: list[Key], known: Key) -> None:
    """Keys that do the same, such as the digits of the parts, share a line."""
    if group and group[-1].words == known.words:
        last = group.pop()
        known = Key(f"{last.name} {known.name}", last.words, last.id)
    group.append(known)


def _place(node: DOMNode, screen: Screen[object]) -> int:
    if node is screen.app:
        return 2
    return 1 if node is screen else 0
