"""From m to many letters: asks to whom, then shows how far it is."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from casemgr.desk import many
from casemgr.language import text

if TYPE_CHECKING:
    from tui.app import CasemgrApp


def send_to_many(app: "CasemgrApp", case: str, letter: str, procedure: str, after: Callable[[], None]) -> None:
    """To all staff, or to everybody of a list whose path is typed; `after` it ended or was stopped."""
    from tui.screens.many import ManyScreen
    from tui.screens.pick import Free, PickScreen

    def begin(chosen: str) -> None:
        begun = app.attempt(lambda: many.Many(app.session(), case, letter, procedure, chosen))
        if begun is not None:
            app.push_screen(ManyScreen(begun), lambda _: after())

    def picked(answer: object) -> None:
        if answer is not None:
            begin(answer.words if isinstance(answer, Free) else str(answer))

    choices = many.choices(app.session())
    app.push_screen(PickScreen(text("To whom?"), choices, free=text("The list in the file {words}", words="")), picked)
