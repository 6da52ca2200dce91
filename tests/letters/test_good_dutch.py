"""What reads badly or wrongly in a letter, as its receiver found it once: it does not come back."""

import itertools
import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from casemgr.letters.catalogue import letters
from casemgr.resources import table
from tests.letters.samples import MADE_FOR, case_of, complete, said, situation_of, values_of

PLURAL = re.compile(r"\b([Dd]eze|[Dd]e volgende|[Dd]it zijn de|[Dd]it zijn deze) \w+en\b")
NOT_NAMED = re.compile(r"\(artikel \d+(?:, \w+ lid)?\)")
WRONG = (
    "waarschuwen u voor",
    "uw salaris door.",
    "ten laatste",
    "had geen deel in",
    "steunt op {",
    "grond van {warning",
)
FLEMISH = ("notulen", "zitting", "ter kennis", "overlopen", "overste", "arbeidsreglement")  # offices are in the samples
DUTCH = ("wethouder", "gemeentesecretaris", "bezwaar maken", "kantonrechter", "reglement van Assen")
OF_A_COLLEGE = {"decision.organ": "het college", "decision.organ_key": "college"}


def blocks(name: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = table(f"letters/{name}.toml")["block"]
    return found


def introductions(name: str) -> Iterator[str]:
    """The sentences that stand before a list, which may hold one item."""
    made = blocks(name)
    for before, after in itertools.pairwise(made):
        if "items" in after or "numbered" in after:
            yield str(before.get("text", "")) if str(before.get("text", "")).endswith(":") else ""


@pytest.mark.parametrize("name", sorted(letters()))
def test_a_list_of_one_is_not_introduced_as_several(name: str) -> None:
    assert [text for text in introductions(name) if PLURAL.search(text.rpartition(". ")[2])] == []


@pytest.mark.parametrize("name", sorted(letters()))
def test_an_article_says_of_which_text_it_is_and_no_wrong_wording_returns(name: str) -> None:
    texts = [str(block.get(kind, "")) for block in blocks(name) for kind in ("text", "article")]
    assert [text for text in texts if NOT_NAMED.search(text)] == []
    assert [text for text in texts if any(wrong in text for wrong in WRONG)] == []


@pytest.mark.parametrize("name", sorted(name for name, made in MADE_FOR.items() if "asn" in made))
def test_a_letter_of_assen_has_no_flemish_words(name: str) -> None:
    words = said(name, complete(name, "asn")).lower()
    assert [word for word in FLEMISH if word in words] == []


@pytest.mark.parametrize("name", sorted(name for name, made in MADE_FOR.items() if "bev" in made))
def test_a_letter_of_beveren_has_no_dutch_offices(name: str) -> None:
    words = said(name, complete(name, "bev")).lower()
    assert [word for word in DUTCH if word in words] == []


def test_a_dutch_college_sends_a_copy_of_its_decision_and_no_extract() -> None:
    words = said("decision", complete("decision", "asn", **OF_A_COLLEGE))
    assert "maken wij dat besluit aan u bekend" in words
    assert "afschrift van het besluit van 2 december 2026" in words
    assert "uittreksel" not in words


@pytest.mark.parametrize(("by", "told"), [("Lies Vermeulen", "door u uitstel"), ("Goele Claes", "door Goele Claes")])
def test_who_asked_for_postponement_is_not_told_her_own_name(by: str, told: str) -> None:
    case = case_of(
        ("breach-1", "BreachReported", {"title": "x"}),
        ("breach-1", "PersonIdentified", {"person": "Lies Vermeulen"}),
        ("hearing-1", "HearingPlanned", {"about": "breach-1", "at": "2026-12-01T10:00:00+01:00", "place": "Markt 1",
                                         "kind": "conversation"}),
        ("hearing-1", "PostponementAsked", {"asked_at": "2026-11-25T00:00:00+01:00", "by": by}),
        ("hearing-1", "PostponementGranted", {"new_at": "2026-12-03T14:00:00+01:00"}),
    )  # fmt: skip
    made = values_of(situation_of("bev", case), case.procedures["hearing-1"])
    own = {name: value for name, value in made.items() if name.startswith("postponement.")}
    assert told in said("hearing_postponement", complete("hearing_postponement", "bev", **own))


def test_the_day_of_a_warning_is_that_of_the_warning() -> None:
    words = said("warning", complete("warning", "bev", **{"warning.on": date(2026, 12, 2)}))
    assert "wegens een onregelmatigheid" in words
    assert "De waarschuwing is gegeven op 2 december 2026." in words


@pytest.mark.parametrize("typed", ["Waarom was dit", "Waarom was dit?", "Wie het zag.", "Wie het **zag**."])
def test_what_was_typed_as_a_whole_sentence_ends_once(typed: str) -> None:
    words = said("request_answer", complete("request_answer", "bev", **{"request.what": typed}))
    end = "" if typed.endswith((".", "?")) else "."
    assert f"persoonsgegevens: {typed}{end} Hieronder leest u" in words
