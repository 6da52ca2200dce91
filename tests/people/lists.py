"""Staff lists as programs write them: any encoding, separator, quoting, order, heading and way to write a day."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from hypothesis import strategies as st

HEADINGS = {
    "number": ("Personeelsnummer", "stamnr.", "Staff number", "NUMMER", "number"),
    "family_name": ("Familienaam", "Naam", "achternaam", "Family name", "Last name"),
    "given_name": ("Voornaam", "first name", "given_name"),
    "form_of_address": ("Aanspreking", "Form of address", "aanspreektitel"),
    "entity": ("Bestuur", "Organisation", "werkgever", "entity"),
    "status": ("Statuut", "Status", "STATUUT "),
    "status_from": ("Statuut sinds", "Status since", "statuut vanaf"),
    "service": ("Dienst", "Service", "afdeling"),
    "in_service_from": ("In dienst sinds", "indiensttreding", "In service since"),
}
SPELLED = {
    "form_of_address": {
        "mevrouw": ("mevrouw", "Mevr.", "Ms", "mw"),
        "heer": ("heer", "De heer", "Dhr.", "Mr"),
        "none": ("none", "geen", "Geen aanspreking"),
    },
    "status": {
        "statutory": ("statutair", "Statutory", "vastbenoemd"),
        "contractual": ("contractueel", "CONTRACTUEEL", "contractual"),
        "subsidised_teacher": ("gesubsidieerde leerkracht", "Gesubsidieerd onderwijzend", "subsidised_teacher"),
        "on_probation": ("op proef", "on probation"),
        "external": ("extern", "External"),
    },
    "entity": {"gemeente": ("gemeente", "Oefendorp"), "ocmw": ("OCMW", "OCMW Oefendorp")},
}
ALWAYS = ("number", "family_name", *SPELLED)


@dataclass(frozen=True)
class Manner:
    """How a program writes a list. `spelling` picks one of several words for the same thing, `order` the columns."""

    encoding: str = "utf-8"
    separator: str = ";"
    quoting: int = csv.QUOTE_MINIMAL
    ending: str = "\r\n"
    day: str = "%d/%m/%Y"
    spelling: int = 0
    order: int = 0

    def write(self, rows: Sequence[Mapping[str, Any]]) -> bytes:
        """The file that holds these people."""
        names = [name for name in HEADINGS if name in ALWAYS or any(name in row for row in rows)]
        turned = names[self.order % len(names) :] + names[: self.order % len(names)]
        cells = [[self._cell(name, row.get(name)) for name in turned] for row in rows]
        headings = [self._pick(HEADINGS[name]) for name in turned]
        return self.encode(self.table([headings, *cells]))

    def table(self, rows: Iterable[Sequence[str]]) -> str:
        """Rows as text."""
        out = io.StringIO(newline="")
        quoting = csv.QUOTE_ALL if self.ending == "\r" else self.quoting  # Python leaves a bare \n unquoted there
        csv.writer(out, delimiter=self.separator, quoting=quoting, lineterminator=self.ending).writerows(rows)  # type: ignore[arg-type]
        return out.getvalue()

    def encode(self, content: str) -> bytes:
        """Text as bytes."""
        return content.encode(self.encoding)

    def _cell(self, name: str, value: Any) -> str:
        if value is None:
            return ""
        if name in SPELLED:
            return self._pick(SPELLED[name][value])
        return value.strftime(self.day) if isinstance(value, date) else str(value)

    def _pick(self, words: Sequence[str]) -> str:
        return words[self.spelling % len(words)]


MANNERS = st.builds(
    Manner,
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "latin-1"]),
    separator=st.sampled_from([";", ",", "\t"]),
    quoting=st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL, csv.QUOTE_NONNUMERIC]),
    ending=st.sampled_from(["\r\n", "\n", "\r"]),
    day=st.sampled_from(["%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y"]),
    spelling=st.integers(0, 9),
    order=st.integers(0, 8),
)

# Letters that both 8-bit encodings write alike, and whose bytes never look like UTF-8.
LETTERS = "abcdeXYZ ÀÉÈéèëïñøßç'-.;,|\"\t\n0"
NAMES = st.text(st.sampled_from(LETTERS), min_size=1, max_size=12).map(lambda said: said.strip() or "x")
BEGUN = st.dates(date(1950, 1, 1), date(2026, 1, 1))
PEOPLE = st.lists(
    st.fixed_dictionaries(
        {
            "number": st.from_regex(r"[1-9][0-9]{0,6}|[A-Z]{2}-[0-9]{3}", fullmatch=True),
            "family_name": NAMES,
            "form_of_address": st.sampled_from(list(SPELLED["form_of_address"])),
            "entity": st.sampled_from(list(SPELLED["entity"])),
            "status": st.sampled_from(list(SPELLED["status"])),
        },
        optional={"given_name": NAMES, "service": NAMES, "status_from": BEGUN, "in_service_from": BEGUN},
    ),
    min_size=1,
    max_size=8,
    unique_by=lambda row: (row["entity"], row["number"]),
)


def said(row: Mapping[str, Any]) -> dict[str, Any]:
    """A row as facts hold it."""
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in row.items()}


def somebody(number: str = "1042", **more: Any) -> dict[str, Any]:
    """One person of a list."""
    row = {"number": number, "family_name": f"Kanarie{number}", "form_of_address": "none", "entity": "gemeente"}
    return row | {"status": "contractual"} | more
