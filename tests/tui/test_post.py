"""The register of letters by keys: several posted together, one that came back, a list and labels, a calendar."""

from pathlib import Path
from typing import Any

import pytest

from tests.post.offices import case_of, letters, words
from tests.stories.office import Office
from tests.stories.test_breach import HEARING, charged
from tests.tui.conftest import NARROW, WIDE, Seat, SitDown, shown_by
from tests.tui.test_snapshots import compare, unreadable
from tui.widgets.keybar import KeyBar
from tui.widgets.rows import Rows


@pytest.fixture(autouse=True)
def _nothing_opens(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Papers go to a folder of the test, and no viewer is there to open them."""
    (tmp_path / "run").mkdir(mode=0o700)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path / "run"))
    monkeypatch.setenv("PATH", str(tmp_path / "run"))


def papers(tmp_path: Path, name: str) -> Path:
    """The paper that was opened."""
    (found,) = (tmp_path / "run").rglob(name)
    return found


def states(office: Office) -> dict[str, Any]:
    return {one["number"]: one["state"] for one in office.told("secretariat", "post", now="2026-11-22T09:00")}


@pytest.mark.parametrize("size", ["120x40", "80x24"])
async def test_the_letters_look_as_they_did(sit: SitDown, office: Office, size: str) -> None:
    first, _, third = letters(office, 3)
    office.told("secretariat", "post", "sent", third, "--means", "registered")
    office.take("secretariat", case_of(third), "LetterReturned", letter=third, returned_at="2026-11-21", reason="moved")
    office.told("secretariat", "post", "sent", first, "--means", "post")
    async with sit(office.path, "secretariat", {"120x40": WIDE, "80x24": NARROW}[size]) as seat:
        await seat.press("b", "space")
        compare(f"post-{size}", seat.screen + "\n")
        assert unreadable(seat) == []
        assert len(seat.app.screen.query_one(KeyBar).entries()) <= 6
        assert "itnodiging" not in seat.screen


async def test_several_letters_are_posted_with_one_day(sit: SitDown, office: Office) -> None:
    both = letters(office)
    async with sit(office.path, "secretariat") as seat:
        await seat.press("b", "space", "down", "space", "r")
        assert "2 brieven" in seat.screen
        await seat.field("means")
        await seat.type("aangetekend")
        await seat.press("enter")
        await seat.press("ctrl+s")
        await seat.until_said("Als verzonden genoteerd: 2")
        assert "2 onderweg" in seat.screen
    assert states(office) == dict.fromkeys(both, "underway")
    assert {one["sent"][:10] for one in office.told("secretariat", "post", now="2026-11-22T09:00")} == {"2026-11-21"}


async def test_a_letter_that_was_posted_is_not_posted_once_more(sit: SitDown, office: Office) -> None:
    (number,) = letters(office, 1)
    office.told("secretariat", "post", "sent", number, "--means", "post")
    async with sit(office.path, "secretariat", NARROW) as seat:
        await seat.press("b", "r")
        assert shown_by(seat)[-1] == "PostScreen"
        await seat.until_said("is al verzonden op 21 november 2026")


async def test_what_came_back_is_recorded_for_the_letter_under_the_cursor(sit: SitDown, office: Office) -> None:
    (number,) = letters(office, 1)
    office.told("secretariat", "post", "sent", number, "--means", "post")
    async with sit(office.path, "secretariat", NARROW) as seat:
        await seat.press("b", "enter")
        await seat.type("teruggekomen")
        await seat.press("enter")
        assert number in seat.screen
        await seat.fill("returned_at", "vandaag")
        await seat.field("reason")
        await seat.press("right")
        for _ in range(2):  # a narrow form shows first what saving does
            await seat.rest()
            await seat.press("ctrl+s")
        await seat.until(lambda: seat.kinds(case_of(number))[-1] == "LetterReturned")
        await seat.until_said("1 teruggekomen")
    assert states(office) == {number: "back"}


async def test_a_draft_of_one_letter_is_none_of_another(sit: SitDown, office: Office) -> None:
    letters(office)
    async with sit(office.path, "secretariat") as seat:
        await seat.press("b", "enter", "enter")
        await seat.fill("to", "de buren")
        await seat.rest()
        await seat.press("escape", "down", "enter", "enter")
        assert "de buren" not in seat.screen
        assert shown_by(seat)[-1] == "Form"


async def test_the_list_and_the_labels_are_made_by_keys(sit: SitDown, office: Office, tmp_path: Path) -> None:
    first, second = letters(office)
    async with sit(office.path, "secretariat") as seat:
        await seat.press("b", "p")
        await seat.until_said("Geopend")
        assert first in words(papers(tmp_path, "postlijst.pdf"))
        await seat.press("down", "space", "e")
        assert "3 × 8" in seat.screen
        await seat.press("ctrl+s")
        await seat.until_said("Geopend")
        said = words(papers(tmp_path, "etiketten.pdf"))
        assert second in said
        assert first not in said


async def test_a_sheet_that_has_no_such_label_leaves_the_form(sit: SitDown, office: Office) -> None:
    letters(office, 1)
    async with sit(office.path, "secretariat") as seat:
        await seat.press("b", "e")
        await seat.fill("start", "9")
        await seat.press("ctrl+s")  # 19: what was typed stands behind the 1
        await seat.until_said("Geopend")
        await seat.press("e")
        await seat.fill("start", "99")
        await seat.press("ctrl+s")
        await seat.until_said("1 tot en met 24")
        assert shown_by(seat)[-1] == "Form"


async def test_the_groups_are_chosen_and_the_case_opens(sit: SitDown, office: Office) -> None:
    first, second = letters(office)
    office.told("secretariat", "post", "sent", first, "--means", "post")
    async with sit(office.path, "director") as seat:
        await seat.press("b", "f5")
        await seat.type("onderweg")
        await seat.press("enter")
        assert first in seat.screen
        assert second not in seat.screen
        await seat.press("f5")
        await seat.type("afgeleverd")
        await seat.press("enter")
        assert "Hier zijn geen brieven." in seat.screen
        await seat.press("f5")
        await seat.type("alle brieven")
        await seat.press("enter", "d")
        assert shown_by(seat)[-1] == "CaseScreen"


async def test_flat_mode_says_each_letter_in_a_sentence(sit: SitDown, office: Office) -> None:
    (number,) = letters(office, 1)
    async with sit(office.path, "director", NARROW, flat=True) as seat:
        await seat.press("b", "space")
        spoken = seat.app.screen.query_one(Rows).current
        assert spoken is not None
        assert spoken.spoken.startswith(f"{number}. Mevrouw Lies Vermeulen. Gekozen. Uitnodiging of oproeping.")
        assert "…" not in spoken.spoken


@pytest.mark.parametrize("user", ["dpo", "head"])
async def test_who_has_no_letters_sees_none(sit: SitDown, office: Office, user: str) -> None:
    letters(office, 1)
    async with sit(office.path, user) as seat:
        await seat.press("b")
        assert "Hier zijn geen brieven." in seat.screen
        await seat.press("space", "r", "enter", "d", "p")
        assert "Er is geen brief te verzenden." in seat.flowing


# -- a conversation for another calendar -----------------------------------------------------------------------------


async def opened(seat: Seat, case: str) -> None:
    seat.app.open_case(case)
    await seat.pilot.pause()


async def test_a_conversation_goes_to_the_calendar_from_its_case(sit: SitDown, office: Office, tmp_path: Path) -> None:
    case = charged(office)
    async with sit(office.path, "director") as seat:
        await opened(seat, case)
        await seat.press("i")
        await seat.until_said("geen gesprek of hoorzitting met een datum")
        office.take("director", case, "HearingPlanned", **HEARING)
        await seat.press("i")
        await seat.until_said("Geopend")
    assert b"DTSTART:20261201T090000Z" in papers(tmp_path, f"{case}-hearing.ics").read_bytes()


async def test_a_conversation_goes_to_the_calendar_from_the_agenda(
    sit: SitDown, office: Office, tmp_path: Path
) -> None:
    case = charged(office)
    office.take("director", case, "HearingPlanned", **HEARING | {"at": "2026-11-22T10:00"})
    async with sit(office.path, "director") as seat:
        await seat.press("f4", "i")
        await seat.until_said("Op deze dag is er geen gesprek.")
        await seat.press("right", "i")
        await seat.until_said("Geopend")
    assert b"SUMMARY:" + case.encode() in papers(tmp_path, f"{case}-hearing.ics").read_bytes()
