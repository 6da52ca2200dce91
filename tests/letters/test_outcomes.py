"""The letters a procedure cannot do without: each says what it must, and refuses to be made without it."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from casemgr import workflow as workflows
from casemgr.errors import Refused
from casemgr.letters.catalogue import letter, letters, offered
from casemgr.letters.compose import compose
from casemgr.letters.letter import Mention
from casemgr.letters.mentions import Incomplete, checklist, missing
from casemgr.letters.render import render
from casemgr.letters.values import NAMES
from tests.letters.leak_samples import LEAK_VARIANTS
from tests.letters.samples import (
    ALL,
    MADE_FOR,
    SAMPLES,
    case_of,
    code_of,
    complete,
    said,
    situation_of,
    values_of,
    without,
)  # fmt: skip

DATA = Path(__file__).parents[2] / "data"
EACH = [(name, pack) for name, made in MADE_FOR.items() for pack in made]
NEVER = ("betekening", "verhoor", "hoger beroep", "dagvaarding", "{", "[", " .", ",,", "ongedateerd")


@pytest.mark.parametrize(("name", "pack"), EACH)
def test_a_complete_letter_is_made(name: str, pack: str) -> None:
    values = complete(name, pack)
    assert missing(letter(name), values) == ()
    words = said(name, values)
    assert [word for word in NEVER if word in words.lower()] == []
    assert render(compose(letter(name), values, draft=False, practice=False, number="1")).startswith(b"%PDF")


def needed(name: str, values: dict[str, Any]) -> list[tuple[Mention, str]]:
    return [(m, need) for m in letter(name).mentions if m.condition.holds(values) for need in m.needs]


VARIANTS: dict[str, list[dict[str, Any]]] = {
    "decision": [
        {"decision.outcome": "none"}, {"decision.outcome": "referred"}, {"heard.how": "missed"},
        {"heard.how": "waived", "heard.ground": "urgent"}, {"decision.asks": "amount", "decision.amount": 12500},
        {"decision.organ_key": "college"}, {"remedy.key": "internal_appeal", "remedy.body": "het college"},
        {"remedy.key": "appeal_committee", "remedy.days": 30}, {"remedy.key": "elsewhere"},
    ],
    "measure_order": [
        {"measure.key": "preventive_suspension", "measure.until": SAMPLES["decision"]["decision.on"]},
        {"measure.until": SAMPLES["decision"]["decision.on"], "measure.heard": "before"},
    ],
    "warning": [{"warning.to": "group", "staff.audience": "de dienst Milieu"}],
    "request_answer": [
        {"request.granted": "refused", "request.motivation": "De gegevens zijn nodig voor een geding."},
        {"request.granted": "partly", "request.withheld": "Gegevens over anderen."},
        *({"request.kind": kind} for kind in NAMES["request.kind"].codes),
        {"request.kind": "erasure", "remedy.key": "objection", "remedy.body": "het college"},
    ],
    "appeal_decision": [
        {"appeal.outcome": outcome, "appeal.instead": "Waarschuwing"} for outcome in NAMES["appeal.outcome"].codes
    ] + [{"appeal.against": kind} for kind in ("measure", "warning", "request", "discipline")],
    "appeal_receipt": [{"appeal.against": kind} for kind in ("measure", "warning", "request", "discipline")],
    "hearing_postponement": [{
        "postponement.answer": "refused", "postponement.reason": "De termijn loopt af.",
        "postponement.alternatives": "U kunt schriftelijk antwoorden.",
    }],
}  # fmt: skip


@pytest.mark.parametrize(
    ("name", "pack", "more"),
    [(name, pack, more) for name, pack in EACH for more in [{}, *VARIANTS.get(name, []), *LEAK_VARIANTS.get(name, [])]],
)
def test_each_mention_stops_the_letter_when_it_is_not_there(name: str, pack: str, more: dict[str, Any]) -> None:
    values = complete(name, pack, **more)
    assert missing(letter(name), values) == ()
    said(name, values)
    for mention, need in needed(name, values):
        if not mention.condition.holds(without(values, need)):
            continue
        with pytest.raises(Incomplete) as refused:
            said(name, without(values, need))
        named = {item.id: item for item in refused.value.missing}
        assert mention.id in named
        assert mention.label["nl"] in str(refused.value.sentence.values["what"]["nl"])
        assert "ONTWERP" in said(name, without(values, need), draft=True)


@pytest.mark.parametrize("name", sorted(MADE_FOR))
def test_what_is_missing_says_where_it_is_filled_in(name: str) -> None:
    facts = set(workflows.facts()) | {"EntitySet", "PersonRegistered", "UserAdded", "HandoverStarted"}
    for mention in letter(name).mentions:
        assert mention.fill.kind in ("fact", "setting", "letter", "pack")
        assert mention.fill.kind != "fact" or mention.fill.name in facts


def test_the_letters_that_clocks_listen_to_exist() -> None:
    clocks = [row for file in DATA.glob("law/*.toml") for row in tomllib.loads(file.read_text())["clock"].values()]
    named = {name for row in clocks for name in row.get("letters", ())}
    assert {"decision", "measure_order", "warning", "penalty_notice", "request_answer", "appeal_decision"} <= named
    assert named - set(letters()) == set()


def test_every_value_of_a_workflow_is_one_that_letters_know() -> None:
    found = {(name, value) for name in workflows.names() for value in workflows.load(name).values if value not in NAMES}
    assert found == set()


def test_a_letter_is_about_workflows_and_facts_that_exist() -> None:
    for name in letters():
        made = letter(name)
        if not made.of_a_case:
            continue
        assert set(made.workflows) <= set(workflows.names())
        steps = {row.fact.__name__ for workflow in made.workflows for row in workflows.load(workflow).steps}
        assert made.after
        assert set(made.after) <= steps


def test_a_letter_is_offered_once_there_is_something_to_tell() -> None:
    assert offered("breach", ["BreachReported", "BreachTriaged"]) == []
    assert offered("breach", ["BreachReported", "PersonWarned"]) == ["warning"]
    assert offered("disciplinary_proceedings", ["DisciplineOpened", "DecisionTaken"]) == ["decision"]
    of_measure = offered("provisional_measure", ["MeasureOrdered", "MeasureLifted"])
    assert {"measure_lifted", "measure_order", "work_order"} <= set(of_measure)
    assert "measure_lifted" not in offered("provisional_measure", ["MeasureOrdered"])


# --- what hangs on code, kind and people ---


def test_without_a_sanction_no_remedy_is_spoken_of() -> None:
    words = said("decision", complete("decision", "bev", **{"decision.outcome": "none", "remedy.key": "none"}))
    assert "geen maatregel" in words
    assert "beroep" not in words


@pytest.mark.parametrize("organ", ["college", "permanent_bureau", "council"])
def test_the_extract_goes_with_the_decision_of_a_college(organ: str) -> None:
    words = said("decision", complete("decision", "bev", **{"decision.organ_key": organ}))
    assert "Bijlage 1. uittreksel uit de notulen van 2 december 2026" in words


def test_a_measure_is_no_judgement() -> None:
    words = said("measure_order", complete("measure_order", "bev"))
    assert "Dit is geen sanctie" in words
    assert "tot" in words
    assert "straf" not in words.lower()


def test_a_group_is_not_a_person() -> None:
    words = said("warning", complete("warning", "bh", **{
        "warning.to": "group", "staff.audience": "de dienst Milieu", "person.family_name": None,
    }))  # fmt: skip
    assert "Vermeulen" not in words
    assert "de dienst Milieu" in words
    assert "volgende algemene controle" in words


def test_the_postponement_keeps_all_rights_and_repeats_no_reason() -> None:
    case = case_of(
        ("hearing-1", "HearingPlanned", {"about": "breach-1", "at": "2026-12-01T10:00:00+01:00", "place": "Markt 1",
                                         "kind": "conversation"}),
        ("hearing-1", "PostponementAsked", {"asked_at": "2026-11-25T00:00:00+01:00", "by": "Lies Vermeulen",
                                            "reason": "opname in het ziekenhuis"}),
        ("hearing-1", "PostponementGranted", {"new_at": "2026-12-03T14:00:00+01:00"}),
    )  # fmt: skip
    made = values_of(situation_of("bev", case), case.procedures["hearing-1"])
    base = complete("hearing_postponement", "bev")
    keep = {name: base[name] for name in ("person.address", "person.family_name", "file.until", "reply.until")}
    words = said("hearing_postponement", {**base, **made, **keep})
    assert "dinsdag 1 december 2026 om 10.00 uur" in words
    assert "donderdag 3 december 2026 om 14.00 uur" in words
    assert "Al het andere uit de uitnodiging blijft gelden" in words
    assert "ziekenhuis" not in words


@pytest.mark.parametrize("name", sorted(MADE_FOR))
def test_no_letter_about_a_person_speaks_of_the_reporter(name: str) -> None:
    told = {**complete(name, MADE_FOR[name][0]), "report.reporter": "Karel De Melder", "report.reference": "MELD-7"}
    words = said(name, told)
    assert "Melder" not in words
    assert "MELD-7" not in words


def test_a_penalty_notice_is_for_penalties_only() -> None:
    with pytest.raises(Refused, match="letter-not-for-this"):
        said("penalty_notice", complete("penalty_notice", "bev", **{"decision.key": "access_limited"}))


@pytest.mark.parametrize("pack", ALL)
def test_the_list_beside_the_letter_knows_what_is_not_required(pack: str) -> None:
    for name in letters():
        if pack in MADE_FOR.get(name, ()):
            states = {check.state for check in checklist(letter(name), complete(name, pack))}
            assert states <= {"present", "not_required"}


def test_the_version_of_an_undated_code_reads_as_dutch() -> None:
    assert code_of("bh")["pack.code_version"] == "ongedateerd"
    assert "(versie zonder datum)" in said("decision", complete("decision", "bh"))
