"""Measures pending the outcome, and the conversation before any decision."""

from typing import Any

import pytest

from casemgr.desk import tasking
from casemgr.reading import tasks
from tests.requirements.acts import MEASURE, decision, named, served, waived
from tests.requirements.conftest import Under
from tests.stories.office import Office
from tests.workflows.breaches import DIRECTOR, refused
from tests.workflows.test_discipline import COLLEGE

# ── 6 ──


@pytest.mark.parametrize("kind", ["inform_superiors", "suspend_access", "limit_access", "inspect_carriers"])
def test_requirement_06_each_measure_of_the_code_is_ordered_and_served(under: Under, kind: str) -> None:
    office = under("bev")
    case = named(office, "bev")
    wrong = office.try_to("director", case, "MeasureOrdered", **MEASURE | {"kind": "remote_wipe"})
    refused(wrong, "measure-of-the-pack", "maatregelen 3")
    other = office.try_to("director", case, "MeasureOrdered", **MEASURE | {"kind": kind, "authority": COLLEGE})
    refused(other, "authority-of-the-pack", "maatregelen 1")
    acting = DIRECTOR | {"organ": "deputy_director", "capacity": "acting", "basis": "besluit van 5 oktober 2026"}
    office.take("director", case, "MeasureOrdered", **MEASURE | {"kind": kind, "authority": acting})
    assert office.clock(case, "be-internal-appeal", "director") is None
    served(office, case, "measure_order", "provisional_measure-1")
    assert office.clock(case, "be-internal-appeal", "director")["deadline"][:10] == "2027-01-02"


def test_requirement_06_ict_carries_out_act_and_object_and_the_superior_learns_no_reason(under: Under) -> None:
    office = under("bev")
    case = named(office, "bev")
    office.take("director", case, "MeasureOrdered", **MEASURE | {"reason": "kanarie-reden"})
    cards = {t["for"]: t["text"] for t in office.told("director", "show", case)["tasks"] if t["done"] is None}
    assert "account lv0042" in cards["system_administrator"]
    assert "without saying why" in cards["secretariat"]
    for user in ("sysadmin", "head"):
        assert cards_of(office, user)
        assert "kanarie-reden" not in str(cards_of(office, user)) + office.ask(user, "show", case).everything
    office.take("sysadmin", case, "MeasureCarriedOut", at="2026-11-21T14:00")


def test_requirement_06_advice_of_the_administrators_is_asked_without_names(under: Under) -> None:
    office = under("bev")
    case = named(office, "bev")
    office.take("director", case, "AdviceAsked", of="sysadmin", question="hoe ernstig is dit?", anonymous=True)
    ((task, card),) = cards_of(office, "sysadmin").items()
    assert "hoe ernstig is dit?" in card
    assert "Vermeulen" not in card + office.ask("sysadmin", "show", case).everything
    office.take("sysadmin", case, "TaskDone", task=task, done_at="2026-11-21T14:00", result="matig ernstig")
    assert "matig ernstig" in office.ask("director", "show", case).out
    assert cards_of(office, "sysadmin") == {}


# ── 7 ──


@pytest.mark.parametrize(("pack", "route", "article"), [
    ("bev", "5.1", "algemene hoorplicht"), ("bev", "5.2", "procedure 5.3"),
    ("bh", "5.4-notice", "Afsprakenkader Digitale middelen, art. 8"), ("bh", "8", "algemene hoorplicht"),
    ("bh", "16", "algemene hoorplicht"), ("b13", "6-serious", "algemene hoorplicht"),
    ("c81", "purpose-4", "controle 2.3"), ("c81", "purposes-1-3", "art. 5.73"),
    ("asn", "7.4", "art. 7, lid 4 en art. 14, lid 3"), ("asn", "7.2", "art. 7, lid 4 en art. 14, lid 3"),
])  # fmt: skip
def test_requirement_07_nobody_is_decided_about_unheard_by_the_right_rule(
    under: Under, pack: str, route: str, article: str
) -> None:
    office = under(pack)
    case = named(office, pack, route=route)
    refused(decision(office, pack, case, outcome="none", sanction=None, from_=None), "hearing-first", article)
    assert waived(office, case).code == 0
    answer = decision(office, pack, case, outcome="none", sanction=None, from_=None)
    assert answer.code == 0, answer.everything


def test_requirement_07_in_beveren_the_warning_comes_after_the_conversation(under: Under) -> None:
    office = under("bev")
    case = named(office, "bev")
    said: dict[str, Any] = {"warned_at": "2026-11-21", "irregularity": "gokken", "means": "brief"}
    refused(office.try_to("director", case, "PersonWarned", **said), "conversation-before-warning", "procedure 5.2")
    assert waived(office, case).code == 0
    office.take("director", case, "PersonWarned", **said)


@pytest.mark.parametrize(("pack", "route", "ground", "article"), [
    ("bev", "5.2", "urgent", "procedure 5.3"), ("bh", "5.4-notice", "facts_undisputed", "algemene hoorplicht"),
    ("c81", "purpose-4", "not_required_by_code", "voetnoot 12"), ("asn", "7.4", "urgent", "art. 14, lid 3"),
    ("b13", "6-other", "contract_suspended", "algemene hoorplicht"),
])  # fmt: skip
def test_requirement_07_a_conversation_is_left_out_on_a_ground_of_the_route_only(
    under: Under, pack: str, route: str, ground: str, article: str
) -> None:
    office = under(pack)
    refused(waived(office, named(office, pack, route=route), ground), "waiver-of-the-pack", article)


def test_requirement_07_a_contract_that_is_suspended_excuses_on_the_day_of_decision_only(under: Under) -> None:
    office = under("c81")
    case = named(office, "c81")
    refused(waived(office, case, "contract_suspended"), "waiver-of-the-pack", "voetnoot 12")
    office.told("personnel", "people", "suspend", "1042", "--from", "2026-11-01", "--until", "2026-12-01")
    assert waived(office, case, "contract_suspended").code == 0
    none: dict[str, Any] = {"outcome": "none", "sanction": None, "from_": None}
    refused(decision(office, "c81", case, **none), "waiver-still-holds", "voetnoot 12")
    assert decision(office, "c81", case, **none, decided_at="2026-12-01").code == 0


def cards_of(office: Office, user: str) -> dict[str, str]:
    """The open tasks on somebody's board, with what the card says."""
    with office.session(user) as session:
        rows = tasks.open_for(session.register, session.viewer)
        return {row["id"]: tasking.said(row["task"], session.language) for row in rows}
