"""A letter to many from its screen: chosen by key, followed while it is made, stopped at any time."""

import re
from pathlib import Path

import pytest

from casemgr.desk import batches
from tests.batch.lists import issued, listed, made, warned, whole
from tests.stories.office import Office
from tests.tui.conftest import NARROW, NOW, Seat, SitDown
from tui.screens.letter import LetterScreen
from tui.screens.many import ManyScreen


@pytest.fixture
def told(tmp_path: Path) -> tuple[Office, str]:
    """A case whose notice goes to many."""
    office = made(tmp_path / "register.db")
    return office, warned(office)


async def at_letter(seat: Seat, case: str) -> None:
    await seat.press("f3")
    await seat.type(case)
    await seat.until_said("1 dossier")
    await seat.press("enter", "b", "enter")
    await seat.until(lambda: isinstance(seat.app.screen, LetterScreen))


async def choose(seat: Seat, file: Path) -> None:
    await seat.press("m")
    await seat.type(str(file))
    await seat.rest()
    await seat.press("enter")


@pytest.mark.parametrize("size", [(120, 40), NARROW])
async def test_a_list_is_chosen_and_its_letters_are_made(
    sit: SitDown, told: tuple[Office, str], tmp_path: Path, size: tuple[int, int]
) -> None:
    office, case = told
    async with sit(office.path, "director", size, now=NOW) as seat:
        await at_letter(seat, case)
        await choose(seat, listed(tmp_path / "l.csv", 60))
        await seat.until_said("Alle regels zijn klaar")
        assert "60 van 60 regels klaar, nieuwe brieven: 60" in seat.flowing
        await seat.press("escape")
        assert isinstance(seat.app.screen, LetterScreen)
    assert len(whole(office, case)) == 60


async def test_it_stops_at_once_and_goes_on_later(
    sit: SitDown, told: tuple[Office, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(batches, "CHUNK", 2)
    office, case = told
    file = listed(tmp_path / "l.csv", 200)
    async with sit(office.path, "director", now=NOW) as seat:
        await at_letter(seat, case)
        await choose(seat, file)
        await seat.until(lambda: re.search(r"[1-9]\d* van 200", seat.flowing))
        await seat.press("escape")
        await seat.until_said("Gestopt")
        assert isinstance(seat.app.screen, ManyScreen)
        assert 0 < len(issued(office, case)) < 200
        await seat.press("escape")
        await choose(seat, file)
        await seat.until_said("Alle regels zijn klaar")
    assert len(whole(office, case)) == 200


async def test_a_list_that_cannot_be_read_begins_nothing(
    sit: SitDown, told: tuple[Office, str], tmp_path: Path
) -> None:
    office, case = told
    async with sit(office.path, "director", now=NOW) as seat:
        await at_letter(seat, case)
        await choose(seat, tmp_path / "none.csv")
        assert isinstance(seat.app.screen, LetterScreen)
        assert "kan niet worden gelezen" in seat.flowing or "niet gelezen" in seat.flowing
    assert issued(office, case) == []
