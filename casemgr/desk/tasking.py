"""The words of a task: what somebody typed, or what the code or the law asks, with what its card shows."""

import json
from datetime import datetime
from typing import Any

from casemgr.desk import wording
from casemgr.language import Language


def said(stored: str | None, language: Language) -> str:
    """The words of a task as a table holds them, in this language; empty once they were erased."""
    if not stored or not stored.startswith("{"):
        return stored or ""
    try:
        told = json.loads(stored)
        shown = [_value(value, language) for value in told.pop("shows")]
    except (ValueError, KeyError, TypeError, AttributeError):  # somebody's own words that begin with a brace
        return stored
    return " \u00b7 ".join([language.say(told), *filter(None, shown)])


def _value(value: Any, language: Language) -> str:
    """What a card shows of its fact: a word of the pack, a moment, or what was typed."""
    if isinstance(value, dict):
        return language.say(value)
    fact, name, given = value
    if isinstance(given, str) and wording.field(fact, name).get("choices", {}).get(given):
        return language.say(wording.choice(fact, name, given))
    if isinstance(given, list):
        return ", ".join(str(part) for part in given)
    return _moment(str(given), language)


def _moment(given: str, language: Language) -> str:
    """An instant or a day in words; any other text as it is."""
    if given[4:5] != "-" or not given[:4].isdigit():
        return given
    try:
        at = datetime.fromisoformat(given)
    except ValueError:
        return given
    return language.short_day(at) if len(given) == 10 else language.short_when(at)
