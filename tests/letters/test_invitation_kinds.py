"""The invitation and the summons: for each code and each kind of hearing what it must say, and nothing of another."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

import pytest

from casemgr.errors import Refused
from casemgr.letters.catalogue import letter
from casemgr.letters.compose import compose
from casemgr.letters.mentions import Incomplete, missing
from casemgr.letters.plain import plain
from casemgr.letters.render import render
from tests.letters.conftest import BEV, BRUSSELS
from tests.letters.samples import APPEAL, CONTROL, MEASURE, case_of, code_of, situation_of, values_of, without

INVITATION = "hearing_invitation"
NO_BREACH = {"breach.charges": None, "breach.articles": None, "breach.considered": None, "breach.route": None,
             "hearing.about": None}  # fmt: skip
KINDS: Mapping[str, Mapping[str, Any]] = {
    "dismissal": {"hearing.kind": "dismissal"},
    "disciplinary": {
        "hearing.kind": "disciplinary", "hearing.matter": "disciplinary_proceedings", **NO_BREACH,
        "discipline.report_at": date(2026, 11, 20), "discipline.papers": ["Tuchtverslag", "Logboek"],
    },
    "suspension": {
        "hearing.kind": "suspension", "hearing.matter": "provisional_measure", **NO_BREACH, **MEASURE,
        "measure.key": "preventive_suspension", "measure.kind": "preventieve schorsing",
        "measure.ground": "de aanwezigheid is niet te verenigen met het belang van de dienst",
    },
    "measure": {
        "hearing.kind": "measure", "hearing.matter": "provisional_measure", **NO_BREACH, **MEASURE,
        "hearing.about": "uw toegang tot het netwerk",
    },
    "appeal": {"hearing.kind": "appeal", "hearing.matter": "appeal", **NO_BREACH, **APPEAL},
}  # fmt: skip
ROUTES = (
    ("bh", "5.4-notice"), ("bh", "5.4-direct"), ("bh", "8"), ("bh", "16"), ("b13", "6-serious"), ("b13", "6-other"),
    ("c81", "purpose-4"), ("c81", "purposes-1-3"), ("c81", "open-data"),
)  # fmt: skip


def conversation(pack: str, route: str) -> dict[str, Any]:
    """An invitation to a conversation, with what the pack says on its route."""
    case = case_of(
        ("breach-1", "BreachReported", {"title": "x"}),
        ("breach-1", "BreachTriaged", {"route": route, "grounds": "x"}),
        ("hearing-1", "HearingPlanned", {"about": "breach-1", "at": "2026-12-03T14:00:00+01:00", "place": "Markt 1",
                                         "kind": "conversation"}),
    )  # fmt: skip
    made = values_of(situation_of(pack, case), case.procedures["hearing-1"])
    own = {name: value for name, value in made.items() if name.startswith("hearing.route")}
    return {**BEV, **code_of(pack), **CONTROL, **own, "breach.route": route}


def of_kind(kind: str, pack: str = "bev") -> dict[str, Any]:
    return {**BEV, **code_of(pack), **KINDS[kind]}


def said(values: Mapping[str, Any]) -> str:
    sheet = compose(letter(INVITATION), values, draft=False, practice=False, number="2026-0038-02")
    return " ".join(" ".join(plain(sheet, 200)).split())


COMPLETE = [conversation(*route) for route in ROUTES] + [
    of_kind(kind, pack)
    for kind, codes in {
        "dismissal": ("bev", "bh", "b13"), "disciplinary": ("bev", "bh", "b13"), "suspension": ("bev", "bh"),
        "measure": ("bev", "bh", "c81"), "appeal": ("bev",),
    }.items()
    for pack in codes
] + [{**of_kind("appeal", "asn"), "hearing.kind": "objection", "appeal.against": "request"},
     of_kind("measure", "asn")]  # fmt: skip


@pytest.mark.parametrize("values", COMPLETE, ids=lambda v: f"{v['pack.key']}-{v['hearing.kind']}-{v['breach.route']}")
def test_complete_it_is_made_and_without_any_of_its_mentions_it_is_not(values: dict[str, Any]) -> None:
    assert missing(letter(INVITATION), values) == ()
    words = said(values)
    assert [word for word in ("[", "{", "verhoor", "betekening", "hoger beroep", " .") if word in words] == []
    assert render(compose(letter(INVITATION), values, draft=False, practice=False, number="1"))
    for mention in letter(INVITATION).mentions:
        for need in mention.needs if mention.condition.holds(values) else ():
            less = without(values, need)
            if mention.condition.holds(less):
                with pytest.raises(Incomplete) as refused:
                    said(less)
                assert mention.id in {item.id for item in refused.value.missing}


def test_bilzen_hoeselt_says_that_individualisation_was_followed() -> None:
    words = said(conversation("bh", "5.4-notice"))
    for part in ("van 1 oktober 2026 tot en met 31 oktober 2026", "gewaarschuwd op 1 september 2026", "Tom Maes",
                 "op tegenspraak", "vóór elke beslissing of evaluatie", "gegevens inkijken", "art. 8"):  # fmt: skip
        assert part in words
    assert "algemene controle" not in said(conversation("bh", "8"))


def test_cao_81_says_the_wrong_use_the_purpose_and_the_intention_to_sanction() -> None:
    words = said(conversation("c81", "purpose-4"))
    for part in ("verkeerd gebruik", "Naleving van de richtlijnen", "voornemen om een sanctie op te leggen"):
        assert part in words
    other = said(conversation("c81", "purposes-1-3"))
    assert "voornemen om een sanctie" not in other
    assert "vraagt dit gesprek hier niet" in other


def test_no_other_code_borrows_the_words_of_beveren() -> None:
    for pack, route in ROUTES:
        words = said(conversation(pack, route))
        assert "waarschuwingsprocedure" not in words
        assert "5.2 en 5.3" not in words
        assert "reglement van Assen" not in words


def test_the_summons_brings_the_report_and_its_inventory_and_says_the_rights() -> None:
    words = said(of_kind("disciplinary"))
    for part in ("Oproeping voor de hoorzitting", "tuchtverslag van 20 november 2026", "2. Logboek", "openbaar",
                 "getuigen", "verdediger naar keuze", "Bijlagen 1. tuchtverslag van 20 november 2026 2. inventaris",
                 "Hoogachtend", "Er is nog niets beslist"):  # fmt: skip
        assert part in words
    assert "gesprek" not in words


def test_a_preventive_suspension_is_no_punishment() -> None:
    words = said(of_kind("suspension"))
    assert "geen straf" in words
    assert "niet te verenigen met het belang van de dienst" in words


def test_a_suspension_that_is_only_considered_gives_no_reason_for_one_that_was_ordered() -> None:
    none = dict.fromkeys(MEASURE) | {"measure.ground": None, "hearing.matter": "breach"}
    words = said(of_kind("suspension") | none | {"breach.considered": "een preventieve schorsing"})
    assert "Wat we overwegen: een preventieve schorsing." in words
    assert "Over de schorsing en over de feiten is nog niets beslist" in words
    assert "rust op deze grond" not in words


def test_a_dismissal_is_considered_with_its_reasons_known_beforehand() -> None:
    words = said(of_kind("dismissal"))
    assert "overwegen we u te ontslaan" in words
    assert "1. Op 17 november 2026" in words
    assert "mondeling of schriftelijk" in words


def test_who_appeals_hears_what_is_attacked_and_until_when_papers_can_come() -> None:
    words = said(of_kind("appeal"))
    assert "de beslissing van 2 december 2026: Toegang beperken" in words
    assert "Nieuwe stukken kunt u bezorgen tot en met" in words


@pytest.mark.parametrize(("kind", "pack"), [("objection", "bev"), ("disciplinary", "asn"), ("appeal", "asn")])
def test_a_kind_the_country_does_not_know_is_refused(kind: str, pack: str) -> None:
    with pytest.raises(Refused, match="letter-not-for-this"):
        said({**BEV, **code_of(pack), **NO_BREACH, "hearing.kind": kind, "hearing.at": datetime.now(BRUSSELS)})


def test_a_code_of_ones_own_has_its_invitation_too() -> None:
    own = {**conversation("b13", "6-other"), "pack.key": "mycode", "breach.route": "a"}
    assert "Er is nog niets beslist" in said(own)
