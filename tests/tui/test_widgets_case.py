"""What a case is made of: parts, track, the big clock, the letter with its mentions; and the month."""

from datetime import date, timedelta

import pytest
from textual.widgets import Digits

from tests.tui.frame_app import NOW, FrameApp, shown
from tests.tui.frame_pages import AgendaPage, CasePage, LetterPage
from tui.page import Page
from tui.widgets.checklist import Checklist
from tui.widgets.countdown import Countdown, Term
from tui.widgets.month import Mark, Month
from tui.widgets.rows import Rows
from tui.widgets.section import Parts
from tui.widgets.sheet import Sheet
from tui.widgets.track import Stage, Track


async def test_all_parts_are_on_a_wide_page_and_one_on_a_narrow_one() -> None:
    app = FrameApp(CasePage())
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        for part in ("1 Start", "2 Agenda", "3 Kiezen", "4 Lezing", "5 Bron", "Kort onderzoek gestart", "ontwerp"):
            assert part in shown(app), part
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        assert "Maatregel noteren" in shown(app)
        assert "Kort onderzoek gestart" not in shown(app)
        await pilot.press("2")
        await pilot.pause()
        assert "Kort onderzoek gestart" in shown(app)
        assert "Maatregel noteren" not in shown(app)
        assert "2 Agenda" in shown(app)


async def test_tab_goes_round_the_parts_at_any_width() -> None:
    for size in ((120, 40), (80, 24)):
        app = FrameApp(CasePage())
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            parts, been = app.screen.query_one(Parts), []
            for _ in range(6):
                been.append(parts.shown)
                assert app.focused is parts.sections[parts.shown - 1].rows
                await pilot.press("tab")
                await pilot.pause()
            assert been == [3, 4, 5, 1, 2, 3]
            await pilot.press("shift+tab", "shift+tab")
            await pilot.pause()
            assert parts.shown == 2


async def test_only_the_part_with_the_cursor_shows_one() -> None:
    app = FrameApp(CasePage())
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        for _ in range(5):
            assert shown(app).count("▌") in (1, 2)  # one row of one or two lines
            await pilot.press("tab")
            await pilot.pause()


async def test_a_click_in_another_part_goes_there() -> None:
    app = FrameApp(CasePage())
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        await pilot.click("#timeline", offset=(20, 2))
        await pilot.pause()
        assert app.screen.query_one(Parts).shown == 2
        assert app.screen.query_one("#timeline", Rows).current_key == "4"


async def test_a_tab_can_be_clicked() -> None:
    app = FrameApp(CasePage())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        tabs = shown(app).splitlines()[5]
        await pilot.click(offset=(tabs.index("5 Bron"), 5))
        await pilot.pause()
        assert app.screen.query_one(Parts).shown == 5


async def test_the_cursor_is_seen_in_a_column_that_scrolls() -> None:
    app = FrameApp(CasePage())
    async with app.run_test(size=(120, 22)) as pilot:
        await pilot.press("5", "end")
        await pilot.pause()
        assert "Melding aan de GBA            " in shown(app)
        assert "▌ za 21 nov" in shown(app)
        await pilot.press("3", "home")
        await pilot.pause()
        assert "3 Kiezen" in shown(app)  # the head of the part comes with its first row


async def test_a_procedure_is_one_line() -> None:
    app = FrameApp(CasePage())
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        track = app.screen.query_one(Track)
        assert track.spoken == "✓ Gemeld  ›  ✓ Kennisname  ›  ✓ Beoordeeld  ›   Melden   ›  Inlichten  ›  Afsluiten"
        track.show(
            [Stage(f"Heel lange toestand nummer {number}", "done") for number in range(9)] + [Stage("Nu", "now")]
        )
        assert track.spoken == "Stap 10 van 10: Nu"
        track.show([Stage("Gemeld", "done"), Stage("Afgesloten", "done")])
        assert track.spoken == "✓ Gemeld  ›  ✓ Afgesloten"
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        assert track.spoken == "Stap 4 van 6: Melden  daarna inlichten"
        track.show([Stage("Gemeld", "done"), Stage("Afgesloten", "done")])
        assert track.spoken == "Alle 2 stappen gedaan"


async def test_the_big_clock_counts_down_and_goes_over() -> None:
    app = FrameApp(CasePage())
    asked = []
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        clock = app.screen.query_one(Countdown)
        assert clock.query_one(Digits).value == "18:06"
        assert "53 van 72 uur voorbij" in shown(app)
        app.now = NOW + timedelta(hours=18, minutes=6)
        await pilot.pause()
        assert "nog < 1 min om te melden" in shown(app)
        app.now = NOW + timedelta(hours=19, minutes=7)
        await pilot.pause()
        assert "!! 1 u 01 te laat om te melden aan de GBA" in shown(app)
        clock.show(Term(NOW + timedelta(hours=30), "zonder begin"))
        await pilot.pause()
        assert "nog 10 u 53 zonder begin" in shown(app)
        assert "voorbij" not in shown(app)
        clock.on_click()
        clock.hide()
        await pilot.pause()
        assert not clock.display
        assert asked == []


class Heard(Page):
    """A month that tells."""

    def __init__(self) -> None:
        super().__init__()
        self.told: list[tuple[str, date]] = []

    def compose_body(self):  # type: ignore[no-untyped-def]
        yield Month(id="month")

    def on_month_moved(self, event: Month.Moved) -> None:
        self.told.append(("moved", event.day))

    def on_month_opened(self, event: Month.Opened) -> None:
        self.told.append(("opened", event.day))


async def test_a_month_is_walked_by_day_week_and_month() -> None:
    page = Heard()
    async with FrameApp(page).run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        month = page.query_one(Month)
        assert month.day == date(2026, 11, 21)
        for key, day in (
            ("right", date(2026, 11, 22)),
            ("down", date(2026, 11, 29)),
            ("down", date(2026, 12, 6)),
            ("left", date(2026, 12, 5)),
            ("up", date(2026, 11, 28)),
            ("pagedown", date(2026, 12, 28)),
            ("home", date(2026, 11, 21)),
            ("pageup", date(2026, 10, 21)),
        ):
            await pilot.press(key)
            await pilot.pause()
            assert (month.day, page.told[-1]) == (day, ("moved", day)), key
        month.move_to(date(2027, 1, 31))
        await pilot.press("pagedown")
        assert month.day == date(2027, 2, 28)
        assert month.title() == "februari 2027"
        assert month.shown_days() == (date(2027, 2, 1), date(2027, 2, 28))
        await pilot.press("enter")
        await pilot.pause()
        assert page.told[-1] == ("opened", date(2027, 2, 28))


@pytest.mark.parametrize(("size", "part"), [((120, 40), "! GBA 0042"), ((80, 24), "[22]"), ((60, 15), "20!")])
async def test_a_month_is_large_where_it_fits(size: tuple[int, int], part: str) -> None:
    app = FrameApp(AgendaPage())
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        assert part in shown(app)
        assert "[22]" in shown(app)


async def test_what_does_not_fit_in_a_day_is_counted() -> None:
    app = FrameApp(AgendaPage())
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        for part in ("Gespr. 0027", "+3", "11 dicht", " 1 dicht", "!! Ontvang…"):
            assert part in shown(app), part


async def test_a_click_chooses_a_day_and_another_opens_it() -> None:
    for size in ((120, 40), (80, 24)):
        page = Heard()
        app = FrameApp(page)
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            lines = shown(app).splitlines()
            y = next(place for place, line in enumerate(lines) if " 10 " in line and " 11 " in line)
            spot = (lines[y].index(" 10 ") + 1, y)
            await pilot.click(offset=spot)
            await pilot.pause()
            assert page.told == [("moved", date(2026, 11, 10))]
            await pilot.click(offset=spot)
            await pilot.pause()
            assert page.told[-1] == ("opened", date(2026, 11, 10))


async def test_a_day_that_cannot_be_is_crossed() -> None:
    page = Heard()
    app = FrameApp(page)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        page.query_one(Month).fill({date(2026, 11, 12): [Mark("x", "late")]}, unfit={date(2026, 11, 26): "te vroeg"})
        await pilot.pause()
        assert "26×" in shown(app)
        assert "12!" in shown(app)


async def test_the_letter_scrolls_and_its_mentions_lead_somewhere() -> None:
    chosen = []

    class Reading(LetterPage):
        def on_checklist_chosen(self, event: Checklist.Chosen) -> None:
            chosen.append(event.mention)

    app = FrameApp(Reading())
    async with app.run_test(size=(120, 14)) as pilot:
        await pilot.pause()
        assert isinstance(app.focused, Sheet)
        assert "Met vriendelijke groeten" not in shown(app)
        await pilot.press("end")
        await pilot.pause(0.5)
        assert "blad 2 van 2" in shown(app)
        assert "Met vriendelijke groeten" in shown(app)
        await pilot.press("tab", "enter")
        await pilot.pause()
        assert chosen == ["defence"]
        for part in (
            "✓  plaats, dag en uur",
            "!! ontbreekt: schriftelijk verweer",
            "–  openbare zitting: geen tuchtzaak",
        ):
            assert part in shown(app)
