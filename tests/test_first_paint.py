"""What the first picture waits for: nothing that only letters, imports or ad-hoc reads need."""

import os
from pathlib import Path

import pytest

from tests.bench.terminal import Terminal
from tests.stories.office import Office

HEAVY = ("reportlab", "pikepdf", "sqlite_utils", "babel", "openpyxl")
WRAPPER = """
import sys
from pathlib import Path
import casemgr.desk.session
from tui.app import CasemgrApp
from tui.screens.start import StartScreen

shown = StartScreen.refill
def refill(screen):
    shown(screen)
    screen.call_after_refresh(note)
def note():
    Path({kept!r}).write_text("\\n".join(sorted(sys.modules)))
StartScreen.refill = refill
from casemgr.__main__ import main
sys.argv = ["casemgr", "--register", {register!r}, "--as", "dpo", "--lang", {language!r}]
main()
"""


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("cases", [0, 2])
def test_the_first_paint_waits_for_nothing_heavy(office: Office, tmp_path: Path, cases: int, language: str) -> None:
    for _ in range(cases):
        number = office.leak("Mail verkeerd")
        office.take("dpo", number, "AwarenessEstablished", aware_at="2026-11-21T10:00", reason="log")
    kept = tmp_path / "modules.txt"
    script = tmp_path / "wrapper.py"
    script.write_text(WRAPPER.format(kept=str(kept), register=str(office.path), language=language))
    around = {
        "HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path / "config"),
        "PYTHONPATH": os.pathsep.join([str(Path(__file__).parents[1]), *filter(None, [os.environ.get("PYTHONPATH")])]),
    }  # fmt: skip
    terminal = Terminal([str(script)], around)
    try:
        terminal.until({"nl": b"Datalek", "en": b"data leak" if not cases else b"Notify"}[language])
        os.write(terminal.screen, b"\x11")  # Ctrl+Q
        assert terminal.ended() == 0, terminal.seen[-500:]
    finally:
        terminal.close()
    loaded = kept.read_text("utf-8").splitlines()
    assert "textual.app" in loaded
    assert sorted({name.partition(".")[0] for name in loaded} & set(HEAVY)) == []
