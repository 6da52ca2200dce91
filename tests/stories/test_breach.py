"""From a report to a held conversation: what each step needs, who may take it, and which code says so."""

import json
from typing import Any

import pytest

from casemgr.reading import hearings
from tests.stories.office import Answer, Office

HEARING: dict[str, Any] = {"about": "breach-1", "at": "2026-12-01T10:00", "place": "Markt 1", "kind": "conversation"}
CHARGES: dict[str, Any] = {"charges": ["gokte op 3 november"], "articles": ["use"], "considered": "een waarschuwing"}
AUTHORITY = {"organ": "general_director", "holder": "Els Peeters", "capacity": "titular"}
DECISION: dict[str, Any] = {
    "outcome": "none", "authority": AUTHORITY, "decided_at": "2026-12-02", "facts_proven": ["f"], "articles": ["use"],
    "answer_to_defence": ["a"], "proportionality": "p",
}  # fmt: skip
PERSON: dict[str, Any] = {
    "number": "1042", "family_name": "Vermeulen", "given_name": "Lies", "form_of_address": "mevrouw",
    "entity": "gemeente", "status": "contractual", "address": "Lindestraat 12", "postcode": "9000",
    "place": "Oefendorp",
}  # fmt: skip
REPORT: dict[str, Any] = {
    "received_at": "2026-11-20T14:00", "route": "service_desk", "text": "iets gezien", "reporter_kind": "staff",
    "confidential": True,
}  # fmt: skip


def refused(answer: Answer, rule: str, source: str = "") -> None:
    assert (answer.code, answer.kind) == (1, rule), answer.everything
    assert answer.told["error"]["sentence"]
    assert source in answer.told["error"]["source"]


def person(office: Office) -> str:
    known = office.told("personnel", "people", "list")
    if known:
        return str(known[0]["person"])
    return str(office.told("personnel", "people", "add", "--data", json.dumps(PERSON))["person"])


def triaged(office: Office, route: str = "5.2", **fields: Any) -> str:
    case = office.open("director", "breach", title="Gokken op het werk", **fields)
    office.take("director", case, "BreachTriaged", route=route, grounds="ander gebruik")
    return case


def charged(office: Office, route: str = "5.2") -> str:
    case = triaged(office, route)
    who = person(office)
    office.take(
        "director", case, "PersonIdentified", person=who, how="admission", basis="zei het zelf", status="contractual"
    )
    office.take("director", case, "ChargesSet", **CHARGES)
    return case


def invited(office: Office) -> str:
    case = charged(office)
    said = HEARING | {
        "subject": "het gebruik van internet", "hears": ["Els Peeters"], "file_place": "secretariaat",
        "file_hours": "9-12 uur",
        "file_until": "2026-11-30", "reply_until": "2026-11-30",
    }  # fmt: skip
    office.take("director", case, "HearingPlanned", **said)
    made = office.ask("director", "letter", case, "hearing_invitation")
    assert made.code == 0, made.everything
    return case


def held(office: Office) -> str:
    case = invited(office)
    said: dict[str, Any] = {"held_at": "2026-12-01T10:00", "minutes": "verslag", "present": ["Els Peeters"]}
    office.take("director", case, "HearingHeld", now="2026-12-01T12:00", **said)
    return case


@pytest.mark.parametrize(("outcome", "opens"), [
    ("leak", {"LeakReported"}), ("breach", {"BreachReported"}), ("both", {"LeakReported", "BreachReported"}),
    ("nothing", set()), ("ticket", set()), ("harassment", set()),
])  # fmt: skip
def test_a_report_becomes_what_it_was_triaged_as(office: Office, outcome: str, opens: set[str]) -> None:
    case = office.open("director", "report", **REPORT)
    facts: dict[str, dict[str, Any]] = {
        "LeakReported": {"title": "x", "channel": "other"}, "BreachReported": {"title": "x"},
    }  # fmt: skip
    for fact, said in facts.items():
        answer = office.try_to("director", case, fact, "--about", "report-1", **said)
        assert answer.code == 1
        assert answer.kind in ("triaged-for-this", "triaged-as-breach")
    told = office.told("director", "report", "triage", case, "--data", f'{{"outcome": "{outcome}", "reasoning": "r"}}')
    assert told["procedures"][0]["state"] == "triaged"
    offered = office.offered("director", case)
    for fact, said in facts.items():
        assert offered[fact]["allowed"] == (fact in opens)
        answer = office.try_to("director", case, fact, "--about", "report-1", **said)
        assert (answer.code == 0) == (fact in opens), answer.everything


def test_a_report_is_acknowledged_in_seven_days(office: Office) -> None:
    case = office.open("director", "report", **REPORT)
    clock = office.clock(case, "be-report-acknowledgement", user="director")
    assert (clock["state"], clock["deadline"]) == ("running", "2026-11-27T23:59:59+01:00")
    office.take("director", case, "ReportAcknowledged", at="2026-11-21", means="email")
    assert office.clock(case, "be-report-acknowledgement", user="director")["state"] == "met"


def test_a_report_of_tomorrow_is_refused(office: Office) -> None:
    case = office.ask("director", "open", "report", "--data", str(REPORT | {"received_at": "x"}).replace("'", '"'))
    assert case.code == 2
    late = json.dumps(REPORT | {"received_at": "2026-11-21T14:01"})
    refused(office.ask("director", "open", "report", "--data", late), "not-in-future", "casemgr")


def test_a_breach_starts_without_a_person_and_goes_by_a_route_of_its_code(office: Office) -> None:
    case = office.open("director", "breach", title="Gokken op het werk")
    wrong = office.try_to("director", case, "BreachTriaged", route="9.9", grounds="g")
    refused(wrong, "route-of-the-pack")
    assert "5.1" in wrong.told["error"]["sentence"]
    assert "5.2" in wrong.told["error"]["sentence"]
    office.take("director", case, "BreachTriaged", route="5.2", grounds="g")
    assert office.state(case, "breach-1") == "triaged"


def test_each_code_has_its_own_routes(office: Office) -> None:
    told = office.told("director", "open", "breach", "--pack", "asn", "--data", '{"title": "x"}')
    refused(office.try_to("director", told["case"], "BreachTriaged", route="5.2", grounds="g"), "route-of-the-pack")
    assert office.told("director", "show", told["case"])["pack"] == "asn"


def test_charges_cite_articles_somebody_can_be_charged_with(office: Office) -> None:
    case = triaged(office)
    for articles in (["5.2"], ["bestaat-niet"], []):
        answer = office.try_to("director", case, "ChargesSet", charges=["f"], articles=articles)
        refused(answer, "articles-of-the-code")
    refused(office.try_to("director", case, "ChargesSet", charges=[], articles=["use"]), "articles-of-the-code")
    office.take("director", case, "ChargesSet", **CHARGES)


def test_person_and_charges_come_before_the_invitation(office: Office) -> None:
    case = triaged(office)
    office.take("director", case, "HearingPlanned", **HEARING)
    offered = office.offered("director", case)
    assert not offered["HearingInvited"]["allowed"]
    first = office.try_to("director", case, "HearingInvited", letter="x")
    refused(first, "person-before-invitation")
    office.take("director", case, "PersonIdentified", person=person(office), how="admission", basis="b")
    refused(office.try_to("director", case, "HearingInvited", letter="x"), "charges-before-invitation")
    office.take("director", case, "ChargesSet", **CHARGES)
    refused(office.try_to("director", case, "HearingInvited", letter="x"), "letter-ready")
    past = office.try_to("director", case, "HearingInvited", letter="x", now="2026-12-01T10:00")
    refused(past, "hearing-ahead")


def test_a_hearing_is_about_a_procedure_of_this_case(office: Office) -> None:
    case = triaged(office)
    refused(
        office.try_to("director", case, "HearingPlanned", **HEARING | {"about": "breach-2"}), "hearing-about-something"
    )
    leak = office.leak()
    answer = office.try_to("director", leak, "HearingPlanned", **HEARING | {"about": "data_leak-1"})
    assert (answer.code, len(office.told("director", "show", leak)["procedures"])) == (1, 1)
    twice = office.try_to("director", case, "HearingPlanned", "--about", "breach-2", **HEARING)
    assert (twice.code, twice.kind) == (2, "about-differs")
    said: dict[str, Any] = {name: value for name, value in HEARING.items() if name != "about"}
    office.take("director", case, "HearingPlanned", "--about", "breach-1", **said)


def test_from_report_to_held_conversation(office: Office) -> None:
    case = held(office)
    states = {p["id"]: p["state"] for p in office.told("director", "show", case)["procedures"]}
    assert states == {"breach-1": "charged", "hearing-1": "held"}
    documents = office.told("director", "documents", case)
    assert [(d["number"], d["letter"]) for d in documents] == [(f"{case}-01", "hearing_invitation")]


def test_an_invitation_takes_its_own_step(office: Office) -> None:
    case = invited(office)
    assert office.state(case, "hearing-1") == "invited"
    late: dict[str, Any] = {"held_at": "2026-12-01T10:00", "minutes": "v", "present": ["x"]}
    refused(office.try_to("director", case, "HearingHeld", **late), "held-not-in-future", "casemgr")


def test_nobody_is_heard_or_missed_without_invitation(office: Office) -> None:
    case = charged(office)
    office.take("director", case, "HearingPlanned", **HEARING)
    said: dict[str, Any] = {"held_at": "2026-11-21T10:00", "minutes": "v", "present": ["x"]}
    refused(office.try_to("director", case, "HearingHeld", **said), "invited-first")
    refused(office.try_to("director", case, "HearingMissed", excused=False, invited_correctly=True), "invited-first")


def test_nobody_is_decided_about_unheard(office: Office) -> None:
    case = charged(office)
    answer = office.try_to("director", case, "DecisionTaken", **DECISION)
    refused(answer, "hearing-first")
    office.take("director", case, "HearingPlanned", **HEARING)
    refused(office.try_to("director", case, "DecisionTaken", **DECISION), "hearing-first")


def test_after_the_conversation_a_decision_is_taken(office: Office) -> None:
    case = held(office)
    odd: dict[str, Any] = DECISION | {"outcome": "sanction", "sanction": "bestaat-niet"}
    refused(office.try_to("director", case, "DecisionTaken", now="2026-12-03T10:00", **odd), "sanction-of-the-pack")
    office.take("director", case, "DecisionTaken", now="2026-12-03T10:00", **DECISION)
    assert office.state(case, "breach-1") == "decided"


@pytest.mark.parametrize(("correctly", "code"), [(True, 0), (False, 1)])
def test_who_stays_away_after_a_correct_invitation_counts_as_heard(office: Office, correctly: bool, code: int) -> None:
    case = invited(office)
    said: dict[str, Any] = {"excused": False, "invited_correctly": correctly}
    office.take("director", case, "HearingMissed", now="2026-12-01T12:00", **said)
    assert office.try_to("director", case, "DecisionTaken", now="2026-12-03T10:00", **DECISION).code == code


def test_a_waiver_is_taken_only_on_a_ground_the_code_knows(office: Office) -> None:
    case = charged(office)
    answer = office.try_to(
        "director", case, "HearingWaived", "--about", "breach-1", ground="not_required_by_code", reason="r"
    )
    refused(answer, "waiver-of-the-pack")


def test_the_warning_comes_after_the_conversation(office: Office) -> None:
    case = charged(office)
    said: dict[str, Any] = {"warned_at": "2026-11-21", "irregularity": "gokken", "means": "brief"}
    refused(office.try_to("director", case, "PersonWarned", **said), "conversation-before-warning")
    other = held(office)
    office.take("director", other, "PersonWarned", now="2026-12-02T10:00", **said)


def test_postponement_moves_the_conversation(office: Office) -> None:
    case = invited(office)
    office.take("director", case, "PostponementAsked", asked_at="2026-11-21", by="Lies Vermeulen", reason="verlof")
    assert office.try_to("personnel", case, "PostponementGranted", new_at="2026-12-08T10:00").kind == "not-your-role"
    office.take("director", case, "PostponementGranted", new_at="2026-12-08T10:00")
    with office.session("director") as session:
        found = hearings.between(session.register, session.viewer, "2026-12-01", "2027-01-01")
    assert [row["at"] for row in found] == ["2026-12-08T10:00:00+01:00"]


def test_several_procedures_are_named_and_asked_for(office: Office) -> None:
    case = charged(office)
    for at in ("2026-12-01T10:00", "2026-12-02T10:00"):
        office.take("director", case, "HearingPlanned", **HEARING | {"at": at})
    said: dict[str, Any] = {"asked_at": "2026-11-21", "by": "x", "reason": "y"}
    answer = office.try_to("director", case, "PostponementAsked", **said)
    assert (answer.code, answer.kind) == (2, "which-procedure")
    assert "hearing-1, hearing-2" in answer.told["error"]["sentence"]
    office.take("director", case, "PostponementAsked", "--procedure", "hearing-2", **said)
    facts = office.told("director", "show", case)["facts"]
    assert facts[-1]["procedure"] == "hearing-2"
    none = office.try_to("director", case, "PostponementAsked", "--procedure", "hearing-9", **said)
    assert (none.code, none.kind) == (2, "unknown-procedure")


def test_settled_dismissed_and_closed_end_a_breach(office: Office) -> None:
    for fact, said in (("SettledInformally", {"what": "gesprek"}), ("BreachDismissed", {"motivation": "niets"})):
        case = office.open("director", "breach", title="x")
        office.take("director", case, fact, **said)
        assert office.try_to("director", case, "ChargesSet", **CHARGES).kind == "not-now"
        office.take("director", case, "BreachClosed")
        assert office.told("director", "list", "--state", "closed")["cases"][0]["case"] == case


def test_a_case_keeps_the_version_of_its_code(office: Office) -> None:
    case = triaged(office)
    first = office.told("director", "show", case)["facts"][0]["values"]
    packs = {p["pack"]: p for p in office.told("director", "packs")}
    assert (first["pack"], first["pack_digest"]) == ("bev", packs["bev"]["digest"])
