"""The form on which somebody signs for a code: per code its own words, a number of its own, about no case."""

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from casemgr.desk import code_forms, keeping
from casemgr.errors import Refused, Unusable
from casemgr.law import packs
from casemgr.letters.mentions import Incomplete
from casemgr.letters.plain import plain
from casemgr.reading import forms
from casemgr.store import kept, ledger
from tests.letters.samples import ALL
from tests.people.lists import somebody
from tests.stories.office import NOW, Office, call

HOME = {"address": "Lindestraat 12", "postcode": "9000", "place": "Oefendorp", "service": "dienst Milieu"}


@pytest.fixture(scope="module")
def every_code(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A practice register with all five codes."""
    path = tmp_path_factory.mktemp("codes") / "register.db"
    chosen = [word for key in ALL for word in ("--pack", key)]
    made = call("--register", str(path), "--now", NOW, "init", *chosen, "--organisation", "Oefendorp", "--sandbox",
                "--user", "tester")  # fmt: skip
    assert made.code == 0, made.everything
    return path


@pytest.fixture
def codes(every_code: Path, tmp_path: Path) -> Office:
    """One member of staff, Lies Vermeulen, and the codes that people sign."""
    office = Office(every_code, NOW).copy(tmp_path / "register.db")
    add(office, "1042", given_name="Lies", family_name="Vermeulen", form_of_address="mevrouw", **HOME)
    return office


def add(office: Office, number: str, **more: Any) -> str:
    return str(office.told("personnel", "people", "add", "--data", json.dumps(somebody(number, **more)))["person"])


def words(office: Office, pack: str, person: str = "P00001", **how: Any) -> str:
    with office.session("personnel") as session:
        sheet = code_forms.prepare(session, person, pack, **how).sheet(draft=False, number="V-2026-00001")
    return " ".join(" ".join(plain(sheet, 200)).split())


@pytest.mark.parametrize(
    ("pack", "title", "declared", "signed"),
    [
        ("bev", "Akkoordverklaring", ["met de bijlagen", "inhoud", "begrijp", "akkoord", "verbind me ertoe"],
         ["Naam", "Plaats", "Datum", "Voor akkoord"]),
        ("c81", "Ontvangstbewijs", ["exemplaar", "gedragscode sociale media"], ["Gedaan te", "Op", "Handtekening"]),
        ("asn", "Gebruikersovereenkomst", ["privé", "buiten werktijd", "beveiligingsinstellingen"],
         ["Plaats en datum", "Handtekening medewerker", "Namens de gemeente"]),
    ],
)  # fmt: skip
def test_each_code_has_its_own_words(
    codes: Office, pack: str, title: str, declared: list[str], signed: list[str]
) -> None:
    said = words(codes, pack)
    for word in (title, *declared, *signed, "Mevrouw Lies Vermeulen", "Lindestraat 12", "V-2026-00001"):
        assert word in said
    assert packs.load(pack).digest[:16] in said
    assert "Hoogachtend" not in said
    assert "groet" not in said


def test_a_receipt_is_no_agreement(codes: Office) -> None:
    said = words(codes, "c81")
    assert "U tekent alleen voor ontvangst" in said
    assert "akkoord" not in said.lower()


@pytest.mark.parametrize(("pack", "kind"), [("b13", "nothing-to-sign"), ("bh", "signed-on-return")])
def test_where_nobody_signs_for_the_code_there_is_no_form(codes: Office, pack: str, kind: str) -> None:
    assert codes.ask("personnel", "form", "P00001", "--pack", pack).kind == kind


def test_a_form_is_numbered_kept_and_told_as_one(codes: Office, tmp_path: Path) -> None:
    first = codes.told("personnel", "form", "1042", "--pack", "bev", "-o", str(tmp_path / "f.pdf"))
    second = codes.told("director", "form", "P00001", "--pack", "c81")
    assert (first["number"], second["number"]) == ("V-2026-00001", "V-2026-00002")
    content = (tmp_path / "f.pdf").read_bytes()
    assert hashlib.sha256(content).hexdigest() == first["sha256"]
    with codes.session("personnel") as session:
        assert code_forms.content(session, "V-2026-00001") == content
        event = ledger.stream(session.register, "people")[-2]
        assert (event.kind, event.public["person"], event.public["number"]) == ("FormIssued", "P00001", first["number"])
        assert event.personal == {"sha256": first["sha256"]}
        assert [row["number"] for row in forms.of_person(session.register, "P00001")] == [first["number"],
                                                                                         second["number"]]  # fmt: skip
        assert forms.last_of(session.register, 2026) == 2
        assert forms.last_of(session.register, 2025) == 0


def test_the_return_of_a_form_is_recorded_as_before(codes: Office) -> None:
    codes.told("personnel", "form", "P00001", "--pack", "bev")
    assert codes.told("personnel", "acknowledge", "P00001", "--pack", "bev", "--on", "2026-11-20")["recorded"] == 1


def test_the_list_of_forms_is_made_again_from_the_facts(codes: Office) -> None:
    codes.told("personnel", "form", "P00001", "--pack", "bev")
    before = codes.dump()
    assert len(before["forms"]) == 1
    with codes.session() as session:
        keeping.rebuild(session.register)
    assert codes.dump() == before


def test_a_draft_uses_no_number(codes: Office, tmp_path: Path) -> None:
    told = codes.told("personnel", "form", "P00001", "--draft", "-o", str(tmp_path / "d.pdf"))
    assert told["number"] is None
    assert codes.told("personnel", "form", "P00001")["number"] == "V-2026-00001"
    assert codes.ask("personnel", "form", "P00001", "--draft").kind == "draft-goes-nowhere"


def test_without_a_home_the_form_goes_to_the_service(codes: Office) -> None:
    person = add(codes, "7", given_name="Jo", family_name="Kanarie", service="dienst Groen")
    assert "dienst Groen" in words(codes, "bev", person)
    with codes.session("personnel") as session, pytest.raises(Incomplete):
        code_forms.issue(session, code_forms.prepare(session, person, "bev", deliver="home"))
    assert "Lindestraat" not in words(codes, "bev", deliver="work")


@pytest.mark.parametrize("user", ["dpo", "sysadmin", "secretariat", "head"])
def test_who_does_not_keep_the_people_makes_no_forms(codes: Office, user: str) -> None:
    assert codes.ask(user, "form", "P00001").kind == "not-your-role"


def test_nothing_is_kept_when_the_form_cannot_be_set(codes: Office) -> None:
    person = add(codes, "8", given_name="ليلى", family_name="Kanarie", **HOME)
    assert codes.ask("personnel", "form", person).kind == "no-glyph"
    with codes.session("personnel") as session:
        assert forms.of_person(session.register, person) == []
        assert kept.document(session.register, "V-2026-00001") is None


def test_a_form_is_no_letter_of_a_case(codes: Office) -> None:
    case = codes.leak()
    assert codes.ask("director", "letter", case, "acknowledgement_form").kind == "letter-of-no-case"


def test_a_form_that_was_changed_on_disk_is_not_given_out(codes: Office) -> None:
    codes.told("personnel", "form", "P00001")
    with codes.session("personnel") as session:
        with session.register.write() as connection:
            connection.execute("update contents set content = x'00' where number = 'V-2026-00001'")
        with pytest.raises(Exception, match="damaged-document"):
            code_forms.content(session, "V-2026-00001")
        with pytest.raises(Unusable, match="unknown-document"):
            code_forms.content(session, "V-2026-00099")
    with codes.session("dpo") as session, pytest.raises(Refused):
        code_forms.content(session, "V-2026-00001")
