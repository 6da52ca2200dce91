"""The only code that pads, truncates and wraps; and the only door by which data comes on a screen.

    cell("2026-0042", 11)                       padded or cut with "…", exactly 11 cells
    cell("te laat", 9, "bold", align="right")
    clock_cell(left)                            sign 3 + words 18, in the colour of its level
    ends("Melden", "AVG art. 33", 40)           one line: left text, right text against the edge
    wrapped("a long reason …", 38)              lines of at most 38 cells, broken at spaces only
    labelled("Wat", "Loonbrieven …", 52)        label column, value wrapped beside it
    heading("Te laat", 1)   note("geen")        bold with a quiet count; quiet

Every function takes data (`str`) or `Content`, never markup, and cleans data of what a terminal would obey.
"""

import re
import unicodedata
from typing import Literal

from rich.cells import cell_len, set_cell_size
from textual.content import Content

from tui.clockface import Left, Level

Data = str | Content
Align = Literal["left", "right"]

SIGN = 3
TIME = 18
LABEL = 14
LONGEST = 20_000
"""Characters of one text that are shown at most; the rest is in the document itself."""

STYLES: dict[Level, str] = {
    "late": "bold reverse $clock-late",
    "urgent": "bold $clock-urgent",
    "soon": "$clock-soon",
    "calm": "$clock-calm",
    "unset": "$clock-unset",
    "met": "$clock-met",
}
_SPACES = re.compile(r"[\t\n\r\v\f\x1c-\x1f\x85\u2028\u2029]+")
# Joiners stay: they make emoji and some scripts what they are.
_KEPT = {"\u200c", "\u200d"}
_ORDERING = re.compile("[\x00-\x1f\x7f-\x9f\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ud800-\udfff]")
EMPTY = Content("")


def clean(data: str, longest: int = LONGEST) -> str:
    """One line without control characters or marks that turn the reading order round."""
    if len(data) > longest:
        data = data[: longest - 1] + "…"
    if data.isascii() and data.isprintable():
        return data
    return _ORDERING.sub(_safe, _SPACES.sub(" ", unicodedata.normalize("NFC", data)))


def _safe(found: re.Match[str]) -> str:
    sign = found.group()
    if sign in _KEPT:
        return sign
    return "\ufffd" if "\ud800" <= sign <= "\udfff" else ""


def words(data: Data, style: str = "") -> Content:
    """Data as content, in one style; content keeps its own looks and gets the style under them."""
    if isinstance(data, Content):
        return data.stylize_before(style) if style and data else data
    return Content.styled(clean(data), style)


def line(*parts: Data | tuple[str, str]) -> Content:
    """Parts beside each other: data, (data, style), or content."""
    return Content("").join([words(*part) if isinstance(part, tuple) else words(part) for part in parts])


def cell(data: Data, width: int, style: str = "", *, align: Align = "left") -> Content:
    """Exactly `width` cells: cut with "…", or padded on the side away from `align`."""
    if width <= 0:
        return EMPTY
    if isinstance(data, str):
        return Content.styled(_fit(clean(data, 4 * width + 8), width, align), style, cell_length=width)
    content = words(data, style).truncate(width, ellipsis=True)
    gap = width - content.cell_length
    return content.pad_left(gap) if align == "right" else content.pad_right(gap)


def _fit(plain: str, width: int, align: Align) -> str:
    taken = cell_len(plain)
    if taken > width:
        return set_cell_size(plain, width - 1).rstrip() + "…" + " " * _lost(plain, width)
    gap = " " * (width - taken)
    return gap + plain if align == "right" else plain + gap


def _lost(plain: str, width: int) -> int:
    cut = set_cell_size(plain, width - 1)
    return cell_len(cut) - cell_len(cut.rstrip())


def clock_cell(left: Left | None, *, sign: int = SIGN, width: int = TIME) -> Content:
    """Sign and time left, in `sign + width` cells; blank when there is no clock."""
    if left is None:
        return Content(" " * (sign + width))
    style = STYLES[left.level]
    mark = style.replace(" reverse", "")
    shown = clean(left.words)
    gap = " " * max(0, width - cell_len(shown))
    return line(cell(left.sign, sign, mark), cell(shown, min(width, cell_len(shown)), style), gap)


def ends(left: Data, right: Data, width: int, style: str = "", right_style: str = "$quiet") -> Content:
    """One line: the left text cut before the right text, which stands against the edge."""
    closing = words(right, right_style)
    if not closing:
        return cell(left, width, style)
    if closing.cell_length > width - 4:
        closing = closing.truncate(max(0, width // 2), ellipsis=True)
    room = width - closing.cell_length
    return line(cell(left, max(0, room - 2), style), "  " if room >= 2 else "", closing)


def wrapped(data: Data, width: int, style: str = "", *, indent: int = 0) -> list[Content]:
    """Lines of at most `width` cells, indent included; a no-break space holds its words together."""
    room = max(1, width - indent)
    parts = data[:LONGEST].splitlines() if isinstance(data, str) else [data]
    lines = [part for paragraph in parts for part in _lines(words(paragraph, style), room)]
    return [part.pad_left(indent) if indent else part for part in lines]


def _lines(content: Content, room: int) -> list[Content]:
    if not content or content.cell_length <= room:
        return [content] if content else []
    plain, lines, start = content.plain, [], 0
    while start < len(plain):
        stop = _stop(plain, start, room)
        lines.append(content[start:stop].rstrip())
        start = stop
        while start < len(plain) and plain[start] == " ":
            start += 1
    return lines


def _stop(plain: str, start: int, room: int) -> int:
    """Where a line that starts here ends: at the last space that fits, or inside a word too long for it."""
    taken, stop = 0, start
    while stop < len(plain) and (taken := taken + cell_len(plain[stop])) <= room:
        stop += 1
    if stop == len(plain) or plain[stop] == " ":
        return stop
    space = plain.rfind(" ", start, stop)
    return space if space > start else max(stop, start + 1)


def labelled(label: str, value: Data, width: int, *, label_width: int = LABEL) -> list[Content]:
    """A quiet label with its value beside it, wrapped under itself."""
    lines = wrapped(value, width - label_width) or [EMPTY]
    first = line(cell(label, label_width, "$quiet"), lines[0])
    return [first, *(part.pad_left(label_width) for part in lines[1:])]


def heading(title: str, count: int | None = None) -> Content:
    """A bold title and, quietly, how many stand under it."""
    return line((title, "bold"), ("" if count is None else f"  {count}", "$quiet"))


def note(data: Data) -> Content:
    """Quiet words."""
    return words(data, "$quiet")
