"""Who acts, when, in which register, in which language: the first argument of everything that acts."""

from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from casemgr import roles
from casemgr.errors import Refused, Unusable
from casemgr.language import Language, text
from casemgr.reading import people
from casemgr.roles import NOWHERE
from casemgr.store import kept
from casemgr.store.connection import Register
from casemgr.viewer import PLACES, Viewer

if TYPE_CHECKING:
    from casemgr.law.packs import Pack


@dataclass(frozen=True)
class Session:
    """`now` is aware; `user` is a user of the register."""

    register: Register
    user: str
    now: datetime
    language: Language = field(default_factory=Language)

    @cached_property
    def roles(self) -> frozenset[str]:
        """The roles this user holds; asked once, since a session lasts for one command or one key."""
        return people.roles_of(self.register, self.user)

    @cached_property
    def viewer(self) -> Viewer:
        """What the role table lets this user see, with the hand-over that runs today."""
        row = people.user(self.register, self.user)
        if row is None:
            raise Unusable(
                "unknown-user",
                text("This register has no user “{user}”.", user=self.user),
                hint=text("Name one with --as, or have one added: casemgr users add"),
            )
        return Viewer(
            self.user, row["name"], self.roles, self._open_places(), row["function"] or "", self.acting,
            self._open_places(assigned=True),
        )  # fmt: skip

    def _open_places(self, *, assigned: bool = False) -> frozenset[str]:
        """The places the role table opens, in any case or in one that was given to this user; asked once for the same
        roles.
        """
        acting = self._acting_in(assigned)
        key = f"places:{' '.join(sorted(self.roles))}:{' '.join(sorted(acting))}:{assigned}"
        labels = frozenset({self.pack.labels} if assigned and roles.depends_on_code(self.roles) else ())
        if key not in self.register.cache:
            self.register.cache[key] = frozenset(
                place
                for place, (column, within) in PLACES.items()
                if roles.may(self.roles, column, "V", acting=acting, within=within | labels, assigned=assigned)
            )
        found: frozenset[str] = self.register.cache[key]
        return found

    def _acting_in(self, assigned: bool) -> frozenset[str]:
        """The roles stood in for: while a hand-over runs, and in a case where the holder stepped aside."""
        known = roles.load()
        replaced = {known[role].acts_for for role in self.roles if assigned and role in known}
        return self.acting | (replaced - {""})

    @cached_property
    def acting(self) -> frozenset[str]:
        """The roles this user stands in for today."""
        if not people.stands_in_for(self.register, self.user, ""):
            return frozenset()
        absent = people.stands_in_for(self.register, self.user, self.today.isoformat())
        return frozenset(role for user in absent for role in people.roles_of(self.register, user))

    @property
    def pack(self) -> "Pack":
        """The pack new cases get unless another is named."""
        return pack_named(self.register, None)

    @property
    def today(self) -> date:
        """The local day of the default pack's zone."""
        return self.now.astimezone(ZoneInfo(self.pack.zone)).date()

    def may(
        self, needs: str, *, own: bool = False, assigned: bool = False, within: frozenset[str] = NOWHERE,
        letter: str | None = None,
    ) -> bool:  # fmt: skip
        """Whether one of the user's roles holds this cell of the role table; "leak C" asks column and verb.

        `assigned`: in a case that was given to this user; `within`: further words about the place; `letter`: an id.
        """
        column, _, verb = needs.partition(" ")
        acting, places = self._acting_in(assigned), within | {column}
        return any(
            roles.may(self.roles, column, v, acting=acting, own=own, assigned=assigned, within=places, letter=letter)
            for v in verb.split("|")
        )

    def require(self, needs: str, *, own: bool = False) -> None:
        """Refuses who may not do this, and says whose role it is."""
        if not self.may(needs, own=own):
            raise not_your_role(needs, self.pack.labels)


def not_your_role(needs: str, labels: str) -> Refused:
    """The refusal for somebody whose role does not hold a cell of the role table."""
    column, _, verb = needs.partition(" ")
    return Refused("not-your-role", roles.not_for_you(column, verb[0], labels), source="data/roles.toml")


def pack_of(register: Register, digest: str) -> "Pack":
    """The pack a case was opened under, from the bytes the register keeps."""
    from casemgr.law import packs

    key = f"pack:{digest}"
    if key not in register.cache:
        found = kept.pack(register, digest)
        if found is None:
            raise Unusable("unknown-pack", text("The register has no pack with this digest."))
        register.cache[key] = packs.read(found[1], f"{found[0]}.toml")
    pack: Pack = register.cache[key]
    return pack


def pack_named(register: Register, key: str | None) -> "Pack":
    """The newest version of a pack that this register holds; the first one added when none is named."""
    name = f"newest:{key}"
    if name not in register.cache:
        register.cache[name] = kept.newest_pack(register, key)
    if register.cache[name] is None:
        del register.cache[name]
        raise Unusable(
            "unknown-pack",
            text("This register does not use the code of conduct “{key}”.", key=key),
            hint=text("See what it uses: casemgr packs"),
        )
    return pack_of(register, register.cache[name])
