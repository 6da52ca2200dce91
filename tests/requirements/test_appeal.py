"""What is open against an outcome, for whom and until when."""

import pytest

from tests.requirements.acts import MEASURE, decision, judge, lodge, named, served, waived
from tests.requirements.conftest import Under
from tests.workflows.breaches import decided, person, refused

# ── 10 ──


def test_requirement_10_in_beveren_staff_appeal_within_thirty_days(under: Under) -> None:
    office = under("bev")
    case = decided(office, person(office))
    served(office, case, "decision", "breach-1")
    limit = office.clock(case, "be-internal-appeal", "director", now="2026-12-04T10:00")
    assert (limit["state"], limit["deadline"][:10], limit["outer"][:10]) == ("running", "2027-01-02", "2027-01-04")
    lodge(office, case, "breach-1", "2027-01-05")
    late = judge(office, case, "2027-01-20")
    refused(late, "late-appeal-inadmissible", "Gerechtelijk Wetboek")
    assert judge(office, case, "2027-01-20", outcome="inadmissible").code == 0


def test_requirement_10_in_beveren_a_measure_is_appealed_and_comes_undone(under: Under) -> None:
    office = under("bev")
    case = named(office, "bev")
    office.take("director", case, "MeasureOrdered", **MEASURE)
    served(office, case, "measure_order", "provisional_measure-1")
    lodge(office, case, "provisional_measure-1", "2026-12-20")
    by = judge(office, case, "2027-01-20", minute_taker="Els Peeters")
    assert (by.code, by.kind) == (1, "minute-taker-replaced"), by.everything
    assert judge(office, case, "2027-01-20", outcome="annulled").code == 0
    office.take("sysadmin", case, "MeasureUndone", at="2027-01-20", now="2027-01-21T10:00")


@pytest.mark.parametrize(("status", "sanction", "open_"), [
    ("contractual", "access_limited", True), ("statutory", "access_limited", True),
    ("external", "access_limited", False), ("contractual", "work_penalty", False),
    ("statutory", "disciplinary_proceedings", False),
])  # fmt: skip
def test_requirement_10_the_appeal_of_beveren_is_for_staff_and_for_its_own_outcomes(
    under: Under, status: str, sanction: str, open_: bool
) -> None:
    office = under("bev")
    case = named(office, "bev", status)
    assert waived(office, case).code == 0
    if sanction == "work_penalty":
        office.take("director", case, "FindingRecorded", found_at="2026-12-02", text="t", found_by="Els Peeters",
                    capacity="general_director", now="2026-12-02T15:00")  # fmt: skip
    answer = decision(office, "bev", case, sanction=sanction, from_="2026-12-04", penalty="blaam")
    assert answer.code == 0, answer.everything
    lodge(office, case, "breach-1", "2026-12-10")
    judged = judge(office, case, "2026-12-20")
    if open_:
        assert judged.code == 0, judged.everything
    else:
        assert (judged.code, judged.kind) == (1, "appeal-open-to-staff"), judged.everything


@pytest.mark.parametrize(("kind", "open_"), [("rectification", True), ("erasure", True), ("access", False)])
def test_requirement_10_in_assen_objection_is_open_against_decisions_on_correction_only(
    under: Under, kind: str, open_: bool
) -> None:
    office = under("asn")
    case = office.open("dpo", "subject_request", received_at="2026-11-20", kind=kind, person="An Baert")
    office.take("director", case, "RequestAnswered", answered_at="2026-11-21", granted="refused", motivation="juist")
    lodge(office, case, "subject_request-1", "2026-12-10")
    judged = judge(office, case, "2026-12-20", note="gehoord op 18 december")
    if open_:
        assert judged.code == 0, judged.everything
    else:
        refused(judged, "appeal-open-to-staff", "art. 13, lid 3")


def test_requirement_10_in_assen_no_objection_is_open_against_a_measure_for_staff(under: Under) -> None:
    office = under("asn")
    case = named(office, "asn")
    assert waived(office, case).code == 0
    assert decision(office, "asn", case, sanction="staff_measure").code == 0
    lodge(office, case, "breach-1", "2026-12-10")
    refused(judge(office, case, "2026-12-20"), "appeal-open-to-staff", "rechtspositie", "cantonal court")
