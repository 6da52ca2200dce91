"""Who signs a letter: who its fact names, with the basis above the name; never who stepped aside or decided before."""

import io
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from tests.stories.office import Office
from tests.workflows.breaches import (
    DIRECTOR,
    HEARING,
    charged,
    decided,
    office_with,
    person,
    refused,
    triaged,
)

ACTING = {
    "organ": "general_director", "holder": "Jan Claes", "capacity": "acting",
    "basis": "aanstelling door de gemeenteraad van 5 oktober 2026",
}  # fmt: skip
MEASURE: dict[str, Any] = {
    "kind": "suspend_access", "object": "account lv0042", "from_at": "2026-11-21T14:00", "reason": "r",
    "authority": DIRECTOR,
}  # fmt: skip
CONSIDERED = {"considered": "een beperking van de toegang"}
JUDGED: dict[str, Any] = {
    "outcome": "confirmed", "organ": "college", "decided_at": "2026-12-18", "motivation": "m",
    "present": ["An Boone, burgemeester", "Rik Smits"], "minute_taker": "Lieve Wouters",
    "note": "wenst niet gehoord te worden",
}  # fmt: skip


def signed(office: Office, case: str, letter: str, user: str = "director", **how: str) -> str:
    """What stands under a letter, from its closing words."""
    place = office.path.with_suffix(".pdf")
    procedure = ("--procedure", how["procedure"]) if "procedure" in how else ()
    made = office.ask(user, "letter", case, letter, *procedure, "-o", str(place), now=how.get("now"))
    assert made.code == 0, made.everything
    whole = " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(place.read_bytes())).pages).split())
    for closing in ("Hoogachtend,", "Met vriendelijke groeten,", "Met vriendelijke groet,"):
        if closing in whole:
            return whole.split(closing)[1].strip()
    raise AssertionError(whole)


def aside(office: Office, case: str, replaced_by: str, who: str = "director", by: str = "director") -> None:
    said = {"who": who, "capacity": "general_director", "reason": "familie", "replaced_by": replaced_by}
    office.take(by, case, "Recused", **said)


# -- a decision, a measure -----------------------------------------------------------------------------------------


def test_a_measure_is_signed_by_who_ordered_it_whoever_makes_the_letter(office: Office) -> None:
    case = charged(office, person(office))
    office.take("director", case, "MeasureOrdered", **MEASURE | {"authority": ACTING})
    said = signed(office, case, "measure_order", "personnel")
    assert said.startswith(
        "Waarnemend aanstelling door de gemeenteraad van 5 oktober 2026 Jan Claes algemeen directeur"
    ), said


def test_a_measure_is_lifted_under_the_name_of_who_may_order_it(office: Office) -> None:
    case = charged(office, person(office))
    office.take("director", case, "MeasureOrdered", **MEASURE | {"authority": ACTING})
    office.take("director", case, "MeasureLifted", reason="klaar")
    assert "Jan Claes algemeen directeur" in signed(office, case, "measure_lifted")


def test_a_dutch_director_signs_the_director_s_decision(tmp_path: Path) -> None:
    office = office_with(tmp_path, "asn")
    by = {"organ": "director", "holder": "Bas Vos", "capacity": "titular"}
    case = charged(office, person(office), "7.4", ("5.4",))
    office.take("director", case, "MeasureOrdered", **MEASURE | {"authority": by})
    said = signed(office, case, "measure_order")
    assert said.startswith("Bas Vos directeur"), said


@pytest.mark.parametrize(("holder", "under"), [
    ("college van 2 december 2026", "Els Peeters algemeen directeur"),
    ("An Boone, burgemeester", "An Boone burgemeester"),
])  # fmt: skip
def test_what_a_college_decided_is_signed_in_its_name(office: Office, holder: str, under: str) -> None:
    authority = {"organ": "college", "holder": holder, "capacity": "titular"}
    case = decided(office, person(office), authority=authority)
    said = signed(office, case, "decision", procedure="breach-1", now="2026-12-02T16:00")
    assert said.startswith(f"Namens het college van burgemeester en schepenen {under}"), said


def test_the_stand_in_signs_for_who_handed_over(office: Office) -> None:
    case = charged(office, person(office))
    office.take("director", case, "MeasureOrdered", **MEASURE)
    office.told("director", "handover", "director", "--to", "deputy", "--until", "2026-11-30")
    said = signed(office, case, "measure_order", "deputy")
    assert said.startswith(
        "Waarnemend ter vervanging van Els Peeters, algemeen directeur Jan Claes adjunct-algemeendirecteur"
    ), said


# -- who stepped aside ---------------------------------------------------------------------------------------------


def test_who_replaces_a_recused_signer_signs_with_their_own_function(office: Office) -> None:
    case = charged(office, person(office))
    office.take("director", case, "HearingPlanned", **HEARING | CONSIDERED)
    aside(office, case, "deputy")
    said = signed(office, case, "hearing_invitation", "personnel")
    assert said.startswith(
        "Plaatsvervangend ter vervanging van Els Peeters, algemeen directeur Jan Claes adjunct-algemeendirecteur"
    ), said


def test_without_a_function_the_replacement_does_not_sign(office: Office) -> None:
    case = charged(office, person(office))
    office.take("director", case, "HearingPlanned", **HEARING | CONSIDERED)
    aside(office, case, "Mia Baert")
    answer = office.ask("personnel", "letter", case, "hearing_invitation")
    refused(answer, "signer-stepped-aside", "283", "function")
    aside(office, case, "Mia Baert, waarnemend algemeen directeur", by="tester")
    said = signed(office, case, "hearing_invitation", "personnel")
    assert "Mia Baert waarnemend algemeen directeur" in said


def test_a_replacement_that_steps_aside_too_is_replaced(office: Office) -> None:
    case = charged(office, person(office))
    office.take("director", case, "HearingPlanned", **HEARING | CONSIDERED)
    aside(office, case, "deputy")
    aside(office, case, "head", who="deputy", by="deputy")
    assert "Tom Maes diensthoofd" in signed(office, case, "hearing_invitation", "personnel")
    aside(office, case, "director", who="head", by="head")
    refused(office.ask("personnel", "letter", case, "hearing_invitation"), "signer-stepped-aside")


# -- a decision on appeal ------------------------------------------------------------------------------------------


def appealed(office: Office) -> str:
    """Decided by the director, served, and appealed."""
    case = decided(office, person(office))
    made = office.ask("director", "letter", case, "decision", "--procedure", "breach-1", now="2026-12-03T10:00")
    assert made.code == 0, made.everything
    served = {"letter": made.told["number"], "delivered_at": "2026-12-03", "means": "hand", "routes_stated": True}
    office.take("secretariat", case, "LetterDelivered", now="2026-12-03T12:00", **served)
    office.take("personnel", case, "AppealLodged", against="breach-1", lodged_at="2026-12-07", means="hand",
                by="Lies Vermeulen", grounds=["te zwaar"], now="2026-12-07T10:00")  # fmt: skip
    return case


def test_the_chair_signs_the_decision_on_appeal_and_the_minute_taker_with_them(office: Office) -> None:
    case, now = appealed(office), "2026-12-18T16:00"
    office.take("college", case, "AppealDecided", now=now, **JUDGED | {"chair": "An Boone"})
    said = signed(office, case, "appeal_decision", "secretariat", now=now)
    assert said.startswith("An Boone burgemeester Lieve Wouters secretaris van het college"), said
    assert "Els Peeters" not in said


def test_without_a_chair_the_decision_on_appeal_says_where_to_name_them(office: Office) -> None:
    case, now = appealed(office), "2026-12-18T16:00"
    office.take("college", case, "AppealDecided", now=now, **JUDGED)
    answer = office.ask("secretariat", "letter", case, "appeal_decision", now=now)
    refused(answer, "missing-mentions", "283", "AppealDecided")


def test_who_took_the_contested_decision_is_no_chair(office: Office) -> None:
    case, now = appealed(office), "2026-12-18T16:00"
    chair = JUDGED | {"chair": "Els Peeters, algemeen directeur"}
    refused(office.try_to("college", case, "AppealDecided", now=now, **chair), "decider-decides-appeal")


# -- the lawful reason first ---------------------------------------------------------------------------------------


def test_an_invitation_before_the_charges_is_refused_by_the_rule_with_its_source(office: Office) -> None:
    case = triaged(office)
    who = person(office)
    office.take("director", case, "PersonIdentified", person=who, how="admission", basis="zei het zelf")
    office.take("director", case, "HearingPlanned", **HEARING)
    answer = office.ask("personnel", "letter", case, "hearing_invitation")
    refused(answer, "charges-before-invitation", " ")
    assert answer.told["error"]["source"]


# -- a practice register -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("pack", "functions"), [
    ("asn", {"gemeentesecretaris", "loco-gemeentesecretaris", "leidinggevende", "functionaris gegevensbescherming"}),
    ("bev", {"algemeen directeur", "adjunct-algemeendirecteur", "diensthoofd"}),
])  # fmt: skip
def test_a_practice_register_names_its_people_as_the_country_does(
    tmp_path: Path, pack: str, functions: set[str]
) -> None:
    office = office_with(tmp_path, pack)
    found = {user["function"] for user in office.told("director", "users", "list")}
    assert functions <= found
    assert ("algemeen directeur" in found) == (pack == "bev")
