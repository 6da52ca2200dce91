"""Terms of disciplinary proceedings: deciding after whatever stands for the hearing, and removal from the record."""

from datetime import datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casemgr.law import commontasks, packs
from tests.stories.office import BRUSSELS
from tests.workflows.test_discipline import DECISION, HEARING, HELD, TUCHT, heard, reported
from tests.workflows.told import Told

DECIDE, EXPUNGE = "be-discipline-decision", "be-expunction-reprimand"
TERMS = {
    "be.discipline-decision-months": "2",
    "be.expunction-reprimand-months": "18",
    "be.discipline-start-months": "6",
}
MISSED: dict[str, Any] = {"excused": False, "invited_correctly": True}
WAIVED: dict[str, Any] = {"about": TUCHT, "ground": "person_declines", "reason": "brief"}
OUTSIDE: dict[str, Any] = {"body": "Beroepscommissie voor Tuchtzaken", "lodged_at": "2026-12-01"}


def term(case: Told, rule: str) -> tuple[str, str] | None:
    """How a clock stands, and its last day."""
    return next(((one.state, str(one.deadline)[:10]) for one in case.situation.limits(rule)), None)


def planned(kind: str = "disciplinary") -> Told:
    case = reported(settings=dict(TERMS))
    case.take("HearingPlanned", **HEARING | {"kind": kind})
    return case


def test_the_term_to_decide_runs_after_a_hearing_that_was_missed_or_waived_too() -> None:
    held, missed, waived, alone = planned(), planned(), planned(), reported(settings=dict(TERMS))
    held.take("HearingHeld", "hearing-1", **HELD)
    assert term(held, DECIDE) == ("running", "2027-01-10")
    missed.take("HearingMissed", "hearing-1", **MISSED)
    waived.take("HearingWaived", "hearing-1", **WAIVED)
    alone.take("HearingWaived", **WAIVED)
    assert [term(case, DECIDE) for case in (missed, waived, alone)] == [("running", "2027-01-21")] * 3


def test_it_does_not_run_after_a_summons_that_was_not_in_order_nor_after_another_conversation() -> None:
    case, talk = planned(), planned("conversation")
    case.take("HearingMissed", "hearing-1", **MISSED | {"invited_correctly": False})
    talk.take("HearingHeld", "hearing-1", **HELD)
    assert (term(case, DECIDE), term(talk, DECIDE)) == (None, None)


def test_waiving_a_conversation_about_a_breach_starts_no_term_of_discipline() -> None:
    case = Told("bev", settings=dict(TERMS))
    case.take("BreachReported", title="Gokken op het werk")
    case.take("HearingWaived", **WAIVED | {"about": "breach-1"})
    assert term(case, DECIDE) is None


def test_after_a_missed_hearing_no_sanction_follows_once_the_term_is_over() -> None:
    case = planned()
    case.take("HearingMissed", "hearing-1", **MISSED)
    case.now = datetime(2027, 2, 1, 9, tzinfo=BRUSSELS)
    no = case.refused("DecisionTaken", TUCHT, **DECISION | {"decided_at": "2027-01-25"})
    assert no is not None
    assert no.rule == "decided-in-time"


def punished() -> Told:
    case = heard(settings=dict(TERMS))
    case.taken("DecisionTaken", TUCHT, **DECISION)
    return case


@given(st.integers(0, 400))
def test_removal_on_the_last_day_or_later_is_on_time(later: int) -> None:
    case = punished()
    case.now = datetime(2030, 1, 1, 9, tzinfo=BRUSSELS)
    day = datetime.fromordinal(datetime(2028, 5, 20).toordinal() + later).date().isoformat()
    case.taken("SanctionExpunged", TUCHT, at=day, rule=EXPUNGE)
    assert term(case, EXPUNGE) == ("met", "2028-05-20")


def test_it_is_to_be_done_once_the_day_has_passed() -> None:
    case = punished()
    assert term(case, EXPUNGE) == ("running", "2028-05-20")
    case.now = datetime(2028, 5, 21, 9, tzinfo=BRUSSELS)
    assert term(case, EXPUNGE) == ("overdue", "2028-05-20")


@pytest.mark.parametrize(("noted", "expected"), [
    ({}, ("running", "2028-05-20")),
    ({"outcome": "confirmed"}, ("running", "2028-05-20")),  # the day of the ruling is not known
    ({"outcome": "confirmed", "decided_at": "2027-02-10"}, ("running", "2028-08-10")),
    ({"outcome": "annulled", "decided_at": "2027-02-10"}, ("dropped", "2028-05-20")),
])  # fmt: skip
def test_it_counts_from_the_sanction_that_is_final(noted: dict[str, str], expected: tuple[str, str]) -> None:
    case = punished()
    case.now = datetime(2027, 3, 1, 9, tzinfo=BRUSSELS)
    case.taken("ExternalAppealNoted", TUCHT, **OUTSIDE, **noted)
    assert term(case, EXPUNGE) == expected


def test_a_ruling_starts_no_removal_where_nothing_of_that_kind_was_imposed() -> None:
    case = punished()
    case.now = datetime(2027, 3, 1, 9, tzinfo=BRUSSELS)
    case.taken("ExternalAppealNoted", TUCHT, **OUTSIDE, outcome="confirmed", decided_at="2027-02-10")
    assert term(case, "be-expunction-suspension") is None


@pytest.mark.parametrize("key", ["bev", "bh", "b13"])
def test_somebody_is_asked_to_take_it_off_the_record(key: str) -> None:
    pack = packs.load(key)
    (task,) = commontasks.after(pack, "DisciplineEnded", {"outcome": "sanction"}, ())
    assert (task.for_, task.until) == ("personnel", ("SanctionExpunged",))
    assert commontasks.after(pack, "DisciplineEnded", {"outcome": "none"}, ()) == ()


def test_what_was_met_is_not_dropped_when_the_proceedings_end() -> None:
    case = punished()
    before = term(case, "be-discipline-start")
    case.take("DisciplineEnded", TUCHT, outcome="sanction")
    assert before is not None
    assert before[0] == "met"
    assert term(case, "be-discipline-start") == before
