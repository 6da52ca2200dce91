"""Who looks or acts, and the places of a case that the role table opens to them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

PLACES: Mapping[str, tuple[str, frozenset[str]]] = {
    "leak": ("leak", frozenset({"leak"})),
    "report": ("breach", frozenset({"report"})),
    "whistleblower": ("breach", frozenset({"report", "whistleblower"})),
    "breach": ("breach", frozenset()),
    "identified": ("breach", frozenset({"identified"})),
    "neutral": ("breach", frozenset({"neutral"})),
    "personnel": ("personnel", frozenset({"identified"})),
    "appeal": ("personnel", frozenset({"identified", "appeal"})),
    "measures": ("measures", frozenset()),
    "requests": ("requests", frozenset()),
    "letters": ("letters", frozenset()),
    "reporter-leak": ("reporter", frozenset({"leak"})),
    "reporter-report": ("reporter", frozenset({"report"})),
    "reporter-whistleblower": ("reporter", frozenset({"report", "whistleblower"})),
}
"""Place → column of the role table, and what narrows it there. A viewer sees a place or does not; rows say where
they are.
"""

BITS: Mapping[str, int] = {name: 1 << number for number, name in enumerate(PLACES)}


def mask(places: Iterable[str]) -> int:
    """The bits of some places; what stands in the open file has none."""
    return sum(BITS[place] for place in set(places))


@dataclass(frozen=True, slots=True)
class Viewer:
    """A user with the roles they hold now and the places these open."""

    user: str
    name: str
    roles: frozenset[str]
    places: frozenset[str]
    function: str = ""

    def sees(self, places: Iterable[str]) -> bool:
        """Whether one of these places is open to them."""
        return not self.places.isdisjoint(places)
