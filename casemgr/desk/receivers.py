"""A list of receivers as a file: people whom a letter goes to and who need not stand in the list of people.

The list is read and not kept: what is kept are the letters.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from casemgr.desk import staff_columns
from casemgr.desk.batch_parts import Fault, Row
from casemgr.desk.plain_table import cut, letter, rows, tidy
from casemgr.desk.staff_columns import COMMENT, SEPARATOR, plain
from casemgr.errors import Unusable
from casemgr.language import Language, Text, text
from casemgr.law.suggestions import nearest
from casemgr.resources import table

FILE = "people/receivers.toml"
EXAMPLE = re.compile(r"(voorbeeld|example)\b", re.IGNORECASE)
BEFORE_PLACE = ("address", "address_2")
TOO_MANY = text("There are more cells than headings: put a text that holds the separator between double quotes.")


@cache
def by_heading() -> Mapping[str, str]:
    """Which column a heading means."""
    return {
        plain(said): name
        for name, row in table(FILE).items()
        for said in (name, *row["heading"].values(), *row["also"])
    }


@dataclass(frozen=True, slots=True)
class Receivers:
    """A list that was understood. `unread`: the letters of the columns with another heading; `count`: its lines."""

    encoding: str
    separator: str
    columns: tuple[str | None, ...]
    unread: tuple[str, ...]
    content: str

    @property
    def count(self) -> int:
        """How many receivers the list has."""
        return sum(1 for _ in self._lines())

    def rows(self) -> Iterator[Row | Fault]:
        """Everybody in the list, with the line they begin on."""
        for number, cells in self._lines():
            yield cells if isinstance(cells, Fault) else _row(number, cells)

    def _lines(self) -> Iterator[tuple[int, dict[str, str] | Fault]]:
        heading = True
        for number, row in rows(self.content, self.separator):
            if isinstance(row, Text):
                yield number, Fault(number, "unreadable-row", row)
            elif heading:
                heading = False
            elif any(tidy(cell) for cell in row[len(self.columns) :]):
                yield number, Fault(number, "unreadable-row", TOO_MANY)
            else:
                cells = {
                    name: said for name, cell in zip(self.columns, row, strict=False) if name and (said := tidy(cell))
                }
                if cells and not EXAMPLE.match(cells.get("name", cells.get("family_name", ""))):
                    yield number, cells


def read(raw: bytes) -> Receivers:
    """Finds out how a file is written. `Unusable` when it is no list, or the columns that are needed are not there."""
    encoding, separator, content, headings = cut(raw, lambda cell: by_heading().get(plain(cell)))
    named = tuple(by_heading().get(plain(cell)) for cell in headings)
    unread = [at for at, name in enumerate(named) if name is None and headings[at].strip()]
    _require({"name", "family_name"}, named, [headings[at] for at in unread])
    _require({"address", "place"}, named, [headings[at] for at in unread])
    twice = next((name for name in named if name and named.count(name) > 1), None)
    if twice is not None:
        places = ", ".join(letter(at) for at, name in enumerate(named) if name == twice)
        raise Unusable(
            "column-twice",
            text(
                "Columns {places} have the same meaning: {column}.", places=places, column=table(FILE)[twice]["heading"]
            ),
            hint=text("Keep one of them, or give the other one another heading."),
        )  # fmt: skip
    return Receivers(encoding, separator, named, tuple(letter(at) for at in unread), content)


def _require(either: set[str], named: tuple[str | None, ...], others: list[str]) -> None:
    """One of these columns is there; a heading that comes near is named, for it may be a slip of the pen."""
    if either & set(named):
        return
    headings = [table(FILE)[name]["heading"] for name in table(FILE) if name in either]
    words = {code: " / ".join(heading[code] for heading in headings) for code in ("nl", "en")}
    spelled = {said for heading in headings for said in heading.values()}
    close = next((letter_ for letter_ in others if nearest(letter_, spelled)), None)
    raise Unusable(
        "missing-column",
        text("The list has no column: {columns}.", columns=words),
        hint=text("Did you mean “{near}” by “{heading}”?", near=str(nearest(close, spelled)), heading=close[:40])
        if close
        else text("See which headings there are: casemgr batch template"),
    )


def _row(number: int, cells: Mapping[str, str]) -> Row | Fault:
    """The values of a letter; a line without a name or an address is told."""
    family = cells.get("family_name") or cells.get("name")
    place = " ".join(part for part in (cells.get("postcode"), cells.get("place")) if part)
    street = [line for name in BEFORE_PLACE for line in cells.get(name, "").splitlines()]
    address = [line.strip() for line in (*street, place, cells.get("country", "")) if line.strip()]
    form = form_of_address(cells.get("form_of_address", ""))
    if not family:
        return Fault(number, "no-name", text("There is no name in this line."))
    if not address:
        return Fault(number, "no-address", text("There is no address in this line."))
    if form is None:
        return Fault(number, "form-of-address", text("The form of address is not known: use {codes}.",
                                                     codes=staff_columns.ADDRESSES))  # fmt: skip
    given = _given(cells)
    full = " ".join(part for part in (given, family) if part)
    values: dict[str, Any] = {
        "person.form_of_address": form, "person.family_name": family, "person.address": address,
        "recipient.name": full, "recipient.address": address, **({"person.given_name": given} if given else {}),
    }  # fmt: skip
    return Row(number, "\n".join(" ".join(part.casefold().split()) for part in (full, *address)), values)


def _given(cells: Mapping[str, str]) -> str:
    """The given name, unless the column with the name has it already: “Naam” may be the family name alone."""
    given, told = cells.get("given_name", ""), cells.get("name", "").casefold().split()
    return "" if not cells.get("family_name") and set(given.casefold().split()) <= set(told) else given


def form_of_address(said: str) -> str | None:
    """The code; `none` when nothing was filled in, None when it cannot be read."""
    return staff_columns.columns()["form_of_address"].codes.get(plain(said)) if said else "none"


def template(language: Language) -> list[str]:
    """An empty list to fill in."""
    say, columns = language.say, table(FILE)
    example = [say(row["example"]) if "example" in row else "" for row in columns.values()]
    example[0] = f"{say(text('example'))} {example[0]}"
    lines = [
        text("Lines that begin with {sign} and the example line are not read: they may stay.", sign=COMMENT),
        text("Fill in the name, or first name and family name; and the address."),
        text("Form of address: {codes}. Leave it empty when it is not known; never derive it from the name.",
             codes=staff_columns.ADDRESSES),
    ]  # fmt: skip
    return [
        SEPARATOR.join(say(row["heading"]) for row in columns.values()),
        SEPARATOR.join(example),
        *(f"{COMMENT} {say(line)}" for line in lines),
    ]
