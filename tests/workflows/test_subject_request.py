"""A request about one's own data: its terms by kind, who answers, and what stays out or has to wait."""

import json
from typing import Any

import pytest

from tests.stories.office import Answer, Office
from tests.workflows.test_report_rules import report

ASKED: dict[str, Any] = {"received_at": "2026-11-20", "kind": "access", "person": "An Baert"}
GIVEN: dict[str, Any] = {"answered_at": "2026-11-21", "granted": "full"}
REFUSED: dict[str, Any] = {"answered_at": "2026-11-21", "granted": "refused", "motivation": "de gegevens zijn juist"}
PERSON: dict[str, Any] = {
    "number": "1042", "family_name": "Vermeulen", "given_name": "Lies", "form_of_address": "mevrouw",
    "entity": "gemeente", "status": "contractual",
}  # fmt: skip
CHANGES = ["rectification", "completion", "erasure", "shielding"]


def refused(answer: Answer, rule: str, source: str = "") -> None:
    assert (answer.code, answer.kind) == (1, rule), answer.everything
    assert source in answer.told["error"]["source"]


def request(office: Office, kind: str = "access", pack: str = "bev", **fields: Any) -> str:
    said = json.dumps(ASKED | {"kind": kind} | fields)
    return str(office.told("dpo", "open", "subject_request", "--pack", pack, "--data", said)["case"])


def known(office: Office, kind: str = "access", pack: str = "bev", **fields: Any) -> str:
    case = request(office, kind, pack, **fields)
    office.take("dpo", case, "IdentityChecked", how="eID aan het loket")
    return case


def ends(office: Office, case: str, now: str | None = None) -> dict[str, tuple[str, str]]:
    told = office.told("dpo", "show", case, now=now)["deadlines"]
    return {d["rule"]: (d["state"], d["deadline"][:10]) for d in told}


# ── Terms ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_request_is_answered_within_a_month(office: Office) -> None:
    case = known(office)
    assert ends(office, case) == {"gdpr-answer-subject": ("running", "2026-12-21")}  # the 20th is a Sunday
    office.take("director", case, "RequestAnswered", **GIVEN)
    assert ends(office, case)["gdpr-answer-subject"][0] == "met"
    assert office.state(case, "subject_request-1") == "answered"
    office.take("dpo", case, "RequestClosed")
    assert office.state(case, "subject_request-1") == "closed"


@pytest.mark.parametrize("kind", CHANGES)
def test_in_assen_a_change_is_answered_in_four_weeks_and_the_month_runs_on(office: Office, kind: str) -> None:
    found = ends(office, request(office, kind, "asn"))
    assert found["asn-correction-answer"] == ("running", "2026-12-18")
    assert found["gdpr-answer-subject"] == ("running", "2026-12-21")


@pytest.mark.parametrize("kind", ["access", "restriction", "objection"])
def test_in_assen_other_requests_have_the_month_of_the_law(office: Office, kind: str) -> None:
    assert set(ends(office, request(office, kind, "asn"))) == {"gdpr-answer-subject"}


def test_elsewhere_a_change_has_only_the_month(office: Office) -> None:
    assert set(ends(office, request(office, "erasure"))) == {"gdpr-answer-subject"}


def test_an_extension_gives_three_months_from_receipt(office: Office) -> None:
    case = request(office)
    office.take("dpo", case, "RequestExtended", reason="drie archieven", told_at="2026-11-21")
    found = ends(office, case)
    assert found["gdpr-answer-subject"][0] == "dropped"
    assert found["gdpr-answer-subject-extended"] == ("running", "2027-02-22")
    again = office.try_to("dpo", case, "RequestExtended", reason="nog een", told_at="2026-11-21")
    refused(again, "extended-once", "12(3)")


@pytest.mark.parametrize(
    ("told", "accepted"), [("2026-11-19", False), ("2026-11-20", True), ("2026-12-21", True), ("2026-12-22", False)]
)
def test_an_extension_is_told_within_the_first_month(office: Office, told: str, accepted: bool) -> None:
    case = request(office)
    answer = office.try_to("dpo", case, "RequestExtended", reason="r", told_at=told, now="2027-01-04T10:00")
    assert (answer.code == 0) == accepted
    if not accepted:
        refused(answer, "extension-told-in-time", "12(3)")


def test_an_extension_is_told_before_it_is_recorded(office: Office) -> None:
    answer = office.try_to("dpo", request(office), "RequestExtended", reason="r", told_at="2026-11-22")
    refused(answer, "extension-told-in-time")


def test_extending_does_not_move_the_term_of_the_code(office: Office) -> None:
    case = request(office, "rectification", "asn")
    said = {"reason": "r", "told_at": "2026-11-21"}
    refused(office.try_to("dpo", case, "RequestExtended", **said), "shorter-term-goes-on", "13")
    office.take("dpo", case, "RequestExtended", note="het antwoord volgt in delen", **said)
    found = ends(office, case)
    assert found["asn-correction-answer"][0] == "running"
    assert found["gdpr-answer-subject-extended"][0] == "running"
    office.take("dpo", case, "IdentityChecked", how="e")
    office.take("director", case, "RequestAnswered", now="2026-12-19T09:00", **GIVEN | {"answered_at": "2026-12-19"})
    assert ends(office, case)["asn-correction-answer"][0] == "late"


def test_a_withdrawn_request_has_no_term(office: Office) -> None:
    case = request(office, "erasure", "asn")
    refused(office.try_to("dpo", case, "RequestWithdrawn", at="2026-11-19"), "after-the-request")
    office.take("dpo", case, "RequestWithdrawn", at="2026-11-21")
    assert {state for state, _ in ends(office, case).values()} == {"dropped"}
    assert office.try_to("director", case, "RequestAnswered", **GIVEN).code != 0


# ── Which rights ─────────────────────────────────────────────────────────────────────────────────────────────────────


def test_shielding_is_a_right_in_assen_only(office: Office) -> None:
    said = json.dumps(ASKED | {"kind": "shielding"})
    answer = office.ask("dpo", "open", "subject_request", "--data", said)
    refused(answer, "right-of-the-law", "art. 18")
    request(office, "shielding", "asn")
    request(office, "restriction")


def test_a_report_judged_to_be_a_request_goes_on_as_one(office: Office) -> None:
    case = report(office)
    said = {"received_at": "2026-11-20", "kind": "access", "person": "An Baert"}
    refused(office.try_to("dpo", case, "RequestReceived", **said), "triaged-as-request")
    office.take("director", case, "ReportTriaged", outcome="subject_request", reasoning="vraagt inzage")
    office.take("dpo", case, "RequestReceived", **said)
    told = office.told("dpo", "show", case)["procedures"]
    assert {p["id"]: p["state"] for p in told} == {"report-1": "triaged", "subject_request-1": "received"}
    assert office.try_to("dpo", case, "RequestReceived", **said).code != 0


# ── Who ──────────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("user", ["dpo", "personnel"])
def test_who_records_a_request_does_not_decide_on_it(office: Office, user: str) -> None:
    case = known(office)
    assert office.try_to(user, case, "RequestAnswered", **GIVEN).kind == "not-your-role"
    office.take("director", case, "RequestAnswered", **GIVEN)


def test_the_secretariat_posts_the_answer_and_reads_nothing_of_the_request(office: Office) -> None:
    """A number and a neutral title: enough to record what became of a letter, in which a term can begin."""
    case = request(office, what="kanarie")
    answer = office.ask("secretariat", "show", case)
    assert answer.told["procedures"] == []
    assert "kanarie" not in answer.everything
    assert office.try_to("secretariat", case, "IdentityChecked", how="pas").kind == "not-your-role"


@pytest.mark.parametrize("user", ["sysadmin", "head", "college"])
def test_a_request_is_not_for_everybody(office: Office, user: str) -> None:
    case = request(office, what="kanarie")
    assert office.ask(user, "show", case).kind == "unknown-case"
    assert office.told(user, "list")["cases"] == []


def test_nobody_decides_on_their_own_request(office: Office) -> None:
    case = known(office, person="Els Peeters")
    answer = office.try_to("director", case, "RequestAnswered", **GIVEN)
    assert answer.code == 1
    assert answer.kind in ("requester-does-not-decide", "concerned-acts"), answer.everything


def test_a_deputy_answers_once_the_director_has_stepped_back(office: Office) -> None:
    case = known(office)
    assert office.try_to("deputy", case, "RequestAnswered", **GIVEN).code != 0
    aside = {"who": "director", "capacity": "general_director", "reason": "familie", "replaced_by": "deputy"}
    office.take("director", case, "Recused", **aside)
    assert office.try_to("director", case, "RequestAnswered", **GIVEN).kind == "unknown-case"
    office.take("deputy", case, "RequestAnswered", **GIVEN)


# ── The answer ───────────────────────────────────────────────────────────────────────────────────────────────────────


def test_the_identity_comes_before_the_data(office: Office) -> None:
    case = request(office)
    refused(office.try_to("director", case, "RequestAnswered", **GIVEN), "identity-first", "12(6)")
    office.take("director", case, "RequestAnswered", note="gevraagd met het eigen account", **GIVEN)


def test_who_cannot_be_identified_is_refused(office: Office) -> None:
    office.take("director", request(office), "RequestAnswered", **REFUSED)


@pytest.mark.parametrize("granted", ["partly", "refused"])
def test_what_is_not_granted_is_motivated(office: Office, granted: str) -> None:
    case, said = known(office, "rectification"), GIVEN | {"granted": granted}
    refused(office.try_to("director", case, "RequestAnswered", **said), "refusal-is-reasoned", "12(4)")
    office.take("director", case, "RequestAnswered", **said, motivation="de datum klopt")


def test_in_assen_a_refusal_cites_the_regulation_too(office: Office) -> None:
    answer = office.try_to(
        "director", known(office, "completion", "asn"), "RequestAnswered", **GIVEN | {"granted": "refused"}
    )
    refused(answer, "refusal-is-reasoned", "12(4)")
    assert "art. 13" in answer.told["error"]["source"]


def test_an_answer_is_not_older_than_the_question(office: Office) -> None:
    case = known(office)
    refused(
        office.try_to("director", case, "RequestAnswered", **GIVEN | {"answered_at": "2026-11-19"}), "after-the-request"
    )


def test_a_second_answer_says_why(office: Office) -> None:
    case = known(office, "restriction")
    office.take("director", case, "RequestAnswered", **REFUSED)
    refused(office.try_to("director", case, "RequestAnswered", **GIVEN), "answered-again-with-reason")
    office.take("director", case, "RequestAnswered", note="na klacht bij de GBA", **GIVEN)


# ── What stays out ───────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("considered", [{"withheld": "wie meldde"}, {"note": "er moest niets weg"}])
def test_the_reporter_stays_out_of_the_answer(office: Office, considered: dict[str, str]) -> None:
    told = report(office, "director", reporter="Tom Maes", concerns="An Baert")
    case = known(office)
    office.take("dpo", case, "CaseLinked", to=told, kind="report")
    answer = office.try_to("director", case, "RequestAnswered", **GIVEN)
    refused(answer, "reporter-stays-out", "15(4)")
    assert told not in answer.everything
    assert "Tom Maes" not in answer.everything
    office.take("director", case, "RequestAnswered", **GIVEN, **considered)


@pytest.mark.parametrize("kind", ["rectification", "objection"])
def test_other_answers_need_no_such_look(office: Office, kind: str) -> None:
    case = known(office, kind)
    office.take("dpo", case, "CaseLinked", to=report(office), kind="report")
    office.take("director", case, "RequestAnswered", **GIVEN)


def test_a_report_that_is_not_confidential_hides_nothing(office: Office) -> None:
    case = known(office)
    office.take("dpo", case, "CaseLinked", to=report(office, confidential=False), kind="report")
    office.take("director", case, "RequestAnswered", **GIVEN)


# ── What has to wait ─────────────────────────────────────────────────────────────────────────────────────────────────


def person(office: Office) -> str:
    return str(office.told("personnel", "people", "add", "--data", json.dumps(PERSON))["person"])


def conduct(office: Office, who: str) -> str:
    case = office.open("director", "breach", title="Gokken op het werk")
    said = {"how": "admission", "basis": "zei het zelf", "status": "contractual"}
    office.take("director", case, "PersonIdentified", person=who, **said)
    return case


def test_what_a_running_case_needs_is_not_erased(office: Office) -> None:
    who = person(office)
    running = conduct(office, who)
    case = known(office, "erasure", person=who)
    answer = office.try_to("director", case, "RequestAnswered", **GIVEN)
    refused(answer, "erasure-waits", "17(3)(b) en (e)")
    assert "restriction" in answer.told["error"]["hint"]
    assert running not in answer.everything
    said = GIVEN | {"granted": "partly", "motivation": "er loopt een dossier", "restriction_offered": True}
    office.take("director", case, "RequestAnswered", **said)


def test_once_that_case_has_ended_the_data_can_go(office: Office) -> None:
    who = person(office)
    running = conduct(office, who)
    case = known(office, "erasure", person=who)
    office.take("director", running, "BreachDismissed", motivation="niets aan")
    office.take("director", case, "RequestAnswered", **GIVEN)


def test_a_legal_hold_keeps_what_has_ended(office: Office) -> None:
    who = person(office)
    running = conduct(office, who)
    office.take("director", running, "BreachDismissed", motivation="niets aan")
    office.take("director", running, "LegalHoldPlaced", reason="vordering aangekondigd")
    case = known(office, "erasure", person=who)
    refused(office.try_to("director", case, "RequestAnswered", **GIVEN), "erasure-waits")
    office.take("director", running, "LegalHoldLifted", reason="geen vordering")
    office.take("director", case, "RequestAnswered", **GIVEN)


def test_a_case_that_is_linked_counts_as_well(office: Office) -> None:
    case = known(office, "erasure")
    office.take("dpo", case, "CaseLinked", to=office.leak(), kind="leak")
    refused(office.try_to("director", case, "RequestAnswered", **GIVEN), "erasure-waits")


def test_another_request_of_the_same_person_holds_nothing_up(office: Office) -> None:
    who = person(office)
    request(office, "access", person=who)
    office.take("director", known(office, "erasure", person=who), "RequestAnswered", **GIVEN)


# ── Carried out ──────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("kind", ["rectification", "completion", "erasure", "restriction"])
def test_whoever_had_the_data_hears_of_the_change(office: Office, kind: str) -> None:
    case = known(office, kind)
    office.take("director", case, "RequestAnswered", **GIVEN)
    refused(office.try_to("dpo", case, "RequestClosed"), "recipients-told", "art. 19")
    office.take("dpo", case, "RecipientsTold", at="2026-11-21", recipients=["sociaal secretariaat"])
    office.take("dpo", case, "RequestClosed")


def test_where_nobody_had_the_data_the_note_says_so(office: Office) -> None:
    case = known(office, "erasure")
    office.take("director", case, "RequestAnswered", **GIVEN)
    office.take("dpo", case, "RequestClosed", note="niemand kreeg deze gegevens")


@pytest.mark.parametrize(("kind", "answer"), [("access", GIVEN), ("erasure", REFUSED)])
def test_where_nothing_changed_nobody_is_told(office: Office, kind: str, answer: dict[str, Any]) -> None:
    case = known(office, kind)
    office.take("director", case, "RequestAnswered", **answer)
    refused(office.try_to("dpo", case, "RecipientsTold", at="2026-11-21"), "something-changed")
    office.take("dpo", case, "RequestClosed")


def test_the_kind_can_be_put_right_and_the_term_follows(office: Office) -> None:
    case = request(office, "access", "asn")
    office.take("dpo", case, "RequestReceived", "--corrects", "2", **ASKED | {"kind": "rectification"})
    assert ends(office, case)["asn-correction-answer"] == ("running", "2026-12-18")
