"""A provisional measure: of the code, served, carried out, lifted and undone; it ends with its case at the latest."""

import json
from pathlib import Path
from typing import Any

import pytest

from casemgr.desk import casework
from tests.stories.office import Answer, Office
from tests.workflows.varied import office_under
from workflows import _measure_standing as standing

DIRECTOR = {"organ": "general_director", "holder": "Els Peeters", "capacity": "titular"}
ORDER: dict[str, Any] = {
    "about": "breach-1", "kind": "suspend_access", "object": "account lv0042", "from_at": "2026-11-21T15:00",
    "reason": "om erger te voorkomen", "authority": DIRECTOR,
}  # fmt: skip
LIMIT = ORDER | {"kind": "limit_access", "until": "2026-12-20"}
SUSPENSION: dict[str, Any] = {
    "about": "breach-1", "from": "2026-11-23", "until": "2027-05-22", "ground": "strafonderzoek", "heard": True,
    "authority": DIRECTOR,
}  # fmt: skip


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return office_under(tmp_path)


def refused(answer: Answer, rule: str, source: str, said: str = "") -> None:
    assert (answer.code, answer.kind) == (1, rule), answer.everything
    assert source in answer.told["error"]["source"]
    assert said in answer.told["error"]["sentence"]


def person(office: Office, status: str = "contractual") -> str:
    said = {"number": "1", "family_name": "Vermeulen", "given_name": "Lies", "form_of_address": "mevrouw",
            "entity": "gemeente", "status": status, "address": "Lindestraat 12", "postcode": "9000",
            "place": "Oefendorp"}  # fmt: skip
    return str(office.told("personnel", "people", "add", "--data", json.dumps(said))["person"])


def breach(office: Office, status: str | None = None) -> str:
    """A breach under way; with a status also a person."""
    case = office.open("director", "breach", title="Gokken op het werk")
    office.take("director", case, "BreachTriaged", route="5.2", grounds="ander gebruik")
    if status is not None:
        who = {"person": person(office, status), "how": "admission", "basis": "zei het zelf", "status": status}
        office.take("director", case, "PersonIdentified", **who)
    return case


def measured(office: Office, **said: Any) -> str:
    case = breach(office, "contractual")
    office.take("director", case, "MeasureOrdered", **ORDER | said)
    return case


def waits(office: Office, case: str) -> str | None:
    """The fact the measure waits for."""
    with office.session("director") as session:
        known = casework.current(session.register, case).case
        measure = known.procedures["provisional_measure-1"]
        return None if measure.ended else standing.waits(known, measure)


@pytest.mark.parametrize(("said", "rule", "source"), [
    ({"kind": "house_arrest"}, "measure-of-the-pack", "art. 9"),
    ({"about": "breach-7"}, "measure-about-something", "casemgr"),
    ({"kind": "limit_access", "until": "2026-11-20"}, "measure-until-after-its-start", "casemgr"),
    ({"kind": "limit_access"}, "measure-within-its-maximum", "art. 9.2"),
    ({"kind": "limit_access", "until": "2026-12-21"}, "measure-within-its-maximum", "art. 9.2"),
])  # fmt: skip
def test_a_measure_the_code_does_not_have_is_refused(
    office: Office, said: dict[str, Any], rule: str, source: str
) -> None:
    case = breach(office)
    refused(office.try_to("director", case, "MeasureOrdered", **ORDER | said), rule, source)
    assert len(office.told("director", "show", case)["procedures"]) == 1


def test_a_measure_is_for_people_the_code_has_it_for(office: Office) -> None:
    case = breach(office, "external")
    refused(office.try_to("director", case, "MeasureOrdered", **ORDER), "measure-of-the-pack", "art. 9.1", "like this")
    office.take("director", case, "MeasureOrdered", **LIMIT)


def test_a_measure_can_be_ordered_while_nobody_is_known(office: Office) -> None:
    case = breach(office)
    office.take("director", case, "MeasureOrdered", **LIMIT)
    assert office.state(case, "provisional_measure-1") == "ordered"


@pytest.mark.parametrize("user", ["dpo", "personnel", "head", "sysadmin", "secretariat"])
def test_nobody_but_who_decides_orders_a_measure(office: Office, user: str) -> None:
    case = breach(office)
    answer = office.try_to(user, case, "MeasureOrdered", **LIMIT)
    assert answer.code != 0
    assert answer.kind in ("not-your-role", "unknown-case"), answer.everything


def test_from_order_to_restored_access(office: Office) -> None:
    case = measured(office)
    refused(office.try_to("director", case, "MeasureUndone", at="2026-11-21"), "undone-once-it-no-longer-stands",
            "casemgr")  # fmt: skip
    assert waits(office, case) == "MeasureCarriedOut"
    office.take("director", case, "MeasureCarriedOut", at="2026-11-21T14:00", result="geblokkeerd")
    assert office.state(case, "provisional_measure-1") == "carried_out"
    office.take("director", case, "MeasureLifted", reason="niet meer nodig")
    assert waits(office, case) == "MeasureUndone"
    office.take("director", case, "MeasureUndone", at="2026-11-21")
    assert office.state(case, "provisional_measure-1") == "undone"
    assert waits(office, case) is None


def test_a_measure_with_an_end_is_watched_and_extended_within_its_maximum(office: Office) -> None:
    case = measured(office, **LIMIT | {"until": "2026-12-01"})
    clock = office.clock(case, "measure-end", user="director")
    assert (clock["state"], clock["deadline"]) == ("running", "2026-12-01T23:59:59+01:00")
    assert office.clock(case, "measure-end", user="director", now="2026-12-02T00:00")["state"] == "overdue"
    back = office.try_to("director", case, "MeasureExtended", until="2026-12-01", reason="r")
    refused(back, "extended-forwards", "casemgr", "already")
    far = office.try_to("director", case, "MeasureExtended", until="2026-12-21", reason="r")
    refused(far, "measure-within-its-maximum", "art. 9.2", "20 December 2026")
    office.take("director", case, "MeasureExtended", until="2026-12-20", reason="nog nodig")
    assert office.clock(case, "measure-end", user="director")["deadline"] == "2026-12-20T23:59:59+01:00"
    office.take("director", case, "MeasureLifted", reason="klaar")
    assert office.clock(case, "measure-end", user="director")["state"] == "met"


def test_a_measure_without_an_end_is_reviewed_every_thirty_days(office: Office) -> None:
    case = measured(office)
    assert office.clock(case, "measure-end", user="director") is None
    review = office.clock(case, "measure-review", user="director")
    assert review["deadline"] == "2026-12-21T23:59:59+01:00"


def test_a_measure_that_outlives_its_case_waits_to_be_lifted(office: Office) -> None:
    case = measured(office)
    office.take("director", case, "MeasureCarriedOut", at="2026-11-21T14:00")
    assert waits(office, case) is None
    office.take("director", case, "BreachDismissed", motivation="geen inbreuk op de code bewezen")
    assert waits(office, case) == "MeasureLifted"
    late = office.try_to("director", case, "MeasureOrdered", **ORDER)
    refused(late, "measure-about-something", "casemgr", "ended")


def test_the_term_of_the_appeal_runs_from_service_of_the_order(office: Office) -> None:
    case = measured(office)
    rule = "be-internal-appeal"
    assert office.clock(case, rule, user="director") is None
    made = office.ask("director", "letter", case, "measure_order")
    assert made.code == 0, made.everything
    number = office.told("director", "documents", case)[-1]["number"]
    office.take("personnel", case, "LetterDelivered", letter=number, delivered_at="2026-11-21", means="hand",
                routes_stated=True)  # fmt: skip
    clock = office.clock(case, rule, user="director")
    assert (clock["state"], clock["deadline"][:10]) == ("running", "2026-12-21")


def test_an_annulled_measure_is_undone_without_being_lifted(office: Office) -> None:
    case = measured(office)
    office.take("director", case, "MeasureCarriedOut", at="2026-11-21T14:00")
    office.take("director", case, "AppealLodged", "--about", "provisional_measure-1", lodged_at="2026-11-21",
                by="Lies Vermeulen", grounds="te streng")  # fmt: skip
    assert waits(office, case) is None
    decided: dict[str, Any] = {
        "outcome": "annulled", "motivation": "te ruim", "present": ["A", "B"], "minute_taker": "C. Vervanger",
        "decided_at": "2026-11-21", "organ": "college",
    }  # fmt: skip
    office.take("college", case, "AppealDecided", **decided)
    assert waits(office, case) == "MeasureUndone"
    office.take("director", case, "MeasureUndone", at="2026-11-21")
    assert office.state(case, "provisional_measure-1") == "undone"


def test_a_carrier_is_inspected_with_a_witness_where_the_code_wants_one(office: Office) -> None:
    case = measured(office)
    answer = office.try_to("director", case, "CarrierInspected", at="2026-11-21T14:00", found="niets")
    refused(answer, "witness-to-control", "art. 5.4, getuige")
    office.take("director", case, "CarrierInspected", at="2026-11-21T14:00", witness="T. Maes", found="geheime-vondst")
    assert "geheime-vondst" not in office.run("dpo", "show", case).everything


def test_a_password_is_reset_within_a_day(office: Office) -> None:
    case = breach(office)
    office.take("director", case, "MeasureOrdered", **ORDER | {"kind": "password_reset"})
    clock = office.clock(case, "bh-password-reset", user="director")
    assert (clock["state"], clock["deadline"]) == ("running", "2026-11-22T15:00:00+01:00")


def test_a_mailbox_is_closed_three_months_after_departure(office: Office) -> None:
    case = breach(office)
    office.take("director", case, "MeasureOrdered", **ORDER | {"kind": "mailbox_closing", "left_on": "2026-11-15"})
    clock = office.clock(case, "bh-mailbox-closure", user="director")
    assert (clock["state"], clock["deadline"][:10]) == ("running", "2027-02-15")


def test_a_suspension_is_for_statutory_staff(office: Office) -> None:
    unknown = breach(office)
    refused(office.try_to("director", unknown, "PreventiveSuspensionOrdered", **SUSPENSION),
            "suspension-of-statutory-staff", "Decreet Lokaal Bestuur", "nobody is known")  # fmt: skip
    case = breach(office, "contractual")
    answer = office.try_to("director", case, "PreventiveSuspensionOrdered", **SUSPENSION)
    refused(answer, "suspension-of-statutory-staff", "Decreet Lokaal Bestuur", "statutory")


def test_a_suspension_lasts_six_months_at_most(office: Office) -> None:
    case = breach(office, "statutory")
    long = office.try_to("director", case, "PreventiveSuspensionOrdered", **SUSPENSION | {"until": "2027-05-23"})
    refused(long, "suspension-within-its-maximum", "zes maanden", "22 May 2027")
    office.take("director", case, "PreventiveSuspensionOrdered", **SUSPENSION | {"until": "2027-01-31"})
    assert office.clock(case, "be-preventive-suspension", user="director")["deadline"][:10] == "2027-05-22"
    assert office.clock(case, "measure-end", user="director")["deadline"][:10] == "2027-01-31"
    far = office.try_to("director", case, "MeasureExtended", until="2027-05-23", reason="r")
    refused(far, "suspension-within-its-maximum", "zes maanden")
    office.take("director", case, "MeasureExtended", until="2027-05-22", reason="het onderzoek loopt")


def test_who_was_suspended_in_urgency_is_heard_or_the_suspension_lapses(office: Office) -> None:
    case = breach(office, "statutory")
    said = SUSPENSION | {"heard": False, "until": "2026-12-31"}
    office.take("director", case, "PreventiveSuspensionOrdered", **said)
    assert waits(office, case) == "HearingPlanned"
    assert office.clock(case, "be-suspension-hearing", user="director")["state"] == "unset"
    answer = office.try_to("director", case, "MeasureExtended", until="2027-01-31", reason="r")
    refused(answer, "heard-before-extension", "246.543", "lapses")
    office.take("director", case, "MeasureLifted", reason="vervallen")


def test_where_heard_first_is_a_duty_only_what_cannot_wait_goes_before(tmp_path: Path) -> None:
    duty = '\n[hearing.duties.measure]\nrequired = true\nsource = "art. 8"\n'
    office = office_under(tmp_path, more=duty)
    case = breach(office, "contractual")
    answer = office.try_to("director", case, "MeasureOrdered", **ORDER, heard_before=False)
    refused(answer, "heard-about-a-measure", "art. 8")
    office.take("director", case, "MeasureOrdered", **ORDER, heard_before=False, urgent=True)


def test_why_and_about_whom_is_for_the_personnel_half(office: Office) -> None:
    case = breach(office)
    office.take("director", case, "MeasureOrdered", **LIMIT | {"person": "Lies Vermeulen"})
    seen = office.run("dpo", "show", case).everything
    for hidden in ("Vermeulen", "om erger te voorkomen"):
        assert hidden not in seen
        assert hidden in office.run("director", "show", case).out
