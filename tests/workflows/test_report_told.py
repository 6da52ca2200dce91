"""Who judges a report, what becomes of the words of a harassment report, and how a wrong judgment is put right."""

import json
from pathlib import Path
from typing import Any

import pytest

from casemgr.law.clocks import load
from tests.stories.office import USERS, Office
from tests.workflows.breaches import charged, decide, office_with, person, refused

TOLD: dict[str, Any] = {
    "received_at": "2026-11-20T14:00", "route": "general_director", "text": "iets gezien", "reporter_kind": "staff",
    "confidential": True,
}  # fmt: skip
JUDGED = {"outcome": "breach", "reasoning": "r"}
SECRET = {
    "text": "Zeemeermin belaagt mij",
    "subject": "Zeemeermin",
    "note": "Zeemeermin wacht",
    "concerns": "Zeemeermin",
}
POINTED = {"outcome": "harassment", "reasoning": "naar de vertrouwenspersonen"}
AT = {"at": "2026-11-21T10:00"}


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return office_with(tmp_path, "bev", "asn", "c81")


def report(office: Office, user: str, pack: str = "bev", **fields: Any) -> str:
    return str(office.told(user, "open", "report", "--pack", pack, "--data", json.dumps(TOLD | fields))["case"])


# ── Whoever it was told to ───────────────────────────────────────────────────────────────────────────────────────────

BY_ADMINISTRATOR = {"route": "system_administrator", "reporter_kind": "sysadmin"}


@pytest.mark.parametrize("reporter", [{}, {"reporter": "Noor Willems"}, {"reporter": "noor willems, systeembeheerder"}])
def test_a_system_administrator_does_not_handle_the_own_report(office: Office, reporter: dict[str, str]) -> None:
    case = report(office, "sysadmin", **BY_ADMINISTRATOR, **reporter)
    source = "ICT-gedragscode, procedure 3; incidenten 3"
    refused(office.try_to("sysadmin", case, "ReportTriaged", **JUDGED), "triaged-by-whom-it-was-told", source)
    steps: dict[str, dict[str, Any]] = {
        "ReportForwarded": {"to": "personnel", **AT}, "AcknowledgementWithheld": {"reason": "handled"},
        "ReporterInformed": {"at": "2026-11-21", "text": "gezien"},
    }  # fmt: skip
    for fact, said in steps.items():
        refused(office.try_to("sysadmin", case, fact, **said), "handled-by-whom-it-was-told", source, "director")
        assert not office.offered("sysadmin", case)[fact]["allowed"]
    assert not office.offered("sysadmin", case)["ReportTriaged"]["allowed"]
    office.take("dpo", case, "ReportTriaged", **JUDGED)  # whom this route tells too


def test_who_took_a_report_in_for_somebody_else_passes_it_on_and_does_not_judge_it(office: Office) -> None:
    case = report(office, "sysadmin", route="service_desk", reporter="An Baert")
    refused(office.try_to("sysadmin", case, "ReportTriaged", **JUDGED), "triaged-by-whom-it-was-told", "datalekken")
    office.take("sysadmin", case, "ReportForwarded", to="dpo", **AT)
    office.take("sysadmin", case, "ReporterInformed", at="2026-11-21", text="doorgegeven")
    office.take("dpo", case, "ReportTriaged", **JUDGED)


def test_what_was_told_to_the_general_director_is_not_judged_by_the_dpo(office: Office) -> None:
    case = report(office, "dpo", route="head_of_service")
    refused(office.try_to("dpo", case, "ReportTriaged", **JUDGED), "triaged-by-whom-it-was-told", "incidenten 1")
    office.take("dpo", case, "ReportForwarded", to="personnel", **AT)
    office.take("director", case, "ReportTriaged", **JUDGED)


@pytest.mark.parametrize("pack", ["bev", "asn", "c81"])
@pytest.mark.parametrize("route", ["dpo", "service_desk", "privacy_mailbox", "outside"])
def test_the_dpo_judges_what_was_told_to_the_dpo_and_the_general_director_anything(
    office: Office, pack: str, route: str
) -> None:
    office.take("dpo", report(office, "dpo", pack, route=route), "ReportTriaged", **JUDGED)
    office.take("director", report(office, "dpo", pack, route=route), "ReportTriaged", **JUDGED)


def test_a_director_who_reports_judges_it_with_the_reasoning(office: Office) -> None:
    case = report(office, "director", reporter="Els Peeters")
    assert office.try_to("director", case, "ReportTriaged", outcome="breach").code == 2
    office.take("director", case, "ReportTriaged", **JUDGED)


def test_the_deputy_judges_while_the_hand_over_runs_and_what_was_passed_on(office: Office) -> None:
    mine = report(office, "deputy", route="deputy")
    assert office.try_to("deputy", mine, "ReportTriaged", **JUDGED).kind == "not-your-role"
    other = report(office, "director")
    office.take("director", other, "ReportForwarded", to="deputy", **AT)
    office.take("deputy", other, "ReportTriaged", **JUDGED)
    office.told("director", "handover", "director", "--to", "deputy", "--until", "2026-12-01")
    office.take("deputy", mine, "ReportTriaged", **JUDGED)


def test_a_report_passed_back_to_its_reporter_is_still_not_theirs_to_judge(office: Office) -> None:
    case = report(office, "sysadmin", **BY_ADMINISTRATOR)
    office.take("director", case, "ReportForwarded", to="sysadmin", **AT)
    refused(office.try_to("sysadmin", case, "ReportTriaged", **JUDGED), "triaged-by-whom-it-was-told", "incidenten 3")


# ── What the seven days rest on, and what a refusal about harassment cites ───────────────────────────────────────────


def test_the_seven_days_are_the_law_s_for_the_whistle_blower_channel_only() -> None:
    clock = load()["be-report-acknowledgement"]
    assert clock.status == "assumed"
    assert "klokkenluiders" in clock.source
    assert "naar analogie" in clock.source
    assert "naar analogie" in clock.says["nl"]


def test_a_refusal_about_harassment_says_that_its_source_is_to_be_confirmed(office: Office) -> None:
    case = report(office, "director")
    long = office.try_to("director", case, "ReportTriaged", outcome="harassment", reasoning="wat er gebeurde " * 20)
    refused(long, "harassment-is-not-recorded", "nog te bevestigen")
    office.take("director", case, "ReportTriaged", **POINTED)
    said = {"to": "jurist", "reason": "r", "second_person": "I. De Smet"}
    refused(office.try_to("director", case, "ReporterRevealed", **said), "harassment-goes-no-further", "te bevestigen")


# ── The words of a harassment report ─────────────────────────────────────────────────────────────────────────────────


def readers(office: Office, case: str, *options: str) -> set[str]:
    return {user for user in USERS if "Zeemeermin" in office.ask(user, "show", case, *options).everything}


def finders(office: Office) -> set[str]:
    return {user for user in USERS if office.told(user, "list", "--query", "Zeemeermin")["cases"]}


def harassed(office: Office) -> str:
    """Told to the DPO about the head of service; the general director reads it until it is judged."""
    case = report(office, "dpo", route="privacy_mailbox", reporter="Kanarie", **SECRET)
    assert {"dpo", "director"} <= readers(office, case)
    assert {"dpo", "director"} <= finders(office)
    office.take("director", case, "ReportTriaged", now="2026-11-21T15:00", **POINTED)
    return case


def test_what_a_harassment_report_told_is_read_by_who_took_it_in_and_found_by_nobody(office: Office) -> None:
    case = harassed(office)
    assert readers(office, case) == {"dpo"}
    assert finders(office) == set()
    assert readers(office, case, "--as-of", "2026-11-21T14:30") == {"dpo"}
    assert "Kanarie" in office.ask("director", "show", case).out  # who is shown the way to the counsellors
    office.told("dpo", "rebuild")
    assert (readers(office, case), finders(office)) == ({"dpo"}, set())
    office.take("director", case, "ReporterInformed", at="2026-11-21", text="De namen zijn gegeven.")
    assert (readers(office, case), finders(office)) == ({"dpo"}, set())


def test_a_case_page_does_not_bear_the_subject_of_a_harassment_report(office: Office) -> None:
    from casemgr.desk import showing

    case = harassed(office)
    with office.session("director") as session:
        view = showing.case(session, case)
        assert "Zeemeermin" not in repr(view)
        assert view.title == case


def test_the_mail_in_which_harassment_was_told_is_read_by_who_took_it_in(office: Office, tmp_path: Path) -> None:
    mail = tmp_path / "melding.eml"
    head = b"From: An <an@post.example>\r\nSubject: Zeemeermin\r\nDate: Fri, 20 Nov 2026 10:00:00 +0100\r\n"
    mail.write_bytes(head + b"\r\nZeemeermin\r\n")
    case = office.told("dpo", "intake", str(mail))[0]["case"]
    assert office.told("director", "documents", case)
    office.take("director", case, "ReportTriaged", **POINTED)
    assert not office.told("director", "documents", case)
    assert office.told("dpo", "documents", case)
    assert (readers(office, case), finders(office)) == ({"dpo"}, set())


def test_a_judgment_that_was_wrong_gives_the_words_back(office: Office) -> None:
    case = harassed(office)
    office.take("director", case, "ReportTriaged", "--corrects", "3", **JUDGED)
    assert {"dpo", "director"} <= readers(office, case)
    assert {"dpo", "director"} <= finders(office)


# ── The way out of a wrong judgment ──────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(("lang", "named"), [("en", "put this in its place"), ("nl", "zet dit dan in de plaats")])
def test_a_second_judgment_is_told_how_to_take_the_place_of_the_first(office: Office, lang: str, named: str) -> None:
    case = report(office, "director")
    office.take("director", case, "ReportTriaged", **POINTED)
    again = office.try_to("director", case, "ReportTriaged", lang=lang, **JUDGED)
    assert (again.code, again.kind) == (1, "not-now")
    hint = again.told["error"]["hint"]
    assert named in hint
    assert f"casemgr take {case} ReportTriaged --corrects 3" in hint
    office.take("director", case, "ReportTriaged", "--corrects", "3", **JUDGED)
    office.take("director", case, "BreachReported", "--about", "report-1", title="x")


def test_nothing_is_promised_that_would_be_refused(office: Office) -> None:
    case = report(office, "dpo", route="privacy_mailbox")
    office.take("dpo", case, "ReportTriaged", outcome="leak", reasoning="r")
    office.take("dpo", case, "LeakReported", "--about", "report-1", title="x", channel="other")
    again = office.try_to("dpo", case, "ReportTriaged", outcome="nothing", reasoning="r")
    assert again.kind == "not-now"
    assert "--corrects" not in again.told["error"]["hint"]  # the leak that was opened does not fit it
    by_another = office.try_to("sysadmin", report(office, "sysadmin"), "ReportTriaged", **JUDGED)
    assert "--corrects" not in by_another.out


def test_a_choice_that_moved_the_procedure_on_is_not_offered_for_correction(office: Office) -> None:
    case = charged(office, person(office))
    said = {"about": "breach-1", "ground": "person_declines", "reason": "brief"}
    office.take("director", case, "HearingWaived", **said)
    assert decide(office, case).code == 0
    other = decide(office, case, outcome="none", sanction=None, from_=None)
    assert (other.kind, "--corrects" in other.out) == ("not-now", False)
    same = decide(office, case, proportionality="eerste keer, erkend")
    assert (same.kind, "DecisionTaken --corrects" in same.out) == ("not-now", True)
