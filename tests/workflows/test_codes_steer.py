"""The same steps under three codes: what each lets through or refuses, with its own article."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.stories.office import Answer, Office, call

ORDER: dict[str, Any] = {
    "period_from": "2026-10-01", "period_to": "2026-10-31", "data_kinds": ["bezochte websites"],
    "grounds": "de lijn is traag", "level": "organisation",
    "entity": "gemeente",
}  # fmt: skip
HOLDS = {"bev": "general_director", "c81": "general_director", "asn": "director"}


@pytest.fixture
def offices(tmp_path: Path) -> Any:
    """A practice register under each code, made when asked for."""

    def made(pack: str) -> Office:
        path = tmp_path / f"{pack}.db"
        given = call("--register", str(path), "--now", "2026-11-02T09:00", "init", "--pack", pack, "--organisation",
                     "Oefendorp", "--user", "tester", "--role", "general_director", "--sandbox")  # fmt: skip
        assert given.code == 0, given.everything
        return Office(path)

    return made


def ordering(office: Office, pack: str, **said: Any) -> Answer:
    authority = {"organ": HOLDS[pack], "holder": "Els Peeters", "capacity": "titular"}
    order = json.dumps(ORDER | {"authority": authority} | said)
    return office.ask("director", "open", "control", "--data", order)


def refused(answer: Answer, rule: str, source: str) -> None:
    assert (answer.code, answer.kind) == (1, rule), answer.everything
    assert source in answer.told["error"]["source"]


def ordered(office: Office, pack: str, **said: Any) -> str:
    answer = ordering(office, pack, **said)
    assert answer.code == 0, answer.everything
    return str(answer.told["case"])


@pytest.mark.parametrize(
    ("pack", "kind", "purpose", "source"),
    [("c81", "global", "5", "controle 2.1"), ("asn", "sample", "discipline", "art. 3, lid 1"),
     ("bev", "global", "curiosity", "5(1)(b)")],
)  # fmt: skip
def test_a_control_needs_a_purpose_of_its_own_code(
    offices: Any, pack: str, kind: str, purpose: str, source: str
) -> None:
    refused(ordering(offices(pack), pack, kind=kind, purpose=purpose), "purpose-of-the-pack", source)


@pytest.mark.parametrize(
    ("pack", "kind", "purpose", "source"),
    [("c81", "global", "1", "2.3"), ("asn", "insight", "insight", "art. 7, lid 1, onder a"),
     ("bev", "global", "global_overview", "procedure 2")],
)  # fmt: skip
def test_a_general_control_does_not_begin_with_a_person(
    offices: Any, pack: str, kind: str, purpose: str, source: str
) -> None:
    refused(ordering(offices(pack), pack, kind=kind, purpose=purpose, level="person"), "level-of-control", source)


def test_a_control_in_assen_is_the_director_s(offices: Any) -> None:
    office = offices("asn")
    other = {"organ": "general_director", "holder": "Els Peeters", "capacity": "titular"}
    answer = ordering(office, "asn", kind="insight", purpose="insight", authority=other)
    refused(answer, "authority-of-the-pack", "art. 7, lid 1")


def test_under_cao_81_purposes_1_to_3_lead_to_a_person_directly_and_purpose_4_does_not(offices: Any) -> None:
    office = offices("c81")
    direct = {"ground": "purpose_1_3", "motivation": "haatsites", "data_from": "2026-10-01"}
    case = ordered(office, "c81", kind="global", purpose="1")
    office.take("director", case, "IrregularityFound", text="haatsites", ground="control-2.1.1")
    office.take("director", case, "ControlIndividualised", **direct)
    case = ordered(office, "c81", kind="global", purpose="4")
    office.take("director", case, "IrregularityFound", text="online spelen", ground="control-2.1.4")
    refused(office.try_to("director", case, "ControlIndividualised", **direct), "individual-on-a-ground", "2.3")
    unwarned = direct | {"ground": "warned_before"}
    refused(office.try_to("director", case, "ControlIndividualised", **unwarned), "individual-on-a-ground", "2.3")


def test_under_cao_81_only_what_was_collected_after_staff_were_informed_counts(offices: Any) -> None:
    office = offices("c81")
    case = ordered(office, "c81", kind="global", purpose="4")
    office.take("director", case, "IrregularityFound", text="online spelen", ground="control-2.1.4")
    office.take("director", case, "StaffWarned", warned_at="2026-10-15", audience="alle werknemers",
                irregularity="online spelen", means="mail")  # fmt: skip
    office.take("director", case, "IrregularityFound", text="opnieuw", ground="control-2.1.4")
    how = {"ground": "warned_before", "motivation": "opnieuw", "warning_ref": "control-1"}
    early = office.try_to("director", case, "ControlIndividualised", **how, data_from="2026-10-01")
    refused(early, "individual-on-a-ground", "2.3")
    office.take("director", case, "ControlIndividualised", **how, data_from="2026-10-16")


def test_under_cao_81_only_a_conversation_of_purpose_4_can_fall_away_with_the_contract(offices: Any) -> None:
    office = offices("c81")
    for route, ground, source in (
        ("purposes-1-3", "contract_suspended", "2.3"), ("purpose-4", "not_required_by_code", "2.3"),
    ):  # fmt: skip
        case = office.open("director", "breach", title="E-mail", entity="gemeente")
        office.take("director", case, "BreachTriaged", route=route, grounds="vastgesteld")
        answer = office.try_to("director", case, "HearingWaived", "--about", "breach-1", ground=ground, reason="x")
        refused(answer, "waiver-of-the-pack", source)


def test_in_assen_data_stay_longer_once_the_authority_was_told(offices: Any) -> None:
    office = offices("asn")
    case = ordered(office, "asn", kind="targeted", purpose="prevention", level="person")
    late = {"reason": "zwaarwegend vermoeden", "until": "2027-06-01", "authority_told_at": "2026-12-24T10:00"}
    refused(office.try_to("director", case, "ControlDataKeptLonger", **late), "control-data-kept", "art. 11, lid 1")
    office.take("director", case, "ControlDataKeptLonger", **late | {"authority_told_at": "2026-11-20T10:00"})


def test_beveren_lets_nobody_be_followed_outside_its_situations(offices: Any) -> None:
    office = offices("bev")
    case = ordered(office, "bev", kind="global", purpose="global_overview", level="service")
    for ground in ("purpose_1_3", "ordered_content", "public_posts"):
        how = {"ground": ground, "motivation": "x", "data_from": "2026-10-01"}
        answer = office.try_to("director", case, "ControlIndividualised", **how)
        refused(answer, "individual-on-a-ground", "procedure")
    case = ordered(office, "bev", kind="incident", purpose="incident")
    office.take("director", case, "ControlIndividualised", ground="purpose_1_3", motivation="overbelasting",
                data_from="2026-10-01")  # fmt: skip
