"""A few answers on one line, `(•) ja   ( ) nee`: one stop for Tab, arrows choose."""

from collections.abc import Sequence
from typing import ClassVar

from rich.cells import cell_len
from textual import events
from textual.binding import BindingType
from textual.content import Content
from textual.geometry import Offset, Size
from textual.message import Message
from textual.widget import Widget

from casemgr.desk.forms import Choice
from tui.widgets.cells import clean
from tui.widgets.frame import frame

GAP = "   "
MARK = 4  # cells of "( ) "


class Options(Widget, can_focus=True, inherit_bindings=False):
    """The line itself. Arrows go round; a letter goes to the next answer that begins with it."""

    BINDINGS: ClassVar[list[BindingType]] = []

    class Chosen(Message):
        """Another answer, or none ("")."""

        def __init__(self, code: str) -> None:
            super().__init__()
            self.code = code

    class Entered(Message):
        """Enter: the answer stands."""

    def __init__(self, choices: Sequence[Choice], *, empty: str = "", clearable: bool = False) -> None:
        super().__init__()
        self.choices = tuple(choices)
        self.code = ""
        self.empty = empty
        self.clearable = clearable

    @property
    def _index(self) -> int:
        return next((number for number, choice in enumerate(self.choices) if choice.code == self.code), -1)

    def show(self, code: str) -> None:
        """Shows an answer without telling anybody."""
        self.code = code
        self.refresh()
        if self.is_mounted:
            self._point()

    def choose(self, code: str) -> None:
        """The answer of the person at the keyboard."""
        if code != self.code:
            self.show(code)
            self.post_message(self.Chosen(code))

    def on_key(self, event: events.Key) -> None:
        steps = {"right": 1, "down": 1, "left": -1, "up": -1, "space": 1}
        if event.key in steps:
            self._step(steps[event.key])
        elif event.key == "enter":
            self.post_message(self.Entered())
        elif event.key in ("backspace", "delete") and self.clearable:
            self.choose("")
        elif not (event.is_printable and event.character and self._find(event.character)):
            return
        event.stop()
        event.prevent_default()

    def _step(self, step: int) -> None:
        if self.choices:
            start = self._index if self._index >= 0 or step > 0 else 0
            self.choose(self.choices[(start + step) % len(self.choices)].code)

    def _find(self, letter: str) -> bool:
        order = [*range(self._index + 1, len(self.choices)), *range(self._index + 1)]
        for number in order:
            if self.choices[number].label.lower().startswith(letter.lower()):
                self.choose(self.choices[number].code)
                return True
        return False

    def on_click(self, event: events.Click) -> None:
        row, column = event.y - self.content_offset_y, event.x - self.content_offset_x
        for number, (line, start, end) in self._places(self.content_size.width).items():
            if line == row and start <= column < end:
                self.choose(self.choices[number].code)

    @property
    def content_offset_x(self) -> int:
        return self.gutter.left

    @property
    def content_offset_y(self) -> int:
        return self.gutter.top

    def _places(self, width: int) -> dict[int, tuple[int, int, int]]:
        """Where each answer stands: its line and cells. Lines break between answers only."""
        places, line, at = {}, 0, 0
        for number, choice in enumerate(self.choices):
            length = MARK + cell_len(clean(choice.label))
            if at and (at + length > width or frame(self).flat):  # flat: a list of rows
                line, at = line + 1, 0
            places[number] = (line, at, at + length)
            at += length + len(GAP)
        return places

    def on_focus(self) -> None:
        self.refresh()
        self._point()

    def on_blur(self) -> None:
        self.refresh()

    def _point(self) -> None:
        """The terminal's own cursor goes to the answer: braille displays follow it."""
        if self.has_focus and self._index >= 0:
            line, at, _ = self._places(self.content_size.width)[self._index]
            self.app.cursor_position = self.content_region.offset + Offset(at, line)

    def render(self) -> Content:
        lines: dict[int, list[Content]] = {}
        for number, (line, _, _) in self._places(self.content_size.width).items():
            answer = self._answer(self.choices[number])
            if number == 0 and self._index < 0 and self.has_focus:
                answer = answer.stylize("reverse", 0, 3)  # the cursor, where no colour shows it
            lines.setdefault(line, []).append(answer)
        rows = [Content(GAP).join(answers) for answers in lines.values()]
        hint = Content.styled(f"{GAP}{self.empty}", "$quiet")
        if rows and self.empty and not self.code and rows[-1].cell_length + hint.cell_length <= self.content_size.width:
            rows[-1] += hint
        return frame(self).glyphs.draw(Content("\n").join(rows))

    def _answer(self, choice: Choice) -> Content:
        # No-break spaces: an answer that is wider than the box is cut, never torn.
        label = clean(choice.label)
        if choice.code == self.code:
            return Content.assemble(("(•) ", "bold $primary"), (label, "bold"))
        return Content.assemble(("( ) ", "$quiet"), label)

    def get_content_width(self, container: Size, viewport: Size) -> int:
        return container.width

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return 1 + max((line for line, _, _ in self._places(width).values()), default=0)
