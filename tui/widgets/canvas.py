"""The body of a list: rows laid out for a width, one cursor, painted line by line. `Rows` adds keys and messages."""

from typing import ClassVar

from textual.geometry import Offset, Region, Size
from textual.reactive import var
from textual.screen import Screen
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.widget import Widget

from tui.widgets.frame import frame
from tui.widgets.layout import Layout
from tui.widgets.paint import Look, Painter
from tui.widgets.row import Row

GUTTER = 2


class RowCanvas(ScrollView, can_focus=True, inherit_bindings=False):
    """Rows with one cursor, which shows while the keys go here."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"rows--cursor"}
    flat: var[bool] = var(False)
    driven: var[bool] = var(False)
    """Whether a search box that has the focus sends its arrows here."""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self.rows: list[Row] = []
        self.unfolded: set[str] = set()
        self._cursor = -1
        self._laid = Layout()
        self._painter = Painter(self)

    @property
    def current(self) -> Row | None:
        """The row under the cursor."""
        return self.rows[self._cursor] if 0 <= self._cursor < len(self.rows) else None

    @property
    def current_key(self) -> str | None:
        """Its key."""
        return self.current.key if self.current else None

    @property
    def lit(self) -> bool:
        """Whether the keys go here, so that the cursor shows."""
        return self.has_focus or self.driven

    def _index(self, key: str | None) -> int | None:
        return next((index for index, row in enumerate(self.rows) if row.key == key), None)

    def _stops(self, row: Row) -> bool:
        """Where the cursor may stand; in flat mode also on words among the rows, so that they are read."""
        return row.selectable or (self.flat and row.passive and bool(row.spoken))

    def _nearest(self, index: int) -> int:
        """The row that can be chosen at or after a place, else before it; -1 when there is none."""
        index = min(index, len(self.rows) - 1)
        after = range(max(index, 0), len(self.rows))
        return next((one for one in (*after, *range(index - 1, -1, -1)) if self._stops(self.rows[one])), -1)

    def _width(self) -> int:
        return max(1, self.scrollable_content_region.width - GUTTER)

    def _lay_out(self) -> None:
        """Measures all rows for the present width and shows them."""
        if not self.is_attached or not self.size.width:
            return
        old = self.virtual_size
        self._laid.make(self.rows, self._width(), self.unfolded, flat=self.flat)
        self._painter.clear()
        self.virtual_size = Size(self.scrollable_content_region.width, self._laid.height)
        grows = self.styles.height is not None and self.styles.height.is_auto
        self.refresh(layout=grows and old.height != self.virtual_size.height)
        self.call_after_refresh(self.follow)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """All lines, so that `height: auto` works (lists in the parts of a case)."""
        room = max(1, width - GUTTER)
        if self._laid.width != room:
            self._laid.make(self.rows, room, self.unfolded, flat=self.flat)
            self._painter.clear()
        return self._laid.height

    def _seen_height(self) -> int:
        """The lines a person sees of this list: its own height, or less when a column scrolls it."""
        return min(self.size.height or 1, self.screen.size.height)

    def _region(self, index: int) -> Region:
        top, height = self._laid.place(index)
        return Region(0, top, self.size.width, height)

    def follow(self) -> None:
        """Brings the row in view, with the heading above the first; sets the terminal's cursor."""
        if self._cursor < 0 or not self.is_attached or self._cursor >= len(self._laid.tops):
            return
        region = self._region(self._cursor)
        scrolls = self.virtual_size.height > self.size.height
        if self._cursor == self._nearest(0):
            # What stands above the first row comes with it: a heading, or the head of a part.
            top = 0 if scrolls else -1
            region = Region(0, top, region.width, region.bottom - top)
        if scrolls:
            self.scroll_to_region(region, animate=False, force=True, immediate=True)
        elif self.lit:
            self._follow_in_column(region)
        self._point()

    def _follow_in_column(self, region: Region) -> None:
        """A list that is wholly shown scrolls with the column it stands in."""
        shift, node = self.virtual_region.offset, self.parent
        while isinstance(node, Widget) and not isinstance(node, Screen):
            if node.max_scroll_y > 0:
                node.scroll_to_region(region.translate(shift), animate=False, force=True, immediate=True)
                return
            shift, node = shift + node.virtual_region.offset, node.parent

    def _point(self) -> None:
        """Flat mode: braille displays follow the terminal's cursor."""
        if self.flat and self.has_focus and self._cursor >= 0:
            top = self._laid.place(self._cursor)[0] - self.scroll_offset.y
            self.app.cursor_position = self.content_region.offset + Offset(0, max(0, top))

    # Painting

    def _repaint(self, index: int) -> None:
        if 0 <= index < len(self._laid.tops):
            top, height = self._laid.place(index)
            self.refresh_lines(top, height)

    def render_line(self, y: int) -> Strip:
        """One line of the list; made once and kept until it changes."""
        look = Look(self._cursor, self.size.width, self.lit)
        return self._painter.strip(y + self.scroll_offset.y, self._laid, look)

    def notify_style_update(self) -> None:
        """Another theme: everything is painted again."""
        super().notify_style_update()
        self._painter.clear()

    def watch_flat(self) -> None:
        """Sentences instead of lines, or back."""
        self._cursor = self._nearest(max(self._cursor, 0))
        self._lay_out()

    # Events

    def on_mount(self) -> None:
        """Takes over the flat switch of the app."""
        self.flat = frame(self).flat

    def on_resize(self) -> None:
        """Rows are laid out again only when the width changed."""
        if self._laid.width != self._width() or self.virtual_size.height != self._laid.height:
            self._lay_out()
        else:
            self.call_after_refresh(self.follow)

    def watch_has_focus(self, has_focus: bool) -> None:
        """The cursor shows, or hides."""
        super().watch_has_focus(has_focus)
        if has_focus:
            self.follow()
        self._repaint(self._cursor)

    def watch_driven(self) -> None:
        """A search box took or lost the keys."""
        self._repaint(self._cursor)
