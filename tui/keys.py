"""Keys: bindings with an id, names for the key bar, and the file that changes them.

    BINDINGS = [key("u", "explain", text("Why this date"), "case.explain")]
    key_name("ctrl+p", language)          "Ctrl+P"
    app.set_keymap(read_keymap(path, known_bindings([App, CaseScreen, Rows]), scopes))

A description is an English message; it is worded when the key bar, the palette or help is painted.
"""

import difflib
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from textual.binding import Binding
from textual.dom import DOMNode
from textual.keys import Keys, _character_to_key

from casemgr.errors import Unusable
from casemgr.language import Language, Text, text

SHARED = ("app", "rows", "search", "page", "month", "field", "form", "window")
"""Scopes whose keys work inside every screen: a key of theirs is taken there."""

_NAMES: dict[str, str | Text] = {
    "enter": "Enter", "escape": "Esc", "space": text("Space"), "tab": "Tab", "backspace": "Backspace",
    "delete": "Delete", "pageup": "PgUp", "pagedown": "PgDn", "home": "Home", "end": "End",
    "up": "↑", "down": "↓", "left": "←", "right": "→",
}  # fmt: skip
_UNSEEN = {
    "ctrl+i": text("Tab"),
    "ctrl+m": text("Enter"),
    "ctrl+j": text("Enter"),
    "ctrl+h": text("Backspace"),
    "ctrl+left_square_bracket": text("Esc"),
}
_TAKEN = {"f10", "f11", "f12"}
# On a Belgian keyboard these need AltGr, which many terminals send as something else.
_ALTGR = set("[]{}\\|~@#")


def key(
    keys: str,
    action: str,
    words: Text,
    id: str,
    *,
    show: bool = True,
    priority: bool = False,
    display: str | None = None,
) -> Binding:
    """A binding of ours. `keys` may hold twins, "2,é": the first is the one that is shown."""
    return Binding(keys, action, words.message, id=id, show=show, priority=priority, key_display=display)


def key_name(name: str, language: Language) -> str:
    """How people call a key: "ctrl+p" → "Ctrl+P", "question_mark" → "?"."""
    *modifiers, last = name.split("+")
    if last in _NAMES:
        shown = language.say(_NAMES[last])
    elif len(last) > 1 and last.startswith("f") and last[1:].isdigit():
        shown = last.upper()
    else:
        shown = _SIGNS.get(last, last)
        shown = shown.upper() if modifiers and len(shown) == 1 else shown
    return "+".join([*(modifier.capitalize() for modifier in modifiers), shown])


def shown_key(binding: Binding, language: Language) -> str:
    """The name of the key of a binding, as the key bar shows it."""
    return binding.key_display or key_name(binding.key.partition(",")[0], language)


_SIGNS = {_character_to_key(sign): sign for sign in map(chr, range(33, 127)) if not sign.isalnum()}


@dataclass(frozen=True, slots=True)
class Known:
    """A binding that may be changed: its scope is the word before the dot of its id."""

    id: str
    keys: frozenset[str]
    words: Text

    @property
    def scope(self) -> str:
        return self.id.partition(".")[0]


def known_bindings(nodes: Iterable[type[DOMNode]]) -> dict[str, Known]:
    """Every binding with an id of these classes and what they inherit, by id."""
    found: dict[str, Known] = {}
    for node in nodes:
        for kind in node.__mro__:
            for binding in kind.__dict__.get("BINDINGS", ()):
                if isinstance(binding, Binding) and binding.id and binding.id not in found:
                    keys = frozenset(_long(part) for part in binding.key.split(","))
                    found[binding.id] = Known(binding.id, keys, Text(binding.description))
    return found


def read_keymap(path: Path, known: Mapping[str, Known], scopes: Mapping[str, Text]) -> dict[str, str]:
    """The changed keys of `[keys]`, by binding id; empty when there is no file.

    Raises Unusable with file, line and what is wrong: one mistake refuses the whole file, since half a
    keymap leaves a person with keys nobody described.
    """
    if not path.is_file():
        return {}
    written = path.read_text("utf-8")
    try:
        asked = tomllib.loads(written).get("keys", {})
    except tomllib.TOMLDecodeError as error:
        sentence = text("{file} cannot be read: {reason}", file=path.name, reason=str(error))
        raise Unusable("keys-malformed", sentence, hint=_HINT) from None
    changed = {name: _keys(name, value, path.name, written, known) for name, value in _flat(asked).items()}
    _refuse_clashes(changed, path.name, written, known, scopes)
    return {name: ",".join(keys) for name, keys in changed.items()}


_HINT = text("casemgr starts with its own keys until this is put right.")


def _flat(table: Mapping[str, object], before: str = "") -> dict[str, object]:
    """A bare `case.explain = "e"` is a nested table to TOML."""
    flat: dict[str, object] = {}
    for name, value in table.items():
        if isinstance(value, Mapping):
            flat |= _flat(value, f"{before}{name}.")
        else:
            flat[before + name] = value
    return flat


def _refusal(kind: str, file: str, line: int, reason: Text) -> Unusable:
    return Unusable(kind, text("{file}, line {line}: {reason}", file=file, line=line, reason=reason), hint=_HINT)


def _line(written: str, name: str) -> int:
    """The line on which a binding is named; 1 when it is spelled in a way we do not find back."""
    last = name.rpartition(".")[2]
    for number, row in enumerate(written.splitlines(), 1):
        left = row.partition("=")[0].replace('"', "").replace("'", "").replace(" ", "")
        if left.strip() in {name, last} and "=" in row:
            return number
    return 1


def _keys(name: str, value: object, file: str, written: str, known: Mapping[str, Known]) -> list[str]:
    line = _line(written, name)
    if name not in known:
        near = difflib.get_close_matches(name, known, 1)
        reason = (
            text('"{name}" does not exist. Did you mean "{near}"?', name=name, near=near[0])
            if near
            else text('"{name}" does not exist. Help (F1) lists the names.', name=name)
        )
        raise _refusal("keys-unknown", file, line, reason)
    if not isinstance(value, str) or not value.strip():
        raise _refusal("keys-empty", file, line, text('"{name}" needs a key between quotes.', name=name))
    keys = [_long(part.strip()) for part in value.split(",")]
    for one, typed in zip(keys, value.split(","), strict=True):
        if (wrong := _impossible(one, typed.strip())) is not None:
            raise _refusal("keys-impossible", file, line, wrong)
    return keys


def _long(name: str) -> str:
    """ "?" and "ctrl+?" under the names the toolkit uses; anything else as it is."""
    *modifiers, last = (name,) if name in {"+", "ctrl++"} else name.split("+")
    return "+".join([*modifiers, _character_to_key(last) if len(last) == 1 else last.lower()])


def _impossible(name: str, typed: str) -> Text | None:
    if name in _UNSEEN:
        return text('"{key}" is not possible: a terminal takes it for {other}.', key=typed, other=_UNSEEN[name])
    last = name.split("+")[-1]
    if name in _TAKEN:
        return text('"{key}" is not possible: many terminals keep it for themselves.', key=typed)
    if _SIGNS.get(last, last) in _ALTGR:
        return text('"{key}" is not possible: it needs AltGr on many keyboards.', key=typed)
    if len(last) == 1 or last in _SIGNS or last in {item.value for item in Keys}:
        return None
    return text('"{key}" is not the name of a key.', key=typed)


def _refuse_clashes(
    changed: Mapping[str, list[str]],
    file: str,
    written: str,
    known: Mapping[str, Known],
    scopes: Mapping[str, Text],
) -> None:
    now = {name: set(changed.get(name, one.keys)) for name, one in known.items()}
    for name, keys in changed.items():
        for other, taken in now.items():
            shared = set(keys) & taken
            if other == name or not shared or not _together(known[name].scope, known[other].scope):
                continue
            scope = known[other].scope
            reason = text(
                '"{key}" already does "{words}" ({scope}).',
                key=_SIGNS.get(min(shared), min(shared)),
                words=known[other].words,
                scope=scopes.get(scope, scope),
            )
            raise _refusal("keys-clash", file, _line(written, name), reason)


def _together(one: str, other: str) -> bool:
    return one == other or one in SHARED or other in SHARED
