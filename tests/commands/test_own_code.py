"""A municipality's own code of conduct: checked, used from the start or added later, without any Python."""

from pathlib import Path

import pytest

from casemgr.desk import casework
from casemgr.law import packs
from tests.stories.office import Office, call

OWN = packs.shipped("bev").decode().replace('key          = "bev"', 'key          = "mijn"')


def written(tmp_path: Path, content: str = OWN) -> Path:
    path = tmp_path / "mijn.toml"
    path.write_text(content, "utf-8")
    return path


def test_a_register_is_made_under_a_code_of_ones_own(tmp_path: Path) -> None:
    office = Office(tmp_path / "register.db")
    made = office.run("tester", "init", "--pack", str(written(tmp_path)), "--organisation", "X", "--sandbox")
    assert made.code == 0, made.everything
    case = office.open("director", "breach", title="Gokken")
    office.take("director", case, "BreachTriaged", route="5.2", grounds="ander gebruik")
    assert office.state(case, "breach-1") == "triaged"


def test_a_new_version_is_for_new_cases(office: Office, tmp_path: Path) -> None:
    before = office.open("director", "breach", title="oud")
    newer = packs.shipped("bev").decode().replace('version      = "2020"', 'version      = "2027"')
    newer = newer.replace('[routes."5.2".grounds]', '[routes."5.2".grounds]\nnew = {nl = "Nieuw", en = "New"}')
    told = office.told("director", "packs", "add", str(written(tmp_path, newer)))
    assert told["version"] == "2027"
    after = office.open("director", "breach", title="nieuw")
    assert [_version(office, case) for case in (before, after)] == ["2020", "2027"]


def _version(office: Office, case: str) -> str:
    with office.session("director") as session:
        return str(casework.current(session.register, case).case.records[0].public["pack_version"])


def test_the_same_version_is_added_once(office: Office) -> None:
    answer = office.ask("director", "packs", "add", "bev")
    assert (answer.code, answer.kind) == (1, "known-pack")


def test_who_may_not_decide_on_settings_adds_no_code(office: Office) -> None:
    assert office.ask("secretariat", "packs", "add", "bh").kind == "not-your-role"


@pytest.mark.parametrize(("wrong", "right", "named"), [
    ("[[tasks.ReportReceived]]", "[[tasks.ReportRecieved]]", "ReportReceived"),
    ("letters.hearing_invitation", "letters.hearing_invitations", "hearing_invitation"),
    ('for  = "general_director"', 'for  = "general_directer"', "general_director"),
    ('needs  = ["from"]', 'needs  = ["form"]', "from"),
])  # fmt: skip
def test_a_word_that_does_not_exist_is_named_with_its_line_and_what_was_meant(
    wrong: str, right: str, named: str, tmp_path: Path
) -> None:
    assert wrong in OWN
    broken = OWN.replace(wrong, right) if wrong.startswith("letters") else OWN.replace(wrong, right, 1)
    line = broken[: broken.index(right)].count("\n") + 1
    answer = call("--lang", "en", "packs", "check", str(written(tmp_path, broken)), "--json")
    assert (answer.code, answer.kind) == (2, "bad-pack")
    assert named in (answer.told["error"]["hint"] or "")
    assert f"line {line}:" in answer.told["error"]["sentence"]


@pytest.mark.parametrize("key", packs.keys())
def test_the_codes_that_ship_pass_their_own_check(key: str, tmp_path: Path) -> None:
    path = tmp_path / f"{key}.toml"
    path.write_bytes(packs.shipped(key))
    answer = call("packs", "check", str(path), "--json")
    assert answer.code == 0, answer.everything
