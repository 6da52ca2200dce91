"""The app: places, global keys, the minute, looks."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, ClassVar

from textual.binding import BindingType

from casemgr.desk import boarding
from casemgr.desk.current import is_sandbox, zone_of
from casemgr.desk.session import Session
from casemgr.language import Language, text
from tui.framed import Framed
from tui.keys import key
from tui.preferences import Preferences
from tui.screens.start import StartScreen
from tui.surface import Surface

JUMP = timedelta(minutes=2)
"""A clock that moved further than this at once: the laptop was asleep."""


class CasemgrApp(Framed[None]):
    """Everything a person sees of one register."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("f1,question_mark", "help", text("Help"), "app.help"),
        key("ctrl+p", "palette", text("Everything"), "app.palette", priority=True),
        key("f2", "place('start')", text("Start"), "app.start", show=False),
        key("f3", "place('register')", text("Cases"), "app.register", show=False),
        key("f4", "place('agenda')", text("Agenda"), "app.agenda", show=False),
        key("f9", "leak", text("Report a data leak"), "app.leak", show=False),
        key("n", "new", text("New case"), "app.new", show=False),
        key("ctrl+q", "leave", text("Quit"), "app.quit", show=False, priority=True),
        key("ctrl+c", "how_to_leave", text("How to quit"), "app.how", show=False),
    ]

    def __init__(self, session: Session, clock: Callable[[], datetime], preferences: Preferences) -> None:
        super().__init__(session.language, zone_of(session.register), clock, preferences)
        self._session = session
        viewer = session.viewer
        said = ", ".join(part for part in (viewer.name, viewer.function) if part)
        self.session_words = (is_sandbox(session.register), said)

    def session(self) -> Session:
        """Who acts, now."""
        return replace(self._session, now=self._clock(), language=self.language)

    def on_mount(self) -> None:
        """The start first; the other places once it stands."""
        self.install_screen(StartScreen(), "start")
        self.push_screen("start")
        self.call_after_refresh(self._warm)
        self._wait_for_the_minute()

    def _take_over_keys(self) -> None:
        """The keys a person chose for themselves; a mistake in that file leaves all of ours as they are."""
        from tui.ownkeys import chosen_keys

        changed = self.attempt(lambda: chosen_keys(self.preferences, type(self)))
        if changed:
            self.set_keymap(changed)

    def _warm(self) -> None:
        from tui.screens.agenda import AgendaScreen
        from tui.screens.register import RegisterScreen

        self._take_over_keys()
        self.install_screen(RegisterScreen(), "register")
        self.install_screen(AgendaScreen(), "agenda")

    def _wait_for_the_minute(self) -> None:
        """One timer, set again each minute on the whole minute: sleep or a moved clock cannot make it wrong."""
        here = self.moment()
        self.set_timer(60.05 - here.second - here.microsecond / 1e6, self._minute)

    def _minute(self) -> None:
        before, self.now = self.now, self.moment()
        self._wait_for_the_minute()
        if abs(self.now - before) > JUMP and isinstance(self.screen, Surface):
            self.screen.renew()
            self.screen.notice.attention(text("The clock moved: this page was filled again."))

    # --- where one goes -------------------------------------------------------------------------------------

    def action_place(self, name: str) -> None:
        """F2, F3, F4: a place, with nothing left open over it."""
        while len(self.screen_stack) > 2:
            self.pop_screen()
        if self.screen is not self.get_screen(name):
            self.switch_screen(name)

    def open_case(self, number: str, *, fact: str | None = None, done: tuple[Any, ...] = ()) -> None:
        """A case, with the cursor on the step that waits; `done` is said on it."""
        from tui.screens.case import CaseScreen

        self.push_screen(CaseScreen(number, fact=fact, done=done))

    def action_post(self) -> None:
        """The register of letters."""
        from tui.screens.post import PostScreen

        self.push_screen(PostScreen())

    def action_leak(self) -> None:
        """F9."""
        from tui.entering import ask_leak

        ask_leak(self)

    def action_new(self) -> None:
        """n: which kind of case."""
        from tui.entering import ask_new

        ask_new(self)

    def action_palette(self) -> None:
        """Ctrl+P: everything that can be done here, with its key."""
        from tui.palette import open_palette

        open_palette(self)

    def action_help(self) -> None:
        """F1: about what has the focus."""
        from tui.screens.help import HelpScreen

        self.push_screen(HelpScreen.about(self.screen))

    def action_leave(self) -> None:
        """Ctrl+Q: drafts are kept as they are typed, so nothing is asked."""
        self.exit()

    def action_how_to_leave(self) -> None:
        """Ctrl+C copies elsewhere; here it says how to quit."""
        if isinstance(self.screen, Surface):
            self.screen.notice.attention(text("Quit with Ctrl+Q. What you typed is still there."))

    def action_theme(self, name: str) -> None:
        """Another look, remembered."""
        self.theme = name
        self.preferences.theme = name
        self.preferences.save()

    def action_language(self, code: str) -> None:
        """Dutch or English, at once and remembered."""
        self.language = Language(code)
        self.preferences.language = code
        self.preferences.save()
        for screen in self.screen_stack:
            if isinstance(screen, Surface):
                screen.renew()

    def action_all_seen(self) -> None:
        """What happened lately begins again from now."""
        self.attempt(lambda: boarding.all_seen(self.session()))
        if isinstance(self.screen, Surface):
            self.screen.renew()

    def action_flat(self) -> None:
        """One column of sentences, or back."""
        self.flat = not self.flat
        self.preferences.flat = self.flat
        self.preferences.save()
        for screen in self.screen_stack:
            if isinstance(screen, Surface):
                screen.flat = self.flat
                screen.renew()


def make_app(session: Session, clock: Callable[[], datetime], preferences: Preferences | None = None) -> CasemgrApp:
    """The app for the command line and for tests. `clock` tells the moment, aware."""
    return CasemgrApp(session, clock, preferences or Preferences())
