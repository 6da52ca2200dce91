"""Control and measures under the codes as they ship: who carries out, who sees what, when data go."""

import json
from typing import Any

from tests.stories.office import Office
from tests.workflows.test_control import refused

DIRECTOR = {"organ": "general_director", "holder": "Els Peeters", "capacity": "titular"}
GLOBAL: dict[str, Any] = {
    "kind": "global", "purpose": "global_overview", "authority": DIRECTOR, "level": "service", "scope": "burgerzaken",
    "period_from": "2026-10-01", "period_to": "2026-10-31", "data_kinds": ["bezochte websites"],
    "grounds": "geheime-reden",
}  # fmt: skip
CONTENT: dict[str, Any] = {
    "kind": "content", "purpose": "prevention", "level": "person", "period_from": "2026-11-01", "person": "J. de Wit",
    "authority": {"organ": "director", "holder": "Sanne de Boer", "capacity": "titular"}, "period_to": "2026-11-07",
    "data_kinds": ["bezochte websites"],
    "grounds": "zwaarwegend vermoeden",
}  # fmt: skip


def asn(office: Office) -> str:
    data = json.dumps(CONTENT)
    return str(office.told("director", "open", "control", "--pack", "asn", "--data", data)["case"])


def test_the_administrator_carries_out_what_the_card_says_and_sees_no_more(office: Office) -> None:
    case = office.open("director", "control", **GLOBAL)
    office.take("sysadmin", case, "ControlDataProvided", to="algemeen directeur", form="aggregated")
    assert office.ask("sysadmin", "show", case).kind == "unknown-case"
    cards = office.run("sysadmin", "due").everything + office.run("sysadmin", "steps", case).everything
    assert "geheime-reden" not in cards


def test_the_administrator_carries_out_a_measure_and_never_learns_why(office: Office) -> None:
    case = office.open("director", "breach", title="Gokken op het werk")
    office.take("director", case, "BreachTriaged", route="5.2", grounds="ander gebruik")
    order: dict[str, Any] = {"kind": "limit_access", "object": "account lv0042", "from_at": "2026-11-21T15:00"}
    office.take("director", case, "MeasureOrdered", **order, reason="geheime-reden", authority=DIRECTOR)
    before = office.told("director", "show", case)["tasks"]
    card = next(task for task in before if task["for"] == "system_administrator")
    assert "account lv0042" in card["text"]
    assert "geheime-reden" not in card["text"]
    office.take("sysadmin", case, "MeasureCarriedOut", at="2026-11-21T14:00")
    assert office.state(case, "provisional_measure-1") == "carried_out"


def test_under_the_dutch_regulation_content_is_looked_at_on_order_only(office: Office) -> None:
    case = asn(office)
    give: dict[str, Any] = {"to": "de onderzoeker", "form": "individual", "recipient": "inquiry"}
    checked = {"finality": True, "transparency": True, "proportionality": True}
    office.take("director", case, "ConditionsChecked", **checked)
    answer = office.try_to("director", case, "ControlDataProvided", **give)
    refused(answer, "individual-data-after-individualising", "art. 7, lid 1")
    wrong = {"ground": "warned_before", "motivation": "m", "data_from": "2026-11-01"}
    refused(office.try_to("director", case, "ControlIndividualised", **wrong), "individual-on-a-ground", "art. 10")
    office.take("director", case, "ControlIndividualised", **wrong | {"ground": "ordered_content"})
    office.take("director", case, "ControlDataProvided", **give)


def test_under_the_dutch_regulation_an_inquiry_without_result_leaves_nothing(office: Office) -> None:
    case = asn(office)
    assert office.clock(case, "asn-retention-usage-data")["deadline"] == "2027-05-21T23:59:59+02:00"
    assert office.clock(case, "asn-delete-after-inquiry") is None
    office.take("director", case, "ControlEnded", outcome="nothing")
    assert office.clock(case, "asn-delete-after-inquiry")["state"] == "running"
    office.told("director", "settings", "set", "retention.selection-rule", "29.1")
    office.take("director", case, "ControlDataDestroyed", what="logs", at="2026-11-21", by="systeembeheer")
    assert office.clock(case, "asn-delete-after-inquiry")["state"] == "met"


def test_under_the_dutch_regulation_nobody_is_suspended_as_statutory_staff(office: Office) -> None:
    case = asn(office)
    said = {"about": "control-1", "person": "J. de Wit", "from": "2026-11-23", "until": "2026-12-23", "ground": "g"}
    answer = office.try_to("director", case, "PreventiveSuspensionOrdered", **said, heard=True)
    assert (answer.code, answer.kind) == (1, "suspension-of-statutory-staff"), answer.everything
