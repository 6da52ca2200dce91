"""Signing from the letter: the way, the file and the secret, each in its window; the secret is never shown or kept."""

from pathlib import Path

import pytest

from tests.signing.certificates import SECRET, Authority
from tests.tui.conftest import NARROW, WIDE, Seat, SitDown, titled
from tests.tui.test_letters import DECIDED, in_case
from tui.screens.letter import LetterScreen
from tui.screens.sign import SignScreen


@pytest.fixture
def key(tmp_path: Path) -> Path:
    """The director's."""
    return Authority().issue("Els Peeters").p12(tmp_path / "els.p12")


async def final(seat: Seat, number: str) -> None:
    """The letter of the decision, made final."""
    await in_case(seat, number)
    await seat.press("b", "enter")
    assert isinstance(seat.app.screen, LetterScreen)
    await seat.press("v", "up", "enter")
    await seat.until(lambda: seat.kinds(number)[-1] == "LetterIssued")


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_a_letter_is_signed_by_keys(sit: SitDown, filled: Path, key: Path, size: tuple[int, int]) -> None:
    number = titled(filled, DECIDED)
    async with sit(filled, "director", size) as seat:
        await final(seat, number)
        await seat.press("t")
        assert "Met een sleutelbestand" in seat.screen
        await seat.press("enter")
        await seat.until(lambda: isinstance(seat.app.screen, SignScreen))
        await seat.type(str(key))
        await seat.press("enter")
        await seat.type(SECRET)
        assert "Wachtwoord" in seat.screen
        assert SECRET not in seat.screen
        await seat.press("enter")
        await seat.until(lambda: seat.kinds(number)[-1] == "LetterSigned")
        assert "ondertekend" in seat.screen
        assert seat.app.preferences.signing == {"p12": str(key)}


async def test_a_wrong_passphrase_is_said_and_signs_nothing(sit: SitDown, filled: Path, key: Path) -> None:
    number = titled(filled, DECIDED)
    async with sit(filled, "director") as seat:
        await final(seat, number)
        await seat.press("t", "enter")
        await seat.until(lambda: isinstance(seat.app.screen, SignScreen))
        await seat.type(str(key))
        await seat.press("enter", "x", "enter")
        await seat.until_said("Het wachtwoord van het sleutelbestand klopt niet")
        assert seat.kinds(number)[-1] == "LetterIssued"


async def test_the_secret_is_typed_where_it_is_hidden_once_the_file_is_known(
    sit: SitDown, filled: Path, key: Path
) -> None:
    number = titled(filled, DECIDED)
    async with sit(filled, "director") as seat:
        await final(seat, number)
        for typed in (str(key), ""):
            await seat.press("t", "enter")
            await seat.until(lambda: isinstance(seat.app.screen, SignScreen))
            if typed:
                await seat.type(typed)
                await seat.press("enter")
            await seat.type("geheimpje")
            assert "geheimpje" not in seat.screen
            await seat.press("enter")
            await seat.until_said("Het wachtwoord van het sleutelbestand klopt niet")
            assert isinstance(seat.app.screen, SignScreen)  # it is typed again where it is hidden
            await seat.type("noggeheimer")
            assert "noggeheimer" not in seat.screen
            await seat.press("escape")
        assert seat.app.preferences.signing == {"p12": str(key)}


async def test_a_draft_is_not_signed(sit: SitDown, filled: Path) -> None:
    number = titled(filled, DECIDED)
    async with sit(filled, "director") as seat:
        await in_case(seat, number)
        await seat.press("b", "enter", "t")
        assert "Een ontwerp wordt niet ondertekend" in seat.screen
