"""Whoever reads a refusal sees of which code the article is, and no law that is not about them."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from casemgr.law import packs
from casemgr.law.packs import Pack
from tests.requirements.acts import order
from tests.workflows.breaches import decide, office_with, person, refused, triaged
from workflows._words_of_the_pack import cited

BELGIAN = ("bev", "bh", "b13", "c81")
PROVISIONS = [
    (key, part, name)
    for key in packs.keys()  # noqa: SIM118  a function
    for part in ("controls", "individualisation", "measures", "sanctions")
    for name in getattr(packs.load(key), part)
]


@pytest.mark.parametrize(("key", "part", "name"), PROVISIONS)
def test_a_provision_is_cited_with_the_name_of_its_code_unless_it_is_the_laws(key: str, part: str, name: str) -> None:
    pack = packs.load(key)
    provision = getattr(pack, part)[name]
    expected = provision.source if provision.silent else f"{pack.name['nl']}, {provision.source}"
    assert cited(pack, provision) == expected


@pytest.mark.parametrize(("key", "said", "rule", "source"), [
    ("c81", {"level": "person"}, "level-of-control", "Policy internet, sociale media en e-mail, controle"),
    ("bh", {"level": "person"}, "level-of-control", "Afsprakenkader Digitale middelen, art. 5.3"),
    ("bh", {"executed_by": "dpo"}, "executed-by-role", "Afsprakenkader Digitale middelen, art. 5.3"),
    ("bh", {"kind": "file_access", "purpose": "continuity"}, "purpose-of-the-pack",
     "Afsprakenkader Digitale middelen, art. 5.2, zesde doel"),
])  # fmt: skip
def test_a_control_that_is_refused_names_the_code(
    tmp_path: Path, key: str, said: dict[str, Any], rule: str, source: str
) -> None:
    refused(order(office_with(tmp_path, key), key, **said), rule, source)


def test_a_waiver_that_no_longer_holds_names_the_code(tmp_path: Path) -> None:
    office = office_with(tmp_path, "c81")
    case = triaged(office, "purpose-4")
    who = person(office)
    office.take("director", case, "PersonIdentified", person=who, how="admission", basis="b")
    office.take("director", case, "ChargesSet", charges=["gokte"], articles=["use-2.2"])
    no = office.try_to("director", case, "HearingWaived", about="breach-1", ground="contract_suspended", reason="ziek")
    refused(no, "waiver-of-the-pack", "Policy internet, sociale media en e-mail, controle 2.3, voetnoot 12")


@pytest.mark.parametrize(("key", "status", "sanction", "source"), [
    ("bh", "executive", "judicial_report", ""), ("bh", "statutory", "access_limited", ""),
    ("bh", "contractual", "summary_dismissal", "wet van 13 maart 2024"),
    ("b13", "statutory", "disciplinary_proceedings", "20 juli 2018"),
    ("b13", "contractual", "summary_dismissal", "wet van 13 maart 2024"),
    ("b13", "contractual", "access_limited", ""),
])  # fmt: skip
def test_the_duty_to_hear_is_that_of_the_person_and_the_outcome(
    tmp_path: Path, key: str, status: str, sanction: str, source: str
) -> None:
    office = office_with(tmp_path, key)
    route, article = {"bh": ("8", "3.4"), "b13": ("6-serious", "5.3-confidential")}[key]
    case = triaged(office, route)
    office.take("director", case, "PersonIdentified", person=person(office, status), how="admission", basis="b")
    office.take("director", case, "ChargesSet", charges=["c"], articles=[article])
    no = decide(office, case, sanction=sanction, articles=[article], facts_proven=["c"])
    refused(no, "hearing-first", source or "algemene hoorplicht")
    named = no.told["error"]["source"]
    for law in ("13 maart 2024", "20 juli 2018"):
        assert (law in named) == (law in source), named


@pytest.mark.parametrize("key", BELGIAN)
def test_no_route_lumps_laws_for_different_people_together(key: str) -> None:
    for route in packs.load(key).routes.values():
        assert "contractueel" not in route.hearing.source
        assert "ontslag" not in route.hearing.source


SERVED = {
    "work_penalty": "arbeidsreglement", "access_limited": "arbeidsrechtbank", "summary_dismissal": "arbeidsrechtbank",
    "costs": "arbeidsrechtbank", "judicial_report": "",
}  # fmt: skip


def serving(pack: Pack, said: dict[str, Any]) -> list[str]:
    return [task.text["nl"] for task in pack.tasks_after("DecisionTaken", said, ()) if task.for_ == "secretariat"]


def test_who_serves_a_decision_of_the_policy_is_told_the_remedy_that_it_has() -> None:
    pack = packs.load("c81")
    assert SERVED.keys() == pack.sanctions.keys()
    for sanction, remedy in SERVED.items():
        (told,) = serving(pack, {"outcome": "sanction", "sanction": sanction})
        for word in ("arbeidsreglement", "arbeidsrechtbank"):
            assert (word in told) == (word == remedy), sanction
    assert [len(serving(pack, {"outcome": outcome})) for outcome in ("none", "referred")] == [1, 1]


def test_a_code_without_controls_says_so(tmp_path: Path) -> None:
    office = office_with(tmp_path, "b13")
    no = order(office, "bev")  # a control of another code
    refused(no, "kind-of-control", "regelt geen controle", "no control at all")
    assert "-." not in no.everything


def test_data_kept_longer_than_the_code_allows_are_refused_with_a_day(tmp_path: Path) -> None:
    office = office_with(tmp_path, "bh")
    made = order(office, "bh")
    assert made.code == 0, made.everything
    no = office.try_to("director", made.told["case"], "ControlDataKeptLonger", reason="r", until=str(date(2028, 1, 1)),
                       authority_told_at="2026-11-02T09:00")  # fmt: skip
    refused(no, "control-data-kept", "Afsprakenkader Digitale middelen, art. 6")
    assert "23:59" not in no.everything
