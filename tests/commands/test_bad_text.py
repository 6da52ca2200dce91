"""Text, JSON and files of any kind are read, or refused in a sentence that repeats none of it."""

import json
from pathlib import Path

import pytest

from tests.commands.process import CANARY, LEAK
from tests.stories.office import Office, call


@pytest.mark.parametrize(
    "given",
    ["", "{", '{"title": "Kanariepiet"', "[]", '"Kanariepiet"', "null", "1", '{"title": NaN}', "{'t': 'Kanariepiet'}",
     '{"a":' * 3000, "\ufeff{}", "9" * 5000, '{"title": "a\x00b", }'],
)  # fmt: skip
def test_json_that_is_not(office: Office, given: str) -> None:
    answer = office.ask("dpo", "open", "data_leak", "--data", given)
    assert (answer.code, answer.kind) == (2, "bad-fact" if "NaN" in given else "bad-json")
    assert CANARY not in answer.everything
    assert office.told("dpo", "list")["cases"] == []


def test_how_long_a_text_may_be_is_told(office: Office) -> None:
    case = office.leak()
    for fact, field, most in (("MitigationTaken", "measure", "20000"), ("AuthorityNotified", "reference", "300")):
        answer = office.try_to("dpo", case, fact, **{field: "x" * 30_000})
        assert most in answer.told["error"]["sentence"]


@pytest.mark.parametrize("place", ["@/no/such/file", "@/", "@"])
def test_a_data_file_that_cannot_be_read(office: Office, place: str) -> None:
    answer = office.ask("dpo", "open", "data_leak", "--data", place)
    assert (answer.code, answer.kind) == (2, "no-file")


def test_data_come_from_an_argument_a_file_or_standard_input(office: Office, tmp_path: Path) -> None:
    said = json.dumps(LEAK)
    (tmp_path / "feit.json").write_text(said, encoding="utf-8")
    office.told("dpo", "open", "data_leak", "--data", said)
    office.told("dpo", "open", "data_leak", "--data", f"@{tmp_path / 'feit.json'}")
    answer = office.run("dpo", "open", "data_leak", "--data", "-", "--json", given=said.encode())
    assert answer.told["case"] == "OEF-2026-0003"
    assert office.run("dpo", "open", "data_leak", "--data", "-", given=b"\xff\xfe").code == 2


@pytest.mark.parametrize(
    "typed",
    ["<b>&amp;</b>", "🔒 naïef", "\u202eneerged\u202c", "%s {naam} $(x)", "--help", "a'b\"c; drop table events",
     "\u0301combi", "Ω" * 300],
)  # fmt: skip
def test_strange_text_is_kept_shown_and_found(office: Office, typed: str) -> None:
    told = office.told("dpo", "open", "data_leak", "--data", json.dumps(LEAK | {"title": typed}))
    shown = office.told("dpo", "show", told["case"])
    assert shown["facts"][1]["values"]["title"] == typed
    assert typed in office.run("dpo", "show", told["case"]).out
    assert office.told("dpo", "list")["cases"][0]["title"] == typed
    assert office.run("dpo", "list", "--query", typed).code == 0


def test_control_characters_are_dropped_and_cannot_move_the_cursor(office: Office) -> None:
    case = office.leak("Usb\x1b[2J\x07stick\x00 \u009bweg")
    answer = office.run("dpo", "show", case)
    assert not {"\x1b", "\x07", "\x00", "\u009b"} & set(answer.everything)
    assert "Usb[2Jstick weg" in answer.out


@pytest.mark.parametrize(
    "query", ['"', "*", "a*b", "NEAR(", "%", "_", "-", "a AND", "col:x", "'", "\x00", "(" * 99, "é" * 2000]
)
def test_any_query_is_a_query(office: Office, query: str) -> None:
    office.leak("Usb-stick")
    answer = office.ask("dpo", "list", "--query", query)
    assert answer.code == 0, answer.everything


def test_a_word_is_found_by_its_beginning_and_without_accents(office: Office) -> None:
    office.leak("Loonbrief café")
    for query in ("loonb", "CAFE", "café loon", "0001", "OEF-2026-0001"):
        assert len(office.told("dpo", "list", "--query", query)["cases"]) == 1, query
    assert office.told("dpo", "list", "--query", "loonbrievenx")["cases"] == []


@pytest.mark.parametrize(
    ("edit", "named"),
    [
        (("version", "versoin"), "versoin"),
        (('country      = "BE"', 'country      = "XX"'), "country"),
        (("[routes.", "[rotes."), "rotes"),
        (("required = true", "required = maybe"), "eigen.toml"),
    ],
)
def test_a_pack_with_a_typo_is_named_with_its_line(tmp_path: Path, edit: tuple[str, str], named: str) -> None:
    from casemgr.law import packs

    wrong = tmp_path / "eigen.toml"
    wrong.write_text(packs.shipped("bev").decode().replace(*edit, 1), encoding="utf-8")
    answer = call("--lang", "en", "packs", "check", str(wrong), "--json")
    assert answer.code == 2, answer.everything
    assert "eigen.toml" in answer.out
    assert named in answer.out


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"\x00" * 50, b"x = ", b"[" * 5000])
def test_a_pack_that_is_none(tmp_path: Path, content: bytes) -> None:
    wrong = tmp_path / "eigen.toml"
    wrong.write_bytes(content)
    answer = call("packs", "check", str(wrong), "--json")
    assert answer.code == 2, answer.everything
