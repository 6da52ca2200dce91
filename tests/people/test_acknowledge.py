"""Who signed which version of the code, when; and who has not."""

import json
from typing import Any

import pytest

from casemgr.law import packs
from casemgr.store import ledger
from tests.people.lists import somebody
from tests.stories.office import Answer, Office

VERSION = packs.load("bev").version


@pytest.fixture
def staffed(office: Office) -> Office:
    """Four people of the gemeente, the last of whom has left, and one of the OCMW."""
    rows = [somebody("1"), somebody("2", status="statutory"), somebody("3", entity="ocmw")]
    for row in (*rows, somebody("4", in_service_until="2026-11-20"), somebody("5", in_service_from="2026-11-21")):
        office.told("personnel", "people", "add", "--data", json.dumps(row))
    return office


def sign(office: Office, *people: str, **how: Any) -> Answer:
    options = [word for name, value in how.items() if name != "user" for word in (f"--{name}", value)]
    return office.ask(how.get("user", "personnel"), "acknowledge", *people, "--pack", "bev", *options)


def unsigned(office: Office, pack: str = "bev", *options: str) -> list[str]:
    return [one["number"] for one in office.told("personnel", "people", "list", "--unsigned", pack, *options)]


def signed(office: Office, person: str) -> Any:
    return office.told("personnel", "people", "show", person)["acknowledged"]


def events(office: Office) -> int:
    with office.session() as session:
        return ledger.head(session.register, "people")


def test_a_signature_is_recorded_with_version_and_day(staffed: Office) -> None:
    told = sign(staffed, "P00001", version=VERSION, on="2026-11-20").told
    expected = {"person": "P00001", "people": ["P00001"], "pack": "bev", "version": VERSION, "on": "2026-11-20"}
    assert told == expected | {"recorded": 1}
    assert signed(staffed, "P00001") == [{"pack": "bev", "version": VERSION, "on": "2026-11-20"}]
    with staffed.session() as session:
        last = ledger.stream(session.register, "people")[-1]
    assert (last.kind, last.personal) == ("AcknowledgementRecorded", None)


def test_who_has_not_signed_is_listed_as_far_as_they_work_here(staffed: Office) -> None:
    assert unsigned(staffed) == ["1", "2", "3", "5"]
    assert unsigned(staffed, "bev", "--entity", "ocmw") == ["3"]
    assert unsigned(staffed, "bev", "--query", "kanarie2") == ["2"]
    assert unsigned(staffed, "bev", "--limit", "1") == ["1"]
    sign(staffed, "1", "P00003")
    assert unsigned(staffed) == ["2", "5"]
    assert staffed.ask("personnel", "people", "list", "--unsigned", "xyz").kind == "unknown-pack"


def test_another_code_is_another_signature(staffed: Office) -> None:
    sign(staffed, "1")
    assert "1" in unsigned(staffed, "asn")


def test_the_same_signature_is_recorded_once(staffed: Office) -> None:
    assert sign(staffed, "1", on="2026-11-20").told["recorded"] == 1
    before = events(staffed)
    assert sign(staffed, "1", on="20/11/2026").told["recorded"] == 0
    assert events(staffed) == before
    assert sign(staffed, "1", "2", on="2026-11-20").told["recorded"] == 1
    assert len(signed(staffed, "1")) == 1


def test_a_mistake_is_withdrawn(staffed: Office) -> None:
    sign(staffed, "1", on="2026-11-20")
    answer = staffed.ask("personnel", "acknowledge", "1", "--pack", "bev", "--on", "2026-11-20", "--withdraw")
    assert answer.code == 0, answer.everything
    assert signed(staffed, "1") == []
    assert "1" in unsigned(staffed)
    again = staffed.ask("personnel", "acknowledge", "1", "--pack", "bev", "--on", "2026-11-20", "--withdraw")
    assert (again.code, again.kind) == (2, "no-such-signature")


@pytest.mark.parametrize(
    ("people", "how", "kind"),
    [
        (("1",), {"on": "2026-11-22"}, "signed-in-the-future"),
        (("1",), {"on": "gisteren"}, "bad-time"),
        (("1",), {"version": "1999"}, "unknown-version"),
        (("1", "99"), {}, "unknown-person"),
        (("Kanariepiet",), {}, "unknown-person"),
        ((), {}, "usage"),
    ],
)
def test_what_cannot_be_is_refused_for_all(
    staffed: Office, people: tuple[str, ...], how: dict[str, str], kind: str
) -> None:
    before = events(staffed)
    answer = sign(staffed, *people, **how)
    assert (answer.code, answer.kind) == (2, kind)
    assert "anarie" not in answer.everything
    assert events(staffed) == before


@pytest.mark.parametrize("user", ["dpo", "secretariat", "sysadmin", "head", "college", "deputy"])
def test_signatures_are_kept_by_personnel_and_the_director(staffed: Office, user: str) -> None:
    assert (sign(staffed, "1", user=user).code, sign(staffed, "1", user=user).kind) == (1, "not-your-role")
    assert staffed.ask(user, "people", "list", "--unsigned", "bev").kind == "not-your-role"
    assert sign(staffed, "1", user="director").code == 0


def test_rules_see_what_was_signed(staffed: Office) -> None:
    from casemgr.desk import casework

    sign(staffed, "1", on="2026-11-20")
    case = staffed.open("director", "breach", title="x", person="P00001")
    with staffed.session("director") as session:
        known = casework.situation(session, case).person("P00001")
    assert known["acknowledged"] == [{"pack": "bev", "version": VERSION, "on": "2026-11-20"}]
