"""Read tables are a function of the facts: made again they are the same, whatever was done."""

import datetime
import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from casemgr import workflow
from casemgr.casefile import CaseFile
from casemgr.desk import keeping, opening, stepping, taking
from casemgr.desk.current import open_current
from casemgr.desk.session import Session
from casemgr.errors import Refused, Unusable
from casemgr.facts import Fact, field_of
from casemgr.store import chain, ledger
from casemgr.store.connection import Register
from tests.stories.office import BRUSSELS, NOW, Office, tables

PERSON = {
    "number": "7", "family_name": "Wauters", "form_of_address": "none", "entity": "gemeente", "status": "contractual",
}  # fmt: skip


def values(kind: type[Fact], chance: random.Random, moment: datetime.datetime) -> dict[str, Any]:
    """Some values a fact of this kind may have; what is not required is sometimes left out."""
    schema = kind.model_json_schema()
    named = {**schema.get("$defs", {})}
    said = {}
    for name, shape in schema["properties"].items():
        rather_not = ("about", "from_report", "entity")
        if name in schema.get("required", ()) or (chance.random() < 0.3 and name not in rather_not):
            said[name] = _value(name, shape, named, chance, moment)
    return said


def _value(
    name: str, shape: dict[str, Any], named: dict[str, Any], chance: random.Random, moment: datetime.datetime
) -> Any:
    if "$ref" in shape:
        return _part(named[shape["$ref"].rpartition("/")[2]], named, chance, moment)
    if "anyOf" in shape:
        return _value(name, shape["anyOf"][0], named, chance, moment)
    if "enum" in shape or "const" in shape:
        return chance.choice(shape.get("enum") or [shape["const"]])
    if shape.get("type") == "array":
        return [_value(name, shape["items"], named, chance, moment)]
    known: dict[str, Any] = {"integer": chance.randrange(9), "boolean": chance.random() < 0.5}
    if shape.get("type") in known:
        return known[shape["type"]]
    if "format" in shape:
        then = moment + datetime.timedelta(hours=chance.randrange(-72, 72))
        return then.date().isoformat() if shape["format"] == "date" else then.isoformat()
    codes = {
        "route": ["5.1", "5.2"],
        "articles": ["use", "law"],
        "about": ["breach-1"],
        "person": ["P00001", "Wauters"],
    }
    return chance.choice(codes.get(name, ["x", "een.twee", "Wauters"]))


def _part(
    shape: dict[str, Any], named: dict[str, Any], chance: random.Random, moment: datetime.datetime
) -> dict[str, Any]:
    return {name: _value(name, one, named, chance, moment) for name, one in shape["properties"].items()}


class Play:
    """Somebody who does whatever is allowed, at random, in a few cases."""

    def __init__(self, register: Register, chance: random.Random) -> None:
        self.register, self.chance = register, chance
        self.now = datetime.datetime.fromisoformat(NOW).replace(tzinfo=BRUSSELS)
        self.cases: list[str] = []
        self.taken = self.refused = 0

    @property
    def session(self) -> Session:
        return Session(self.register, self.chance.choice(["director", "dpo", "personnel", "sysadmin"]), self.now)

    def act(self) -> None:
        """One attempt; what is refused leaves nothing."""
        self.now += datetime.timedelta(hours=self.chance.randrange(30))
        try:
            if not self.cases or self.chance.random() < 0.08:
                self._open()
            else:
                self._step(self.chance.choice(self.cases))
            self.taken += 1
        except (Refused, Unusable):
            self.refused += 1

    def _open(self) -> None:
        flow = self.chance.choice(["report", "data_leak", "breach"])
        said = values(opening.first_fact(flow), self.chance, self.now)
        self.cases.append(opening.open_case(self.session, flow, said, pack=self.chance.choice(["bev", "asn"])).case)

    def _step(self, case: str) -> None:
        session = self.session
        offers = [offer for offer in stepping.steps(session, case) if offer.refusal is None]
        offer = self.chance.choice([o for o in offers if o.fact not in ("Recused",)] or offers)
        kind = workflow.facts()[offer.fact]
        how: dict[str, Any] = {} if offer.opens or offer.procedure == "file" else {"procedure": offer.procedure}
        said = values(kind, self.chance, self.now)
        if "of" in kind.model_fields or self.chance.random() < 0.05:
            how["corrects"] = self.chance.randrange(1, 12) if "of" not in kind.model_fields else None
        taking.take(session, case, offer.fact, said, **{k: v for k, v in how.items() if v is not None})


@pytest.fixture
def fresh(pristine: Path, tmp_path: Path) -> Iterator[Register]:
    office = Office(pristine, NOW).copy(tmp_path / "register.db")
    office.told("personnel", "people", "add", "--data", json.dumps(PERSON))
    register = open_current(office.path)
    yield register
    register.close()


def check_replay(register: Register, number: str) -> None:
    """Folded again from nothing, every procedure stands where the table says."""
    case = CaseFile.fold(number, ledger.stream(register, number))
    stored = {
        row["id"]: row["state"] for row in register.rows("select id, state from procedures where number = ?", (number,))
    }
    assert {p.id: p.state for p in case.procedures.values() if p.id != "file"} == stored


@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck), phases=[Phase.generate])
@given(seed=st.integers(0, 2**32))
def test_made_again_the_tables_are_the_same(fresh: Register, seed: int) -> None:
    play = Play(fresh, random.Random(seed))
    for _ in range(60):
        play.act()
    before = tables(fresh)
    for number in play.cases:
        check_replay(fresh, number)
    keeping.rebuild(fresh)
    after = tables(fresh)
    for table in before:
        assert before[table] == after[table], table
    assert chain.verify(fresh).bad is None


def test_the_play_really_plays(fresh: Register) -> None:
    play = Play(fresh, random.Random(5))
    for _ in range(250):
        play.act()
    kinds = {row[0] for row in fresh.rows("select distinct kind from events where stream like 'OEF%'")}
    assert play.taken > 50
    assert len(kinds) > 15
    assert field_of(workflow.facts()["LeakAssessed"], "risk").is_required()


def test_rebuild_by_command_says_how_many_and_changes_nothing(office: Office) -> None:
    for n in range(3):
        office.leak(f"lek {n}")
    before = office.dump()
    assert office.told("dpo", "rebuild") == {"cases": 3}
    assert office.dump() == before


def test_tables_made_by_another_version_are_made_again_on_opening(office: Office) -> None:
    case = office.leak()
    before = office.dump()
    register = open_current(office.path)
    with register.write() as connection:
        connection.execute("update meta set value = 'older' where key = 'reading'")
        connection.execute("delete from cases")
        connection.execute("drop table tasks")
    register.close()
    assert [row["case"] for row in office.told("dpo", "list")["cases"]] == [case]
    assert office.dump() == before


def test_what_was_erased_is_gone_from_the_tables_after_rebuild(office: Office) -> None:
    case = office.leak("Kanariepiet")
    register = open_current(office.path)
    with register.write() as connection:
        connection.execute("update events set personal = null where stream = ? and personal is not null", (case,))
    register.close()
    office.told("dpo", "rebuild")
    assert "Kanariepiet" not in str(office.dump())
    told = office.told("dpo", "show", case)
    assert told["procedures"][0]["state"] == "reported"
    assert "Kanariepiet" not in str(told)
    assert office.told("dpo", "verify")["ok"]
