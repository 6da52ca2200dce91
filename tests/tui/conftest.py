"""Somebody at the screens of a real register: keys in, the screen and the ledger out."""

import asyncio
import contextlib
import shutil
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from textual.pilot import Pilot

from casemgr.desk import practice
from casemgr.desk.current import open_current
from casemgr.desk.session import Session
from casemgr.language import Language
from casemgr.store import ledger
from casemgr.store.connection import Register
from casemgr.store.ledger import Event
from tests.stories.office import Office
from tui.app import CasemgrApp, make_app
from tui.preferences import Preferences
from tui.widgets.rows import Rows

BRUSSELS = ZoneInfo("Europe/Brussels")
NOW = datetime(2026, 11, 21, 23, 40, tzinfo=BRUSSELS)
"""A Saturday night."""
WIDE, NARROW = (120, 40), (80, 24)
PATIENCE = 10.0
"""Seconds a busy machine may need for what takes a tenth of one."""


@dataclass
class Clock:
    """Tells the moment it was set to."""

    now: datetime = NOW

    def __call__(self) -> datetime:
        return self.now

    def go(self, **further: float) -> None:
        """Later by so much."""
        self.now += timedelta(**further)


@dataclass
class Seat:
    """One person at the screens of one register."""

    app: CasemgrApp
    pilot: Pilot[None]
    register: Register
    clock: Clock
    pressed: int = 0
    seen: list[str] = field(default_factory=list)

    async def press(self, *keys: str) -> None:
        """Keys, one after the other, and what follows from the last."""
        self.pressed += len(keys)
        await self.pilot.press(*keys)
        await self.pilot.pause()

    async def type(self, words: str) -> None:
        """Words, letter by letter."""
        await self.press(*("space" if sign == " " else sign for sign in words))

    async def until(self, true: Callable[[], object]) -> None:
        """Waits for what a timer does, such as the search or the check while typing."""
        loop = asyncio.get_running_loop()
        end = loop.time() + PATIENCE
        while not true():
            assert loop.time() < end, f"it never came: {self.screen}"
            await self.pilot.pause(0.02)

    async def until_said(self, words: str) -> None:
        """Waits for words on the screen."""
        await self.until(lambda: words in self.flowing)

    async def rest(self) -> None:
        """Until a form has asked the desk about what was typed."""
        await self.pilot.pause(0.3)

    async def tick(self, **further: float) -> None:
        """The clock goes on and the minute strikes."""
        self.clock.go(**further)
        self.app._minute()
        await self.pilot.pause()

    async def step(self, fact: str, part: str = "3") -> None:
        """Goes to a step of the case with the arrows and chooses it."""
        await self.press(part, "home")
        rows = self.app.screen.query_one("#steps", Rows)
        for _ in range(60):
            if (rows.current_key or "").endswith(f":{fact}"):
                await self.press("enter")
                return
            await self.press("down")
        raise AssertionError(f"{fact} is not among the steps: {self.screen}")

    async def field(self, name: str) -> None:
        """Goes to a question of the form with Tab."""
        for _ in range(60):
            around = self.app.focused.ancestors_with_self if self.app.focused is not None else ()
            if name in {node.name for node in around}:
                return
            await self.press("tab")
        raise AssertionError(f"the form does not ask {name}: {self.screen}")

    async def fill(self, name: str, words: str) -> None:
        """Goes to a question and types its answer."""
        await self.field(name)
        await self.type(words)

    @property
    def lines(self) -> list[str]:
        """The screen, line by line, as it stands."""
        strips = self.app.screen._compositor.render_strips()
        return ["".join(part.text for part in strip).rstrip() for strip in strips]

    @property
    def screen(self) -> str:
        """The screen as one text."""
        return "\n".join(self.lines)

    @property
    def flowing(self) -> str:
        """Its words with single spaces: a sentence may stand on two lines."""
        return " ".join(self.screen.replace("│", " ").split())

    def facts(self, number: str) -> list[Event]:
        """What the ledger holds of a case, read by somebody else."""
        with other(self.register.path) as register:
            return ledger.stream(register, number)

    def kinds(self, number: str) -> list[str]:
        """The same by kind."""
        return [event.kind for event in self.facts(number)]


@contextlib.contextmanager
def other(path: Path) -> Iterator[Register]:
    """A second connection, as another program has."""
    register = open_current(path)
    try:
        yield register
    finally:
        register.close()


def shown_by(seat: Seat) -> tuple[str, ...]:
    """The classes of the screens that stand on each other, the first below."""
    return tuple(type(screen).__name__ for screen in seat.app.screen_stack)


SitDown = Callable[..., AbstractAsyncContextManager[Seat]]


@pytest.fixture
def sit() -> SitDown:
    """`async with sit(path, "dpo") as seat`: the app at a fixed moment."""

    @contextlib.asynccontextmanager
    async def at(
        path: Path,
        user: str,
        size: tuple[int, int] = WIDE,
        *,
        now: datetime = NOW,
        language: str = "nl",
        register: Register | None = None,
        kept: Path | None = None,
        **looks: Any,
    ) -> AsyncIterator[Seat]:
        opened, clock = register or open_current(path), Clock(now)
        app = make_app(Session(opened, user, now, Language(language)), clock, Preferences(path=kept, **looks))
        try:
            async with app.run_test(size=size) as pilot:
                await pilot.pause()
                yield Seat(app, pilot, opened, clock)
        finally:
            opened.close()

    return at


@pytest.fixture(scope="session")
def practised(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The invented cases as they stand at `NOW`; read only: copy it to write."""
    path = tmp_path_factory.mktemp("practised") / "register.db"
    practice.make(path, NOW).close()
    return path


@pytest.fixture
def filled(practised: Path, tmp_path: Path) -> Path:
    """A register with the invented cases, for one test."""
    return Path(shutil.copy(practised, tmp_path / "register.db"))


@pytest.fixture
def empty(office: Office) -> Path:
    """A register without cases, for one test."""
    return office.path


def titled(path: Path, words: str) -> str:
    """The number of the invented case that has these words in its own title."""
    with other(path) as register:
        for row in register.rows("select number from cases order by position"):
            if any(words in str((event.personal or {}).get("title")) for event in ledger.stream(register, row[0])):
                return str(row[0])
    raise AssertionError(f"no invented case is about {words!r}")
