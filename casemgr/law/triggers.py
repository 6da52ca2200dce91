"""Which facts start, stop or drop a clock: matched on public fields only, so that erasing changes nothing."""

from collections.abc import Mapping
from dataclasses import dataclass, field

UNSAID = "unsaid"
"""In `when` and in a trigger: the public field was left open."""


@dataclass(frozen=True, slots=True)
class Trigger:
    """A fact that starts, stops or drops a clock; `at` is the field with the moment, empty for a drop."""

    fact: str
    at: str = ""
    where: Mapping[str, object] = field(default_factory=dict)
    gives: Mapping[str, str] = field(default_factory=dict)  # options this fact settles by its nature

    def fits(self, fact: str, values: Mapping[str, object]) -> bool:
        """Whether a fact of that name with those public values is meant."""
        return fact == self.fact and agrees(self.where, values)


def agrees(wanted: Mapping[str, object], values: Mapping[str, object]) -> bool:
    """Whether each named value is the wanted one, or one of the wanted ones."""
    return all(_is_one_of(expected, values.get(name)) for name, expected in wanted.items())


def _is_one_of(expected: object, actual: object) -> bool:
    known = expected if isinstance(expected, tuple) else (expected,)
    return (UNSAID if actual is None else actual) in known
