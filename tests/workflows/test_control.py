"""Control: a purpose and an end, figures first, a person only on a ground of the code, data that end with proof."""

import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.stories.office import Answer, Office
from tests.workflows.varied import NEVER, TOLD, office_under
from workflows._control_warnings import EVERYBODY, Warned, in_service, was_told

DIRECTOR = {"organ": "general_director", "holder": "Els Peeters", "capacity": "titular"}
ORDER: dict[str, Any] = {
    "kind": "general", "purpose": "good_faith", "authority": DIRECTOR, "level": "service",
    "period_from": "2026-10-01", "period_to": "2026-10-31", "data_kinds": ["bezochte websites"],
    "grounds": "de lijn is traag", "scope": "burgerzaken",
}  # fmt: skip
WARNING: dict[str, Any] = {
    "warned_at": "2026-11-03", "audience": "dienst Burgerzaken, omgeving", "irregularity": "goksites",
    "means": "dienstnota",
}  # fmt: skip
NEXT = ORDER | {"period_from": "2026-11-03", "period_to": "2026-11-20"}
LONG = {"period_to": "2026-11-20"}
"""A control that still runs when staff are warned."""
INDIVIDUAL: dict[str, Any] = {
    "ground": "warned_before", "motivation": "opnieuw vastgesteld", "data_from": "2026-11-03",
    "warning_ref": "control-1",
}  # fmt: skip


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return office_under(tmp_path)


@pytest.fixture
def strict(tmp_path: Path) -> Office:
    """Under a code that wants the next general control, and a witness."""
    return office_under(tmp_path, next_control="next_control = true\nwitness = true", control_data=NEVER)


def refused(answer: Answer, rule: str, source: str, said: str = "") -> None:
    assert (answer.code, answer.kind) == (1, rule), answer.everything
    assert source in answer.told["error"]["source"]
    assert said in answer.told["error"]["sentence"]


def ordering(office: Office, **said: Any) -> Answer:
    return office.ask("director", "open", "control", "--data", json.dumps(ORDER | said))


def person(office: Office, number: str = "1", **said: Any) -> str:
    known = {"number": number, "family_name": "Vermeulen", "given_name": "Lies", "form_of_address": "mevrouw",
             "entity": "gemeente", "status": "contractual", "service": "burgerzaken"}  # fmt: skip
    return str(office.told("personnel", "people", "add", "--data", json.dumps(known | said))["person"])


def warned(office: Office, **said: Any) -> str:
    case = office.open("director", "control", **ORDER | LONG)
    office.take("director", case, "IrregularityFound", text="goksites, 40 uur", ground="use")
    office.take("director", case, "StaffWarned", **WARNING | said)
    return case


def followed(office: Office, **said: Any) -> str:
    """Warned, and the next control has found the same again."""
    case = warned(office, **said)
    office.take("director", case, "ControlOrdered", **NEXT, follows="control-1", about="control-1")
    office.take("director", case, "IrregularityFound", "--procedure", "control-2", text="opnieuw", ground="use")
    return case


def individualise(office: Office, case: str, procedure: str = "control-2", **said: Any) -> Answer:
    return office.try_to("director", case, "ControlIndividualised", "--procedure", procedure, **INDIVIDUAL | said)


@pytest.mark.parametrize(("left_out", "article"), [("purpose", "art. 5.2"), ("period_to", "AVG")])
def test_a_control_without_purpose_or_end_is_refused(office: Office, left_out: str, article: str) -> None:
    said = {name: value for name, value in ORDER.items() if name != left_out}
    answer = office.ask("director", "open", "control", "--data", json.dumps(said))
    assert answer.code == 2
    assert article in answer.told["error"]["source"]
    assert left_out in answer.told["error"]["sentence"]
    assert office.told("director", "list")["cases"] == []


@pytest.mark.parametrize(("said", "rule", "source"), [
    ({"kind": "camera"}, "kind-of-control", "art. 5.3 en 5.4"),
    ({"purpose": "curiosity"}, "purpose-of-the-pack", "art. 5.2"),
    ({"purpose": "continuity"}, "purpose-of-the-pack", "art. 5.3"),
    ({"level": "person"}, "level-of-control", "art. 5.3"),
    ({"period_to": "2026-09-30"}, "period-of-control", "AVG"),
    ({"executed_by": "dpo"}, "executed-by-role", "art. 5.3"),
    ({"follows": "control-9"}, "follows-a-warning", "casemgr"),
    ({"person": "Lies Vermeulen"}, "level-of-control", "art. 5.3"),
    ({"kind": "targeted", "purpose": "grave", "level": "person"}, "period-of-control", "art. 5.4"),
    ({"kind": "targeted", "purpose": "grave", "level": "person", "period_to": "2026-10-14"}, "witness-to-control",
     "art. 5.4"),
])  # fmt: skip
def test_an_order_the_code_does_not_know_is_refused(
    office: Office, said: dict[str, Any], rule: str, source: str
) -> None:
    refused(ordering(office, **said), rule, source)
    assert office.told("director", "list")["cases"] == []


def test_a_targeted_control_with_a_witness_and_a_short_period_is_taken(office: Office) -> None:
    said = {"kind": "targeted", "purpose": "grave", "level": "person", "period_to": "2026-10-14", "witness": "T. Maes"}
    assert ordering(office, **said).code == 0


def test_nobody_but_who_decides_orders_a_control(office: Office) -> None:
    for user in ("dpo", "personnel", "head", "sysadmin"):
        answer = office.ask(user, "open", "control", "--data", json.dumps(ORDER))
        assert answer.kind in ("not-your-role", "unknown-case"), answer.everything
        assert answer.code != 0


def test_data_about_a_person_wait_until_the_control_was_individualised(office: Office) -> None:
    case = office.open("director", "control", **ORDER)
    office.take("director", case, "ControlDataProvided", to="directeur", form="aggregated")
    answer = office.try_to("director", case, "ControlDataProvided", to="directeur", form="individual")
    refused(answer, "individual-data-after-individualising", "art. 5.3", "anonymous")


def test_staff_are_warned_about_something_that_was_found(office: Office) -> None:
    case = office.open("director", "control", **ORDER)
    assert office.try_to("director", case, "StaffWarned", **WARNING).kind == "not-now"
    wrong = office.try_to("director", case, "IrregularityFound", text="x", ground="99.9")
    refused(wrong, "irregularity-on-a-clause", "rechtszekerheid")
    assert office.state(warned(office), "control-1") == "warned"


def test_a_grave_purpose_individualises_directly_and_another_does_not(office: Office) -> None:
    case = warned(office)
    refused(individualise(office, case, "control-1", ground="purpose_1_3"), "individual-on-a-ground", "art. 5.6, 1")
    grave = office.open("director", "control", **ORDER | LONG | {"purpose": "grave"})
    assert individualise(office, grave, "control-1", ground="purpose_1_3", warning_ref=None).code == 0
    assert office.state(grave, "control-1") == "individualised"
    refused(individualise(office, grave, "control-1", ground="harassment"), "individual-on-a-ground", "art. 5.6")
    refused(individualise(office, grave, "control-1", ground="absence"), "individual-on-a-ground", "art. 5.6, 3")


def test_after_a_warning_only_what_was_collected_since_counts(office: Office) -> None:
    case = followed(office)
    early = individualise(office, case, data_from="2026-11-02")
    refused(early, "individual-on-a-ground", "art. 5.6, 2", "3 November 2026")
    refused(individualise(office, case, warning_ref=None), "individual-on-a-ground", "art. 5.6, 2", "warning")
    refused(individualise(office, case, warning_ref="control-2"), "individual-on-a-ground", "art. 5.6, 2")
    assert individualise(office, case).code == 0


def test_data_of_another_period_are_not_traced(office: Office) -> None:
    case = office.open("director", "control", **ORDER | {"purpose": "grave"})
    said: dict[str, Any] = {"ground": "purpose_1_3", "warning_ref": None}
    for day in ("2026-09-30", "2026-11-01"):
        no = individualise(office, case, "control-1", **said, data_from=day)
        refused(no, "data-of-the-period", "ICT-gedragscode, art. 5.6, 1", "1 October 2026 to 31 October 2026")
    assert individualise(office, case, "control-1", **said, data_from="2026-10-31").code == 0


def test_the_same_must_be_found_again(office: Office) -> None:
    case = warned(office)
    refused(individualise(office, case, "control-1"), "individual-on-a-ground", "art. 5.6, 2", "found again")
    office.take("director", case, "IrregularityFound", text="opnieuw", ground="use")
    assert individualise(office, case, "control-1").code == 0


def test_a_warning_that_did_not_announce_it_opens_nothing(office: Office) -> None:
    case = followed_after_a_silent_warning(office)
    assert individualise(office, case, "control-1").code == 1


def followed_after_a_silent_warning(office: Office) -> str:
    case = warned(office, says_individual=False)
    office.take("director", case, "IrregularityFound", text="opnieuw", ground="use")
    return case


@pytest.mark.parametrize(("known", "told", "taken"), [
    ({"service": "burgerzaken"}, "dienst Burgerzaken, omgeving", True),
    ({"service": "Dienst burgerzaken"}, "omgeving;burgerzaken", True),
    ({"service": "archief"}, "burgerzaken, omgeving", False),
    ({"service": "archief"}, "Iedereen", True),
    ({"service": "archief"}, "alle personeelsleden", True),
    ({}, "burgerzaken\nomgeving", True),
    ({"in_service_from": "2026-11-04"}, "iedereen", False),
    ({"in_service_from": "2026-11-03"}, "iedereen", True),
])  # fmt: skip
def test_only_who_was_warned_can_be_held_to_it(office: Office, known: Any, told: str, taken: bool) -> None:
    case, who = followed(office, audience=told), person(office, **known)
    answer = individualise(office, case, person=who)
    assert (answer.code == 0) == taken, answer.everything
    if not taken:
        refused(answer, "individual-on-a-ground", "art. 5.6, 2", "This person")


def test_a_warning_in_another_case_or_in_a_breach_counts(office: Office) -> None:
    earlier = warned(office)
    case = office.open("director", "control", **NEXT, follows=f"{earlier}/control-1")
    office.take("director", case, "IrregularityFound", text="opnieuw", ground="use")
    assert individualise(office, case, "control-1", warning_ref=f"{earlier}/control-1").code == 0
    breach = office.open("director", "breach", title="Gokken op het werk")
    office.take("director", breach, "BreachTriaged", route="5.2", grounds="ander gebruik")
    office.take("director", breach, "GroupInformed", group="burgerzaken", irregularity="x", at="2026-11-03",
                means="nota")  # fmt: skip
    assert individualise(office, case, "control-1", warning_ref=f"{breach}/breach-1").code == 0
    assert individualise(office, case, "control-1", warning_ref="OEF-2026-0999/control-1").code == 1


def test_where_the_code_wants_the_next_control_the_same_one_will_not_do(strict: Office) -> None:
    case = warned(strict)
    strict.take("director", case, "IrregularityFound", text="opnieuw", ground="use")
    same = individualise(strict, case, "control-1", witness="T. Maes, diensthoofd")
    refused(same, "individual-on-a-ground", "art. 5.6, 2", "next general control")


def test_where_the_code_wants_a_witness_nobody_looks_alone(strict: Office) -> None:
    case = followed(strict)
    refused(individualise(strict, case), "witness-to-control", "art. 5.6, 2")
    assert individualise(strict, case, witness="T. Maes, diensthoofd").code == 0


def test_a_control_that_follows_begins_after_the_warning(office: Office) -> None:
    case = warned(office)
    early = NEXT | {"period_from": "2026-11-02", "follows": "control-1", "about": "control-1"}
    refused(office.try_to("director", case, "ControlOrdered", **early), "follows-a-warning", "casemgr")


def test_a_mailbox_is_opened_once_its_conditions_are_met(office: Office) -> None:
    order = ORDER | {"kind": "mailbox", "purpose": "continuity", "level": "person"}
    case = office.open("director", "control", **order)
    give = ("director", case, "ControlDataProvided")
    refused(office.try_to(*give, to="opvolger", form="individual"), "conditions-of-control", "art. 5.5")
    assert office.offered("director", case)["ControlDataProvided"]["allowed"] is False
    met: dict[str, Any] = {"finality": True, "transparency": True, "proportionality": True}
    office.take("director", case, "ConditionsChecked", **met)
    refused(office.try_to(*give, to="opvolger", form="individual"), "conditions-of-control", "art. 5.5", "watches")
    office.take("director", case, "ConditionsChecked", **met, trusted_person="informatieveiligheidsconsulent")
    office.take("director", case, "ControlIndividualised", ground="absence", motivation="ziek", data_from="2026-10-01")
    office.take(*give, to="opvolger", form="individual", recipient="successor")


def test_the_college_gets_data_about_a_person_on_a_suspicion_only(office: Office) -> None:
    case = office.open("director", "control", **ORDER | LONG | {"purpose": "grave"})
    assert individualise(office, case, "control-1", ground="purpose_1_3").code == 0
    give: dict[str, Any] = {"to": "het college", "form": "individual", "recipient": "college"}
    refused(office.try_to("director", case, "ControlDataProvided", **give), "individual-data-to-the-inquiry", "AVG")
    office.take("director", case, "ControlDataProvided", **give, suspicion="redelijk vermoeden van misbruik")


def test_what_may_never_be_kept_longer_is_decided_before_the_limit(strict: Office) -> None:
    case = strict.open("director", "control", **ORDER)
    keep = {"reason": "onderzoek", "until": "2028-01-01", "authority_told_at": "2026-11-20"}
    answer = strict.try_to("director", case, "ControlDataKeptLonger", **keep)
    refused(answer, "control-data-kept", "art. 6", "21 November 2027")
    assert "somebody decides" in answer.told["error"]["hint"]
    warning = strict.clock(case, "bh-retention-control-data-warning")
    assert warning["deadline"] == "2027-08-21T23:59:59+02:00"
    after = "2027-08-22T09:00"
    assert strict.clock(case, "bh-retention-control-data-warning", now=after)["state"] == "overdue"
    assert strict.clock(case, "bh-retention-control-data", now=after)["state"] == "running"


def test_where_the_authority_has_to_know_it_is_told_in_time(tmp_path: Path) -> None:
    office = office_under(tmp_path, control_data=TOLD)
    case = office.open("director", "control", **ORDER)
    keep: dict[str, Any] = {"reason": "onderzoek", "until": "2027-06-01"}
    later = "2027-03-01T10:00"  # the limit was 21 February
    late = office.try_to("director", case, "ControlDataKeptLonger", now=later, authority_told_at="2027-02-22", **keep)
    refused(late, "control-data-kept", "art. 6", "after the limit")
    office.take("director", case, "ControlDataKeptLonger", now=later, authority_told_at="2027-02-20", **keep)
    clock = office.clock(case, "control-data-kept-until", now=later)
    assert (clock["state"], clock["deadline"]) == ("running", "2027-06-01T23:59:59+02:00")


def test_data_are_kept_longer_until_a_day_that_comes(office: Office) -> None:
    case = office.open("director", "control", **ORDER)
    keep = {"reason": "onderzoek", "until": "2026-11-21", "authority_told_at": "2026-11-20"}
    refused(office.try_to("director", case, "ControlDataKeptLonger", **keep), "control-data-kept", "art. 6")
    office.take("director", case, "ControlDataKeptLonger", **keep | {"until": "2026-11-22"})


def test_data_are_gone_by_somebody_on_a_day_with_a_proof(strict: Office) -> None:
    case = strict.open("director", "control", **ORDER)
    strict.take("director", case, "ControlEnded", outcome="nothing")
    assert strict.state(case, "control-1") == "ended"
    gone: dict[str, Any] = {"what": "proxylogs oktober", "at": "2026-11-21", "by": "N. Willems", "note": "regel 12"}
    answer = strict.try_to("director", case, "ControlDataDestroyed", **gone, proof="OEF-2026-0001-B9")
    refused(answer, "proof-of-this-case", "casemgr")
    strict.take("director", case, "ControlDataDestroyed", **gone)
    assert strict.state(case, "control-1") == "cleared"
    assert strict.clock(case, "bh-retention-control-data")["state"] == "met"


def test_what_is_held_for_a_procedure_is_not_destroyed_by_habit(office: Office) -> None:
    case = office.open("director", "control", **ORDER)
    office.take("director", case, "LegalHoldPlaced", reason="onderzoek loopt")
    gone: dict[str, Any] = {"what": "proxylogs", "at": "2026-11-21", "by": "N. Willems", "note": "regel 12"}
    refused(office.try_to("director", case, "ControlDataDestroyed", **gone), "held-data-stay", "casemgr")
    office.take("director", case, "LegalHoldLifted", reason="afgerond")
    office.take("director", case, "ControlDataDestroyed", **gone)


def test_the_dpo_sees_purpose_level_and_period_and_no_result(office: Office) -> None:
    case = followed(office)
    assert individualise(office, case, motivation="geheim-m").code == 0
    office.take("director", case, "ControlEnded", "--procedure", "control-1", outcome="warning")
    seen = office.run("dpo", "show", case).out
    assert "Purpose" in seen
    assert "Last day" in seen
    for hidden in ("40 uur", "geheim-m", "de lijn is traag"):
        assert hidden not in seen
        assert hidden in office.run("director", "show", case).out


NAMES = st.text(alphabet="abcdefgh ", min_size=1, max_size=12).filter(lambda said: said.strip() not in ("", "all"))


@given(
    groups=st.lists(NAMES, min_size=1, max_size=5),
    mark=st.sampled_from([",", ";", "\n", " , "]),
    pick=st.integers(0, 4),
)
def test_every_group_of_an_audience_counts_and_no_other(groups: list[str], mark: str, pick: int) -> None:
    told = Warned(date(2026, 11, 3), 1, "2026-0001", mark.join(groups))
    assert was_told(told, "P00001", {"service": groups[pick % len(groups)].upper()})
    assert not was_told(told, "P00001", {"service": "zz ergens anders"})
    assert not was_told(told, "P00001", {})


@pytest.mark.parametrize("said", sorted(EVERYBODY))
def test_everybody_is_everybody(said: str) -> None:
    assert was_told(Warned(date(2026, 11, 3), 1, "2026-0001", said.capitalize()), "P00001", {})


@given(begun=st.dates(), ended=st.dates(), days=st.integers(-400, 400))
def test_in_service_is_between_both_days(begun: date, ended: date, days: int) -> None:
    day = date(2026, 11, 3) + timedelta(days=days)
    known = {"in_service_from": begun.isoformat(), "in_service_until": ended.isoformat()}
    assert in_service(known, day) == (begun <= day <= ended)
    assert in_service({}, day)
