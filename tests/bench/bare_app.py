"""The least that Textual can paint: the floor under the first paint."""

from textual.app import App, ComposeResult
from textual.widgets import Static


class Bare(App[None]):
    """One line."""

    def compose(self) -> ComposeResult:
        """The word that is waited for."""
        yield Static("HELLO-FIRST-PAINT")


if __name__ == "__main__":
    Bare().run()
