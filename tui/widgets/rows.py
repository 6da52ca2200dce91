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
from textual.message import Message

from casemgr.language import Text, text
from tui.keys import key
from tui.widgets.canvas import RowCanvas
from tui.widgets.row import Row


class Rows(RowCanvas):
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
    HELP = text("A list. The arrows move through it; Enter opens the row.").message

    class Told(Message):
        """Something happened in a list."""

        def __init__(self, rows: "Rows") -> None:
            super().__init__()
            self.rows = rows

        @property
        def control(self) -> "Rows":
            """So that `@on(Rows.Chosen, "#steps")` works."""
            return self.rows

    class Highlighted(Told):
        """The cursor came on another row, or on none (`key` is then None)."""

        def __init__(self, rows: "Rows", key: str | None) -> None:
            super().__init__(rows)
            self.key = key

    class Chosen(Told):
        """Enter, or a click on the row that has the cursor."""

        def __init__(self, rows: "Rows", key: str) -> None:
            super().__init__(rows)
            self.key = key

    class Unfolded(Told):
        """Space: the row was unfolded, or folded again."""

        def __init__(self, rows: "Rows", key: str, opened: bool) -> None:
            super().__init__(rows)
            self.key, self.opened = key, opened

    class Edge(Told):
        """An arrow was pressed at the first or last row; `by` is -1 or 1."""

        def __init__(self, rows: "Rows", by: int) -> None:
            super().__init__(rows)
            self.by = by

    def __init__(self, *, verb: Text | None = None, id: str | None = None, classes: str | None = None) -> None:
        """`verb` is what Enter does here: it stands on the key bar."""
        super().__init__(id=id, classes=classes)
        self.verb = verb

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
        if self.is_attached and (before is None) is not (self.current_key is None):
            self.screen.refresh_bindings()  # Enter works now, or no longer

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

    def _put(self, index: int) -> None:
        if index == self._cursor:
            return
        old, self._cursor = self._cursor, index
        self.follow()
        self._repaint(old)
        self._repaint(index)
        self.post_message(self.Highlighted(self, self.current_key))

    def on_click(self, event: events.Click) -> None:
        """A click moves the cursor; a click on the cursor opens."""
        index = self._laid.row_at(event.y + self.scroll_offset.y)
        if not 0 <= index < len(self.rows) or not self.rows[index].selectable:
            return
        if index == self._cursor:
            self.action_choose()
        else:
            self._put(index)
