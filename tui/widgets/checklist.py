"""What a letter must say: present, missing, or not required here and why.

checklist.show([Mention("place", "plaats, dag en uur", "present"), …])     posts Chosen(mention)
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from textual.content import Content
from textual.message import Message

from casemgr.language import Language, Text, text
from tui import glyphs
from tui.widgets.cells import line, wrapped
from tui.widgets.entries import aloud
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

    def show(self, mentions: Sequence[Mention]) -> None:
        """Shows the mentions in the order of the letter."""
        language = frame(self).language
        self.fill([_row(mention, language) for mention in mentions])

    def action_choose(self) -> None:
        """Enter."""
        if self.current_key is not None:
            self.post_message(self.Chosen(self.current_key))


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
