"""Who looks or acts, and the places of a case that the role table opens to them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

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

NOBODY = "nobody"
"""A place that no role opens: what stands there is read by whoever recorded it, and found by nobody."""
BITS: Mapping[str, int] = {name: 1 << number for number, name in enumerate((*PLACES, NOBODY))}


def mask(places: Iterable[str]) -> int:
    """The bits of some places; what stands in the open file has none."""
    return sum(BITS[place] for place in set(places))


COLLEGE = "college_secretary"
OFFICE = f"role:{COLLEGE}"
"""An appeal is sent to an office, whoever holds it: the token of that office among those a case was given to."""


@dataclass(frozen=True, slots=True)
class Viewer:
    """A user with the roles they hold now and the places these open. `assigned_places`: open in a case that was
    given to them; `acting`: roles they stand in for today.
    """

    user: str
    name: str
    roles: frozenset[str]
    places: frozenset[str]
    function: str = ""
    acting: frozenset[str] = frozenset()
    assigned_places: frozenset[str] = frozenset()
    assigned: bool = False

    def in_case(self, given_to: frozenset[str]) -> "Viewer":
        """The same user inside a case that was given to these users and offices."""
        mine = self.user in given_to or (OFFICE in given_to and COLLEGE in self.roles)
        return replace(self, places=self.places | self.assigned_places, assigned=True) if mine else self

    def sees(self, places: Iterable[str]) -> bool:
        """Whether one of these places is open to them."""
        return not self.places.isdisjoint(places)
