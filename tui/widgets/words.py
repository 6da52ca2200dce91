"""Text in a fixed place, repainted only when it changes.

    yield Words(id="head")                       # its size comes from look.tcss
    self.query_one("#head", Words).say(content)  # Content, Text, or a str (data: never read as markup)

A `Words` never lays the screen out again, and stays silent on a screen that is not in front: such a repaint
would draw over the one that is. `Page` calls `catch_up()` when its screen comes back.
"""

from textual.content import Content
from textual.widgets import Static

from casemgr.language import Text
from tui.widgets.cells import clean
from tui.widgets.frame import frame

Saying = Content | Text | str


class Words(Static):
    """One place for words. `say` is its only verb."""

    ALLOW_SELECT = True

    def __init__(self, words: Saying = "", *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__("", id=id, classes=classes, markup=False)
        self._said: Saying = words
        self._shown: Content | None = None

    def on_mount(self) -> None:
        """Words given at birth are worded once there is a language."""
        if self._shown is None:
            self.catch_up()

    def say(self, words: Saying) -> None:
        """Shows the words, if they differ from what is shown."""
        self._said = words
        if self.is_attached and self.screen.is_active:
            self.catch_up()

    def catch_up(self) -> None:
        """Paints what was said last."""
        content = frame(self).glyphs.draw(self._worded())
        if self._shown is not None and same(content, self._shown):
            return
        self._shown = content
        self.update(content, layout=False)

    def _worded(self) -> Content:
        if isinstance(self._said, Content):
            return self._said
        return Content(clean(frame(self).language.say(self._said)))

    @property
    def spoken(self) -> str:
        """What is shown, without its looks."""
        return self._shown.plain if self._shown is not None else ""


def same(one: Content, other: Content) -> bool:
    """Equal words with equal looks: `==` of Content compares words alone."""
    return one.plain == other.plain and list(one.spans) == list(other.spans)
