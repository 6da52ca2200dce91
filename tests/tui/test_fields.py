"""Each kind of field: what is typed is kept, what it means is said at once, and no terminal obeys it."""

from pathlib import Path

import pytest
from textual import events
from textual.pilot import Pilot

from casemgr.desk.forms import Choice, FieldSpec, FormSpec
from casemgr.errors import Unusable
from tests.tui.formapp import HOSTILE, FormApp, choices
from tui.fields.build import fields_of
from tui.fields.count import CountField
from tui.fields.editor import edited, editor_of
from tui.fields.effects import Checked
from tui.fields.typed import cleaned, joined


def app_of(*fields: FieldSpec, **initial: object) -> FormApp:
    spec = FormSpec("Thing", "Iets noteren", "Noteren", fields, initial=initial)
    return FormApp(spec, check=lambda values: Checked())


async def paste(app: FormApp, pilot: Pilot[None], words: str) -> None:
    assert app.focused is not None
    app.focused.post_message(events.Paste(words))
    await pilot.pause()


async def test_a_text_is_kept_as_typed_and_trimmed_in_its_value() -> None:
    app = app_of(FieldSpec("title", "text", "Titel", required=True))
    async with app.run_test() as pilot:
        await pilot.press(*"ab", "space")
        field = app.field("title")
        assert (field.text, field.value, field.error) == ("ab ", "ab", None)
        await pilot.press("ctrl+u")
        assert app.language.say(field.error) == "Vul dit in."


async def test_several_pasted_lines_are_joined_and_said() -> None:
    app = app_of(FieldSpec("title", "text", "Titel"))
    async with app.run_test() as pilot:
        await paste(app, pilot, "een\r\ntwee\n\n  drie\n")
        assert app.field("title").text == "een twee drie"
        assert app.note("title") == "3 regels samengevoegd"


async def test_tab_into_a_filled_field_selects_nothing_that_one_key_would_wipe() -> None:
    app = app_of(FieldSpec("a", "text", "A"), FieldSpec("b", "text", "B"), b="blijft")
    async with app.run_test() as pilot:
        await pilot.press("tab", "x")
        assert app.field("b").text == "blijftx"


async def test_a_text_over_its_limit_is_kept_whole_and_said() -> None:
    app = app_of(FieldSpec("title", "text", "Titel", limit=10))
    async with app.run_test() as pilot:
        await pilot.press(*"a" * 9)
        assert app.note("title") == "nog plaats voor 1 tekens"
        await pilot.press(*"a" * 3)
        assert app.field("title").text == "a" * 12
        assert app.note("title").startswith("Dit is 2 tekens te lang: ten hoogste 10.")


async def test_ten_thousand_lines_fit_a_narrative_and_are_refused_only_by_its_limit() -> None:
    lines = "\n".join(f"regel {number}" for number in range(10_000))
    app = app_of(FieldSpec("story", "long", "Verhaal", limit=200_000))
    async with app.run_test() as pilot:
        await paste(app, pilot, lines)
        field = app.field("story")
        assert (field.text, field.value, field.error) == (lines, lines, None)
        await paste(app, pilot, lines)
        assert field.text == lines + lines
        assert "te lang: ten hoogste 200000" in app.language.say(field.error)


async def test_ten_thousand_lines_in_one_line_lose_nothing() -> None:
    app = app_of(FieldSpec("title", "text", "Titel", limit=300))
    async with app.run_test() as pilot:
        await paste(app, pilot, "\n".join(f"regel{number}" for number in range(10_000)))
        assert app.field("title").text.split() == [f"regel{number}" for number in range(10_000)]
        assert app.field("title").error is not None


async def test_arrows_letters_and_the_mouse_choose_on_one_line() -> None:
    app = app_of(FieldSpec("means", "choice", "Hoe", required=True, choices=choices("telefoon", "mail", "post")))
    async with app.run_test() as pilot:
        field = app.field("means")
        await pilot.press("right")
        assert field.value == "telefoon"
        await pilot.press("left")
        assert field.value == "post"
        await pilot.press("m")
        assert field.value == "mail"
        await pilot.press("backspace")
        assert field.value == "mail"
        await pilot.click(field.box, offset=(4, 0))
        assert field.value == "telefoon"
        shown = next(line for line in app.lines if "telefoon" in line)
        assert "(•) telefoon   ( ) mail   ( ) post" in shown


async def test_an_answer_that_may_stay_empty_can_be_taken_back() -> None:
    app = app_of(FieldSpec("means", "choice", "Hoe", choices=choices("telefoon", "mail")))
    async with app.run_test() as pilot:
        assert any("( ) mail   mag leeg blijven" in line for line in app.lines)
        await pilot.press("space")
        assert not any("mag leeg blijven" in line for line in app.lines)
        await pilot.press("delete")
        assert app.field("means").value is None


async def test_the_article_of_a_choice_is_said_under_it() -> None:
    app = app_of(FieldSpec("route", "choice", "Weg", choices=(Choice("a", "a", source="art. 5.1"), Choice("b", "b"))))
    async with app.run_test() as pilot:
        await pilot.press("right")
        assert app.note("route") == "art. 5.1"
        await pilot.press("right")
        assert app.note("route") == ""


async def test_lines_break_between_answers_only() -> None:
    names = choices("een vrij lang antwoord", "nog een vrij lang antwoord", "kort")
    app = app_of(FieldSpec("means", "choice", "Hoe", choices=names))
    async with app.run_test(size=(60, 20)):
        text = "\n".join(app.lines)
        assert all(name.label in text for name in names)
        assert app.field("means").box.size.height == 3


async def test_yes_or_no_has_no_answer_until_one_is_given() -> None:
    app = app_of(FieldSpec("ongoing", "flag", "Loopt het nog?", required=True))
    async with app.run_test() as pilot:
        field = app.field("ongoing")
        assert (field.value, field.values) == (None, {})
        await pilot.press("n")
        assert field.values == {"ongoing": False}
        await pilot.press("j")
        assert field.values == {"ongoing": True}


@pytest.mark.parametrize(
    ("typed", "values", "note"),
    [
        ("38", {"n": 38, "kind": "exact"}, "= 38"),
        ("1.200", {"n": 1200, "kind": "exact"}, "= 1.200"),
        ("1 200", {"n": 1200, "kind": "exact"}, "= 1.200"),
        ("±300", {"n": 300, "kind": "approximate"}, "= ongeveer 300"),
        ("ongeveer 300", {"n": 300, "kind": "approximate"}, "= ongeveer 300"),
        ("about 1.200", {"n": 1200, "kind": "approximate"}, "= ongeveer 1.200"),
        ("onbekend", {"kind": "unknown"}, "= nog onbekend"),
        ("0", {"n": 0, "kind": "exact"}, "= 0"),
    ],
)
async def test_a_count_is_read_as_people_write_it(typed: str, values: dict[str, object], note: str) -> None:
    app = app_of(FieldSpec("n", "count", "Aantal", required=True, group="kind"))
    async with app.run_test():
        field = app.field("n")
        field.text = typed
        assert (dict(field.values), field.error, app.note("n")) == (values, None, note)


@pytest.mark.parametrize("typed", ["12,5", "1.20", "-3", "veel", "1.200.00", "9" * 12, "3 of 4", "٣"])
async def test_what_is_no_whole_number_says_so(typed: str) -> None:
    app = app_of(FieldSpec("n", "count", "Aantal", group="kind"))
    async with app.run_test():
        app.field("n").text = typed
        assert app.field("n").error is not None
        assert app.field("n").values == {}
        assert app.field("n").text == typed


async def test_a_count_without_companion_takes_exact_numbers_only() -> None:
    app = app_of(FieldSpec("n", "count", "Aantal"))
    async with app.run_test():
        for typed in ("±300", "onbekend"):
            app.field("n").text = typed
            assert app.field("n").error is not None


def test_the_companion_of_a_count_is_no_question_of_its_own() -> None:
    spec = FormSpec(
        "Thing",
        "Iets",
        "Noteren",
        (
            FieldSpec("note", "text", "Nota"),
            FieldSpec("n", "count", "Aantal", required=True, group="kind"),
            FieldSpec("kind", "choice", "Soort", choices=choices("exact", "approximate")),
        ),
    )
    assert isinstance(fields_of(spec)[0], CountField)
    assert [field.spec.name for field in fields_of(spec)] == ["n", "note"]


async def test_a_moment_is_answered_at_once_and_a_mistake_when_the_cursor_leaves() -> None:
    app = app_of(FieldSpec("at", "moment", "Wanneer", required=True), FieldSpec("note", "text", "Nota"))
    async with app.run_test() as pilot:
        await pilot.press(*"gisteren", "space", *"14u")
        assert app.note("at") == "= vr 20 nov 14:00"
        assert app.field("at").value == "2026-11-20T14:00:00+01:00"
        await pilot.press("ctrl+u", *"31/02", "space", *"9u")
        assert app.note("at").startswith("31 februari bestaat niet.")
        assert not app.field("at").has_class("-wrong")
        await pilot.press("tab")
        assert app.note("at").startswith("Fout: 31 februari bestaat niet.")
        assert app.field("at").has_class("-wrong")
        assert app.field("at").text == "31/02 9u"


async def test_an_hour_that_comes_twice_is_settled_by_a_key() -> None:
    app = app_of(FieldSpec("at", "moment", "Wanneer"), FieldSpec("note", "text", "Nota"))
    async with app.run_test() as pilot:
        await pilot.press(*"25/10", "space", *"2:30")
        assert "Dit uur komt die nacht twee keer voor." in app.note("at")
        await pilot.press("tab", "left")
        field = app.field("at")
        assert (field.text, field.value) == ("25/10 2:30 tweede keer", "2026-10-25T02:30:00+01:00")
        assert app.here == "at"
        await pilot.press("tab")
        assert app.here == "note"


async def test_an_hour_that_does_not_exist_is_told() -> None:
    app = app_of(FieldSpec("at", "moment", "Wanneer"))
    async with app.run_test() as pilot:
        await pilot.press(*"29/03", "space", *"2:30")
        assert app.note("at") == "Dit uur bestaat niet: de klok springt van 2 naar 3 uur."


@pytest.mark.parametrize(
    ("kind", "value", "typed"),
    [
        ("moment", "2026-11-20T13:00:00+00:00", "20/11/2026 14:00"),
        ("moment", "2026-10-25T02:30:00+01:00", "2026-10-25T02:30:00+01:00"),
        ("moment", "2026-11-20T14:00:31+01:00", "2026-11-20T14:00:31+01:00"),
        ("day", "2026-12-01", "1/12/2026"),
        ("text", "een", "een"),
        ("count", 1200, "1200"),
        ("flag", False, "false"),
    ],
)
async def test_a_form_opens_with_stored_values_as_they_would_be_typed(kind: str, value: object, typed: str) -> None:
    app = app_of(FieldSpec("x", kind, "X", ahead=True), x=value)  # type: ignore[arg-type]
    async with app.run_test():
        field = app.field("x")
        assert field.text == typed
        assert field.error is None
        if kind != "moment":
            assert field.value == value


async def test_a_code_that_is_no_longer_offered_is_said_and_kept() -> None:
    app = app_of(FieldSpec("means", "choice", "Hoe", choices=choices("mail", "post")), means="fax")
    async with app.run_test():
        field = app.field("means")
        assert (field.text, field.value) == ("fax", None)
        assert app.language.say(field.error) == "Dit antwoord wordt niet meer aangeboden. Kies opnieuw."


def every_kind() -> FormApp:
    hostile = (Choice("a", HOSTILE, HOSTILE, HOSTILE), Choice("b", "b"))
    kinds = ("text", "long", "moment", "day", "choice", "pick", "many", "flag", "count", "person")
    fields = [
        FieldSpec(kind, kind, HOSTILE, help=HOSTILE, example=HOSTILE, choices=() if kind == "flag" else hostile)  # type: ignore[arg-type]
        for kind in kinds
    ]
    spec = FormSpec("Thing", HOSTILE, HOSTILE, tuple(fields), context=HOSTILE)
    return FormApp(spec, check=lambda values: Checked(effects=[HOSTILE]))


@pytest.mark.parametrize("size", [(120, 60), (80, 24)])
async def test_hostile_words_are_shown_and_never_obeyed(size: tuple[int, int]) -> None:
    app = every_kind()
    async with app.run_test(size=size) as pilot:
        for _ in range(10):
            if app.here in ("text", "long", "moment", "day", "count"):
                await paste(app, pilot, HOSTILE)
            else:
                app.field(str(app.here)).text = HOSTILE
            await pilot.press("tab")
        await pilot.press("ctrl+s")
        await pilot.pause(0.3)
        shown = "\n".join(app.lines)
        assert "[b]x[/] [/] <b>&amp;" in shown
        assert not any(sign in shown for sign in "\x1b\x07\x9b\u202e")


@pytest.mark.parametrize(
    ("typed", "clean"),
    [
        ("a\x1b[31mb\x9bc", "a[31mbc"),
        ("a\u202eb\u2066c", "abc"),
        ("een\r\ntwee\rdrie", "een\ntwee\ndrie"),
        ("a\tb", "a b"),
        ("José 🏛 שלום", "José 🏛 שלום"),
        ("\ud800x", "x"),
    ],
)
def test_cleaning_drops_only_what_a_terminal_obeys(typed: str, clean: str) -> None:
    assert cleaned(typed) == clean


def test_one_line_keeps_the_words_of_all() -> None:
    assert joined("a\n b\n\nc ") == ("a b c", 3)
    assert joined("alleen ") == ("alleen ", 1)
    assert joined("\n\n") == ("", 0)


def script(folder: Path, body: str) -> list[str]:
    file = folder / "editor.sh"
    file.write_text(f"#!/bin/sh\n{body}\n", encoding="utf-8")
    return ["/bin/sh", str(file)]


def test_the_editor_gets_a_private_file_that_is_gone_afterwards(tmp_path: Path) -> None:
    room = tmp_path / "room"
    room.mkdir()
    command = script(tmp_path, f'stat -c "%a" "$1" "$(dirname "$1")" > {tmp_path}/modes; echo " en meer" >> "$1"')
    assert edited("Eén regel", command, {"XDG_RUNTIME_DIR": str(room)}) == "Eén regel en meer"
    assert (tmp_path / "modes").read_text().split() == ["600", "700"]
    assert list(room.iterdir()) == []


def test_an_editor_that_fails_leaves_the_text_and_no_file(tmp_path: Path) -> None:
    with pytest.raises(Unusable) as caught:
        edited("geheim", script(tmp_path, "exit 3"), {"XDG_RUNTIME_DIR": str(tmp_path)})
    assert caught.value.kind == "editor-failed"
    with pytest.raises(Unusable):
        edited("geheim", [str(tmp_path / "nowhere")], {"XDG_RUNTIME_DIR": str(tmp_path)})
    assert [path.name for path in tmp_path.iterdir()] == ["editor.sh"]


def test_which_editor(tmp_path: Path) -> None:
    assert editor_of({"VISUAL": "code --wait", "EDITOR": "vi"}) == ["code", "--wait"]
    assert editor_of({"EDITOR": "vi"}) == ["vi"]
    with pytest.raises(Unusable):
        editor_of({"PATH": str(tmp_path)})
