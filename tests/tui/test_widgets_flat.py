"""Flat mode: one column of sentences, nothing that moves by itself, and the terminal's cursor on the row."""

import re
from datetime import timedelta

import pytest

from tests.tui.frame_app import NOW, FrameApp, shown
from tests.tui.frame_pages import PAGES, CasePage, StartPage
from tui.widgets.rows import Rows
from tui.widgets.topbar import TopBar

SHORT = re.compile(r"\b(ma|di|wo|do|vr|za|zo) \d|\b(jan|feb|mrt|apr|jun|jul|aug|sep|okt|nov|dec)\b|\bart\.|…|\d u \d")


def cursor_row(app: FrameApp) -> int:
    """The line of the screen with the ">" of the list."""
    return next(place for place, line in enumerate(shown(app).splitlines()) if line.startswith("> "))


@pytest.mark.parametrize("name", ["start", "case"])
async def test_the_terminals_cursor_is_on_the_row(name: str) -> None:
    app = FrameApp(PAGES[name](), flat=True)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        for key in ("down", "down", "down", "end", "up", "home", "tab", "down"):
            await pilot.press(key)
            await pilot.pause()
            assert app.cursor_position.y == cursor_row(app), key
            assert app.cursor_position.x == 0


async def test_the_whole_case_is_one_list() -> None:
    app = FrameApp(CasePage(), flat=True)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        visited = []
        for _ in range(40):
            rows = app.focused
            assert isinstance(rows, Rows)
            visited.append((rows.id, rows.current_key))
            await pilot.press("down")
            await pilot.pause()
        assert list(dict.fromkeys(name for name, _ in visited)) == [
            "steps",
            "deadlines",
            "documents",
            "overview",
            "timeline",
        ]
        assert visited[-1] == ("timeline", "2")
        for _ in range(40):
            await pilot.press("up")
        await pilot.pause()
        assert app.focused is app.screen.query_one("#steps")
        assert "> Melding aan de GBA noteren." in shown(app)


@pytest.mark.parametrize("name", ["start", "case"])
async def test_sentences_hold_no_abbreviation_and_nothing_is_cut(name: str) -> None:
    app = FrameApp(PAGES[name](), flat=True)
    async with app.run_test(size=(80, 60)) as pilot:
        await pilot.pause()
        said = shown(app)
        assert not SHORT.search(said), SHORT.search(said)
        assert not re.search("[▌│━─┃▸▾✓]", said)
        for rows in app.screen.query(Rows):
            for row in rows.rows:
                assert row.spoken
                assert not SHORT.search(row.spoken), row.spoken


async def test_nothing_moves_with_the_minute() -> None:
    app = FrameApp(CasePage(), flat=True)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        before = shown(app)
        app.now = NOW + timedelta(minutes=5)
        await pilot.pause()
        assert shown(app) == before


async def test_flat_can_be_turned_on_and_off_while_one_works() -> None:
    app = FrameApp(StartPage())
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("down", "down")
        rows = app.screen.query_one(Rows)
        before, key = shown(app), rows.current_key
        app.flat = True
        app.screen.flat = True
        app.screen.renew()
        await pilot.pause()
        assert shown(app).splitlines()[0] == "Start. Oefenregister. Els Peeters, algemeen directeur."
        assert "Toetsen: Enter openen" in shown(app)
        assert "Binnen 72 uur, 3." in shown(app)
        assert rows.current_key == key
        app.flat = False
        app.screen.flat = False
        app.screen.renew()
        await pilot.pause()
        assert shown(app) == before


async def test_an_explanation_is_read_line_by_line() -> None:
    app = FrameApp(CasePage(), flat=True)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("u")
        await pilot.pause()
        assert shown(app).splitlines()[0] == "Waarom zondag 22 november 2026, 14:20?"
        read = []
        for _ in range(12):
            read.append(shown(app).splitlines()[cursor_row(app)])
            await pilot.press("down")
            await pilot.pause()
        assert read[0].startswith("> Een datalek wordt binnen 72 uur")
        assert "> Donderdag 19 november, 14:20: Kennisname vastgesteld door de DPO. Begin." in read
        await pilot.press("enter")
        assert isinstance(app.screen, CasePage)


async def test_the_practice_mark_is_said() -> None:
    app = FrameApp(StartPage(), flat=True)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "Oefenregister." in app.screen.query_one(TopBar).spoken
