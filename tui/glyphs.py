"""The signs of the screens and their ASCII twins. Screens write the UTF-8 sign; it is swapped when painted.

    content = glyphs.draw(content)      # unchanged in UTF-8; one cell for one cell in ASCII

Each sign always goes with a word, so a reader who misses the sign misses nothing.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass

from textual.content import Content

LATE = "!!"
URGENT = "!"
SOON = "·"
DONE = "✓"
MISSED = "✓!"
UNSET = "–"
CONTESTED = "±"
FOLDED = "▸"
UNFOLDED = "▾"
CURSOR = "▌"
FLAT_CURSOR = ">"
NEXT = "›"
BAR = "┃"
GONE = "━"
LEFT = "─"
POINT = "●"
LINE = "│"

# A no-break space stays a space; "± " gives up its space so that no column moves.
_TWINS = {
    "✓": "v", "▸": ">", "▾": "v", "▌": "|", "·": ".", "–": "-", "—": "-", "›": ">", "┃": "|", "━": "#",
    "─": "-", "●": "*", "│": "|", "…": "~", "‘": "'", "’": "'", "“": '"', "”": '"', "•": "*", "×": "x",
    "≤": "<", "↓": "v", "→": ">", "\u00a0": " ",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Glyphs:
    """How signs are painted on this terminal."""

    ascii: bool = False

    def draw(self, content: Content) -> Content:
        """The same content, cell for cell, with signs this terminal can show."""
        if not self.ascii:
            return content
        plain = content.plain
        swapped = self.plain(plain)
        return content if swapped == plain else Content(swapped, list(content.spans), strip_control_codes=False)

    def plain(self, words: str) -> str:
        """The same for a bare string."""
        return words.replace("± ", "+-").replace("±", "~").translate(_TABLE) if self.ascii else words


_TABLE = str.maketrans(_TWINS)


def choose(setting: str = "", environ: Mapping[str, str] | None = None) -> Glyphs:
    """ASCII when the setting says "ascii", on the Linux text console, or when the locale is not UTF-8."""
    known = os.environ if environ is None else environ
    if setting:
        return Glyphs(ascii=setting == "ascii")
    locale = known.get("LC_ALL") or known.get("LC_CTYPE") or known.get("LANG") or ""
    spoken = locale.lower().replace("-", "")
    # An empty locale says nothing: Windows never sets one, and every terminal there draws UTF-8.
    foreign = bool(spoken) and "utf8" not in spoken
    return Glyphs(ascii=known.get("TERM") == "linux" or foreign)
