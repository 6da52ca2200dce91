"""Controls that the code keeps for a route, or for after a warning; and who orders one of an alderman."""

import json
from typing import Any

import pytest

from casemgr.errors import Unusable
from casemgr.law import packs
from tests.stories.office import Answer, Office
from tests.workflows.breaches import DIRECTOR, office_with, person, refused, triaged

OF_ONE: dict[str, Any] = {
    "authority": DIRECTOR, "level": "person", "period_from": "2026-11-21", "period_to": "2026-11-25",
    "data_kinds": ["bezochte websites"], "grounds": "g",
}  # fmt: skip
EVIDENCE = OF_ONE | {"kind": "evidence", "purpose": "incident"}
FOLLOW_UP = OF_ONE | {"kind": "follow_up", "purpose": "incident"}
BY_DIRECTOR = {"organ": "director", "holder": "Sanne de Boer", "capacity": "titular"}
TARGETED = OF_ONE | {"kind": "targeted", "purpose": "prevention", "authority": BY_DIRECTOR}
WARNED = {"warned_at": "2026-11-16", "irregularity": "gokken op het werk", "means": "brief"}


@pytest.fixture
def office(tmp_path: Any) -> Office:
    return office_with(tmp_path, "bev", "asn")


def alone(office: Office, said: dict[str, Any], pack: str = "bev") -> Answer:
    return office.ask("director", "open", "control", "--pack", pack, "--data", json.dumps(said))


def control(office: Office, case: str, said: dict[str, Any], **more: Any) -> Answer:
    return office.try_to("director", case, "ControlOrdered", "--about", "breach-1", **said | more)


def warned(office: Office, who: str) -> str:
    """Warned on 16 November, after a conversation that the person gave up."""
    case = triaged(office)
    office.take("director", case, "PersonIdentified", person=who, how="admission", basis="b")
    said = {"about": "breach-1", "ground": "person_declines", "reason": "brief"}
    office.take("director", case, "HearingWaived", **said)
    office.take("director", case, "PersonWarned", **WARNED)
    return case


# ── Only on a route of the code ──────────────────────────────────────────────────────────────────────────────────────


def test_beveren_gathers_evidence_without_warning_on_route_5_1_only(office: Office) -> None:
    milder = triaged(office, "5.2")
    refused(control(office, milder, EVIDENCE), "kind-of-control", "procedure 1 tot 5.2", "5.1")
    assert control(office, triaged(office, "5.1"), EVIDENCE).code == 0


def test_a_route_chosen_anew_counts(office: Office) -> None:
    case = triaged(office, "5.2")
    office.take("director", case, "BreachTriaged", route="5.1", grounds="toch een misdrijf", note="afgewogen")
    assert control(office, case, EVIDENCE).code == 0
    office.take("director", case, "BreachTriaged", route="5.2", grounds="toch niet", note="afgewogen")
    refused(control(office, case, EVIDENCE), "kind-of-control", "procedure", "another route")


def test_in_beveren_the_general_director_judges_before_evidence_is_gathered(office: Office) -> None:
    refused(alone(office, EVIDENCE), "kind-of-control", "procedure", "Judge the breach")
    case = office.open("director", "breach", title="Kopie van een databank")
    refused(control(office, case, EVIDENCE), "kind-of-control", "procedure", "none was chosen")
    assert alone(office, EVIDENCE | {"kind": "incident", "level": "service"}).code == 0


@pytest.mark.parametrize("kind", ["targeted", "content"])
def test_in_assen_somebody_is_followed_for_an_inquiry_and_not_to_be_spoken_to(office: Office, kind: str) -> None:
    case = str(office.told("director", "open", "breach", "--pack", "asn", "--data", '{"title": "x"}')["case"])
    assert control(office, case, TARGETED, kind=kind).code == 0  # a suspicion and the director's order suffice
    office.take("director", case, "BreachTriaged", route="7.4", grounds="vastgesteld")
    refused(control(office, case, TARGETED, kind=kind), "kind-of-control", "art. 7", "7.2")
    office.take("director", case, "BreachTriaged", route="7.2", grounds="vermoeden")
    assert control(office, case, TARGETED, kind=kind).code == 0
    assert alone(office, TARGETED | {"kind": kind}, "asn").code == 0


def test_a_code_names_routes_that_it_has() -> None:
    content = packs.shipped("bev").decode().replace('routes      = ["5.1"]', 'routes      = ["5.9"]')
    with pytest.raises(Unusable) as caught:
        packs.read(content.encode(), "bev.toml")
    assert caught.value.kind == "bad-pack"
    assert "5.9" in str(caught.value.sentence)


# ── Only after a warning ─────────────────────────────────────────────────────────────────────────────────────────────


def test_nobody_is_followed_who_was_never_warned(office: Office) -> None:
    case = triaged(office)
    nobody = control(office, case, FOLLOW_UP)
    refused(nobody, "follows-a-warning", "procedure 5.2", "it does not say of whom")
    who = person(office)
    refused(control(office, case, FOLLOW_UP, person=who), "follows-a-warning", "procedure 5.2", "none is on record")
    office.take("director", case, "PersonIdentified", person=who, how="admission", basis="b")
    refused(control(office, case, FOLLOW_UP), "follows-a-warning", "procedure 5.2", "none is on record")
    refused(alone(office, FOLLOW_UP | {"person": who}), "follows-a-warning", "procedure 5.2", "none is on record")


def test_a_warning_opens_individual_control_once_something_is_found_again(office: Office) -> None:
    who, other = person(office), person(office, number="1043", family_name="Claes", given_name="Tom")
    case = warned(office, who)
    refused(control(office, case, FOLLOW_UP), "follows-a-warning", "procedure 5.2", "found again")
    early = FOLLOW_UP | {"period_from": "2026-11-15"}
    refused(control(office, case, early), "follows-a-warning", "procedure 5.2", "begins on that day")
    office.take("director", case, "FindingRecorded", found_at="2026-11-20", text="opnieuw", found_by="Els Peeters",
                capacity="general_director")  # fmt: skip
    refused(control(office, case, FOLLOW_UP, person=other), "follows-a-warning", "procedure 5.2", "not among those")
    assert control(office, case, FOLLOW_UP).code == 0


def test_a_new_case_about_the_warned_person_is_something_new(office: Office) -> None:
    who = person(office)
    warned(office, who)
    old = office.open("director", "breach", title="Van voor de waarschuwing", occurred_on="2026-11-10")
    new = office.open("director", "breach", title="Opnieuw", occurred_on="2026-11-19")
    for case in (old, new):
        office.take("director", case, "PersonIdentified", person=who, how="admission", basis="b")
        before = control(office, case, FOLLOW_UP)
        refused(before, "follows-a-warning", "procedure 5.2", "found again")
        office.take("director", case, "BreachTriaged", route="5.2", grounds="g", note="afgewogen")
        if case == old:
            refused(control(office, case, FOLLOW_UP), "follows-a-warning", "procedure 5.2", "found again")
    assert control(office, new, FOLLOW_UP).code == 0
    assert control(office, new, FOLLOW_UP, follows="OEF-2026-0001/breach-1").code == 0


def test_staff_who_were_warned_as_a_group_are_named_with_their_control(office: Office) -> None:
    who = person(office, service="burgerzaken")
    order = {**OF_ONE, "kind": "global", "purpose": "global_overview", "level": "service"}
    case = str(alone(office, order).told["case"])
    office.take("director", case, "IrregularityFound", text="goksites", ground="use")
    told = {"warned_at": "2026-11-16", "audience": "burgerzaken", "irregularity": "goksites", "means": "nota"}
    office.take("director", case, "StaffWarned", **told)
    said = FOLLOW_UP | {"person": who, "follows": f"{case}/control-1"}
    refused(alone(office, said), "follows-a-warning", "procedure 5.2", "found again")
    office.take("director", case, "IrregularityFound", text="opnieuw", ground="use")
    assert alone(office, said).code == 0
    stranger = person(office, number="7", family_name="Bos", given_name="An", service="vrije tijd")
    refused(alone(office, said | {"person": stranger}), "follows-a-warning", "procedure 5.2", "not among those")


# ── Of an alderman ───────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("concerns", ["number", "alderman", "Henk Bos", "henk bos", "wethouder"])
def test_in_assen_a_control_about_an_alderman_is_the_college_s_before_he_is_identified(
    office: Office, concerns: str
) -> None:
    who = person(office, "executive", family_name="Bos", given_name="Henk", account="alderman", function="wethouder")
    report = {
        "received_at": "2026-11-20T14:00", "route": "general_director", "text": "t", "reporter_kind": "staff",
        "confidential": True, "concerns": who if concerns == "number" else concerns,
    }  # fmt: skip
    case = str(office.told("director", "open", "report", "--pack", "asn", "--data", json.dumps(report))["case"])
    office.take("director", case, "ReportTriaged", outcome="breach", reasoning="r")
    office.take("director", case, "BreachReported", "--about", "report-1", title="x")
    refused(control(office, case, TARGETED), "authority-of-the-pack", "art. 15", "college")
    college = {"organ": "college", "holder": "college van 20 november 2026", "capacity": "titular"}
    assert control(office, case, TARGETED, authority=college).code == 0


def test_whom_a_control_named_stays_whom_the_case_concerns(office: Office) -> None:
    who = person(office, "executive")
    college = {"organ": "college", "holder": "college van 20 november 2026", "capacity": "titular"}
    case = str(alone(office, TARGETED | {"person": who, "authority": college}, "asn").told["case"])
    again = office.try_to("director", case, "ControlOrdered", "--about", "control-1", **TARGETED)
    refused(again, "authority-of-the-pack", "art. 15", "college")


def test_a_report_about_staff_leaves_control_with_the_director(office: Office) -> None:
    person(office, "contractual", family_name="Bos", given_name="Henk")
    report = {
        "received_at": "2026-11-20T14:00", "route": "general_director", "text": "t", "reporter_kind": "staff",
        "confidential": True, "concerns": "Henk Bos",
    }  # fmt: skip
    case = str(office.told("director", "open", "report", "--pack", "asn", "--data", json.dumps(report))["case"])
    office.take("director", case, "ReportTriaged", outcome="breach", reasoning="r")
    office.take("director", case, "BreachReported", "--about", "report-1", title="x")
    assert control(office, case, TARGETED).code == 0
