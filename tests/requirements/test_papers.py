"""What is signed for, who signs, and what a letter looks like."""

import re
from pathlib import Path
from typing import Any

import pytest

from casemgr.law import packs
from tests.requirements.acts import measured, paper, reviewed, words
from tests.requirements.conftest import Under
from tests.stories.office import Office
from tests.workflows.breaches import person

# ── 18 ──


@pytest.mark.parametrize(("pack", "form", "asked", "left"), [
    ("bev", "agreement", "contractual", "external"), ("c81", "receipt", "contractual", "external"),
    ("asn", "user_agreement", "external", "councillor"), ("bh", "return_form", "external", "councillor"),
])  # fmt: skip
def test_requirement_18_who_has_not_signed_the_version_is_known(
    under: Under, tmp_path: Path, pack: str, form: str, asked: str, left: str
) -> None:
    office = under(pack)
    assert packs.load(pack).acknowledgement.form == form
    who = person(office, asked, "1")
    person(office, left, "2")
    assert unsigned(office, pack) == ["1"]
    office.told("personnel", "acknowledge", who, "--pack", pack)
    assert unsigned(office, pack) == []
    office.told("director", "packs", "add", str(reviewed(tmp_path, pack)))
    assert unsigned(office, pack) == ["1"]


# ── 19 ──


def test_requirement_19_a_commitment_is_for_the_head_of_the_entity_and_the_general_director() -> None:
    code = packs.load("bh")
    assert code.authorities["commitment"].organs == ("mayor", "bureau_chair", "general_director")
    assert (code.organs["mayor"].of, code.organs["bureau_chair"].of) == ("gemeente", "ocmw")
    assert "3.3.2" in code.authorities["commitment"].source


def test_requirement_19_the_basis_of_who_stands_in_is_above_the_name_and_the_letter_has_its_date(under: Under) -> None:
    office = under("bh")
    case = measured(office, "bh", "block_accounts")
    own = words(paper(office, case, "measure_order"))
    assert re.search(r"21 november 2026 .* Hoogachtend, Els Peeters algemeen directeur", own)
    office.told("director", "handover", "director", "--to", "deputy", "--until", "2026-11-30")
    acting = words(paper(office, case, "measure_order", "deputy"))
    assert re.search(r"Hoogachtend, Waarnemend \S.* Jan Claes", acting), acting


# ── 20 ──


def test_requirement_20_letters_are_in_source_sans_and_black(under: Under) -> None:
    office = under("bev")
    case = measured(office, "bev", "suspend_access")
    pages: Any = paper(office, case, "measure_order").pages
    fonts = {font.get_object()["/BaseFont"] for page in pages for font in page["/Resources"]["/Font"].values()}
    assert {name.split("+")[1].split("-")[0] for name in fonts} == {"SourceSansPro"}
    drawn = b"".join(page.get_contents().get_data() for page in pages)
    assert set(re.findall(rb"([\d.]+ [\d.]+ [\d.]+) rg\b", drawn)) == {b"0 0 0"}
    assert set(re.findall(rb"([\d.]+) g\b", drawn)) == {b".88"}, "nothing but the mark of practice is grey"


def unsigned(office: Office, pack: str) -> list[str]:
    return [one["number"] for one in office.told("personnel", "people", "list", "--unsigned", pack)]
