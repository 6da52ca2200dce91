"""A municipality's own style: letterhead, logo, fonts, words, letters in a folder; what cannot be used is refused."""

import io
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pikepdf import pdfa
from PIL import Image

from casemgr.desk import housing
from casemgr.errors import Unusable
from casemgr.language import Language
from casemgr.letters import archive, house, specimen
from casemgr.letters.catalogue import letter
from casemgr.letters.compose import compose
from casemgr.letters.render import render
from casemgr.letters.sheet import Sheet
from casemgr.resources import DATA
from tests.letters.conftest import ASN, BEV
from tests.letters.papers import words
from tests.stories.office import Office
from tests.stories.test_breach import charged, invited

HOUSE = """
letterhead = ["{entity.name} – dienst Personeel", "{entity.address:lines}", "{entity.website}", "Open van 9 tot 12 uur"]
window = [105, 50]
fold_marks = false
[closing]
friendly = "Vriendelijke groeten,"
[words]
page = "blad {page}/{pages}"
confidential = "VERTROUWELIJK"
"""
OWN = """
[titles.conversation]
title = "Gesprek"
subject = "Wij nodigen u uit"
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "huisstijl"
    (place / "letters").mkdir(parents=True)
    return place


def sheet(folder: Path, values: dict[str, Any] | None = None, name: str = "hearing_invitation") -> Sheet:
    said = values or dict(BEV)
    style = house.read(folder)
    made = style.letters.get(name, letter(name))
    return style.dress(compose(made, said, draft=False, practice=False, number="2026-0038-01"), said)


def logo(folder: Path, mode: str = "RGBA", size: tuple[int, int] = (400, 160), kind: str = "PNG") -> Path:
    """Half of it is transparent, where the file can be."""
    image = Image.new(mode, size, 0)
    image.paste(Image.new(mode, (size[0] // 2, size[1]), "red" if mode != "CMYK" else (0, 200, 200, 0)), (0, 0))
    path = folder / f"logo.{kind.lower()}"
    image.save(path, kind)
    return path


def fonts(folder: Path) -> None:
    """Another typeface than the shipped regular one: its italics."""
    for file in ("SourceSansPro-It.ttf", "SourceSansPro-BoldIt.ttf"):
        shutil.copy(DATA / "fonts" / file, folder)
    (folder / "house.toml").write_text(
        '[fonts]\nregular = "SourceSansPro-It.ttf"\nbold = "SourceSansPro-BoldIt.ttf"\n', "utf-8"
    )


def refused(call: Callable[[], object]) -> Unusable:
    with pytest.raises(Unusable) as error:
        call()
    assert error.value.hint is not None or error.value.kind == "letter-file"
    return error.value


def passes(content: bytes) -> bool:
    return pdfa.check(pikepdf.open(io.BytesIO(content)), "2b").summary() == "PDF/A-2b: pass"


def test_an_empty_folder_changes_nothing(folder: Path) -> None:
    shipped = compose(letter("hearing_invitation"), dict(BEV), draft=False, practice=False, number="2026-0038-01")
    assert sheet(folder) == shipped


def test_its_words_stand_on_the_letter(folder: Path, tmp_path: Path) -> None:
    (folder / "house.toml").write_text(HOUSE, "utf-8")
    made = sheet(folder)
    assert made.letterhead == (
        "Gemeente Oefendorp – dienst Personeel", "Markt 1", "9000 Oefendorp", "www.oefendorp.example",
        "Open van 9 tot 12 uur",
    )  # fmt: skip
    assert (made.window, made.folds, made.closing) == ((105.0, 50.0), False, "Vriendelijke groeten,")
    assert made.marks == ("VERTROUWELIJK",)
    said = [word.text for word in words(render(made), tmp_path)[0]]
    assert said[-2:] == ["blad", "1/2"]


def test_what_the_register_sets_comes_before_the_folder(folder: Path) -> None:
    (folder / "house.toml").write_text(HOUSE, "utf-8")
    made = sheet(folder, {**BEV, "house.window": [110, 60], "house.folds": True})
    assert (made.window, made.folds) == ((110.0, 60.0), True)


@pytest.mark.parametrize(("mode", "kind"), [
    ("RGBA", "PNG"), ("LA", "PNG"), ("P", "PNG"), ("1", "PNG"), ("RGB", "JPEG"), ("CMYK", "JPEG"), ("L", "JPEG"),
])  # fmt: skip
@pytest.mark.parametrize("values", [BEV, ASN], ids=["BE", "NL"])
def test_a_logo_of_any_colours_is_archived_without_transparency(
    mode: str, kind: str, values: dict[str, Any], folder: Path, tmp_path: Path
) -> None:
    image = Image.new(mode, (300, 200))
    image.save(folder / f"logo.{kind.lower()}", kind)
    content = render(sheet(folder, dict(values)))
    assert passes(content)
    pdf = pikepdf.open(io.BytesIO(content))
    (drawn,) = pdf.pages[0].Resources.XObject.values()
    assert drawn.ColorSpace == "/DeviceRGB"
    assert "/SMask" not in drawn
    assert content == render(sheet(folder, dict(values)))
    text = [word for word in words(content, tmp_path)[0] if word.text in ("Gemeente", "Oefendorp")]
    assert min(word.top for word in text) > 10 + 18


def test_a_logo_is_not_read_aloud_and_stands_above_the_name(folder: Path) -> None:
    logo(folder)
    pdf = pikepdf.open(io.BytesIO(render(sheet(folder))))
    inside = []
    for operands, operator in pikepdf.parse_content_stream(pdf.pages[0]):
        inside += [str(operands[0])] if str(operator) in ("BMC", "BDC") else []
        if str(operator) == "Do":
            break
    assert inside[-1] == "/Artifact"


def test_a_fine_logo_is_made_as_fine_as_a_printer_can_show(folder: Path) -> None:
    logo(folder, size=(3000, 1000))
    picture = house.read(folder).logo
    assert picture is not None
    assert picture.width <= 1063


@pytest.mark.parametrize(("name", "content", "words_"), [
    ("logo.png", b"no image at all", "is no PNG or JPEG"),
    ("logo.png", b"GIF89a\x01\x00\x01\x00\x80\x00\x00", "is no PNG or JPEG"),
    ("logo.jpg", b"\xff\xd8\xff\xe0" + bytes(50), "is no PNG or JPEG"),
    ("logo.png", b"", "is no PNG or JPEG"),
])  # fmt: skip
def test_a_logo_that_is_no_image_is_refused(name: str, content: bytes, words_: str, folder: Path) -> None:
    (folder / name).write_bytes(content)
    error = refused(lambda: house.read(folder))
    assert error.kind == "house-logo"
    assert words_ in str(error.sentence)
    assert name in str(error.sentence)


def test_a_cut_off_logo_is_refused(folder: Path) -> None:
    whole = logo(folder).read_bytes()
    (folder / "logo.png").write_bytes(whole[: len(whole) // 2])
    assert refused(lambda: house.read(folder)).kind == "house-logo"


def test_a_logo_of_40_megabytes_is_refused_unread(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with (folder / "logo.png").open("wb") as file:
        file.truncate(40_000_000)
    monkeypatch.setattr(Image, "open", lambda *_, **__: pytest.fail("it was read"))
    error = refused(lambda: house.read(folder))
    assert error.kind == "house-logo"
    assert "2 MB" in str(error.sentence)


def test_a_small_file_with_enormous_many_pixels_is_refused(folder: Path) -> None:
    Image.new("1", (20_000, 20_000)).save(folder / "logo.png", optimize=True)
    assert (folder / "logo.png").stat().st_size < 2_000_000
    error = refused(lambda: house.read(folder))
    assert "pixels" in str(error.sentence)


def test_fonts_of_the_house_are_embedded(folder: Path) -> None:
    fonts(folder)
    content = render(sheet(folder))
    assert passes(content)
    assert embedded(content) == {"SourceSansPro-It", "SourceSansPro-BoldIt"}
    plain = compose(letter("hearing_invitation"), dict(BEV), draft=False, practice=False, number="2026-0038-01")
    assert embedded(render(plain)) == {"SourceSansPro-Regular", "SourceSansPro-Bold"}


def embedded(content: bytes) -> set[str]:
    """The names of the fonts on the first page."""
    pdf = pikepdf.open(io.BytesIO(content))
    return {str(font.BaseFont).partition("+")[2] for font in pdf.pages[0].Resources.Font.values()}


@pytest.mark.parametrize("content", [b"no font", b"OTTO" + bytes(100), b"\x00\x01\x00\x00" + bytes(200), b""])
def test_a_font_that_is_none_is_refused(content: bytes, folder: Path) -> None:
    fonts(folder)
    (folder / "SourceSansPro-BoldIt.ttf").write_bytes(content)
    error = refused(lambda: house.read(folder))
    assert error.kind == "house-font"
    assert "SourceSansPro-BoldIt.ttf" in str(error.sentence)


def test_a_font_without_the_letters_of_dutch_is_refused(folder: Path) -> None:
    from reportlab.pdfbase.ttfonts import TTFontFace

    fonts(folder)
    face = TTFontFace(str(DATA / "fonts" / "SourceSansPro-Bold.ttf"))
    (folder / "SourceSansPro-BoldIt.ttf").write_bytes(face.makeSubset(list(range(32, 127))))
    error = refused(lambda: house.read(folder))
    assert error.kind == "house-font"


@pytest.mark.parametrize(("said", "where", "near"), [
    ("logoo = 'x.png'", "logoo", "logo"),
    ("[words]\npagge = 'x'", "words", "page"),
    ("[words]\npage = 'blad'", "words, page", ""),
    ("[words]\npage = 'blad {page} van {pages} {x}'", "words, page", ""),
    ("[closing]\nformeel = 'x'", "closing", "formal"),
    ("letterhead = ['{entity.naam}']", "letterhead", "entity.name"),
    ("letterhead = ['{person.family_name}']", "letterhead", ""),
    ("letterhead = ['{entity.name}']", "letterhead", ""),
    ("letterhead = 'x'", "letterhead", ""),
    ("letterhead = [1]", "letterhead", ""),
    ("window = [500, 3]", "window", ""),
    ("window = ['a', 3]", "window", ""),
    ("fold_marks = 'no'", "fold_marks", ""),
    ("logo = 'weg.png'", "logo", ""),
    ("logo = '../../etc/passwd'", "logo", ""),
    ("[fonts]\nregular = 'x.ttf'", "fonts", ""),
    ("[fonts]\nregular = 'x.ttf'\nbold = 'y.ttf'", "fonts, regular", ""),
    ("no toml", "", ""),
])  # fmt: skip
def test_a_wrong_line_is_refused_with_file_key_and_guess(said: str, where: str, near: str, folder: Path) -> None:
    (folder / "house.toml").write_text(said, "utf-8")
    error = refused(lambda: house.read(folder))
    assert error.kind == "letter-file"
    assert "house.toml" in str(error.sentence)
    assert where in str(error.sentence)
    assert near in str(error.hint)


def test_a_letter_in_the_words_of_the_house(folder: Path) -> None:
    (folder / "letters" / "hearing_invitation.toml").write_text(OWN, "utf-8")
    assert sheet(folder).subject == "Wij nodigen u uit"
    render(sheet(folder))


def test_a_copy_of_the_shipped_letter_is_the_shipped_letter(folder: Path) -> None:
    for path in sorted((DATA / "letters").glob("*.toml")):
        shutil.copy(path, folder / "letters")
    found = house.read(folder).letters
    assert {name: found[name] == letter(name) for name in found} == dict.fromkeys(found, True)


CHANGES = [
    ("{decision.on}", "{decision.onn}", "decision.on"),  # an unknown name, with the nearest
    ('says = ["reasons"]', "", "reasons"),  # a mention no block says
    ('text = "{decision.reasons}"', 'text = "Om goede redenen."', "decision.reasons"),  # said, without its value
    ('numbered = "decision.facts"\nsays', 'text = "Zie het dossier."\nsays', "decision.facts"),
    ('remedies = "deze beslissing"', 'text = "Er is geen beroep."', "remed"),  # the way against it left out
    ('signs = ["sender", "countersign"]', 'signs = ["countersign"]', "signs"),
    ('workflow = ["breach", "disciplinary_proceedings"]', 'workflow = "breach"', "workflow"),
    ("seal = true", "seal = false", "seal"),
    ('marks = ["confidential"]', "marks = []", "marks"),
    ('tone = "formal"', 'tone = "warm"', "tone"),
    ("[titles.sanction]", "[titles.sanctie]", "titles"),
    ("[titles.sanction]", "[titels.sanction]", "titels"),
]


@pytest.mark.parametrize(("shipped", "own", "named"), CHANGES)
def test_a_letter_that_loses_what_it_must_say_is_refused_by_name(
    shipped: str, own: str, named: str, folder: Path
) -> None:
    text = (DATA / "letters" / "decision.toml").read_text("utf-8")
    assert shipped in text
    (folder / "letters" / "decision.toml").write_text(text.replace(shipped, own), "utf-8")
    error = refused(lambda: house.read(folder))
    assert error.kind == "letter-file"
    assert "letters/decision.toml" in str(error.sentence)
    assert named in f"{error.sentence} {error.hint}"


def test_a_letter_nobody_knows_is_refused_with_the_nearest(folder: Path) -> None:
    (folder / "letters" / "decison.toml").write_text(OWN, "utf-8")
    error = refused(lambda: house.read(folder))
    assert "decision" in str(error.hint)


def test_a_weaker_requirement_counts_for_nothing(folder: Path) -> None:
    text = (DATA / "letters" / "decision.toml").read_text("utf-8")
    weaker = text.replace('needs = ["decision.reasons"]', "needs = []")
    assert weaker != text
    (folder / "letters" / "decision.toml").write_text(weaker, "utf-8")
    assert house.read(folder).letters["decision"].mentions == letter("decision").mentions


def test_the_setting_is_checked_when_it_is_set_and_read_beside_the_register(office: Office, tmp_path: Path) -> None:
    gone = office.ask("director", "settings", "set", "letters.folder", "huisstijl")
    assert (gone.code, gone.kind) == (2, "house-folder"), gone.everything
    place = tmp_path / "huisstijl"
    place.mkdir()
    (place / "house.toml").write_text(HOUSE.replace("letterhead", "letterhed"), "utf-8")
    assert office.ask("director", "settings", "set", "letters.folder", "huisstijl").kind == "letter-file"
    (place / "house.toml").write_text(HOUSE, "utf-8")
    done = office.ask("director", "settings", "set", "letters.folder", "huisstijl")
    assert done.code == 0, done.everything
    case = invited(office)
    kept = tmp_path / "brief.pdf"
    read = office.ask("director", "documents", case, "--get", f"{case}-01", "-o", str(kept))
    assert read.code == 0, read.everything
    said = " ".join(word.text for word in words(kept.read_bytes(), tmp_path)[0])
    assert "dienst Personeel" in said
    assert "blad 1/2" in said


def test_a_style_that_breaks_later_stops_letters_and_nothing_else(office: Office, tmp_path: Path) -> None:
    place = tmp_path / "huisstijl"
    place.mkdir()
    assert office.ask("director", "settings", "set", "letters.folder", "huisstijl").code == 0
    case = charged(office)
    (place / "logo.png").write_bytes(b"no image")
    for command in (("show", case), ("steps", case), ("letters",)):
        assert office.ask("director", *command).code == 0
    with office.session("director") as session:
        style = housing.style(session.register, {"letters.folder": "huisstijl"})
    assert style.flaw is not None
    answer = office.ask("director", "letter", case, "hearing_invitation", "--draft", "-o", str(tmp_path / "x.pdf"))
    assert answer.code != 0
    assert not (tmp_path / "x.pdf").exists()
    assert office.told("director", "documents", case) == []


def test_what_cannot_be_archived_is_refused(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The checker is really asked: by an older standard, which letters do not follow, no logo is of use."""
    logo(folder)
    style = house.read(folder)
    specimen.prove(style.typeface, style.logo)
    monkeypatch.setattr(archive, "FLAVOUR", "1b")
    specimen.prove.cache_clear()
    for trial in (lambda: render(sheet(folder)), lambda: specimen.prove(style.typeface, style.logo)):
        assert refused(trial).kind == "not-an-archive-copy"
    specimen.prove.cache_clear()


@pytest.mark.parametrize(("key", "value", "kind"), [
    ("letters.window", "110, 54", ""), ("letters.window", "25 54.5", ""), ("letters.window", "110", "letter-value"),
    ("letters.window", "links", "letter-value"), ("letters.window", "500, 3", "letter-value"),
    ("letters.fold-marks", "nee", ""), ("letters.fold-marks", "yes", ""), ("letters.fold-marks", "soms", "bad-setting"),
])  # fmt: skip
def test_settings_of_the_page_are_checked_when_they_are_set(office: Office, key: str, value: str, kind: str) -> None:
    done = office.ask("director", "settings", "set", key, value)
    assert (done.kind if done.code else "") == kind, done.everything


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ('letterhead = ["{entity.name}"', "house.toml is niet te lezen: er is iets mis"),
        ('letterhead = ["Iets anders"]', "In house.toml, bij letterhead, ontbreekt {entity.name}."),
        ('letterhead = ["{entity.nam}"]', "In house.toml, bij letterhead: {entity.nam} kan hier niet staan."),
    ],
)
def test_what_is_wrong_in_a_style_is_a_sentence_without_english(said: str, sentence: str, folder: Path) -> None:
    (folder / house.FILE).write_text(said, encoding="utf-8")
    with pytest.raises(Unusable) as refused:
        house.read(folder)
    assert Language("nl").say(refused.value.sentence).startswith(sentence)


def test_forms_for_a_list_stop_before_the_first_where_the_style_is_gone(office: Office, tmp_path: Path) -> None:
    place = tmp_path / "huisstijl"
    place.mkdir()
    office.told("director", "settings", "set", "letters.folder", str(place))
    place.rmdir()
    said = office.ask("personnel", "batch", "forms", "--pack", "bev", lang="nl")
    assert (said.code, said.kind) == (2, "house-folder")
    office.told("director", "settings", "clear", "letters.folder")
    assert office.ask("personnel", "batch", "forms", "--pack", "bev").code == 0
