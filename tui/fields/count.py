"""A whole number, maybe "about", maybe unknown: at night nobody knows how many letters went out."""

import re
from collections.abc import Mapping

from casemgr.language import Text, text
from tui.fields.field import Reading
from tui.fields.text import LineField

_ABOUT = r"(?P<about>±|\+/-|~|≈|ongeveer|zowat|rond|circa|ca\.?|about|around|approx\.?|approximately)?"
_NUMBER = r"(?P<number>[0-9]{1,3}(?:[ .\u00a0\u202f][0-9]{3})+|[0-9]+)"
_COUNT = re.compile(rf"{_ABOUT}\s*{_NUMBER}")
_UNKNOWN = {
    "onbekend",
    "unknown",
    "weet niet",
    "weet ik niet",
    "don't know",
    "?",
    "nog onbekend",
    "not known yet",
}
MOST = 10**9


class CountField(LineField):
    """Takes 38, 1.200, ±300, "ongeveer 300"; with a companion (`spec.group`) also "onbekend"."""

    HELP = text("A number: 38, 1.200 or about 300. Type unknown where nobody knows it yet.").message
    kind = ""

    def read(self, typed: str) -> Reading:
        words = " ".join(typed.lower().replace("’", "'").split())
        self.kind = ""
        if not words:
            return Reading()
        if words in _UNKNOWN:
            return self._unknown()
        found = _COUNT.fullmatch(words)
        if not found:
            return Reading(error=self._how())
        number = int(re.sub(r"\D", "", found["number"]))
        if number > MOST:
            return Reading(error=text("Check the number: it is more than a billion."))
        if found["about"] and not self.spec.group:
            return Reading(error=text("An exact number is needed here, e.g. 300."))
        self.kind = "approximate" if found["about"] else "exact"
        return Reading(number, note=self._said(number))

    def _unknown(self) -> Reading:
        if not self.spec.group:
            return Reading(error=text("A number is needed here; leave it empty if you do not know it."))
        self.kind = "unknown"
        return Reading(note=text("= unknown for now"), answered=True)

    def _said(self, number: int) -> Text:
        grouped = f"{number:,}".replace(",", ".")
        if self.kind == "approximate":
            return text("= about {number}", number=grouped)
        return text("= {number}", number=grouped)

    def _how(self) -> Text:
        if self.spec.group:
            return text("This is not a whole number. Type 38, 1.200, about 300 or unknown.")
        return text("This is not a whole number. Type e.g. 38 or 1.200.")

    @property
    def values(self) -> Mapping[str, object]:
        companion = {self.spec.group: self.kind} if self.spec.group and self.kind else {}
        return {**super().values, **companion}
