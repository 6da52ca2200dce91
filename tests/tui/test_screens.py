"""The screens in bad times: nothing typed is lost, nobody's name is on a board, and every size and text is borne."""

import os
import re
import signal
import threading
import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from textual import events
from textual.binding import Binding

from casemgr.desk import entering, taking
from casemgr.desk.current import open_current
from casemgr.desk.session import Session
from casemgr.language import Language, Text
from casemgr.store import connection
from casemgr.store.connection import Register, _connect
from tests.bench.terminal import Terminal
from tests.stories.office import Office
from tests.tui.conftest import NARROW, NOW, WIDE, Seat, SitDown, other, shown_by, titled
from tui.fields.field import Field
from tui.screens.form import Form
from tui.widgets.keybar import KeyBar
from tui.widgets.rows import Rows

SENTENCE = "Laptop kwijt op de trein"


def typed(seat: Seat) -> str:
    """The title as it stands in the form."""
    return next(one.text for one in seat.app.screen.query(Field) if one.spec.name == "title")


def titles(path: Path) -> list[str]:
    with other(path) as register:
        return [str(row[0]) for row in register.rows("select title from cases order by position")]


async def half_a_leak(seat: Seat) -> None:
    """A form that could be saved."""
    await seat.press("f9")
    await seat.type(SENTENCE)
    await seat.press("tab", "tab", "right", "right")


# --- an empty register --------------------------------------------------------------------------------------


@pytest.mark.parametrize("user", ["dpo", "director", "secretariat"])
async def test_an_empty_register_says_so_and_offers_to_begin(sit: SitDown, empty: Path, user: str) -> None:
    async with sit(empty, user, NARROW) as seat:
        assert "Er wacht niets op u" in seat.screen
        await seat.press("enter")
        assert isinstance(seat.app.screen, Form)
        await seat.press("escape", "f3")
        assert "0 dossiers" in seat.screen
        await seat.press("down", "enter", "f5", "escape", "f4")
        await seat.press("enter")
        assert "niets gepland" in seat.screen
        await seat.press("u")
        assert shown_by(seat)[-1] == "AgendaScreen"


# --- saving goes wrong --------------------------------------------------------------------------------------


async def test_what_was_typed_stays_when_a_field_is_wrong(sit: SitDown, empty: Path) -> None:
    async with sit(empty, "dpo") as seat:
        await seat.press("f9")
        await seat.type(SENTENCE)
        await seat.press("tab", "tab", "right", "tab")
        await seat.type("31/02 10u")
        await seat.press("ctrl+s")
        assert "Fout: " in seat.screen
        assert "31 februari bestaat niet" in seat.flowing
        assert typed(seat) == SENTENCE
        assert seat.app.focused is not None
        assert "aware_at" in {node.name for node in seat.app.focused.ancestors_with_self}
    assert titles(empty) == []


async def test_an_empty_required_field_is_named_by_its_label(sit: SitDown, empty: Path) -> None:
    async with sit(empty, "dpo") as seat:
        await seat.press("f9", "ctrl+s")
        assert "velden nakijken: Wat is er gebeurd?, Persoonsgegevens?" in seat.flowing
        assert "Vul dit in" in seat.screen
        for name in ("title", "sure", "“"):
            assert name not in seat.screen


def write_lock(path: Path) -> Register:
    """Another program in the middle of writing."""
    register = open_current(path)
    register.connection.execute("begin immediate")
    return register


async def test_a_locked_register_is_said_and_nothing_is_lost(
    sit: SitDown, empty: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with sit(empty, "dpo") as seat:
        await half_a_leak(seat)
        await seat.rest()
        monkeypatch.setattr(connection, "BUSY_SECONDS", 0.2)
        lock = write_lock(empty)
        try:
            await seat.press("ctrl+s")
            assert "Een ander programma gebruikt het register" in seat.flowing
            assert typed(seat) == SENTENCE
        finally:
            lock.connection.execute("rollback")
            lock.close()
        assert titles(empty) == []
        await seat.press("ctrl+s")
        assert shown_by(seat)[-1] == "CaseScreen"
    assert titles(empty) == [SENTENCE]


async def test_a_register_that_comes_free_in_time_is_written_without_a_word(sit: SitDown, empty: Path) -> None:
    async with sit(empty, "dpo") as seat:
        await half_a_leak(seat)
        await seat.rest()
        lock = write_lock(empty)

        def free() -> None:
            time.sleep(0.4)
            lock.connection.execute("rollback")
            lock.close()

        thread = threading.Thread(target=free)
        thread.start()
        await seat.press("ctrl+s")
        thread.join()
        assert shown_by(seat)[-1] == "CaseScreen"
    assert titles(empty) == [SENTENCE]


async def test_a_register_that_may_only_be_read_is_looked_at(sit: SitDown, filled: Path) -> None:
    before = titles(filled)
    read_only = Register(_connect(f"{filled.absolute().as_uri()}?mode=ro", uri=True), filled, read_only=True)
    async with sit(filled, "dpo", register=read_only) as seat:
        assert "Te laat" in seat.screen
        await seat.press("down", "enter")
        assert shown_by(seat)[-1] == "CaseScreen"
        await seat.press("escape")
        await half_a_leak(seat)
        await seat.press("ctrl+s")
        assert "alleen-lezen" in seat.flowing
        assert typed(seat) == SENTENCE
        await seat.press("escape", "escape")  # the draft cannot be kept: said once, then out
        assert shown_by(seat)[-1] == "StartScreen"
    assert titles(filled) == before


async def test_somebody_else_changes_the_case_while_a_form_is_open(sit: SitDown, office: Office) -> None:
    number = office.leak("Mail verkeerd")
    async with sit(office.path, "dpo") as seat:
        await seat.press("f3", "enter")
        await seat.step("MitigationTaken")
        await seat.type("Ontvangers gevraagd te wissen")
        with other(office.path) as register:
            session = Session(register, "director", NOW + timedelta(minutes=1))
            taking.take(session, number, "MitigationTaken", {"measure": "Link ingetrokken"})
        await seat.press("ctrl+s")
        assert "Iemand heeft dit dossier net gewijzigd" in seat.flowing
        assert "Wat u typte staat er nog" in seat.flowing
        assert "Ontvangers gevraagd te wissen" in seat.screen
        assert seat.kinds(number).count("MitigationTaken") == 1


async def test_after_a_conflict_the_second_save_goes_through(sit: SitDown, office: Office) -> None:
    number = office.leak("Mail verkeerd")
    async with sit(office.path, "dpo") as seat:
        await seat.press("f3", "enter")
        await seat.step("MitigationTaken")
        await seat.type("Ontvangers gevraagd te wissen")
        with other(office.path) as register:
            session = Session(register, "director", NOW + timedelta(minutes=1))
            taking.take(session, number, "MitigationTaken", {"measure": "Link ingetrokken"})
        await seat.press("ctrl+s", "ctrl+s")
        assert seat.kinds(number).count("MitigationTaken") == 2


# --- drafts -------------------------------------------------------------------------------------------------


async def test_a_draft_is_asked_about_and_never_runs_into_another_leak(sit: SitDown, empty: Path) -> None:
    async with sit(empty, "dpo") as seat:
        await seat.press("f9")
        await seat.type("Een eerste")
        await seat.press("escape", "f9")
        assert "U was hier om 23:40 mee bezig" in seat.flowing
        await seat.press("escape")  # neither: the draft stays
        assert shown_by(seat)[-1] == "StartScreen"
        await seat.press("f9", "enter")
        assert typed(seat) == "Een eerste"
        await seat.press("escape", "f9", "down", "enter")
        assert typed(seat) == ""
        await seat.type("Een tweede")
        await seat.press("tab", "tab", "right", "right", "ctrl+s")
        await seat.press("escape", "f9")
        assert isinstance(seat.app.screen, Form)  # saved: nothing is left to ask about
    assert titles(empty) == ["Een tweede"]


@pytest.fixture
def terminal(empty: Path, tmp_path: Path) -> Iterator[Callable[[], Terminal]]:
    """The program itself in a terminal of its own, as often as it is called."""
    begun: list[Terminal] = []
    home = {"HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path / "config"), "LANG": "C.UTF-8"}

    def begin() -> Terminal:
        begun.append(Terminal(["-m", "casemgr", "--register", str(empty), "--as", "dpo", "--lang", "nl"], home))
        return begun[-1]

    yield begin
    for one in begun:
        one.close()


def test_a_half_filled_form_survives_kill_9(terminal: Callable[[], Terminal], empty: Path) -> None:
    first = terminal()
    first.until(b"Er wacht niets op u")
    os.write(first.screen, b"\x1b[20~")  # F9
    first.until(b"Wat is er gebeurd?")
    os.write(first.screen, SENTENCE.encode())
    first.until(b"concept bewaard")
    first.process.send_signal(signal.SIGKILL)
    first.process.wait(10)
    with other(empty) as register:
        kept = entering.draft(Session(register, "dpo", NOW), "leak")
    assert kept == {"title": SENTENCE}
    second = terminal()
    second.until(b"Er wacht niets op u")
    os.write(second.screen, b"\x1b[20~")
    second.until(b"mee bezig")
    os.write(second.screen, b"\r")
    second.until(SENTENCE.encode())
    os.write(second.screen, b"\x11")  # Ctrl+Q
    assert second.ended() == 0
    assert b"Traceback" not in second.seen


def test_a_save_waits_for_the_letters_before_it(terminal: Callable[[], Terminal], empty: Path) -> None:
    """A terminal hands over many keys at once: on a slow line, or when somebody types and saves in one go."""
    one = terminal()
    one.until(b"Er wacht niets op u")
    os.write(one.screen, b"\x1b[20~")  # F9
    one.until(b"Wat is er gebeurd?")
    os.write(one.screen, SENTENCE.encode() + b"\x13")  # Ctrl+S: an answer is lacking, but not this one
    one.until(b"nakijken: Persoonsgegevens?")
    os.write(one.screen, b"\x11")
    assert one.ended() == 0
    with other(empty) as register:
        assert entering.draft(Session(register, "dpo", NOW), "leak") == {"title": SENTENCE}


async def test_letters_after_tab_go_to_the_next_question(sit: SitDown, empty: Path) -> None:
    """All in one piece: the next question is one of a list, and the letters open it and search."""
    async with sit(empty, "dpo") as seat:
        await seat.press("f9")
        for sign in "Laptop\tbewak":
            seat.app.post_message(events.Key("tab" if sign == "\t" else sign, sign))
        await seat.until(lambda: "▌ bewaking" in seat.screen)
        await seat.press("enter")
        await seat.until(lambda: isinstance(seat.app.screen, Form))
        await seat.press("ctrl+q")
    with other(empty) as register:
        kept = entering.draft(Session(register, "dpo", NOW), "leak")
    assert kept == {"title": "Laptop", "channel": "monitoring"}


# --- sizes --------------------------------------------------------------------------------------------------


async def test_resizing_with_a_form_open_keeps_text_and_focus(sit: SitDown, empty: Path) -> None:
    async with sit(empty, "dpo") as seat:
        await half_a_leak(seat)
        await seat.field("description")
        await seat.type("De trein van 17u")
        focused = seat.app.focused
        for size in ((60, 15), (44, 10), (60, 15), WIDE):
            await seat.pilot.resize_terminal(*size)
            await seat.pilot.pause(0.1)
            if size == (44, 10):
                assert "Maak het venster groter (nu 44×10" in seat.flowing
            else:
                assert seat.app.focused is focused
                assert "De trein van 17u" in seat.screen
        assert typed(seat) == SENTENCE


@pytest.mark.parametrize("size", [(60, 15), NARROW, (112, 30), (200, 60)])
async def test_no_screen_writes_beyond_its_edge(sit: SitDown, filled: Path, size: tuple[int, int]) -> None:
    async with sit(filled, "director", size) as seat:
        async for _ in everywhere(seat):
            for line in seat.app.screen._compositor.render_strips():
                assert line.cell_length <= size[0]


async def everywhere(seat: Seat) -> "object":
    """Each screen in turn, from the start; the cases are the first and one with a conversation."""
    yield "start"
    for name, keys in {
        "register": ("f3",), "agenda": ("f4",), "leak": ("f9",),
        "new": ("escape", "n"), "palette": ("escape", "ctrl+p"),
        "help": ("escape", "f1"), "case": ("escape", "f2", "enter"), "overview": ("1",), "timeline": ("2",),
        "deadlines": ("4",), "documents": ("5",), "explain": ("u",), "step": ("escape", "3", "enter"),
    }.items():  # fmt: skip
        await seat.press(*keys)
        await seat.pilot.pause(0.05)
        yield name
    await seat.press("escape", "f3")
    await seat.type(titled(seat.register.path, "Lijst met dossiers naar"))
    await seat.rest()
    await seat.press("enter")
    yield "breach"
    await seat.press("b")
    yield "letter"
    await seat.press("v")
    yield "ask"


# --- keys ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["nl", "en"])
async def test_the_key_bar_holds_six_keys_in_78_cells_everywhere(sit: SitDown, filled: Path, language: str) -> None:
    async with sit(filled, "director", NARROW, language=language) as seat:
        async for name in everywhere(seat):
            bar = seat.app.screen.query_one(KeyBar)
            said = bar._bar().plain
            assert len(said) <= 78, name
            assert 1 <= len(re.findall(r"  +", said)) + 1 <= 6, name
            assert seat.lines[-1].strip() == said.strip(), name


async def test_every_binding_has_an_id_and_words_in_both_languages(sit: SitDown, filled: Path) -> None:
    nl, en = Language("nl"), Language("en")
    seen: dict[str, set[str]] = {}
    same = {"Start", "Agenda"}  # the same word in both
    async with sit(filled, "director") as seat:
        async for name in everywhere(seat):
            for active in seat.app.screen.active_bindings.values():
                binding: Binding = active.binding
                if not type(active.node).__module__.startswith("tui."):
                    continue
                if binding.id is None:
                    # an inherited one of the toolkit has no id: it may work, but never shows in English
                    assert not binding.show or not binding.description, (name, binding)
                    continue
                words = Text(binding.description)
                assert en.say(words), (name, binding.id)
                assert nl.say(words) != en.say(words) or en.say(words) in same, (name, binding.id)
                seen.setdefault(name, set()).add(binding.id)
    assert {"app.quit", "app.help", "app.palette", "app.leak", "case.correct"} <= set.union(*seen.values())


# --- flat mode ----------------------------------------------------------------------------------------------


async def test_flat_mode_says_every_screen_in_whole_sentences(sit: SitDown, filled: Path) -> None:
    async with sit(filled, "director", NARROW, flat=True) as seat:
        async for name in everywhere(seat):
            said = seat.screen
            for sign in "│━─✓":
                assert sign not in said or (name == "letter" and sign == "✓"), (name, sign)
            for rows in seat.app.screen.query(Rows):
                for row in rows.rows:
                    assert "…" not in row.spoken, (name, row.spoken)
                    assert not re.search(r"\b(ma|di|wo|do|vr|za|zo) \d", row.spoken), (name, row.spoken)


async def test_the_agenda_lists_its_days_in_flat_mode(sit: SitDown, filled: Path) -> None:
    async with sit(filled, "dpo", NARROW, flat=True) as seat:
        await seat.press("f4")
        await seat.until_said("Maandag 23 november" if "Maandag 23 november" in seat.screen else "maandag 23 november")
        assert seat.flowing.count("Melden aan de toezichthouder") >= 3


# --- time ---------------------------------------------------------------------------------------------------


async def test_the_minute_moves_the_board_and_a_limit_that_is_crossed_moves_the_row(
    sit: SitDown, office: Office
) -> None:
    number = office.leak("Mail verkeerd", now="2026-11-18T23:00")
    office.take(
        "dpo", number, "AwarenessEstablished", aware_at="2026-11-18T23:45", reason="log", now="2026-11-18T23:50"
    )
    async with sit(office.path, "dpo") as seat:
        assert "nog 5 min" in seat.screen
        assert "Binnen 72 uur" in seat.screen
        await seat.tick(minutes=1)
        assert "nog 4 min" in seat.screen
        await seat.tick(minutes=1)
        await seat.tick(minutes=1)
        await seat.tick(minutes=1)
        await seat.tick(minutes=2)
        assert "Te laat" in seat.screen
        assert "1 min te laat" in seat.screen
        assert "Binnen 72 uur" not in seat.screen


async def test_a_case_that_is_open_while_its_limit_passes_says_so(sit: SitDown, office: Office) -> None:
    number = office.leak("Mail verkeerd", now="2026-11-18T23:00")
    office.take(
        "dpo", number, "AwarenessEstablished", aware_at="2026-11-18T23:42", reason="log", now="2026-11-18T23:50"
    )
    async with sit(office.path, "dpo") as seat:
        await seat.press("enter")
        assert "nog 2 min" in seat.screen
        for _ in range(4):
            await seat.tick(minutes=1)
        assert "2 min te laat" in seat.screen
        assert "nog " not in seat.screen.partition("1 Overzicht")[0]
        await seat.tick(hours=9)  # the laptop slept
        assert "9 u 02 te laat" in seat.screen
        assert "De klok" in seat.screen


# --- names --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("user", ["dpo", "director", "personnel", "secretariat", "sysadmin", "head", "college"])
async def test_nobody_is_named_on_a_board(sit: SitDown, filled: Path, user: str) -> None:
    with other(filled) as register:
        names = {str(row[0]) for row in register.rows("select name from people where name is not null")}
    assert len(names) > 5
    async with sit(filled, user, (200, 60)) as seat:
        for place in ("f2", "f3", "f4"):
            await seat.press(place)
            if place == "f4":
                await seat.press("pagedown", "pageup", "tab", "end")
            for name in names:
                assert name not in seat.screen, place
                assert name.rpartition(" ")[2] not in seat.screen.split(), (place, name)


# --- hostile texts ------------------------------------------------------------------------------------------

HOSTILE = {
    "markup": "[b]x[/] [/] <b>&amp; $foreground {name} %s",
    "turned": "\u202eedreekrev\u2066 \u200fאב naam",
    "emoji": "👩\u200d👩\u200d👧 🇧🇪 ❤️ 日本語",
    "combining": "e" + "\u0301" * 40 + " einde",
    "long": "Zeer lang " * 19,
}
UNSHOWN = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


@pytest.mark.parametrize(
    ("said", "size"),
    [*((said, WIDE) for said in HOSTILE.values()), ("".join(HOSTILE.values())[:190], NARROW)],
    ids=[*HOSTILE, "all of it at 80"],
)
async def test_hostile_texts_are_shown_as_they_are_on_every_screen(
    sit: SitDown, office: Office, said: str, size: tuple[int, int]
) -> None:
    number = office.leak(said, description=f"{said}\n{said}", reporter=said, device=said)
    office.take("dpo", number, "AwarenessEstablished", aware_at="2026-11-20T23:45", reason=said)
    office.take("dpo", number, "MitigationTaken", measure=said)
    taken_in = {"received_at": "2026-11-21T10:00", "route": "dpo", "reporter_kind": "staff", "confidential": False}
    report = office.open("dpo", "report", **taken_in, subject=said, text=said)
    async with sit(office.path, "dpo", size) as seat:
        for keys in (
            ("f3",), ("f4",), ("f2",), ("ctrl+p",), ("escape", "f3", "down", "enter"), ("1",), ("2",), ("space",),
            ("4",), ("u",), ("escape", "f1"), ("escape", "f3", "up", "enter"), ("2", "space"), ("3", "enter"),
        ):  # fmt: skip
            await seat.press(*keys)
            assert not UNSHOWN.search(seat.screen), keys
            for line in seat.app.screen._compositor.render_strips():
                assert line.cell_length <= size[0]
        await seat.press("escape", "f3")
        assert number[-9:] in seat.screen
        assert report[-9:] in seat.screen


async def test_hostile_texts_can_be_typed_searched_and_saved(sit: SitDown, empty: Path) -> None:
    said = HOSTILE["markup"]
    async with sit(empty, "dpo") as seat:
        await seat.press("f3")
        await seat.type(said)
        await seat.rest()
        assert "[b]x[/] [/] <b>&amp;" in seat.flowing
        await seat.press("escape", "f9")
        await seat.type(said)
        await seat.press("tab", "tab", "right", "right", "ctrl+s")
        assert shown_by(seat)[-1] == "CaseScreen"
        assert "[b]x[/] [/] <b>&amp;" in seat.screen
    assert titles(empty) == [said]


async def test_a_megabyte_pasted_in_a_form_is_refused_in_words_and_kept_on_the_screen(
    sit: SitDown, empty: Path
) -> None:
    from textual import events

    async with sit(empty, "dpo") as seat:
        await seat.press("f9")
        assert seat.app.focused is not None
        seat.app.focused.post_message(events.Paste("wo rd" * 200_000))
        await seat.pilot.pause()
        await seat.press("tab", "tab", "right", "right", "ctrl+s")
        assert isinstance(seat.app.screen, Form)
        assert "Fout: " in seat.screen
    assert titles(empty) == []
