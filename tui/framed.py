"""What every app of ours is made on: themes, language, signs, flat mode, and a defect told outside the screens."""

import asyncio
import contextlib
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, ClassVar, TypeVar
from zoneinfo import ZoneInfo

from textual import events
from textual.app import App
from textual.dom import DOMNode
from textual.reactive import var

from casemgr.errors import CaseError
from casemgr.language import Language
from tui import themes
from tui.glyphs import Glyphs, choose
from tui.preferences import Preferences
from tui.surface import Surface

if TYPE_CHECKING:
    from textual.actions import ActionParseResult

HERE = Path(__file__).parent
PATIENCE = 0.2
"""Seconds a key waits at most for what was typed before it."""
T = TypeVar("T")
R = TypeVar("R")


class Framed(App[R]):
    """The frame around pages. `clock` tells the moment, aware; nothing else does."""

    CSS_PATH: ClassVar[list[str | PurePath]] = [HERE / "look.tcss", HERE / "fields" / "fields.tcss"]
    ENABLE_COMMAND_PALETTE = False
    now: var[datetime] = var(datetime.min, init=False)

    def __init__(
        self, language: Language, zone: ZoneInfo, clock: Callable[[], datetime], preferences: Preferences
    ) -> None:
        super().__init__()
        for theme in themes.ALL:
            self.register_theme(theme)
        self.language, self.zone, self.preferences = language, zone, preferences
        self.glyphs: Glyphs = choose(preferences.glyphs)
        self.flat = preferences.flat
        self._clock = clock
        self.set_reactive(Framed.now, self.moment())
        self.session_words: tuple[bool, str] = (False, "")
        self.theme = preferences.theme
        self.failed: BaseException | None = None

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """A theme that misses a token still works."""
        return themes.DEFAULTS

    def delay_update(self, delay: float = 0.05) -> None:
        """Nothing is hidden while a place comes up."""

    def moment(self) -> datetime:
        """Now, in the register's zone."""
        return self._clock().astimezone(self.zone)

    async def on_event(self, event: events.Event) -> None:
        """A key that does something waits for the letters before it, even when a terminal hands over all at once."""
        if isinstance(event, events.Key) and not event.is_printable:
            await self._settled()
        await super().on_event(event)

    async def _settled(self) -> None:
        """What a field is told, and what it tells in turn, passes the queue of each widget up to its screen."""
        if not self.screen_stack or self.focused is None:
            return
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(PATIENCE):
                for node in [node for node in self.focused.ancestors_with_self if node is not self for _ in range(2)]:
                    handled = asyncio.Event()
                    if node.call_later(handled.set):
                        await handled.wait()

    async def run_action(
        self,
        action: "str | ActionParseResult",
        default_namespace: DOMNode | None = None,
        namespaces: Mapping[str, DOMNode] | None = None,
    ) -> bool:
        """The notice of a page stays until somebody does something."""
        if isinstance(self.screen, Surface):
            self.screen.acted(action if isinstance(action, str) else action[1])
        return await super().run_action(action, default_namespace, namespaces)

    def attempt(self, do: Callable[[], T]) -> T | None:
        """Runs something of the desk; a refusal is said in the notice of the page in front, and nothing is lost."""
        try:
            return do()
        except CaseError as error:
            if isinstance(self.screen, Surface):
                self.screen.notice.refuse(error)
            return None

    def _handle_exception(self, error: Exception) -> None:
        """A defect: the screen closes and one sentence is said outside, never a traceback."""
        if self.is_headless:
            super()._handle_exception(error)
            return
        self.failed = error
        self.exit(return_code=70)
