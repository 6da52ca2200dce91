"""The register of letters: what became of each, who may know to whom it went, and postings recorded together."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from casemgr.casefacts import LetterIssued
from casemgr.desk import taking
from tests.post.offices import RETURNED, case_of, letters
from tests.stories.office import Office
from tests.stories.test_breach import CHARGES, HEARING, REPORT, person, triaged

NAME = "Mevrouw Lies Vermeulen"
INVITATION = {"subject": "internet", "hears": ["Els Peeters"], "file_place": "s", "file_hours": "9-12 uur",
              "file_until": "2026-11-30", "reply_until": "2026-11-30"}  # fmt: skip


def row(office: Office, number: str, user: str = "secretariat") -> Any:
    """One letter as the register tells it."""
    return next(one for one in office.told(user, "post") if one["number"] == number)


def state(office: Office, number: str) -> str:
    return str(row(office, number)["state"])


def test_a_letter_goes_from_made_to_delivered(office: Office) -> None:
    (number,) = letters(office, 1)
    case = case_of(number)
    assert row(office, number) == {
        "number": number, "case": case, "procedure": "hearing-1", "letter": None, "addressee": NAME,
        "made_at": "2026-11-21T14:00:00+01:00", "made_by": "Els Peeters", "means": None, "sent": None,
        "delivered": None, "refused": None, "returned": None, "returned_for": None, "served_again": None,
        "state": "unsent",
    }  # fmt: skip
    office.take("secretariat", case, "LetterSent", letter=number, sent_at="2026-11-23", means="registered",
                now="2026-11-23T16:00")  # fmt: skip
    posted = row(office, number)
    assert (posted["state"], posted["means"], posted["sent"]) == ("underway", "registered", "2026-11-23T00:00:00+01:00")
    assert posted["made_at"] < posted["sent"], "the day of posting is not the date of the letter"
    office.take("secretariat", case, "LetterDelivered", letter=number, delivered_at="2026-11-25", means="registered",
                now="2026-11-26T16:00")  # fmt: skip
    assert state(office, number) == "delivered"


@pytest.mark.parametrize(("fact", "said"), [
    ("LetterReturned", RETURNED), ("LetterRefused", {"at": "2026-11-30"}),
])  # fmt: skip
def test_what_comes_back_is_served_again_with_another_letter(office: Office, fact: str, said: dict[str, str]) -> None:
    first, case = letters(office, 1)[0], "OEF-2026-0001"
    office.told("secretariat", "post", "sent", first, "--means", "registered", "--on", "2026-11-21")
    office.take("secretariat", case, fact, letter=first, now="2026-12-01T09:00", **said)
    assert state(office, first) == "back"
    assert [one["number"] for one in office.told("secretariat", "post", "--back")] == [first]
    again = office.told("director", "letter", case, "hearing_invitation", now="2026-11-30T10:00")["number"]
    office.take("secretariat", case, "LetterServedAgain", letter=again, earlier=first, now="2026-12-01T09:30")
    assert (state(office, first), row(office, first)["served_again"]) == ("replaced", again)
    assert office.told("secretariat", "post", "--back") == []
    assert [one["number"] for one in office.told("secretariat", "post", "--unsent")] == [again]


def test_a_posting_that_was_withdrawn_is_to_be_sent_again(office: Office) -> None:
    (number,) = letters(office, 1)
    office.told("secretariat", "post", "sent", number, "--means", "post")
    told = office.told("director", "show", case_of(number))["facts"]
    office.take("director", case_of(number), "FactCorrected", of=told[-1]["seq"], reason="verkeerde brief")
    assert state(office, number) == "unsent"


# -- who knows what ------------------------------------------------------------------------------------------------


def test_the_secretariat_knows_where_to_but_not_what_about(office: Office) -> None:
    (number,) = letters(office, 1)
    assert row(office, number, "director")["letter"] == "hearing_invitation"
    seen = office.run("secretariat", "post", lang="nl")
    assert number in seen.out
    assert NAME in seen.out
    assert "Dossier gedragscode" in seen.out
    assert "itnodiging" not in seen.out


@pytest.mark.parametrize("user", ["dpo", "sysadmin", "head", "college"])
def test_others_do_not_learn_that_there_is_a_letter(office: Office, user: str) -> None:
    (number,) = letters(office, 1)
    assert office.told(user, "post") == []
    assert office.ask(user, "post", "sent", number, "--means", "post").kind == "unknown-letter-number"
    assert office.ask(user, "post", "labels", number, "-o", "never.pdf").kind == "unknown-letter-number"


def test_the_dpo_has_no_letter_to_staff_in_a_case_that_is_seen_without_names(office: Office) -> None:
    case = office.open("dpo", "report", **REPORT)
    office.take("dpo", case, "ReportTriaged", outcome="breach", reasoning="r")
    office.take("director", case, "BreachReported", "--about", "report-1", title="Gokken")
    office.take("director", case, "BreachTriaged", route="5.2", grounds="g")
    said = {"person": person(office), "how": "admission", "basis": "b", "status": "contractual"}
    office.take("director", case, "PersonIdentified", **said)
    office.take("director", case, "ChargesSet", **CHARGES)
    office.take("director", case, "HearingPlanned", **HEARING, **INVITATION)
    number = office.told("director", "letter", case, "hearing_invitation")["number"]
    assert office.told("dpo", "show", case)["case"] == case
    assert office.told("dpo", "post") == []
    assert office.told("dpo", "documents", case) == []
    assert office.ask("dpo", "documents", case, "--get", number, "-o", "never.pdf").kind == "unknown-document"
    for user in ("director", "personnel", "secretariat"):
        assert [one["number"] for one in office.told(user, "documents", case)] == [number], user


def test_a_letter_to_who_reported_is_for_those_who_may_know_them(office: Office) -> None:
    case = office.open("dpo", "report", **REPORT)
    number = f"{case}-01"
    said = {"letter": "decision", "number": number, "goes_to": "person", "addressee": "Mevrouw Ann Melder",
            "address": ["Dorp 1", "9000 Oefendorp"]}  # fmt: skip
    with office.session("dpo") as session:
        request = taking.Request(LetterIssued.model_validate(said), procedure="report-1", by_the_program=True)
        taking.record_all(session, case, [request])
    seen = {user: [one["number"] for one in office.told(user, "post")] for user in ("dpo", "director", "secretariat")}
    assert seen == {"dpo": [number], "director": [number], "secretariat": []}, "the dpo made it"
    assert office.told("secretariat", "documents", case) == []


def test_a_name_on_an_envelope_is_not_found_and_not_shown_in_the_case(office: Office) -> None:
    (number,) = letters(office, 1)
    assert office.told("secretariat", "list", "--query", "Lindestraat")["cases"] == []
    for user in ("secretariat", "personnel"):
        shown = office.ask(user, "show", case_of(number))
        assert "Lindestraat" not in shown.out, user


def test_who_stepped_aside_no_longer_sees_the_letters(office: Office) -> None:
    (number,) = letters(office, 1)
    said = {"who": "secretariat", "capacity": "secretariat", "reason": "familie", "replaced_by": "Jo Smet"}
    office.take("director", case_of(number), "Recused", **said)
    assert office.told("secretariat", "post") == []


def test_what_was_erased_is_gone_from_the_post_too(office: Office, tmp_path: Path) -> None:
    (number,) = letters(office, 1)
    with office.session() as session, session.register.write() as connection:
        connection.execute("update events set personal = null where kind = 'LetterIssued'")
    office.told("director", "rebuild")
    assert row(office, number)["addressee"] is None
    assert office.ask("secretariat", "post", "labels", number, "-o", str(tmp_path / "e.pdf")).kind == "no-address"
    assert not (tmp_path / "e.pdf").exists()
    assert office.run("secretariat", "post", "list", "-o", str(tmp_path / "l.pdf")).code == 0


# -- filters, files ------------------------------------------------------------------------------------------------


def test_letters_are_chosen_by_day_and_case(office: Office) -> None:
    first, second = letters(office)
    assert [one["number"] for one in office.told("director", "post", "--case", case_of(first))] == [first]
    assert {one["number"] for one in office.told("director", "post", "--from", "2026-11-21", "--to", "2026-11-21")} == {
        first, second,
    }  # fmt: skip
    assert office.told("director", "post", "--from", "22/11/2026") == []
    assert office.told("director", "post", "--to", "20/11/2026") == []
    assert office.ask("director", "post", "--from", "ooit").kind == "bad-time"


def test_a_spreadsheet_gets_every_letter_and_no_formula(office: Office, tmp_path: Path) -> None:
    case = triaged(office)
    said = {"number": "77", "family_name": "=1+1", "form_of_address": "none", "entity": "gemeente",
            "status": "contractual", "address": "Kerkstraat 1", "postcode": "9000", "place": "Oefendorp"}  # fmt: skip
    who = office.told("personnel", "people", "add", "--data", json.dumps(said))["person"]
    office.take("director", case, "PersonIdentified", person=who, how="admission", basis="b", status="contractual")
    office.take("director", case, "ChargesSet", charges=["c"], articles=["use"])
    hearing = {"about": "breach-1", "at": "2026-12-01T10:00", "place": "Markt 1", "kind": "conversation",
               "subject": "internet", "hears": ["Els Peeters"], "file_place": "s", "file_hours": "9-12 uur",
               "considered": "een waarschuwing", "file_until": "2026-11-30", "reply_until": "2026-11-30"}  # fmt: skip
    office.take("director", case, "HearingPlanned", **hearing)
    number = office.told("director", "letter", case, "hearing_invitation")["number"]
    place = tmp_path / "brieven.csv"
    assert office.run("director", "post", "--csv", str(place), lang="nl").code == 0
    rows = list(csv.reader(io.StringIO(place.read_bytes().decode("utf-8-sig")), delimiter=";"))
    assert (rows[0][0], rows[0][-1]) == ("Brief", "Toestand")
    assert rows[1][0] == number
    assert rows[1][3] == "'=1+1"
    assert rows[1][-1] == "nog te verzenden"


# -- postings together ---------------------------------------------------------------------------------------------


def test_letters_are_posted_together_on_one_day(office: Office) -> None:
    both = letters(office)
    done = office.told("secretariat", "post", "sent", *both, "--on", "2026-11-23", "--means", "registered",
                       now="2026-11-24T09:00")  # fmt: skip
    assert [(one["number"], one["state"], one["sent"][:10]) for one in done] == [
        (number, "underway", "2026-11-23") for number in both
    ]
    for number in both:
        assert office.told("director", "show", case_of(number))["facts"][-1]["fact"] == "LetterSent"


@pytest.mark.parametrize(("more", "kind"), [
    (("--on", "2026-11-23"), "not-in-future"), (("--on", "2026-11-20"), "posted-before-made"),
    (("--on", "gisteren?"), "bad-time"), (("--means", "pigeon"), "bad-fact"), ((), "means-unknown"),
])  # fmt: skip
def test_what_is_wrong_with_one_is_recorded_for_none(office: Office, more: tuple[str, ...], kind: str) -> None:
    both = letters(office)
    means = () if kind in ("means-unknown", "bad-fact") else ("--means", "post")
    answer = office.ask("secretariat", "post", "sent", *both, *more, *means)
    assert answer.kind == kind, answer.everything
    assert [state(office, number) for number in both] == ["unsent", "unsent"]


def test_one_letter_that_was_posted_stops_all(office: Office) -> None:
    first, second = letters(office)
    office.told("secretariat", "post", "sent", second, "--means", "post")
    answer = office.ask("secretariat", "post", "sent", first, second, "--means", "post")
    assert answer.kind == "already-posted"
    assert second in answer.told["error"]["sentence"]
    assert state(office, first) == "unsent"


def test_personnel_records_a_posting_too(office: Office) -> None:
    (number,) = letters(office, 1)
    office.told("personnel", "post", "sent", number, "--means", "hand")
    assert (state(office, number), row(office, number)["means"]) == ("underway", "hand")
