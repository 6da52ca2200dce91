"""A TOML file held against a dataclass: its fields are the keys, their types what a key may hold.

Known types: str, bool, int, date, Literal, Words (a table with nl and en), dataclasses, and tables and lists
of these (`Mapping[str, X]`, `tuple[X, ...]`). The field `for_` is the key `for`.
"""

import dataclasses
import tomllib
import types
from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

from casemgr.errors import Unusable
from casemgr.language import LANGUAGES, Text, Words, text
from casemgr.law.suggestions import nearest

Path = tuple[str | int, ...]
T = TypeVar("T")
KINDS: Mapping[Any, Text] = {
    str: text("a text"),
    bool: text("true or false"),
    int: text("a whole number"),
    date: text("a date"),
    Mapping: text("a table"),
    tuple: text("a list"),
}


class ShapeError(Exception):
    """What is wrong, and at which path of the file."""

    def __init__(self, place: Path, sentence: Text, near: str | None = None) -> None:
        super().__init__(spoken(place))
        self.place, self.sentence, self.near = place, sentence, near

    def said(self, kind: str, name: str, content: str) -> Unusable:
        """The refusal a person reads."""
        hint = text("Did you mean “{near}”?", near=self.near) if self.near else None
        return Unusable(kind, _located(name, line_of(content, self.place), self.sentence), hint=hint)


def _located(name: str, line: int, what: Text) -> Text:
    return text("{file}, line {line}: {what}", file=name, line=line, what=what)


def parse(content: bytes, kind: str, name: str) -> tuple[str, dict[str, Any]]:
    """The text and its tables; bytes that are no UTF-8 or no TOML are refused with their line."""
    try:
        decoded = content.decode("utf-8")
        return decoded, tomllib.loads(decoded)
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
    except tomllib.TOMLDecodeError as error:
        line = _line_in(str(error), decoded)
    except RecursionError:  # brackets nested by the thousand
        line = 1
    raise Unusable(kind, _located(name, line, text("this is no readable TOML.")))


def _line_in(message: str, content: str) -> int:
    """tomllib says "(at line 3, column 5)" or "(at end of document)"."""
    words = message.replace(",", " ").split()
    return int(words[words.index("line") + 1]) if "line" in words else content.count("\n") + 1


def build(kind: type[T], table: object, at: Path = ()) -> T:
    """The dataclass this table describes; `ShapeError` at the first key unknown, missing or mistyped."""
    given = _table(table, at)
    keys: Mapping[str, tuple[str, Any, bool]] = _keys(kind)  # type: ignore[arg-type]  # a class is hashable
    for key in given:
        if key not in keys:
            sentence = text("“{key}” is not a key of {place}.", key=key, place=_place(at))
            raise ShapeError((*at, key), sentence, nearest(key, keys.keys() - given.keys()))
    for key, (_, _, required) in keys.items():
        if required and key not in given:
            raise ShapeError(at, text("“{key}” is missing in {place}.", key=key, place=_place(at)))
    values = {keys[key][0]: _value(keys[key][1], value, (*at, key)) for key, value in given.items()}
    return kind(**values)


@cache
def _keys(kind: Any) -> Mapping[str, tuple[str, Any, bool]]:
    """Key → name of the field, its type, whether it must be there. A computed field is no key."""
    hints = get_type_hints(kind)
    return {
        field.name.rstrip("_"): (
            field.name,
            hints[field.name],
            _required(field),
        )
        for field in dataclasses.fields(kind)
        if field.init and not field.metadata.get("computed")
    }


def _required(field: dataclasses.Field[Any]) -> bool:
    return field.default is field.default_factory is dataclasses.MISSING


def _value(kind: Any, value: object, at: Path) -> object:
    origin = get_origin(kind)
    if origin in (Union, types.UnionType):
        kind = next(part for part in get_args(kind) if part is not type(None))
        origin = get_origin(kind)
    if kind == Words:
        return _words(value, at)
    if origin is Literal:
        return one_of(value, get_args(kind), at)
    if origin is tuple:
        items = _typed(list, tuple, value, at)
        return tuple(_value(get_args(kind)[0], item, (*at, n)) for n, item in enumerate(items))
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return _mapping(get_args(kind), _table(value, at), at)
    if isinstance(kind, type) and dataclasses.is_dataclass(kind):
        return build(kind, value, at)
    return value if kind is Any else _typed(kind, kind, value, at)


def _mapping(kinds: tuple[Any, ...], table: Mapping[str, object], at: Path) -> dict[str, object]:
    keys, kind = kinds
    for key in table:
        if get_origin(keys) is Literal:
            one_of(key, get_args(keys), (*at, key))
    return {key: _value(kind, item, (*at, key)) for key, item in table.items()}


def _typed(kind: type[Any], named: Any, value: object, at: Path) -> Any:
    if type(value) is kind:  # exactly: TOML's true is no whole number, its time no date
        return value
    raise ShapeError(at, text("“{key}” must be {kind}.", key=spoken(at), kind=KINDS[named]))


def _table(value: object, at: Path) -> dict[str, Any]:
    table: dict[str, Any] = _typed(dict, Mapping, value, at)
    return table


def _words(value: object, at: Path) -> Words:
    words = _table(value, at)
    for language in LANGUAGES:
        if not isinstance(words.get(language), str) or not words[language].strip():
            raise ShapeError(at, text("“{key}” is missing in {place}.", key=language, place=_place(at)))
    if extra := [key for key in words if key not in LANGUAGES]:
        raise ShapeError((*at, extra[0]), text("“{key}” is not a key of {place}.", key=extra[0], place=_place(at)))
    return words


def one_of(value: object, options: Any, at: Path) -> str:
    """The value, if it is one of the options."""
    if isinstance(value, str) and value in options:
        return value
    sentence = text("“{value}” does not exist for {key}.", value=str(value)[:60], key=spoken(at))
    raise ShapeError(at, sentence, nearest(str(value), options))


def spoken(at: Path) -> str:
    """The path as people write it: `routes.5.2.article`."""
    return ".".join(str(part) for part in at)


def _place(at: Path) -> Text | str:
    return f"[{spoken(at)}]" if at else text("the file itself")


SPAN = 60
"""Lines that one value takes at most."""


def line_of(content: str, at: Path) -> int:
    """The line where a key begins: the shortest beginning that parses and holds it. Slow, for errors only."""
    names = [part for part in at if isinstance(part, str)]
    lines = content.split("\n")  # as TOML counts lines; a value spans few
    for first, line in enumerate(lines):
        if names and names[-1] in line and _holds(lines, first, at):
            return first + 1
    return 1


def _holds(lines: list[str], first: int, at: Path) -> bool:
    """Whether the key is there once the value that begins on this line is complete."""
    for last in range(first, min(first + SPAN, len(lines))):
        try:
            found: Any = tomllib.loads("\n".join(lines[: last + 1]))
        except tomllib.TOMLDecodeError:
            continue
        try:
            for part in at:
                found = found[part]
        except (KeyError, IndexError, TypeError):
            return False
        return True
    return False
