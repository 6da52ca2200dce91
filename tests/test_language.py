"""Every sentence of the program has its Dutch, once and with the same values; no Dutch is left over."""

import ast
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

ROOT = Path(__file__).parents[1]
PACKAGES = ("casemgr", "tui", "workflows")
MAKERS = ("text", "Text")  # of casemgr.language

FAMILIAR = re.compile(r"\b(je|jij|jou|jouw|jullie)\b", re.IGNORECASE)  # people are addressed with "u"
UNSAID = re.compile(r"\b(betekening|verhoor|hoger beroep|gelieve|simpelweg|succesvol)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Sentence:
    """A message with the names it is given; `names` is None where they are only known at run time."""

    where: str
    message: str
    names: frozenset[str] | None


def placeholders(message: str) -> frozenset[str]:
    """The names in braces. Braces of an example in JSON hold no name and are left alone."""
    return frozenset(re.findall(r"\{([a-z_][\w.]*)[^{}]*\}", message))


def makers(tree: ast.Module, home: bool) -> dict[str, str]:
    """What `text` and `Text` are called in this file; other libraries have a `Text` of their own."""
    named = {
        alias.asname or alias.name: alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module == "casemgr.language"
        for alias in node.names
        if alias.name in MAKERS
    }
    return named | {name: name for name in MAKERS if home}


def calls(tree: ast.Module, named: dict[str, str]) -> dict[ast.Call, ast.AST]:
    """Each call that makes a sentence, with the innermost function it stands in."""
    scopes = [node for node in ast.walk(tree) if isinstance(node, ast.Module | ast.FunctionDef | ast.AsyncFunctionDef)]
    return {
        node: scope
        for scope in scopes  # from the outside in: the last one wins
        for node in ast.walk(scope)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in named and node.args
    }


def messages(given: ast.expr, scope: ast.AST) -> list[str]:
    """The literal given, or the literals that its name stands for in the same function."""
    if isinstance(given, ast.Constant):
        return [given.value] if isinstance(given.value, str) else []
    if isinstance(given, ast.IfExp):
        return messages(given.body, scope) + messages(given.orelse, scope)
    if not isinstance(given, ast.Name):
        return []
    assigned = [node for node in ast.walk(scope) if isinstance(node, ast.Assign)]
    values = [node.value for node in assigned if any(ast.unparse(one) == given.id for one in node.targets)]
    return [message for value in values if not isinstance(value, ast.Name) for message in messages(value, scope)]


def names_of(call: ast.Call, refilled: bool) -> frozenset[str] | None:
    """The values given; None where they come as one mapping, or later: `text(known.message, name=…)`."""
    names = frozenset(keyword.arg for keyword in call.keywords if keyword.arg)
    open_ended = len(call.args) > 1 or len(names) < len(call.keywords)
    return None if open_ended or (refilled and not names) else names


def sentences_in(source: bytes | str, name: str, *, home: bool = False) -> tuple[list[Sentence], list[str]]:
    """The literal sentences of one file, and where `text` is given something that cannot be translated."""
    tree = ast.parse(source, name)
    named = makers(tree, home)
    made = calls(tree, named)
    refills = {call for call in made if ast.unparse(call.args[0]).endswith(".message")}
    found, unreadable = [], []
    for call, scope in made.items():
        where, known = f"{name}:{call.lineno}", messages(call.args[0], scope)
        found += [Sentence(where, message, names_of(call, bool(refills))) for message in known]
        if not known and call not in refills and not home and named[ast.unparse(call.func)] == "text":
            unreadable.append(where)
    return found, unreadable


@pytest.fixture(scope="module")
def read() -> tuple[list[Sentence], list[str]]:
    found, unreadable = [], []
    for path in (path for package in PACKAGES for path in sorted((ROOT / package).rglob("*.py"))):
        name = path.relative_to(ROOT).as_posix()
        some, bad = sentences_in(path.read_bytes(), name, home=name == "casemgr/language.py")
        found += some
        unreadable += bad
    return found, unreadable


@pytest.fixture(scope="module")
def catalogues() -> dict[str, dict[str, str]]:
    """The Dutch by file; a fuzzy entry counts as none."""
    folder = ROOT / "data/locale/nl"
    return {path.name: translations(path) for path in sorted(folder.glob("*.po"))}


def translations(path: Path) -> dict[str, str]:
    with path.open("rb") as file:
        entries = [entry for entry in read_po(file, locale="nl", abort_invalid=True) if entry.id]
    return {str(entry.id): str(entry.string) for entry in entries if entry.string and not entry.fuzzy}


@pytest.fixture(scope="module")
def dutch(catalogues: dict[str, dict[str, str]]) -> dict[str, str]:
    return {message: worded for catalogue in catalogues.values() for message, worded in catalogue.items()}


def test_each_sentence_can_be_translated(read: tuple[list[Sentence], list[str]]) -> None:
    assert read[1] == [], "text() takes a literal; Text() is for what is put together from sentences"


def test_each_sentence_has_its_dutch(read: tuple[list[Sentence], list[str]], dutch: dict[str, str]) -> None:
    assert [f"{one.where} {one.message}" for one in read[0] if one.message not in dutch] == []


def test_each_sentence_gets_the_values_it_names(read: tuple[list[Sentence], list[str]]) -> None:
    given = [one for one in read[0] if one.names is not None]
    assert [one for one in given if one.names or "{" in one.message if placeholders(one.message) != one.names] == []


def test_no_dutch_is_left_that_nothing_says(
    read: tuple[list[Sentence], list[str]], catalogues: dict[str, dict[str, str]]
) -> None:
    said = {one.message for one in read[0]}
    left = {name: sorted(catalogue.keys() - said) for name, catalogue in catalogues.items()}
    assert {name: messages for name, messages in left.items() if messages} == {}


def test_the_dutch_carries_the_same_values(dutch: dict[str, str]) -> None:
    assert [one for one, worded in dutch.items() if placeholders(one) != placeholders(worded)] == []


def test_two_files_word_a_sentence_alike(catalogues: dict[str, dict[str, str]], dutch: dict[str, str]) -> None:
    unlike = [
        (name, message, worded)
        for name, catalogue in catalogues.items()
        for message, worded in catalogue.items()
        if dutch[message] != worded
    ]
    assert unlike == []


def test_the_dutch_is_what_a_town_hall_says(dutch: dict[str, str]) -> None:
    assert [worded for worded in dutch.values() if FAMILIAR.search(worded) or UNSAID.search(worded)] == []


def tables(value: object, path: str) -> Iterator[tuple[str, Mapping[str, object]]]:
    if isinstance(value, Mapping):
        yield path, value
        for key, inner in value.items():
            yield from tables(inner, f"{path}.{key}")
    elif isinstance(value, list):
        for at, inner in enumerate(value):
            yield from tables(inner, f"{path}[{at}]")


def wrong_words(table: Mapping[str, object]) -> bool:
    """Whether a `{nl, en}` table lacks one of the two, is empty in one, or names other values in one."""
    if not table.keys() & {"nl", "en"}:
        return False
    worded = [table.get("nl"), table.get("en")]
    if table.keys() != {"nl", "en"} or not all(isinstance(one, str) and one.strip() for one in worded):
        return True
    return placeholders(str(worded[0])) != placeholders(str(worded[1]))


def test_each_text_of_the_data_is_in_both_languages() -> None:
    files = sorted((ROOT / "data").rglob("*.toml"))
    wrong = [
        where
        for path in files
        for where, table in tables(tomllib.loads(path.read_text("utf-8")), path.relative_to(ROOT).as_posix())
        if wrong_words(table)
    ]
    assert files
    assert wrong == []


def test_sentences_are_found_however_they_are_written() -> None:
    source = """
from casemgr.language import text as say, Text
from rich.text import Text as Rich
a = say("One {at} " "piece", at=1)
b = Text("Two", {})
c = Rich("not ours")
d = say(a)
e = Text(a, {})
def inner():
    f = "Three"
    return say(f)
"""
    found, unreadable = sentences_in(source, "file.py")
    assert {(one.message, one.names) for one in found} == {
        ("One {at} piece", frozenset({"at"})),
        ("Two", None),
        ("Three", frozenset()),
    }
    assert unreadable == ["file.py:7"]


@pytest.mark.parametrize(
    "table",
    [{"nl": "Ja"}, {"nl": "Ja", "en": ""}, {"nl": "{a}", "en": "{b}"}, {"nl": "Ja", "en": "Yes", "de": ""}],
)
def test_half_a_text_is_found(table: dict[str, object]) -> None:
    assert wrong_words(table)
