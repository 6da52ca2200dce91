"""Reads the clocks of `data/law/*.toml` and refuses a mistake with file, line and key."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import date
from typing import Any, NoReturn

from casemgr import resources
from casemgr.errors import Unusable
from casemgr.language import Text, text
from casemgr.law.clocks import Clock, Term
from casemgr.law.spans import METHODS
from casemgr.law.suggestions import nearest
from casemgr.law.triggers import Trigger
from casemgr.law.workdays import calendar, countries

_LISTS = ("starts", "stops", "drops", "after")
_PLAIN = ("label", "says", "source", "within", "attach", "country", "organisation", "options", "setting",
          "valid_from", "valid_to", "without_delay", "only_as_remedy",
          "reviewing", "first", "waiting")  # fmt: skip
_CLOCK_KEYS = {*_LISTS, *_PLAIN, "status", "readings", "letters", "workflows", "about", "when"}
_REQUIRED = ("label", "says", "source")
_CHOICES: Mapping[str, tuple[str, ...]] = {
    "status": ("settled", "assumed", "contested", "unset"),
    "within": ("procedure", "about"),
    "attach": ("country", "pack"),
    "organisation": ("local_government", "employer"),
}
_TERM_KEYS = {field.name for field in fields(Term)}
_NOTICES = ("day", "third-working-day", "third-working-day-included")
_TYPES: Mapping[type, tuple[str, ...]] = {
    str: (
        "source",
        "status",
        "within",
        "attach",
        "country",
        "organisation",
        "setting",
        "id",
        "method",
        "notice",
        "week",
    ),
    dict: ("label", "says", "options", "when"),
    list: ("readings", "starts", "stops", "drops", "after", "letters", "workflows", "about"),
    bool: ("without_delay", "contested", "shift", "only_as_remedy", "reviewing", "first", "waiting"),
    int: ("amount", "wait_months", "then_weeks"),
    date: ("valid_from", "valid_to", "started_from", "started_until"),
}
_TYPE_OF = {key: kind for kind, keys in _TYPES.items() for key in keys}


def read_all() -> Mapping[str, Clock]:
    """The clocks of every file, by name; other tables in those files belong to other readers."""
    clocks: dict[str, Clock] = {}
    for stem in resources.names("law"):
        relative = f"law/{stem}.toml"
        written = (resources.DATA / relative).read_text("utf-8")
        for name, clock in read_tables(resources.table(relative), f"{stem}.toml", written).items():
            if name in clocks:
                _Place(f"{stem}.toml", name, written).refuse(name, text("this clock stands in another file as well"))
            clocks[name] = clock
    return clocks


def read_tables(tables: Mapping[str, Any], file: str, written: str = "") -> dict[str, Clock]:
    """The clocks of one parsed file; `written` is its text, from which a mistake gets its line."""
    for name in tables:
        if name != "clock" and nearest(name, ["clock"]):
            _Place(file, "", written).unknown(name, ["clock"])
    return {name: _clock(row, _Place(file, name, written)) for name, row in tables.get("clock", {}).items()}


@dataclass(frozen=True, slots=True)
class _Place:
    """Where in which file, so that a mistake can be found."""

    file: str
    clock: str
    written: str

    def refuse(self, key: str, why: Text, hint: Text | None = None) -> NoReturn:
        raise Unusable(
            "bad-clock",
            text("{file}, line {line}, clock “{clock}”, “{key}”: {why}.",
                 file=self.file, line=self._line(key), clock=self.clock, key=key, why=why),
            hint=hint,
        )  # fmt: skip

    def unknown(self, key: str, known: Iterable[str], value: str = "") -> NoReturn:
        wrong, options = value or key, sorted(known)
        near = nearest(wrong, options)
        hint = text("Did you mean “{near}”?", near=near) if near else None
        self.refuse(key, text("“{wrong}” is not known here", wrong=wrong),
                    hint or text("Known: {known}.", known=", ".join(options)))  # fmt: skip

    def require(self, row: Mapping[str, Any], known: set[str], required: Iterable[str]) -> None:
        for key, value in row.items():
            if key not in known:
                self.unknown(key, known)
            wanted = _TYPE_OF.get(key, object)
            if not isinstance(value, wanted) or (wanted is int and isinstance(value, bool)):
                self.refuse(key, text("the value has the wrong type"))
        for key in required:
            if not row.get(key):
                self.refuse(key, text("this is missing"))
        for key in ("label", "says"):
            if key in row and not (row[key].get("nl") and row[key].get("en")):
                self.refuse(key, text("both “nl” and “en” are needed"))

    def _line(self, key: str) -> int:
        """The first line below the clock's header that names the key; else the line of the header."""
        lines = self.written.splitlines()
        header = re.compile(rf"\s*\[clock\.{re.escape(self.clock)}\]")
        top = next((number for number, line in enumerate(lines) if header.match(line)), 0)
        for number, line in enumerate(lines[top + 1 :], top + 2):
            if line.startswith("["):
                break
            if re.search(rf"(^|[\s{{,]){re.escape(key)}\s*=", line):
                return number
        return top + 1


def _clock(row: Mapping[str, Any], place: _Place) -> Clock:
    place.require(row, _CLOCK_KEYS, _REQUIRED)
    for key, known in _CHOICES.items():
        if row.get(key, known[0]) not in known:
            place.unknown(key, known, row[key])
    if row.get("country", "BE") not in countries():
        place.unknown("country", countries(), row["country"])
    terms = tuple(_term(item, place) for item in row.get("readings", ()))
    _require_whole(row, terms, place)
    triggers: dict[str, Any] = {key: tuple(_trigger(item, place, key) for item in row.get(key, ())) for key in _LISTS}
    plain: dict[str, Any] = {key: row[key] for key in _PLAIN if key in row}
    hours = any(METHODS[term.method] == "hours" for term in terms)
    return Clock(
        name=place.clock,
        unit="hours" if hours or row.get("without_delay") else "days",
        status=row.get("status", "settled"),
        terms=terms,
        letters=tuple(row.get("letters", ())),
        workflows=tuple(row.get("workflows", ())),
        about=tuple(row.get("about", ())),
        backward=any(term.method.endswith("days-before") for term in terms),
        when=_wanted(row.get("when", {})),
        versioned=any(term.options or term.started_from > date.min or term.started_until < date.max for term in terms),
        **triggers,
        **plain,
    )


def _require_whole(row: Mapping[str, Any], terms: tuple[Term, ...], place: _Place) -> None:
    """A clock that cannot be counted must say so, and say which setting fills it."""
    unset = row.get("status") == "unset"
    if not terms and not row.get("without_delay"):
        place.refuse("readings", text("this is missing"))
    if len({METHODS[term.method] for term in terms}) > 1:
        place.refuse("method", text("one clock counts either hours or days"))
    if unset and not row.get("setting"):
        place.refuse("setting", text("an unset clock names the setting that fills it"))
    if unset != any(term.amount is None for term in terms):
        place.refuse("amount", text("a clock without an amount is unset, and the other way round"))
    _require_options(row, terms, place)


def _require_options(row: Mapping[str, Any], terms: tuple[Term, ...], place: _Place) -> None:
    given = {name for item in row.get("starts", ()) for name in item.get("gives", {})} | set(row.get("options", {}))
    for term in terms:
        for name in term.options:
            if row.get("starts") and name not in given:
                place.unknown("options", given, name)


def _is_version(term: Term) -> bool:
    return bool(term.options) or (term.started_from, term.started_until) != (date.min, date.max)


def _term(row: Mapping[str, Any], place: _Place) -> Term:
    place.require(row, _TERM_KEYS, ("id", "label", "method"))
    if row["method"] not in METHODS:
        place.unknown("method", METHODS, row["method"])
    if row.get("notice", "day") not in _NOTICES:
        place.unknown("notice", _NOTICES, row["notice"])
    weeks = {name for country in countries() for name in calendar(country).saturdays}
    if row.get("week", "") not in {"", *weeks}:
        place.unknown("week", weeks, row["week"])
    options = {name: frozenset(_listed(known)) for name, known in row.get("options", {}).items()}
    return Term(**{**row, "options": options})


def _trigger(row: Any, place: _Place, key: str) -> Trigger:
    if isinstance(row, str):
        row = {"fact": row}
    if not isinstance(row, dict) or not row.get("fact"):
        place.refuse(key, text("each entry names a fact"))
    if key in ("starts", "stops") and not row.get("at"):
        place.refuse(key, text("each entry says “at”: the field that holds the moment"))
    where = {name: value for name, value in row.items() if name not in ("fact", "at", "gives")}
    return Trigger(row["fact"], row.get("at", ""), _wanted(where), row.get("gives", {}))


def _wanted(row: Mapping[str, Any]) -> dict[str, object]:
    return {name: tuple(value) if isinstance(value, list) else value for name, value in row.items()}


def _listed(value: Any) -> list[str]:
    return value if isinstance(value, list) else [value]
