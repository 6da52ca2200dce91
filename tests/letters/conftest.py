"""Invented people and places: the values of one invitation for each code of conduct."""

from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from casemgr.letters.catalogue import letter
from casemgr.letters.letter import Letter
from tests.stories.office import NOW, Office, call

BRUSSELS = ZoneInfo("Europe/Brussels")

BEV: Mapping[str, Any] = {
    "entity.name": "Gemeente Oefendorp",
    "entity.address": ["Markt 1", "9000 Oefendorp"],
    "entity.website": "www.oefendorp.example",
    "contact.name": "An Claes",
    "contact.capacity": "personeelsconsulent",
    "contact.phone": "03 555 01 23",
    "contact.email": "an.claes@oefendorp.example",
    "person.form_of_address": "mevrouw",
    "person.given_name": "Lies",
    "person.family_name": "Vermeulen",
    "person.address": ["Lindestraat 12", "9000 Oefendorp"],
    "case.number": "2026-0038",
    "letter.date": date(2026, 11, 21),
    "pack.key": "bev",
    "pack.country": "BE",
    "pack.zone": "Europe/Brussels",
    "hearing.matter": "breach",
    "pack.code_name": "ICT-gedragscode",
    "pack.code_version": "2020",
    "hearing.kind": "conversation",
    "hearing.form": "oral",
    "hearing.at": datetime(2026, 12, 3, 14, 0, tzinfo=BRUSSELS),
    "hearing.place": "gemeentehuis, Markt 1, lokaal 2.04",
    "hearing.hears": ["Els Peeters, algemeen directeur", "Tom Wouters, diensthoofd"],
    "hearing.about": "het gebruik van uw dienstmailbox",
    "breach.charges": [
        "Op 17 november 2026 is een lijst met 210 dossiers naar een privéadres gestuurd.",
        {"on": date(2026, 11, 18), "text": "de lijst stond op een onbeveiligde usb-stick."},
    ],
    "breach.articles": ["bijlage, mailen", "geoorloofd en ongeoorloofd gebruik"],
    "breach.route": "5.2",
    "breach.considered": "een waarschuwing",
    "file.place": "personeelsdienst, eerste verdieping",
    "file.hours": "elke werkdag van 9.00 tot 12.00 uur",
    "file.until": date(2026, 12, 2),
    "reply.until": datetime(2026, 12, 3, 0, 0, tzinfo=BRUSSELS),
    "sender.name": "Els Peeters",
    "sender.function": "algemeen directeur",
    "sender.capacity": "titular",
}

ASN: Mapping[str, Any] = {
    **BEV,
    "entity.name": "Gemeente Oefenstad",
    "entity.address": "Noordersingel 33\n9401 JW Oefenstad",
    "pack.key": "asn",
    "pack.country": "NL",
    "pack.zone": "Europe/Amsterdam",
    "pack.code_name": "Privacy- en gebruiksreglement",
    "pack.code_version": "2018",
    "person.form_of_address": "heer",
    "person.given_name": "Jan",
    "person.family_name": "van den Berg",
    "person.address": ["Brink 4 A", "9401 HX Oefenstad"],
    "hearing.hears": "mevrouw C. de Jong, gemeentesecretaris",
    "breach.articles": ["artikel 5, derde lid"],
    "breach.route": "7.4",
    "sender.name": "C. de Jong",
    "sender.function": "gemeentesecretaris",
}


@pytest.fixture
def invitation() -> Letter:
    return letter("hearing_invitation")


@pytest.fixture
def bev52() -> dict[str, Any]:
    return dict(BEV)


@pytest.fixture
def bev51() -> dict[str, Any]:
    return {**BEV, "breach.route": "5.1"}


@pytest.fixture
def asn() -> dict[str, Any]:
    return dict(ASN)


@pytest.fixture(params=["bev52", "bev51", "asn"])
def values(request: pytest.FixtureRequest) -> dict[str, Any]:
    """The three letters in turn."""
    found: dict[str, Any] = request.getfixturevalue(request.param)
    return found


@pytest.fixture(scope="session")
def houses(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """A practice register under each code."""
    made = {}
    for pack in ("bev", "bh", "b13", "c81", "asn"):
        path = made[pack] = tmp_path_factory.mktemp(pack) / "register.db"
        answer = call("--register", str(path), "--now", "2026-11-02T09:00", "init", "--pack", pack, "--organisation",
                      "Oefendorp", "--user", "tester", "--role", "dpo", "--sandbox")  # fmt: skip
        assert answer.code == 0, answer.everything
    return made


@pytest.fixture(params=["bev", "bh", "b13", "c81", "asn"])
def house(request: pytest.FixtureRequest, houses: dict[str, Path], tmp_path: Path) -> Office:
    """An office of its own under each code in turn."""
    return Office(houses[request.param], NOW).copy(tmp_path / "register.db")
