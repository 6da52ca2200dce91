"""A status counts on the day of the facts: what was told later changes nothing for facts of before."""

import json
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casemgr import workflow
from casemgr.desk import casework, placing
from casemgr.reading import staff
from tests.people.lists import somebody
from tests.stories.office import Answer, Office

DAY_ONE = date(2020, 1, 1)
STATUSES = ["contractual", "statutory", "on_probation"]
DAYS = st.integers(0, 60).map(lambda n: DAY_ONE + timedelta(days=n))
TOLD = st.lists(st.tuples(st.sampled_from(STATUSES), DAYS, st.none() | st.integers(0, 40)), min_size=1, max_size=8)


def add(office: Office, number: str = "1", **more: Any) -> str:
    told = office.told("personnel", "people", "add", "--data", json.dumps(somebody(number, **more)))
    return str(told["person"])


def change(office: Office, person: str, *options: str, **fields: Any) -> Answer:
    data = ("--data", json.dumps(fields)) if fields else ()
    return office.ask("personnel", "people", "change", person, *data, *options)


def shown(office: Office, person: str) -> Any:
    return office.told("personnel", "people", "show", person)


def fold(told: list[tuple[str, date, int | None]]) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = []
    for status, begun, length in told:
        until = (begun + timedelta(days=length)).isoformat() if length is not None else None
        rows = staff.with_status(rows, status, begun.isoformat(), until)
    return rows


@settings(max_examples=400)
@given(told=TOLD)
def test_what_was_told_last_holds_from_its_day(told: list[tuple[str, date, int | None]]) -> None:
    rows = fold(told)
    status, begun, length = told[-1]
    known = {"statuses": rows}
    assert staff.status_on(known, begun) == status
    assert [row["from"] for row in rows] == sorted({row["from"] for row in rows})
    following = min((row["from"] for row in rows if row["from"] > begun.isoformat() and row["status"]), default="9999")
    if length is not None and (after := begun + timedelta(days=length + 1)).isoformat() < following:
        assert staff.status_on(known, after) is None
    assert staff.status_on(known, DAY_ONE - timedelta(days=1)) is None


@settings(max_examples=400)
@given(told=TOLD)
def test_told_again_nothing_changes(told: list[tuple[str, date, int | None]]) -> None:
    assert fold([*told, told[-1]]) == fold(told)


@settings(max_examples=400)
@given(told=TOLD, other=st.tuples(st.sampled_from(STATUSES), DAYS, st.none()))
def test_a_status_told_later_leaves_the_days_before_it(
    told: list[tuple[str, date, int | None]], other: tuple[str, date, None]
) -> None:
    """Unless it corrects the first day of the same status, which then began later."""
    before, after = {"statuses": fold(told)}, {"statuses": fold([*told, other])}
    for n in range(62):
        day = DAY_ONE + timedelta(days=n)
        if day < other[1] and staff.status_on(before, day) != other[0]:
            assert staff.status_on(after, day) == staff.status_on(before, day)


def test_a_first_day_that_was_wrong_is_corrected() -> None:
    open_ended = fold([("contractual", DAY_ONE, None), ("contractual", date(2020, 2, 1), None)])
    assert open_ended == [{"from": "2020-02-01", "status": "contractual"}]
    earlier = fold([("contractual", date(2020, 2, 1), None), ("contractual", DAY_ONE, None)])
    assert earlier == [{"from": "2020-01-01", "status": "contractual"}]
    twice = fold([("contractual", DAY_ONE, 10), ("contractual", date(2020, 2, 1), None)])
    assert [row["status"] for row in twice] == ["contractual", "", "contractual"]


def test_statuses_are_kept_with_their_days(office: Office) -> None:
    person = add(office, status_from="2018-01-01")
    assert change(office, person, status="statutory", status_from="2026-09-01").code == 0
    found = shown(office, person)
    assert found["statuses"] == [
        {"from": "2018-01-01", "status": "contractual"},
        {"from": "2026-09-01", "status": "statutory"},
    ]
    assert (found["status"], found["status_from"]) == ("statutory", "2026-09-01")
    listed = {
        now: office.told("personnel", "people", "list", now=now)[0]["status"]
        for now in ("2026-08-31T23:59", "2026-09-01T00:00")
    }
    assert list(listed.values()) == ["contractual", "statutory"]
    assert office.told("personnel", "people", "list", now="2017-12-31T12:00")[0]["status"] is None


@pytest.mark.parametrize(
    ("options", "fields", "kind"),
    [
        ((), {"status": "statutory"}, "status-since-when"),
        ((), {"status_from": "2026-01-01"}, "status-since-when"),
        ((), {}, "nothing-changes"),
        (("--clear", "family_name"), {}, "cannot-clear"),
        (("--clear", "status_from"), {}, "cannot-clear"),
        (("--clear", "by"), {}, "cannot-clear"),
        (("--clear", "service"), {"service": "x"}, "cannot-clear"),
        ((), {"status": "baas", "status_from": "2026-01-01"}, "bad-fact"),
        ((), {"in_service_until": "2019-01-01"}, "days-out-of-order"),
        ((), {"status": "statutory", "status_from": "2026-02-01", "status_until": "2026-01-01"}, "days-out-of-order"),
        ((), {"number": "2"}, "known-number"),
        ((), {"entity": "school"}, "unknown-entity"),
    ],
)  # fmt: skip
def test_a_change_that_cannot_be_is_refused(
    office: Office, options: tuple[str, ...], fields: dict[str, Any], kind: str
) -> None:
    person = add(office, in_service_from="2020-01-01", service="archief")
    add(office, "2")
    before = office.dump()
    answer = change(office, person, *options, **fields)
    assert (answer.code, answer.kind) == (2, kind)
    assert office.dump() == before


def test_a_field_can_be_emptied_and_a_number_changed(office: Office) -> None:
    person = add(office, service="archief", in_service_until="2026-12-31")
    assert change(office, "1", "--clear", "in_service_until", "--clear", "service", number="77").code == 0
    found = shown(office, "77")
    assert found["person"] == person
    assert not {"service", "in_service_until", "cleared"} & found.keys()


def test_two_people_with_one_number_are_told_apart(office: Office) -> None:
    people = [add(office), add(office, entity="ocmw")]
    answer = office.ask("personnel", "people", "show", "1")
    assert (answer.code, answer.kind) == (2, "several-people")
    assert all(person in answer.told["error"]["sentence"] for person in people)
    assert shown(office, "p00002")["entity"] == "ocmw"
    unknown = office.ask("personnel", "people", "show", "Kanariepiet")
    assert (unknown.kind, "anarie" in unknown.everything) == ("unknown-person", False)


def test_two_who_register_somebody_at_once_give_two_numbers(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    from casemgr.desk import people as desk

    parse = desk.registers.parse
    with office.session("personnel") as one, office.session("director") as other:

        def overtaken(*how: Any) -> Any:
            monkeypatch.setattr(desk.registers, "parse", parse)
            assert desk.add(other, somebody("2")) == "P00001"
            return parse(*how)

        monkeypatch.setattr(desk.registers, "parse", overtaken)
        assert desk.add(one, somebody("1")) == "P00002"


def test_a_suspended_contract_counts_on_its_days(office: Office) -> None:
    person = add(office)
    office.told("personnel", "people", "suspend", person, "--from", "2/11/2026")
    office.told("personnel", "people", "suspend", person, "--from", "2026-11-02", "--until", "2026-11-30")
    office.told("director", "people", "suspend", person, "--from", "2026-06-01", "--until", "2026-06-02")
    expected = [{"from": "2026-06-01", "until": "2026-06-02"}, {"from": "2026-11-02", "until": "2026-11-30"}]
    assert shown(office, person)["suspensions"] == expected
    case = office.open("director", "breach", title="Inbreuk", person=person)
    with office.session("director") as session:
        situation = casework.situation(session, case)
        days = [situation.suspended_on(person, date(2026, 11, day)) for day in (1, 2, 30)]
        assert [*days, situation.suspended_on(person, date(2026, 12, 1))] == [False, True, True, False]
    office.told("personnel", "people", "suspend", person, "--from", "2026-06-01", "--withdraw")
    assert shown(office, person)["suspensions"] == expected[1:]
    for options in (
        ("--from", "2026-06-01", "--withdraw"),
        ("--from", "2026-06-02", "--until", "2026-06-01"),
        ("--from", "x"),
    ):
        assert office.ask("personnel", "people", "suspend", person, *options).code == 2


@pytest.mark.parametrize(
    ("reported", "expected"),
    [
        ({"occurred_on": "2026-08-31"}, "contractual"),
        ({"occurred_on": "2026-09-01"}, "statutory"),
        ({"occurred_on": "2026-08-31T23:59:59+02:00"}, "contractual"),
        ({"occurred_on": "2017-01-01"}, None),
        ({"happened_at": "2026-08-20T10:00"}, "contractual"),
        ({}, "statutory"),
    ],
)
def test_the_status_of_the_day_of_the_facts_is_copied_in(
    office: Office, reported: dict[str, str], expected: str | None
) -> None:
    person = add(office, status_from="2018-01-01")
    change(office, person, status="statutory", status_from="2026-09-01")
    case = office.open("director", "breach", title="x", **reported)
    with office.session("director") as session:
        folded = casework.current(session.register, case).case
        kind = workflow.facts()["PersonIdentified"]
        filled = placing.with_defaults(session, kind, {"person": person}, case=folded)
        assert filled.get("status") == expected
        assert (
            placing.with_defaults(session, kind, {"person": person, "status": "external"}, case=folded)["status"]
            == "external"
        )
        assert "status" not in placing.with_defaults(session, kind, {"person": "Wauters"}, case=folded)


def test_the_day_of_a_report_counts_where_the_facts_have_none(office: Office) -> None:
    person = add(office, status_from="2018-01-01")
    change(office, person, status="statutory", status_from="2026-09-01")
    told = {
        "received_at": "2026-08-30T10:00",
        "route": "head_of_service",
        "text": "x",
        "reporter_kind": "staff",
        "confidential": False,
    }
    case = office.open("director", "report", **told)
    office.take("director", case, "ReportTriaged", outcome="breach", reasoning="x")
    office.take("director", case, "BreachReported", "--about", "report-1", title="x")
    with office.session("director") as session:
        folded = casework.current(session.register, case).case
        kind = workflow.facts()["PersonIdentified"]
        assert placing.with_defaults(session, kind, {"person": person}, case=folded)["status"] == "contractual"


def test_the_tables_are_made_again_with_statuses_suspensions_and_signatures(office: Office) -> None:
    person = add(office, status_from="2018-01-01", status_until="2026-12-31", service="archief")
    change(office, person, "--clear", "service", status="statutory", status_from="2026-09-01")
    office.told("personnel", "people", "suspend", person, "--from", "2026-11-02")
    office.told("personnel", "acknowledge", person, "--pack", "bev")
    before = office.dump()
    office.told("dpo", "rebuild")
    assert office.dump() == before


def test_somebody_whose_text_was_erased_keeps_the_days(office: Office) -> None:
    person = add(office, status_from="2018-01-01", family_name="Kanariepiet")
    change(office, person, family_name="Kanariemus", status="statutory", status_from="2026-09-01")
    office.told("personnel", "people", "suspend", person, "--from", "2026-11-02")
    office.told("personnel", "acknowledge", person, "--pack", "bev")
    with office.session() as session, session.register.write() as connection:
        connection.execute("update events set personal = null where stream = 'people' and personal is not null")
    office.told("dpo", "rebuild")
    found = shown(office, person)
    assert "anarie" not in str(office.dump())
    assert [row["status"] for row in found["statuses"]] == ["contractual", "statutory"]
    assert (len(found["suspensions"]), len(found["acknowledged"])) == (1, 1)
    assert office.told("personnel", "people", "list")[0]["name"] == "(gewist)"
    assert office.run("personnel", "people", "show", person).code == 0
    assert change(office, person, service="archief").code == 0
    assert office.told("dpo", "verify")["ok"]


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_a_card_tells_in_words_what_a_program_is_told(office: Office, lang: str) -> None:
    person = add(office, status_from="2018-01-01", status_until="2026-12-31", address="Kerkstraat 1", postcode="9000")
    office.told("personnel", "people", "suspend", person, "--from", "2026-11-02")
    office.told("personnel", "acknowledge", person, "--pack", "bev", "--on", "2026-11-20")
    card = office.run("personnel", "people", "show", person, lang=lang).out
    words = {
        "nl": (
            "contractueel  vanaf 1 januari 2018 tot en met 31 december 2026",
            "niet bekend",
            "20 november 2026  bev",
        ),
        "en": ("contractual  from 1 January 2018 until 31 December 2026", "not known", "20 November 2026  bev"),
    }
    assert [word for word in (*words[lang], "Kerkstraat 1", person) if word not in card] == []
