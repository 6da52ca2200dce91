"""Values as a Dutch letter words them: dates in full, hours as "14.00 uur", "en" before the last item."""

import unicodedata
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from casemgr.language import Language
from casemgr.letters.values import NAMES, Values, lines, present
from casemgr.resources import table

FORMS = ("weekday", "time", "lines")
"""What may follow a colon in a placeholder; without it a value is worded by its shape."""

_DUTCH = Language("nl")


def label(name: str) -> str:
    """The Dutch label of a value: a draft prints it between brackets where the value is missing."""
    return _DUTCH.say(NAMES[name.split("|")[0]].label)


def word(values: Values, name: str, form: str = "") -> str:
    """The value in words, "" when it has none. Line ends survive only in form `lines` and in `free_text`."""
    found = next((part for part in name.split("|") if present(values, part)), None)
    if found is None:
        return ""
    shape, value = NAMES[found].shape, values[found]
    if shape in ("moment", "day"):
        return _moment(values, value, form)
    if shape == "money":
        return f"{value // 100:,}".replace(",", "\u00a0") + f",{value % 100:02d}\u00a0euro"
    if shape in ("lines", "list"):
        parts = [one_line(part) for part in lines(value)]
        return "\n".join(parts) if form == "lines" else _joined(parts, last=" en " if shape == "list" else ", ")
    if found == "free_text":
        return clean(str(value))
    said = one_line(str(value))
    if found == "pack.code_version":
        said = table("letters/every/letter.toml")["versions"].get(said, said)
    return said.replace(" ", "\u00a0") if found.endswith(".phone") else said  # a number never breaks over lines


def charges(value: object) -> list[str]:
    """The facts as sentences; one with a date of its own begins with that date."""
    items = value if isinstance(value, list | tuple) else [value] if value else []
    worded = (_charge(item) if isinstance(item, Mapping) else one_line(str(item)) for item in items)
    return [item for item in worded if item]


def _charge(item: Mapping[str, Any]) -> str:
    said, on, until = one_line(str(item.get("text") or "")), item.get("on"), item.get("until")
    if not (said and on):
        return said
    days = [on] if until in (None, on) else [on, until]
    when = (_DUTCH.day(day) if isinstance(day, date) else one_line(str(day)) for day in days)
    return f"{' tot en met '.join(when)}: {said}"


def _moment(values: Values, value: date, form: str) -> str:
    if not isinstance(value, datetime):
        return _DUTCH.weekday(value) if form == "weekday" else _DUTCH.day(value)
    zone = values["pack.zone"] if present(values, "pack.zone") and value.tzinfo else ""
    local = value.astimezone(ZoneInfo(zone)) if zone else value
    on, hour = local.date(), f"{local.hour}.{local:%M} uur"
    # The end of a day is "24.00 uur" of that day: 00:00 of the next is read as a day too late.
    if hour == "0.00 uur":
        on, hour = on - timedelta(days=1), "24.00 uur"
    elif hour == "23.59 uur":
        hour = "24.00 uur"
    if form == "time":
        return hour
    return f"{_DUTCH.weekday(on) if form == 'weekday' else _DUTCH.day(on)} om {hour}"


def _joined(parts: list[str], *, last: str) -> str:
    return last.join((", ".join(parts[:-1]), parts[-1])) if len(parts) > 1 else "".join(parts)


def one_line(value: str) -> str:
    """Without line ends, tabs and invisible characters, and with single blanks."""
    return " ".join(clean(value).split())


def clean(value: str) -> str:
    """Composed characters (NFC), plain line ends, and no control or invisible formatting characters."""
    value = unicodedata.normalize("NFC", value)
    if value.isprintable():
        return value.replace("\u2011", "-")
    value = value.replace("\r\n", "\n").replace("\r", "\n")
    value = value.translate({0x2028: "\n", 0x2029: "\n", 0x09: " ", 0x2011: "-"})
    return "".join(c for c in value if c == "\n" or unicodedata.category(c) not in ("Cc", "Cf", "Cs"))
