"""The windows: pick, ask, explain, help."""

from collections.abc import Sequence

import pytest

from casemgr.desk.forms import Choice
from casemgr.language import text
from tests.tui.frame_app import FrameApp, shown
from tests.tui.frame_pages import CHOICES, CasePage, RegisterPage, StartPage
from tui.screens.ask import AskScreen
from tui.screens.explain import ExplainScreen
from tui.screens.help import HelpScreen
from tui.screens.pick import Free, PickScreen, fits
from tui.widgets.rows import Rows
from tui.widgets.searchbox import SearchBox
from tui.widgets.section import Parts
from tui.widgets.window import WindowedRows

PAUSE = 0.15  # longer than the rest after which a search is asked


async def test_arrows_drive_the_list_while_one_types() -> None:
    typed = []

    class Typing(RegisterPage):
        def on_search_box_typed(self, event: SearchBox.Typed) -> None:
            typed.append(event.words)

    page = Typing()
    app = FrameApp(page)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        box, rows = page.query_one(SearchBox), page.query_one(WindowedRows)
        assert app.focused is box
        await pilot.press("v", "down", "e", "down", "pagedown", "up")
        assert box.value == "ve"
        assert rows.current_key == str(2 + rows.size.height - 1 - 1)
        assert rows.lit
        await pilot.pause(PAUSE)
        assert typed[-1] == "ve"
        assert "Enter Openen" in app.bar()
        await pilot.press("escape")
        await pilot.pause(PAUSE)
        assert (box.value, typed[-2:]) == ("", ["ve", ""])
        await pilot.press("tab")
        await pilot.pause()
        assert app.focused is rows
        assert rows.lit


async def test_pasted_lines_become_one() -> None:
    from textual import events

    page = RegisterPage()
    async with FrameApp(page).run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        box = page.query_one(SearchBox)
        box.post_message(events.Paste("Jana\nVermeulen\x1b[A"))
        await pilot.pause()
        assert box.value == "Jana Vermeulen[A"


async def picked(screen: PickScreen, *keys: str, size: tuple[int, int] = (120, 40)) -> object:
    """What a pick window answers to some keys."""
    answers: list[object] = []
    app = FrameApp(StartPage())
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        app.push_screen(screen, answers.append)
        await pilot.pause()
        for key in keys:
            await pilot.press(key)
            if len(key) == 1:
                await pilot.pause(PAUSE)
        await pilot.pause()
    return answers[0] if answers else "open"


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (60, 15)])
async def test_one_choice(size: tuple[int, int]) -> None:
    assert await picked(PickScreen("Sanctie", CHOICES), "down", "enter", size=size) == "b"
    assert await picked(PickScreen("Sanctie", CHOICES), "escape", size=size) is None
    assert await picked(PickScreen("Sanctie", CHOICES, chosen=("c",)), "enter", size=size) == "c"


async def test_search_ignores_accents_and_finds_articles() -> None:
    assert await picked(PickScreen("Sanctie", CHOICES), *"definit", "enter") == "c"
    assert await picked(PickScreen("Sanctie", CHOICES), *"zzz", "enter") == "open"
    assert fits(Choice("x", "Één werkdag", source="BEV 5.3"), "een bev")
    assert not fits(Choice("x", "Één werkdag"), "twee")


async def test_enter_right_after_typing_waits_for_the_search() -> None:
    answers: list[object] = []
    app = FrameApp(StartPage())
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        app.push_screen(PickScreen("Sanctie", CHOICES), answers.append)
        await pilot.pause()
        await pilot.press(*"definit", "enter")
        await pilot.pause(PAUSE)
    assert answers == ["c"]


async def test_several_choices_are_ticked() -> None:
    assert await picked(PickScreen("Artikelen", CHOICES, several=True), "space", "down", "down", "space", "enter") == (
        "a",
        "c",
    )
    assert await picked(PickScreen("Artikelen", CHOICES, several=True, chosen=("a", "b")), "space", "enter") == ("b",)
    assert await picked(PickScreen("Artikelen", CHOICES, several=True), "down", "enter") == ("b",)


async def test_somebody_unknown_is_taken_as_typed() -> None:
    def find(words: str) -> Sequence[Choice]:
        return [Choice("P00017", "Jana Vermeulen")] if words in "jana" else []

    free = text("Nothing found for “{words}”.")
    assert await picked(PickScreen("Wie", find=find, free=free), "enter") == "P00017"
    assert await picked(PickScreen("Wie", find=find, free=free), *"kim", "enter") == Free("kim")
    assert await picked(PickScreen("Wie", find=find, free=free), *"jana", "enter") == "P00017"


async def test_nothing_found_is_said() -> None:
    app = FrameApp(StartPage())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        app.push_screen(PickScreen("Sanctie", CHOICES))
        await pilot.pause()
        await pilot.press(*"[b]x")
        await pilot.pause(PAUSE)
        assert "Niets gevonden met “[b]x”." in shown(app)
        assert "Enter" not in app.bar()


@pytest.mark.parametrize(
    ("keys", "safe", "answer"),
    [(("enter",), True, False), (("up", "enter"), True, True), (("enter",), False, True), (("escape",), False, False)],
)
async def test_a_question_is_answered(keys: tuple[str, ...], safe: bool, answer: bool) -> None:
    answers: list[object] = []
    app = FrameApp(StartPage())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        app.push_screen(AskScreen("Zeker?", ["Dit kan niet terug."], yes=text("Open"), safe=safe), answers.append)
        await pilot.pause()
        assert "Dit kan niet terug." in shown(app)
        await pilot.press(*keys)
        await pilot.pause()
    assert answers == [answer]


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (60, 15)])
async def test_an_explanation_can_be_read_to_its_end_and_copied(size: tuple[int, int]) -> None:
    app = FrameApp(CasePage())
    async with app.run_test(size=size) as pilot:
        await pilot.press("u")
        await pilot.pause()
        assert isinstance(app.screen, ExplainScreen)
        assert "Waarom zondag 22 november 2026, 14:20?" in shown(app)
        for _ in range(30):
            await pilot.press("down")
        await pilot.pause()
        assert "Regel gdpr-notify-authority" in shown(app)
        await pilot.press("c")
        assert "zo 22 nov 14:20   72 verlopen uren" in app.clipboard
        assert "Verordening 1182/71 art. 3 (1) en (2) a" in app.clipboard
        await pilot.press("escape")
        assert isinstance(app.screen, CasePage)


async def test_a_window_is_answered_before_the_page_gets_keys() -> None:
    app = FrameApp(CasePage())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("u", "f1", "3")
        assert app.ran == []
        assert isinstance(app.screen, ExplainScreen)
        assert app.bar() == "Esc Sluiten  c Kopiëren"
        await pilot.press("backspace")
        assert isinstance(app.screen, CasePage)


async def test_help_tells_what_the_focused_thing_is_and_every_key_that_works() -> None:
    app = FrameApp(CasePage())
    async with app.run_test(size=(120, 60)) as pilot:
        await pilot.press("h")
        await pilot.pause()
        assert isinstance(app.screen, HelpScreen)
        said = shown(app)
        for part in ("Een lijst. Met de pijltjes", "Enter           Kiezen", "case.explain", "1 2 3 4 5", "Ctrl+P"):
            assert part in said, part
        await pilot.press("f1")
        assert isinstance(app.screen, CasePage)


async def test_a_window_over_a_page_leaves_its_focus_alone() -> None:
    app = FrameApp(CasePage())
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("2", "down")
        await pilot.pause()
        rows = app.focused
        assert isinstance(rows, Rows)
        await pilot.press("u", "escape")
        await pilot.pause()
        assert app.focused is rows
        assert rows.current_key == "4"
        assert app.screen.query_one(Parts).shown == 2
