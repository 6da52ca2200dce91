"""Data is data: markup, marks that turn the line round, emoji, control characters and a megabyte, everywhere."""

import re
from datetime import date, timedelta

import pytest
from textual.app import ComposeResult
from textual.content import Content

from casemgr.desk.forms import Choice
from casemgr.errors import Unusable
from casemgr.language import text
from tests.tui.frame_app import NOW, FrameApp, shown
from tests.tui.frame_pages import StartPage
from tui.clockface import time_left
from tui.page import Page
from tui.screens.ask import AskScreen
from tui.screens.explain import Explained, ExplainScreen, Reading, Step
from tui.screens.pick import PickScreen
from tui.widgets.cells import wrapped
from tui.widgets.checklist import Checklist, Mention
from tui.widgets.countdown import Countdown, Term
from tui.widgets.entries import (
    blocked_row,
    dated_row,
    ends_row,
    heading_row,
    labelled_row,
    note_row,
    step_row,
    timed_row,
)  # fmt: skip
from tui.widgets.month import Mark, Month
from tui.widgets.notice import MOST, Notice
from tui.widgets.preview import Preview
from tui.widgets.row import Row
from tui.widgets.rows import Rows
from tui.widgets.searchbox import SearchBox
from tui.widgets.sheet import Sheet
from tui.widgets.track import Stage, Track

MARKUP = "[b]x[/] [/] <b>&amp;"
TEXTS = {
    "markup": MARKUP,
    "variables": "$foreground {name} %s [@click=app.quit]x[/]",
    "turned": "\u202eedreekrev\u2066 \u200f\u05d0\u05d1",
    "emoji": "👩‍👩‍👧 🇧🇪 ❤️ 日本語",
    "control": "a\x1b[2J\x1b]0;x\x07\x00\x9b31mb\r\nc\td",
    "combining": "e" + "\u0301" * 60,
    "half": "x\ud800y",
    "megabyte": "wo rd" * 200_000,
    "unbroken": "x" * 50_000,
}
UNSHOWN = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def rows(said: str) -> list[Row]:
    left = time_left(NOW + timedelta(hours=5), NOW, FrameApp(StartPage()).language)
    return [
        heading_row(said, 1),
        note_row(said),
        timed_row("timed", left, said, spoken=said, when=said, number=said, task=said),
        timed_row("one", None, said, spoken=said, when=said, number=said, two=False),
        step_row("step", said, source=said, under=said),
        blocked_row("blocked", said, said, source=said),
        dated_row("dated", said, said, more=said),
        labelled_row("labelled", said, said),
        ends_row("ends", said, said, under=said),
    ]


class Everything(Page):
    """Every widget, filled with one text."""

    def __init__(self, said: str) -> None:
        super().__init__()
        self.said = said

    def compose_body(self) -> ComposeResult:
        yield Track()
        yield Countdown()
        yield Rows(id="list")
        yield Checklist(id="mentions")
        yield Sheet()
        yield Month()

    def compose_side(self) -> ComposeResult:
        yield Preview()

    def refill(self) -> None:
        said = self.said
        self.entitle(said, said)
        self.query_one(Track).show([Stage(said, "done"), Stage(said, "now"), Stage(said, "next")], before=said)
        self.query_one(Countdown).show(Term(NOW + timedelta(hours=3), said, NOW, said, said))
        self.query_one("#list", Rows).fill(rows(said))
        self.query_one(Checklist).show([Mention("m", said, "missing", said), Mention("w", said, "waived", said)])
        self.query_one(Sheet).show([[said], [said]])
        self.query_one(Month).fill({date(2026, 11, 21): [Mark(said, "late", said)]}, closed={date(2026, 11, 20): said})
        self.query_one(Preview).show(lambda width: wrapped(said, width), [Content(""), *wrapped(said, 40)])
        self.notice.refuse(
            Unusable(
                "x", text("Nothing found for “{words}”.", words=said), hint=text("{one} and {two}", one=said, two=said)
            )
        )


@pytest.mark.parametrize("name", TEXTS)
@pytest.mark.parametrize("flat", [False, True])
async def test_every_widget_shows_data_as_it_is(name: str, flat: bool) -> None:
    app = FrameApp(Everything(TEXTS[name]), flat=flat)
    app.session_words = (True, TEXTS[name])
    async with app.run_test(size=(120, 60)) as pilot:
        await pilot.pause()
        await pilot.press("down", "down", "end", "space", "tab", "down", "tab", "tab", "right")
        await pilot.pause()
        said = shown(app)
        assert not UNSHOWN.search(said), repr(UNSHOWN.search(said))
        if name == "markup":
            # As many as there are places in sight: none was eaten, none was obeyed.
            assert said.count(MARKUP) >= 5
        app.export_screenshot().encode("utf-8")
        await pilot.resize_terminal(60, 15)
        await pilot.pause()
        assert not UNSHOWN.search(shown(app))


@pytest.mark.parametrize("name", TEXTS)
async def test_every_window_shows_data_as_it_is(name: str) -> None:
    said = TEXTS[name]
    app = FrameApp(StartPage())
    windows = [
        PickScreen(said, [Choice("a", said, said, said), Choice("b", "tweede")], several=True),
        AskScreen(said, [said], yes=text("Open")),
        ExplainScreen(
            Explained(
                said,
                said,
                [Step(said, said, said, mark=True)],
                [said],
                [Reading(said, said, said, used=True)],
                [said],
                said,
            )
        ),
    ]
    for window in windows:
        async with (app := FrameApp(StartPage())).run_test(size=(80, 40)) as pilot:
            await pilot.pause()
            app.push_screen(window)
            await pilot.pause()
            await pilot.press("down", "space")
            await pilot.pause()
            assert not UNSHOWN.search(shown(app))
            if name == "markup":
                assert MARKUP in shown(app)


@pytest.mark.parametrize("name", ["markup", "variables", "emoji", "turned"])
async def test_what_is_typed_is_shown_as_it_is(name: str) -> None:
    app = FrameApp(StartPage())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        app.push_screen(PickScreen("Kies", [Choice("a", "een")]))
        await pilot.pause()
        box = app.screen.query_one(SearchBox)
        box.value = TEXTS[name]
        await pilot.pause(0.2)
        assert "Niets gevonden" in shown(app)
        if name == "markup":
            assert f"“{MARKUP}”" in shown(app)


async def test_a_notice_of_any_length_keeps_to_its_lines() -> None:
    app = FrameApp(StartPage())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        app.screen.query_one(Notice).fail("heel lang " * 500, "en nog wat")
        await pilot.pause()
        assert shown(app).count("┃") == MOST
        assert "Ontvangst van beroep" in shown(app)


def test_a_row_of_any_text_is_never_wider_than_its_list() -> None:
    from tui.widgets.row import made

    for said in TEXTS.values():
        short = said[:2000]
        for width in (24, 40, 74, 114):
            for row in rows(short):
                for part in (*made(row.lines, width), *made(row.more, width)):
                    assert part.cell_length <= width, (row.key, width, part.plain[:80])
