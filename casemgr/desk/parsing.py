"""From what a clerk or a script gave to a fact: each thing that is wrong becomes a sentence that names its field."""

from collections.abc import Iterable, Mapping
from typing import Any
from zoneinfo import ZoneInfo

from pydantic import ValidationError

from casemgr import casefacts, workflow
from casemgr.desk import wording
from casemgr.errors import Unusable
from casemgr.facts import Fact, field_of, literals
from casemgr.language import Text, text
from casemgr.law import rules
from casemgr.law.packs import Pack
from casemgr.law.suggestions import nearest

MOST_BYTES = 400_000
"""No fact is larger; a field has its own limit."""


def fact_type(name: str) -> type[Fact]:
    """The model of a fact, by the name the contract gives it."""
    known = workflow.facts()
    if name not in known:
        near = nearest(name, known)
        raise Unusable(
            "unknown-fact",
            text("There is no fact “{name}”.", name=name[:80]),
            hint=text("Did you mean “{near}”?", near=near) if near else text("See which there are: casemgr facts"),
        )
    return known[name]


def parse(cls: type[Fact], data: Mapping[str, Any], zone: ZoneInfo, pack: Pack | None = None) -> Fact:
    """The fact, with local times read in the pack's zone. `Unusable` tells everything that is wrong at once; with the
    pack, also by which rule something had to be said.
    """
    try:
        return cls.model_validate(data, context={"zone": zone})
    except ValidationError as error:
        wrong = list(_wrong(cls, error))
        kinds = {item["ctx"]["kind"] for item in error.errors() if item["type"] == "moment"}
        kind = kinds.pop() if len(wrong) == 1 and kinds else "bad-fact"
        source = _asked_by(cls, error, pack) if pack is not None else None
        raise Unusable(kind, joined([said for _, said in wrong]), hint=_hint(wrong), source=source) from None


def _asked_by(cls: type[Fact], error: ValidationError, pack: Pack) -> str | None:
    """The source of the rule that asks for what is missing, where its words name one."""
    missing = [str(item["loc"][0]) for item in error.errors() if item["type"] == "missing" and item["loc"]]
    asked = (wording.field(cls.__name__, name).get("rule") for name in missing)
    named = (rules.named(rule, pack) for rule in asked if rule)
    return next((rule.source for rule in named if rule is not None), None)


def mistakes(cls: type[Fact], data: Mapping[str, Any], zone: ZoneInfo) -> dict[str, Text]:
    """What is wrong by field, for a form; empty when the fact can be taken."""
    try:
        cls.model_validate(data, context={"zone": zone})
    except ValidationError as error:
        return dict(_wrong(cls, error, form=True))
    return {}


def joined(sentences: list[Text]) -> Text:
    """Several sentences as one."""
    return Text(
        " ".join(f"{{s{n}}}" for n in range(len(sentences))), {f"s{n}": part for n, part in enumerate(sentences)}
    )


def _hint(wrong: list[tuple[str, Text]]) -> Text:
    return text("Correct: {fields}.", fields=", ".join(name for name, _ in wrong))


def _wrong(cls: type[Fact], error: ValidationError, *, form: bool = False) -> Iterable[tuple[str, Text]]:
    for item in error.errors(include_url=False, include_input=False):
        name = str(item["loc"][0]) if item["loc"] else ""
        if form and item["type"] == "missing":
            yield name, text("Fill this in.")
            continue
        said = _sentence(cls, item["type"], name, item.get("ctx") or {})
        # a script needs the name of the field, a form has its label beside it
        yield (
            name,
            Text(said.message, {**said.values, "field": wording.field_label(cls.__name__, name)}) if form else said,
        )


def _sentence(cls: type[Fact], kind: str, name: str, context: Mapping[str, Any]) -> Text:
    if kind == "missing":
        return text("“{field}” is missing.", field=name)
    if kind == "moment":
        return text("“{field}”: {said}", field=name, said=context["error"].sentence)
    if kind == "extra_forbidden":
        near = nearest(name, [field.alias or key for key, field in cls.model_fields.items()])
        known = text("“{field}” is not a field of {fact}.", field=name[:60], fact=cls.__name__)
        return text("{known} Did you mean “{near}”?", known=known, near=near) if near else known
    if kind == "literal_error":
        return text("“{field}” must be one of: {choices}.", field=name, choices=", ".join(choices_of(cls, name)))
    if kind in ("string_too_long", "too_long"):
        return text(
            "“{field}” is too long: at most {most} characters.", field=name, most=context.get("max_length", 300)
        )
    if kind in ("string_too_short", "too_short"):
        return text("“{field}” is empty.", field=name)
    if kind in ("string_type", "string_pattern_mismatch"):
        return text("“{field}” must be a text or a code without spaces.", field=name)
    if kind.startswith(("date", "datetime", "timezone")):
        return text("“{field}” must be a date or time such as 2026-11-20T14:00.", field=name)
    if kind.startswith(("int", "bool")):
        return text("“{field}” must be a whole number, or true or false.", field=name)
    return text("“{field}” cannot be read.", field=name)


def choices_of(cls: type[Fact], name: str) -> tuple[str, ...]:
    """The codes a field knows; empty when it is no choice."""
    try:
        return literals(field_of(cls, name).annotation)
    except KeyError:
        return ()


def by_the_program(cls: type[Fact]) -> bool:
    """Whether only casemgr itself records this fact."""
    return cls in casefacts.BY_THE_PROGRAM
