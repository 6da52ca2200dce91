"""The words of facts, fields, choices and states: `data/words/`. What has no words is made readable."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from casemgr.errors import Unusable
from casemgr.language import Text, Words, text
from casemgr.resources import names, table


@cache
def _facts() -> Mapping[str, Mapping[str, Any]]:
    return {
        name: row for file in names("words") for name, row in table(f"words/{file}.toml").items() if name[:1].isupper()
    }


def _readable(name: str) -> Words:
    spaced = "".join(f" {c.lower()}" if c.isupper() else c for c in name).replace("_", " ").strip()
    return {"nl": spaced, "en": spaced}


def label(fact: str) -> Words:
    """The step, as a verb: "Kennisname vaststellen"."""
    found: Words = _facts().get(fact, {}).get("label") or _readable(fact)
    return found


def button(fact: str) -> Words:
    """What the button of its form says."""
    found: Words = _facts().get(fact, {}).get("button") or {"nl": "Bewaren", "en": "Save"}
    return found


def done(fact: str) -> Words:
    """What has happened: "Kennisname vastgesteld"."""
    found: Words = _facts().get(fact, {}).get("done") or label(fact)
    return found


def help_of(fact: str) -> Words | None:
    """One line about the step."""
    return _facts().get(fact, {}).get("help")


def field(fact: str, name: str) -> Mapping[str, Any]:
    """The words of one field; the fields every fact has are worded once."""
    own = _facts().get(fact, {}).get("fields", {}).get(name)
    found: Mapping[str, Any] = own or _facts().get("Fact", {}).get("fields", {}).get(name) or {}
    return found


def field_label(fact: str, name: str) -> Words:
    """What stands left of a field."""
    found: Words = field(fact, name).get("label") or _readable(name)
    return found


def choice(fact: str, name: str, code: str) -> Words:
    """What a code of a field means."""
    found: Words = field(fact, name).get("choices", {}).get(code) or _readable(code)
    return found


def workflow(name: str) -> Words:
    """What a procedure is called: "datalek"."""
    found: Words = _file(name).get("workflow", {}).get("name") or _readable(name)
    return found


def short(name: str) -> Words:
    """What a procedure is called where there is little room, and where it must accuse nobody."""
    found: Words = _file(name).get("workflow", {}).get("short") or workflow(name)
    return found


def neutral(name: str) -> Words:
    """A subject that accuses nobody, for boards and lists."""
    found: Words = _file(name).get("workflow", {}).get("neutral") or workflow(name)
    return found


def state(workflow_name: str, name: str, form: str = "done") -> Words:
    """A state as a participle (`done`: what happened) or an infinitive (`todo`: what is to do)."""
    found: Words = _file(workflow_name).get("states", {}).get(name, {}).get(form) or _readable(name)
    return found


def weighed(workflow_name: str, name: str) -> Words:
    """The label of what weighs in a decision beside the facts of the case."""
    found: Words = _file(workflow_name).get("weighed", {}).get(name) or _readable(name)
    return found


def known_workflow(given: str | None) -> str | None:
    """A workflow by its name or by what it is called; refused when there is none."""
    if given is None:
        return None
    kinds = [name for name in names("words") if name not in ("file", "register")]
    return _known(
        given, {name: workflow(name) for name in kinds}, text("There is no workflow “{name}”.", name=given[:40])
    )


def known_state(workflow_name: str | None, given: str | None) -> str | None:
    """A state by its name or by the word a list prints for it."""
    if given is None:
        return None
    kinds = [workflow_name] if workflow_name else [name for name in names("words") if name not in ("file", "register")]
    words = {name: state(kind, name) for kind in kinds for name in _file(kind).get("states", {})}
    return _known(given, words, text("There is no state “{name}”.", name=given[:40]))


def _known(given: str, words: Mapping[str, Words], sentence: Text) -> str:
    wanted = given.strip().lower()
    for name, said in words.items():
        if wanted in (name, *(word.lower() for word in said.values())):
            return name
    raise Unusable("unknown-name", sentence, hint=text("Known: {known}.", known=", ".join(sorted(words))))


@cache
def _file(name: str) -> Mapping[str, Any]:
    return table(f"words/{name}.toml") if name in names("words") else {}
