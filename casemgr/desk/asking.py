"""Forms: what a fact asks, from its model, the words and the pack; and back from what was answered to the fact."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, datetime
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from casemgr.casefile import Procedure
from casemgr.desk import parsing, wording
from casemgr.desk.forms import Choice, FieldSpec, FormSpec, Kind
from casemgr.desk.session import Session
from casemgr.facts import Code, Fact, Part, field_of
from casemgr.language import Words, text
from casemgr.reading import people
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
        if (spec := _field(session, cls, name, situation, procedure)) is not None
    ]  # fmt: skip
    return FormSpec(kind, language.say(wording.label(kind)), language.say(wording.button(kind)), tuple(fields))


def _field(
    session: Session, cls: type[Fact], name: str, situation: Situation | None, procedure: Procedure | None
) -> FieldSpec | None:
    field, kind, language = field_of(cls, name), cls.__name__, session.language
    if _is_part(field.annotation) or (name in OF_THE_CASE and situation is None):
        return None
    words = wording.field(kind, name)
    choices = _choices(session, cls, name, situation, procedure)
    return FieldSpec(
        name, _kind(cls, name, choices), language.say(wording.field_label(kind, name)), language.say(words.get("help")),
        language.say(words.get("example")), field.is_required(), choices,
        bool(words.get("ahead")) or f"{kind}.{name}" in AHEAD, _limit(field.annotation, field.metadata),
        "count_kind" if name == "subjects_count" else "",
    )  # fmt: skip


def _is_part(annotation: Any) -> bool:
    """An authority is filled from the user; a score has its own screen."""
    parts = get_args(annotation) or (annotation,)
    return any(isinstance(part, type) and issubclass(part, Part) for part in parts)


def _kind(cls: type[Fact], name: str, choices: tuple[Choice, ...]) -> Kind:
    base, many = _base(field_of(cls, name).annotation)
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


def _base(annotation: Any) -> tuple[Any, bool]:
    """The type inside "or nothing", marks and lists, and whether it was a list."""
    origin = get_origin(annotation)
    if origin is Annotated:
        return _base(get_args(annotation)[0])
    if origin in (Union, UnionType):
        return _base(next(part for part in get_args(annotation) if part is not type(None)))
    if origin is list:
        return _base(get_args(annotation)[0])[0], True
    return annotation, False


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


def _choices(
    session: Session, cls: type[Fact], name: str, situation: Situation | None, procedure: Procedure | None
) -> tuple[Choice, ...]:
    codes = parsing.choices_of(cls, name) or _worded_codes(cls, name)
    if codes:
        say = session.language.say
        return tuple(Choice(code, say(wording.choice(cls.__name__, name, code))) for code in codes)
    find = OF_THE_CASE.get(name)
    if find is not None and situation is not None and _base(field_of(cls, name).annotation)[0] is Code:
        return find(session, situation, procedure)
    if name == "entity":
        return tuple(
            Choice(entity["key"], entity.get("name", entity["key"])) for entity in people.entities(session.register)
        )
    if name in ("person", "superior") and session.may("personnel V"):
        return tuple(
            Choice(row["person"], row["name"], row["staff_number"]) for row in people.people(session.register, "", 2000)
        )
    return ()


def _worded_codes(cls: type[Fact], name: str) -> tuple[str, ...]:
    """The codes that have words, for a field that would take any code."""
    if _base(field_of(cls, name).annotation)[0] is not Code:
        return ()
    return tuple(wording.field(cls.__name__, name).get("choices", ()))


Find = Callable[[Session, Situation, Procedure | None], tuple[Choice, ...]]


def _routes(session: Session, situation: Situation, procedure: Procedure | None) -> tuple[Choice, ...]:
    say, pack = session.language.say, situation.pack
    return tuple(
        Choice(code, say(r.label), say(r.help), _cited(say, pack, r.article))
        for code, r in pack.routes_for(None).items()
    )


def _articles(session: Session, situation: Situation, procedure: Procedure | None) -> tuple[Choice, ...]:
    say = session.language.say
    return tuple(Choice(code, say(a.title), "", say(a.cite)) for code, a in situation.pack.charges().items())


def _sanctions(session: Session, situation: Situation, procedure: Procedure | None) -> tuple[Choice, ...]:
    say, found = session.language.say, procedure.last("PersonIdentified") if procedure else None
    status = (found.public.get("status") if found else None) or ""
    return tuple(Choice(code, say(s.label), "", s.source) for code, s in situation.pack.sanctions_for(status).items())


def _procedures(session: Session, situation: Situation, procedure: Procedure | None) -> tuple[Choice, ...]:
    say = session.language.say
    running = [
        p for p in situation.case.procedures.values() if p.id != "file" and p.workflow.name != "report" and not p.ended
    ]
    several = len({p.workflow.name for p in running}) < len(running)
    names = {p.id: say(wording.workflow(p.workflow.name)) for p in running}
    return tuple(Choice(key, f"{name} ({key})" if several else name) for key, name in names.items())


def _letters(session: Session, situation: Situation, procedure: Procedure | None) -> tuple[Choice, ...]:
    issued = [record for p in situation.case.procedures.values() for record in p.all("LetterIssued")]
    return tuple(Choice(record.public["number"], record.public["number"]) for record in issued)


def _tasks(session: Session, situation: Situation, procedure: Procedure | None) -> tuple[Choice, ...]:
    every = list(situation.case.procedures.values())
    settled = {r.public["task"] for p in every for kind in ("TaskDone", "TaskDropped") for r in p.all(kind)}
    given = [record for p in every for record in p.all("TaskAssigned")]
    records = [record for record in given if f"task-{record.seq}" not in settled]
    return tuple(Choice(f"task-{record.seq}", record.get("task") or "") for record in records)


def _cited(say: Callable[[Words], str], pack: Any, article: str) -> str:
    return say(pack.articles[article].cite) if article in pack.articles else ""


OF_THE_CASE: Mapping[str, Find] = {
    "route": _routes, "articles": _articles, "sanction": _sanctions, "about": _procedures, "letter": _letters,
    "task": _tasks,
}  # fmt: skip
"""Fields whose answers come from the pack or from the case itself."""


def to_data(kind: str, values: Mapping[str, Any]) -> dict[str, Any]:
    """What a form holds as the JSON of a fact: lists are typed one on each line; what is empty is left out."""
    cls = parsing.fact_type(kind)
    data: dict[str, Any] = {}
    for name, value in values.items():
        if value in (None, "", []) or not _knows(cls, name):
            continue
        _, many = _base(field_of(cls, name).annotation)
        data[name] = (
            [line.strip() for line in value.splitlines() if line.strip()] if many and isinstance(value, str) else value
        )
    return data


def shown(field: FieldSpec, value: Any) -> object:
    """A stored value as a form holds it: texts that are a list stand one on each line."""
    if isinstance(value, list) and field.kind == "long":
        return "\n".join(str(part) for part in value)
    if isinstance(value, str) and field.kind == "moment":
        return f"{datetime.fromisoformat(value):%d/%m/%Y %H:%M}"
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
