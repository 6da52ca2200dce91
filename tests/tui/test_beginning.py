"""The first start, and the keys of a case that look back: a correction, an earlier moment, keys of one's own."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from casemgr.desk import beginning
from casemgr.desk.current import is_sandbox, open_current
from casemgr.language import Language
from casemgr.reading import people
from tests.stories.office import Office
from tests.tui.conftest import SitDown
from tui.firststart import FirstStart
from tui.preferences import Preferences
from tui.screens.case import CaseScreen

NOW = datetime(2026, 11, 21, 20, 14, tzinfo=UTC)


async def begin(path: Path, *answers: tuple[str, ...]) -> beginning.Begun | None:
    """Goes through the first form field by field."""

    def make(values: dict[str, Any]) -> beginning.Begun:
        return beginning.make(path, "an", values, NOW)

    app = FirstStart(make, Language("nl"), lambda: NOW, Preferences())
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        for keys in answers:
            await pilot.press(*keys)
            await pilot.pause(0.3)
    return app.return_value


def typed(words: str) -> tuple[str, ...]:
    return tuple("space" if sign == " " else sign for sign in words)


async def test_the_first_start_makes_the_register_and_its_first_user(tmp_path: Path) -> None:
    path = tmp_path / "register.db"
    begun = await begin(
        path, ("right", "tab"), (*typed("Gemeente Oefendorp"), "tab"), ("enter",), ("down", "enter"), ("tab",),
        (*typed("An Peeters"), "tab"), (*typed("algemeen directeur"), "tab"), ("right",), ("ctrl+s",),
    )  # fmt: skip
    assert begun is not None
    register = open_current(path)
    user = people.user(register, "an")
    assert user is not None
    assert (user["name"], user["function"]) == ("An Peeters", "algemeen directeur")
    assert "general_director" in people.roles_of(register, "an")
    assert not is_sandbox(register)
    register.close()


async def test_leaving_the_first_start_makes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "register.db"
    assert await begin(path, ("ctrl+q",)) is None
    assert list(tmp_path.iterdir()) == []


async def test_a_fact_is_corrected_from_the_timeline_and_what_stood_there_stays(sit: SitDown, office: Office) -> None:
    case = office.leak()
    office.take("dpo", case, "MitigationTaken", measure="account geblokeerd")
    async with sit(office.path, "dpo") as seat:
        seat.app.open_case(case)
        await seat.press("2")
        await seat.press("x")
        await seat.rest()
        await seat.press("end")
        await seat.type(" en wachtwoord vervangen")
        await seat.rest()
        await seat.press("ctrl+s")
        await seat.until_said("Verbeterd")
    facts = office.told("dpo", "show", case)["facts"]
    assert [fact["stands"] for fact in facts if fact["fact"] == "MitigationTaken"] == [False, True]
    assert facts[-1]["values"]["measure"].endswith("en wachtwoord vervangen")


async def test_a_case_is_shown_as_it_stood_and_t_brings_it_back(sit: SitDown, filled: Path) -> None:
    async with sit(filled, "dpo") as seat:
        await seat.press("z")
        await seat.type("Loonbrieven")
        await seat.press("enter")
        await seat.until(lambda: isinstance(seat.app.screen, CaseScreen))
        screen = seat.app.screen
        assert isinstance(screen, CaseScreen)
        assert screen.view is not None
        before = len(screen.view.events)
        await seat.press("t")
        await seat.type("gisteren 0u05")
        await seat.rest()
        await seat.press("ctrl+s")
        await seat.until_said("STAND OP")
        assert screen.view.offers == ()
        assert len(screen.view.events) < before
        await seat.press("t")
        await seat.until(lambda: "STAND OP" not in seat.flowing)
        assert len(screen.view.events) == before


@pytest.mark.parametrize(
    ("written", "said"), [('case.explian = "e"', "case.explain"), ('case.explain = "ctrl+i"', "Tab")]
)
async def test_a_mistake_in_the_keys_is_named_and_ours_stay(
    sit: SitDown, filled: Path, tmp_path: Path, written: str, said: str
) -> None:
    (tmp_path / "keys.toml").write_text(f"[keys]\n{written}\n", "utf-8")
    async with sit(filled, "dpo", kept=tmp_path / "screen.toml") as seat:
        await seat.until_said("keys.toml")
        assert said in seat.flowing
