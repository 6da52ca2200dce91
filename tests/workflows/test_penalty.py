"""A penalty of the work regulations: from whose finding its term runs, and which penalty it is."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.letters.samples import case_of, complete, said, situation_of, values_of
from tests.stories.office import Office
from tests.workflows.breaches import MOMENT, decide, decided, held, office_with, person, refused
from tests.workflows.told import Told

CLOCK = "be-work-regulations-penalty"
FOUND: dict[str, Any] = {"text": "vastgesteld", "found_by": "Els Peeters"}
PENALTY: dict[str, Any] = {"sanction": "work_penalty", "from_": None}
SEEN = ("investigator", "system_administrator", "head_of_service", "prevention_adviser", "x")
BY_THE_EMPLOYER = ("employer", "delegate", "general_director", "deputy_director", "college", "permanent_bureau")


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return office_with(tmp_path, "bev")


def found(*findings: tuple[str, str]) -> list[str]:
    """The days the term ends on after these findings: (capacity, day)."""
    told = Told("bh")
    told.take("BreachReported", title="Gokken op het werk")
    told.take("BreachTriaged", route="8", grounds="g")
    for capacity, day in findings:
        told.take("FindingRecorded", **FOUND, found_at=f"2026-10-{day}T10:00", capacity=capacity)
    return [str(limit.deadline)[:10] for limit in told.situation.limits(CLOCK)]


@pytest.mark.parametrize("capacity", SEEN)
def test_what_somebody_else_saw_starts_no_term(capacity: str) -> None:
    assert found((capacity, "01")) == []


@pytest.mark.parametrize("capacity", BY_THE_EMPLOYER)
def test_a_finding_by_the_employer_or_a_delegate_starts_it(capacity: str) -> None:
    assert found(("investigator", "05"), (capacity, "12")) == ["2026-10-13"]


def test_a_later_finding_does_not_begin_it_anew_and_an_earlier_one_counts_whenever_it_was_recorded() -> None:
    assert found(("employer", "01"), ("employer", "08")) == ["2026-10-02"]
    assert found(("employer", "08"), ("delegate", "01")) == ["2026-10-02"]


@given(st.lists(st.tuples(st.sampled_from(SEEN + BY_THE_EMPLOYER), st.integers(1, 28)), max_size=6))
def test_the_term_is_that_of_the_first_finding_that_counts(findings: list[tuple[str, int]]) -> None:
    able = [day for capacity, day in findings if capacity in BY_THE_EMPLOYER]
    every = found(*((capacity, f"{day:02}") for capacity, day in findings))
    assert every == (found(("employer", f"{min(able):02}")) if able else [])


def test_a_second_finding_does_not_make_a_penalty_possible_again(office: Office) -> None:
    case = held(office, person(office))
    first: dict[str, Any] = {"found_at": "2026-11-30T10:00", "capacity": "employer"}
    again: dict[str, Any] = {"found_at": "2026-12-02T10:00", "capacity": "employer"}
    for one in (first, again):
        office.take("director", case, "FindingRecorded", now=MOMENT, **FOUND, **one)
    refused(decide(office, case, **PENALTY, penalty="blaam"), "penalty-in-time", "art. 17")


def test_it_is_said_which_penalty_and_the_work_regulations_list_it(office: Office) -> None:
    case = held(office, person(office))
    office.take("director", case, "FindingRecorded", now=MOMENT, **FOUND, found_at="2026-12-02", capacity="employer")
    refused(decide(office, case, **PENALTY), "penalty-of-the-regulations", "8 april 1965, art. 16", "which penalty")
    office.told("director", "settings", "set", "work-regulations.penalties", "blaam; geldboete")
    wrong = decide(office, case, **PENALTY, penalty="ontslag")
    refused(wrong, "penalty-of-the-regulations", "art. 16", "blaam; geldboete")
    assert decide(office, case, **PENALTY, penalty="Blaam").code == 0


def test_another_outcome_names_no_penalty(office: Office) -> None:
    assert decided(office, person(office))


@pytest.mark.parametrize("letter", ["penalty_notice", "decision"])
def test_the_letter_prints_the_penalty_and_the_finding_that_counts(letter: str) -> None:
    taken = {"outcome": "sanction", "sanction": "work_penalty", "penalty": "schriftelijke blaam", "articles": ["use"],
             "facts_proven": ["gokte"], "decided_at": "2026-12-02"}  # fmt: skip
    case = case_of(
        ("breach-1", "BreachReported", {}),
        ("breach-1", "BreachTriaged", {"route": "5.2"}),
        ("breach-1", "ChargesSet", {"charges": ["gokte"], "articles": ["use"]}),
        ("breach-1", "FindingRecorded", {"found_at": "2026-12-01", "found_by": "An Maes", "capacity": "employer"}),
        ("breach-1", "FindingRecorded", {"found_at": "2026-12-02", "found_by": "Jo Smet", "capacity": "investigator"}),
        ("breach-1", "DecisionTaken", taken),
    )
    known = values_of(situation_of("bev", case), case.procedures["breach-1"])
    of_the_case = {name: value for name, value in known.items() if name.startswith(("decision.", "penalty."))}
    printed = said(letter, complete(letter, "bev", **of_the_case), draft=True)
    assert "schriftelijke blaam" in printed
    assert ("An Maes" in printed) == (letter == "penalty_notice")
    assert "Jo Smet" not in printed
