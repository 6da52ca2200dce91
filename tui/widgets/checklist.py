"""What a letter must say: present, missing, or not required here and why.

checklist.show([Mention("place", "plaats, dag en uur", "present"), …])     posts Chosen(mention)
"""

from collections.abc import Sequence, Set
from dataclasses import dataclass
from typing import Literal

from textual.content import Content
from textual.message import Message

from casemgr.language import Language, Text, text
from tui import glyphs
from tui.widgets.cells import line, wrapped
from tui.widgets.entries import aloud, heading_row
from tui.widgets.frame import frame
from tui.widgets.row import Row
from tui.widgets.rows import Rows


@dataclass(frozen=True, slots=True)
class Mention:
    """One required mention. `why` says why it is not required here, or what is missing."""

    key: str
    label: str
    state: Literal["present", "missing", "waived"]
    why: str = ""


@dataclass(frozen=True, slots=True)
class Beside:
    """Something shown beside the letter that does not stand in it: its name, a line for each way, its source."""

    what: str
    lines: Sequence[str]
    source: str = ""


_SAID: dict[str, tuple[str, str, Text]] = {
    "present": (glyphs.DONE, "$clock-met", text("{mention}: present")),
    "missing": (glyphs.LATE, "bold $clock-late", text("missing: {mention}")),
    "waived": (glyphs.UNSET, "$quiet", text("{mention}: not required")),
}


class Checklist(Rows):
    """A list of mentions; Enter on a missing one leads to the field that fills it."""

    class Chosen(Message):
        """Enter on a mention."""

        def __init__(self, mention: str) -> None:
            super().__init__()
            self.mention = mention

    _missing: Set[str] = frozenset()

    def show(self, mentions: Sequence[Mention], beside: Sequence[Beside] = ()) -> None:
        """Shows the mentions in the order of the letter, the cursor on the first that is missing; then what is not
        printed.
        """
        say = frame(self).language.say
        self._missing = {mention.key for mention in mentions if mention.state == "missing"}
        asked = [mention for mention in mentions if mention.state != "waived"]
        there = sum(mention.state == "present" for mention in asked)
        told = text("Is everything in it? {there} of {all}", there=there, all=len(asked))
        rows = [heading_row(say(told)), *(_row(mention, frame(self).language) for mention in mentions)]
        if beside:
            rows.append(heading_row(say(text("Last days (not in the letter)"))))
            rows += [_beside(one) for one in beside]
        first = next((mention.key for mention in mentions if mention.state == "missing"), None)
        current = next((mention for mention in mentions if mention.key == self.current_key), None)
        keep = current is not None and (self.has_focus or current.state == "missing")
        self.fill(rows, cursor=None if keep else first)

    def tell(self, became: Sequence[Beside]) -> None:
        """Of a letter that is final nothing is asked any more: what became of it."""
        self._missing = frozenset()
        self.fill([heading_row(frame(self).language.say(text("This letter is final"))), *map(_beside, became)])

    def action_choose(self) -> None:
        """Enter."""
        if self.current_key in self._missing:
            self.post_message(self.Chosen(str(self.current_key)))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Enter does something only where there is something to fill in."""
        return self.current_key in self._missing if action == "choose" else super().check_action(action, parameters)

    def on_rows_highlighted(self, event: Rows.Highlighted) -> None:
        """Enter works on this row, or no longer."""
        self.screen.refresh_bindings()


def _row(mention: Mention, language: Language) -> Row:
    sign, style, sentence = _SAID[mention.state]
    spoken = language.say(Text(sentence.message, {"mention": mention.label}))
    shown = mention.label if mention.state == "present" else spoken
    if mention.why:
        shown = f"{mention.label}: {mention.why}" if mention.state == "waived" else f"{shown}. {mention.why}"
    tone = {"missing": "bold", "waived": "$quiet"}.get(mention.state, "")

    def lines(width: int) -> list[Content]:
        first, *rest = wrapped(shown, width - 3, tone) or [Content("")]
        return [line((f"{sign:<3}", style), first), *(part.pad_left(3) for part in rest)]

    return Row(mention.key, lines, aloud(spoken, mention.why))


def _beside(one: Beside) -> Row:
    said = [one.what, *one.lines, one.source]

    def lines(width: int) -> list[Content]:
        head = wrapped(one.what, width - 3, "bold")
        more = [part for words in one.lines for part in wrapped(words, width - 3)]
        return [part.pad_left(3) for part in (*head, *more, *wrapped(one.source, width - 3, "$quiet"))]

    return Row(f"beside:{one.what}", lines, aloud(*said))
