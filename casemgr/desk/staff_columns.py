"""The columns of a staff list: their headings, the codes they know, and the template (`data/people/columns.toml`)."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, get_args

from casemgr.desk import wording
from casemgr.facts import literals
from casemgr.language import LANGUAGES, Language, Words, text
from casemgr.registerfacts import PersonDetails, PersonRegistered
from casemgr.resources import table

FILE = "people/columns.toml"
REQUIRED = ("number", "family_name", "form_of_address", "entity", "status")
EXAMPLE = re.compile(r"(voorbeeld|example)\b", re.IGNORECASE)
"""How the staff number of the example line begins, which is never read."""
COMMENT = "#"
SEPARATOR = ";"
"""What a spreadsheet in Dutch writes and expects."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column. `codes`: what may be filled in, by how it is spelled without accents and spaces."""

    name: str
    heading: Words
    help: Words | None
    example: Words | None
    headings: frozenset[str]
    codes: Mapping[str, str]
    is_day: bool
    in_template: bool


def plain(said: str) -> str:
    """A heading or code as it is compared: no capitals, accents, spaces or signs, nothing between brackets."""
    bare = re.sub(r"\([^)]*\)", "", said)
    split = unicodedata.normalize("NFKD", bare).casefold()
    return "".join(sign for sign in split if sign.isalnum())


@cache
def columns() -> Mapping[str, Column]:
    """Every column by its name, in the order of the template."""
    return {name: _column(name, row) for name, row in table(FILE).items()}


def _column(name: str, row: Mapping[str, Any]) -> Column:
    heading: Words = row.get("heading") or wording.field_label("PersonRegistered", name)
    words = wording.field("PersonRegistered", name)
    said = (name, *heading.values(), *row.get("also", ()))
    return Column(
        name, heading, words.get("help"), row.get("example"), frozenset(map(plain, said)),
        _codes(name, {code: said for code, *said in row.get("codes", ())}), _is_day(name), row.get("template", True),
    )  # fmt: skip


def _codes(name: str, spelled: Mapping[str, list[str]]) -> dict[str, str]:
    field = PersonDetails.model_fields.get(name)
    known = literals(field.annotation) if field is not None else ()
    return {
        plain(said): code
        for code in known
        for said in (code, *wording.choice("PersonRegistered", name, code).values(), *spelled.get(code, ()))
    }


def _is_day(name: str) -> bool:
    field = PersonDetails.model_fields.get(name)
    return name.startswith("suspended_") or (field is not None and date in get_args(field.annotation))


@cache
def by_heading() -> Mapping[str, str]:
    """Which column a heading means."""
    return {heading: column.name for column in columns().values() for heading in column.headings}


ADDRESSES: Words = {"nl": "mevrouw / heer / geen", "en": "Ms / Mr / none"}


def spoken_codes(name: str) -> Words:
    """What may be filled in, in words: "mevrouw / heer / geen"."""
    if name == "form_of_address":
        return ADDRESSES
    codes = literals(PersonRegistered.model_fields[name].annotation)
    worded = [wording.choice("PersonRegistered", name, code) for code in codes]
    return {language: " / ".join(words[language] for words in worded) for language in LANGUAGES}


def template(language: Language) -> list[str]:
    """An empty list to fill in: headings, an example line that is never read, and what to know."""
    say, shown = language.say, [column for column in columns().values() if column.in_template]
    needed = ", ".join(say(columns()[name].heading) for name in REQUIRED)
    lines = [
        text("Lines that begin with {sign} and the example line are not read: they may stay.", sign=COMMENT),
        text("Always fill in: {columns}. The other columns may stay empty or be left out.", columns=needed),
        text("Form of address: {codes}. Ask the person; never derive it from the name.",
             codes=spoken_codes("form_of_address")),
        text("Status: {codes}.", codes=spoken_codes("status")),
        text("Organisation: the key or the name that casemgr knows it by (casemgr entities list)."),
        text("Dates: 31/12/2026 or 2026-12-31."),
        text("Superior: a staff number of this list or a name."),
        text("A suspended contract: only the days, never why."),
    ]  # fmt: skip
    return [
        SEPARATOR.join(say(column.heading) for column in shown),
        SEPARATOR.join(say(column.example) for column in shown),
        *(f"{COMMENT} {say(line)}" for line in lines),
    ]
