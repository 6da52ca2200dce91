"""The letter's own form by keys: where a missing line is filled in, what is kept until the letter is final."""

from collections.abc import Callable
from pathlib import Path

import pytest

from casemgr.desk import composing, filling, letter_form
from casemgr.desk.current import open_current
from casemgr.desk.session import Session
from casemgr.errors import Refused
from casemgr.language import Language
from casemgr.letters import catalogue
from casemgr.registerfacts import EntitySet
from tests.printing.cupsd import Cups
from tests.tui.conftest import NARROW, NOW, Seat, SitDown, titled
from tui.preferences import Preferences
from tui.screens.ask import AskScreen
from tui.screens.form import Form
from tui.screens.letter import LetterScreen
from tui.screens.pick import PickScreen
from tui.screens.print import PrintScreen
from tui.widgets.checklist import Checklist

DECIDED = "Opzoekingen in het bevolkingsregister zonder reden"


async def at_letter(seat: Seat, number: str) -> None:
    await seat.press("f3")
    await seat.type(number)
    await seat.until_said("1 dossier")
    await seat.press("enter", "b")
    if isinstance(seat.app.screen, PickScreen):
        await seat.press("enter")
    assert isinstance(seat.app.screen, LetterScreen)


def sheet(seat: Seat) -> str:
    return "\n".join(str(part.render()) for part in seat.app.screen.query(".paper"))


@pytest.mark.parametrize("size", [(120, 40), NARROW])
async def test_means_and_a_paragraph_are_typed_and_stand_in_the_letter(
    sit: SitDown, filled: Path, size: tuple[int, int]
) -> None:
    number = titled(filled, DECIDED)
    async with sit(filled, "director", size) as seat:
        await at_letter(seat, number)
        await seat.press("i")
        assert isinstance(seat.app.screen, Form)
        await seat.field("letter.means")
        await seat.press("enter")
        await seat.type("aangetekend met")
        await seat.rest()
        await seat.press("enter")
        await seat.fill("free_text", "Vragen? Bel ons gerust.")
        await seat.rest()
        await seat.press("ctrl+s")
        if not isinstance(seat.app.screen, LetterScreen):  # a narrow screen shows what it does first
            await seat.press("ctrl+s")
        assert isinstance(seat.app.screen, LetterScreen), seat.screen
        assert "AANGETEKEND MET ONTVANGSTBEWIJS" in sheet(seat)
        assert "Vragen? Bel ons gerust." in sheet(seat)
    async with sit(filled, "personnel", size) as seat:  # the next day, somebody else
        await at_letter(seat, number)
        assert "Vragen? Bel ons gerust." in sheet(seat)
        await seat.press("v", "up", "enter")
        await seat.until(lambda: seat.kinds(number)[-1] == "LetterIssued")
        assert not seat.register.rows("select name from drafts"), "what was typed is in the letter, and nowhere else"


async def test_what_is_typed_survives_leaving_and_the_end_of_the_program(sit: SitDown, filled: Path) -> None:
    number = titled(filled, DECIDED)
    async with sit(filled, "director") as seat:
        await at_letter(seat, number)
        await seat.press("i")
        await seat.fill("letter.their_reference", "AB/12")
    async with sit(filled, "director") as seat:
        await at_letter(seat, number)
        await seat.press("i")
        assert isinstance(seat.app.screen, AskScreen)
        await seat.press("enter")
        assert isinstance(seat.app.screen, Form)
        assert "AB/12" in seat.screen
        await seat.rest()
        await seat.press("ctrl+s")
        assert "AB/12" in sheet(seat)


async def test_enter_on_a_missing_line_goes_to_where_it_is_filled_in(sit: SitDown, filled: Path) -> None:
    number = titled(filled, DECIDED)
    forget(filled, "contact_phone")
    async with sit(filled, "director") as seat:
        await at_letter(seat, number)
        assert seat.app.screen.query_one(Checklist).current_key == "contact"
        await seat.press("v", "up", "enter")
        assert "LetterIssued" not in seat.kinds(number)[-1:]
        await seat.press("tab")
        assert "Enter Invullen" in seat.screen
        await seat.press("enter")
        assert isinstance(seat.app.screen, Form), seat.screen
        await seat.fill("contact_phone", "09 111 22 33")
        await seat.rest()
        await seat.press("ctrl+s")
        assert isinstance(seat.app.screen, LetterScreen), seat.screen
        assert "09\u00a0111\u00a022\u00a033" in sheet(seat)
        await seat.press("home")
        assert "Enter Invullen" not in seat.screen


async def test_who_may_not_fill_it_in_hears_who_may(sit: SitDown, filled: Path) -> None:
    number = titled(filled, DECIDED)
    forget(filled, "contact_phone")
    async with sit(filled, "secretariat") as seat:
        await at_letter(seat, number)
        await seat.press("tab", "enter")
        assert isinstance(seat.app.screen, LetterScreen)
        assert "ontbreekt" in seat.flowing
        assert "rol" in seat.flowing


async def test_a_missing_value_of_a_fact_opens_that_fact(sit: SitDown, filled: Path) -> None:
    number = titled(filled, DECIDED)
    async with sit(filled, "director") as seat:
        await at_letter(seat, number)
        page = seat.app.screen
        assert isinstance(page, LetterScreen)
        assert page._ask(lambda: entry_of(seat, page))
        await seat.rest()
        assert isinstance(seat.app.screen, Form)
        assert "Verbeteren" in seat.screen


def entry_of(seat: Seat, page: LetterScreen) -> letter_form.Entry:
    decided = next(m for m in catalogue.letter("decision").mentions if m.fill.name == "DecisionTaken")
    return filling.entry(seat.app.session(), page.number, page.letter, page.procedure, decided.id)


def forget(path: Path, field: str) -> None:
    """The organisation without one of its particulars: set anew, as a clerk does who left it out."""
    from casemgr.desk import registers
    from casemgr.reading import people

    register = open_current(path)
    try:
        session = Session(register, "director", NOW, Language("nl"))
        for known in people.entities(register):
            data = {name: value for name, value in known.items() if name in EntitySet.model_fields and name != field}
            registers.record(session, registers.parse(EntitySet, data, session), needs=None)
    finally:
        register.close()


def test_two_who_fill_in_the_same_letter_do_not_overwrite_each_other(filled: Path) -> None:
    number = titled(filled, DECIDED)
    register = open_current(filled)
    try:
        first, second = (Session(register, user, NOW, Language("nl")) for user in ("director", "personnel"))
        place = (number, "decision", composing.prepare(first, number, "decision").procedure.id)
        mine, theirs = letter_form.entry(first, *place), letter_form.entry(second, *place)
        theirs.save(second, {"free_text": "Van de personeelsdienst."})
        with pytest.raises(Refused) as refused:
            mine.save(first, {"free_text": "Van de directeur."})
        assert refused.value.kind == "case-moved-on"
        assert composing.prepare(first, number, "decision").values["free_text"] == "Van de personeelsdienst."
        letter_form.entry(first, *place).save(first, {"free_text": "Samen."})
        assert composing.prepare(second, number, "decision").values["free_text"] == "Samen."
    finally:
        register.close()


async def test_the_last_days_stand_beside_the_letter_and_not_in_it(sit: SitDown, filled: Path) -> None:
    number = titled(filled, DECIDED)
    async with sit(filled, "director", NARROW) as seat:
        await at_letter(seat, number)
        assert "21 december" not in sheet(seat)
        await seat.press("tab", "end")
        said = seat.flowing
        assert "Laatste dagen (staat niet in de brief)" in said
        assert "vandaag afgegeven: tot en met ma 21 dec" in said
        assert "vandaag aangetekend verzonden: tot en met do 24 dec, volgens de ruimste" in said


@pytest.mark.parametrize("looks", [{}, {"flat": True}, {"glyphs": "ascii"}, {"theme": "donker"}])
async def test_every_mention_can_be_reached_at_80_columns(sit: SitDown, filled: Path, looks: dict[str, object]) -> None:
    async with sit(filled, "director", NARROW, **looks) as seat:
        await at_letter(seat, titled(filled, DECIDED))
        await seat.press("tab", "home")
        mentions, seen = seat.app.screen.query_one(Checklist), set()
        assert mentions.has_focus
        for _ in mentions.rows:
            seen.add(mentions.current_key)
            assert mentions.size.height >= 5
            await seat.press("down")
        assert {row.key for row in mentions.rows if row.selectable} <= seen


async def test_the_print_window_remembers_what_was_chosen(
    sit: SitDown, filled: Path, cups: Cups, tmp_path: Path
) -> None:
    number, kept = titled(filled, DECIDED), tmp_path / "ui.toml"
    async with sit(filled, "director", kept=kept) as seat:
        await at_letter(seat, number)
        await print_window(seat)
        assert "Het woord ONTWERP staat erover." in seat.screen
        await choose(seat, "copies", "3")
        await choose(seat, "sides", "boek")
        await choose(seat, "tray", "Letterhead")
        await seat.press("end", "up", "enter")
        await seat.until_said("✓ Geprint op Kantoor")
    done = cups.run("lpstat", "-W", "completed", "-o").stdout.splitlines()
    given = cups.caught(max((row.split()[0] for row in done), key=lambda job: int(job.rpartition("-")[2])))
    assert (given.copies, given.options["sides"], given.options["InputSlot"]) == (
        3,
        "two-sided-long-edge",
        "Letterhead",
    )
    assert given.title == f"{number}-ontwerp"
    remembered = Preferences.read(kept).paper
    assert (remembered.printer, remembered.copies, remembered.sides) == ("Kantoor", 3, "two")


async def test_a_stopped_printer_asks_whether_the_job_stays(sit: SitDown, filled: Path, cups: Cups) -> None:
    number = titled(filled, DECIDED)
    cups.run("cupsdisable", "-r", "Out of paper", "Kantoor")
    async with sit(filled, "director") as seat:
        await at_letter(seat, number)
        await print_window(seat)
        assert "Deze printer staat stil" in seat.flowing
        await seat.press("enter")
        await seat.until(lambda: isinstance(seat.app.screen, AskScreen))
        await seat.until_said("De printer meldt: Out of paper.")
        await seat.press("up", "enter")
        await seat.until_said("geannuleerd")
    assert not cups.run("lpstat", "-o").stdout


async def test_a_print_system_that_does_not_run_is_told_and_nothing_is_lost(
    sit: SitDown, filled: Path, cups: Cups
) -> None:
    cups.stop()
    async with sit(filled, "director") as seat:
        await at_letter(seat, titled(filled, DECIDED))
        await seat.press("p")
        await seat.until_said("Het printsysteem van deze computer draait niet.")
        assert isinstance(seat.app.screen, LetterScreen)


async def test_a_letter_is_saved_in_the_folder_that_was_typed(sit: SitDown, filled: Path, tmp_path: Path) -> None:
    number, place = titled(filled, DECIDED), tmp_path / "brieven"
    async with sit(filled, "director") as seat:
        await at_letter(seat, number)
        for ready, said in ((False, "De brief kan hier niet bewaard worden"), (True, "Opgeslagen:")):
            if ready:
                place.mkdir()
            await seat.press("o")
            await seat.type(str(place))
            await seat.rest()
            await seat.press("enter")
            await seat.until_said(said)
        assert [path.name for path in place.iterdir()] == [f"{number}-ontwerp.pdf"]


async def print_window(seat: Seat) -> None:
    await seat.press("p")
    await seat.until(lambda: isinstance(seat.app.screen, PrintScreen))


async def choose(seat: Seat, row: str, answer: str) -> None:
    """Changes one row of the print window."""
    await seat.press("home")
    await move_to(seat, lambda: seat.app.screen.query_one("Rows").current_key == row)  # type: ignore[attr-defined]
    await seat.press("enter")
    await seat.until(lambda: isinstance(seat.app.screen, PickScreen))
    await seat.type(answer)
    await seat.rest()
    await seat.press("enter")
    await seat.until(lambda: isinstance(seat.app.screen, PrintScreen))


async def move_to(seat: Seat, there: Callable[[], bool]) -> None:
    for _ in range(10):
        if there():
            return
        await seat.press("down")
    raise AssertionError(seat.screen)
