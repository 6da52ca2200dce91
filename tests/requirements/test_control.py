"""Routes of a breach, and control: for what, of whom, under which conditions."""

from typing import Any

import pytest

from tests.requirements.acts import ARTICLE, CHECKED, GENERAL, TRACED, breach, order, ordered
from tests.requirements.conftest import Under
from tests.workflows.breaches import DIRECTOR, person, refused

CODES = sorted(GENERAL)


# ── 3 ──


@pytest.mark.parametrize(("pack", "routes", "article"), [
    ("bev", ("5.1", "5.2"), "procedure 5.3"), ("bh", ("5.4-notice", "5.4-harassment", "8", "16"), "art. 5.4 en 8"),
    ("c81", ("purposes-1-3", "purpose-4", "open-data"), "controle 2.3"), ("asn", ("7.4", "7.2"), "art. 7, lid 4"),
])  # fmt: skip
def test_requirement_03_a_breach_goes_by_a_route_of_its_code(
    under: Under, pack: str, routes: tuple[str, ...], article: str
) -> None:
    office = under(pack)
    case = breach(office)
    wrong = office.try_to("director", case, "BreachTriaged", route="6-serious", grounds="g")
    refused(wrong, "route-of-the-pack", article)
    for route in routes:
        office.take("director", case, "BreachTriaged", route=route, grounds="g")
    assert office.state(case, "breach-1") == "triaged"


def test_requirement_03_gambling_asks_why_the_milder_route_is_not_enough(under: Under) -> None:
    office = under("bh")
    case = breach(office)
    said: dict[str, Any] = {"route": "5.4-direct", "ground": "gambling", "grounds": "g"}
    answer = office.try_to("director", case, "BreachTriaged", **said)
    refused(answer, "milder-route-first", "art. 5.4, eerste streepje", "Tell and warn first")
    office.take("director", case, "BreachTriaged", **said, note="derde keer")
    office.take("director", case, "BreachTriaged", **said | {"ground": "confidential"})


def test_requirement_03_the_route_for_the_executive_is_for_the_executive(under: Under) -> None:
    office = under("asn")
    case = breach(office)
    who = person(office, "contractual")
    office.take("director", case, "PersonIdentified", person=who, how="admission", basis="b")
    answer = office.try_to("director", case, "BreachTriaged", route="16", grounds="g")
    refused(answer, "route-of-the-pack", "art. 7, lid 4")


# ── 4 ──


@pytest.mark.parametrize("pack", CODES)
def test_requirement_04_a_control_has_a_purpose_of_the_code_and_an_end(under: Under, pack: str) -> None:
    office = under(pack)
    refused(order(office, pack, purpose="curiosity"), "purpose-of-the-pack", ARTICLE[pack][1])
    refused(order(office, pack, period_to="2026-08-31"), "period-of-control", "2016/679")
    ordered(office, pack)


@pytest.mark.parametrize("pack", CODES)
def test_requirement_04_a_control_begins_anonymous(under: Under, pack: str) -> None:
    office = under(pack)
    refused(order(office, pack, level="person"), "level-of-control", ARTICLE[pack][0])
    refused(order(office, pack, person="J. de Wit"), "level-of-control", ARTICLE[pack][0])
    case = ordered(office, pack)
    office.take("director", case, "ConditionsChecked", **CHECKED)
    answer = office.try_to("director", case, "ControlDataProvided", to="de directeur", form="individual")
    refused(answer, "individual-data-after-individualising", ARTICLE[pack][0])
    office.take("director", case, "ControlDataProvided", to="de directeur", form="aggregated")


def test_requirement_04_cao_81_traces_purposes_1_to_3_directly(under: Under) -> None:
    office = under("c81")
    for purpose in "123":
        case = ordered(office, "c81", purpose=purpose)
        office.take("director", case, "ControlIndividualised", **TRACED, ground="purpose_1_3")
    case = ordered(office, "c81", purpose="4")
    answer = office.try_to("director", case, "ControlIndividualised", **TRACED, ground="purpose_1_3")
    refused(answer, "individual-on-a-ground", "controle 2.3")


def test_requirement_04_cao_81_uses_data_from_after_a_warning_to_people_who_were_told(under: Under) -> None:
    office = under("c81")
    told, other = person(office, number="1", service="boekhouding"), person(office, number="2", service="magazijn")
    case = ordered(office, "c81")
    office.take("director", case, "IrregularityFound", text="goksites", ground="control-2.1.4")
    office.take("director", case, "StaffWarned", warned_at="2026-10-12", audience="boekhouding", irregularity="x",
                means="mail")  # fmt: skip
    said: dict[str, Any] = TRACED | {"ground": "warned_before", "warning_ref": "control-1", "person": told}
    early = office.try_to("director", case, "ControlIndividualised", **said)
    refused(early, "individual-on-a-ground", "controle 2.3")
    office.take("director", case, "IrregularityFound", text="opnieuw", ground="control-2.1.4")
    for wrong in ({"data_from": "2026-10-11"}, {"person": other}, {"warning_ref": "control-9"}):
        answer = office.try_to("director", case, "ControlIndividualised", **said | wrong)
        refused(answer, "individual-on-a-ground", "controle 2.3")
    office.take("director", case, "ControlIndividualised", **said)


@pytest.mark.parametrize(("kind", "ground"), [
    ("professional", "professional_undisputed"), ("public_posts", "public_posts"),
])  # fmt: skip
def test_requirement_04_cao_81_asks_no_procedure_for_undisputed_or_public_data(
    under: Under, kind: str, ground: str
) -> None:
    office = under("c81")
    case = ordered(office, "c81", kind=kind, purpose="4")
    office.take("director", case, "ControlIndividualised", **TRACED, ground=ground)
    elsewhere = ordered(office, "c81")
    answer = office.try_to("director", elsewhere, "ControlIndividualised", **TRACED, ground=ground)
    refused(answer, "individual-on-a-ground", "controle 2.3")


def test_requirement_04_bilzen_hoeselt_traces_at_the_next_general_control_with_a_witness(under: Under) -> None:
    office = under("bh")
    case = ordered(office, "bh")
    office.take("director", case, "IrregularityFound", text="goksites", ground="3.3.1")
    office.take(
        "director", case, "StaffWarned", warned_at="2026-10-12", audience="iedereen", irregularity="x", means="m"
    )
    said: dict[str, Any] = TRACED | {"ground": "warned_before", "warning_ref": "control-1", "witness": "Karel Aerts"}
    office.take("director", case, "IrregularityFound", text="opnieuw", ground="3.3.1")
    same = office.try_to("director", case, "ControlIndividualised", **said)
    refused(same, "individual-on-a-ground", "art. 5.4, eerste streepje", "next general control")
    following: dict[str, Any] = {
        **GENERAL["bh"], "authority": DIRECTOR, "level": "service", "data_kinds": ["bezochte websites"],
        "grounds": "g", "period_from": "2026-10-12", "period_to": "2026-11-12", "follows": "control-1",
    }  # fmt: skip
    office.take("director", case, "ControlOrdered", "--about", "control-1", **following)
    step = ("director", case, "ControlIndividualised", "--procedure", "control-2")
    office.take("director", case, "IrregularityFound", "--procedure", "control-2", text="opnieuw", ground="3.3.1")
    refused(office.try_to(*step, **said | {"witness": None}), "witness-to-control", "art. 5.4")
    office.take(*step, **said)


def test_requirement_04_assen_controls_are_targeted_and_ordered_by_the_director(under: Under) -> None:
    office = under("asn")
    content: dict[str, Any] = {"kind": "content", "purpose": "prevention", "level": "person", "person": "J. de Wit"}
    refused(
        order(office, "asn", **content, authority=DIRECTOR), "authority-of-the-pack", "art. 7, lid 1 en art. 10, lid 2"
    )
    refused(
        order(office, "asn", **content | {"purpose": "insight"}),
        "purpose-of-the-pack",
        "art. 7, lid 1 en 3 en art. 10, lid 2",
    )
    case = ordered(office, "asn", **content)
    wrong = office.try_to("director", case, "ControlIndividualised", **TRACED, ground="warned_before")
    refused(wrong, "individual-on-a-ground", "art. 7, lid 2")
    office.take("director", case, "ControlIndividualised", **TRACED, ground="ordered_content")
    sample = ordered(office, "asn")
    other = office.try_to("director", sample, "ControlIndividualised", **TRACED, ground="ordered_content")
    refused(other, "individual-on-a-ground", "art. 7, lid 2, art. 9, lid 2, onder b en art. 10, lid 2")


def test_requirement_04_beveren_follows_nobody_systematically(under: Under) -> None:
    office = under("bev")
    refused(order(office, "bev", kind="follow_up"), "level-of-control", "procedure 5.2")
    case = ordered(office, "bev")
    answer = office.try_to("director", case, "ControlIndividualised", **TRACED, ground="purpose_1_3")
    refused(answer, "individual-on-a-ground", "procedure 3")
    incident = ordered(office, "bev", kind="incident", purpose="incident")
    office.take("director", incident, "ControlIndividualised", **TRACED, ground="purpose_1_3")
