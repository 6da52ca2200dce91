"""A remedy outside the organisation against a decision on a breach: its term, and what is left after an annulment."""

from typing import Any

import pytest

from casemgr.desk import casework
from tests.requirements.acts import decision, judge, lodge, named, waived
from tests.requirements.conftest import Under
from tests.stories.office import Office
from workflows._breach_earlier import told

SERVED = "2026-12-03T15:00"
LODGED: dict[str, Any] = {"body": "Raad van State", "lodged_at": "2026-12-20", "now": "2027-01-20T10:00"}


def limited(office: Office, pack: str, status: str) -> str:
    """Access limited by a decision of 2 December."""
    case = named(office, pack, status)
    assert waived(office, case).code == 0
    answer = decision(office, pack, case, sanction="access_limited")
    assert answer.code == 0, answer.everything
    return case


def handed_over(office: Office, case: str, number: str) -> None:
    """The letter of the decision, without the checks of letters: those have tests of their own."""
    from casemgr.casefacts import LetterIssued
    from casemgr.desk.taking import Request, record
    from casemgr.facts import Code

    with office.session("director") as session:
        issued = LetterIssued(letter=Code("decision"), number=Code(number))
        record(session, case, Request(issued, "breach-1", by_the_program=True))
    said: dict[str, Any] = {"letter": number, "delivered_at": SERVED[:10], "means": "hand", "routes_stated": True}
    office.take("secretariat", case, "LetterDelivered", **said, now=SERVED)


def on_record(office: Office, case: str) -> list[str]:
    """What weighs of earlier cases."""
    with office.session("director") as session:
        situation = casework.situation(session, case)
        return [session.language.say(line) for line in told(situation, situation.case.procedures["breach-1"])]


def again(office: Office) -> str:
    """A new case about the same person."""
    case = office.open("director", "breach", title="Opnieuw", occurred_on="2026-11-10")
    office.take("director", case, "PersonIdentified", person="P00001", how="admission", basis="b")
    return case


# ── 9 ──


def test_requirement_09_an_outcome_that_a_court_annulled_weighs_no_more(under: Under) -> None:
    office = under("bh")
    case = limited(office, "bh", "statutory")
    now = again(office)
    assert len(on_record(office, now)) == 1
    office.take("personnel", case, "ExternalAppealNoted", **LODGED, outcome="confirmed")
    assert len(on_record(office, now)) == 1
    office.take("personnel", case, "ExternalAppealNoted", **LODGED, outcome="annulled")
    assert on_record(office, now) == []


def test_requirement_09_a_warning_that_was_annulled_weighs_no_more(under: Under) -> None:
    office = under("bev")
    case = named(office, "bev")
    assert waived(office, case).code == 0
    said: dict[str, Any] = {"warned_at": "2026-11-21", "means": "brief", "irregularity": "w"}
    office.take("director", case, "PersonWarned", **said)
    now = again(office)
    assert len(on_record(office, now)) == 1
    lodge(office, case, "breach-1", "2026-12-10")
    assert judge(office, case, "2026-12-20", outcome="annulled").code == 0
    assert on_record(office, now) == []


# ── 10 ──


@pytest.mark.parametrize(("pack", "status", "runs"), [
    ("bh", "statutory", True), ("b13", "statutory", True), ("bh", "contractual", False), ("bev", "statutory", False),
])  # fmt: skip
def test_requirement_10_the_term_of_the_council_of_state_runs_where_the_code_names_it(
    under: Under, pack: str, status: str, runs: bool
) -> None:
    office = under(pack)
    case = limited(office, pack, status)
    handed_over(office, case, f"{case}-09")
    clock = office.clock(case, "be-council-of-state", "director", now="2026-12-04T10:00")
    assert (clock["deadline"][:10] if clock else None) == ("2027-02-01" if runs else None)
    office.take("personnel", case, "ExternalAppealNoted", **LODGED)
    clock = office.clock(case, "be-council-of-state", "director", now=LODGED["now"])
    assert (clock["state"] if clock else None) == ("met" if runs else None)
