"""Somebody who signs: an account or a name as typed, with the function and the capacity they sign in."""

from dataclasses import dataclass

from casemgr.desk.session import Session
from casemgr.naming import bare
from casemgr.reading import people


@dataclass(frozen=True, slots=True)
class Signer:
    """One signature. `user`: their account, where they have one."""

    name: str
    function: str
    user: str = ""
    capacity: str = "titular"
    basis: str = ""
    on_behalf_of: str = ""

    @property
    def called(self) -> str:
        """ "Els Peeters, algemeen directeur"."""
        return ", ".join(part for part in (self.name, self.function) if part)


def known(session: Session, said: str) -> Signer:
    """A user by account or by name, with their function; else what was typed: "name, function"."""
    if not said:
        return Signer("", "")
    rows = people.users(session.register)
    name, _, function = (part.strip() for part in said.partition(","))
    row = next((row for row in rows if row["user"] == said), None)
    row = row or next((row for row in rows if bare(row["name"]) == bare(name)), None)
    if row is None:
        return Signer(name, function)
    return Signer(row["name"], function or row["function"] or "", row["user"])


def same(one: Signer, other: Signer) -> bool:
    return bool(one.user and one.user == other.user) or bool(one.name and bare(one.name) == bare(other.name))
