"""The small language of letter texts: `{name}`, `{name:form}`, `**bold**`, `[[left out without its values]]`.

Values are put in after the text was taken apart, so nothing in a value can be read as markup.
"""

import functools
import re
from dataclasses import dataclass

from casemgr.letters.sheet import Line, Run
from casemgr.letters.values import NAMES, Values, present
from casemgr.letters.wording import FORMS, label, word

_PART = re.compile(r"(\*\*|\[\[|\]\]|\{[^{}]*\})")
_NAME = re.compile(r"\{([a-z_.|]+)(?::([a-z]+))?\}")


@dataclass(frozen=True, slots=True)
class Piece:
    """Literal words or, when `name` is set, a value; `option` numbers the `[[ ]]` around it, 0 for none."""

    text: str
    name: str
    form: str
    bold: bool
    option: int


@functools.cache
def parse(template: str) -> tuple[Piece, ...]:
    """The pieces of a text. Raises ValueError with the offending part."""
    pieces, bold, option, opened = [], False, 0, 0
    for part in filter(None, _PART.split(template)):
        if part == "**":
            bold = not bold
        elif part == "[[" and not option:
            opened += 1
            option = opened
        elif part == "]]" and option:
            option = 0
        else:
            pieces.append(_piece(part, bold, option))
    if bold or option:
        raise ValueError("**" if bold else "[[")
    return tuple(pieces)


def _piece(part: str, bold: bool, option: int) -> Piece:
    if not part.startswith("{"):
        if re.search(r"[{}]|\[\[|\]\]", part):
            raise ValueError(part)
        return Piece(part, "", "", bold, option)
    match = _NAME.fullmatch(part)
    known = match and all(name in NAMES for name in match[1].split("|"))
    if not match or not known or (match[2] or FORMS[0]) not in FORMS:
        raise ValueError(part)
    return Piece("", match[1], match[2] or "", bold, option)


def names(template: str, *, optional: bool = False) -> list[str]:
    """The values a text cannot do without; with `optional` also those inside `[[ ]]`."""
    return [piece.name for piece in parse(template) if piece.name and (optional or not piece.option)]


def fill(template: str, values: Values) -> Line:
    """The text with its values; one that is not there is printed as its label between brackets."""
    pieces = parse(template)
    named = (piece for piece in pieces if piece.option and piece.name)
    left_out = {piece.option for piece in named if not present(values, piece.name)}
    runs: list[Run] = []
    for piece in pieces:
        if piece.option not in left_out:
            said = piece.text or word(values, piece.name, piece.form) or f"[{label(piece.name)}]"
            if runs and piece.text.startswith(".") and runs[-1].text.endswith((".", "!", "?")):
                said = piece.text[1:]  # what somebody typed was a whole sentence
            if runs and runs[-1].bold == piece.bold:
                said = runs.pop().text + said
            runs.append(Run(said, piece.bold))
    return tuple(runs)
