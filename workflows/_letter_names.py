"""Whose name stays out of a letter to others: a text that goes out is read for the people this case knows."""

from collections.abc import Collection, Iterator

from casemgr.naming import bare, full_name
from casemgr.situation import Situation

WHO = (
    ("LeakReported", "reporter"),
    ("ReportReceived", "reporter"),
    ("ReportReceived", "concerns"),
    ("PersonIdentified", "person"),
    ("BreachReported", "person"),
)
"""Who reported something in this case, and whom it turned out to be about."""


def names_in(situation: Situation, said: str, allowed: Collection[str] = ()) -> bool:
    """Whether a text names a user of the register, or somebody this case says reported it or did it."""
    plain = bare_text(said)
    return any(f" {name} " in plain for name in _names(situation) if name not in allowed)


def bare_text(said: str) -> str:
    """The words in lower case without marks, so that "Els Peeters," is found as well."""
    kept = (letter if letter.isalnum() or letter in "'’-" else " " for letter in said.casefold())
    return f" {' '.join(''.join(kept).split())} "


def _names(situation: Situation) -> Iterator[str]:
    """Full names only: a family name alone may be an ordinary word."""
    every = situation.case.procedures.values()
    told = [str(key) for p in every for kind, field in WHO for r in p.all(kind) if (key := r.get(field))]
    known = (full_name(situation.person(key)) for key in told)
    found = (bare_text(bare(name)).strip() for name in (*situation.users.values(), *known, *told))
    yield from (name for name in found if " " in name)
