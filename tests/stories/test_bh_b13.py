"""Bilzen-Hoeselt and annex 13 carried out: what each code refuses, with the rule it rests on, and what it lets pass."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.stories.office import Answer, Office, call

DIRECTOR = {"organ": "general_director", "holder": "Els Peeters", "capacity": "titular"}
GENERAL: dict[str, Any] = {
    "kind": "general", "purpose": "good_faith_compliance", "authority": DIRECTOR, "level": "department",
    "period_from": "2026-09-01", "period_to": "2026-09-30", "data_kinds": ["bezochte websites"], "grounds": "jaarlijks",
}  # fmt: skip
PERSON: dict[str, Any] = {
    "number": "P1", "family_name": "Janssens", "given_name": "Ann", "form_of_address": "mevrouw",
    "entity": "gemeente", "service": "vrije tijd", "in_service_from": "2020-01-01", "status_from": "2020-01-01",
}  # fmt: skip


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A register of these two codes."""
    path = tmp_path_factory.mktemp("bh") / "register.db"
    answer = call("--register", str(path), "--now", "2026-08-03T09:00", "init", "--pack", "bh", "--pack", "b13",
                  "--organisation", "Oefendorp", "--user", "tester", "--role", "dpo", "--sandbox")  # fmt: skip
    assert answer.code == 0, answer.everything
    return path


@pytest.fixture
def town(made: Path, tmp_path: Path) -> Office:
    return Office(made).copy(tmp_path / "register.db")


def refused(answer: Answer, rule: str, source: str) -> str:
    """The hint of a refusal of this rule that rests on this source."""
    assert answer.code != 0, answer.out
    error = answer.told["error"]
    assert error["kind"] == rule, error
    assert source in (error["source"] or ""), error
    return str(error["hint"])


def control(town: Office, user: str = "director", **other: Any) -> Answer:
    """A control that opens a case."""
    return town.ask(user, "open", "control", "--data", json.dumps({**GENERAL, **other}))


def warned(town: Office) -> str:
    """A general control with an irregularity, after which all staff were warned."""
    case = str(control(town).told["case"])
    town.take("director", case, "IrregularityFound", text="goksites", ground="3.3.1")
    town.take("director", case, "StaffWarned", warned_at="2026-10-12T10:00", audience="alle medewerkers",
              irregularity="goksites", means="intranet")  # fmt: skip
    return case


def person(town: Office, status: str) -> str:
    told = town.told("personnel", "people", "add", "--data", json.dumps({**PERSON, "status": status}))
    return str(told["person"])


def breach(town: Office, pack: str, route: str, status: str | None = None, **triage: Any) -> str:
    """A breach with its route; of somebody, when a status is said."""
    data = json.dumps({"title": "x", "occurred_on": "2026-10-01"})
    case = str(town.told("director", "open", "breach", "--pack", pack, "--data", data)["case"])
    if status is not None:
        who = person(town, status)
        town.take("director", case, "PersonIdentified", person=who, how="report", basis="b", status=status)
    town.take("director", case, "BreachTriaged", route=route, grounds="g", **triage)
    return case


def charged(town: Office, pack: str, route: str, status: str, article: str) -> str:
    """Charged and heard: the person gave up the conversation."""
    case = breach(town, pack, route, status)
    town.take("director", case, "ChargesSet", charges=["Op 1 oktober 2026 gebeurde iets."], articles=[article])
    town.take("director", case, "HearingWaived", about="breach-1", ground="person_declines", reason="brief")
    return case


def decide(town: Office, case: str, **said: Any) -> Answer:
    whole = {
        "authority": DIRECTOR, "decided_at": "2026-11-21T13:00", "facts_proven": ["iets"], "answer_to_defence": [],
        "proportionality": "p", **said,
    }  # fmt: skip
    return town.try_to("director", case, "DecisionTaken", **whole)


# ── Control ──


def test_a_purpose_outside_the_six_is_refused(town: Office) -> None:
    refused(control(town, purpose="curiosity"), "purpose-of-the-pack", "art. 5.2")


def test_a_general_control_does_not_begin_with_a_person(town: Office) -> None:
    refused(control(town, level="person"), "level-of-control", "art. 5.3")


@pytest.mark.parametrize("kind", ["individual", "harassment_inquiry", "mailbox_absence"])
def test_an_individual_control_needs_a_witness(town: Office, kind: str) -> None:
    purpose = "continuity" if kind == "mailbox_absence" else "unlawful_acts"
    alone = control(town, kind=kind, purpose=purpose, level="person")
    refused(alone, "witness-to-control", "art. 5.4")
    assert control(town, kind=kind, purpose=purpose, level="person", witness="Karel Aerts").code == 0


def test_no_data_before_the_conditions_were_checked(town: Office) -> None:
    case = str(control(town).told["case"])
    early = town.try_to("director", case, "ControlDataProvided", to="Els Peeters", form="aggregated")
    refused(early, "conditions-of-control", "art. 5.3")


def test_after_a_warning_only_the_next_general_control_is_traced_to_persons(town: Office) -> None:
    case = warned(town)
    same = town.try_to(
        "director", case, "ControlIndividualised", "--procedure", "control-1", ground="warned_before", motivation="m",
        warning_ref="control-1", data_from="2026-10-12", witness="Karel Aerts",
    )  # fmt: skip
    refused(same, "individual-on-a-ground", "art. 5.4, eerste streepje")
    following = {
        **GENERAL,
        "period_from": "2026-10-13",
        "period_to": "2026-11-13",
        "data_kinds": ["bezochte websites"],
        "follows": "control-1",
    }
    town.take("director", case, "ControlOrdered", "--about", "control-1", **following)
    town.take("director", case, "IrregularityFound", "--procedure", "control-2", text="opnieuw", ground="3.3.1")
    traced: dict[str, Any] = {"ground": "warned_before", "motivation": "m", "warning_ref": "control-1"}
    step = ("director", case, "ControlIndividualised", "--procedure", "control-2")
    alone = town.try_to(*step, **traced, data_from="2026-10-13")
    refused(alone, "witness-to-control", "art. 5.4, eerste streepje")
    earlier = town.try_to(*step, **traced, data_from="2026-10-01", witness="Karel Aerts")
    refused(earlier, "individual-on-a-ground", "art. 5.4, eerste streepje")
    assert town.try_to(*step, **traced, data_from="2026-10-13", witness="Karel Aerts").code == 0


@pytest.mark.parametrize("ground", ["ordered_content", "professional_undisputed"])
def test_grounds_of_other_codes_trace_nobody(town: Office, ground: str) -> None:
    case = str(control(town).told["case"])
    answer = town.try_to("director", case, "ControlIndividualised", ground=ground, motivation="m",
                         data_from="2026-09-01", witness="Karel Aerts")  # fmt: skip
    refused(answer, "individual-on-a-ground", "art. 5.4")


def test_control_data_are_never_kept_longer(town: Office) -> None:
    case = str(control(town).told["case"])
    longer = town.try_to("director", case, "ControlDataKeptLonger", reason="procedure loopt", until="2027-12-31",
                         authority_told_at="2026-11-20")  # fmt: skip
    refused(longer, "control-data-kept", "art. 6")
    limit = town.clock(case, "bh-retention-control-data")
    warning = town.clock(case, "bh-retention-control-data-warning")
    assert (limit["deadline"][:10], warning["deadline"][:10]) == ("2027-11-21", "2027-08-21")


# ── Triage ──


def test_gambling_goes_by_the_milder_route_unless_it_is_said_why(town: Office) -> None:
    case = breach(town, "bh", "5.4-notice", ground="gambling")
    direct = {"route": "5.4-direct", "ground": "gambling", "grounds": "g"}
    refused(town.try_to("director", case, "BreachTriaged", **direct), "milder-route-first", "")
    town.take("director", case, "BreachTriaged", **direct, note="Derde keer, en met geld van de dienst.")


def test_other_grave_facts_go_directly(town: Office) -> None:
    breach(town, "bh", "5.4-direct", ground="confidential")


def test_the_group_hears_before_any_conversation(town: Office) -> None:
    """Unlike Beveren, where the warning comes with the conversation."""
    case = breach(town, "bh", "5.4-notice", ground="against_guidelines")
    town.take("director", case, "GroupInformed", group="vrije tijd", irregularity="x", at="2026-11-20", means="mail")


# ── Hearing and outcome ──


@pytest.mark.parametrize(
    ("route", "source"), [("5.4-notice", "Afsprakenkader Digitale middelen, art. 8"), ("8", "algemene hoorplicht")]
)
def test_who_was_not_heard_is_not_decided_about_by_the_right_rule(town: Office, route: str, source: str) -> None:
    case = breach(town, "bh", route, "statutory")
    town.take("director", case, "ChargesSet", charges=["Op 1 oktober 2026 gebeurde iets."], articles=["3.1"])
    answer = decide(town, case, outcome="sanction", sanction="access_limited", articles=["3.1"], from_="2026-12-01")
    refused(answer, "hearing-first", source)


@pytest.mark.parametrize("ground", ["urgent", "facts_undisputed", "contract_suspended", "not_required_by_code"])
def test_the_conversation_of_article_8_is_not_left_out_on_other_grounds(town: Office, ground: str) -> None:
    case = breach(town, "bh", "5.4-notice", "contractual")
    answer = town.try_to("director", case, "HearingWaived", about="breach-1", ground=ground, reason="r")
    refused(answer, "waiver-of-the-pack", "algemene hoorplicht")


def test_a_councillor_has_no_sanction_and_is_referred(town: Office) -> None:
    case = charged(town, "bh", "8", "councillor", "3.4")
    answer = decide(town, case, outcome="sanction", sanction="access_limited", articles=["3.4"], from_="2026-12-01")
    refused(answer, "sanction-of-the-pack", "art. 8 en 16")
    town.take("director", case, "MeasureOrdered", "--about", "breach-1", kind="block_accounts", object="account",
              from_at="2026-11-21T14:00", reason="vermoeden", authority=DIRECTOR)  # fmt: skip
    assert decide(town, case, outcome="referred", articles=["3.4"]).code == 0


def test_the_password_of_somebody_is_reset_within_a_day(town: Office) -> None:
    case = breach(town, "bh", "8", "statutory")
    town.take("director", case, "MeasureOrdered", "--about", "breach-1", kind="password_reset", object="account aj",
              from_at="2026-11-21T14:00", reason="bekend bij een ander", authority=DIRECTOR)  # fmt: skip
    assert town.clock(case, "bh-password-reset", user="director")["deadline"].startswith("2026-11-22T14:00")


def test_no_appeal_of_the_code_is_open(town: Office) -> None:
    case = charged(town, "bh", "8", "statutory", "3.1")
    assert decide(
        town, case, outcome="sanction", sanction="access_limited", articles=["3.1"], from_="2026-12-01"
    ).code == 0  # fmt: skip
    town.take("director", case, "AppealLodged", lodged_at="2026-11-21T13:30", against="breach-1", by="Ann Janssens",
              grounds=["niet akkoord"])  # fmt: skip
    answer = town.try_to("director", case, "AppealDecided", outcome="annulled", motivation="m", present=["x"],
                         decided_at="2026-11-21T13:45")  # fmt: skip
    refused(answer, "appeal-open-to-staff", "Raad van State")


# ── Annex 13 ──


def test_the_annex_orders_no_control(town: Office) -> None:
    case = breach(town, "b13", "6-serious", ground="defamation")
    answer = town.try_to("director", case, "ControlOrdered", "--about", "breach-1", **GENERAL)
    refused(answer, "kind-of-control", "de bijlage regelt geen controle")


def test_a_dismissal_for_a_post_weighs_the_freedom_of_speech(town: Office) -> None:
    case = charged(town, "b13", "6-serious", "contractual", "5.3-confidential")
    town.take("personnel", case, "KnowledgeRecorded", organ="college", known_at="2026-11-20T10:00", how="zitting")
    college = {"organ": "college", "holder": "het college", "capacity": "titular"}
    said: dict[str, Any] = {
        "outcome": "sanction", "sanction": "summary_dismissal", "articles": ["5.3-confidential"], "authority": college,
    }  # fmt: skip
    refused(decide(town, case, **said), "parts-of-the-outcome", "art. 10")
    assert decide(town, case, **said, free_speech="De kritiek mag; het verslag was vertrouwelijk.").code == 0


def test_contractual_staff_have_no_disciplinary_proceedings(town: Office) -> None:
    case = charged(town, "b13", "6-serious", "contractual", "5.3-confidential")
    answer = decide(town, case, outcome="sanction", sanction="disciplinary_proceedings", articles=["5.3-confidential"],
                    free_speech="f")  # fmt: skip
    refused(answer, "sanction-of-the-pack", "art. 6")


def test_teachers_are_sent_to_their_own_rules(town: Office) -> None:
    case = charged(town, "b13", "6-serious", "subsidised_teacher", "5.3-confidential")
    answer = decide(town, case, outcome="sanction", sanction="teacher_discipline", articles=["5.3-confidential"],
                    free_speech="f")  # fmt: skip
    refused(answer, "teachers-regime", "27 maart 1991")
