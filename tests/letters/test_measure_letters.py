"""The letters of a measure: to the person, to the superior, to ICT, to the firm; each in a case of each code."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from casemgr.desk import asking, casework, composing
from casemgr.letters.compose import compose
from casemgr.letters.mentions import Incomplete, missing
from tests.letters.controlled import authority, made, measured, offers, prepared, said, traced, words
from tests.stories.office import Office
from tests.workflows.breaches import office_with, person, refused

LIMITS = {"bev": "limit_access", "bh": "block_accounts", "b13": "suspend_access", "c81": "limit_access",
          "asn": "limit_access"}  # fmt: skip
RETURNED: Mapping[str, Any] = {
    "equipment.items": ["laptop, label 004512", "gsm, label 000871"], "equipment.on": date(2026, 11, 21),
    "receiver.name": "Karel Smet", "receiver.function": "systeembeheerder",
}  # fmt: skip
FIRM: Mapping[str, Any] = {
    "recipient.address": ["Havenkade 3", "9401 AB Assen"], "supplier.clause": "artikel 8 van de overeenkomst",
}  # fmt: skip
EACH: list[tuple[str, str, Mapping[str, Any]]] = [
    *(("measure_order", pack, {}) for pack in LIMITS), *(("work_order", pack, {}) for pack in LIMITS),
    ("superior_notice", "bev", {}), ("equipment_return", "bev", RETURNED), ("equipment_return", "bh", RETURNED),
    ("supplier_letter", "asn", FIRM),
]  # fmt: skip


def limited(office: Office, pack: str, letter: str = "", **said: Any) -> str:
    """Access was limited for Lies Vermeulen; for the firm of somebody external where the letter is to it."""
    if letter == "supplier_letter":
        said["who"] = person(office, "external", company="Netwerk Noord bv")
    return measured(office, pack, LIMITS[pack], urgent=True, **said)


@pytest.mark.parametrize(("letter", "pack", "given"), EACH, ids=[f"{e[0]}-{e[1]}" for e in EACH])
def test_each_letter_is_offered_and_made_and_stops_without_what_it_must_say(
    tmp_path: Path, letter: str, pack: str, given: Mapping[str, Any]
) -> None:
    office = office_with(tmp_path, pack)
    case = limited(office, pack, letter)
    assert letter in offers(office, case)
    with office.session("director") as session:
        ready = composing.prepare(session, case, letter, procedure="provisional_measure-1", given=given)
        for mention in ready.letter.mentions:
            for need in mention.needs if mention.condition.holds(ready.values) else ():
                less = {name: value for name, value in ready.values.items() if name not in need.split("|")}
                if mention.condition.holds(less):
                    assert mention.id in {found.id for found in missing(ready.letter, less)}
                    with pytest.raises(Incomplete):
                        compose(ready.letter, less, draft=False, practice=False, number="1")
    told = said(office, case, letter, given, "provisional_measure-1")
    assert "{" not in told
    assert "[" not in told
    assert letter not in offers(office, case)


@pytest.mark.parametrize("pack", [pack for pack in LIMITS if pack != "bev"])
def test_only_beveren_writes_to_the_superior(tmp_path: Path, pack: str) -> None:
    office = office_with(tmp_path, pack)
    case = limited(office, pack)
    assert "superior_notice" not in offers(office, case)
    assert made(office, case, "superior_notice").kind == "letter-not-for-this"


def test_the_superior_hears_what_and_until_when_never_why(tmp_path: Path) -> None:
    office = office_with(tmp_path, "bev")
    case = limited(office, "bev", until="2026-12-20")
    told = words(office, case, "superior_notice")
    for part in ("Tom Wouters diensthoofd Omgeving", "Geachte Tom Wouters,", "Lies Vermeulen", "Toegang beperken",
                 "21 november 2026 om 15.00 uur", "20 december 2026", "De reden wordt u niet meegedeeld"):  # fmt: skip
        assert part in told
    for secret in ("informatie verloren", "gokte", "onderzoek", "Gokken"):
        assert secret not in told
    office.take("director", case, "MeasureLifted", reason="Het onderzoek is klaar.")
    over = words(office, case, "superior_notice")
    assert "opgeheven op 21 november 2026" in over
    assert "onderzoek" not in over
    assert "superior_notice" not in offers(office, case)


def test_a_superior_who_is_not_known_is_asked_for(tmp_path: Path) -> None:
    office = office_with(tmp_path, "bev")
    case = limited(office, "bev", who=person(office))
    refused(made(office, case, "superior_notice"), "missing-mentions", said="who the superior is")


def test_a_superior_in_the_list_of_people_is_named_in_full(tmp_path: Path) -> None:
    office = office_with(tmp_path, "bev")
    boss = person(office, number="7", family_name="Wouters", given_name="Tom", function="diensthoofd")
    case = limited(office, "bev", who=person(office, superior=boss))
    assert "Tom Wouters diensthoofd" in words(office, case, "superior_notice")


def test_the_order_says_how_to_work_on_and_what_becomes_of_private_files(tmp_path: Path) -> None:
    office = office_with(tmp_path, "bh")
    case = limited(office, "bh", practical="U kunt verder werken op de pc van het onthaal.")
    told = words(office, case, "measure_order")
    assert "U kunt verder werken op de pc van het onthaal." in told
    assert "onder toezicht" in told


@pytest.mark.parametrize(
    ("heard", "says", "not_said"),
    [(True, "vooraf gehoord", "niet vooraf gehoord"), (False, "niet vooraf gehoord", "mondeling of schriftelijk"),
     (None, "mondeling of schriftelijk", "vooraf gehoord")],
)  # fmt: skip
def test_the_order_says_of_hearing_only_what_was_recorded(
    tmp_path: Path, heard: bool | None, says: str, not_said: str
) -> None:
    office = office_with(tmp_path, "bev")
    told = words(office, limited(office, "bev", heard_before=heard), "measure_order")
    assert says in told
    assert not_said not in told


def test_the_order_of_beveren_opens_thirty_days(tmp_path: Path) -> None:
    office = office_with(tmp_path, "bev")
    told = words(office, limited(office, "bev"), "measure_order")
    assert "binnen dertig dagen vanaf de dag na de kennisgeving" in told
    assert "het college van burgemeester en schepenen" in told


@pytest.mark.parametrize(("kind", "subject"), [("mailbox_closing", "uw mailbox"), ("password_reset", "uw wachtwoord")])
def test_a_measure_that_blames_nobody_speaks_of_no_facts(tmp_path: Path, kind: str, subject: str) -> None:
    office = office_with(tmp_path, "bh")
    told = words(office, measured(office, "bh", kind), "measure_order")
    assert f"Kennisgeving over {subject}" in told
    assert "zegt niets over uw gedrag" in told
    for wrong in ("Over de feiten", "definitieve beslissing", "vooraf gehoord", "ernstigere problemen"):
        assert wrong not in told


def test_work_orders_follow_the_measure(tmp_path: Path) -> None:
    office = office_with(tmp_path, "bev")
    case = limited(office, "bev")
    first = words(office, case, "work_order")
    assert "Dienst ICT" in first
    assert "account lv0042" in first
    for secret in ("Vermeulen", "gedragscode", "verloren", "Gokken"):
        assert secret not in first
    office.take("director", case, "MeasureExtended", until="2026-12-31", reason="nog nodig")
    assert "Verlengen" in words(office, case, "work_order")
    office.take("director", case, "MeasureLifted", reason="klaar")
    assert "Herstellen" in words(office, case, "work_order")


def test_a_work_order_may_go_to_another_service(tmp_path: Path) -> None:
    office = office_with(tmp_path, "bev")
    case = limited(office, "bev")
    to = {"office.name": "Dienst Verzekeringen", "work.kind": "insurance"}
    told = said(office, case, "work_order", to, "provisional_measure-1")
    assert "Dienst Verzekeringen" in told
    assert "Aangifte bij de verzekeraar" in told


def test_an_account_that_was_not_named_stops_the_order_and_the_work(tmp_path: Path) -> None:
    office = office_with(tmp_path, "bev")
    case = limited(office, "bev", object=None)
    for letter in ("measure_order", "work_order", "superior_notice"):
        assert made(office, case, letter).kind == "missing-mentions"


def test_a_lost_device_is_blocked_on_order(tmp_path: Path) -> None:
    office = office_with(tmp_path, "bev")
    case = office.leak(device="laptop, label 004512")
    assert "work_order" in offers(office, case, "dpo")
    told = words(office, case, "work_order", user="dpo")
    assert "Toestel blokkeren of op afstand wissen" in told
    assert "datalek" not in told.lower()
    assert "work_order" not in offers(office, office.leak(), "dpo")


def test_the_firm_hears_the_measure_and_the_clause_and_no_more(tmp_path: Path) -> None:
    office = office_with(tmp_path, "asn")
    case = limited(office, "asn", "supplier_letter")
    told = said(office, case, "supplier_letter", FIRM, "provisional_measure-1")
    for part in ("Netwerk Noord bv", "Havenkade 3", "Toegang beperken", "artikel 8 van de overeenkomst",
                 "artikel 14, tweede lid"):  # fmt: skip
        assert part in told
    for secret in ("gokte", "informatie verloren", "Lindestraat", "lv0042"):
        assert secret not in told


def test_no_firm_hears_of_own_staff(tmp_path: Path) -> None:
    office = office_with(tmp_path, "asn")
    case = limited(office, "asn")
    assert "supplier_letter" not in offers(office, case)


def test_a_measure_about_a_control_is_written_to_whom_the_control_led_to(tmp_path: Path) -> None:
    office = office_with(tmp_path, "bev")
    case = traced(office, "bev")
    order = {"about": "control-1", "kind": "limit_access", "object": "account lv0042", "from_at": "2026-11-21T15:00",
             "reason": "r", "authority": authority("bev"), "urgent": True}  # fmt: skip
    office.take("director", case, "MeasureOrdered", **order)
    assert "Lindestraat 12" in words(office, case, "measure_order")
    office.take("director", case, "MeasureOrdered", **order, person="Jan Peeters")
    other = prepared(office, case, "measure_order", "provisional_measure-2")
    assert other["person.family_name"] == "Jan Peeters"
    assert "person.address" not in other
    assert "person.given_name" not in other


# -- who reads what was made -------------------------------------------------------------------------------------------


def read_by(office: Office, case: str) -> dict[str, set[str]]:
    """The letters of a case that each user may read; nothing where they do not see the case."""
    found = {}
    for user in ("director", "personnel", "secretariat", "dpo", "head", "sysadmin"):
        answer = office.ask(user, "documents", case)
        found[user] = {row["letter"] for row in answer.told} if answer.code == 0 else set()
    return found


def test_a_letter_about_a_measure_is_read_by_those_it_is_for(tmp_path: Path) -> None:
    office = office_with(tmp_path, "bev")
    who = person(office, superior="Tom Wouters, diensthoofd Omgeving")
    case = office.open("head", "breach", title="Gokken op het werk", occurred_on="2026-11-03")  # the head told of it
    office.take("director", case, "BreachTriaged", route="5.2", grounds="ander gebruik")
    office.take("director", case, "PersonIdentified", person=who, how="admission", basis="zei het zelf")
    office.take("director", case, "MeasureOrdered", about="breach-1", kind="limit_access", object="account lv0042",
                from_at="2026-11-21T15:00", reason="r", authority=authority("bev"), urgent=True)  # fmt: skip
    for letter in ("measure_order", "superior_notice", "work_order"):
        words(office, case, letter)
    seen = read_by(office, case)
    assert seen["director"] == {"measure_order", "superior_notice", "work_order"}
    assert seen["head"] == {"superior_notice"}
    assert seen["personnel"] == {"measure_order"}
    assert seen["sysadmin"] <= {"work_order"}
    assert seen["dpo"] == set()
    number = next(row["number"] for row in office.told("director", "documents", case) if row["letter"] == "work_order")
    place = str(tmp_path / "brief.pdf")
    assert office.ask("head", "documents", case, "--get", number, "-o", place).kind == "unknown-document"
    assert office.ask("director", "documents", case, "--get", number, "-o", place).code == 0


def test_the_report_about_a_person_is_not_read_by_who_sees_that_a_control_runs(tmp_path: Path) -> None:
    office = office_with(tmp_path, "bh")
    case = traced(office, "bh")
    words(office, case, "individual_control_report")
    seen = read_by(office, case)
    assert seen["director"] == {"individual_control_report"}
    assert not seen["dpo"] | seen["personnel"] | seen["head"] | seen["sysadmin"]


# -- what the form asks, since every letter needs it -------------------------------------------------------------------


def test_the_form_asks_what_a_measure_applies_to(tmp_path: Path) -> None:
    office = office_with(tmp_path, "bev")
    case = limited(office, "bev")
    with office.session("director") as session:
        situation = casework.situation(session, case)
        spec = asking.form(session, "MeasureOrdered", situation, situation.case.procedures["breach-1"])
    asked = next(field for field in spec.fields if field.name == "object")
    assert asked.required
    assert asked.shown_when is not None
    name, kinds = asked.shown_when
    assert name == "kind"
    assert set(kinds) == {"suspend_access", "limit_access", "inspect_carriers"}  # type: ignore[call-overload]


def test_the_form_of_a_control_asks_who_carries_it_out(tmp_path: Path) -> None:
    office = office_with(tmp_path, "bev")
    with office.session("director") as session:
        spec = asking.form(session, "ControlOrdered")
    assert next(field for field in spec.fields if field.name == "executed_by").required
