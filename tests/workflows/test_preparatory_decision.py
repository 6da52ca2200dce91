"""A decision that only opens disciplinary proceedings, or hands the matter on, calls nothing proven."""

from pathlib import Path
from typing import Any

import pytest

from tests.letters.samples import case_of, complete, said, situation_of, values_of
from tests.stories.office import Office
from tests.workflows.breaches import decide, held, office_with, person, refused

OPENS: dict[str, Any] = {"sanction": "disciplinary_proceedings", "from_": None}
CHARGED = "op 3 november een nota geplaatst"


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return office_with(tmp_path, "bev")


def test_opening_proceedings_asks_for_no_proven_fact_but_for_an_article_that_was_charged(office: Office) -> None:
    case = held(office, person(office, "statutory"))
    refused(decide(office, case, facts_proven=[]), "within-the-charges", said="proven")
    refused(decide(office, case, **OPENS, facts_proven=[], articles=[]), "within-the-charges", said="article")
    refused(decide(office, case, **OPENS, facts_proven=["a", "b"]), "within-the-charges", said="More facts")
    assert decide(office, case, **OPENS, facts_proven=[]).code == 0


def letter(proven: list[str], **decision: Any) -> str:
    """The letter of this decision, under the code of the social media."""
    taken = {"decided_at": "2026-12-02", "articles": ["use"], "facts_proven": proven, **decision}
    case = case_of(
        ("breach-1", "BreachReported", {}),
        ("breach-1", "BreachTriaged", {"route": "5.2"}),
        ("breach-1", "ChargesSet", {"charges": [CHARGED], "articles": ["use"]}),
        ("breach-1", "DecisionTaken", taken),
    )
    known = values_of(situation_of("bev", case), case.procedures["breach-1"])
    return said("decision", complete("decision", "bev", **{**known, "heard.how": "held"}), draft=True)


@pytest.mark.parametrize("proven", [[], [CHARGED]])
@pytest.mark.parametrize("decision", [
    {"outcome": "sanction", "sanction": "disciplinary_proceedings"}, {"outcome": "referred"},
])  # fmt: skip
def test_its_letter_prejudges_nothing(decision: dict[str, Any], proven: list[str]) -> None:
    printed = letter(proven, **decision)
    assert f"Dit wordt u ten laste gelegd. Daarover is nog niets beslist: 1. {CHARGED}" in printed
    assert "staan vast" not in printed
    assert "gaan in tegen" not in printed


def test_the_letter_of_a_sanction_says_what_is_proven() -> None:
    printed = letter([CHARGED], outcome="sanction", sanction="access_limited")
    assert f"Dit staat vast: 1. {CHARGED}" in printed
    assert "ten laste" not in printed


def test_one_defence_without_an_answer_is_said_in_plain_words(office: Office) -> None:
    case = held(office, person(office), objections="de pauze")
    answer = decide(office, case)
    refused(answer, "answers-each-defence", said="does not answer it")
    assert "1 times" not in answer.everything
