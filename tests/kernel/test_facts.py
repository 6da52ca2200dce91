"""What is public and what can be forgotten is read from the type; what was forgotten is still readable as forgotten."""

from datetime import date, datetime
from typing import Annotated, Any, Literal, Optional

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, ValidationError

from casemgr import casefacts, registerfacts, workflow
from casemgr.desk import parsing
from casemgr.errors import Unusable
from casemgr.facts import ERASED, Authority, Code, Fact, Moment, Narrative, OnDay, Part, Short, audience, is_public
from tests.stories.office import BRUSSELS


class Severity(Part):
    """Numbers only."""

    dpc: int | None = None


class Contact(Part):
    """A name among codes."""

    organ: Code
    name: Short


class Sample(Fact):
    """One field of every shape."""

    at: Moment
    on: OnDay | None = None
    day: date | None = None
    flag: bool | None = None
    count: int | None = None
    code: Code | None = None
    choice: Literal["a", "b"] | None = None
    choices: list[Literal["a", "b"]] | None = None
    codes: tuple[Code, ...] | None = None
    severity: Severity | None = None
    from_: date | None = None
    marked: Annotated[Code | None, "a mark that means nothing"] = None
    name: Short
    names: list[Short] | None = None
    maybe: Optional[Short] = None  # noqa: UP045
    either: Code | Short | None = None
    contact: Contact | None = None
    contacts: list[Contact] | None = None
    anything: Any = None
    story: Narrative | None = audience("personnel")


PUBLIC = {
    "at", "on", "day", "flag", "count", "code", "choice", "choices", "codes", "severity", "from", "marked",
    "happened_at",
}  # fmt: skip
PERSONAL = {"name", "names", "maybe", "either", "contact", "contacts", "anything", "story", "by", "note"}


def sample(**said: Any) -> Fact:
    return parsing.parse(Sample, {"at": "2026-11-21T14:00", "name": "Jan", **said}, BRUSSELS)


def test_the_type_decides_what_is_public() -> None:
    assert Sample.public_names == PUBLIC
    assert Sample.personal_names == PERSONAL


def test_a_fact_splits_along_that_line_by_the_names_people_use() -> None:
    contact = {"organ": "ict", "name": "An"}
    public, personal = sample(**{"from": "2026-11-01"}, codes=["a.b"], contact=contact, maybe="x").split()
    assert public == {"at": "2026-11-21T14:00:00+01:00", "from": "2026-11-01", "codes": ["a.b"]}
    assert personal == {"name": "Jan", "contact": contact, "maybe": "x"}


@pytest.mark.parametrize(
    "shape", [float, float | None, list[float], Annotated[float, "cents"], dict[str, float] | float]
)
def test_floats_are_refused_when_the_class_is_made(shape: Any) -> None:
    with pytest.raises(TypeError, match="no floats"):
        type("Wrong", (Fact,), {"__annotations__": {"value": shape}, "__module__": __name__})


def test_a_float_inside_a_part_is_refused_too() -> None:
    class Amount(BaseModel):
        euros: float

    with pytest.raises(TypeError, match="no floats"):
        type("Wrong", (Fact,), {"__annotations__": {"amount": Amount | None}, "__module__": __name__})


@pytest.mark.parametrize(
    "shape", [str, bytes, object, Any, dict, dict[Code, int], list[str | int], Code | Short, Authority]
)
def test_what_might_hold_text_is_personal(shape: Any) -> None:
    assert not is_public(shape)


REGISTER_FACTS = [kind for kind in vars(registerfacts).values() if isinstance(kind, type) and issubclass(kind, Fact)]
EVERY_FACT = {kind.__name__: kind for kind in (*workflow.facts().values(), *REGISTER_FACTS) if kind is not Fact}


@pytest.mark.parametrize("name", sorted(EVERY_FACT))
def test_no_public_field_of_any_fact_takes_a_name(name: str) -> None:
    kind = EVERY_FACT[name]
    for field in kind.public_names:
        for typed in ("Jan Peeters", ["Jan Peeters"], {"dpc": "Jan Peeters"}):
            wrong = parsing.mistakes(kind, {field: typed}, BRUSSELS)
            assert field in wrong or "date or time" in str(wrong.get("")), field


def test_an_erased_fact_reads_as_erased_and_keeps_its_dates() -> None:
    public, _ = sample(count=3, names=["Jan"]).split()
    back = Sample.recall(public, None)
    assert (back.name, back.at, back.count, back.names, back.maybe) == (ERASED, sample().at, 3, None, None)  # type: ignore[attr-defined]


@pytest.mark.parametrize("name", sorted(workflow.facts()))
def test_every_fact_survives_its_erasure(name: str) -> None:
    kind = workflow.facts()[name]
    required = {(f.alias or n) for n, f in kind.model_fields.items() if f.is_required()}
    public = {n: _some(kind, n) for n in required & kind.public_names}
    back = kind.recall(public, None)
    assert back.split()[0] == kind.recall(back.split()[0], None).split()[0]
    texts = [value for n, value in back.split()[1].items() if n in required]
    assert all(ERASED in str(value) for value in texts)


def _some(kind: type[Fact], name: str) -> Any:
    """Some value of a public field."""
    choices = parsing.choices_of(kind, name)
    shape = str(next(f.annotation for n, f in kind.model_fields.items() if (f.alias or n) == name))
    if choices:
        return [choices[0]] if "list" in shape else choices[0]
    known = {"datetime.datetime": "2026-11-21T14:00:00+01:00", "datetime.date": "2026-11-21", "bool": True, "int": 1}
    found: Any = next((value for word, value in known.items() if word in shape), "code")
    return [found] if "list" in shape else found


def test_a_document_is_recalled_with_the_part_that_was_kept() -> None:
    fact = casefacts.LetterSent(
        letter=Code("2026-0001-01"), sent_at=datetime(2026, 11, 2, tzinfo=BRUSSELS), means="hand", to="An"
    )
    public, personal = fact.split()
    assert (public["letter"], personal) == ("2026-0001-01", {"to": "An"})
    assert casefacts.LetterSent.recall(public, personal) == fact


@given(st.text(alphabet=st.characters(codec="utf-8"), min_size=1, max_size=300))
def test_any_text_is_kept_as_typed_but_for_control_characters(typed: str) -> None:
    kept = "".join(
        c for c in typed.replace("\r\n", "\n") if c in "\t\n\r" or not (ord(c) < 32 or 127 <= ord(c) < 160)
    ).strip()
    if kept:  # text of spaces: see below
        assert sample(name=typed).name == kept  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "typed", ["<b>&amp;", "🦊 naïef", "\u202eomgekeerd\u202c", "Ω", "{naam}", "%s", "'; drop table events; --", "a\nb"]
)
def test_strange_text_comes_back_unchanged(typed: str) -> None:
    fact = sample(name=typed)
    assert Sample.recall(*fact.split()).name == typed  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name", "x" * 301), ("name", ""), ("name", "\x00\x07"), ("name", 5), ("name", None), ("name", ["x"]),
        ("story", "x" * 20_001), ("code", "twee woorden"), ("code", "x" * 65), ("code", ""), ("code", "-x"),
        ("code", "né"), ("choice", "c"), ("count", 1.5), ("count", "veel"), ("flag", "misschien"),
        ("day", "2026-02-30"), ("day", "gisteren"), ("contact", {"organ": "x"}), ("unknown", "x"),
        ("contact", {"organ": "x", "name": "An", "salary": 5}), ("name", "\ud800"),
    ],
)  # fmt: skip
def test_a_wrong_value_is_refused_by_the_name_of_its_field_and_never_repeated(field: str, value: Any) -> None:
    with pytest.raises(Unusable) as refused:
        sample(**{field: value})
    said = f"{refused.value.sentence} {refused.value.hint}"
    assert field in said
    assert not isinstance(value, str) or len(value) < 3 or value.strip() not in said.replace(field, "")


def test_everything_that_is_wrong_is_told_at_once() -> None:
    with pytest.raises(Unusable) as refused:
        parsing.parse(Sample, {"choice": "c", "nane": "Jan"}, BRUSSELS)
    said = str(refused.value.sentence)
    assert all(word in said for word in ("“at” is missing", "“name” is missing", "a, b", "Did you mean “name”"))


def test_a_local_time_is_read_in_the_zone_of_the_code() -> None:
    assert sample(at="2026-07-01T12:00").at.isoformat() == "2026-07-01T12:00:00+02:00"  # type: ignore[attr-defined]
    assert sample(at="2026-07-01T10:00Z").at == sample(at="2026-07-01T12:00").at  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        ("2026-03-29T02:30", "nonexistent-time"),
        ("2026-10-25T02:30", "ambiguous-time"),
        ("2026-11-21", "bad-time"),
        ("nu", "bad-time"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("field", ["at", "happened_at"])
def test_an_hour_that_is_none_or_two_is_refused(typed: str, kind: str, field: str) -> None:
    with pytest.raises(Unusable) as refused:
        sample(**{field: typed})
    assert refused.value.kind == kind


def test_of_an_hour_that_occurs_twice_either_can_be_told() -> None:
    first, second = sample(at="2026-10-25T02:30+02:00"), sample(at="2026-10-25T02:30+01:00")
    assert second.at.timestamp() - first.at.timestamp() == 3600  # type: ignore[attr-defined]


def test_a_bare_date_is_its_local_day_only_where_the_clock_counts_days() -> None:
    assert sample(on="2026-07-01").on.isoformat() == "2026-07-01T00:00:00+02:00"  # type: ignore[attr-defined]
    with pytest.raises(Unusable):
        sample(at="2026-07-01")


@pytest.mark.parametrize("field", ["name", "story"])
def test_text_of_spaces_is_no_text(field: str) -> None:
    with pytest.raises(Unusable):
        sample(**{field: "  \n "})


@pytest.mark.parametrize("field", ["at", "on"])
@pytest.mark.parametrize("value", [5, 1e9])
def test_a_number_is_no_moment(field: str, value: Any) -> None:
    with pytest.raises(Unusable):
        sample(**{field: value})


def test_facts_do_not_change_once_made() -> None:
    with pytest.raises(ValidationError):
        sample().name = "Piet"  # type: ignore[attr-defined]
