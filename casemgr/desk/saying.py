"""Values of facts in words: moments in local time, codes by their meaning, people by name."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from casemgr.desk import parsing, wording
from casemgr.language import Language, text
from casemgr.law import packcodes
from casemgr.naming import full_name
from casemgr.situation import Situation

TECHNICAL = frozenset({"sha256", "pack_digest", "mark"})
"""Values that say nothing to a reader; programs get them."""

ONE_LINE = frozenset({("LetterIssued", "address"), ("LetterIssued", "signers")})
"""Lists whose parts are no items of their own, so that no numbers stand before them."""


def value(situation: Situation, language: Language, fact: str, name: str, said: Any) -> str:
    """One value of a fact as people read it."""
    if isinstance(said, bool):
        return language.say(text("yes") if said else text("no"))
    if (fact, name) in ONE_LINE:
        return ", ".join(_one_line(part) for part in said)
    if isinstance(said, list) and any(isinstance(part, str) and " " in part for part in said):
        parts = [value(situation, language, fact, name, part) for part in said]
        return "  ".join(f"{number}. {part}" for number, part in enumerate(parts, 1)) if len(parts) > 1 else parts[0]
    if isinstance(said, list):
        return ", ".join(value(situation, language, fact, name, part) for part in said)
    if isinstance(said, dict):
        organ = situation.pack.organs.get(said.get("organ", ""))
        worded = language.say(organ.label) if organ is not None else said.get("organ")
        return ", ".join(str(part) for part in (said.get("holder"), worded) if part) or str(said)
    if not isinstance(said, str):
        return str(said)
    return _text(situation, language, fact, name, said)


def _one_line(part: Any) -> str:
    """A line of an address; somebody who signs by name and function, without their account."""
    return str(part) if isinstance(part, str) else ", ".join(filter(None, (part.get("name"), part.get("function"))))


def _text(situation: Situation, language: Language, fact: str, name: str, said: str) -> str:
    if name == "person":
        known = situation.person(said)
        return full_name(known) or said
    if (fact, name) == ("LetterIssued", "letter"):
        return _letter(said, language)
    worded = packcodes.label(situation.pack, fact, name, said)
    if worded is not None:
        return language.say(worded)
    if said in parsing.choices_of(parsing.fact_type(fact), name) or said in wording.field(fact, name).get(
        "choices", {}
    ):
        return language.say(wording.choice(fact, name, said))
    return _moment(said, language, situation.zone) or said


def _letter(said: str, language: Language) -> str:
    from casemgr.letters import catalogue

    return language.say(catalogue.letter(said).label) if said in catalogue.letters() else said


def _moment(said: str, language: Language, zone: ZoneInfo) -> str | None:
    """An ISO date or instant in words; None for any other text."""
    if len(said) < 10 or said[4:5] != "-" or not said[:4].isdigit():
        return None
    try:
        if len(said) == 10:
            return language.short_day(date.fromisoformat(said))
        return language.short_when(datetime.fromisoformat(said).astimezone(zone))
    except ValueError:
        return None


def values(situation: Situation, language: Language, fact: str, said: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Every value of a fact with its label, in the order of the model."""
    order = [field.alias or name for name, field in parsing.fact_type(fact).model_fields.items()]
    names = sorted(
        (name for name in said if name not in TECHNICAL),
        key=lambda name: order.index(name) if name in order else len(order),
    )
    return [(language.say(wording.field_label(fact, n)), value(situation, language, fact, n, said[n])) for n in names]
