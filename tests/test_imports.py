"""What a process imports before it answers: the short commands and the first paint stay light."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.bench.terminal import Terminal
from tests.stories.office import NOW, Office

ROOT = Path(__file__).parents[1]
HEAVY_FOR_COMMANDS = {"pydantic", "transitions", "sqlite_utils", "textual", "reportlab", "babel"}
HEAVY_FOR_SCREENS = {"reportlab", "pikepdf", "sqlite_utils", "babel", "openpyxl"}

# Runs the real program and tells, at its end, which packages it has loaded.
TELLING = """
import atexit, json, sys
def tell():
    open({told!r}, "w").write(json.dumps(sorted({{name.partition(".")[0] for name in sys.modules}})))
atexit.register(tell)
from casemgr.__main__ import main
main({arguments!r})
"""

# The same for the screens: told at the first paint, by which the board is there.
PAINTING = """
import json, sys
from tui.screens.start import StartScreen
shown = StartScreen.refill
def refill(screen):
    shown(screen)
    screen.app.call_after_refresh(tell)
def tell():
    open({told!r}, "w").write(json.dumps(sorted({{name.partition(".")[0] for name in sys.modules}})))
StartScreen.refill = refill
from casemgr.__main__ import main
main({arguments!r})
"""


def loaded(told: Path) -> set[str]:
    return set(json.loads(told.read_text("utf-8")))


def after(office: Office, *arguments: str) -> set[str]:
    """The packages that a command had loaded when it ended."""
    told = office.path.with_name("told.json")
    given = ["--register", str(office.path), "--as", "director", "--now", NOW, *arguments]
    program = TELLING.format(told=str(told), arguments=given)
    answer = subprocess.run([sys.executable, "-c", program], cwd=ROOT, check=False, capture_output=True, text=True)
    assert answer.returncode == 0, answer.stderr
    assert answer.stdout
    return loaded(told)


@pytest.fixture
def busy(office: Office) -> Office:
    """A register in which the commands have something to tell."""
    number = office.leak(now="2026-11-21T10:00")
    office.take("dpo", number, "AwarenessEstablished", aware_at="2026-11-21T09:00", reason="gezien")
    return office


@pytest.mark.parametrize(
    "arguments", [("due",), ("due", "--within", "72h"), ("list",), ("list", "--limit", "20")], ids=" ".join
)
def test_short_commands_load_nothing_heavy(busy: Office, arguments: tuple[str, ...]) -> None:
    assert after(busy, *arguments) & HEAVY_FOR_COMMANDS == set()


def test_what_is_loaded_is_seen(busy: Office) -> None:
    """The same look at a command that needs the models finds them: an empty answer above means something."""
    assert after(busy, "facts", "LeakReported") >= {"pydantic", "casemgr"}


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
def test_nothing_heavy_is_loaded_before_the_first_paint(busy: Office, tmp_path: Path) -> None:
    told, home = tmp_path / "told.json", tmp_path / "home"
    home.mkdir()
    given = ["--register", str(busy.path), "--as", "dpo", "--now", NOW]
    program = PAINTING.format(told=str(told), arguments=given)
    terminal = Terminal(["-c", program], {"HOME": str(home), "PYTHONPATH": str(ROOT)})
    try:
        terminal.until(b"Usb-stick verloren")
        until = time.monotonic() + 10
        while not told.exists() and time.monotonic() < until:
            time.sleep(0.02)
        os.write(terminal.screen, b"\x11")  # Ctrl+Q
        assert terminal.ended() == 0
    finally:
        terminal.close()
    found = loaded(told)
    assert "textual" in found
    assert found & HEAVY_FOR_SCREENS == set()
