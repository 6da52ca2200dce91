"""Outcomes by the status on the day of the facts, and what weighs."""

import json
from typing import Any

import pytest

from casemgr.desk import casework, weighing
from tests.requirements.acts import ROUTE, decision, named, waived
from tests.requirements.conftest import Under
from tests.stories.office import Answer, Office
from tests.workflows.breaches import charged, person, refused
from tests.workflows.test_discipline import COLLEGE, OPENED
from tests.workflows.test_discipline import DECISION as REPRIMAND

# ── 8 ──


@pytest.mark.parametrize(("pack", "status", "sanction", "article"), [
    ("bev", "statutory", "work_penalty", "sancties"), ("bev", "contractual", "disciplinary_proceedings", "sancties"),
    ("bev", "external", "summary_dismissal", "sancties"), ("bh", "councillor", "access_limited", "art. 8 en 16"),
    ("bh", "statutory", "work_penalty", "art. 8 en 16"), ("b13", "contractual", "disciplinary_proceedings", "art. 6"),
    ("c81", "contractual", "use_banned", "controle 2.6"), ("asn", "external", "staff_measure", "art. 14, lid 1 en 2"),
    ("asn", "executive", "staff_measure", "art. 14, lid 1 en 2"), ("asn", "contractual", "access_removed", "art. 14"),
])  # fmt: skip
def test_requirement_08_an_outcome_of_another_status_is_refused(
    under: Under, pack: str, status: str, sanction: str, article: str
) -> None:
    refused(concluded(under(pack), pack, status, sanction), "sanction-of-the-pack", article)


@pytest.mark.parametrize(("pack", "status", "sanction"), [
    ("bev", "statutory", "disciplinary_proceedings"), ("bev", "contractual", "access_limited"),
    ("bev", "external", "contract_ended"), ("bev", "executive", "judicial_report"),
    ("bh", "statutory", "disciplinary_proceedings"), ("bh", "councillor", "judicial_report"),
    ("b13", "statutory", "disciplinary_proceedings"), ("b13", "contractual", "access_limited"),
    ("c81", "contractual", "access_limited"), ("asn", "contractual", "staff_measure"),
    ("asn", "external", "access_removed"),
])  # fmt: skip
def test_requirement_08_an_outcome_of_the_list_is_taken(under: Under, pack: str, status: str, sanction: str) -> None:
    answer = concluded(under(pack), pack, status, sanction)
    assert answer.code == 0, answer.everything


def test_requirement_08_the_status_on_the_day_of_the_facts_counts(under: Under) -> None:
    office = under("bev")
    case = named(office, "bev", "contractual")
    change = json.dumps({"status": "statutory", "status_from": "2026-11-10"})
    office.told("personnel", "people", "change", "1042", "--data", change)
    again = office.try_to("director", case, "PersonIdentified", person="P00001", how="admission", basis="b",
                          status="statutory")  # fmt: skip
    refused(again, "status-on-the-day", "dag van de feiten")
    assert waived(office, case).code == 0
    refused(decision(office, "bev", case, sanction="disciplinary_proceedings"), "sanction-of-the-pack", "sancties")


def test_requirement_08_a_work_penalty_follows_a_finding_of_the_employer_within_a_working_day(under: Under) -> None:
    office = under("bh")
    case = named(office, "bh")
    assert waived(office, case).code == 0
    said: dict[str, Any] = {"sanction": "work_penalty", "from_": None}
    refused(decision(office, "bh", case, **said), "finding-by-the-employer", "8 april 1965, art. 17")
    office.take("director", case, "FindingRecorded", found_at="2026-11-30", text="t", found_by="Els Peeters",
                capacity="general_director", now="2026-12-01T09:00")  # fmt: skip
    late = office.clock(case, "be-work-regulations-penalty", "director", now="2026-12-02T16:00")
    assert (late["state"], late["deadline"][:10]) == ("overdue", "2026-12-01")
    refused(decision(office, "bh", case, **said), "penalty-in-time", "8 april 1965, art. 17")


def test_requirement_08_costs_rest_on_a_ground_of_liability(under: Under) -> None:
    office = under("bev")
    case = named(office, "bev")
    assert waived(office, case).code == 0
    refused(decision(office, "bev", case, sanction="costs", from_=None), "parts-of-the-outcome", "sancties")
    assert decision(office, "bev", case, sanction="costs", from_=None, amount=12000).code == 0
    said: dict[str, Any] = {"amount": 12000, "reasoning": "r"}
    slight = office.try_to("director", case, "CostsClaimed", **said, liability="habitual_light_fault",
                           now="2026-12-03T09:00")  # fmt: skip
    refused(slight, "costs-need-liability", "3 juli 1978, art. 18")
    without = office.try_to("personnel", case, "CostsClaimed", **said, now="2026-12-03T09:00")
    assert without.code == 2
    office.take("personnel", case, "CostsClaimed", **said, liability="gross_fault", now="2026-12-03T09:00")


# ── 9 ──


@pytest.mark.parametrize("pack", ["c81", "b13", "bh"])
def test_requirement_09_what_is_still_on_record_is_shown_to_who_decides(under: Under, pack: str) -> None:
    office = under(pack)
    first = named(office, pack)
    assert waived(office, first).code == 0
    assert decision(office, pack, first, sanction="access_limited").code == 0
    second = charged(office, "P00001", ROUTE[pack][0], (ROUTE[pack][1],))
    assert first in weighed(office, second)
    assert office.ask("dpo", "show", second).kind == "unknown-case"
    other = person(office, number="7")
    assert weighed(office, charged(office, other, ROUTE[pack][0], (ROUTE[pack][1],))) == ""


@pytest.mark.parametrize("pack", ["b13", "bh"])
def test_requirement_09_what_is_expunged_is_shown_to_nobody(under: Under, pack: str) -> None:
    office = under(pack)
    who = person(office, "statutory")
    case = disciplined(office, who, ROUTE[pack][1])
    second = charged(office, who, ROUTE[pack][0], (ROUTE[pack][1],))
    assert case in weighed(office, second)
    alone = office.try_to("director", case, "SanctionExpunged", at="2026-11-21", rule="decision")
    refused(alone, "expunged-by-rule", "art. 215-216")
    office.take("director", case, "SanctionExpunged", at="2026-11-21", rule="decision", note="besluit van het college")
    assert weighed(office, second) == ""


def disciplined(office: Office, who: str, article: str) -> str:
    """Disciplinary proceedings up to a reprimand."""
    said: dict[str, Any] = OPENED | {"person": who, "authority": COLLEGE}
    case = office.open("director", "disciplinary_proceedings", now="2026-10-06T09:00", **said)
    office.take("director", case, "InvestigatorAppointed", now="2026-10-06T10:00", person="head")
    office.take("personnel", case, "ReportDrawnUp", now="2026-10-20T10:00", at="2026-10-20", inventory=["a"])
    office.take("director", case, "HearingWaived", about="disciplinary_proceedings-1", ground="person_declines",
                reason="brief", now="2026-10-21T10:00")  # fmt: skip
    office.take("director", case, "DecisionTaken", **REPRIMAND | {"articles": [article]})
    return case


def weighed(office: Office, case: str) -> str:
    """What who decides reads of earlier cases."""
    with office.session("director") as session:
        situation = casework.situation(session, case)
        told = weighing.weighed(session.language, situation, situation.case.procedures["breach-1"])
        return "; ".join(said for _, said in told)


def concluded(office: Office, pack: str, status: str, sanction: str) -> Answer:
    """Not heard because the person gave it up, then decided."""
    case = named(office, pack, status)
    assert waived(office, case).code == 0
    return decision(office, pack, case, sanction=sanction)
