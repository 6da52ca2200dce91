"""The row under the cursor, told in a column, or in two lines when there is no column.

preview.show(lambda width: [*wrapped(title, width, "bold"), …], brief=[line("Melden", …), line(…)])
"""

from collections.abc import Sequence

from textual.content import Content
from textual.widgets import Static

from tui.widgets.frame import frame
from tui.widgets.row import Lines, made


class Preview(Static):
    """Stands in `.side`: its size is given, so it never lays the page out again."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__("", id=id, markup=False)
        self._full: Lines = ()
        self._brief: Sequence[Content] = ()

    def show(self, full: Lines, brief: Sequence[Content] = ()) -> None:
        """`full` for a column of some width; `brief` for two lines."""
        self._full, self._brief = full, brief
        self.renew()

    def on_resize(self) -> None:
        """Another width, another telling."""
        self.renew()

    def renew(self) -> None:
        """Paints it."""
        if not self.is_attached or not self.size.width:
            return
        lines = made(self._full, self.size.width) if self.size.height > 2 else list(self._brief)
        cut = [part.truncate(self.size.width, ellipsis=True) for part in lines]
        self.update(frame(self).glyphs.draw(Content("\n").join(cut)), layout=False)
