"""Every fact, field, choice and state has words in both languages, and they are the words of a town hall."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal, get_args, get_origin

import pytest

from casemgr import casefacts, registerfacts, workflow
from casemgr.facts import Fact
from casemgr.resources import DATA, names, table

CONTRACT = tomllib.loads((Path(__file__).parent / "facts.toml").read_text("utf-8"))
FILES = {key: table(f"words/{key}.toml") for key in names("words")}
FACTS = {fact: row for file in FILES.values() for fact, row in file.items() if fact[:1].isupper()}
EVERY = {file: facts for file, facts in CONTRACT.items() if file != "states"}
CELLS = 22  # a label of a form stands left of its field

NEVER = re.compile(
    r"\bbetekening\b|\bbetekenen\b|\bverhoor|\bverhoren\b|dagvaarding|convocatie|hoger beroep|\bIT'er\b|certificaat"
    r"|privacyverantwoordelijke|\badvocaat\b|upheld|\bgelieve\b|simpelweg|succesvol|!",
    re.IGNORECASE,
)
FAMILIAR = re.compile(r"\b(je|jij|jou|jouw|jullie)\b", re.IGNORECASE)
BARE_BREACH = re.compile(r"\binbreuk(en)?\b(?! op (de (gedrags)?code|de richtlijnen|het reglement))", re.IGNORECASE)


def spec(said: str) -> dict[str, set[str]]:
    """Field → its codes, from `title channel=a|b`."""
    parts = (word.partition("=") for word in said.split())
    return {name: set(codes.split("|")) - {""} for name, _, codes in parts}


def sentences(value: Any, at: str = "") -> Iterator[tuple[str, dict[str, str]]]:
    """Every `{nl, en}` table with the path that leads to it."""
    if isinstance(value, dict) and value and all(isinstance(part, str) for part in value.values()):
        yield at, value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from sentences(inner, f"{at}.{key}")


WORDED = [(f"{name}{at}", words) for name, file in FILES.items() for at, words in sentences(file)]


@pytest.mark.parametrize("file", EVERY)
def test_each_fact_of_the_contract_has_its_words(file: str) -> None:
    missing = [fact for fact in EVERY[file] if not {"label", "button", "done"} <= FILES[file].get(fact, {}).keys()]
    assert missing == []


@pytest.mark.parametrize("file", EVERY)
def test_each_field_of_the_contract_has_a_label(file: str) -> None:
    wanted = [(fact, field) for fact, said in EVERY[file].items() for field in spec(said)]
    assert [
        (fact, field) for fact, field in wanted if "label" not in FACTS[fact].get("fields", {}).get(field, {})
    ] == []


def test_each_code_of_the_contract_has_words() -> None:
    closed = [
        (fact, field, codes)
        for facts in EVERY.values()
        for fact, said in facts.items()
        for field, codes in spec(said).items()
        if codes
    ]
    assert len(closed) > 30
    wrong = [(fact, field) for fact, field, codes in closed if FACTS[fact]["fields"][field]["choices"].keys() != codes]
    assert wrong == []


@pytest.mark.parametrize("name", CONTRACT["states"])
def test_each_state_is_worded_as_done_and_as_to_do(name: str) -> None:
    states = FILES[name]["states"]
    assert [state for state in CONTRACT["states"][name].split() if states[state].keys() != {"done", "todo"}] == []
    assert {"name", "neutral"} <= FILES[name]["workflow"].keys()


def test_a_phase_on_the_track_of_a_workflow_has_words() -> None:
    wanted = [(name, phase) for name in workflow.names() for phase in workflow.load(name).track if name in FILES]
    assert wanted
    assert [(name, phase) for name, phase in wanted if phase not in FILES[name].get("states", {})] == []


def models() -> dict[str, type[Fact]]:
    """Every fact the program knows today."""
    modules = [vars(module).values() for module in (casefacts, registerfacts)]
    own = [one for values in modules for one in values if isinstance(one, type) and issubclass(one, Fact)]
    return {model.__name__: model for model in (*own, *workflow.facts().values()) if model is not Fact}


def codes_of(annotation: Any) -> set[str]:
    if get_origin(annotation) is Literal:
        return {str(code) for code in get_args(annotation)}
    return set().union(*(codes_of(part) for part in get_args(annotation)))


def test_no_words_stand_for_a_field_or_code_that_does_not_exist() -> None:
    wrong = []
    for name, model in models().items():
        fields = {field.alias or key: field.annotation for key, field in model.model_fields.items()}
        for key, words in FACTS.get(name, {}).get("fields", {}).items():
            codes = codes_of(fields[key]) if key in fields else set()
            if key not in fields or (codes and not words.get("choices", {}).keys() <= codes):
                wrong.append((name, key))
    assert wrong == []


def test_every_text_is_in_both_languages() -> None:
    assert len(WORDED) > 600
    assert [at for at, words in WORDED if words.keys() != {"nl", "en"} or not all(map(str.strip, words.values()))] == []


def test_labels_fit_beside_their_field() -> None:
    labels = [
        (fact, field, said)
        for fact, row in FACTS.items()
        for field, words in row.get("fields", {}).items()
        for said in words["label"].values()
    ]
    assert [label for label in labels if len(label[2]) > CELLS] == []


def test_a_step_and_its_result_are_worded_apart() -> None:
    """ "Beslissen" is to do, "Beslist" is done: a timeline may not read like a to-do list."""
    same = {fact for fact, row in FACTS.items() if "label" in row and row["label"]["nl"] == row["done"]["nl"]}
    assert same <= {"HearingMissed", "CatchUpAcknowledged"}  # what is noted is itself a result


def dutch() -> list[tuple[str, str]]:
    """Every Dutch text of words, packs and roles."""
    others = [("roles", table("roles.toml")), *((key, table(f"packs/{key}.toml")) for key in names("packs"))]
    more = [(f"{name}{at}", words) for name, file in others for at, words in sentences(file)]
    tasks = [
        (f"{name} {fact}", task["text"])
        for name, file in others
        for fact, rows in file.get("tasks", {}).items()
        for task in rows
    ]
    return [(at, words["nl"]) for at, words in (*WORDED, *more, *tasks) if "nl" in words]


def test_the_dutch_avoids_the_words_that_mean_something_else() -> None:
    assert [(at, said) for at, said in dutch() if NEVER.search(said)] == []


def test_people_are_addressed_formally() -> None:
    assert [(at, said) for at, said in dutch() if FAMILIAR.search(said)] == []


def test_a_breach_is_always_said_to_be_of_the_code() -> None:
    """For a DPO a bare "inbreuk" is a data leak."""
    bare = [(at, said) for at, said in dutch() if BARE_BREACH.search(said)]
    assert [one for one in bare if "datalek en inbreuk op" not in one[1]] == []


@pytest.mark.parametrize("said", ["De betekening volgt", "Verhoor plannen", "In hoger beroep", "Gelieve te tekenen"])
def test_a_forbidden_word_is_found(said: str) -> None:
    assert NEVER.search(said)


def test_a_bare_breach_is_found() -> None:
    assert BARE_BREACH.search("Inbreuk melden")
    assert not BARE_BREACH.search("Inbreuk op de gedragscode melden")


def test_conversations_and_hearings_are_kept_apart() -> None:
    """A conversation is a "gesprek"; "hoorzitting" is for discipline (all that annex 13 has) and objections."""
    found = [at for at, said in dutch() if "hoorzitting" in said.lower()]
    assert all(".choices." in at or at.startswith("b13.words.") for at in found), found


def test_a_belgian_title_does_not_stand_in_the_dutch_pack() -> None:
    said = [text for at, text in dutch() if at.startswith("asn")]
    assert said
    assert [text for text in said if re.search(r"algemeen directeur|schepen\b|vast bureau", text)] == []


def test_the_files_of_words_are_the_ones_looked_for() -> None:
    assert set(EVERY) <= {path.stem for path in (DATA / "words").glob("*.toml")}
