"""The form to sign a code for everybody who has still to sign it."""

import json
from pathlib import Path

import pytest

from casemgr.reading import forms
from tests.batch.test_forms import HOME
from tests.people.lists import somebody
from tests.stories.office import Answer, Office


@pytest.fixture
def staffed(office: Office) -> Office:
    """Two of the gemeente and one of the OCMW, none of whom has signed."""
    for number, entity in (("1", "gemeente"), ("2", "gemeente"), ("3", "ocmw")):
        row = somebody(number, entity=entity, given_name=f"Jo{number}", family_name="Kanarie", **HOME)
        office.told("personnel", "people", "add", "--data", json.dumps(row))
    return office


def made(office: Office, *options: str, user: str = "personnel") -> Answer:
    return office.ask(user, "batch", "forms", "--pack", "bev", *options)


def test_each_who_has_not_signed_gets_a_form_once(staffed: Office, tmp_path: Path) -> None:
    first = made(staffed, "--entity", "gemeente", "--folder", str(tmp_path / "f")).told
    assert first["numbers"] == ["V-2026-00001", "V-2026-00002"]
    assert sorted(Path(file).name for file in first["files"]) == ["V-2026-00001.pdf", "V-2026-00002.pdf"]
    every = made(staffed).told
    assert (every["made"], every["earlier"]) == (1, 2)
    people = ("P00001", "P00002", "P00003")
    with staffed.session("personnel") as session:
        assert [len(forms.of_person(session.register, one)) for one in people] == [1, 1, 1]
        assert forms.last_of(session.register, 2026) == 3


def test_who_signed_gets_no_form(staffed: Office) -> None:
    staffed.told("personnel", "acknowledge", "P00002", "--pack", "bev")
    told = made(staffed).told
    assert (told["total"], told["made"]) == (2, 2)


def test_a_form_made_alone_takes_its_number_between(staffed: Office) -> None:
    assert made(staffed, "P00001").told["numbers"] == ["V-2026-00001"]
    assert staffed.told("personnel", "form", "P00002", "--pack", "bev")["number"] == "V-2026-00002"
    assert made(staffed).told["numbers"] == ["V-2026-00001", "V-2026-00003", "V-2026-00004"]


def test_a_reminder_is_another_batch(staffed: Office) -> None:
    made(staffed)
    assert made(staffed, "--name", "herinnering").told["made"] == 3


def test_somebody_named_who_is_unknown_stops_the_batch_before_it_begins(staffed: Office) -> None:
    assert made(staffed, "P00001", "P00099").kind == "unknown-person"
    with staffed.session("personnel") as session:
        assert forms.last_of(session.register, 2026) == 0


def test_who_does_not_keep_the_people_makes_no_forms(staffed: Office) -> None:
    assert made(staffed, user="dpo").kind == "not-your-role"
    assert made(staffed, user="secretariat").kind == "not-your-role"


def test_who_cannot_have_a_form_is_told_by_their_number_and_nobody_is_said_to_have_one(staffed: Office) -> None:
    row = somebody("9", given_name="Jo", family_name="Vos 😀", **HOME)
    person = staffed.told("personnel", "people", "add", "--data", json.dumps(row))["person"]
    for _ in range(2):
        said = staffed.run("personnel", "batch", "forms", "--pack", "bev", lang="nl")
        assert said.code == 1
        assert f"{person}: Het lettertype" in said.out
        assert "Iedereen van de lijst" not in said.everything
