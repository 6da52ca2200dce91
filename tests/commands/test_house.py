"""What the organisation keeps by commands: settings, users, people, entities, the register itself."""

import json
from pathlib import Path

import pytest

from casemgr.store.connection import open_register
from tests.stories.office import NOW, Office, call


def test_settings_are_set_got_listed_and_missed(office: Office) -> None:
    missing = {row["key"] for row in office.told("director", "settings", "missing")}
    assert "leak.standing-mandate" in missing
    office.told("director", "settings", "set", "leak.standing-mandate", "DPO 's nachts", "--basis", "besluit 5 oktober")
    assert office.told("dpo", "settings", "get", "leak.standing-mandate")["value"] == "DPO 's nachts"
    assert {"key": "leak.standing-mandate", "value": "DPO 's nachts"} in office.told("dpo", "settings", "list")
    assert "leak.standing-mandate" not in {row["key"] for row in office.told("director", "settings", "missing")}
    text = office.run("director", "settings", "missing").out
    assert all(key in text for key in missing - {"leak.standing-mandate"})


def test_a_setting_is_taken_away_so_that_nobody_is_stuck_with_it(office: Office) -> None:
    office.told("director", "settings", "set", "letters.hearing-about", "het werk")
    assert office.ask("dpo", "settings", "clear", "letters.hearing-about").kind == "not-your-role"
    office.told("director", "settings", "clear", "letters.hearing-about")
    assert office.told("dpo", "settings", "list") == []
    assert office.ask("director", "settings", "clear", "letters.hearing-about").kind == "not-set"
    office.told("director", "settings", "set", "be.summons-days", "5")
    office.told("director", "settings", "clear", "be.summons-days")
    assert "be.summons-days" in {row["key"] for row in office.told("director", "settings", "missing")}


def test_a_term_that_is_set_counts_in_cases_that_stand(office: Office) -> None:
    unset = [row for row in office.told("director", "settings", "missing") if row["key"].startswith("be.")]
    assert unset
    assert all(row["fill"] and row["source"] for row in unset)


def test_users_come_and_go(office: Office) -> None:
    office.told("director", "users", "add", "jan", "--name", "Jan Claes", "--role", "dpo", "--role", "personnel")
    row = next(u for u in office.told("director", "users", "list") if u["user"] == "jan")
    assert row["roles"] == ["dpo", "personnel"]
    case = office.leak(user="jan")
    office.told("director", "users", "remove", "jan")
    assert office.ask("jan", "list").kind == "unknown-user"
    assert office.told("dpo", "show", case)["facts"][1]["actor"] == "jan"


def test_people_are_numbered_found_and_never_listed_by_staff_number(office: Office) -> None:
    said = {"number": "1042", "family_name": "Vermeulen", "form_of_address": "none", "entity": "gemeente",
            "status": "contractual"}  # fmt: skip
    assert office.told("personnel", "people", "add", "--data", json.dumps(said)) == {"person": "P00001"}
    assert (
        office.told("personnel", "people", "add", "--data", json.dumps(said | {"number": "1043"}))["person"] == "P00002"
    )
    assert len(office.told("personnel", "people", "list", "--query", "verm")) == 2
    bad = office.ask("personnel", "people", "add", "--data", json.dumps(said | {"entity": "school"}))
    assert (bad.code, bad.kind) == (2, "unknown-entity")
    asked = {name: value for name, value in said.items() if name != "form_of_address"}
    assert office.ask("personnel", "people", "add", "--data", json.dumps(asked)).kind == "bad-fact"


def test_a_staff_number_is_given_once_in_each_entity(office: Office) -> None:
    said = {"number": "7", "family_name": "Wauters", "form_of_address": "none", "entity": "gemeente",
            "status": "contractual"}  # fmt: skip
    office.told("personnel", "people", "add", "--data", json.dumps(said))
    twice = office.ask("personnel", "people", "add", "--data", json.dumps(said | {"family_name": "Kanariepiet"}))
    assert (twice.code, "Kanariepiet" in twice.everything, "Wauters" in twice.everything) == (2, False, False)
    other = office.ask("personnel", "people", "add", "--data", json.dumps(said | {"entity": "ocmw"}))
    assert other.code == 0, other.everything


def test_entities_keep_what_is_not_said_again(office: Office) -> None:
    keys = {row["key"] for row in office.told("director", "entities", "list")}
    assert keys == {"gemeente", "ocmw"}
    said = json.dumps({"key": "gemeente", "name": "Gemeente Nieuwdorp"})
    told = office.told("director", "entities", "set", "--data", said)
    assert (told["name"], told["appeal_body"]) == ("Gemeente Nieuwdorp", "college")


def test_a_case_belongs_to_its_entity(office: Office) -> None:
    case = office.leak(entity="ocmw")
    assert office.told("dpo", "show", case)["facts"][0]["values"]["entity"] == "ocmw"


def test_verify_tells_events_and_head_and_names_what_was_changed(office: Office) -> None:
    office.leak("Kanariepiet")
    whole = office.told("dpo", "verify")
    assert whole["ok"]
    assert len(whole["head"]) == 64
    register = open_register(office.path)
    position = register.rows("select max(position) from events")[0][0]
    register.connection.execute("drop trigger events_only_forget")
    register.connection.execute("update events set digest = zeroblob(32) where position = ?", (position,))
    register.close()
    answer = office.ask("dpo", "verify")
    assert (answer.code, answer.kind) == (3, "damaged")
    assert str(position) in answer.told["error"]["sentence"]
    assert "Kanariepiet" not in answer.everything


def test_a_register_is_made_with_its_first_user(tmp_path: Path) -> None:
    path = tmp_path / "map" / "register.db"
    made = ("--pack", "asn", "--organisation", "Assen", "--user", "eva", "--role", "dpo", "--no-encryption")
    told = call("--register", str(path), "init", *made, "--json").told
    assert (told["packs"], told["sandbox"], told["user"]) == (["asn"], False, "eva")
    assert path.stat().st_mode & 0o077 == 0
    office = Office(path, now=None)
    assert [(u["user"], u["roles"]) for u in office.told("eva", "users", "list")] == [("eva", ["dpo"])]
    refused = call("--register", str(tmp_path / "x.db"), "init", "--pack", "asn", "--organisation", "A", "--json")
    assert (refused.code, refused.kind) == (2, "says-nothing-of-encryption")


def test_a_sandbox_has_its_users_and_stays_one(office: Office) -> None:
    users = {row["user"]: row["roles"] for row in office.told("dpo", "users", "list")}
    assert users["college"] == ["college_secretary"]
    assert users["sysadmin"] == ["system_administrator"]
    assert set(users) == {
        "dpo",
        "director",
        "deputy",
        "personnel",
        "secretariat",
        "sysadmin",
        "head",
        "college",
        "tester",
    }


def test_the_environment_names_register_user_language_and_now(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    case = office.leak()
    for name, value in (("REGISTER", str(office.path)), ("USER", "dpo"), ("LANG", "en"), ("NOW", NOW)):
        monkeypatch.setenv(f"CASEMGR_{name}", value)
    assert call("show", case).out == office.run("dpo", "show", case).out
    assert "nobody" in call("--as", "nobody", "list").err
