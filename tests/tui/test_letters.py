"""The letters of a case by its own key: those to be made first, the only one at once, and what was made after them."""

from pathlib import Path

import pytest

from casemgr import roles
from casemgr.desk import lettering
from casemgr.desk.current import open_current
from casemgr.desk.session import Session
from casemgr.errors import Unusable
from casemgr.language import Language
from tests.tui.conftest import NARROW, NOW, Seat, SitDown, titled
from tui.screens.letter import LetterScreen
from tui.screens.pick import PickScreen

DECIDED = "Opzoekingen in het bevolkingsregister zonder reden"


def offered(register: Path, user: str, number: str) -> list[tuple[str, str | None]]:
    """Each letter with its number once it was made."""
    opened = open_current(register)
    try:
        session = Session(opened, user, NOW, Language("nl"))
        return [(one.letter, one.issued) for one in lettering.offered(session, number)]
    finally:
        opened.close()


def numbers(register: Path) -> list[str]:
    """The cases there are."""
    opened = open_current(register)
    try:
        return [row["number"] for row in opened.rows("select number from cases")]
    finally:
        opened.close()


async def in_case(seat: Seat, number: str) -> None:
    await seat.press("f3")
    await seat.type(number)
    await seat.until_said("1 dossier")
    await seat.press("enter")


@pytest.mark.parametrize("size", [(120, 40), NARROW])
async def test_a_decision_is_made_known_by_keys(sit: SitDown, filled: Path, size: tuple[int, int]) -> None:
    number = titled(filled, DECIDED)
    async with sit(filled, "director", size) as seat:
        await in_case(seat, number)
        await seat.press("b")
        assert isinstance(seat.app.screen, PickScreen)
        assert seat.screen.index("Kennisgeving van een beslissing") < seat.screen.index("Uitnodiging of oproeping")
        assert "te maken" in seat.screen
        await seat.press("enter")
        assert isinstance(seat.app.screen, LetterScreen)
        await seat.press("v", "up", "enter")
        await seat.until(lambda: seat.kinds(number)[-1] == "LetterIssued")
        made = seat.facts(number)[-1].public
        assert made["letter"] == "decision"
        await seat.until_said("Definitief gemaakt")
        await seat.press("escape", "b")
        assert made["number"] in seat.screen
        assert ("decision", None) not in offered(filled, "director", number)


async def test_a_measure_is_made_known_by_keys(sit: SitDown, filled: Path) -> None:
    first = [("measure_order", None)]
    number = next(case for case in numbers(filled) if offered(filled, "director", case)[:1] == first)
    async with sit(filled, "director") as seat:
        await in_case(seat, number)
        await seat.press("b")
        assert isinstance(seat.app.screen, PickScreen)
        await seat.press("enter")  # what the person hears comes first
        assert isinstance(seat.app.screen, LetterScreen)
        await seat.press("v", "up", "enter")
        await seat.until(lambda: seat.kinds(number)[-1] == "LetterIssued")
        assert seat.facts(number)[-1].public["letter"] == "measure_order"


async def test_the_only_letter_there_is_opens_at_once(sit: SitDown, filled: Path) -> None:
    number = next(case for case in numbers(filled) if len(offered(filled, "director", case)) == 1)
    async with sit(filled, "director") as seat:
        await in_case(seat, number)
        await seat.press("b")
        assert isinstance(seat.app.screen, LetterScreen)


def test_only_letters_of_what_one_sees_or_prepares_are_offered(filled: Path) -> None:
    number = titled(filled, DECIDED)
    invited = f"{number}-01"
    for user in ("director", "personnel", "secretariat"):
        found = offered(filled, user, number)
        assert found[0] == ("decision", None)
        assert [one for one in found if one[1]] == [("hearing_invitation", invited)]
    with pytest.raises(Unusable, match="unknown-case"):
        offered(filled, "sysadmin", number)


def test_who_may_not_see_a_part_makes_no_letter_of_it(filled: Path) -> None:
    # Of a leak the DPO has devices blocked as well, and whoever told the DPO of something hears back from the DPO.
    known = roles.load()["dpo"].letters | {"work_order", "report_receipt", "report_feedback"}
    for number in numbers(filled):
        try:
            found = offered(filled, "dpo", number)
        except Unusable:  # a case the DPO does not see
            continue
        assert {letter for letter, made in found if made is None} <= known
