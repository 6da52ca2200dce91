"""The list. Everything that is a list in casemgr is a `Rows`.

    rows = Rows(verb=text("Open"), id="waiting")
    rows.fill([heading_row(…), timed_row(…), …])      # the cursor stays on its row, by key
    rows.update_row(key, row)                         # repaints that row's lines only
    rows.move_to(key)   rows.current   rows.current_key   rows.browse(1)   rows.browse(1, page=True)

Posts `Highlighted(key)` when the cursor comes on another row, `Chosen(key)` on Enter or a second click,
`Unfolded(key, opened)` on Space. Headings are skipped and get a blank line above. In flat mode each row is
its `spoken` sentence, wrapped, and the terminal's own cursor stands on it.
"""

from collections.abc import Iterable
from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.geometry import Offset, Region, Size
from textual.message import Message
from textual.reactive import var
from textual.screen import Screen
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.widget import Widget

from casemgr.language import Text, text
from tui.keys import key
from tui.widgets.frame import frame
from tui.widgets.layout import Layout
from tui.widgets.paint import Look, Painter
from tui.widgets.row import Row

GUTTER = 2


class Rows(ScrollView, can_focus=True, inherit_bindings=False):
    """A list of rows with one cursor."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("enter", "choose", text("Open"), "rows.choose"),
        key("space", "unfold", text("Unfold"), "rows.unfold", show=False),
        key("up", "move(-1)", text("Row up"), "rows.up", show=False),
        key("down", "move(1)", text("Row down"), "rows.down", show=False),
        key("pageup", "page(-1)", text("Page up"), "rows.pageup", show=False),
        key("pagedown", "page(1)", text("Page down"), "rows.pagedown", show=False),
        key("home", "edge(-1)", text("First row"), "rows.first", show=False),
        key("end", "edge(1)", text("Last row"), "rows.last", show=False),
    ]
    COMPONENT_CLASSES: ClassVar[set[str]] = {"rows--cursor"}
    HELP = text("A list. The arrows move through it; Enter opens the row.").message
    flat: var[bool] = var(False)
    driven: var[bool] = var(False)
    """Whether a search box that has the focus sends its arrows here."""

    class Highlighted(Message):
        """The cursor came on another row, or on none (`key` is then None)."""

        def __init__(self, rows: "Rows", key: str | None) -> None:
            super().__init__()
            self.rows, self.key = rows, key

        @property
        def control(self) -> "Rows":
            return self.rows

    class Chosen(Message):
        """Enter, or a click on the row that has the cursor."""

        def __init__(self, rows: "Rows", key: str) -> None:
            super().__init__()
            self.rows, self.key = rows, key

        @property
        def control(self) -> "Rows":
            return self.rows

    class Unfolded(Message):
        """Space: the row was unfolded, or folded again."""

        def __init__(self, rows: "Rows", key: str, opened: bool) -> None:
            super().__init__()
            self.rows, self.key, self.opened = rows, key, opened

        @property
        def control(self) -> "Rows":
            return self.rows

    class Edge(Message):
        """An arrow was pressed at the first or last row; `by` is -1 or 1."""

        def __init__(self, rows: "Rows", by: int) -> None:
            super().__init__()
            self.rows, self.by = rows, by

        @property
        def control(self) -> "Rows":
            return self.rows

    def __init__(
        self,
        *,
        verb: Text | None = None,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self.verb = verb
        self.rows: list[Row] = []
        self.unfolded: set[str] = set()
        self._cursor = -1
        self._laid = Layout()
        self._painter = Painter(self)

    # What a screen asks

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

    def fill(self, rows: Iterable[Row], *, cursor: str | None = None) -> None:
        """Shows these rows. The cursor goes to `cursor`, else stays on its key, else at its place."""
        before, place = self.current_key, self._cursor
        self.rows = list(rows)
        wanted = self._index(cursor) if cursor is not None else None
        if wanted is None and before is not None:
            wanted = self._index(before)
        self._cursor = wanted if wanted is not None else self._nearest(max(place, 0))
        self._lay_out()
        if self.current_key != before:
            self.post_message(self.Highlighted(self, self.current_key))

    def update_row(self, key: str, row: Row) -> None:
        """Replaces one row where it stands; only its own lines are painted, unless its height changed."""
        index = self._index(key)
        if index is None or self.rows[index] == row:
            return
        self.rows[index] = row
        if not self.is_attached or self._laid.replace(index, row, self.unfolded):
            self._lay_out()
        else:
            self._painter.forget(index)
            self._repaint(index)

    def move_to(self, key: str) -> bool:
        """Puts the cursor on a row; False when there is no such row that can be chosen."""
        index = self._index(key)
        if index is None or not self._stops(self.rows[index]):
            return False
        self._put(index)
        return True

    def browse(self, by: int, *, page: bool = False) -> None:
        """Moves the cursor by rows or pages, from wherever the keys are typed (a search box)."""
        if page:
            self.action_page(by)
        else:
            self.action_move(by)

    def binding_words(self, action: str) -> Text | None:
        """The key bar asks: Enter bears the verb of this list."""
        if action == "unfold" and self.current_key in self.unfolded:
            return text("Fold")
        return self.verb if action == "choose" else None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Enter does nothing without a row, Space nothing without something to unfold."""
        row = self.current
        if action == "choose":
            return row is not None and row.selectable
        if action == "unfold":
            return row is not None and bool(row.more) and not self.flat
        return True

    # Keys

    def action_move(self, by: int) -> None:
        """The next row that can be chosen, over headings."""
        if self._cursor < 0:
            self.scroll_to(y=self.scroll_offset.y + by, animate=False)
            return
        index = self._cursor + by
        while 0 <= index < len(self.rows) and not self._stops(self.rows[index]):
            index += by
        if 0 <= index < len(self.rows):
            self._put(index)
            return
        if by < 0:
            self.scroll_to(y=0, animate=False)
        self.post_message(self.Edge(self, by))

    def action_page(self, by: int) -> None:
        """A screenful further."""
        height = max(1, self._seen_height() - 1)
        if self._cursor < 0:
            self.scroll_to(y=self.scroll_offset.y + by * height, animate=False)
            return
        line = self._laid.tops[self._cursor] + by * height
        index = self._nearest(self._laid.row_at(line))
        if index == self._cursor:
            self.action_move(by)
        else:
            self._put(index)

    def action_edge(self, to: int) -> None:
        """The first or the last row."""
        self._put(self._nearest(0 if to < 0 else len(self.rows) - 1))
        if self._cursor < 0 or to < 0:
            self.scroll_to(y=0 if to < 0 else self.max_scroll_y, animate=False)

    def action_choose(self) -> None:
        """Enter."""
        if (row := self.current) is not None and row.selectable:
            self.post_message(self.Chosen(self, row.key))

    def action_unfold(self) -> None:
        """Space."""
        row = self.current
        if row is None or not row.more:
            return
        self.unfolded ^= {row.key}
        self._lay_out()
        self.post_message(self.Unfolded(self, row.key, row.key in self.unfolded))
        self.screen.refresh_bindings()

    # Placing

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

    def _put(self, index: int) -> None:
        if index == self._cursor:
            return
        old, self._cursor = self._cursor, index
        self.follow()
        self._repaint(old)
        self._repaint(index)
        self.post_message(self.Highlighted(self, self.current_key))

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

    def on_focus(self) -> None:
        """The cursor shows."""
        self.follow()
        self._repaint(self._cursor)

    def on_blur(self) -> None:
        """And hides."""
        self._repaint(self._cursor)

    def watch_driven(self) -> None:
        """A search box took or lost the keys."""
        self._repaint(self._cursor)

    def on_click(self, event: events.Click) -> None:
        """A click moves the cursor; a click on the cursor opens."""
        index = self._laid.row_at(event.y + self.scroll_offset.y)
        if not 0 <= index < len(self.rows) or not self.rows[index].selectable:
            return
        if index == self._cursor:
            self.action_choose()
        else:
            self._put(index)
