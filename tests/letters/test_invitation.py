"""The invitation as its receiver reads it: on paper, read back from the PDF."""

import io
import re
from datetime import date, datetime
from typing import Any

import pytest
from pypdf import PdfReader

from casemgr.letters.compose import compose
from casemgr.letters.letter import Letter
from casemgr.letters.plain import plain
from casemgr.letters.render import render

EVERY_INVITATION = (
    "PERSOONLIJK EN VERTROUWELIJK",
    "Uitnodiging voor een gesprek",
    "2026-0038-01",
    "21 november 2026",
    "donderdag 3 december 2026 om 14.00 uur",
    "gemeentehuis, Markt 1, lokaal 2.04",
    "1. Op 17 november 2026 is een lijst",
    "2. 18 november 2026: de lijst stond",
    "Er is nog niets beslist",
    "een waarschuwing",
    "uw bezwaren",
    "laten bijstaan",
    "dossier vóór het gesprek inzien en er kopieën van nemen, tot en met 2 december 2026",
    "personeelsdienst, eerste verdieping",
    "elke werkdag van 9.00 tot 12.00 uur",
    "schriftelijk antwoorden",
    "uiterlijk op 2 december 2026 om 24.00 uur",
    "uitstel",
    "Medische gegevens hoeft u daarbij niet te geven",
    "zonder gesprek een beslissing",
    "An Claes, personeelsconsulent",
    "03 555 01 23",
    "pagina 1 van 2",
    "pagina 2 van 2",
)
ONLY = {
    "bev52": (
        "waarschuwingsprocedure",
        "punten 5.2 en 5.3",
        "ICT-gedragscode (versie 2020)",
        "uitleg over de manier",
    ),
    "bev51": ("punt 5.1", "algemene hoorplicht", "ICT-gedragscode (versie 2020)"),
    "asn": (
        "artikel 7, vierde lid",
        "rechten zijn bij dit alles gewaarborgd",
        "(versie 2018)",
        "gemeentesecretaris",
    ),
}
NEVER = (
    "verhoor",
    "betekening",
    "betekend",
    "inbreuk",
    "hoorzitting",
    "dagvaarding",
    "oproeping",
    "beschuldig",
)
NEVER_IN = {
    "bev52": ("algemene hoorplicht", "gemeentesecretaris"),
    "bev51": ("5.3", "5.2", "waarschuwingsprocedure"),
    "asn": ("algemeen directeur", "procedure", "5.2", "schepen", "personeelslid"),
}


def paper(letter: Letter, values: dict[str, Any], **given: Any) -> str:
    """The words on the paper, with single blanks."""
    said = {"draft": False, "practice": False, "number": "2026-0038-01", **given}
    pages = PdfReader(io.BytesIO(render(compose(letter, values, **said)))).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


@pytest.mark.parametrize("which", ["bev52", "bev51", "asn"])
def test_says_what_it_must_and_nothing_it_must_not(
    which: str, invitation: Letter, request: pytest.FixtureRequest
) -> None:
    said = paper(invitation, request.getfixturevalue(which))
    assert [words for words in (*EVERY_INVITATION, *ONLY[which]) if words not in said] == []
    assert [words for words in (*NEVER, *NEVER_IN[which]) if words in said.lower()] == []
    assert "[" not in said
    assert "{" not in said


def test_belgian_and_dutch_conventions(invitation: Letter, bev52: dict[str, Any], asn: dict[str, Any]) -> None:
    belgian, dutch = paper(invitation, bev52), paper(invitation, asn)
    assert "Betreft: Uitnodiging" in belgian
    assert "Geachte mevrouw Vermeulen," in belgian
    assert "Met vriendelijke groeten, Els Peeters algemeen directeur" in belgian
    assert "Onderwerp: Uitnodiging" in dutch
    assert "Geachte heer Van den Berg," in dutch  # a prefix gets a capital when no given name precedes it
    assert "De heer Jan van den Berg" in dutch
    assert "Met vriendelijke groet, C. de Jong gemeentesecretaris" in dutch


def test_who_chose_no_form_of_address_is_called_by_the_full_name(invitation: Letter, bev52: dict[str, Any]) -> None:
    for chosen in ("none", None):
        said = paper(invitation, {**bev52, "person.form_of_address": chosen, "person.given_name": "Kim"})
        assert "Geachte Kim Vermeulen," in said
        assert "Mevrouw" not in said


def test_a_member_of_the_executive_in_assen_reads_why_another_speaks(invitation: Letter, asn: dict[str, Any]) -> None:
    assert paper(invitation, {**asn, "person.status": "executive"}).count("artikel 16") == 1
    assert paper(invitation, {**asn, "person.status": "executive", "breach.route": "16"}).count("artikel 16") == 1
    assert "artikel 16" not in paper(invitation, asn)


def test_handed_over_it_has_a_slip_and_says_so(invitation: Letter, bev52: dict[str, Any]) -> None:
    handed = paper(invitation, {**bev52, "letter.means": "hand"})
    assert "TEGEN ONTVANGSTBEWIJS" in handed
    assert "Voor ontvangst van de brief met kenmerk 2026-0038-01 (niet voor akkoord)" in handed
    posted = paper(invitation, {**bev52, "letter.means": "registered"})
    assert "AANGETEKEND" in posted
    assert "ontvangst van de brief" not in posted


@pytest.mark.parametrize(
    ("capacity", "shown"),
    [
        ("acting", "Waarnemend"),
        ("substitute", "Plaatsvervangend"),
        ("delegate", "In opdracht van de algemeen directeur"),
    ],
)
def test_capacity_and_basis_stand_above_the_name(
    capacity: str, shown: str, invitation: Letter, bev52: dict[str, Any]
) -> None:
    signed = bev52 | {
        "sender.capacity": capacity,
        "sender.name": "Jan Pauwels",
        "sender.basis": "Besluit van de raad van 5 oktober 2026",
        "sender.on_behalf_of": "de algemeen directeur",
    }
    assert f"groeten, {shown} Besluit van de raad van 5 oktober 2026 Jan Pauwels" in paper(invitation, signed)


def test_free_paragraph_enclosures_and_copies(invitation: Letter, bev52: dict[str, Any]) -> None:
    more = bev52 | {
        "free_text": "Parkeren kan achter het gebouw.\n\nDe balie opent om 13.30 uur.",
        "letter.enclosures": ["inventaris", "plan"],
        "letter.copy_to": ["mr. F. De Wilde, raadsman"],
    }
    sheet = compose(invitation, more, draft=False, practice=False, number=None)
    said = "\n".join(plain(sheet, 76))
    assert "achter het gebouw.\n\nDe balie" in said
    assert "Bijlagen\n1. inventaris\n2. plan" in said
    assert "Kopie aan\n– mr. F. De Wilde, raadsman" in said


def test_the_date_follows_the_zone_of_the_code_not_of_the_machine(invitation: Letter, bev52: dict[str, Any]) -> None:
    at = datetime.fromisoformat("2026-12-03T13:00:00+00:00")
    assert "3 december 2026 om 14.00 uur" in paper(invitation, {**bev52, "hearing.at": at})


def test_a_last_day_may_be_a_bare_date(invitation: Letter, bev52: dict[str, Any]) -> None:
    assert "uiterlijk op 1 december 2026, per brief" in paper(invitation, {**bev52, "reply.until": date(2026, 12, 1)})


def test_terminal_and_paper_say_the_same(invitation: Letter, values: dict[str, Any]) -> None:
    sheet = compose(invitation, values, draft=False, practice=False, number="2026-0038-01")
    lines = plain(sheet, 60)
    assert max(map(len, lines)) <= 60
    words = set(re.findall(r"\w{3,}", " ".join(lines)))
    assert words - set(re.findall(r"\w{3,}", paper(invitation, values))) == set()


def test_without_an_email_no_sentence_breaks(invitation: Letter, values: dict[str, Any]) -> None:
    said = paper(invitation, {**values, "contact.email": ""})
    assert "@" not in said
    assert ", ." not in said
    assert " via" not in said
    assert "2 december 2026 om 24.00 uur." in said
