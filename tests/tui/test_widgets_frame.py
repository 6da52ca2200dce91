"""Bars, title, notice: what the frame says, in little room too, and that it is silent when it should be."""

from datetime import timedelta

import pytest

from casemgr.errors import Refused
from casemgr.language import Language, text
from tests.tui.frame_app import NOW, FrameApp, shown
from tests.tui.frame_pages import PAGES, AgendaPage, CasePage, StartPage
from tui.screens.small import SmallScreen
from tui.widgets.cells import cell, clean, ends, wrapped
from tui.widgets.countdown import Countdown
from tui.widgets.keybar import KeyBar
from tui.widgets.notice import Notice
from tui.widgets.rows import Rows
from tui.widgets.topbar import TopBar
from tui.widgets.words import Words


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("width", [60, 80, 120])
async def test_six_keys_at_most_and_they_fit(name: str, width: int) -> None:
    app = FrameApp(PAGES[name]())
    async with app.run_test(size=(width, 24)) as pilot:
        await pilot.pause()
        bar = app.screen.query_one(KeyBar)
        assert len(bar.entries()) <= 6
        assert 0 < len(app.bar()) <= width - 2
        assert [binding.id for binding, _, _ in bar.entries()][-2:] == ["app.help", "app.palette"]
        assert "Ctrl+P " in app.bar()


async def test_a_key_on_the_bar_can_be_clicked() -> None:
    app = FrameApp(StartPage())
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        await pilot.click(KeyBar, offset=(1 + app.bar().index("F1"), 0))
        await pilot.pause()
        assert app.ran == ["help"]


async def test_the_bar_follows_the_focus() -> None:
    app = FrameApp(AgendaPage())
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        assert "PgUp/PgDn Maand" in app.bar()
        await pilot.press("tab")
        await pilot.pause()
        assert isinstance(app.screen.focused, Rows)
        assert "Maand" not in app.bar()


async def test_the_top_bar_says_where_when_and_who_in_any_width() -> None:
    app = FrameApp(StartPage())
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        top = app.screen.query_one(TopBar)
        assert top.spoken.startswith("F2 Start   F3 Dossiers   F4 Agenda")
        assert top.spoken.endswith("OEFENREGISTER     za 21 nov 20:14   Els Peeters, algemeen directeur")
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        assert top.spoken.endswith("20:14   E. Peeters")
        for width in range(50, 80):
            await pilot.resize_terminal(width, 24)
            await pilot.pause()
            assert "OEFENREGISTER" in top.spoken
            assert len(top.spoken) <= width - 2


async def test_the_minute_is_told_in_front_only() -> None:
    app = FrameApp(CasePage())
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        under, minutes = app.screen, []
        under.minute = lambda: minutes.append(app.now)  # type: ignore[method-assign]
        app.now = NOW + timedelta(minutes=1)
        await pilot.pause()
        assert "20:15" in under.query_one(TopBar).spoken
        assert "nog 18 u 05" in shown(app)
        assert len(minutes) == 1
        await pilot.press("u")
        app.now = NOW + timedelta(minutes=2)
        await pilot.pause()
        assert len(minutes) == 1
        assert "20:15" in under.query_one(TopBar).spoken
        await pilot.press("escape")
        await pilot.pause()
        assert "20:16" in under.query_one(TopBar).spoken
        assert "nog 18 u 04" in under.query_one(Countdown).query_one(".left", Words).spoken


async def test_words_are_painted_only_when_they_change() -> None:
    app = FrameApp(StartPage())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        place, painted = app.screen.query_one("#title", Words), []
        place.refresh = lambda *regions, **names: painted.append(regions) or place  # type: ignore[method-assign]
        app.screen.refill()
        assert painted == []
        place.say("anders")
        assert len(painted) == 1


async def test_another_language_words_everything_again() -> None:
    app = FrameApp(CasePage())
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        app.language = Language("en")
        app.screen.renew()
        await pilot.pause()
        assert "Enter Choose" in app.bar()
        assert "Sat 21 Nov" in app.screen.query_one(TopBar).spoken
        assert "18 h 06 left" in shown(app)


async def test_a_notice_speaks_until_the_next_action() -> None:
    app = FrameApp(StartPage())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        notice = app.screen.query_one(Notice)
        assert not notice.display
        notice.done(text("Copied."), "Dossier 2026-0043.")
        await pilot.pause()
        assert "┃ ✓ Gekopieerd." in shown(app)
        assert "┃ Dossier 2026-0043." in shown(app)
        await pilot.press("down", "up", "end")
        assert notice.display
        await pilot.press("k")
        await pilot.pause()
        assert not notice.display
        assert "Gekopieerd" not in shown(app)


async def test_a_refusal_says_what_where_and_what_to_do() -> None:
    app = FrameApp(StartPage())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        refused = Refused(
            "hearing-first", text("Nothing found for “{words}”.", words="x"), hint=text("Copied."), source="BEV 5.3"
        )
        app.screen.query_one(Notice).refuse(refused)
        await pilot.pause()
        lines = [line.strip() for line in shown(app).splitlines()]
        place = lines.index("┃ !! Niets gevonden met “x”.")
        assert lines[place : place + 3] == ["┃ !! Niets gevonden met “x”.", "┃ BEV 5.3", "┃ Gekopieerd."]


async def test_a_link_in_a_notice_is_followed() -> None:
    followed = []

    class Following(StartPage):
        def on_notice_followed(self, event: Notice.Followed) -> None:
            followed.append(event.action)

    app = FrameApp(Following())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        app.screen.query_one(Notice).attention("Bewaard.", follow=("case.letter", text("Open")))
        await pilot.pause()
        await pilot.click(Notice, offset=(5, 1))
        await pilot.pause()
        assert followed == ["case.letter"]


async def test_too_small_a_window_says_so_and_leaves_by_itself() -> None:
    app = FrameApp(StartPage())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("down")
        await pilot.resize_terminal(44, 10)
        await pilot.pause()
        assert isinstance(app.screen, SmallScreen)
        assert "nu 44×10" in shown(app)
        await pilot.resize_terminal(43, 10)
        await pilot.pause()
        assert "nu 43×10" in shown(app)
        assert len(app.screen_stack) == 3
        await pilot.resize_terminal(60, 15)
        await pilot.pause()
        assert isinstance(app.screen, StartPage)
        assert app.screen.query_one(Rows).current_key == "2026-0042"


def test_cells_are_exactly_as_wide_as_asked() -> None:
    for data in ("", "a", "abcdef", "日本語テキスト", "e\u0301te\u0301", "👩‍👩‍👧 gezin", "a\tb\nc"):
        for width in range(1, 12):
            assert cell(data, width).cell_length == width, (data, width)
            assert cell(data, width, align="right").cell_length == width
            assert ends(data, "AVG art. 33", width + 8).cell_length <= width + 8


def test_wrapping_keeps_every_word_and_never_breaks_at_a_no_break_space() -> None:
    said = "volgens AVG\u00a0art.\u00a033 moet het binnen tweeënzeventig uur"
    for width in range(3, 60):
        lines = wrapped(said, width)
        assert all(part.cell_length <= width for part in lines), width
        assert "".join("".join(part.plain for part in lines).split()) == "".join(said.split())
        if width >= 16:
            assert any("AVG\u00a0art.\u00a033" in part.plain for part in lines)
    assert [part.plain for part in wrapped("een\ntwee", 20)] == ["een", "twee"]


def test_what_a_terminal_would_obey_is_taken_out() -> None:
    assert clean("a\x1b[31mb\x07\x00c") == "a[31mbc"
    assert clean("\u202eomgekeerd\u2066 \u200fx") == "omgekeerd x"
    assert clean("twee\r\nregels\tbreed") == "twee regels breed"
    assert clean("half \ud83d teken") == "half \ufffd teken"
    assert clean("👩‍👩‍👧") == "👩‍👩‍👧"
    assert len(clean("x" * 1_000_000)) <= 20_000
