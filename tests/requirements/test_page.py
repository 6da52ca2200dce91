"""The page of requirements: complete, true to the data, and as it stands in the repository."""

import pytest

from casemgr.law import clocks, packs, rules
from tests.requirements import page

ASKED = {
    1: "bev", 2: "bev", 3: "bev bh c81 asn", 4: "bev bh c81 asn", 5: "bh bev", 6: "bev", 7: "bev bh b13 c81 asn",
    8: "bev bh b13 c81 asn", 9: "c81 b13 bh", 10: "bev asn", 11: "bev asn", 12: "bev bh", 13: "bev", 14: "bh c81 asn",
    15: "bh c81 asn", 16: "bh asn", 17: "asn bh bev", 18: "bev c81 asn bh", 19: "bh", 20: "bev", 21: "bev", 22: "bev",
    23: "bev bh b13", 24: "bev bh b13 c81 asn",
}  # fmt: skip
"""Which codes ask what: requirement → packs."""
LISTED = {row["number"]: row for row in page.requirements()}
BOUND = [
    (number, pack, path)
    for number, row in LISTED.items()
    for pack, paths in row["by"].items()
    for path in (*paths, *row.get("law", ()))
]


def test_every_requirement_is_listed_once_in_both_languages() -> None:
    assert [row["number"] for row in page.requirements()] == sorted(ASKED)
    for row in LISTED.values():
        assert all(row[part][language].strip() for part in ("title", "asks") for language in ("nl", "en"))


@pytest.mark.parametrize(("number", "pack"), [(n, pack) for n, asked in ASKED.items() for pack in asked.split()])
def test_every_code_that_asks_it_carries_it_out(number: int, pack: str) -> None:
    assert list(LISTED[number]["by"].get(pack, ())), f"nothing in {pack} carries out requirement {number}"


def test_no_code_is_named_that_does_not_ask_it() -> None:
    assert {number: set(row["by"]) for number, row in LISTED.items()} == {n: set(a.split()) for n, a in ASKED.items()}


@pytest.mark.parametrize(("number", "pack", "path"), BOUND)
def test_every_path_exists_and_has_a_source(number: int, pack: str, path: str) -> None:
    found = list(page.resolve(path, pack))
    assert found, f"requirement {number}: {path} is empty"
    assert [one.path for one in found if not one.source] == []


@pytest.mark.parametrize(("number", "pack"), [(n, pack) for n, row in LISTED.items() for pack in row["by"]])
def test_what_the_law_adds_runs_under_a_code_that_asks_it(number: int, pack: str) -> None:
    """A rule of the law that this code replaces by its own is named under the code; one of another country never."""
    code = packs.load(pack)
    for path in LISTED[number].get("law", ()):
        file, _, name = path.partition("#")
        rule = name.removeprefix("rules.")
        if file in ("rules/eu.toml", f"rules/{code.country.lower()}.toml"):
            assert rules.named(rule, code) is not None, path
        if file == f"law/{code.country.lower()}.toml":
            assert clocks.load()[name.removeprefix("clock.")].attach, path


@pytest.mark.parametrize("number", sorted(ASKED))
def test_every_requirement_has_a_test_named_after_it(number: int) -> None:
    assert page.tests(number)


@pytest.mark.parametrize("path", [
    "routes.9.9", "tasks.LeakReported:mayor", "clocks.attach:be-no-such-clock", "rules/eu.toml#rules.no-such-rule",
    "rules/fr.toml#rules.advice-first", "version:x",
])  # fmt: skip
def test_a_path_that_does_not_exist_stops_the_page(path: str) -> None:
    with pytest.raises(page.NoSuchPath):
        list(page.resolve(path, "bev"))


def test_a_key_may_have_dots_and_a_source_is_the_nearest() -> None:
    assert [found.source for found in page.resolve("routes.5.2.hearing", "bev")] == ["ICT-gedragscode, procedure 5.3"]
    assert [found.source for found in page.resolve("routes.5.2", "bev")] == ["procedure 5.2"]
    assert len(list(page.resolve("purposes.*", "bh"))) == 6


def test_the_page_is_the_one_that_is_made_of_the_list() -> None:
    assert page.PAGE.read_text("utf-8") == page.page(), "run: make docs-requirements"
