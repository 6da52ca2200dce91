"""Too small a terminal: one line that says so, and goes away by itself."""

from textual import events
from textual.app import ComposeResult
from textual.screen import ModalScreen

from casemgr.language import text
from tui.widgets.words import Words


class SmallScreen(ModalScreen[None]):
    """Covers everything below 50×12 cells; what was typed stands untouched under it."""

    def compose(self) -> ComposeResult:
        """One line."""
        yield Words(id="small")

    def on_mount(self) -> None:
        """Says the size at once."""
        self._say()

    def on_resize(self, event: events.Resize) -> None:
        """Leaves when there is room again."""
        if event.size.width < WIDTH or event.size.height < HEIGHT:
            self._say()
        elif self.is_active:
            self.dismiss(None)

    def _say(self) -> None:
        size = self.app.size
        sentence = text(
            "Make the window larger (now {width}×{height}, needed {least}×{lowest})",
            width=size.width, height=size.height, least=WIDTH, lowest=HEIGHT,
        )  # fmt: skip
        self.query_one(Words).say(sentence)


WIDTH, HEIGHT = 50, 12
