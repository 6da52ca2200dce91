"""Controls with conditions of their own, and who gets the data."""

from typing import Any

import pytest

from tests.requirements.acts import ARTICLE, CHECKED, TRACED, breach, order, ordered
from tests.requirements.conftest import Under
from tests.workflows.breaches import DIRECTOR, person, refused

# ── 5 ──


def test_requirement_05_a_mailbox_on_absence_is_opened_by_the_consultant_on_all_conditions(under: Under) -> None:
    office = under("bh")
    said: dict[str, Any] = {"kind": "mailbox_absence", "purpose": "continuity", "level": "person"}
    refused(order(office, "bh", **said), "witness-to-control", "art. 5.4")
    wrong = order(office, "bh", **said, witness="Karel Aerts", executed_by="system_administrator")
    refused(wrong, "executed-by-role", "art. 3.3.2")
    case = ordered(office, "bh", **said, witness="Karel Aerts", executed_by="security_consultant")
    give: dict[str, Any] = {"to": "Tom Maes", "form": "individual", "recipient": "successor"}
    office.take("director", case, "ConditionsChecked", **{**CHECKED, "trusted_person": None})
    refused(office.try_to("director", case, "ControlDataProvided", **give), "conditions-of-control", "art. 3.3.2")
    office.take("director", case, "ConditionsChecked", **CHECKED)
    office.take("director", case, "ControlIndividualised", **TRACED, ground="absence")
    office.take("director", case, "ControlDataProvided", **give)


def test_requirement_05_an_inquiry_into_harassment_needs_its_own_order_and_a_witness(under: Under) -> None:
    office = under("bh")
    said: dict[str, Any] = {"kind": "harassment_inquiry", "purpose": "unlawful_acts", "level": "person"}
    refused(order(office, "bh", **said), "witness-to-control", "art. 5.4, geweld")
    refused(order(office, "bh", **said | {"purpose": "continuity"}), "purpose-of-the-pack", "art. 5.4, geweld")
    case = ordered(office, "bh", **said, witness="Karel Aerts")
    office.take("director", case, "ControlIndividualised", **TRACED, ground="harassment")


def test_requirement_05_logs_of_file_access_follow_nobody_by_themselves(under: Under) -> None:
    office = under("bh")
    said: dict[str, Any] = {"kind": "file_access", "purpose": "access_logs"}
    refused(order(office, "bh", **said, level="person"), "level-of-control", "art. 5.2, zesde doel")
    refused(order(office, "bh", **said | {"purpose": "continuity"}), "purpose-of-the-pack", "art. 5.2, zesde doel")
    ordered(office, "bh", **said)


@pytest.mark.parametrize(("kind", "left", "closed"), [
    ("block_accounts", None, None), ("mailbox_closing", "2026-11-20", "2027-02-20"),
])  # fmt: skip
def test_requirement_05_an_account_is_blocked_or_closed_at_the_directors_request(
    under: Under, kind: str, left: str | None, closed: str | None
) -> None:
    office = under("bh")
    case = breach(office)
    office.take("director", case, "BreachTriaged", route="8", grounds="g")
    who = person(office, "statutory")
    office.take("director", case, "PersonIdentified", person=who, how="admission", basis="b")
    said: dict[str, Any] = {"kind": kind, "object": "account lv", "from_at": "2026-11-21T14:00", "reason": "r"}
    head = {"organ": "head_of_service", "holder": "Tom Maes", "capacity": "titular"}
    answer = office.try_to("director", case, "MeasureOrdered", **said, authority=head)
    refused(answer, "authority-of-the-pack", "art. 3.4 en 7")
    office.take("director", case, "MeasureOrdered", **said, authority=DIRECTOR, left_on=left)
    limit = office.clock(case, "bh-mailbox-closure", "director")
    assert (limit and limit["deadline"][:10]) == closed


def test_requirement_05_logins_on_the_population_register_are_for_the_head_of_civil_affairs(under: Under) -> None:
    office = under("bev")
    said: dict[str, Any] = {"kind": "population_register", "purpose": "global_overview"}
    wrong = order(office, "bev", **said, executed_by="system_administrator")
    refused(wrong, "executed-by-role", "procedure 2")
    case = ordered(office, "bev", **said, executed_by="head_of_service")
    open_ = {task["for"] for task in office.told("director", "show", case)["tasks"]}
    assert "head_of_service" in open_
    assert "system_administrator" not in open_
    office.take("director", case, "ControlIndividualised", **TRACED, ground="professional_undisputed")


# ── 16 ──


@pytest.mark.parametrize(("pack", "article"), [("bh", "2016/679"), ("asn", "art. 12, onder b en c")])
def test_requirement_16_the_college_gets_personal_data_on_a_suspicion_only(
    under: Under, pack: str, article: str
) -> None:
    office = under(pack)
    kinds: dict[str, dict[str, Any]] = {
        "bh": {"kind": "individual", "purpose": "unlawful_acts", "level": "person", "witness": "Karel Aerts"},
        "asn": {"kind": "targeted", "level": "person"},
    }
    case = ordered(office, pack, **kinds[pack])
    ground = {"bh": "purpose_1_3", "asn": "ordered_content"}[pack]
    office.take("director", case, "ConditionsChecked", **CHECKED)
    office.take("director", case, "ControlIndividualised", **TRACED, ground=ground)
    give: dict[str, Any] = {"to": "het college", "form": "individual", "recipient": "college"}
    answer = office.try_to("director", case, "ControlDataProvided", **give)
    refused(answer, "individual-data-to-the-inquiry", article)
    office.take("director", case, "ControlDataProvided", **give, suspicion="de logs tonen wie de lijst kopieerde")
    office.take("director", case, "ControlDataProvided", **give | {"recipient": "inquiry", "to": "de onderzoeker"})


@pytest.mark.parametrize("pack", ["bh", "asn"])
def test_requirement_16_the_director_gets_figures_before_any_person_is_known(under: Under, pack: str) -> None:
    office = under(pack)
    case = ordered(office, pack)
    office.take("director", case, "ConditionsChecked", **CHECKED)
    give: dict[str, Any] = {"to": "de directeur", "recipient": "director"}
    answer = office.try_to("director", case, "ControlDataProvided", **give, form="individual")
    refused(answer, "individual-data-after-individualising", ARTICLE[pack][0])
    office.take("director", case, "ControlDataProvided", **give, form="aggregated")
