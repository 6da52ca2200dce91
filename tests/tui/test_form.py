"""A form by keys only: from a title at night to values, and whatever goes wrong, nothing typed is lost."""

import contextlib
import time
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from textual import events
from textual.pilot import Pilot

from casemgr.desk.forms import FieldSpec, FormSpec
from casemgr.errors import CaseError, Refused, RegisterError
from casemgr.language import Language, text
from tests.tui.formapp import HOSTILE, NOW, UNSAVED, FormApp, choices
from tui.drafts import Keeper, held, offer, strays
from tui.fields.effects import Checked
from tui.fields.field import Field

TITLE = ("U", "s", "b")
WIDE, NARROW = (120, 40), (80, 24)
SURE = ("tab", "tab", "right", "tab", "n", "u", "tab", "space")


async def until(pilot: Pilot[None], holds: Callable[[], object]) -> None:
    """Waits as long as a busy machine needs."""
    for _ in range(100):
        if holds():
            return
        await pilot.pause(0.1)
    raise AssertionError("it never came")


async def settle(pilot: Pilot[None]) -> None:
    """Past the pauses after which the desk is asked and the draft is kept."""
    await pilot.pause(0.35)


def typed(app: FormApp) -> dict[str, str]:
    return {field.spec.name: field.text for field in app.form.query(Field)}


@pytest.mark.parametrize(("size", "keys"), [(WIDE, 9), (NARROW, 10)])
async def test_a_sure_leak_takes_at_most_twelve_keys_after_its_title(size: tuple[int, int], keys: int) -> None:
    app = FormApp()
    async with app.run_test(size=size) as pilot:
        await pilot.press(*TITLE)
        pressed = [*SURE, "ctrl+s"]
        await pilot.press(*pressed)
        if size == NARROW:
            await pilot.pause()
            shown = "\n".join(app.lines)
            assert "Ctrl+S nog eens om te bewaren." in shown
            assert "Opent dossier 2026-0043." in shown
            assert "De 72 uur lopen tot ma 23 nov 14:00." in shown
            assert app.saved is UNSAVED
            pressed.append("ctrl+s")
            await pilot.press("ctrl+s")
        await pilot.pause()
        assert app.saved == {
            "title": "Usb",
            "channel": "telefoon",
            "sure": "ja,_zeker",
            "aware_at": NOW.isoformat(),
            "reason": "logboek",
        }
        assert app.closed
        assert len(pressed) == keys <= 12


async def test_not_yet_sure_takes_one_key_and_asks_less() -> None:
    app = FormApp()
    async with app.run_test(size=WIDE) as pilot:
        assert not app.field("aware_at").display
        await pilot.press(*TITLE, "ctrl+s")
        assert app.saved == {"title": "Usb", "channel": "telefoon", "sure": "nog_niet_zeker"}


async def test_an_answer_to_a_question_that_is_hidden_again_is_not_sent_but_kept() -> None:
    app = FormApp()
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press(*TITLE, *SURE, "shift+tab", "shift+tab", "right")
        assert not app.field("aware_at").display
        assert typed(app)["aware_at"] == "nu"
        await pilot.press("ctrl+s")
        assert app.saved == {"title": "Usb", "channel": "telefoon", "sure": "nog_niet_zeker"}


async def test_enter_goes_to_the_next_question_and_saves_on_the_button() -> None:
    app = FormApp()
    async with app.run_test(size=WIDE) as pilot:
        places = []
        await pilot.press(*TITLE)
        for _ in range(3):
            await pilot.press("enter")
            places.append(app.here)
        assert places == ["channel", "sure", "reporter"]
        await pilot.press("tab", "enter", "enter", "tab")
        assert app.here == "Press"
        await pilot.press("enter")
        await pilot.pause()
        assert app.closed


async def test_what_is_missing_is_named_and_the_cursor_goes_to_the_first() -> None:
    app = FormApp()
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press(*TITLE, "tab", "tab", "right", "tab", *"31/02", "tab", "tab", "ctrl+s")
        await pilot.pause()
        assert app.form.notice.spoken == "Nog 2 velden nakijken: Sinds wanneer zeker, Hoe weet u dat"
        assert app.here == "aware_at"
        assert app.note("aware_at").startswith("Fout: 31 februari bestaat niet.")
        assert app.note("reason") == "Fout: Vul dit in."
        assert app.saved is UNSAVED


async def test_the_cursor_of_the_first_mistake_is_in_sight_on_a_small_screen() -> None:
    app = FormApp()
    async with app.run_test(size=(60, 15)) as pilot:
        await pilot.press(*TITLE, "tab", "tab", "right", "ctrl+s")
        await settle(pilot)
        assert app.here == "aware_at"
        assert any("Fout: Vul dit in." in line for line in app.lines)


def refusing(*errors: CaseError) -> Iterator[object]:
    """A save that is refused a few times, then works."""
    yield from errors
    yield "saved"


async def test_a_refusal_says_sentence_article_and_hint_and_keeps_everything() -> None:
    error = Refused("hearing-first", text("Mon"), hint=text("Tue"), source="BEV art. 5.3")

    def save(_values: dict[str, object]) -> object:
        raise error

    app = FormApp(save=save)
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press(*TITLE, "ctrl+s")
        await pilot.pause()
        said = [line.strip() for line in "\n".join(app.lines).splitlines() if "┃" in line]
        assert [any(part in line for line in said) for part in ("!! ma", "BEV art. 5.3", "di")] == [True] * 3
        assert app.field("title").text == "Usb"
        assert not app.closed


async def test_a_case_that_moved_on_is_told_in_its_own_words_and_can_be_saved_again() -> None:
    answers = refusing(Refused("case-moved-on", text("Wed")))
    asked: list[dict[str, object]] = []

    def save(values: dict[str, object]) -> object:
        answer = next(answers)
        if isinstance(answer, CaseError):
            raise answer
        asked.append(values)
        return answer

    def check(_values: dict[str, object]) -> Checked:
        return Checked(notes={"title": text("Thu")})

    app = FormApp(save=save, check=check)
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press(*TITLE, "ctrl+s")
        await pilot.pause()
        said = app.form.notice.spoken
        assert said.startswith("Iemand heeft dit dossier net gewijzigd. wo Wat u typte staat er nog.")
        assert app.note("title") == "do"
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert asked[0]["title"] == "Usb"
        assert app.closed


async def test_an_objection_of_the_desk_stops_a_save_and_goes_when_the_answer_changes() -> None:
    def check(values: dict[str, object]) -> Checked:
        return Checked(errors={"title": text("Fri")} if values.get("title") == "Usb" else {})

    app = FormApp(check=check)
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press(*TITLE, "ctrl+s")
        assert app.saved is UNSAVED
        assert app.note("title") == "Fout: vr"
        await pilot.press("x", "ctrl+s")
        assert app.saved is not UNSAVED


async def test_a_draft_is_kept_in_passing_and_found_back_after_a_crash() -> None:
    drafts: list[tuple[float, dict[str, str]]] = []
    app = FormApp(keep=lambda draft: drafts.append((time.monotonic(), draft)))
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press(*TITLE, "tab", "tab", "right", "tab", *"gist", "tab", "tab", "tab", "tab", "3", "8")
        await until(pilot, lambda: drafts and drafts[-1][1].get("subjects_count") == "38")
        kept = dict(drafts[-1][1])  # what a crash right now would leave
        times = [moment for moment, _ in drafts]
        assert all(after - before > 1.9 for before, after in pairwise(times))
        assert "concept bewaard om 20:14, blijft staan" in "\n".join(app.lines)
    assert kept == {"title": "Usb", "sure": "ja,_zeker", "aware_at": "gist", "subjects_count": "38"}
    again = FormApp(draft=kept)
    async with again.run_test(size=WIDE) as pilot:
        await pilot.pause()
        assert {name: again.field(name).text for name in kept} == kept
        assert again.field("aware_at").display
        assert again.field("channel").value == "telefoon"
        await pilot.press("escape")
        assert again.kept == []  # nothing changed: the draft that is there stays


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("gisteren 14u", "20/11/2026 14:00"),
        ("nu", "21/11/2026 20:14"),
        ("20 nov 14:00", "20/11/2026 14:00"),
        ("20 nov 2026 14u", "20 nov 2026 14u"),
        ("25/10/2026 2:30 eerste keer", "25/10/2026 2:30 eerste keer"),
        ("gist", "gist"),
    ],
)
async def test_a_draft_read_on_a_later_day_means_the_same_moment(typed: str, kept: str) -> None:
    app = FormApp()
    async with app.run_test(size=WIDE) as pilot:
        app.field("sure").text = "ja,_zeker"
        app.field("aware_at").text = typed
        value = app.field("aware_at").value
        await pilot.press("escape")
        await pilot.pause()
    assert app.kept[-1]["aware_at"] == kept
    later = FormApp(draft=app.kept[-1])
    later.now = NOW + timedelta(days=3)
    async with later.run_test(size=WIDE):
        assert later.field("aware_at").value == value


async def test_escape_keeps_the_draft_at_once_and_saving_takes_it_away() -> None:
    app = FormApp()
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press(*TITLE, "escape")
        await pilot.pause()
        assert (app.kept[-1], app.closed) == ({"title": "Usb"}, True)
    app = FormApp()
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press(*TITLE)
        await until(pilot, lambda: app.kept)
        await pilot.press("x", "ctrl+s")
        await until(pilot, lambda: app.closed)
        assert app.kept[-1] == {}


async def test_a_draft_that_is_undone_is_taken_away() -> None:
    app = FormApp(draft={"title": "Usb"})
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("ctrl+u", "escape")
        assert app.kept[-1] == {}


async def test_the_end_of_the_program_keeps_what_was_typed_last() -> None:
    app = FormApp()
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press(*TITLE)
        app.exit()
    assert app.kept[-1] == {"title": "Usb"}


async def test_a_draft_that_cannot_be_kept_is_told_before_it_is_left() -> None:
    def keep(_typed: dict[str, str]) -> None:
        raise RegisterError("register-gone", text("Sat"))

    app = FormApp(keep=keep)
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press(*TITLE, "escape")
        await pilot.pause()
        assert app.form.notice.spoken.startswith("Het concept kon niet worden bewaard: za")
        assert not app.closed
        await pilot.press("escape")
        await pilot.pause()
        assert app.closed


async def test_an_answer_of_a_draft_to_a_question_that_is_gone_is_shown() -> None:
    app = FormApp(draft={"title": "Usb", "old": HOSTILE})
    async with app.run_test(size=WIDE) as pilot:
        await pilot.pause()
        assert "[b]x[/] [/] <b>&amp;" in "\n".join(app.lines)


async def test_a_resize_keeps_text_cursor_and_place() -> None:
    app = FormApp()
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press(*TITLE, *("tab",) * 6, *"regel", "enter", *"twee")
        assert app.here == "description"
        before = typed(app)
        for size in ((60, 15), (80, 24), WIDE):
            await pilot.resize_terminal(*size)
            await pilot.pause(0.1)
            assert app.here == "description"
            assert typed(app) == before
            box, questions = app.field("description").box, app.form.query_one("#questions")
            assert box.region.overlaps(questions.region)


async def test_the_side_column_is_one_line_of_help_where_there_is_no_room() -> None:
    app = FormApp()
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press(*TITLE, "tab", "tab", "right", "tab")
        await pilot.pause()
        assert app.lines[-2].strip() == "bv. gisteren 14u, ma 9:30"
        await pilot.resize_terminal(*WIDE)
        await pilot.pause(0.1)
        shown = "\n".join(app.lines)
        assert "november 2026" in shown
        assert "Typ zoals u het zegt" in shown


async def test_the_calendar_is_entered_by_down_and_left_by_enter_or_escape() -> None:
    app = FormApp()
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press(*TITLE, "tab", "tab", "right", "tab", *"gisteren", "space", *"14u", "down")
        assert app.here == "Calendar"
        await pilot.press("left", "up")
        await pilot.pause()
        assert app.field("aware_at").text == "12/11/2026 14:00"
        await pilot.press("enter")
        await pilot.pause()
        assert app.here == "aware_at"
        await pilot.press("down", "escape")
        assert (app.here, app.closed) == ("aware_at", False)
        await pilot.press("down", "tab")
        assert app.here == "reason"
        assert app.field("aware_at").value == "2026-11-12T14:00:00+01:00"


async def test_tab_goes_through_the_questions_and_never_into_the_side_column() -> None:
    app = FormApp()
    async with app.run_test(size=WIDE) as pilot:
        places = []
        for _ in range(9):
            places.append(app.here)
            await pilot.press("tab")
        asked = ["title", "channel", "sure", "reporter", "reference", "subjects_count", "description"]
        assert places == [*asked, "Press", "Press"]
        assert app.here == "title"


async def test_a_person_is_picked_or_typed() -> None:
    app = FormApp()
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("tab", "tab", "tab", "b", "o")
        await pilot.pause(0.2)
        await pilot.press("enter")
        await pilot.pause()
        assert app.field("reporter").value == "Bo_Claes"
        assert "Bo Claes" in "\n".join(app.lines)
        await pilot.press("space", *"Nieuw")
        await pilot.pause(0.2)
        await pilot.press("enter")
        await pilot.pause()
        assert app.field("reporter").value == "Nieuw"
        await pilot.press("backspace")
        assert app.field("reporter").value is None


async def test_several_are_ticked_and_stand_in_the_order_of_the_list() -> None:
    many = FieldSpec("what", "many", "Wat", required=True, choices=choices("naam", "loon", "adres"))
    app = FormApp(FormSpec("Thing", "Iets noteren", "Noteren", (many,)), check=lambda values: Checked())
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("enter", "tab", "down", "down", "space", "up", "up", "space", "enter")
        await pilot.pause()
        assert app.field("what").value == ["naam", "adres"]
        await pilot.press("ctrl+s")
        assert app.saved == {"what": ["naam", "adres"]}


async def test_the_mouse_fills_and_saves_a_form() -> None:
    app = FormApp()
    async with app.run_test(size=WIDE) as pilot:
        await pilot.click(app.field("title").box)
        await pilot.press(*TITLE)
        await pilot.click(app.field("channel").box, offset=(20, 0))
        await pilot.click("Press.-main")
        await pilot.pause()
        assert app.saved == {"title": "Usb", "channel": "mail", "sure": "nog_niet_zeker"}


class Suspending(FormApp):
    """A terminal that can be left to an editor."""

    @contextlib.contextmanager
    def suspend(self) -> Iterator[None]:
        yield


async def test_a_long_text_goes_through_the_editor_and_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    script = tmp_path / "editor"
    script.write_text('#!/bin/sh\nprintf "%s in de editor\\n" "$(cat "$1")" > "$1"\n')
    script.chmod(0o700)
    monkeypatch.setenv("VISUAL", str(script))
    app = Suspending()
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press(*("tab",) * 6, *"begin", "ctrl+o")
        await pilot.pause()
        assert app.field("description").value == "begin in de editor"
        assert app.here == "description"


async def test_a_terminal_that_cannot_be_left_says_so() -> None:
    app = FormApp()
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press(*("tab",) * 6, *"begin", "ctrl+o")
        await pilot.pause()
        assert app.form.notice.spoken.startswith("Deze terminal kan geen teksteditor openen.")
        assert app.field("description").text == "begin"


async def test_ten_thousand_pasted_lines_survive_a_refused_save() -> None:
    story = "\n".join(f"regel {number}" for number in range(10_000))
    app = FormApp()
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press(*TITLE, *("tab",) * 6)
        assert app.focused is not None
        app.focused.post_message(events.Paste(story))
        await pilot.pause()
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert app.form.notice.spoken == "Nog 1 veld nakijken: Omschrijving"
        assert app.field("description").text == story
        await pilot.press("escape")
        assert app.kept[-1]["description"] == story


@pytest.mark.parametrize("size", [WIDE, NARROW, (60, 15)])
async def test_the_key_bar_fits_and_names_what_works(size: tuple[int, int]) -> None:
    app = FormApp()
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        bar = app.lines[-1]
        assert all(words in bar for words in ("Tab Volgend veld", "Ctrl+S Bewaren", "Esc Terug"))
        assert len(bar.rstrip()) <= min(78, size[0])


async def test_a_form_in_english_and_in_ascii() -> None:
    app = FormApp(language="en", ascii=True)
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press(*TITLE, "tab", "tab", "right", "tab", *"yesterday", "space", *"2pm")
        await pilot.pause()
        shown = "\n".join(app.lines)
        assert "= Fri 20 Nov 14:00" in shown
        assert "Needed now" in shown
        assert "(*) telefoon" in shown


async def test_headings_stand_only_where_they_part_something() -> None:
    hearing = FormSpec(
        "HearingPlanned",
        "Gesprek plannen",
        "Plannen",
        (
            FieldSpec("at", "moment", "Wanneer", required=True, ahead=True),
            FieldSpec("note", "long", "Nota", limit=500),
        ),
        context="2026-0038 · gesprek",
    )
    app = FormApp(hearing, check=lambda values: Checked())
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press(*"do", "space", "3", "space", *"dec", "space", *"10u")
        await pilot.pause()
        shown = "\n".join(app.lines)
        assert "= donderdag 3 december 2026, 10:00" in shown
        assert "Gesprek plannen   2026-0038 · gesprek" in shown
        assert "Plannen  Ctrl+S" in shown
        assert "Nu nodig" not in shown


def test_a_draft_holds_only_what_differs() -> None:
    opened = {"a": "1", "b": "2", "c": ""}
    assert held(opened, opened) == {}
    assert held({"a": "", "b": "3", "c": ""}, opened) == {"a": "", "b": "3"}
    assert strays({"a": "1", "z": "weg", "y": " "}, opened) == ["weg"]


def test_a_draft_is_kept_once_for_each_change() -> None:
    kept: list[dict[str, str]] = []
    keeper = Keeper(kept.append, {"a": "1"})
    assert not keeper.keep({"a": "1"}, 0.0)
    assert keeper.keep({"a": "2"}, 10.0)
    assert keeper.wait(11.0) == 1.0
    assert keeper.wait(20.0) == 0.0
    keeper.close()
    assert not keeper.keep({"a": "3"}, 30.0)
    assert kept == [{"a": "2"}, {}]


@pytest.mark.parametrize(
    ("ago", "sentence"),
    [
        (timedelta(hours=1), "U was hier om 19:14 mee bezig: verdergaan of opnieuw beginnen?"),
        (timedelta(days=1), "U was hier gisteren om 20:14 mee bezig: verdergaan of opnieuw beginnen?"),
        (timedelta(days=5), "U was hier op 16 november 2026 mee bezig: verdergaan of opnieuw beginnen?"),
    ],
)
def test_a_draft_is_offered_again_with_when_it_was(ago: timedelta, sentence: str) -> None:
    moment: datetime = NOW - ago
    assert Language("nl").say(offer(moment, NOW)) == sentence
