"""Who decides for whom, and to which version of the code and which entity a case belongs."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.requirements.acts import (
    MEASURE,
    NONE,
    decision,
    judge,
    lodge,
    named,
    of_entity,
    order,
    ordered,
    paper,
    reviewed,
    waived,
    words,
)
from tests.requirements.conftest import Under
from tests.workflows.breaches import DIRECTOR, person, refused, triaged
from tests.workflows.test_discipline import COLLEGE

ACTING = DIRECTOR | {"organ": "deputy_director", "holder": "Jan Claes", "capacity": "acting"}
BASIS = "besluit van de raad van 5 oktober 2026"


# ── 17 ──


@pytest.mark.parametrize("pack", ["bev", "bh"])
def test_requirement_17_who_acts_for_another_says_on_what_basis(under: Under, pack: str) -> None:
    office = under(pack)
    case = named(office, pack)
    assert waived(office, case).code == 0
    refused(
        decision(office, pack, case, **NONE, authority=ACTING), "authority-of-the-pack", "", "decision of designation"
    )
    assert decision(office, pack, case, **NONE, authority=ACTING | {"basis": BASIS}).code == 0
    taken = next(f for f in office.told("director", "show", case)["facts"] if f["fact"] == "DecisionTaken")
    assert taken["values"]["authority"] == ACTING | {"basis": BASIS}


def test_requirement_17_in_assen_the_executive_is_for_mayor_and_college(under: Under) -> None:
    office = under("asn")
    who = person(office, "executive")
    said: dict[str, Any] = {"kind": "content", "level": "person", "person": who}
    refused(order(office, "asn", **said), "authority-of-the-pack", "art. 15")
    ordered(office, "asn", **said, authority=COLLEGE)
    case = office.open("director", "breach", title="x")
    office.take("director", case, "PersonIdentified", person=who, how="admission", basis="b")
    office.take("director", case, "BreachTriaged", route="16", grounds="g")
    office.take("director", case, "ChargesSet", charges=["c"], articles=["5.4"])
    assert waived(office, case).code == 0
    refused(decision(office, "asn", case, **NONE, authority=DIRECTOR), "authority-of-the-pack", "art. 15")
    mayor = {"organ": "mayor", "holder": "Piet Bos", "capacity": "titular"}
    assert decision(office, "asn", case, **NONE, authority=mayor).code == 0


def test_requirement_17_in_bilzen_hoeselt_a_mandatary_is_limited_and_referred(under: Under) -> None:
    office = under("bh")
    case = named(office, "bh", "executive")
    office.take("director", case, "MeasureOrdered", **MEASURE | {"kind": "block_accounts"})
    assert waived(office, case).code == 0
    said: dict[str, Any] = {"sanction": None, "from_": None, "outcome": "referred"}
    wrong = decision(office, "bh", case, **said, authority=COLLEGE)
    refused(wrong, "authority-of-the-pack", "Decreet Lokaal Bestuur")
    refused(decision(office, "bh", case, sanction="access_limited"), "sanction-of-the-pack", "art. 8 en 16")
    assert decision(office, "bh", case, **said).code == 0


def test_requirement_17_in_beveren_the_general_director_steps_aside_in_a_case_of_his_own(under: Under) -> None:
    office = under("bev")
    office.told("director", "users", "add", "chair", "--name", "Mia Bos", "--role", "council_chair")
    who = person(office, "statutory", family_name="Peeters", given_name="Els", account="director")
    case = triaged(office)
    named_: dict[str, Any] = {"person": who, "how": "admission", "basis": "b"}
    first = office.try_to("director", case, "PersonIdentified", **named_)
    assert (first.code, first.kind) == (1, "recused-first"), first.everything
    office.take(
        "director", case, "Recused", who="director", capacity="concerned", reason="eigen zaak", replaced_by="chair"
    )
    assert office.ask("director", "show", case).kind == "unknown-case"
    office.take("chair", case, "PersonIdentified", **named_)
    assert office.state(case, "breach-1", "chair") == "triaged"


# ── 21 ──


def test_requirement_21_a_case_keeps_the_version_it_was_opened_under(under: Under, tmp_path: Path) -> None:
    office = under("bev")
    said: dict[str, Any] = {"title": "x", "occurred_on": "2026-11-03"}
    before = office.open("director", "breach", **said)
    renamed = ('[routes."5.2".grounds]\nother_use', '[routes."5.2".grounds]\nlight_use')
    office.told("director", "packs", "add", str(reviewed(tmp_path, "bev", renamed)))
    after = office.open("director", "breach", **said)
    for case, version, ground, other in (
        (before, "2020", "other_use", "light_use"), (after, "2027", "light_use", "other_use"),
    ):  # fmt: skip
        opened = office.told("director", "show", case)["facts"][0]["values"]
        assert (opened["pack"], opened["pack_version"]) == ("bev", version)
        wrong = office.try_to("director", case, "BreachTriaged", route="5.2", grounds="g", ground=other)
        refused(wrong, "route-of-the-pack", "procedure 5.3")
        office.take("director", case, "BreachTriaged", route="5.2", grounds="g", ground=ground)


# ── 23 ──


@pytest.mark.parametrize(("entity", "own", "foreign"), [
    ("gemeente", "college", "permanent_bureau"), ("ocmw", "permanent_bureau", "college"),
])  # fmt: skip
@pytest.mark.parametrize("pack", ["bh", "b13", "bev"])
def test_requirement_23_the_body_of_the_entity_decides(
    under: Under, pack: str, entity: str, own: str, foreign: str
) -> None:
    office = under(pack)
    case = of_entity(office, pack, entity)
    assert waived(office, case).code == 0
    by = {"holder": "Marc Claes", "capacity": "titular"}
    wrong = decision(office, pack, case, **NONE, authority=by | {"organ": foreign})
    assert (wrong.code, wrong.kind) == (1, "authority-of-the-pack"), wrong.everything
    assert decision(office, pack, case, **NONE, authority=by | {"organ": own}).code == 0


@pytest.mark.parametrize(("entity", "own", "foreign"), [
    ("gemeente", "college", "permanent_bureau"), ("ocmw", "permanent_bureau", "college"),
])  # fmt: skip
def test_requirement_23_the_appeal_goes_to_the_body_of_the_entity(
    under: Under, entity: str, own: str, foreign: str
) -> None:
    office = under("bev")
    case = of_entity(office, "bev", entity)
    assert waived(office, case).code == 0
    assert decision(office, "bev", case, sanction="access_limited").code == 0
    lodge(office, case, "breach-1", "2026-12-10")
    wrong = judge(office, case, "2026-12-20", organ=foreign)
    assert (wrong.code, wrong.kind) == (1, "organ-of-appeal"), wrong.everything
    assert judge(office, case, "2026-12-20", organ=own).code == 0


@pytest.mark.parametrize("pack", ["bev", "bh", "b13"])
def test_requirement_23_letters_and_lists_carry_the_entity(under: Under, pack: str) -> None:
    office = under(pack)
    case = of_entity(office, pack, "ocmw")
    kind = {"bh": "block_accounts"}.get(pack, "suspend_access")
    office.take("director", case, "MeasureOrdered", **MEASURE | {"kind": kind})
    assert "OCMW Oefendorp Markt 1" in words(paper(office, case, "measure_order"))
    other = of_entity(office, pack, "gemeente", "7")
    office.take("director", other, "MeasureOrdered", **MEASURE | {"kind": kind})
    assert "OCMW" not in words(paper(office, other, "measure_order"))
    assert office.told("director", "show", case)["facts"][0]["values"]["entity"] == "ocmw"
    data = json.dumps({"title": "x", "entity": "kerkfabriek"})
    assert office.ask("director", "open", "breach", "--data", data).code != 0
