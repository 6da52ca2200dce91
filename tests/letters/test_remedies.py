"""What is open against an outcome: the remedy of the pack for that outcome and that status, and never another."""

from typing import Any

import pytest

from casemgr.law import packs
from casemgr.letters.catalogue import letter
from casemgr.letters.mentions import missing
from tests.letters.samples import ALL, case_of, complete, said, situation_of, values_of

CONTRACT = ("contractual", "own_teacher", "student_or_intern")
OTHERS = ("volunteer", "external", "executive", "councillor")
WORDS = {
    "internal_appeal": "schriftelijk beroep instellen bij het college van burgemeester en schepenen, Markt 1",
    "work_regulations": "in het arbeidsreglement staat",
    "labour_court": "voor de arbeidsrechtbank",
    "civil_court": "tot de kantonrechter",
    "council_of_state": "bij de Raad van State",
    "appeal_committee": "bij de Beroepscommissie voor Tuchtzaken",
    "objection": "kunt u bezwaar maken bij",
    "none": "niet in een beroep",
    "preparatory": "staat tegen deze beslissing zelf geen beroep open",
}


def expected(pack: str, outcome: str, status: str) -> str:
    """The table of outcome and status, as people wrote it down."""
    if outcome in ("disciplinary_proceedings", "teacher_discipline"):
        return "preparatory"
    if outcome == "work_penalty":
        return "work_regulations"
    if outcome == "judicial_report":
        return "none"
    if pack == "asn":
        return "civil_court" if outcome in ("staff_measure", "summary_dismissal") else "none"
    if outcome == "summary_dismissal":
        return "labour_court"
    if status in OTHERS:
        return "none"
    if pack == "bev":
        return "internal_appeal"
    return "labour_court" if status in CONTRACT else "council_of_state"


TABLE = [
    (pack, outcome, status)
    for pack in ALL
    for outcome, sanction in packs.load(pack).sanctions.items()
    for status in sanction.statuses
]
PERSON = {"person": "Lies Vermeulen", "how": "admission", "basis": "zei het zelf"}
AUTHORITY = {"organ": "general_director", "holder": "Els Peeters", "capacity": "titular"}
TAKEN = {
    "outcome": "sanction", "authority": AUTHORITY, "decided_at": "2026-12-02T00:00:00+01:00",
    "facts_proven": ["Gokte."], "articles": [], "answer_to_defence": ["Neen."], "proportionality": "Eerste feiten.",
    "from": "2026-12-03", "amount": 5000,
}  # fmt: skip


def decided(pack: str, outcome: str, status: str) -> dict[str, Any]:
    """The values of the decision letter, worked out from facts."""
    route = next(iter(packs.load(pack).routes))
    case = case_of(
        ("breach-1", "BreachReported", {"title": "x"}),
        ("breach-1", "PersonIdentified", {**PERSON, "status": status}),
        ("breach-1", "BreachTriaged", {"route": route, "grounds": "x"}),
        ("breach-1", "ChargesSet", {"charges": ["x"], "articles": []}),
        ("breach-1", "DecisionTaken", {**TAKEN, "sanction": outcome}),
    )
    route_of = {"work-regulations.appeal": "schriftelijk bij het college"}
    made = values_of(situation_of(pack, case, **route_of), case.procedures["breach-1"])
    return {**complete("decision", pack), "decision.asks": None, **made, "heard.how": "held"} | {
        name: complete("decision", pack)[name] for name in ("person.family_name", "decision.articles", "person.address")
    }


@pytest.mark.parametrize(("pack", "outcome", "status"), TABLE)
def test_the_decision_prints_the_remedy_of_this_outcome_and_status_and_no_other(
    pack: str, outcome: str, status: str
) -> None:
    key = expected(pack, outcome, status)
    words = said("decision", decided(pack, outcome, status))
    assert WORDS[key] in words
    assert [other for other, sentence in WORDS.items() if other != key and sentence in words] == []


def test_the_table_holds_every_remedy_of_the_packs() -> None:
    known = {key for pack in ALL for key in packs.load(pack).remedies}
    assert known - set(WORDS) == set()


@pytest.mark.parametrize("pack", ["bev", "bh", "b13"])
def test_a_disciplinary_sanction_goes_to_the_committee_and_never_to_the_college(pack: str) -> None:
    authority = {**AUTHORITY, "organ": "general_director"}
    case = case_of(
        ("disciplinary_proceedings-1", "DisciplineOpened",
         {"person": "Lies Vermeulen", "facts_known_at": "2026-11-02T00:00:00+01:00", "authority": authority,
          "status": "statutory"}),
        ("disciplinary_proceedings-1", "InvestigatorAppointed", {"person": "Tom Maes"}),
        ("disciplinary_proceedings-1", "ReportDrawnUp", {"at": "2026-11-20T00:00:00+01:00", "inventory": ["Verslag"]}),
        ("disciplinary_proceedings-1", "DecisionTaken", {**TAKEN, "authority": authority, "sanction": "reprimand"}),
    )  # fmt: skip
    procedure = case.procedures["disciplinary_proceedings-1"]
    base = {**complete("decision", pack), "decision.asks": None}
    unset = {**base, **values_of(situation_of(pack, case), procedure), "heard.how": "held",
             "person.address": base["person.address"], "decision.articles": base["decision.articles"]}  # fmt: skip
    assert [item.id for item in missing(letter("decision"), unset)] == ["remedy_days"]
    known = situation_of(pack, case, **{"be.discipline-appeal-days": "30"})
    words = said("decision", {**unset, **values_of(known, procedure), "heard.how": "held",
                              "person.address": base["person.address"]})  # fmt: skip
    assert WORDS["appeal_committee"] in words
    assert "schorst de uitvoering niet" in words
    assert "college" not in words
    assert "blaam" in words


@pytest.mark.parametrize("pack", ALL)
@pytest.mark.parametrize("status", ["contractual", "statutory", "external"])
def test_a_measure_prints_the_remedy_of_its_code(pack: str, status: str) -> None:
    for key in packs.load(pack).measures_for(status):
        order = {"kind": key, "person": "Lies Vermeulen", "object": "account", "reason": "x",
                 "from_at": "2026-12-02T10:00:00+01:00", "authority": AUTHORITY, "about": "breach-1"}  # fmt: skip
        case = case_of(
            ("breach-1", "BreachReported", {"title": "x"}),
            ("breach-1", "PersonIdentified", {**PERSON, "status": status}),
            ("provisional_measure-1", "MeasureOrdered", order),
        )
        made = values_of(situation_of(pack, case), case.procedures["provisional_measure-1"])
        base = complete("measure_order", pack)
        words = said("measure_order", {**base, **made, "person.address": base["person.address"]})
        open_to = pack == "bev" and status != "external"
        assert ("beroep instellen bij het college" in words) == open_to
        assert ("niet in een beroep" in words) != open_to


def test_no_letter_prints_a_computed_last_day() -> None:
    words = said("decision", decided("bev", "access_limited", "contractual"))
    assert "dertig dagen vanaf de dag na de kennisgeving" in words
    assert "januari 2027" not in words


@pytest.mark.parametrize(("kind", "open_to"), [
    ("access", False), ("restriction", False), ("rectification", True), ("erasure", True), ("shielding", True),
])  # fmt: skip
def test_in_assen_objection_is_open_against_decisions_on_correction_only(kind: str, open_to: bool) -> None:
    case = case_of(
        ("subject_request-1", "RequestReceived",
         {"received_at": "2026-11-02T00:00:00+01:00", "kind": kind, "person": "Lies Vermeulen"}),
        ("subject_request-1", "IdentityChecked", {"how": "balie"}),
        ("subject_request-1", "RequestAnswered",
         {"answered_at": "2026-11-20T00:00:00+01:00", "granted": "refused", "motivation": "Nodig."}),
    )  # fmt: skip
    made = values_of(situation_of("asn", case), case.procedures["subject_request-1"])
    base = complete("request_answer", "asn")
    words = said("request_answer", {**base, **made, "person.address": base["person.address"]})
    assert ("bezwaar maken" in words) == open_to
    assert ("zes weken" in words) == open_to


def test_an_answer_to_a_request_says_nothing_of_an_appeal_that_is_not_open() -> None:
    assert "niet in een beroep" not in said("request_answer", complete("request_answer", "bev"))


@pytest.mark.parametrize(("pack", "status", "open_to"), [
    ("bev", "contractual", True), ("bev", "external", False), ("asn", "contractual", False), ("bh", "statutory", False),
])  # fmt: skip
def test_a_warning_is_open_to_the_remedy_whose_term_its_letter_starts(pack: str, status: str, open_to: bool) -> None:
    case = case_of(
        ("breach-1", "BreachReported", {"title": "x"}),
        ("breach-1", "PersonIdentified", {**PERSON, "status": status}),
        ("breach-1", "BreachTriaged", {"route": next(iter(packs.load(pack).routes)), "grounds": "x"}),
        ("breach-1", "PersonWarned",
         {"warned_at": "2026-12-02T00:00:00+01:00", "irregularity": "Gokte.", "means": "brief"}),
    )  # fmt: skip
    made = values_of(situation_of(pack, case), case.procedures["breach-1"])
    base = complete("warning", pack)
    words = said("warning", {**base, **made, "person.address": base["person.address"]})
    assert (WORDS["internal_appeal"] in words) == open_to
    assert (WORDS["none"] in words) != open_to
