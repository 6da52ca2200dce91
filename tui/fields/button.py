"""A button: the verb and its key, `Bewaren  Ctrl+S`."""

from textual import events
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from casemgr.language import Text, Words
from tui.widgets.cells import clean
from tui.widgets.frame import frame


class Press(Static, can_focus=True):
    """Enter, Space or a click presses it. `action` tells which one it is."""

    class Pressed(Message):
        """It was pressed."""

        def __init__(self, action: str) -> None:
            super().__init__()
            self.action = action

    def __init__(self, action: str, words: Text | Words | str, key: str, *, main: bool = False) -> None:
        super().__init__(markup=False, classes="-main" if main else None)
        self.action = action
        self._words, self._key = words, key

    def on_mount(self) -> None:
        self.update(Content(f"{clean(frame(self).language.say(self._words))}  {self._key}"))

    def on_focus(self) -> None:
        self.app.cursor_position = self.content_region.offset

    def on_key(self, event: events.Key) -> None:
        if event.key in ("enter", "space"):
            event.stop()
            event.prevent_default()
            self.post_message(self.Pressed(self.action))

    def on_click(self) -> None:
        self.post_message(self.Pressed(self.action))
