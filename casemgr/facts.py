"""What a fact is: a frozen model whose text can be forgotten and whose dates and codes stay.

Text is personal. Only instants, dates, booleans, whole numbers, `Literal` and `Code` fields are public; that is
read from the type
when the class is made, so a forgotten mark can only hide too much. Floats are refused: they do not survive hashing.
"""

import re
import types
from datetime import date, datetime, timedelta, timezone
from typing import Annotated, Any, ClassVar, Literal, Union, get_args, get_origin
from zoneinfo import ZoneInfo

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    StringConstraints,
    ValidationInfo,
)
from pydantic.fields import FieldInfo
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from casemgr.errors import CaseError
from casemgr.law.times import read_time

ERASED = "(gewist)"
Half = Literal["leak", "report", "personnel", "appeal"]
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")


class Code(str):
    """A word of a pack, a law file or the program: an id, never a text about somebody. Public."""

    __slots__ = ()

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_after_validator_function(
            cls, core_schema.str_schema(pattern=r"^[A-Za-z0-9][A-Za-z0-9_.:/\-]{0,63}$")
        )


def _visible(value: object) -> object:
    """Control characters come with pasted text and show as nothing: they are dropped, all else is kept."""
    if not isinstance(value, str):
        return value
    value.encode()  # half of a character pair cannot be stored: the ValueError names the field
    return CONTROL.sub("", value.replace("\r\n", "\n")).strip()


def _moment(value: object, info: ValidationInfo) -> object:
    if isinstance(value, str):
        zone = (info.context or {}).get("zone")
        return _fixed(_read(value, zone)) if zone is not None else datetime.fromisoformat(value)
    if isinstance(value, datetime) and value.tzinfo is not None:
        return _fixed(value)
    raise ValueError("a moment is a text in ISO 8601")


def _read(value: str, zone: ZoneInfo) -> datetime:
    """A local moment; what cannot be read is told with the field it stands in."""
    try:
        return read_time(value, zone)
    except CaseError as error:
        raise PydanticCustomError("moment", "{kind}", {"kind": error.kind, "error": error}) from None


def _fixed(moment: datetime) -> datetime:
    """With its offset as a number: two moments of one zone would be compared by the clock on the wall."""
    return moment.replace(tzinfo=timezone(moment.utcoffset() or timedelta()))


def _day_or_moment(value: object, info: ValidationInfo) -> object:
    """A bare date means that local day: it is kept as its first moment."""
    if isinstance(value, str) and re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        value = f"{value}T00:00:00"
    return _moment(value, info)


Short = Annotated[str, BeforeValidator(_visible), StringConstraints(min_length=1, max_length=300)]
Narrative = Annotated[str, BeforeValidator(_visible), StringConstraints(min_length=1, max_length=20_000)]
Moment = Annotated[datetime, BeforeValidator(_moment)]
OnDay = Annotated[datetime, BeforeValidator(_day_or_moment)]
"""An instant whose clock counts days: a bare date is accepted."""


def audience(half: str, default: Any = None) -> Any:
    """A field for fewer eyes than its fact: `reporter: Short | None = audience("reporter")`."""
    return Field(default=default, json_schema_extra={"audience": half})


class Part(BaseModel):
    """A piece of a fact that is more than one value."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)


class Authority(Part):
    """Who decided, in which capacity, on which basis. The basis is required unless the holder is the titular."""

    organ: Code
    holder: Short
    capacity: Literal["titular", "acting", "substitute", "delegate"]
    basis: Short | None = None


class Fact(BaseModel):
    """Something that happened. Every fact may say when, by whose act, and carry a note."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", hide_input_in_errors=True,
        alias_generator=lambda name: name.rstrip("_"), populate_by_name=True,
    )  # fmt: skip  # `from_` in Python is `from` for everybody else

    seen_by: ClassVar[str | None] = None
    """The half whose readers may see it, when that is not the half of its workflow."""
    public_names: ClassVar[frozenset[str]]
    personal_names: ClassVar[frozenset[str]]

    happened_at: Moment | None = None
    by: Short | None = None
    note: Narrative | None = None

    @classmethod
    def __pydantic_init_subclass__(cls, **kwargs: Any) -> None:
        names = {field.alias or name: is_public(field.annotation) for name, field in cls.model_fields.items()}
        cls.public_names = frozenset(name for name, public in names.items() if public)
        cls.personal_names = frozenset(names) - cls.public_names

    @classmethod
    def audience_of(cls, name: str) -> str | None:
        """The half of one field, when it is for fewer eyes than the fact."""
        extra = field_of(cls, name).json_schema_extra
        return str(extra["audience"]) if isinstance(extra, dict) and "audience" in extra else None

    def split(self) -> tuple[dict[str, Any], dict[str, Any]]:
        """The public and the personal part as JSON; what was not said is left out."""
        said = self.model_dump(mode="json", exclude_none=True, by_alias=True)
        public = {name: value for name, value in said.items() if name in self.public_names}
        return public, {name: value for name, value in said.items() if name in self.personal_names}

    @classmethod
    def recall(cls, public: dict[str, Any], personal: dict[str, Any] | None) -> "Fact":
        """A stored fact; when its personal part was erased, required text reads "(gewist)"."""
        if personal is None:
            lost = ((name, field_of(cls, name)) for name in cls.personal_names)
            gone = {name: _erased(field.annotation) for name, field in lost if field.is_required()}
            return cls.model_validate({**gone, **public})
        return cls.model_validate({**public, **personal})


def takes_a_day(field: FieldInfo) -> bool:
    """Whether a moment of a fact may be told as a day alone."""
    parts = (field.annotation, *get_args(field.annotation))
    marks = [*field.metadata, *(mark for part in parts for mark in getattr(part, "__metadata__", ()))]
    return any(getattr(mark, "func", None) is _day_or_moment for mark in marks)


def field_of(fact: type[Fact], name: str) -> FieldInfo:
    """A field by the name people use for it (`from`, not `from_`)."""
    return fact.model_fields[name] if name in fact.model_fields else fact.model_fields[f"{name}_"]


def is_public(annotation: Any) -> bool:
    """Whether every value of this type is a date, a number or a code. Unknown types are personal."""
    if annotation is float:
        raise TypeError("no floats in a fact: use quarter-points or cents")
    origin = get_origin(annotation)
    if origin is Annotated:
        return is_public(get_args(annotation)[0])
    if origin in (Union, types.UnionType):
        return _all([is_public(part) for part in get_args(annotation)])
    if origin in (list, tuple, set, frozenset):
        return _all([is_public(part) for part in get_args(annotation) if part is not Ellipsis])
    if origin is Literal or annotation is type(None):
        return True
    if isinstance(annotation, type):
        if issubclass(annotation, BaseModel):
            return _all([is_public(field.annotation) for field in annotation.model_fields.values()])
        return issubclass(annotation, datetime | date | bool | int | Code)
    return False


def _all(found: list[bool]) -> bool:
    """Every part is looked at, so that a float is refused wherever it stands."""
    return all(found)


def _erased(annotation: Any) -> Any:
    """What stands in for required text that was erased."""
    if get_origin(annotation) is Annotated:
        return _erased(get_args(annotation)[0])
    if get_origin(annotation) in (list, tuple):
        return [_erased(get_args(annotation)[0])]
    if annotation is Authority:
        return {"organ": "erased", "holder": ERASED, "capacity": "titular"}
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return {name: _erased(f.annotation) for name, f in annotation.model_fields.items() if f.is_required()}
    return ERASED


def literals(annotation: Any) -> tuple[str, ...]:
    """The codes a field of this type knows; empty when it is no choice."""
    if get_origin(annotation) is Literal:
        return tuple(str(value) for value in get_args(annotation))
    return tuple(value for part in get_args(annotation) for value in literals(part))


def base_of(annotation: Any) -> tuple[Any, bool]:
    """The type inside "or nothing", marks and lists, and whether it was a list."""
    origin = get_origin(annotation)
    if origin is Annotated:
        return base_of(get_args(annotation)[0])
    if origin in (Union, types.UnionType):
        return base_of(next(part for part in get_args(annotation) if part is not type(None)))
    if origin is list:
        return base_of(get_args(annotation)[0])[0], True
    return annotation, False
