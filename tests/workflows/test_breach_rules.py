"""A breach: who it is and how that became known, what is decided about whom, and what follows."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casemgr.casefile import CaseFile
from tests.stories.office import Office
from tests.workflows import breaches as played
from tests.workflows.breaches import MOMENT, charged, decide, decided, held, office_with, person, refused, triaged
from workflows._decision_rules import defences

WARNED: dict[str, Any] = {"warned_at": "2026-12-01", "irregularity": "gokken", "means": "brief"}
KNOWN: dict[str, Any] = {"organ": "general_director", "known_at": "2026-11-20T10:00", "how": "verslag gelezen"}
FOUND: dict[str, Any] = {"found_at": "2026-12-01T11:00", "text": "vastgesteld", "found_by": "Els Peeters"}
GIVEN: dict[str, Any] = {"given_at": "2026-12-02T15:00", "means": "registered", "authority": played.DIRECTOR}


# ── Route and person ────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_route_can_be_chosen_again_until_there_are_charges(office: Office) -> None:
    case = triaged(office)
    office.take("director", case, "BreachTriaged", route="5.1", grounds="het blijkt een misdrijf", ground="crime")
    wrong = office.try_to("director", case, "BreachTriaged", route="5.1", grounds="g", ground="gambling")
    refused(wrong, "route-of-the-pack", said="crime")
    office.take("director", case, "ChargesSet", charges=["f"], articles=["use"])
    assert office.try_to("director", case, "BreachTriaged", route="5.2", grounds="g").kind == "not-now"


def test_facts_under_two_routes_go_by_the_milder_one_unless_it_is_said_why_not(tmp_path: Path) -> None:
    office = office_with(tmp_path, "bh")
    case = office.open("director", "breach", title="Goksites")
    said: dict[str, Any] = {"route": "5.4-direct", "grounds": "gokken onder de werktijd"}
    refused(
        office.try_to("director", case, "BreachTriaged", **said), "milder-route-first", "Afsprakenkader", "gambling"
    )
    both = office.try_to("director", case, "BreachTriaged", **said, ground="gambling", lang="nl")
    refused(both, "milder-route-first", "Afsprakenkader", "Eerst inlichten en verwittigen")
    office.take("director", case, "BreachTriaged", route="5.4-notice", grounds="eerste keer", ground="gambling")
    office.take("director", case, "BreachTriaged", **said, ground="gambling", note="verslaving, al twee keer besproken")
    office.take("director", case, "BreachTriaged", **said | {"ground": "confidential"})


def test_the_status_of_the_day_of_the_facts_counts_and_not_the_one_of_today(office: Office) -> None:
    who = person(office, "contractual", status_from="2020-01-01")
    changed = json.dumps({"status": "statutory", "status_from": "2026-11-10"})
    office.told("personnel", "people", "change", who, "--data", changed)
    case = triaged(office)
    said: dict[str, Any] = {"person": who, "how": "admission", "basis": "b"}
    wrong = office.try_to("director", case, "PersonIdentified", **said, status="statutory")
    refused(wrong, "status-on-the-day", said="3 November 2026")
    office.take("director", case, "PersonIdentified", **said)
    office.take("director", case, "ChargesSet", charges=["f"], articles=["use"])
    proposed: dict[str, Any] = {"motivation": "m"}
    today = office.try_to("director", case, "SanctionProposed", **proposed, sanction="disciplinary_proceedings")
    refused(today, "sanction-of-the-pack")
    office.take("director", case, "SanctionProposed", **proposed, sanction="work_penalty")


def test_individual_control_names_somebody_only_when_something_allowed_it(office: Office) -> None:
    who = person(office)
    case = triaged(office)
    said: dict[str, Any] = {"person": who, "how": "individual_control", "basis": "logboek"}
    refused(office.try_to("director", case, "PersonIdentified", **said), "identified-lawfully", "procedure")
    earlier = held(office, who)
    office.take("director", earlier, "PersonWarned", now="2026-12-01T15:00", **WARNED)
    office.take("director", case, "PersonIdentified", now="2026-12-02T09:00", **said)


def test_one_case_concerns_one_person_until_that_one_is_cleared(office: Office) -> None:
    first, second = person(office), person(office, number="1043", family_name="Claes")
    case = charged(office, first)
    said: dict[str, Any] = {"person": second, "how": "report", "basis": "b"}
    refused(office.try_to("director", case, "PersonIdentified", **said), "one-person-a-case")
    office.take("director", case, "PersonIdentified", person=first, how="system", basis="ook uit het logboek")
    wrong = office.try_to("director", case, "PersonCleared", person=second, reason="r")
    refused(wrong, "cleared-was-concerned")
    office.take("director", case, "PersonCleared", person=first, reason="het was haar account niet")
    office.take("director", case, "PersonIdentified", **said)


def test_the_day_of_the_facts_has_passed(office: Office) -> None:
    data = json.dumps({"title": "x", "occurred_on": "2026-11-22"})
    refused(office.ask("director", "open", "breach", "--data", data), "facts-not-ahead")


def test_a_notice_to_a_group_names_nobody(office: Office) -> None:
    case = charged(office, person(office))
    said: dict[str, Any] = {"group": "dienst Wonen", "at": "2026-11-20", "means": "mail"}
    named = office.try_to("director", case, "GroupInformed", **said, irregularity="Mevrouw Vermeulen gokte")
    refused(named, "notice-without-names", "AVG")
    office.take("director", case, "GroupInformed", **said, irregularity="goksites onder de werktijd")


# ── Warning, settling, closing ──────────────────────────────────────────────────────────────────────────────────────


def test_a_warning_concerns_somebody_and_can_be_all_that_follows(office: Office) -> None:
    case = triaged(office)
    office.take("director", case, "ChargesSet", charges=["f"], articles=["use"])
    refused(office.try_to("director", case, "PersonWarned", **WARNED | {"warned_at": "2026-11-20"}), "person-known")
    refused(office.try_to("director", case, "BreachClosed"), "came-to-an-end")
    other = held(office, person(office))
    office.take("director", other, "PersonWarned", now="2026-12-01T15:00", **WARNED)
    office.take("director", other, "BreachClosed", now="2026-12-01T16:00")
    assert office.state(other, "breach-1") == "closed"


def test_who_was_named_hears_that_nothing_follows(office: Office) -> None:
    case = charged(office, person(office))
    office.take("director", case, "BreachDismissed", motivation="niets aan")
    refused(office.try_to("director", case, "BreachClosed"), "person-was-told")
    office.take("personnel", case, "PersonToldNoAction", at="2026-11-21")
    office.take("director", case, "BreachClosed")


def test_a_case_that_settled_informally_is_closed_without_more(office: Office) -> None:
    case = triaged(office)
    office.take("director", case, "SettledInformally", what="besproken, het stopt")
    office.take("director", case, "BreachClosed")


def test_a_criminal_matter_does_not_stop_a_breach(office: Office) -> None:
    case = held(office, person(office))
    office.take("director", case, "CriminalMatterNoted", "--procedure", "breach-1", reported_at="2026-11-20")
    assert decide(office, case).code == 0


# ── Deciding ────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(("route", "sanction", "source"), [
    ("5.1", "access_limited", "hoorplicht"), ("5.2", "access_limited", "procedure 5.3"),
    ("5.2", "summary_dismissal", "13 maart 2024"),
])  # fmt: skip
def test_the_duty_to_hear_comes_from_its_own_source(office: Office, route: str, sanction: str, source: str) -> None:
    case = charged(office, person(office), route)
    answer = decide(office, case, "2026-11-21T14:00", sanction=sanction, decided_at="2026-11-21", from_="2026-11-22")
    refused(answer, "hearing-first", source)


def test_charges_after_the_invitation_ask_for_a_new_one(office: Office) -> None:
    case = played.invited(office, person(office))
    office.take("director", case, "ChargesSet", charges=["gokte", "gaf een wachtwoord"], articles=["use", "security"])
    said: dict[str, Any] = {"held_at": "2026-12-01T10:00", "minutes": "v", "present": ["Els Peeters"]}
    office.take("director", case, "HearingHeld", now="2026-12-01T12:00", **said)
    refused(decide(office, case), "hearing-first", said="after the invitation")


def test_putting_a_charge_right_asks_for_no_new_hearing(office: Office) -> None:
    case = held(office, person(office))
    seq = next(f["seq"] for f in office.told("director", "show", case)["facts"] if f["fact"] == "ChargesSet")
    said: dict[str, Any] = {"charges": ["gokte op 3 november 2026"], "articles": ["use"]}
    office.take("director", case, "ChargesSet", "--corrects", str(seq), now="2026-12-01T13:00", **said)
    assert decide(office, case).code == 0


@pytest.mark.parametrize(("said", "rule"), [
    ({"sanction": None}, "outcome-and-sanction-agree"),
    ({"outcome": "none"}, "outcome-and-sanction-agree"),
    ({"from_": None}, "parts-of-the-outcome"),
    ({"from_": "2026-12-01"}, "parts-of-the-outcome"),
    ({"until": "2026-12-03"}, "parts-of-the-outcome"),
    ({"articles": ["use", "security"]}, "within-the-charges"),
    ({"facts_proven": ["a", "b"]}, "within-the-charges"),
    ({"facts_proven": []}, "within-the-charges"),
    ({"decided_at": "2026-11-30"}, "decided-after-hearing"),
    ({"sanction": "disciplinary_proceedings"}, "sanction-of-the-pack"),
])  # fmt: skip
def test_a_decision_has_its_parts(office: Office, said: dict[str, Any], rule: str) -> None:
    refused(decide(office, held(office, person(office)), **said), rule)


def test_each_defence_gets_an_answer(office: Office) -> None:
    case = held(office, person(office), objections="niemand had er last van")
    for number in (1, 2):
        office.take("personnel", case, "DefenceReceived", "--procedure", "hearing-1", now="2026-12-01T14:00",
                    received_at="2026-12-01T13:00", text=f"brief {number}")  # fmt: skip
    refused(decide(office, case, answer_to_defence=["a", "b"]), "answers-each-defence", said="3 times")
    assert decide(office, case, answer_to_defence=["a", "b", "c"]).code == 0


def test_a_written_answer_can_come_until_its_last_day(office: Office) -> None:
    case = played.invited(office, person(office), reply_until="2026-12-02")
    said: dict[str, Any] = {"held_at": "2026-12-01T10:00", "minutes": "v", "present": ["Els Peeters"]}
    office.take("director", case, "HearingHeld", now="2026-12-01T12:00", **said)
    refused(decide(office, case), "decided-after-hearing", said="3 December 2026")
    assert decide(office, case, "2026-12-03T09:00", decided_at="2026-12-03").code == 0


def test_a_protection_is_weighed(office: Office) -> None:
    case = held(office, person(office))
    office.take("director", case, "ProtectionNoted", "--procedure", "breach-1", ground="whistleblower",
                from_="2026-11-01")  # fmt: skip
    refused(decide(office, case), "protection-weighed", "2019/1937")
    assert decide(office, case, note="los van de melding; jurist geraadpleegd").code == 0


def test_what_was_said_in_public_is_weighed_against_the_freedom_to_say_it(office: Office) -> None:
    who = person(office, "statutory")
    case = charged(office, who, how="public_source")
    office.take("director", case, "HearingPlanned", **played.HEARING)
    played.invite(office, case)
    said: dict[str, Any] = {"excused": False, "invited_correctly": True}
    office.take("director", case, "HearingMissed", now="2026-12-01T12:00", **said)
    refused(decide(office, case), "free-speech-weighed", "Rechten van de Mens")
    assert decide(office, case, free_speech="kritiek mag, namen van klanten niet").code == 0


@pytest.mark.parametrize(("status", "rule", "source"), [
    ("subsidised_teacher", "teachers-regime", "27 maart 1991"), ("contractual", "sanction-of-the-pack", "sancties"),
    ("external", "sanction-of-the-pack", "sancties"), ("executive", "sanction-of-the-pack", "sancties"),
])  # fmt: skip
def test_discipline_is_for_who_it_is_for(office: Office, status: str, rule: str, source: str) -> None:
    case = held(office, person(office, status))
    sanction = "teacher_discipline" if status == "subsidised_teacher" else "disciplinary_proceedings"
    refused(decide(office, case, sanction=sanction, from_=None), rule, source)
    if status == "subsidised_teacher":
        assert decide(office, case, outcome="referred", sanction=sanction, from_=None).code == 0


# ── Penalties of the work regulations ───────────────────────────────────────────────────────────────────────────────


def test_the_clash_of_next_working_day_and_hearing_first_is_shown_and_not_solved(office: Office) -> None:
    case = charged(office, person(office))
    found = FOUND | {"found_at": "2026-11-20T11:00", "capacity": "employer"}
    office.take("director", case, "FindingRecorded", **found)
    before = office.clock(case, "be-work-regulations-penalty", user="director")["deadline"]
    assert before.startswith("2026-11-23")
    answer = decide(office, case, "2026-11-21T14:00", sanction="work_penalty", decided_at="2026-11-21", from_=None)
    refused(answer, "hearing-first", said="23 November 2026")
    assert office.clock(case, "be-work-regulations-penalty", user="director")["deadline"] == before


def test_a_penalty_follows_a_finding_by_the_employer_in_time_and_within_one_fifth(office: Office) -> None:
    case = held(office, person(office))
    penalty: dict[str, Any] = {"sanction": "work_penalty", "from_": None, "penalty": "geldboete"}
    office.take("director", case, "FindingRecorded", now=MOMENT, **FOUND, capacity="investigator")
    refused(decide(office, case, **penalty), "finding-by-the-employer", "art. 17")
    office.take("director", case, "FindingRecorded", now=MOMENT, **FOUND, capacity="delegate")
    fine = penalty | {"amount": 2501}
    refused(decide(office, case, **fine), "penalty-within-one-fifth", "art. 18")
    refused(decide(office, case, **fine, day_wage=12500), "penalty-within-one-fifth", said="2500")
    late: dict[str, Any] = {"now": "2026-12-03T09:00", "decided_at": "2026-12-03"}
    refused(decide(office, case, **late, **penalty), "penalty-in-time", "art. 17")
    assert decide(office, case, **penalty, amount=2500, day_wage=12500).code == 0
    paid: dict[str, Any] = {"pay_date": "2026-12-23"}
    on_time = office.try_to(
        "personnel", case, "PenaltyEntered", now="2026-12-24T09:00", entered_at="2026-12-23", **paid
    )
    refused(on_time, "entered-before-pay-day", "art. 17")
    ahead = office.try_to("personnel", case, "PenaltyEntered", now="2026-12-21T09:00", entered_at="2026-12-22", **paid)
    refused(ahead, "not-in-future")
    office.take("personnel", case, "PenaltyEntered", now="2026-12-22T09:00", entered_at="2026-12-22", **paid)


# ── Dismissal, costs, carrying out ──────────────────────────────────────────────────────────────────────────────────


def dismissed(office: Office, known_at: str) -> str:
    """A dismissal that was decided."""
    case = held(office, person(office))
    office.take("personnel", case, "KnowledgeRecorded", now=MOMENT, **KNOWN | {"known_at": known_at})
    answer = decide(office, case, sanction="summary_dismissal", from_=None)
    assert answer.code == 0, answer.everything
    return case


def test_a_dismissal_starts_from_the_knowledge_of_the_body_that_can_dismiss(office: Office) -> None:
    case = held(office, person(office))
    refused(decide(office, case, sanction="summary_dismissal", from_=None), "knowledge-before-dismissal", "art. 35")
    wrong = office.try_to("personnel", case, "KnowledgeRecorded", **KNOWN | {"organ": "head_of_service"})
    refused(wrong, "organ-that-dismisses")
    office.take("personnel", case, "KnowledgeRecorded", **KNOWN)
    again = office.try_to("personnel", case, "KnowledgeRecorded", **KNOWN | {"known_at": "2026-11-21T10:00"})
    refused(again, "first-knowledge-counts", "art. 35")


def test_a_dismissal_and_its_reasons_in_time(office: Office) -> None:
    case = dismissed(office, "2026-12-01T12:00")
    early = office.try_to(
        "personnel", case, "ReasonsNotified", now=MOMENT, notified_at="2026-12-02", means="registered"
    )
    refused(early, "dismissal-given-first")
    office.take("personnel", case, "DismissalGiven", now=MOMENT, **GIVEN)
    by_mail = office.try_to("personnel", case, "ReasonsNotified", now=MOMENT, notified_at="2026-12-02", means="email")
    refused(by_mail, "reasons-in-form", "nog te bevestigen")
    late: dict[str, Any] = {"notified_at": "2026-12-09", "means": "registered"}
    refused(office.try_to("personnel", case, "ReasonsNotified", now="2026-12-09T12:00", **late), "reasons-in-time")
    office.take("personnel", case, "ReasonsNotified", now="2026-12-07T12:00", notified_at="2026-12-07",
                means="registered")  # fmt: skip


def test_a_dismissal_that_came_too_late_is_recorded_with_what_was_thought_of_it(office: Office) -> None:
    case = dismissed(office, "2026-11-20T10:00")
    answer = office.try_to("personnel", case, "DismissalGiven", now=MOMENT, **GIVEN)
    refused(answer, "dismissal-in-time", "art. 35", "can no longer be invoked")
    office.take("personnel", case, "DismissalGiven", now=MOMENT, **GIVEN, note="was al aangetekend verstuurd")
    assert office.clock(case, "be-summary-dismissal", user="director", now=MOMENT)["state"] == "late"


def test_a_dismissal_is_given_only_when_it_was_decided(office: Office) -> None:
    case = decided(office, person(office))
    refused(office.try_to("personnel", case, "DismissalGiven", now=MOMENT, **GIVEN), "dismissal-was-decided")


def test_costs_are_claimed_from_staff_on_a_ground_of_liability(office: Office) -> None:
    case = decided(office, person(office), sanction="costs", amount=10000, from_=None)
    said: dict[str, Any] = {"amount": 10000, "reasoning": "r"}
    slight = office.try_to("personnel", case, "CostsClaimed", now=MOMENT, **said, liability="habitual_light_fault")
    refused(slight, "costs-need-liability", "art. 18")
    more = office.try_to("personnel", case, "CostsClaimed", now=MOMENT, **said | {"amount": 10001}, liability="deceit")
    refused(more, "costs-were-decided")
    office.take("personnel", case, "CostsClaimed", now=MOMENT, **said, liability="gross_fault")


def test_a_sanction_begins_on_its_day_and_ends_after_it_began(office: Office) -> None:
    case = decided(office, person(office), until="2026-12-31")
    refused(office.try_to("personnel", case, "SanctionStarted", now="2026-12-03T12:00", at="2026-12-03T10:00"),
            "sanction-in-order")  # fmt: skip
    office.take("personnel", case, "SanctionStarted", now="2026-12-04T12:00", at="2026-12-04T10:00")
    wrong = office.try_to("personnel", case, "SanctionEnded", now="2026-12-05T12:00", at="2026-12-03T10:00")
    refused(wrong, "sanction-in-order")
    office.take("personnel", case, "SanctionEnded", now="2027-01-01T12:00", at="2026-12-31T18:00")


def test_without_a_sanction_there_is_nothing_to_begin(office: Office) -> None:
    case = decided(office, person(office), outcome="none", sanction=None, from_=None)
    refused(office.try_to("personnel", case, "SanctionStarted", now=MOMENT, at=MOMENT), "something-to-carry-out")
    office.take("personnel", case, "PersonToldNoAction", now=MOMENT, at="2026-12-02")


# ── Earlier cases ───────────────────────────────────────────────────────────────────────────────────────────────────


def test_earlier_outcomes_on_record_are_shown_and_others_never(office: Office) -> None:
    from casemgr.desk import casework
    from workflows._breach_earlier import told

    who, other = person(office), person(office, number="1043", family_name="Claes")
    warned = held(office, who)
    office.take("director", warned, "PersonWarned", now="2026-12-01T15:00", **WARNED)
    limited = decided(office, who)
    decided(office, other)
    decided(office, who, outcome="none", sanction=None, from_=None)
    now = charged(office, who)
    with office.session("director") as session:
        situation = casework.situation(session, now)
        said = [session.language.say(line) for line in told(situation, situation.case.procedures["breach-1"])]
    assert [line.rpartition(" (")[0] for line in said] == [
        "waarschuwing, 1 december 2026",
        "Toegang beperken, 2 december 2026",
    ]
    assert [line.rpartition("(")[2] for line in said] == [f"{warned})", f"{limited})"]


@given(st.integers(0, 4), st.integers(0, 6))
def test_an_answer_is_missing_exactly_when_there_are_fewer_answers_than_defences(told: int, answers: int) -> None:
    """The count that the rule compares is the count of what was said, whatever the order."""
    case = CaseFile("2026-0001")
    assert defences(case, _a_breach(case, told)) == told
    assert (answers < told) == (answers < defences(case, case.procedures["breach-1"]))


def _a_breach(case: CaseFile, told: int) -> Any:
    from casemgr import workflow
    from casemgr.casefile import Procedure, Record
    from casemgr.store.ledger import Event

    breach, hearing = (Procedure(f"{name}-1", workflow.load(name)) for name in ("breach", "hearing"))
    hearing.about = "breach-1"
    case.procedures.update({"breach-1": breach, "hearing-1": hearing})
    stamp = "2026-11-21T13:00:00.000000+00:00"
    for seq in range(told):
        event = Event(0, case.number, seq + 1, "DefenceReceived", "hearing-1", "personnel", stamp, None, None,
                      {"received_at": "2026-11-21T14:00:00+01:00"}, None, False)  # fmt: skip
        hearing.by_kind.setdefault("DefenceReceived", []).append(Record(event))
    return breach
