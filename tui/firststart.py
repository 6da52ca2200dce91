"""No register yet: asks what is needed to make one, and makes it and its first user."""

from collections.abc import Callable
from datetime import datetime
from typing import Any, ClassVar
from zoneinfo import ZoneInfo

from textual.binding import BindingType

from casemgr.desk import beginning
from casemgr.desk.beginning import Begun
from casemgr.language import Language, text
from tui.framed import Framed
from tui.keys import key
from tui.preferences import Preferences


class FirstStart(Framed[Begun]):
    """One form. Ends with the register that was made, or with nothing."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("f1,question_mark", "help", text("Help"), "app.help"),
        key("ctrl+q", "leave", text("Quit"), "app.quit", show=False, priority=True),
    ]

    def __init__(
        self,
        make: Callable[[dict[str, Any]], Begun],
        language: Language,
        clock: Callable[[], datetime],
        preferences: Preferences,
    ) -> None:
        super().__init__(language, ZoneInfo("Europe/Brussels"), clock, preferences)
        self._make = make
        self.session_words = (False, language.say(text("first start")))

    def on_mount(self) -> None:
        """The form stands at once."""
        from tui.screens.form import Checked, Form

        def check(values: dict[str, Any]) -> Checked:
            told = beginning.check(values, self.language)
            return Checked(errors=told[0], effects=told[1])

        form = Form(beginning.form(self.language), check=check, save=self._make, keep=lambda typed: None)
        self.push_screen(form, lambda begun: self.exit(begun))

    def action_help(self) -> None:
        """F1."""
        from tui.screens.help import HelpScreen

        self.push_screen(HelpScreen.about(self.screen))

    def action_leave(self) -> None:
        """Ctrl+Q: nothing was made."""
        self.exit()
