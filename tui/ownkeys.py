"""The keys a person chose: `keys.toml` beside the preferences, checked against every binding of every screen."""

from textual.dom import DOMNode

from casemgr.language import text
from tui.keys import known_bindings, read_keymap
from tui.preferences import Preferences


def chosen_keys(preferences: Preferences, app: type[DOMNode]) -> dict[str, str]:
    """The keys of `keys.toml` beside the preferences, checked; empty when there is no such file."""
    if preferences.path is None or not (file := preferences.path.with_name("keys.toml")).is_file():
        return {}
    from tui.screens.agenda import AgendaScreen
    from tui.screens.case import CaseScreen
    from tui.screens.letter import LetterScreen
    from tui.screens.plan import PlanScreen
    from tui.screens.post import PostScreen
    from tui.screens.register import RegisterScreen
    from tui.screens.start import StartScreen
    from tui.widgets.month import Month
    from tui.widgets.rows import Rows

    places = (
        app,
        StartScreen,
        RegisterScreen,
        CaseScreen,
        AgendaScreen,
        LetterScreen,
        PlanScreen,
        PostScreen,
        Rows,
        Month,
    )
    return read_keymap(file, known_bindings(places), SCOPES)


SCOPES = {
    "start": text("Start"),
    "register": text("Cases"),
    "case": text("Case"),
    "agenda": text("Agenda"),
    "letter": text("Letter"),
    "plan": text("What lies ahead"),
    "post": text("Letters and post"),
}
