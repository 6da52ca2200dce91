"""How a leak ends, and what never begins in its case."""

from typing import Any

import pytest

from tests.stories.leaks import ASSESSED, AWARE, RULE, aware, decided, notify, refused
from tests.stories.office import Office


def test_no_leak_after_all_drops_the_clock_and_asks_for_withdrawal(office: Office) -> None:
    case = decided(office)
    assert notify(office, case).code == 0
    office.take("dpo", case, "NoLeakFound", reasoning="lege stick")
    assert office.clock(case, RULE)["state"] in ("met", "dropped")
    refused(office.try_to("dpo", case, "LeakClosed"), "withdraw-when-no-leak", "33(4)")
    assert notify(office, case, phase="withdrawn").code == 0
    office.take("dpo", case, "LeakClosed")


def test_no_leak_before_any_notice_just_ends(office: Office) -> None:
    case = aware(office)
    office.take("dpo", case, "NoLeakFound", reasoning="lege stick")
    assert office.clock(case, RULE)["state"] == "dropped"
    assert office.told("dpo", "due") == []
    office.take("dpo", case, "LeakClosed")
    office.take("dpo", case, "LeakReopened", reason="toch niet leeg")
    assert office.state(case, "data_leak-1") == "aware"


def test_closing_needs_the_register_complete(office: Office) -> None:
    case = decided(office)
    refused(office.try_to("dpo", case, "LeakClosed"), "notice-settled", "33(1)")
    assert notify(office, case).code == 0
    missing = "documentation-complete"
    refused(office.try_to("dpo", case, "LeakClosed"), missing, "33(5)")
    thin = {name: value for name, value in ASSESSED.items() if name != "consequences"}
    office.take("dpo", case, "LeakAssessed", **thin)
    refused(office.try_to("dpo", case, "LeakClosed"), missing, "33(5)")
    office.take("dpo", case, "LeakAssessed", **ASSESSED)
    refused(office.try_to("dpo", case, "LeakClosed"), missing, "33(5)")
    office.take("dpo", case, "MitigationTaken", measure="gewist")
    office.take("dpo", case, "LeakClosed")


def test_a_high_risk_is_told_to_the_people_or_a_ground_given(office: Office) -> None:
    case = decided(office, advice="notify_and_inform")
    assert notify(office, case).code == 0
    office.take("dpo", case, "LeakAssessed", **ASSESSED | {"risk": "high"})
    office.take("dpo", case, "MitigationTaken", measure="gewist")
    refused(office.try_to("dpo", case, "LeakClosed"), "subjects-settled", "34(1)")
    easy: dict[str, Any] = {"ground": "no_high_risk", "reasoning": "r"}
    refused(office.try_to("director", case, "SubjectsNotInformed", **easy), "not-informing-needs-ground", "34(3)")
    assert office.try_to("dpo", case, "SubjectsNotInformed", ground="risk_removed", reasoning="r").code == 1
    office.take("director", case, "SubjectsNotInformed", ground="risk_removed", reasoning="r")
    office.take("dpo", case, "LeakClosed")


def test_a_closed_leak_takes_nothing_but_a_reopening(office: Office) -> None:
    case = aware(office)
    office.take("dpo", case, "NoLeakFound", reasoning="r")
    office.take("dpo", case, "LeakClosed")
    answer = office.try_to("dpo", case, "LeakAssessed", **ASSESSED)
    assert (answer.code, answer.kind) == (1, "not-now")


def test_no_step_of_a_leak_opens_a_breach(office: Office) -> None:
    case = aware(office)
    for user in ("dpo", "director"):
        offered = office.offered(user, case)
        assert not {"BreachReported", "HearingPlanned", "LeakReported", "ReportReceived"} & set(offered)
        assert offered["LeakAssessed"]["procedure"] == "data_leak-1"


@pytest.mark.parametrize(
    ("fact", "fields"),
    [
        ("BreachReported", {"title": "x"}),
        ("LeakReported", {"title": "x", "channel": "other"}),
        (
            "ReportReceived",
            {"received_at": AWARE, "route": "dpo", "text": "x", "reporter_kind": "staff", "confidential": True},
        ),
    ],
)
def test_nothing_else_opens_in_the_case_of_a_leak(office: Office, fact: str, fields: dict[str, Any]) -> None:
    case = office.leak()
    answer = office.try_to("director", case, fact, **fields)
    assert answer.code in (1, 2)
    assert [p["id"] for p in office.told("director", "show", case)["procedures"]] == ["data_leak-1"]


def test_one_line_logs_a_leak_with_its_awareness_or_nothing(office: Office) -> None:
    told = office.told("dpo", "leak", "Loonbrieven verkeerd gemaild", "--aware", AWARE, "--reason", "verzendlog")
    assert told["case"] == "OEF-2026-0001"
    assert told["procedures"] == [{"id": "data_leak-1", "workflow": "data_leak", "state": "aware"}]
    assert [d["state"] for d in told["deadlines"]] == ["running"]
    late = office.ask("dpo", "leak", "x", "--aware", "2026-12-20T14:00", "--reason", "r")
    refused(late, "awareness-not-in-future", "33(1)")
    assert office.ask("dpo", "leak", "x", "--aware", AWARE).kind == "aware-needs-reason"
    assert len(office.told("dpo", "list")["cases"]) == 1


@pytest.mark.parametrize("user", ["head", "sysadmin", "dpo", "director"])
def test_everybody_who_may_report_can_log_a_leak_and_see_what_became_of_it(office: Office, user: str) -> None:
    case = office.told(user, "leak", "Laptop weg")["case"]
    assert office.told(user, "show", case)["procedures"][0]["state"] == "reported"
    assert case in [c["case"] for c in office.told("dpo", "list")["cases"]]


@pytest.mark.parametrize(
    ("fact", "fields"),
    [
        ("MitigationTaken", {"measure": "m", "taken_at": "2026-11-22"}),
        ("MitigationTaken", {"measure": "m", "happened_at": "2026-11-21T14:01"}),
        ("SubjectsInformed", {"informed_at": "2026-11-22", "means": "individual"}),
    ],
)
def test_what_is_still_to_come_is_not_recorded_as_done(office: Office, fact: str, fields: dict[str, Any]) -> None:
    assert office.try_to("dpo", aware(office), fact, **fields).code == 1
