"""The page: what may be long stays apart, nothing is left alone, and what stands at a fixed place stands there."""

import io
import unicodedata
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from casemgr.errors import Unusable
from casemgr.letters.catalogue import letter
from casemgr.letters.compose import compose
from casemgr.letters.render import render
from casemgr.letters.sheet import Sheet
from casemgr.store import chain
from tests.letters.conftest import ASN, BEV
from tests.letters.papers import words
from tests.letters.samples import complete
from tests.stories.office import Office
from tests.workflows.breaches import decided, person

LONG = (
    "Anna-Maria Josephina Ghislena Theodora van der Straeten-Ponthoz "
    "de Lannoy de la Tour et Taxis van Oudenaarde tot Ename"
)
ENTITY = (
    "Openbaar centrum voor maatschappelijk welzijn van de fusiegemeente "
    "Oefendorp-aan-de-Schelde met de deelgemeenten Zuid"
)


def sheet(values: Mapping[str, Any], **how: Any) -> Sheet:
    return compose(letter("hearing_invitation"), values, draft=False, practice=False, number="2026-0038-01", **how)


def clashes(content: bytes, folder: Path) -> list[tuple[str, str]]:
    """Words that stand over one another."""
    return [
        (one.text, other.text)
        for page in words(content, folder)
        for number, one in enumerate(page)
        for other in page[number + 1 :]
        if one.overlaps(other)
    ]


@pytest.mark.parametrize("window", [None, (110, 54), (25, 54), (75, 60), (60, 45)])
@pytest.mark.parametrize("values", [BEV, ASN], ids=["BE", "NL"])
def test_names_of_120_characters_stand_over_nothing(
    values: Mapping[str, Any], window: tuple[int, int] | None, tmp_path: Path
) -> None:
    assert 115 <= len(LONG) <= 120
    assert 115 <= len(ENTITY) <= 120
    long = {
        **values,
        "house.window": window,
        "entity.name": ENTITY,
        "person.family_name": LONG,
        "person.given_name": "",
        "person.address": ["p/a Residentie De Oude Linden", "Lindestraat 12 bus 3", "9000 Oefendorp", "België"],
        "letter.their_reference": "AB/2026/0000123/secretariaat-algemene-zaken",
        "letter.post_number": "P-2026-000123",
        "letter.means": "registered_receipt",
    }
    content = render(sheet(long))
    assert clashes(content, tmp_path) == []
    for page in words(content, tmp_path):
        assert max(word.right for word in page) < 210 - 14
        assert min(word.left for word in page) > 20


def test_a_clash_is_seen(tmp_path: Path) -> None:
    """Two letters over one another do clash: that nothing is found above means something."""
    below, above = (pikepdf.open(io.BytesIO(render(sheet(values)))) for values in (BEV, ASN))
    below.pages[0].add_overlay(above.pages[0])
    both = io.BytesIO()
    below.save(both)
    assert clashes(both.getvalue(), tmp_path)


def test_a_word_without_end_is_broken(tmp_path: Path) -> None:
    content = render(sheet({**BEV, "entity.name": "X" * 120, "person.family_name": "Y" * 120}))
    assert clashes(content, tmp_path) == []
    assert max(word.right for page in words(content, tmp_path) for word in page) < 210 - 14


def test_an_address_of_four_lines_and_the_room_below_it(tmp_path: Path) -> None:
    content = render(sheet({**BEV, "person.address": ["p/a de heer J. Bols", "Markt 1", "9000 Oefendorp", "België"]}))
    first = words(content, tmp_path)[0]
    country = next(word for word in first if word.text == "België")
    under = min(word.top for word in first if word.top > country.bottom)
    assert under - country.bottom > 25


@pytest.mark.parametrize(("means", "mark"), [
    ("registered", "AANGETEKEND"), ("registered_receipt", "AANGETEKEND MET ONTVANGSTBEWIJS"),
    ("hand", "TEGEN ONTVANGSTBEWIJS"), ("post", ""),
])  # fmt: skip
def test_marks_stand_above_the_address(means: str, mark: str, tmp_path: Path) -> None:
    first = words(render(sheet({**BEV, "letter.means": means})), tmp_path)[0]
    name = next(word for word in first if word.text == "Mevrouw")
    above = [word.text for word in first if abs(word.left - name.left) < 60 and 30 < word.top < name.top]
    assert " ".join(above).endswith(f"PERSOONLIJK EN VERTROUWELIJK {mark}".strip())


def test_fold_marks_can_be_left_out() -> None:
    def drawn(made: Sheet) -> int:
        pages = pikepdf.open(io.BytesIO(render(made))).pages
        return sum(str(operator) == "S" for page in pages for _, operator in pikepdf.parse_content_stream(page))

    assert drawn(sheet(BEV)) == 2
    assert drawn(sheet({**BEV, "house.folds": False})) == 0


def test_no_line_is_left_alone_at_the_turn_of_a_page() -> None:
    """A piece of a paragraph on a page has two lines at least."""
    over = 0
    for extra in range(30):
        long = "De lijst stond een week lang op een onbeveiligde drager, wat eerder verboden was. " * 6
        facts = [*("Een korte regel." for _ in range(extra)), *([long] * 12)]
        made = compose(
            letter("decision"), complete("decision", "bev", **{"decision.facts": facts}), draft=False, practice=False,
            number="2026-0038-02",
        )  # fmt: skip
        pdf = pikepdf.open(io.BytesIO(render(made)))
        counted = [pieces(element) for element in bodies(pdf)]
        split = [found for found in counted if len(found) > 1]
        assert all(min(found) >= 2 for found in split), (extra, split)
        over += len(split)
    assert over > 10, "some paragraphs do go over"


def bodies(pdf: pikepdf.Pdf) -> list[Any]:
    """The words of each entry of a list."""
    return [entry.K[1] for element in pdf.Root.StructTreeRoot.K.K if element.S == "/L" for entry in element.K]


def pieces(body: Any) -> list[int]:
    """How many lines of it stand on each page."""
    first, *rest = list(body.K)
    places = [(body.Pg, int(first)), *((kid.Pg, int(kid.MCID)) for kid in rest)]
    return [lines(pikepdf.Page(page), mark) for page, mark in places]


def lines(page: pikepdf.Page, mark: int) -> int:
    """The lines of one marked piece of a page."""
    inside, found = False, 0
    for operands, operator in pikepdf.parse_content_stream(page):
        name = str(operator)
        if name == "BDC":
            inside = operands[1]["/MCID"] == mark
        inside = inside and name != "EMC"
        found += inside and name in ("Tj", "TJ")
    return found


def test_a_decision_says_where_the_register_stood(office: Office, tmp_path: Path) -> None:
    case = decided(office, person(office))
    with office.session() as session:
        before = chain.head(session.register)
        whole = chain.verify(session.register)
    assert (before.events, before.digest) == (whole.events, whole.head)
    options = ("decision", "--procedure", "breach-1", "-o")
    issued, drawn = tmp_path / "brief.pdf", tmp_path / "ontwerp.pdf"
    moment = "2026-12-03T10:00"
    assert office.ask("director", "letter", case, *options, str(drawn), "--draft", now=moment).code == 0
    made = office.ask("director", "letter", case, *options, str(issued), now=moment)
    assert made.code == 0, made.everything
    for page in words(issued.read_bytes(), tmp_path):
        assert " ".join(word.text for word in page).count(f"registerstand {before.short}, {before.events} feiten") == 1
    assert "registerstand" not in {word.text for page in words(drawn.read_bytes(), tmp_path) for word in page}


def test_other_letters_do_not() -> None:
    assert sheet(BEV).seal == ""


@pytest.mark.parametrize(("name", "code"), [
    ("محمد", "U+062D"), ("Jan 😀", "U+1F600"), ("Đ" + "\u0f40", "U+0F40"),
])  # fmt: skip
@pytest.mark.parametrize(("field", "part"), [
    ("person.family_name", "the name or address"), ("sender.name", "the names of who signs"),
    ("hearing.place", "the text of the letter"), ("letter.their_reference", "the reference line"),
    ("entity.name", "the letterhead"),
])  # fmt: skip
def test_a_character_the_font_lacks_is_refused_with_its_place(name: str, code: str, field: str, part: str) -> None:
    with pytest.raises(Unusable) as refused:
        render(sheet({**BEV, field: name}))
    assert refused.value.kind == "no-glyph"
    assert code in str(refused.value.sentence)
    assert part in str(refused.value.sentence)
    assert "محمد" not in str(refused.value.sentence)


@pytest.mark.parametrize("name", ["<b>", "Jan & Piet", 'O\'Neill "Jan"', "Zoe\u0308", "S\u030cmi\u0301d", "x" * 120])
def test_odd_names_are_printed_as_they_are(name: str, tmp_path: Path) -> None:
    said = "".join(
        word.text for page in words(render(sheet({**BEV, "person.family_name": name})), tmp_path) for word in page
    )
    assert "".join(unicodedata.normalize("NFC", name).split()) in said
