"""The PDF itself: pages, fonts, properties, bytes, and what happens to odd values."""

import hashlib
import io
import pickle
import subprocess
import sys
import unicodedata
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from casemgr.errors import Unusable
from casemgr.letters.catalogue import letter
from casemgr.letters.compose import compose
from casemgr.letters.plain import plain
from casemgr.letters.render import render
from casemgr.letters.sheet import Heading, Sheet

from .conftest import BEV


def sheet(values: dict[str, Any], *, draft: bool = False, practice: bool = False) -> Sheet:
    number = "2026-0038-01"
    return compose(letter("hearing_invitation"), values, draft=draft, practice=practice, number=number)


def read(made: Sheet) -> PdfReader:
    return PdfReader(io.BytesIO(render(made)))


def words(made: Sheet) -> str:
    return " ".join(" ".join(page.extract_text() for page in read(made).pages).split())


def places(reader: PdfReader, wanted: str) -> tuple[float, float]:
    """Where a line begins on the first page: millimetres from the left and the top edge."""
    found: list[tuple[float, float]] = []

    def visit(said: str, page: list[float], line: list[float], *_: Any) -> None:
        if wanted in said:
            left, bottom = (page[4 + i] + line[4] * page[i] + line[5] * page[2 + i] for i in (0, 1))
            found.append((left * 25.4 / 72, 297 - bottom * 25.4 / 72))

    reader.pages[0].extract_text(visitor_text=visit)
    return found[0]


def test_same_values_give_the_same_bytes(values: dict[str, Any]) -> None:
    assert render(sheet(values)) == render(sheet(values))


def test_another_process_gives_the_same_bytes(bev52: dict[str, Any]) -> None:
    program = (
        "import hashlib, pickle, sys; from casemgr.letters.catalogue import letter;"
        "from casemgr.letters.compose import compose; from casemgr.letters.render import render;"
        "values = pickle.load(sys.stdin.buffer); letter = letter('hearing_invitation');"
        "made = compose(letter, values, draft=False, practice=False, number='2026-0038-01');"
        "print(hashlib.sha256(render(made)).hexdigest())"
    )
    digests = {
        subprocess.run(
            [sys.executable, "-c", program],
            input=pickle.dumps(bev52),
            capture_output=True,
            check=True,
            env={"PYTHONHASHSEED": seed, "TZ": zone, "PYTHONPATH": ":".join(filter(None, sys.path))},
        )
        .stdout.decode()
        .strip()
        for seed, zone in (("1", "UTC"), ("2", "Asia/Tokyo"))
    }
    assert digests == {hashlib.sha256(render(sheet(bev52))).hexdigest()}


def test_pages_are_a4_and_each_bears_its_number_and_reference(bev52: dict[str, Any]) -> None:
    charges = [
        f"Op {day} november 2026 is een lijst met dossiers verstuurd, voor de {day}e keer." for day in range(1, 31)
    ]
    reader = read(sheet({**bev52, "breach.charges": charges}))
    assert len(reader.pages) == 3
    for number, page in enumerate(reader.pages, 1):
        said = page.extract_text()
        assert f"pagina {number} van 3" in said
        assert "2026-0038-01" in said
        assert [round(float(size)) for size in page.mediabox[2:]] == [595, 842]


def test_only_source_sans_and_all_of_it_embedded(values: dict[str, Any]) -> None:
    fonts = [font.get_object() for page in read(sheet(values)).pages for font in page["/Resources"]["/Font"].values()]
    assert {font["/BaseFont"].split("+")[1] for font in fonts} == {
        "SourceSansPro-Regular",
        "SourceSansPro-Bold",
    }
    assert all("/FontFile2" in font["/FontDescriptor"] for font in fonts)


def test_properties_hold_the_neutral_title_the_entity_and_the_letters_date(
    bev52: dict[str, Any], asn: dict[str, Any]
) -> None:
    for values, language in ((bev52, "nl-BE"), (asn, "nl-NL")):
        reader = read(sheet(values))
        said = dict(reader.metadata or {})
        assert said.pop("/Producer").startswith("pikepdf ")
        assert said == {
            "/Title": "Uitnodiging voor een gesprek",
            "/Author": values["entity.name"],
            "/CreationDate": "D:20261121000000+00'00",
            "/ModDate": "D:20261121000000+00'00",
        }
        assert reader.trailer["/Root"]["/Lang"] == language


def test_the_window_is_right_in_belgium_left_in_the_netherlands_or_where_it_is_set(
    bev52: dict[str, Any], asn: dict[str, Any]
) -> None:
    assert places(read(sheet(bev52)), "Mevrouw Lies") == pytest.approx((110, 54), abs=0.1)
    assert places(read(sheet(asn)), "De heer Jan") == pytest.approx((25, 54), abs=0.1)
    assert places(read(sheet({**bev52, "house.window": (30, 60)})), "Mevrouw Lies") == pytest.approx((30, 60), abs=0.1)


def test_nothing_else_stands_in_the_window_or_below_it(bev52: dict[str, Any]) -> None:
    long = {
        **bev52,
        "person.address": [
            "p/a Residentie De Oude Linden",
            "Lindestraat 12 bus 3",
            "9000 Oefendorp",
            "België",
        ],
    }
    left, last = places(read(sheet(long)), "België")
    assert (left, last) == pytest.approx((110, 54 + 4 * 5), abs=0.1)
    assert places(read(sheet(long)), "ons kenmerk")[1] - last >= 30


@pytest.mark.parametrize("window", [(110,), ("110", "54"), (500, 54), (110, 200)])
def test_a_window_off_the_paper_is_refused(window: Any, bev52: dict[str, Any]) -> None:
    with pytest.raises(Unusable, match="letter-value"):
        sheet({**bev52, "house.window": window})


def test_marks_of_draft_and_practice_stand_on_every_page(bev52: dict[str, Any]) -> None:
    for draft, practice, mark in (
        (True, False, "ONTWERP"),
        (False, True, "OEFENING"),
        (True, True, "OEFENING · ONTWERP"),
    ):
        pages = read(sheet(bev52, draft=draft, practice=practice)).pages
        assert all(mark in page.extract_text() for page in pages)
    final = words(sheet(bev52))
    assert "ONTWERP" not in final
    assert "OEFENING" not in final


def test_long_names_and_addresses_wrap(bev52: dict[str, Any]) -> None:
    name = "Anna-Maria Josephina Ghislena van der Straeten-Ponthoz de Lannoy de la Tour"
    long = bev52 | {
        "person.given_name": name,
        "person.address": [
            "Residentie De Zeer Lange Naam Aan Het Water, blok C",
            "Oude Steenweg 1234 bus 56",
            "9000 Oefendorp",
        ],
        "entity.name": "Openbaar centrum voor maatschappelijk welzijn van de fusiegemeente Oefendorp",
        "hearing.place": "x" * 300,
    }
    said = words(sheet(long))
    assert "de Lannoy de la Tour Vermeulen" in said
    assert "blok C" in said


def test_an_address_that_cannot_fit_is_refused(bev52: dict[str, Any]) -> None:
    with pytest.raises(Unusable, match="too-long"):
        render(sheet({**bev52, "person.address": [f"regel {n}" for n in range(12)]}))
    with pytest.raises(Unusable, match="too-long"):
        render(sheet({**bev52, "letter.their_reference": "kenmerk " * 3000}))


HOSTILE = "<b>Jan</b> & \"co\" 'x' <jan@x.be> {person.family_name} **vet** [[weg]] &amp; %s $(id)"


def test_values_are_shown_as_they_are(bev52: dict[str, Any]) -> None:
    odd = bev52 | {"hearing.place": HOSTILE, "breach.charges": [f"In 2026: {HOSTILE}"], "free_text": HOSTILE}
    odd |= {"person.family_name": HOSTILE, "letter.their_reference": HOSTILE, "letter.copy_to": [HOSTILE]}
    assert words(sheet(odd)).count("<jan@x.be> {person.family_name} **vet** [[weg]] &amp; %s $(id)") >= 5
    assert " ".join("\n".join(plain(sheet(odd), 500)).split()).count(HOSTILE) >= 6


@pytest.mark.parametrize(
    "name", ["Ελένη Παππά", "Иван Петров", "Łukasz Żółć", "Đặng Thị Nguyễn", "Þórr İğdır", "Zoe\u0308"]
)
def test_european_names_can_be_set(name: str, bev52: dict[str, Any]) -> None:
    assert unicodedata.normalize("NFC", name) in words(sheet({**bev52, "person.family_name": name}))


@pytest.mark.parametrize(("character", "code"), [("李", "U+674E"), ("😀", "U+1F600"), ("ש", "U+05E9")])
def test_a_character_the_font_lacks_is_refused_by_name(character: str, code: str, bev52: dict[str, Any]) -> None:
    with pytest.raises(Unusable) as refused:
        render(sheet({**bev52, "person.family_name": f"Vermeulen {character}"}))
    assert refused.value.kind == "no-glyph"
    assert character in str(refused.value.sentence)
    assert code in str(refused.value.sentence)
    assert "Vermeulen" not in str(refused.value.sentence)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(said=st.text(min_size=1, max_size=300), name=st.text(min_size=1, max_size=60))
def test_any_text_is_printed_or_refused(said: str, name: str) -> None:
    odd = dict(BEV) | {
        "free_text": said,
        "person.family_name": name,
        "hearing.place": said,
        "breach.charges": [said, name],
    }
    made = sheet(odd, draft=True)
    try:
        output = render(made)
    except Unusable as error:
        output = error.kind.encode()
    assert output.startswith((b"%PDF-", b"no-glyph", b"too-long"))


def test_nothing_is_left_behind_at_the_turn_of_a_page(bev52: dict[str, Any]) -> None:
    """Whatever the length: the signature has words of the letter with it, a heading or "…:" what it announces."""
    full = bev52 | {"letter.means": "hand", "letter.enclosures": ["inventaris"], "letter.copy_to": ["de raadsman"]}
    for count in range(1, 40):
        made = sheet(full | {"breach.charges": ["Op 3 mei 2026 ging een lijst naar een privéadres."] * count})
        headings = {block.text for block in made.blocks if isinstance(block, Heading)} | {"Bijlage", "Kopie aan"}
        pages = [[line.strip() for line in page.extract_text().strip().split("\n")] for page in read(made).pages]
        (signed,) = [page for page in pages if "Els Peeters" in page]
        assert "Met vriendelijke groeten," in signed
        assert "Hebt u vragen?" in signed
        for page in pages:
            assert page[-2:] == [made.footer, f"pagina {pages.index(page) + 1} van {len(pages)}"]
            assert page[-3] not in headings
            assert not page[-3].endswith(":")


def test_the_longest_reference_line_stays_on_the_paper(bev52: dict[str, Any]) -> None:
    reader = read(
        sheet(
            bev52
            | {"letter.their_date": bev52["letter.date"], "letter.their_reference": "AB/12"}
            | {"letter.post_number": "P-1"}
        )
    )
    left, _ = places(reader, "datum")
    assert left + 30 < 210 - 20


def test_a_draft_with_nothing_in_it_can_be_printed() -> None:
    assert "ONTWERP" in words(sheet({}, draft=True))


def test_a_draft_has_no_heading_without_words(bev52: dict[str, Any]) -> None:
    blocks = sheet({**bev52, "breach.route": None}, draft=True).blocks
    for block, following in zip(blocks, [*blocks[1:], Heading("")], strict=True):
        assert not (isinstance(block, Heading) and isinstance(following, Heading))
