"""The plan of a case and what passed unseen, from the first key on."""

from datetime import timedelta
from pathlib import Path

import pytest

from tests.stories.office import Office
from tests.tui.conftest import NARROW, NOW, WIDE, Seat, SitDown, shown_by, titled
from tests.tui.test_snapshots import unreadable
from tests.workflows.breaches import charged, person
from tui.screens import catchup
from tui.widgets.keybar import KeyBar
from tui.widgets.rows import Rows

BREACH, LEAK = "Lijst met dossiers naar privéadres", "Loonbrieven naar verkeerde lijst"


async def plan(seat: Seat, path: Path, words: str) -> str:
    """The plan of the case that is about this."""
    number = titled(path, words)
    seat.app.open_case(number)
    await seat.pilot.pause()
    await seat.press("l")
    assert shown_by(seat)[-1] == "PlanScreen"
    return number


def row(seat: Seat) -> str:
    """The row under the cursor as it is read aloud."""
    current = seat.app.screen.query_one(Rows).current
    assert current is not None
    return current.spoken


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_a_key_on_a_case_shows_what_lies_ahead(sit: SitDown, filled: Path, size: tuple[int, int]) -> None:
    async with sit(filled, "dpo", size) as seat:
        number = await plan(seat, filled, LEAK)
        assert number in seat.screen
        assert "Wat nog komt" in seat.screen
        assert "Melden aan de toezichthouder" in seat.flowing
        assert "uiterlijk zo 22 nov 18:17 · uiterste grens zo 22 nov 19:00" in seat.flowing
        assert "wacht op: Beslissen over de melding" in seat.flowing
        assert unreadable(seat) == []
        await seat.press("escape")
        assert shown_by(seat)[-1] == "CaseScreen"


async def test_the_key_bar_holds_its_six_keys_in_78_cells(sit: SitDown, filled: Path) -> None:
    async with sit(filled, "dpo", NARROW) as seat:
        await plan(seat, filled, LEAK)
        bar = seat.lines[-1].strip()
        assert bar == "Enter Naar de stap  u Uitleg datum  Esc Terug  F1 Hulp  Ctrl+P Alles"
        assert len(seat.app.screen.query_one(KeyBar).entries()) <= 6


async def test_enter_goes_to_the_step_or_to_what_it_waits_for(sit: SitDown, filled: Path) -> None:
    async with sit(filled, "director") as seat:
        await plan(seat, filled, LEAK)
        await seat.press("down")
        assert row(seat).startswith("Melden aan de toezichthouder")
        await seat.press("enter")
        assert shown_by(seat)[-1] == "CaseScreen"
        await seat.pilot.pause()
        steps = seat.app.screen.query_one("#steps", Rows)
        assert (steps.current_key or "").endswith(":NotificationDecided")


async def test_u_tells_how_a_term_was_counted(sit: SitDown, filled: Path) -> None:
    async with sit(filled, "dpo") as seat:
        await plan(seat, filled, LEAK)
        await seat.press("u")
        assert "Hiervoor loopt nog geen termijn" in seat.screen
        await seat.press("down", "u")
        assert shown_by(seat)[-1] == "ExplainScreen"
        assert "Waarom zondag 22 november 2026" in seat.screen


async def test_the_palette_and_flat_mode_have_it_too(sit: SitDown, filled: Path) -> None:
    async with sit(filled, "dpo", NARROW, flat=True) as seat:
        number = titled(filled, LEAK)
        seat.app.open_case(number)
        await seat.pilot.pause()
        await seat.press("ctrl+p")
        await seat.type("Wat nog komt")
        await seat.until_said("Wat nog komt")
        await seat.press("enter")
        await seat.until(lambda: shown_by(seat)[-1] == "PlanScreen")
        assert "Wacht op: Beslissen over de melding." in seat.flowing


async def test_the_time_left_goes_on_and_a_new_day_makes_a_new_plan(sit: SitDown, filled: Path) -> None:
    async with sit(filled, "dpo") as seat:
        await plan(seat, filled, LEAK)
        assert "nog 18 u 37" in seat.screen
        await seat.tick(minutes=7)
        assert "nog 18 u 30" in seat.screen
        await seat.tick(hours=20)
        assert "termijn voorbij" not in seat.screen
        assert "te laat" in seat.screen
        assert "het was zo 22 nov 18:17" in seat.flowing


async def test_a_clash_stands_above_the_acts(sit: SitDown, office: Office) -> None:
    office.told("director", "settings", "set", "conversation.notice-days", "5", "--basis", "besluit")
    case = charged(office, person(office))
    office.take("director", case, "FindingRecorded", found_at="2026-11-21T10:00", text="gokte", found_by="Els Peeters",
                capacity="employer")  # fmt: skip
    async with sit(office.path, "director", NARROW) as seat:
        seat.app.open_case(case)
        await seat.pilot.pause()
        await seat.press("l")
        assert "uiterlijk 23 november 2026, maar de persoon wordt eerst gehoord" in seat.flowing
        assert "verschuift geen van beide" in seat.flowing


async def test_a_case_in_which_nothing_comes_says_so(sit: SitDown, office: Office) -> None:
    case = office.open("director", "breach", title="Gokken op het werk")
    office.take("director", case, "SettledInformally", what="gesprek")
    office.take("director", case, "BreachClosed")
    async with sit(office.path, "director", NARROW) as seat:
        seat.app.open_case(case)
        await seat.pilot.pause()
        await seat.press("l")
        assert "Er staat in dit dossier niets meer te gebeuren." in seat.screen
        await seat.press("enter", "u")
        assert shown_by(seat)[-1] == "PlanScreen"


# --- what passed while nobody looked ------------------------------------------------------------------------

LATER = NOW + timedelta(hours=30)
"""On Monday morning, after the end of the 72 hours of a leak."""


UNSEEN = "Terwijl niemand casemgr open had"


async def test_the_start_says_what_passed_while_nobody_had_it_open(sit: SitDown, filled: Path) -> None:
    async with sit(filled, "dpo") as seat:
        assert UNSEEN not in seat.screen
    number = titled(filled, LEAK)
    async with sit(filled, "dpo", now=LATER) as seat:
        assert UNSEEN in seat.flowing
        await seat.press("m")
        assert shown_by(seat)[-1] == "CatchUpScreen"
        assert unreadable(seat) == []
        rows = seat.app.screen.query_one(Rows)
        place = next(one.key for one in rows.rows if number in one.key)
        rows.move_to(place)
        await seat.press("enter")
        assert seat.kinds(number)[-1] == "CatchUpAcknowledged"
        assert f"In {number} is genoteerd dat u het zag." in seat.flowing
        assert place not in {one.key for one in rows.rows}


async def test_all_of_it_can_be_seen_at_once(sit: SitDown, filled: Path) -> None:
    async with sit(filled, "director"):
        pass
    async with sit(filled, "director", NARROW, now=LATER) as seat:
        assert UNSEEN in seat.flowing
        await seat.press("m", "ctrl+s")
        assert "is genoteerd dat u het zag" in seat.flowing
        assert "Er is geen termijn ongezien verstreken." in seat.flowing
        await seat.press("escape", "m")
        assert shown_by(seat)[-1] == "StartScreen"
    async with sit(filled, "director", now=LATER) as seat:
        assert UNSEEN not in seat.flowing


async def test_who_may_not_record_in_the_case_is_told_whose_it_is(sit: SitDown, office: Office) -> None:
    case = charged(office, person(office))
    office.take("director", case, "FindingRecorded", found_at="2026-11-20T10:00", text="gokte", found_by="Els Peeters",
                capacity="employer")  # fmt: skip
    async with sit(office.path, "personnel"):
        pass
    async with sit(office.path, "personnel", now=LATER + timedelta(days=1)) as seat:
        assert UNSEEN in seat.flowing
        before = seat.kinds(case)
        await seat.press("m", "enter")
        assert "Niet voor uw rol" in seat.flowing
        assert seat.kinds(case) == before
        assert case in seat.screen


async def test_the_board_goes_on_saying_that_somebody_is_here(sit: SitDown, filled: Path) -> None:
    """What passes while the screens are open is nobody's surprise."""
    async with sit(filled, "dpo") as seat:
        start = seat.app.get_screen("start")
        for _ in range(30 * 12):
            seat.clock.go(seconds=catchup.SIGN_OF_LIFE)
            catchup.look(start)  # type: ignore[arg-type]
        assert UNSEEN not in seat.screen
