"""What a letter must say: what is still missing, and where it is filled in."""

import re
from dataclasses import dataclass

from casemgr.errors import Refused
from casemgr.language import LANGUAGES, Text, Words, text
from casemgr.letters.letter import Fill, Letter, Mention
from casemgr.letters.places import place
from casemgr.letters.values import Values, present
from casemgr.letters.wording import charges

_YEAR = re.compile(r"\b(19|20)\d\d\b")


@dataclass(frozen=True, slots=True)
class Missing:
    """A mention that cannot be made: `lacks` are the names of the values that are not there."""

    id: str
    label: Words
    fill: Fill
    source: str
    lacks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Check:
    """A line of the list beside a letter: `state` is present, missing, doubtful or not_required."""

    id: str
    label: Words
    state: str
    why: Text | Words | None
    fill: Fill
    source: str


class Incomplete(Refused):
    """A letter that would not say what it must; `missing` holds what and where to fill it in."""

    def __init__(self, missing: tuple[Missing, ...]) -> None:
        what = {code: "; ".join(_said(item.label, code) for item in missing) for code in LANGUAGES}
        where = {code: "; ".join(_places(missing, code)) for code in LANGUAGES}
        super().__init__(
            "missing-mentions",
            text("The letter cannot be made yet. It lacks: {what}.", what=what),
            hint=text("Fill it in here: {where}. Until then a draft can be printed.", where=where),
            source=missing[0].source if len(missing) == 1 else None,
        )
        self.missing = missing


def missing(letter: Letter, values: Values) -> tuple[Missing, ...]:
    """The mentions that apply here and lack a value, in the order of the letter."""
    apply = (mention for mention in letter.mentions if mention.condition.holds(values))
    found = ((mention, _lacks(mention, values)) for mention in apply)
    return tuple(Missing(m.id, m.label, m.fill, m.source, lacks) for m, lacks in found if lacks)


def checklist(letter: Letter, values: Values) -> tuple[Check, ...]:
    """Every mention with its state; doubtful is for a person to look at and never stops a letter."""
    return tuple(
        Check(mention.id, mention.label, *_state(mention, values), mention.fill, mention.source)
        for mention in letter.mentions
    )


def _state(mention: Mention, values: Values) -> tuple[str, Text | Words | None]:
    if not mention.condition.holds(values):
        return "not_required", mention.not_required or text("not required here")
    if _lacks(mention, values):
        where = {code: place(mention.fill, code) for code in LANGUAGES}
        return "missing", text("fill it in: {where}", where=where)
    undated = _undated(values) if "breach.charges" in mention.needs else []
    if undated:
        return "doubtful", text("no date seen in fact {numbers}", numbers=", ".join(map(str, undated)))
    return "present", None


def _lacks(mention: Mention, values: Values) -> tuple[str, ...]:
    return tuple(name for name in mention.needs if not present(values, name))


def _undated(values: Values) -> list[int]:
    said = charges(values.get("breach.charges"))
    return [number for number, charge in enumerate(said, 1) if not _YEAR.search(charge)]


def _said(label: Words, code: str) -> str:
    return label.get(code) or label["nl"]


def _places(items: tuple[Missing, ...], code: str) -> list[str]:
    return list(dict.fromkeys(place(item.fill, code) for item in items))
