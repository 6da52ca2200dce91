"""A question about a term as somebody writes it, and its answer as other programs read it."""

from collections.abc import Mapping
from typing import Any

from casemgr.errors import Unusable
from casemgr.language import Language, text
from casemgr.law.clocks import Clock, Counted, count, load
from casemgr.law.explanations import explain
from casemgr.law.suggestions import nearest
from casemgr.law.times import read_start, read_zone
from casemgr.law.workdays import calendar, country_of


def ask(rule: str, start: str, zone: str = "", options: Mapping[str, str] | None = None) -> Counted:
    """Counts from what was written; refuses what is unknown, unreadable or was not in force."""
    clock = find(rule)
    given = dict(options or {})
    country = given.pop("country", "") or clock.country or country_of(zone)
    place = read_zone(zone or calendar(country).zone)
    _require_options(clock, given)
    counted = count(clock, read_start(start, clock, place), zone=place, country=country, options=given)
    if not counted.readings and clock.status != "unset" and not clock.without_delay:
        raise Unusable(
            "not-in-force",
            text("“{clock}” was not in force on that day.", clock=clock.label),
            hint=text("It is in force from {day}.", day=clock.valid_from),
        )
    return counted


def find(rule: str) -> Clock:
    """The clock of that name."""
    clocks = load()
    if rule in clocks:
        return clocks[rule]
    near = nearest(rule, clocks)
    hint = text("Did you mean “{near}”?", near=near) if near else text("See: casemgr deadline --rules")
    raise Unusable("unknown-rule", text("There is no rule “{rule}”.", rule=rule), hint=hint)


def read_options(written: list[str]) -> dict[str, str]:
    """`name=value` pairs."""
    for pair in written:
        if "=" not in pair or pair.startswith("="):
            raise Unusable(
                "bad-option",
                text("“{option}” is not an option of the form name=value.", option=pair),
                hint=text("Example: {example}.", example="served=hand"),
            )
    return dict(pair.split("=", 1) for pair in written)


def answer(counted: Counted, language: Language) -> dict[str, Any]:
    """What `deadline --json` prints."""
    told: dict[str, Any] = {
        "rule": counted.rule,
        "deadline": counted.deadline.isoformat() if counted.deadline else None,
        "outer": counted.outer.isoformat() if counted.outer else None,
        "readings": [
            {"id": reading.id, "at": reading.at.isoformat(), "contested": reading.contested}
            for reading in counted.readings
        ],
        "explanation": explain(counted, language),
        "sources": list(counted.sources),
        "status": counted.status,
    }
    return told | ({"setting": counted.clock.setting} if counted.clock.setting else {})


def describe(clock: Clock, language: Language) -> dict[str, Any]:
    """One line of `deadline --rules`."""
    return {
        "rule": clock.name,
        "label": language.say(clock.label),
        "counts": clock.unit,
        "start": "time" if clock.unit == "hours" else "date",
        "country": clock.country or None,
        "options": clock.choices(),
        "readings": list(dict.fromkeys(term.id for term in clock.terms)),
        "status": clock.status,
        "setting": clock.setting or None,
        "source": clock.source,
    }


def _require_options(clock: Clock, given: Mapping[str, str]) -> None:
    choices = clock.choices()
    for name, value in given.items():
        if name not in choices:
            raise _unknown("unknown-option", name, [*choices, "country"])
        if value not in choices[name]:
            raise _unknown("unknown-option", value, choices[name])
    for name, known in choices.items():
        if name not in given:
            raise Unusable(
                "option-needed",
                text("“{clock}” cannot be counted without “{option}”.", clock=clock.label, option=name),
                hint=text("Add one of: {known}.", known=", ".join(f"{name}={value}" for value in known)),
            )


def _unknown(kind: str, word: str, known: list[str]) -> Unusable:
    near = nearest(word, known)
    hint = text("Did you mean “{near}”?", near=near) if near else text("Known: {known}.", known=", ".join(known))
    return Unusable(kind, text("“{word}” is not known for this rule.", word=word), hint=hint)
