"""The list: moving, keeping one's place, folding, fitting, and a source of any length."""

from itertools import pairwise

import pytest
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Input

from casemgr.language import text
from tests.tui.frame_app import FrameApp, shown
from tests.tui.frame_pages import RegisterPage, StartPage
from tui.page import Page
from tui.widgets.cells import wrapped
from tui.widgets.entries import dated_row, heading_row, note_row, step_row
from tui.widgets.row import Row
from tui.widgets.rows import Rows
from tui.widgets.window import WindowedRows


def plain(key: str) -> Row:
    return Row(key, [Content(f"row {key}")], f"Row {key}.")


class ListPage(Page):
    """One list; what it posts is kept."""

    def __init__(self, rows: list[Row]) -> None:
        super().__init__()
        self.given, self.told = rows, []  # type: tuple[list[Row], list[tuple[str, object]]]

    def compose_body(self) -> ComposeResult:
        yield Rows(verb=text("Choose"), id="list")

    def refill(self) -> None:
        self.list.fill(self.given)

    @property
    def list(self) -> Rows:
        return self.query_one("#list", Rows)

    def on_rows_highlighted(self, event: Rows.Highlighted) -> None:
        self.told.append(("highlighted", event.key))

    def on_rows_chosen(self, event: Rows.Chosen) -> None:
        self.told.append(("chosen", event.key))

    def on_rows_unfolded(self, event: Rows.Unfolded) -> None:
        self.told.append(("unfolded", (event.key, event.opened)))


GROUPS = [heading_row("One", 2), plain("a"), plain("b"), heading_row("Two", 1), note_row("words"), plain("c")]


async def test_headings_and_notes_are_skipped() -> None:
    page = ListPage(GROUPS)
    async with FrameApp(page).run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert page.list.current_key == "a"
        await pilot.press("down", "down")
        assert page.list.current_key == "c"
        await pilot.press("down")
        assert page.list.current_key == "c"
        await pilot.press("up", "up", "up")
        assert page.list.current_key == "a"
        await pilot.press("enter")
        await pilot.pause()
        assert page.told == [("highlighted", key) for key in "abcba"] + [("chosen", "a")]


async def test_home_end_and_pages() -> None:
    page = ListPage([heading_row("All"), *(plain(str(number)) for number in range(100))])
    async with FrameApp(page).run_test(size=(80, 24)) as pilot:
        await pilot.press("end")
        assert page.list.current_key == "99"
        assert "row 99" in shown(pilot.app)
        await pilot.press("pageup")
        assert page.list.current_key == str(99 - (page.list.size.height - 1))
        await pilot.press("home")
        assert page.list.current_key == "0"
        assert "All" in shown(pilot.app)  # the heading above the first row is seen too
        await pilot.press("pagedown")
        assert page.list.current_key == str(page.list.size.height - 1)


async def test_the_cursor_stays_on_its_row_when_the_list_changes() -> None:
    page = ListPage([plain(key) for key in "abcd"])
    async with FrameApp(page).run_test(size=(80, 24)) as pilot:
        await pilot.press("down", "down")
        page.list.fill([plain(key) for key in "xyabcd"])
        assert page.list.current_key == "c"
        page.list.fill([plain(key) for key in "xyabd"])  # it went: its place is taken by the next
        assert page.list.current_key == "d"
        page.list.fill([])
        await pilot.pause()
        assert page.list.current_key is None
        assert page.told[-1] == ("highlighted", None)
        await pilot.press("enter", "down", "pagedown", "end")
        assert page.told[-1] == ("highlighted", None)
        assert "Enter" not in pilot.app.bar()  # type: ignore[attr-defined]


async def test_a_row_is_updated_where_it_stands() -> None:
    page = ListPage([plain(key) for key in "abc"])
    async with FrameApp(page).run_test(size=(80, 24)) as pilot:
        await pilot.press("down")
        page.list.update_row("b", Row("b", [Content("changed")], "Changed."))
        await pilot.pause()
        assert "changed" in shown(pilot.app)
        page.list.update_row("a", Row("a", [Content("one"), Content("two")], "One, two."))
        await pilot.pause()
        lines = [row.strip(" ▌") for row in shown(pilot.app).splitlines()]
        assert lines[lines.index("one") : lines.index("one") + 3] == ["one", "two", "changed"]
        assert page.list.current_key == "b"
        page.list.update_row("nowhere", plain("nowhere"))
        assert [row.key for row in page.list.rows] == ["a", "b", "c"]


async def test_a_row_unfolds_and_folds() -> None:
    page = ListPage([dated_row("1", "za 21 nov", "what happened", more="and this is why"), plain("b")])
    async with FrameApp(page).run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "▸" in shown(pilot.app)
        await pilot.press("space")
        await pilot.pause()
        assert "▾" in shown(pilot.app)
        assert "and this is why" in shown(pilot.app)
        assert page.list.binding_words("unfold") == text("Fold")
        await pilot.press("space")
        await pilot.pause()
        assert "and this is why" not in shown(pilot.app)
        assert page.told[1:] == [("unfolded", ("1", True)), ("unfolded", ("1", False))]
        await pilot.press("down", "space")
        assert len(page.told) == 4  # nothing to unfold there


async def test_a_click_moves_and_a_second_click_opens() -> None:
    page = ListPage([plain(key) for key in "abc"])
    async with FrameApp(page).run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.click(Rows, offset=(4, 2))
        assert page.list.current_key == "c"
        await pilot.click(Rows, offset=(4, 2))
        await pilot.pause()
        assert page.told[-1] == ("chosen", "c")
        await pilot.click(Rows, offset=(4, 9))  # below the last row
        assert page.list.current_key == "c"


async def test_lines_are_made_again_for_another_width() -> None:
    long = "een zin die op een smal scherm niet op een regel past en dus doorloopt op de volgende"
    page = ListPage([Row("a", lambda width: wrapped(long, width), long), plain("b")])
    async with FrameApp(page).run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        assert long in shown(pilot.app)
        await pilot.resize_terminal(60, 15)
        await pilot.pause()
        assert long not in shown(pilot.app)
        assert " ".join(
            line.strip(" ▌") for line in shown(pilot.app).splitlines() if "zin" in line or "volgende" in line
        )
        await pilot.resize_terminal(120, 40)
        await pilot.pause()
        assert long in shown(pilot.app)
        assert page.list.current_key == "a"


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (60, 15)])
async def test_every_size_shows_the_cursor(size: tuple[int, int]) -> None:
    page = StartPage()
    async with FrameApp(page).run_test(size=size) as pilot:
        await pilot.pause()
        for _ in range(8):
            assert "▌" in shown(pilot.app)
            await pilot.press("down")


async def test_a_hundred_thousand_rows_are_walked_from_both_ends() -> None:
    page = RegisterPage()
    async with FrameApp(page).run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        rows = page.query_one(WindowedRows)
        page.query_one(Input).blur()
        rows.focus()
        await pilot.pause()
        assert rows.position_words() == "1–200 van 100.000"
        for _ in range(700):
            rows.browse(1)
        assert rows.current_key == "700"
        assert len(rows.rows) <= 600
        await pilot.pause()
        assert "2026-00700" in shown(pilot.app)
        await pilot.press("end")
        await pilot.pause()
        assert rows.current_key == "99999"
        assert rows.position_words() == "99.801–100.000 van 100.000"
        assert "2026-99999" in shown(pilot.app)
        for _ in range(500):
            rows.browse(-1)
        assert rows.current_key == "99499"
        assert rows.rows[0].key == str(rows.first)
        await pilot.press("home")
        await pilot.pause()
        assert rows.current_key == "0"
        assert rows.position_words().startswith("1–")


async def test_the_line_of_the_cursor_does_not_jump_when_rows_are_fetched() -> None:
    page = RegisterPage()
    async with FrameApp(page).run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        rows = page.query_one(WindowedRows)
        rows.action_edge(1)
        await pilot.pause()
        where = []
        for _ in range(190):
            rows.browse(-1)
            place = rows._laid.place(rows._cursor)[0] - rows.scroll_offset.y
            where.append(place)
        assert all(one - two in (0, 1) for one, two in pairwise(where))


async def test_the_verb_of_the_list_stands_on_the_key_bar() -> None:
    page = ListPage([step_row("a", "Maatregel noteren", source="AVG art. 33")])
    app = FrameApp(page)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert app.bar().startswith("Enter Kiezen")
