"""What a letter asks on a form of its own: beside the facts, how it goes out, to whom, and what is added to it."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from casemgr.errors import Unusable
from casemgr.language import Text, text
from casemgr.law.suggestions import nearest
from casemgr.law.times import read_day, read_time
from casemgr.letters.letter import Condition, Letter, Mention
from casemgr.letters.values import NAMES, Values, check, lines, present

MEANS = "letter.means"
PAPER = (
    MEANS, "letter.their_date", "letter.their_reference", "letter.post_number", "letter.enclosures", "letter.copy_to",
)  # fmt: skip
"""Asked for every letter that goes to somebody."""
FREE = "free_text"
RECIPIENTS: Mapping[str, tuple[str, ...]] = {
    "organisation": ("recipient.name", "recipient.attention", "recipient.address"),
    "person": ("person.form_of_address", "person.given_name", "person.family_name", "person.address"),
}
KNOWN = frozenset({"case.number", "letter.date"})
"""The program says these: a letter is dated on the day it is made final, never before or after."""
LONGEST = {"text": 300, "list": 2000, "lines": 1000}
LONGER = {FREE: 10_000, "asked.answer": 10_000, "leak.said": 2000, "notice.late_reason": 2000}
"""Texts that are written on the form itself."""


def asked(letter: Letter, values: Values) -> tuple[str, ...]:
    """The values this letter asks on its own form; `values` are those at hand without that form."""
    to = letter.to(values)
    own = [*_recipient(to, values), *_of_mentions(letter, values)]
    paper = PAPER if to != "nobody" else ()
    free = [FREE] if any(block.kind == "free" and block.text == FREE for block in letter.blocks) else []
    unasked = KNOWN if paper else KNOWN | set(PAPER)
    return tuple(name for name in dict.fromkeys([*own, *paper, *free]) if name not in unasked)


def _recipient(to: str, values: Values) -> tuple[str, ...]:
    """Somebody of the list of people is addressed as the list says; anybody else as the clerk does."""
    if to == "person" and present(values, "person.key"):
        return ()
    names = RECIPIENTS.get(to, ())
    return () if to == "organisation" and all(present(values, name) for name in names) else names


def _of_mentions(letter: Letter, values: Values) -> list[str]:
    """What a mention has filled in on the letter's form, where the mention can apply at all."""
    mine = [mention for mention in letter.mentions if mention.fill.kind == "letter"]
    own = {*PAPER, *(name for mention in mine for name in _names(mention))}
    found = []
    for mention in mine:
        rest = Condition({name: want for name, want in mention.condition.wanted.items() if name not in own})
        if rest.holds(values):
            found += [name for name in _names(mention) if not present(values, name)]
    return found


def _names(mention: Mention) -> list[str]:
    return [name for need in mention.needs for name in need.split("|")]


def read(data: Mapping[str, Any], names: Sequence[str], zone: ZoneInfo) -> dict[str, Any]:
    """Values of the form as a letter takes them. Raises Unusable: `unknown-letter-value` with the nearest one that is
    known, or `letter-value`.
    """
    for name in data:
        if name not in names:
            near = nearest(name, names) or nearest(name.rpartition(".")[2], [n.rpartition(".")[2] for n in names])
            whole = next((known for known in names if known == near or known.endswith(f".{near}")), None)
            known = text("It asks: {names}.", names=", ".join(names))
            raise Unusable(
                "unknown-letter-value",
                text("This letter does not ask “{name}”.", name=name[:60]),
                hint=text("Did you mean “{near}”?", near=whole) if whole else known,
            )
    wrong = mistakes(data, zone)
    if wrong:
        name, sentence = next(iter(wrong.items()))
        raise Unusable("letter-value", text("“{field}”: {said}", field=name, said=sentence))
    return {name: _value(name, value, zone) for name, value in data.items()}


def usable(kept: Mapping[str, Any], names: Sequence[str], zone: ZoneInfo) -> dict[str, Any]:
    """What was filled in before, as far as the letter still asks it."""
    mine = {name: value for name, value in kept.items() if name in names}
    wrong = mistakes(mine, zone)
    return {name: _value(name, value, zone) for name, value in mine.items() if name not in wrong}


def mistakes(data: Mapping[str, Any], zone: ZoneInfo) -> dict[str, Text]:
    """What is wrong with each value, for a form."""
    found = {}
    for name, value in data.items():
        try:
            said = _wrong(name, _value(name, value, zone))
        except Unusable as error:
            said = error.sentence
        except (ValueError, TypeError):
            said = text("This cannot be read.")
        if said is not None:
            found[name] = said
    return found


def longest(name: str) -> int:
    """How many characters a value may have."""
    return LONGER.get(name) or LONGEST.get(NAMES[name].shape, 2000)


def _value(name: str, value: Any, zone: ZoneInfo) -> Any:
    shape = NAMES[name].shape
    if value in (None, "", []):
        return None
    if shape in ("day", "moment") and isinstance(value, str):
        return read_day(value) if shape == "day" else _moment(value, zone)
    if shape in ("list", "charges", "lines") and isinstance(value, str | list):
        return [str(item) for item in lines(value)]
    if shape in ("number", "money") and isinstance(value, str):
        return int(value)
    return value


def _moment(value: str, zone: ZoneInfo) -> date:
    return read_time(value, zone) if len(value) > len("2026-11-21") else read_day(value)


def _wrong(name: str, value: Any) -> Text | None:
    try:
        check({name: value})
    except Unusable as error:
        return error.sentence
    length = sum(map(len, value)) if isinstance(value, list) else len(value) if isinstance(value, str) else 0
    most = longest(name)
    return text("This is too long: at most {most} characters.", most=most) if length > most else None
