"""A report: along which way, who handles it, what reaches the reporter and who hears their name."""

import json
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casemgr.casefile import CaseFile
from casemgr.law import packs
from casemgr.situation import Situation
from casemgr.viewer import Viewer
from tests.stories.office import Answer, Office
from workflows import _report_rules as rules
from workflows.report import ReportReceived

TOLD: dict[str, Any] = {
    "received_at": "2026-11-20T14:00", "route": "general_director", "text": "iets gezien", "reporter_kind": "staff",
    "confidential": True,
}  # fmt: skip
LONG = "Wat er gebeurde, met alle bijzonderheden. " * 6
REVEAL = {"to": "jurist", "reason": "nodig voor het verweer", "second_person": "I. De Smet"}


def refused(answer: Answer, rule: str, source: str = "") -> None:
    assert (answer.code, answer.kind) == (1, rule), answer.everything
    assert source in answer.told["error"]["source"]


def report(office: Office, user: str = "dpo", pack: str = "bev", **fields: Any) -> str:
    return str(office.told(user, "open", "report", "--pack", pack, "--data", json.dumps(TOLD | fields))["case"])


def situation(user: str = "director", name: str = "Els Peeters", function: str = "algemeen directeur") -> Situation:
    viewer = Viewer(user, name, frozenset(), frozenset(), function)
    users = {"director": "Els Peeters", "dpo": "I. De Smet"}
    now = datetime(2026, 11, 21, tzinfo=UTC)
    return Situation(CaseFile("2026-0001"), packs.load("bev"), now, viewer, find_users=lambda: users)


# ── How it comes in ──────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_report_comes_in_along_a_way_of_the_code() -> None:
    here = situation()
    came = ReportReceived.model_validate(TOLD | {"received_at": datetime(2026, 11, 20, tzinfo=UTC)})
    assert rules.route_of_reports(here, None, came) is None
    known: Any = {key: route for key, route in here.pack.report_routes.items() if key != "general_director"}
    refusal = rules.route_of_reports(replace(here, pack=replace(here.pack, report_routes=known)), None, came)
    assert refusal is not None
    assert "service_desk" in str(refusal.sentence)


def test_a_system_administrator_reports_to_everybody_the_code_names(office: Office) -> None:
    said = json.dumps(TOLD | {"route": "head_of_service", "reporter_kind": "sysadmin"})
    answer = office.ask("sysadmin", "open", "report", "--data", said)
    refused(answer, "administrator-reports-directly", "procedure 3")
    report(office, "sysadmin", route="system_administrator", reporter_kind="sysadmin")
    report(
        office, "sysadmin", route="head_of_service", reporter_kind="sysadmin", note="de directeur was niet bereikbaar"
    )


def test_a_code_that_names_nobody_takes_an_administrators_report_any_way(office: Office) -> None:
    report(office, "sysadmin", "asn", route="head_of_service", reporter_kind="sysadmin")


# ── Who handles it ───────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "whom",
    [
        {"concerns": "director"}, {"concerns": "els peeters"}, {"concerns": "Algemeen directeur"},
        {"concerns": "Els Peeters, algemeen directeur"}, {"subject": "mailgebruik van Els Peeters"},
    ],
)  # fmt: skip
def test_whom_a_report_is_about_does_not_judge_it(office: Office, whom: dict[str, str]) -> None:
    case = report(office, "dpo", route="privacy_mailbox", **whom)
    judged = {"outcome": "nothing", "reasoning": "ik zag niets"}
    answer = office.try_to("director", case, "ReportTriaged", **judged)
    assert answer.code != 0
    if answer.code == 1:  # who is not already kept from seeing it
        refused(answer, "concerned-stays-out", "Onpartijdigheid")
    assert office.try_to("dpo", case, "ReportTriaged", **judged).code == 0


def test_the_report_is_not_passed_to_whom_it_is_about(office: Office) -> None:
    case = report(office, concerns="head")
    for name in ("head", "Tom Maes", "tom  maes"):
        refused(
            office.try_to("dpo", case, "ReportForwarded", to=name, at="2026-11-21T10:00"),
            "not-passed-to-the-concerned",
            "art. 16",
        )
    office.take("dpo", case, "ReportForwarded", to="director", at="2026-11-21T10:00")


def test_a_corrected_judgment_still_covers_what_was_opened(office: Office) -> None:
    case = report(office)
    office.take("director", case, "ReportTriaged", outcome="leak", reasoning="mail verkeerd verstuurd")
    office.take("dpo", case, "LeakReported", "--about", "report-1", title="x", channel="other")
    judged = {"reasoning": "toch niet"}
    again = office.try_to("director", case, "ReportTriaged", "--corrects", "3", outcome="nothing", **judged)
    refused(again, "triage-still-fits")
    office.take("director", case, "ReportTriaged", "--corrects", "3", outcome="both", **judged)
    office.take("director", case, "BreachReported", "--about", "report-1", title="x")


# ── Answering the reporter ───────────────────────────────────────────────────────────────────────────────────────────


def test_nothing_is_sent_to_whoever_left_no_address(office: Office) -> None:
    case = report(office, reporter_kind="anonymous", route="privacy_mailbox")
    assert office.clock(case, "be-report-acknowledgement") is None
    refused(office.try_to("dpo", case, "ReportAcknowledged", at="2026-11-21", means="email"), "reporter-can-be-reached")
    refused(office.try_to("dpo", case, "ReporterInformed", at="2026-11-21", text="t"), "reporter-can-be-reached")
    office.take("dpo", case, "ReportTriaged", outcome="nothing", reasoning="te vaag")


def test_an_anonymous_reporter_with_a_mailbox_is_answered(office: Office) -> None:
    case = report(office, reporter_kind="anonymous", reporter="vraag17@post.example")
    office.take("dpo", case, "ReportAcknowledged", at="2026-11-21", means="email")


def test_an_acknowledgement_that_would_expose_is_not_sent(office: Office) -> None:
    case = report(office)
    office.take("dpo", case, "AcknowledgementWithheld", reason="would_expose")
    assert office.clock(case, "be-report-acknowledgement")["state"] == "dropped"
    sent = {"at": "2026-11-21", "means": "email"}
    refused(office.try_to("dpo", case, "ReportAcknowledged", **sent), "acknowledgement-would-expose", "III.60")
    office.take("dpo", case, "FactCorrected", of=3, reason="de melder is intussen bekend")
    assert office.clock(case, "be-report-acknowledgement")["state"] == "running"
    office.take("dpo", case, "ReportAcknowledged", **sent)
    late = office.try_to("dpo", case, "AcknowledgementWithheld", reason="handled")
    refused(late, "not-acknowledged-yet")


def test_a_reporter_who_wants_no_acknowledgement_may_still_get_one(office: Office) -> None:
    case = report(office)
    office.take("dpo", case, "AcknowledgementWithheld", reason="declined")
    office.take("dpo", case, "ReportAcknowledged", at="2026-11-21", means="hand")


def test_feedback_has_no_term_until_the_organisation_sets_it(office: Office) -> None:
    case = report(office)
    assert office.clock(case, "report-feedback") is None
    office.take("dpo", case, "ReportAcknowledged", at="2026-11-21", means="email")
    assert office.clock(case, "report-feedback")["state"] == "unset"
    office.told("director", "settings", "set", "report.feedback-months", "3", "--basis", "richtlijn")
    clock = office.clock(case, "report-feedback")
    assert (clock["state"], clock["deadline"][:10]) == ("running", "2027-02-21")
    office.take("dpo", case, "ReporterInformed", at="2026-11-21", text="uw melding is onderzocht")
    assert office.clock(case, "report-feedback")["state"] == "met"


# ── Harassment ───────────────────────────────────────────────────────────────────────────────────────────────────────


def test_of_harassment_nothing_is_recorded_but_pointing_on(office: Office) -> None:
    case = report(office)
    told = office.try_to("director", case, "ReportTriaged", outcome="harassment", reasoning=LONG)
    refused(told, "harassment-is-not-recorded", "contactpersoon")
    office.take("director", case, "ReportTriaged", outcome="harassment", reasoning="naar de vertrouwenspersonen")
    informed = {"at": "2026-11-21"}
    refused(office.try_to("director", case, "ReporterInformed", text=LONG, **informed), "harassment-is-not-recorded")
    office.take("director", case, "ReportAcknowledged", at="2026-11-21", means="hand")
    office.take("director", case, "ReporterInformed", text="De namen zijn gegeven.", **informed)
    revealed = office.try_to("director", case, "ReporterRevealed", **REVEAL)
    refused(revealed, "harassment-goes-no-further", "contactpersoon")
    for fact in ("LeakReported", "BreachReported", "RequestReceived"):
        assert not office.offered("director", case).get(fact, {"allowed": False})["allowed"]


def test_harassment_under_a_code_that_is_silent_cites_the_law(office: Office) -> None:
    case = report(office, pack="asn")
    told = office.try_to("director", case, "ReportTriaged", outcome="harassment", reasoning=LONG)
    refused(told, "harassment-is-not-recorded", "ertrouwenspersoon")
    assert "contactpersoon" not in told.told["error"]["source"]


def test_anything_else_may_be_told_at_length(office: Office) -> None:
    office.take("director", report(office), "ReportTriaged", outcome="complaint", reasoning=LONG)


# ── Whose name it is ─────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("second", ["director", "Els Peeters", "ELS PEETERS, algemeen directeur", "jurist", "head"])
def test_a_reporter_is_revealed_by_two(office: Office, second: str) -> None:
    case = report(office, concerns="head")
    refused(
        office.try_to("director", case, "ReporterRevealed", **REVEAL | {"second_person": second}),
        "with-a-second-person",
    )


def test_a_reporter_is_revealed_with_a_reason(office: Office) -> None:
    case = report(office, concerns="head")
    without = {name: value for name, value in REVEAL.items() if name != "reason"}
    assert office.try_to("director", case, "ReporterRevealed", **without).code == 2
    refused(
        office.try_to("director", case, "ReporterRevealed", **REVEAL | {"to": "Tom Maes"}),
        "not-passed-to-the-concerned",
    )
    assert office.try_to("dpo", case, "ReporterRevealed", **REVEAL).kind == "not-your-role"
    office.take("director", case, "ReporterRevealed", **REVEAL)


@pytest.mark.parametrize("ground", [{"consent": True}, {"note": "bevel van de onderzoeksrechter"}])
def test_a_whistle_blower_is_named_with_consent_or_by_law(office: Office, ground: dict[str, Any]) -> None:
    case = report(office, "director", route="whistleblower")
    said: list[dict[str, Any]] = [{}, {"consent": False}]
    for answer in said:
        refused(
            office.try_to("director", case, "ReporterRevealed", **REVEAL, **answer),
            "consent-of-the-reporter",
            "2019/1937",
        )
    office.take("director", case, "ReporterRevealed", **REVEAL, **ground)


@given(
    st.sampled_from(["director", "Els Peeters", "algemeen directeur"]),
    st.sampled_from([str.upper, str.lower, str.title, str.swapcase]),
    st.sampled_from(["", " ", "  "]),
    st.sampled_from(["", ", algemeen directeur", " (gemeente)"]),
)
def test_somebody_is_the_same_however_they_are_written(name: str, case: Any, space: str, more: str) -> None:
    said = f"{space}{case(name).replace(' ', f' {space}')}{more}"
    assert rules.is_viewer(situation(), said)
    assert not rules.is_viewer(situation("dpo", "I. De Smet", "functionaris"), said)


def test_the_refusal_names_the_counsellors_that_were_set() -> None:
    unset = rules.pointing_on(situation())
    assert "casemgr settings set counsellors.text" in unset.message
    filled = rules.pointing_on(replace(situation(), settings={"counsellors.text": "Mia Cools, 09 000 00 01"}))
    assert "Mia Cools" in str(filled)
