"""Reports: who hears of them, who learns who told, what they become, and that a leak becomes nothing else."""

import json
from typing import Any

import pytest

from tests.requirements.acts import REPORT, reported
from tests.requirements.conftest import Under
from tests.stories.leaks import ASSESSED
from tests.stories.office import USERS, Office
from tests.workflows.breaches import refused

# ── 1 ──


@pytest.mark.parametrize(("route", "kind", "heard"), [
    ("head_of_service", "staff", {"general_director"}), ("department_head", "staff", {"general_director"}),
    ("general_director", "superior", {"general_director"}), ("deputy", "superior", {"general_director"}),
    ("system_administrator", "sysadmin", {"general_director", "dpo"}),
])  # fmt: skip
def test_requirement_01_whom_the_code_names_hears_of_a_report(
    under: Under, route: str, kind: str, heard: set[str]
) -> None:
    office = under("bev")
    assert waiting(office, reported(office, route=route, reporter_kind=kind)) == heard


def test_requirement_01_a_system_administrator_does_not_stop_at_a_head_of_service(under: Under) -> None:
    office = under("bev")
    data = json.dumps(REPORT | {"route": "head_of_service", "reporter_kind": "sysadmin"})
    answer = office.ask("sysadmin", "open", "report", "--data", data)
    refused(answer, "administrator-reports-directly", "incidenten 3")
    data = json.dumps(REPORT | {"route": "head_of_service", "reporter_kind": "superior"})
    assert office.ask("head", "open", "report", "--data", data).code == 0


@pytest.mark.parametrize("user", ["head", "sysadmin", "dpo", "director"])
def test_requirement_01_anybody_who_hears_of_something_records_it(under: Under, user: str) -> None:
    office = under("bev")
    route = "system_administrator" if user == "sysadmin" else "general_director"
    assert office.ask("director", "show", reported(office, user, route=route)).code == 0


# ── 2 ──


def test_requirement_02_who_reported_is_read_by_those_who_need_it_only(under: Under) -> None:
    office = under("bev")
    case = reported(office, route="head_of_service")
    office.told("director", "report", "triage", case, "--data", '{"outcome": "breach", "reasoning": "r"}')
    office.take("director", case, "BreachReported", "--about", "report-1", title="x")
    assert "Kanarie" in office.ask("director", "show", case).out
    for user in set(USERS) - {"director"}:
        assert "Kanarie" not in office.ask(user, "show", case).everything
        assert office.told(user, "list", "--query", "Kanarie")["cases"] == []


def test_requirement_02_a_reporter_is_named_by_two_and_never_to_whom_it_is_about(under: Under) -> None:
    office = under("bev")
    case = reported(office, concerns="Tom Maes")
    said: dict[str, Any] = {"to": "de onderzoeker", "reason": "verhoor van getuigen", "second_person": "Els Peeters"}
    alone = office.try_to("director", case, "ReporterRevealed", **said | {"second_person": "Kanarie"})
    refused(alone, "with-a-second-person", "art. 16")
    concerned = office.try_to("director", case, "ReporterRevealed", **said | {"to": "Tom Maes"})
    refused(concerned, "not-passed-to-the-concerned", "art. 16")
    office.take("director", case, "ReporterRevealed", **said | {"second_person": "I. De Smet"})


def test_requirement_02_a_whistle_blower_is_known_to_the_contact_alone(under: Under) -> None:
    office = under("bev")
    office.told("director", "users", "add", "contact", "--name", "Rik Dams", "--role", "report_contact")
    case = reported(office, "contact", route="whistleblower")
    assert "Kanarie" in office.ask("contact", "show", case).out
    assert [user for user in USERS if "Kanarie" in office.ask(user, "show", case).everything] == []
    about = reported(office, "contact", route="whistleblower", concerns="director")
    assert office.ask("director", "show", about).kind == "unknown-case"


# ── 13 ──


def test_requirement_13_of_harassment_nothing_is_recorded_but_where_to_go(under: Under) -> None:
    office = under("bev")
    case = reported(office)
    told = office.try_to("director", case, "ReportTriaged", outcome="harassment", reasoning="wat er gebeurde " * 20)
    refused(told, "harassment-is-not-recorded", "contactpersoon")
    office.take("director", case, "ReportTriaged", outcome="harassment", reasoning="gewezen op de vertrouwenspersonen")
    tasks = office.told("director", "show", case)["tasks"]
    assert any("confidential counsellors" in task["text"] for task in tasks)
    name = office.try_to("director", case, "ReporterRevealed", to="x", reason="r", second_person="Jan Claes")
    refused(name, "harassment-goes-no-further", "contactpersoon")
    refused(office.try_to("director", case, "BreachReported", "--about", "report-1", title="x"), "triaged-as-breach")


# ── 22 ──


def test_requirement_22_a_report_is_acknowledged_in_seven_days_unless_that_exposes(under: Under) -> None:
    office = under("bev")
    case = reported(office)
    limit = office.clock(case, "be-report-acknowledgement", "director")
    assert (limit["state"], limit["deadline"][:10]) == ("running", "2026-11-27")
    office.take("director", case, "AcknowledgementWithheld", reason="would_expose")
    exposed = office.try_to("director", case, "ReportAcknowledged", at="2026-11-21", means="post")
    refused(exposed, "acknowledgement-would-expose", "III.60")
    other = reported(office)
    office.take("director", other, "ReportAcknowledged", at="2026-11-21", means="email")
    assert office.clock(other, "be-report-acknowledgement", "director")["state"] == "met"
    assert office.clock(other, "report-feedback", "director")["state"] == "unset"
    office.told("director", "settings", "set", "report.feedback-months", "3", "--basis", "besluit")
    assert office.clock(other, "report-feedback", "director")["deadline"][:10] == "2027-02-21"


@pytest.mark.parametrize(("outcome", "opens"), [
    ("leak", {"LeakReported"}), ("breach", {"BreachReported"}), ("both", {"LeakReported", "BreachReported"}),
    ("harassment", set()), ("subject_request", {"RequestReceived"}), ("ticket", set()), ("complaint", set()),
    ("nothing", set()),
])  # fmt: skip
def test_requirement_22_a_report_becomes_what_it_was_judged_to_be(under: Under, outcome: str, opens: set[str]) -> None:
    office = under("bev")
    case = reported(office)
    kinds: dict[str, dict[str, Any]] = {
        "LeakReported": {"title": "x", "channel": "other"}, "BreachReported": {"title": "x"},
        "RequestReceived": {"received_at": "2026-11-20", "kind": "access", "person": "An Baert"},
    }  # fmt: skip
    before = [office.try_to("director", case, fact, "--about", "report-1", **said) for fact, said in kinds.items()]
    assert {answer.code for answer in before} == {1}
    office.take("director", case, "ReportTriaged", outcome=outcome, reasoning="r")
    for fact, said in kinds.items():
        user = "dpo" if fact == "RequestReceived" and outcome == "subject_request" else "director"
        answer = office.try_to(user, case, fact, "--about", "report-1", **said)
        assert (answer.code == 0) == (fact in opens), answer.everything


# ── 24 ──


@pytest.mark.parametrize("pack", ["bev", "bh", "b13", "c81", "asn"])
def test_requirement_24_a_leak_opens_no_breach_and_asks_nobody_to(under: Under, pack: str) -> None:
    office = under(pack)
    case = office.leak(device="laptop OEF-0042", reporter="Kanarie")
    office.take("dpo", case, "AwarenessEstablished", aware_at="2026-11-21T13:00", reason="r")
    office.take("dpo", case, "LeakAssessed", **ASSESSED | {"risk": "unlikely"})
    told = office.told("director", "show", case)
    assert [p["id"] for p in told["procedures"]] == ["data_leak-1"]
    with office.session("director") as session:
        asked = [row["fact"] for row in session.register.rows("select fact from tasks")]
    assert asked
    assert "BreachReported" not in asked
    assert "BreachReported" not in office.offered("dpo", case)


@pytest.mark.parametrize("pack", ["bev", "bh", "b13", "c81", "asn"])
def test_requirement_24_what_was_judged_a_leak_is_charged_to_nobody(under: Under, pack: str) -> None:
    office = under(pack)
    case = reported(office, "dpo", route="privacy_mailbox")
    office.take("dpo", case, "ReportTriaged", outcome="leak", reasoning="lijst verstuurd")
    office.take("dpo", case, "LeakReported", "--about", "report-1", title="x", channel="mailbox")
    answer = office.try_to("director", case, "BreachReported", "--about", "report-1", title="x")
    refused(answer, "triaged-as-breach", "casemgr")
    assert len(office.told("director", "show", case)["procedures"]) == 2


def waiting(office: Office, case: str, user: str = "director") -> set[str]:
    """The roles that something waits for."""
    return {task["for"] for task in office.told(user, "show", case)["tasks"] if task["done"] is None}
