"""Who gets the data of a control, and by which rule they are destroyed."""

from typing import Any

import pytest

from tests.requirements.acts import CHECKED, TRACED, ordered
from tests.requirements.conftest import Under
from tests.stories.office import Office
from tests.workflows.breaches import refused

INDIVIDUAL: dict[str, Any] = {"to": "wie het nodig heeft", "form": "individual", "suspicion": "de logs tonen het"}
ORDERS: dict[str, dict[str, Any]] = {
    "bh": {"kind": "individual", "purpose": "unlawful_acts", "level": "person", "witness": "Karel Aerts"},
    "asn": {"kind": "targeted", "level": "person"},
}
ARTICLE = {"bh": "2016/679", "asn": "art. 12, onder b en c"}
GONE: dict[str, Any] = {"what": "logs", "at": "2026-11-21", "by": "ICT"}


def traced(office: Office, pack: str) -> str:
    case = ordered(office, pack, **ORDERS[pack])
    ground = {"bh": "purpose_1_3", "asn": "ordered_content"}[pack]
    office.take("director", case, "ConditionsChecked", **CHECKED)
    office.take("director", case, "ControlIndividualised", **TRACED | {"data_from": "2026-09-12"}, ground=ground)
    return case


# ── 16 ──


@pytest.mark.parametrize(("pack", "recipient", "given"), [
    ("asn", "director", False), ("asn", "college", True), ("asn", "inquiry", True), ("asn", "successor", False),
    ("asn", "other", False), ("asn", None, False),
    ("bh", "director", True), ("bh", "college", True), ("bh", "inquiry", True), ("bh", "successor", False),
    ("bh", "other", False), ("bh", None, False),
])  # fmt: skip
def test_requirement_16_personal_data_go_to_whom_the_code_names(
    under: Under, pack: str, recipient: str | None, given: bool
) -> None:
    office = under(pack)
    case = traced(office, pack)
    answer = office.try_to("sysadmin", case, "ControlDataProvided", **INDIVIDUAL, recipient=recipient)
    if given:
        assert answer.code == 0, answer.everything
    else:
        refused(answer, "individual-data-to-the-inquiry", ARTICLE[pack], "whom the code names")


@pytest.mark.parametrize(("recipient", "given"), [("other", True), ("director", False)])
def test_requirement_16_a_duty_of_the_law_opens_nothing_for_the_director(
    under: Under, recipient: str, given: bool
) -> None:
    office = under("asn")
    case = traced(office, "asn")
    said: dict[str, Any] = INDIVIDUAL | {"recipient": recipient, "note": "vordering van de officier van justitie"}
    assert (office.try_to("sysadmin", case, "ControlDataProvided", **said).code == 0) is given


def test_requirement_16_figures_go_to_whom_the_code_names_or_with_a_reason(under: Under) -> None:
    office = under("asn")
    case = ordered(office, "asn")
    office.take("director", case, "ConditionsChecked", **CHECKED)
    figures: dict[str, Any] = {"to": "x", "form": "aggregated"}
    for recipient in ("director", "college", "inquiry"):
        office.take("director", case, "ControlDataProvided", **figures, recipient=recipient)
    other = office.try_to("director", case, "ControlDataProvided", **figures, recipient="other")
    refused(other, "figures-to-whom-the-code-names", "art. 12, onder a", "(director)")
    office.take("director", case, "ControlDataProvided", **figures, recipient="other", note="ondernemingsraad")


# ── 14 ──


@pytest.mark.parametrize(("pack", "source"), [("bh", "Serieregister"), ("asn", "Selectielijst")])
def test_requirement_14_nothing_is_destroyed_without_a_published_selection_rule(
    under: Under, pack: str, source: str
) -> None:
    office = under(pack)
    case = ordered(office, pack)
    key = "retention.selection-rule"
    assert key in {row["key"] for row in office.told("director", "settings", "missing")}
    refused(office.try_to("sysadmin", case, "ControlDataDestroyed", **GONE), "selection-rule-known", source, key)
    office.take("sysadmin", case, "ControlDataDestroyed", **GONE, note="voor de fusie gewist, regel 12")
    office.told("director", "settings", "set", key, "29.1", "--basis", "gepubliceerd")
    office.take("sysadmin", ordered(office, pack), "ControlDataDestroyed", **GONE)
    assert key not in {row["key"] for row in office.told("director", "settings", "missing")}


def test_requirement_14_an_employer_needs_no_selection_rule(under: Under) -> None:
    office = under("c81")
    office.take("sysadmin", ordered(office, "c81"), "ControlDataDestroyed", **GONE)
    assert office.ask("director", "settings", "set", "retention.selection-rule", "1").kind == "unknown-setting"
