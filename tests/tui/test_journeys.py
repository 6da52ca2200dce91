"""What people come to do, by keys only, from the first key to the ledger."""

import hashlib
from datetime import datetime, timedelta
from pathlib import Path

from casemgr.desk import printers
from casemgr.desk.session import Session
from casemgr.reading import deadlines
from tests.printing.cupsd import Cups
from tests.tui.conftest import BRUSSELS, NARROW, NOW, Seat, SitDown, other, shown_by, titled
from tui.fields.field import Field
from tui.screens.form import Form
from tui.screens.letter import LetterScreen
from tui.screens.print import PrintScreen
from tui.widgets.sheet import Sheet

RULE = "gdpr-notify-authority"
MOST_KEYS = 12
"""What a leak may cost after its title, at night."""


def newest(path: Path) -> str:
    with other(path) as register:
        return str(register.row("select number from cases order by position desc limit 1")[0])


def answer(seat: Seat, name: str) -> object:
    """What a question of the open form holds."""
    return next(one.value for one in seat.app.screen.query(Field) if one.spec.name == name)


# --- the DPO at night ---------------------------------------------------------------------------------------


async def test_a_leak_that_is_certain_in_a_dozen_keys(sit: SitDown, empty: Path) -> None:
    async with sit(empty, "dpo") as seat:
        await seat.press("f9")
        await seat.type("Usb-stick kwijt")
        seat.pressed = 0
        await seat.press("tab", "tab", "right", "tab", "n", "u", "tab", "l", "o", "g", "ctrl+s")
        assert seat.pressed <= MOST_KEYS
        number = newest(empty)
        reported, aware = [event for event in seat.facts(number) if event.kind != "CaseOpened"]
        assert reported.kind == "LeakReported"
        assert reported.personal is not None
        assert reported.personal["title"] == "Usb-stick kwijt"
        assert reported.public["channel"] == "telephone"
        assert aware.kind == "AwarenessEstablished"
        assert datetime.fromisoformat(aware.public["aware_at"]) == NOW
        # and the clock is on the screen, 72 hours from now
        assert f"{number}" in seat.screen
        assert "uiterlijk dinsdag 24 november 2026, 23:40" in seat.screen
        assert "De 72 uur lopen tot di 24 nov 23:40" in seat.flowing


async def test_a_leak_that_is_not_certain_yet_starts_no_clock(sit: SitDown, empty: Path) -> None:
    async with sit(empty, "dpo") as seat:
        await seat.press("f9")
        await seat.type("Vreemde mail")
        seat.pressed = 0
        await seat.press("tab", "tab", "right", "right", "ctrl+s")
        assert seat.pressed <= MOST_KEYS
        number = newest(empty)
        assert seat.kinds(number)[-1] == "LeakReported"
        assert "voorbij" not in seat.screen  # no gauge of 72 hours
        assert "Kennisname vaststellen" in seat.screen


async def test_at_80_columns_a_second_ctrl_s_follows_what_it_does(sit: SitDown, empty: Path) -> None:
    async with sit(empty, "dpo", NARROW) as seat:
        await seat.press("f9")
        await seat.type("Vreemde mail")
        await seat.press("tab", "tab", "right", "right", "ctrl+s")
        assert "De 72 uur lopen nog niet" in seat.flowing
        assert shown_by(seat)[-1] == "Form"
        await seat.press("ctrl+s")
        assert seat.kinds(newest(empty))[-1] == "LeakReported"


async def test_a_wrong_date_is_corrected_and_the_72_hours_move(sit: SitDown, filled: Path) -> None:
    number = titled(filled, "Loonbrieven naar verkeerde lijst")
    async with sit(filled, "dpo") as seat:
        await seat.press("f3")
        await seat.type("Loonbrieven")
        await seat.until_said("1 dossier")
        await seat.press("enter")
        await seat.step("AwarenessCorrected")
        await seat.fill("aware_at", "gisteren 9u")
        await seat.fill("reason", "De verzendlog zegt het anders.")
        await seat.rest()
        assert "20 nov" in seat.screen
        await seat.press("ctrl+s")
        assert seat.kinds(number)[-1] == "AwarenessCorrected"
        assert "maandag 23 november 2026, 09:00" in seat.screen
    with other(filled) as register:
        row = register.row("select deadline from deadlines where number = ? and rule = ?", (number, RULE))
        assert datetime.fromisoformat(row[0]) == datetime(2026, 11, 23, 9, tzinfo=BRUSSELS)


async def test_the_case_of_yesterday_is_found_by_a_word_from_the_start(sit: SitDown, filled: Path) -> None:
    number = titled(filled, "Laptop gestolen uit dienstwagen")
    async with sit(filled, "dpo") as seat:
        await seat.press("z")
        await seat.type("LAPTÓP")
        await seat.press("enter")  # at once, before the search has rested
        await seat.until(lambda: shown_by(seat)[-1] == "CaseScreen")
        assert f"{number} · Datalek" in seat.screen
        await seat.press("escape")
        assert shown_by(seat)[-1] == "RegisterScreen"
        await seat.press("escape")  # empties the search first
        await seat.until_said("25 dossiers")


async def test_u_explains_the_date_under_the_cursor_and_esc_comes_back_to_it(sit: SitDown, filled: Path) -> None:
    async with sit(filled, "dpo") as seat:
        await seat.press("down", "u")
        assert shown_by(seat)[-1] == "ExplainScreen"
        assert "72 uur" in seat.screen
        assert "casemgr rekent hiermee" in seat.screen
        assert "betwist" in seat.screen
        await seat.press("escape", "u")
        assert shown_by(seat)[-1] == "ExplainScreen"


async def test_the_dpo_advises_and_sees_who_decides(sit: SitDown, empty: Path) -> None:
    async with sit(empty, "dpo") as seat:
        number = await log_leak(seat, empty)
        await seat.step("DpoAdvised")
        await seat.press("right", "right")
        await seat.fill("reasoning", "Het zijn gezondheidsgegevens.")
        await seat.press("ctrl+s")
        assert seat.kinds(number)[-1] == "DpoAdvised"
        assert "Niet voor uw rol: dit doet de algemeen directeur" in seat.flowing
        await seat.step("NotificationDecided")  # blocked: the reason is said again, and nothing opens
        assert shown_by(seat)[-1] == "CaseScreen"
        assert "┃ !! Niet voor uw rol" in seat.flowing


async def log_leak(seat: Seat, path: Path) -> str:
    await seat.press("f9")
    await seat.type("Mail verkeerd")
    await seat.press("tab", "tab", "right", "tab", "n", "u", "tab", "l", "o", "g", "ctrl+s")
    return newest(path)


async def test_enter_on_a_blocked_step_opens_what_unblocks_it(sit: SitDown, empty: Path) -> None:
    async with sit(empty, "dpo") as seat:
        number = await log_leak(seat, empty)
        await seat.step("DpoAdvised")
        await seat.press("right", "right")
        await seat.fill("reasoning", "Nodig.")
        await seat.press("ctrl+s")
    async with sit(empty, "director") as seat:
        await seat.press("f3", "enter")
        assert "Er is nog geen beslissing om te melden" in seat.flowing
        await seat.step("AuthorityNotified")
        assert isinstance(seat.app.screen, Form)
        assert "Beslissen over de melding" in seat.screen
        assert "NotificationDecided" not in seat.kinds(number)


async def test_a_leak_is_closed_once_everything_that_must_be_kept_is_there(sit: SitDown, filled: Path) -> None:
    number = titled(filled, "Medische attesten in verkeerde map")
    async with sit(filled, "dpo") as seat:
        await seat.press("f3")
        await seat.type("attesten")
        await seat.until_said("1 dossier")
        await seat.press("enter")
        await seat.step("LeakClosed")  # blocked: the people concerned have not been informed; Enter leads there
        assert isinstance(seat.app.screen, Form)
        await seat.fill("informed_at", "gisteren 10u")
        await seat.press("tab", "right", "ctrl+s")
        assert seat.kinds(number)[-1] == "SubjectsInformed"
        await seat.step("LeakClosed")
        await seat.press("ctrl+s")
        assert seat.kinds(number)[-1] == "LeakClosed"
        assert "Alle 6 stappen gedaan" in seat.screen
        assert "hoeft niets meer te gebeuren" in seat.flowing
        await seat.press("escape", "f2")
        assert number not in seat.screen.partition("Onlangs gebeurd")[0]
    with other(filled) as register:
        rows = deadlines.of_case(register, Session(register, "dpo", NOW).viewer, number, NOW)
        states = {row["rule"]: row["state"] for row in rows}
    assert states[RULE] == "met"
    assert "overdue" not in states.values()


# --- the director -------------------------------------------------------------------------------------------


async def test_a_director_decides_what_waits(sit: SitDown, empty: Path) -> None:
    async with sit(empty, "dpo") as seat:
        number = await log_leak(seat, empty)
        await seat.step("DpoAdvised")
        await seat.press("right")
        await seat.fill("reasoning", "Niet nodig.")
        await seat.press("ctrl+s")
    async with sit(empty, "director") as seat:
        assert "Binnen 72 uur" in seat.screen
        await seat.press("enter")
        await seat.step("NotificationDecided")
        await seat.press("right")
        await seat.fill("reasoning", "Het advies overtuigt niet.")
        await seat.field("follows_advice")
        await seat.press("right", "ctrl+s")  # "ja", while the DPO advised otherwise
        assert "wijkt af van het advies van de DPO" in seat.flowing
        assert seat.kinds(number)[-1] == "DpoAdvised"
        assert answer(seat, "reasoning") == "Het advies overtuigt niet."
        await seat.press("right", "ctrl+s")
        decided = seat.facts(number)[-1]
        assert decided.kind == "NotificationDecided"
        assert decided.public["follows_advice"] is False
        assert decided.public["decision"] == "notify"
        assert decided.actor == "director"


async def open_breach(seat: Seat, path: Path) -> str:
    """n, the kind, a title, the person's name, and everything until the conversation is planned."""
    await seat.press("n")
    await seat.type("gedragscode")
    await seat.press("enter")
    await seat.until_said("Volgens welke gedragscode")
    await seat.press("enter")
    await seat.until(lambda: isinstance(seat.app.screen, Form))
    await seat.type("Lijst naar privéadres")
    await seat.press("ctrl+s")
    number = newest(path)
    await seat.step("PersonIdentified")
    await seat.press("enter")
    await seat.press("enter")
    await seat.field("how")
    await seat.press("enter", "enter")
    await seat.fill("basis", "Het diensthoofd meldde het.")
    await seat.field("status")
    await seat.press("enter")
    await seat.type("contractueel")
    await seat.rest()
    await seat.press("enter", "ctrl+s")
    await seat.step("BreachTriaged")
    await seat.press("right", "right")
    await seat.fill("grounds", "Een eerste keer, niet zwaar.")
    await seat.press("ctrl+s")
    await seat.step("ChargesSet")
    await seat.type("Op 7 november een lijst naar een privéadres gestuurd.")
    await seat.field("articles")
    await seat.press("enter", "space", "enter", "ctrl+s")
    await seat.step("HearingPlanned")
    await seat.fill("at", "do 3 dec 10u")
    await seat.fill("place", "raadzaal")
    await seat.field("kind")
    await seat.press("enter", "enter")
    await seat.fill("subject", "het gebruik van uw mailbox")
    await seat.fill("hears", "Els Peeters, algemeen directeur")
    await seat.fill("considered", "een waarschuwing")
    await seat.fill("file_place", "personeelsdienst")
    await seat.fill("file_hours", "elke werkdag van 9 tot 12 uur")
    await seat.fill("file_until", "2 dec")
    await seat.fill("reply_until", "2 dec")
    await seat.press("ctrl+s")
    return number


async def test_from_a_breach_to_a_printed_invitation_and_a_held_conversation(
    sit: SitDown, filled: Path, cups: Cups
) -> None:
    async with sit(filled, "director") as seat:
        number = await open_breach(seat, filled)
        assert seat.kinds(number)[1:] == [
            "BreachReported", "PersonIdentified", "BreachTriaged", "ChargesSet", "HearingPlanned",
        ]  # fmt: skip
        planned = seat.facts(number)[-1]
        assert datetime.fromisoformat(planned.public["at"]) == datetime(2026, 12, 3, 10, tzinfo=BRUSSELS)
        await seat.press("b")
        assert isinstance(seat.app.screen, LetterScreen)
        assert "donderdag 3 december 2026 om 10.00 uur" in whole_letter(seat)
        await seat.press("v", "up", "enter")
        await seat.until(lambda: "LetterIssued" in seat.kinds(number))
        letter = next(event for event in seat.facts(number) if event.kind == "LetterIssued")
        assert letter.public["number"] in seat.screen
        job = await on_paper(seat)
        assert cups.caught(job).title == letter.public["number"]
        assert hashlib.sha256(cups.caught(job).content).hexdigest() == (letter.personal or {})["sha256"]
        await seat.press("escape")
        assert seat.kinds(number)[-1] == "HearingInvited"
    async with sit(filled, "director", now=datetime(2026, 12, 3, 11, tzinfo=BRUSSELS)) as seat:
        await seat.press("f3")
        await seat.type(number)
        await seat.until_said("1 dossier")
        await seat.press("enter")
        await seat.step("HearingHeld")
        await seat.fill("held_at", "vandaag 10u")
        await seat.fill("minutes", "De persoon legde uit hoe het kwam.")
        await seat.fill("present", "Els Peeters")
        await seat.press("ctrl+s")
        assert seat.kinds(number)[-1] == "HearingHeld"
        assert "✓ Gehoord" in seat.screen


async def on_paper(seat: Seat) -> str:
    """Prints what is on the screen as it was printed last time; the answer is what the print system calls it."""
    await seat.press("p")
    await seat.until(lambda: isinstance(seat.app.screen, PrintScreen))
    await seat.press("enter")
    await seat.until_said("✓ Geprint op Kantoor")
    done = printers.ask("lpstat", "-W", "completed", "-o").stdout.decode()
    return max((row.split()[0] for row in done.splitlines()), key=lambda job: int(job.rpartition("-")[2]))


def whole_letter(seat: Seat) -> str:
    return "\n".join(str(part.render()) for part in seat.app.screen.query(".paper"))


async def test_a_letter_is_shown_at_its_full_width(sit: SitDown, filled: Path) -> None:
    number = titled(filled, "Lijst met dossiers naar privéadres")
    for size in ((120, 40), (112, 40), NARROW):
        async with sit(filled, "director", size) as seat:
            await seat.press("f3")
            await seat.type(number)
            await seat.until_said("1 dossier")
            await seat.press("enter", "b")
            lines = [line for line in whole_letter(seat).splitlines() if line.strip()]
            assert max(map(len, lines)) > 60
            sheet, seen = seat.app.screen.query_one(Sheet), ""
            for top in range(0, sheet.virtual_size.height, 8):
                sheet.scroll_to(y=top, animate=False)
                await seat.pilot.pause()
                seen += seat.screen
            for line in lines:
                assert line.rstrip() in seen


async def test_the_secretariat_prints_the_invitation_that_was_made_final(
    sit: SitDown, filled: Path, cups: Cups
) -> None:
    number = titled(filled, "Tankkaart-app gebruikt")
    async with sit(filled, "secretariat") as seat:
        await seat.press("f3")
        await seat.type(number)
        await seat.until_said("1 dossier")
        await seat.press("enter", "b")
        assert isinstance(seat.app.screen, LetterScreen), seat.screen
        assert cups.caught(await on_paper(seat)).content.startswith(b"%PDF")
        before = seat.kinds(number)
        await seat.press("v")  # it is final already
        assert seat.kinds(number) == before


# --- languages, and the way out ----------------------------------------------------------------------------


async def test_the_palette_turns_the_language_and_keys_stay(sit: SitDown, filled: Path) -> None:
    async with sit(filled, "dpo") as seat:
        await seat.press("ctrl+p")
        await seat.type("engels")
        await seat.rest()
        await seat.press("enter")
        await seat.until_said("What waits for you")
        assert "Wat op u wacht" not in seat.screen
        await seat.press("f9")
        assert "What happened?" in seat.screen
        await seat.press("escape", "f4")
        assert "November 2026" in seat.screen


async def test_the_palette_goes_to_a_case_by_its_number(sit: SitDown, filled: Path) -> None:
    number = titled(filled, "Laptop gestolen")
    async with sit(filled, "dpo") as seat:
        await seat.press("ctrl+p")
        await seat.type(number[-4:])
        await seat.rest()
        await seat.press("enter")
        await seat.until(lambda: shown_by(seat)[-1] == "CaseScreen")
        assert number in seat.screen


async def test_all_72_hours_of_the_register_are_on_the_board_and_in_the_agenda(sit: SitDown, filled: Path) -> None:
    """What runs out within 72 hours is never left off by a group, a limit or a filter."""
    async with sit(filled, "dpo") as seat:
        with other(filled) as register:
            viewer = seat.app.session().viewer
            until = int((NOW + timedelta(hours=72)).timestamp())
            due = {row["number"] for row in deadlines.due(register, viewer, NOW, until=until)}
        assert len(due) > 4
        board = {item.case for item in seat.app.screen.board.items if item.group in ("late", "soon")}  # type: ignore[attr-defined]
        assert due == board
