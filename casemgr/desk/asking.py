"""Forms: what a fact asks, from its model, the words and the pack; and back from what was answered to the fact."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any, get_args

from casemgr.casefile import Procedure
from casemgr.desk import choosing, deciding, parsing, placing, wording
from casemgr.desk.forms import Choice, FieldSpec, FormSpec, Kind
from casemgr.desk.session import Session
from casemgr.facts import Fact, Part, base_of, field_of, takes_a_day
from casemgr.language import text
from casemgr.situation import Situation

HIDDEN = frozenset({"happened_at", "by", "from_report", "half_of"})
"""Filled by the program or told elsewhere; a form does not ask them."""
AHEAD = frozenset({"HearingPlanned.at", "PostponementGranted.new_at"})
INLINE = 4
"""With more answers than these, a choice is made in the pick window."""


def form(
    session: Session, kind: str, situation: Situation | None = None, procedure: Procedure | None = None
) -> FormSpec:
    """The form of one fact. `procedure` is what takes it, or what a new procedure is about."""
    cls, language = parsing.fact_type(kind), session.language
    names = [field.alias or name for name, field in cls.model_fields.items()]
    ordered = [name for name in names if name not in ("note", *HIDDEN)] + ["note"]
    fields = [
        spec
        for name in ordered
        if (spec := field(session, cls, name, situation, procedure)) is not None
    ]  # fmt: skip
    fields[-1:-1] = deciding.fields(session, cls, situation, procedure)
    own = placing.with_defaults(session, cls, {}, always=True) if deciding.has_authority(cls) else {}
    return FormSpec(
        kind, language.say(wording.label(kind)), language.say(wording.button(kind)), tuple(fields),
        initial=deciding.initial(own, fields) if situation is not None else {},
    )  # fmt: skip


def field(
    session: Session, cls: type[Fact], name: str, situation: Situation | None, procedure: Procedure | None
) -> FieldSpec | None:
    """One question; None for what a form does not ask."""
    told, kind, language = field_of(cls, name), cls.__name__, session.language
    if _is_part(told.annotation) or _of_a_case_to_come(cls, name, situation):
        return None
    words = wording.field(kind, name)
    choices = choosing.choices(session, cls, name, situation, procedure)
    spec = FieldSpec(
        name, _kind(cls, name, choices), language.say(wording.field_label(kind, name)), language.say(words.get("help")),
        language.say(words.get("example")), told.is_required(), choices,
        bool(words.get("ahead")) or f"{kind}.{name}" in AHEAD, _limit(told.annotation, told.metadata),
        "count_kind" if name == "subjects_count" else "", whole_day=takes_a_day(told),
    )  # fmt: skip
    return _insisted(spec, words, lambda other: choosing.choices(session, cls, other, situation, procedure))


def _insisted(spec: FieldSpec, words: Mapping[str, Any], choices_of: Callable[[str], tuple[Choice, ...]]) -> FieldSpec:
    """What a fact may leave out, but every letter about it needs: `asked = true`, or but for some answers to another
    question, where it means nothing: `asked = {kind = {not = […]}}`.
    """
    asked = words.get("asked")
    if not isinstance(asked, Mapping):
        return replace(spec, required=True) if asked else spec
    ((other, but),) = asked.items()
    codes = tuple(choice.code for choice in choices_of(other) if choice.code not in but["not"])
    return replace(spec, required=True, shown_when=(other, codes)) if codes else spec


def _of_a_case_to_come(cls: type[Fact], name: str, situation: Situation | None) -> bool:
    """Whether a field names something of the case while there is no case yet; what has its own answers is asked."""
    new = situation is None or not situation.case.procedures
    return new and name in choosing.OF_THE_CASE and not parsing.choices_of(cls, name)


def _is_part(annotation: Any) -> bool:
    """An authority is filled from the user; a score has its own screen."""
    parts = get_args(annotation) or (annotation,)
    return any(isinstance(part, type) and issubclass(part, Part) for part in parts)


def _kind(cls: type[Fact], name: str, choices: tuple[Choice, ...]) -> Kind:
    base, many = base_of(field_of(cls, name).annotation)
    if choices:
        return "many" if many else "choice" if len(choices) <= INLINE else "pick"
    if name in ("person", "superior"):
        return "person"
    if many:
        return "long"  # one on each line
    kinds: dict[Any, Kind] = {bool: "flag", int: "count", datetime: "moment", date: "day"}
    if base in kinds:
        return kinds[base]
    return "long" if _limit(field_of(cls, name).annotation, field_of(cls, name).metadata) > 300 else "text"


def _limit(annotation: Any, metadata: list[Any]) -> int:
    """The most characters of a text, wherever the mark stands."""
    marks = [*metadata]
    for part in (
        annotation,
        *get_args(annotation),
        *(inner for arg in get_args(annotation) for inner in get_args(arg)),
    ):
        marks += list(getattr(part, "__metadata__", ()))
    found = [mark.max_length for mark in marks if getattr(mark, "max_length", None)]
    return int(max(found, default=300))


def to_data(kind: str, values: Mapping[str, Any]) -> dict[str, Any]:
    """What a form holds as the JSON of a fact: lists are typed one on each line; what is empty is left out."""
    cls = parsing.fact_type(kind)
    data: dict[str, Any] = {}
    for name, value in deciding.gathered(values).items():
        if value in (None, "", []) or not _knows(cls, name):
            continue
        if isinstance(value, dict):
            data[name] = value
            continue
        _, many = base_of(field_of(cls, name).annotation)
        data[name] = (
            [line.strip() for line in value.splitlines() if line.strip()] if many and isinstance(value, str) else value
        )
    return data


def shown(field: FieldSpec, value: Any) -> object:
    """A stored value as a form holds it: texts that are a list stand one on each line."""
    if isinstance(value, list) and field.kind == "long":
        return "\n".join(str(part) for part in value)
    return value


def _knows(cls: type[Fact], name: str) -> bool:
    return name in cls.model_fields or f"{name}_" in cls.model_fields


def leak_form(session: Session) -> FormSpec:
    """The intake of a leak: one form for what was told and, when it is certain, since when."""
    spec, language = form(session, "LeakReported"), session.language
    sure = FieldSpec(
        "sure", "choice", language.say(text("Personal data?")),
        language.say(
            text("Certain means: with reasonable certainty personal data were compromised. From then the 72 hours run.")
        ),
        "", True, (Choice("yes", language.say(text("yes, certain"))), Choice("no",
        language.say(text("not certain yet")))),
    )  # fmt: skip
    aware = form(session, "AwarenessEstablished")
    later = [_only_when_sure(field) for field in aware.fields if field.name in ("aware_at", "reason")]
    first = [field for field in spec.fields if field.required]
    rest = [field for field in spec.fields if not field.required]
    return FormSpec(
        "LeakReported", spec.title, spec.button, (*first, sure, *later, *rest), initial={"channel": "telephone"}
    )


def _only_when_sure(field: FieldSpec) -> FieldSpec:
    return replace(field, shown_when=("sure", "yes"))
