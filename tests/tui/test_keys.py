"""Keys: their names, the file that changes them, and that every one has Dutch words and works when pressed."""

import gettext
from pathlib import Path

import pytest

from casemgr.errors import Unusable
from casemgr.language import Language, text
from casemgr.resources import DATA
from tests.tui.frame_app import FrameApp
from tests.tui.frame_pages import CasePage
from tui.keys import key_name, known_bindings, read_keymap
from tui.page import Page, Window
from tui.screens.explain import ExplainScreen
from tui.screens.help import HelpScreen
from tui.screens.pick import PickScreen
from tui.widgets.month import Month
from tui.widgets.rows import Rows
from tui.widgets.searchbox import SearchBox
from tui.widgets.section import Parts
from tui.widgets.sheet import Sheet

OURS = [Page, Window, Rows, SearchBox, Parts, Month, Sheet, PickScreen, ExplainScreen, HelpScreen]
NL = Language("nl")
SCOPES = {"case": text("Cases"), "rows": text("Source")}


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("enter", "Enter"),
        ("escape", "Esc"),
        ("space", "Spatie"),
        ("f1", "F1"),
        ("ctrl+p", "Ctrl+P"),
        ("shift+tab", "Shift+Tab"),
        ("question_mark", "?"),
        ("slash", "/"),
        ("é", "é"),
        ("u", "u"),
        ("f", "f"),
    ],
)
def test_keys_are_called_as_people_call_them(name: str, shown: str) -> None:
    assert key_name(name, NL) == shown


def test_every_binding_has_an_id_of_its_own_and_dutch_words() -> None:
    catalogue = gettext.translation("casemgr", DATA / "locale", languages=["nl"])
    missing = object()
    for kind in OURS:
        for binding in kind.__dict__["BINDINGS"]:
            assert binding.id, (kind, binding)
            known = catalogue._catalog.get(binding.description, missing)  # type: ignore[attr-defined]
            assert known is not missing, binding
    ids = [binding.id for kind in OURS for binding in kind.__dict__["BINDINGS"]]
    assert len(ids) == len(set(ids))


def test_no_binding_needs_altgr_on_azerty() -> None:
    for known in known_bindings(OURS).values():
        assert not known.keys & {"left_square_bracket", "right_square_bracket", "backslash", "vertical_line",
                                 "tilde", "at", "number_sign", "left_curly_bracket"}  # fmt: skip


def written(tmp_path: Path, *lines: str) -> Path:
    path = tmp_path / "keys.toml"
    path.write_text("\n".join(("[keys]", *lines)), "utf-8")
    return path


def refusal(path: Path) -> tuple[str, str]:
    with pytest.raises(Unusable) as caught:
        read_keymap(path, known_bindings([CasePage, Rows, FrameApp]), SCOPES)
    return caught.value.kind, NL.say(caught.value.sentence)


def test_a_good_file_changes_keys(tmp_path: Path) -> None:
    path = written(tmp_path, 'case.explain = "e"', '"case.pick" = "ctrl+k, ?"')
    known = known_bindings([CasePage, Rows, FrameApp])
    assert read_keymap(path, known, SCOPES) == {"case.explain": "e", "case.pick": "ctrl+k,question_mark"}
    assert read_keymap(tmp_path / "absent.toml", known, SCOPES) == {}


def test_an_unknown_name_is_refused_with_the_nearest(tmp_path: Path) -> None:
    kind, said = refusal(written(tmp_path, "# mine", 'case.explian = "e"'))
    assert kind == "keys-unknown"
    assert said == 'keys.toml, regel 3: "case.explian" bestaat niet. Bedoelde u "case.explain"?'


@pytest.mark.parametrize(
    ("line", "kind", "part"),
    [
        ('case.explain = "ctrl+i"', "keys-impossible", '"ctrl+i" kan niet: een terminal ziet dit als Tab.'),
        ('case.explain = "f11"', "keys-impossible", "veel terminals houden die toets"),
        ('case.explain = "["', "keys-impossible", "AltGr"),
        ('case.explain = "banana"', "keys-impossible", "geen naam van een toets"),
        ('case.explain = ""', "keys-empty", "aanhalingstekens"),
        ("case.explain = 5", "keys-empty", "aanhalingstekens"),
        ('case.explain = "p"', "keys-clash", '"p" doet al "Kiezen" (Dossiers).'),
        ('case.explain = "enter"', "keys-clash", '"enter" doet al "Openen" (Bron).'),
        ('case.explain = "f1"', "keys-clash", '"f1" doet al "Hulp"'),
    ],
)
def test_one_mistake_refuses_the_file(tmp_path: Path, line: str, kind: str, part: str) -> None:
    found, said = refusal(written(tmp_path, line))
    assert found == kind
    assert part in said
    assert said.startswith("keys.toml, regel 2: ")


def test_a_file_that_is_no_toml_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "keys.toml"
    path.write_text("[keys\n", "utf-8")
    assert refusal(path)[0] == "keys-malformed"


async def test_a_changed_key_works_and_stands_on_the_bar(tmp_path: Path) -> None:
    path = written(tmp_path, 'case.explain = "e"')
    app = FrameApp(CasePage())
    app.set_keymap(read_keymap(path, known_bindings([CasePage]), SCOPES))
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("u")
        assert isinstance(app.screen, CasePage)
        assert "e Bron" in app.bar()
        await pilot.press("e")
        assert isinstance(app.screen, ExplainScreen)


@pytest.mark.parametrize(
    ("keys", "part"),
    [("1&", 1), ("2é", 2), ('3"', 3), ("4'", 4), ("5(", 5)],
)
async def test_digits_and_their_azerty_twins_go_to_a_part(keys: str, part: int) -> None:
    app = FrameApp(CasePage())
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        for typed in keys:
            app.screen.query_one(Parts).show(1 + part % 5)
            await pilot.pause()
            await pilot.press(typed)
            await pilot.pause()
            assert app.screen.query_one(Parts).shown == part, typed
            assert app.screen.focused is app.screen.query_one(Parts).sections[part - 1].rows
