"""Paints the lines of a list into strips, and keeps them until they change."""

from typing import NamedTuple

from rich.segment import Segment
from textual.content import Content, Span
from textual.strip import Strip
from textual.widget import Widget

from tui import glyphs
from tui.widgets.frame import frame
from tui.widgets.layout import Layout

Key = tuple[int, int, bool]


class Look(NamedTuple):
    """How a list is seen: the row with the cursor, its width, and whether keys go to it."""

    cursor: int
    width: int
    lit: bool


class Painter:
    """Strips of one list, by row, line and whether the cursor is there."""

    def __init__(self, rows: Widget) -> None:
        self._rows = rows
        self._strips: dict[Key, Strip] = {}
        self._width = -1

    def clear(self) -> None:
        """Forgets all: width, theme, focus or rows changed."""
        self._strips.clear()

    def forget(self, index: int) -> None:
        """Forgets one row."""
        for known in [one for one in self._strips if one[0] == index]:
            del self._strips[known]

    def strip(self, line: int, layout: Layout, look: Look) -> Strip:
        """The strip of one line of the list."""
        if look.width != self._width:
            self.clear()
            self._width = look.width
        place = layout.line(line)
        if place is None:
            return Strip.blank(look.width, self._rows.visual_style.rich_style)
        here = look.lit and place[0] == look.cursor
        known = (*place, here)
        if known not in self._strips:
            self._strips[known] = self._paint(known, layout, look)
        return self._strips[known]

    def _paint(self, known: Key, layout: Layout, look: Look) -> Strip:
        here = known[2]
        content = self._content(known, layout)
        content = frame(self._rows).glyphs.draw(content.truncate(look.width, pad=True))
        base = self._rows.visual_style
        if here and not layout.flat:
            base = self._rows.get_visual_style("rows--cursor")
            content = self._inked(content)
        elif here:
            content = content.stylize("bold")
        parse = self._rows.app.stylesheet.parse_style
        painted = content.render(base, "", parse_style=parse)
        return Strip([Segment(words, (base + style).rich_style) for words, style in painted], look.width)

    def _content(self, known: Key, layout: Layout) -> Content:
        index, within, here = known
        line = layout.lines(index)[within]
        if not within and (opened := layout.opened(index)) is not None:
            line = _signed(line, layout.fold(index), glyphs.UNFOLDED if opened else glyphs.FOLDED)
        if layout.flat:
            return Content(f"{glyphs.FLAT_CURSOR} " if here and not within else "  ") + line
        return Content.styled(glyphs.CURSOR, "$marker") + " " + line if here else line.pad_left(2)

    def _inked(self, content: Content) -> Content:
        """The cursor row of a theme that cannot show colours on it."""
        ink = self._rows.app.theme_variables.get("cursor-ink", "keep")
        if ink == "keep":
            return content
        bold = [Span(span.start, span.end, "bold") for span in content.spans if "bold" in str(span.style)]
        plain = Content(content.plain, bold, strip_control_codes=False)
        return plain.stylize("reverse") if ink == "reverse" else plain


def _signed(line: Content, column: int, sign: str) -> Content:
    """Puts a one-cell sign in a column that the row left blank."""
    if column >= len(line.plain):
        return line
    return line[:column] + Content.styled(sign, "$quiet") + line[column + 1 :]
