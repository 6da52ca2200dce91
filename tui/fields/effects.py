"""What the desk says of the values of a form, and the panel that shows what saving does."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from textual.content import Content

from casemgr.language import Text, text
from tui.widgets.cells import clean
from tui.widgets.frame import frame
from tui.widgets.words import Words

IF_YOU_SAVE = text("If you save")


class Opinion(Protocol):
    """What a form needs of the desk's answer; `notes` of a `Checked` is not needed."""

    @property
    def errors(self) -> Mapping[str, Text]:
        """Sentences by field."""

    @property
    def effects(self) -> Sequence[str]:
        """Worded sentences: what saving does."""


@dataclass(frozen=True, slots=True)
class Checked:
    """Errors by field, what saving does, and remarks beside a value ("melden tot …", "ander: di 8 dec")."""

    errors: Mapping[str, Text] = field(default_factory=dict)
    effects: Sequence[str] = ()
    notes: Mapping[str, Text] = field(default_factory=dict)


class Effects(Words):
    """ "Als u bewaart" and a sentence a line; empty when saving does nothing else."""

    def list(self, sentences: Sequence[str]) -> None:
        """Shows the sentences."""
        heading = Content.styled(frame(self).language.say(IF_YOU_SAVE), "bold")
        lines = [Content(clean(sentence)) for sentence in sentences]
        self.say(Content("\n").join([heading, *lines]) if lines else "")
