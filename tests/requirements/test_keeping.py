"""How long data stay, and what people may ask about their own."""

from typing import Any

import pytest

from casemgr.law import packs
from tests.requirements.acts import ordered, reported
from tests.requirements.conftest import Under
from tests.stories.office import Office
from tests.workflows.breaches import person, refused

LONGER: dict[str, Any] = {"reason": "de procedure loopt", "until": "2027-12-31", "authority_told_at": "2026-11-20"}
CHANGES = ("rectification", "completion", "erasure", "shielding")


def last_day(office: Office, case: str, rule: str) -> tuple[str, str]:
    clock = office.clock(case, rule, "director")
    return clock["state"], clock["deadline"][:10]


# ── 14 ──


def test_requirement_14_bilzen_hoeselt_keeps_control_data_one_year_without_exception(under: Under) -> None:
    office = under("bh")
    case = ordered(office, "bh")
    assert last_day(office, case, "bh-retention-control-data") == ("running", "2027-11-21")
    assert last_day(office, case, "bh-retention-control-data-warning") == ("running", "2027-08-21")
    answer = office.try_to("director", case, "ControlDataKeptLonger", **LONGER, note="voor het beroep")
    refused(answer, "control-data-kept", "art. 6", "without exception")


def test_requirement_14_assen_keeps_them_longer_once_the_authority_was_told_in_time(under: Under) -> None:
    office = under("asn")
    case = ordered(office, "asn")
    assert last_day(office, case, "asn-retention-usage-data") == ("running", "2027-05-21")
    ahead = LONGER | {"authority_told_at": "2026-11-22"}
    refused(office.try_to("director", case, "ControlDataKeptLonger", **ahead), "control-data-kept", "art. 11, lid 1")
    late = LONGER | {"authority_told_at": "2027-05-22"}
    after = office.try_to("director", case, "ControlDataKeptLonger", **late, now="2027-05-23T10:00")
    refused(after, "control-data-kept", "art. 11, lid 1", "after the limit")
    office.take("director", case, "ControlDataKeptLonger", **LONGER)
    assert office.clock(case, "asn-retention-usage-data", "director")["state"] == "dropped"
    assert last_day(office, case, "control-data-kept-until") == ("running", "2027-12-31")


def test_requirement_14_an_inquiry_in_assen_that_leads_to_nothing_leaves_nothing(under: Under) -> None:
    office = under("asn")
    case = ordered(office, "asn")
    office.take("director", case, "ControlEnded", outcome="nothing")
    assert office.clock(case, "asn-delete-after-inquiry", "director")["state"] == "running"
    gone(office, case)
    assert office.clock(case, "asn-delete-after-inquiry", "director")["state"] == "met"


def test_requirement_14_cao_81_has_the_term_of_the_employer_with_three_months_as_guidance(under: Under) -> None:
    office = under("c81")
    case = ordered(office, "c81")
    assert last_day(office, case, "c81-retention-control-data") == ("running", "2027-02-21")
    office.told("director", "settings", "set", "c81.control-data-months", "1", "--basis", "beslissing werkgever")
    assert last_day(office, ordered(office, "c81"), "c81-retention-control-data") == ("running", "2026-12-21")


@pytest.mark.parametrize("pack", ["bh", "c81", "asn"])
def test_requirement_14_what_stands_elsewhere_is_destroyed_by_ict_with_proof(under: Under, pack: str) -> None:
    office = under(pack)
    case = ordered(office, pack)
    office.take("director", case, "ControlEnded", outcome="nothing")
    tasks = office.told("director", "show", case)["tasks"]
    assert any(task["for"] == "system_administrator" and task["done"] is None for task in tasks)
    said: dict[str, Any] = {"what": "logs", "at": "2026-11-21", "by": "ICT"}
    answer = office.try_to("sysadmin", case, "ControlDataDestroyed", **said, proof=f"{case}-09")
    refused(answer, "proof-of-this-case", "casemgr")
    gone(office, case)
    tasks = office.told("director", "show", case)["tasks"]
    assert [task for task in tasks if task["for"] == "system_administrator" and task["done"] is None] == []


@pytest.mark.parametrize(("pack", "setting"), [
    ("bh", "retention.selection-rule"), ("asn", "retention.selection-rule"), ("c81", ""),
])  # fmt: skip
def test_requirement_14_a_public_body_destroys_by_a_published_selection_rule(pack: str, setting: str) -> None:
    assert {kept.selection for kept in packs.load(pack).retention.values()} == {setting}


def gone(office: Office, case: str) -> None:
    said: dict[str, Any] = {"what": "logs", "at": "2026-11-21", "by": "ICT", "note": "selectieregel 29.1"}
    office.take("sysadmin", case, "ControlDataDestroyed", **said)


# ── 15 ──


def asked(office: Office, kind: str, who: str = "An Baert") -> str:
    return office.open("dpo", "subject_request", received_at="2026-11-20", kind=kind, person=who)


@pytest.mark.parametrize("pack", ["bh", "c81", "asn"])
def test_requirement_15_a_request_is_answered_in_a_month_to_the_person(under: Under, pack: str) -> None:
    office = under(pack)
    case = asked(office, "access")
    assert last_day(office, case, "gdpr-answer-subject") == ("running", "2026-12-21")
    said: dict[str, Any] = {"answered_at": "2026-11-21", "granted": "full"}
    refused(office.try_to("director", case, "RequestAnswered", **said), "identity-first", "12(6)")
    office.take("dpo", case, "IdentityChecked", how="eID")
    office.take("director", case, "RequestAnswered", **said)
    assert office.clock(case, "gdpr-answer-subject")["state"] == "met"


@pytest.mark.parametrize(("pack", "article"), [("bh", "12(4)"), ("c81", "12(4)"), ("asn", "12(4)")])
def test_requirement_15_a_refusal_is_motivated(under: Under, pack: str, article: str) -> None:
    office = under(pack)
    case = asked(office, "rectification")
    said: dict[str, Any] = {"answered_at": "2026-11-21", "granted": "refused"}
    refused(office.try_to("director", case, "RequestAnswered", **said), "refusal-is-reasoned", article)
    office.take("director", case, "RequestAnswered", **said, motivation="de gegevens zijn juist")


def test_requirement_15_assen_answers_corrections_in_four_weeks(under: Under) -> None:
    office = under("asn")
    for kind in CHANGES:
        assert last_day(office, asked(office, kind), "asn-correction-answer") == ("running", "2026-12-18")
    for kind in ("access", "restriction", "objection"):
        assert office.clock(asked(office, kind), "asn-correction-answer") is None
    case = asked(office, "rectification")
    extend = office.try_to("dpo", case, "RequestExtended", reason="r", told_at="2026-11-21")
    refused(extend, "shorter-term-goes-on", "art. 13, leden 2 en 3")


@pytest.mark.parametrize("pack", ["bh", "c81"])
def test_requirement_15_elsewhere_shielding_is_no_right(under: Under, pack: str) -> None:
    office = under(pack)
    data = '{"received_at": "2026-11-20", "kind": "shielding", "person": "An Baert"}'
    refused(office.ask("dpo", "open", "subject_request", "--data", data), "right-of-the-law", "art. 18")
    assert office.clock(asked(office, "erasure"), "asn-correction-answer") is None


@pytest.mark.parametrize("pack", ["bh", "c81", "asn"])
def test_requirement_15_the_reporter_stays_out_of_the_answer(under: Under, pack: str) -> None:
    office = under(pack)
    who = person(office)
    report = reported(office)
    office.take("director", report, "ReportTriaged", outcome="breach", reasoning="r")
    office.take("director", report, "BreachReported", "--about", "report-1", title="x", person=who)
    case = asked(office, "access", who)
    office.take("dpo", case, "IdentityChecked", how="eID")
    said: dict[str, Any] = {"answered_at": "2026-11-21", "granted": "full"}
    refused(office.try_to("director", case, "RequestAnswered", **said), "reporter-stays-out", "15(4)")
    office.take("director", case, "RequestAnswered", **said, withheld="wie gemeld heeft")
    erase = asked(office, "erasure", who)
    office.take("dpo", erase, "IdentityChecked", how="eID")
    refused(office.try_to("director", erase, "RequestAnswered", **said), "erasure-waits", "17(3)")
