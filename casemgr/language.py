"""Sentences: written in English in the code, worded in Dutch or English at the two edges (screen, command line)."""

import functools
import gettext
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from casemgr.resources import DATA

LANGUAGES = ("nl", "en")
Words = Mapping[str, str]
"""A text of `data/`: `{nl = "…", en = "…"}`."""


@dataclass(frozen=True, slots=True)
class Text:
    """A sentence that is not yet worded: its English form and the values it carries."""

    message: str
    values: Mapping[str, Any] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.message.format_map(self.values) if self.values else self.message


def text(message: str, /, **values: object) -> Text:
    """Marks an English sentence for translation; `{name}` in it is filled when it is worded."""
    return Text(message, values)


@functools.cache
def _catalogue(code: str) -> gettext.NullTranslations:
    return gettext.translation("casemgr", DATA / "locale", languages=[code], fallback=code == "en")


@dataclass(frozen=True, slots=True)
class Language:
    """Words sentences, dates and numbers for one reader."""

    code: str = "nl"

    def say(self, sentence: "Text | Words | str | None") -> str:
        """The sentence in this language. A plain `str` is data, not a message, and passes through."""
        if sentence is None or isinstance(sentence, str):
            return sentence or ""
        if isinstance(sentence, Text):
            worded = _catalogue(self.code).gettext(sentence.message)
            return worded.format_map(self._values(sentence.values)) if sentence.values else worded
        return sentence.get(self.code) or sentence["nl"]

    def _values(self, values: Mapping[str, Any]) -> dict[str, Any]:
        return {name: self._value(value) for name, value in values.items()}

    def _value(self, value: object) -> object:
        if isinstance(value, Text | Mapping):
            return self.say(value)
        if isinstance(value, datetime):
            return self.moment(value)
        return self.day(value) if isinstance(value, date) else value

    def day(self, value: date) -> str:
        """A date in full: "21 november 2026"."""
        from babel.dates import format_date  # kept off the path of the first paint: 3 times bare Python

        return format_date(value, "d MMMM y", locale=self.code)

    def weekday(self, value: date) -> str:
        """A date in full with its weekday: "zaterdag 21 november 2026"."""
        from babel.dates import format_date

        return format_date(value, "EEEE d MMMM y", locale=self.code)

    def moment(self, value: datetime) -> str:
        """A moment in full, in the zone it carries: "zaterdag 21 november 2026, 14:20"."""
        return f"{self.weekday(value)}, {value:%H:%M}"

    def short_day(self, value: date) -> str:
        """ "za 21 nov": from the catalogue, since screens need it before Babel may be loaded."""
        return f"{self.say(WEEKDAYS[value.weekday()])} {value.day} {self.say(MONTHS[value.month - 1])}"

    def short_moment(self, value: datetime) -> str:
        """ "za 21 nov 14:20", in the zone the value carries."""
        return f"{self.short_day(value)} {value:%H:%M}"

    def short_when(self, value: datetime) -> str:
        """The same; midnight is how a day is kept of which no hour is known, so then the day alone."""
        whole = (value.hour, value.minute, value.second) == (0, 0, 0)
        return self.short_day(value) if whole else self.short_moment(value)


WEEKDAYS = (text("Mon"), text("Tue"), text("Wed"), text("Thu"), text("Fri"), text("Sat"), text("Sun"))
MONTHS = (
    text("Jan"), text("Feb"), text("Mar"), text("Apr"), text("May"), text("Jun"),
    text("Jul"), text("Aug"), text("Sep"), text("Oct"), text("Nov"), text("Dec"),
)  # fmt: skip
