"""What a widget may expect of the app it hangs in.

here = frame(self)
here.language.say(…)   here.now   here.glyphs.draw(…)   here.flat
"""

from datetime import datetime
from typing import Protocol, cast

from textual.dom import DOMNode

from casemgr.language import Language
from tui.glyphs import Glyphs


class Frame(Protocol):
    """The app, as far as widgets know it."""

    @property
    def language(self) -> Language:
        """Words every sentence."""

    @property
    def now(self) -> datetime:
        """A `var`: aware, in the local zone, moved once a minute."""

    @property
    def glyphs(self) -> Glyphs:
        """UTF-8 signs or their ASCII twins."""

    @property
    def session_words(self) -> tuple[bool, str]:
        """Whether this is a practice register, and "Name Surname, role" of who works in it."""

    @property
    def flat(self) -> bool:
        """Whether rows are shown as sentences, for screen readers and braille."""


def frame(node: DOMNode) -> Frame:
    """The app of a node, typed."""
    return cast(Frame, node.app)
