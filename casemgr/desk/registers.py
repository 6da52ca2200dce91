"""Making a register, opening it, and what is recorded about it: users, roles, entities, settings, people."""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from casemgr import registerfacts, roles
from casemgr.desk import parsing
from casemgr.desk.session import Session
from casemgr.errors import Unusable
from casemgr.facts import Code, Fact
from casemgr.language import text
from casemgr.law.packs import Pack
from casemgr.reading import people, projection
from casemgr.store import connection as store
from casemgr.store import kept, ledger
from casemgr.store.connection import Connection, Register
from casemgr.store.ledger import Entry

REGISTER, PEOPLE = "register", "people"
SANDBOX_USERS: Mapping[str, tuple[str, str, str]] = {
    "dpo": ("I. De Smet", "functionaris voor gegevensbescherming", "dpo"),
    "director": ("Els Peeters", "algemeen directeur", "general_director"),
    "deputy": ("Jan Claes", "adjunct-algemeendirecteur", "deputy_director"),
    "personnel": ("Fatima Bouzidi", "hoofd personeelsdienst", "personnel"),
    "secretariat": ("Karel Aerts", "secretariaatsmedewerker", "secretariat"),
    "sysadmin": ("Noor Willems", "systeembeheerder", "system_administrator"),
    "head": ("Tom Maes", "diensthoofd", "head_of_service"),
    "college": ("Lieve Wouters", "secretaris van het college", "college_secretary"),
}
"""Invented people of a practice register: user → name, function, role."""
DUTCH_FUNCTIONS: Mapping[str, str] = {
    "dpo": "functionaris gegevensbescherming", "director": "gemeentesecretaris", "deputy": "loco-gemeentesecretaris",
    "personnel": "hoofd personeelszaken", "secretariat": "medewerker bestuurssecretariaat", "head": "leidinggevende",
}  # fmt: skip
"""What the same people are called where the first code is a Dutch one: they sign letters so."""


def create(
    path: Path,
    *,
    organisation: str,
    keys: list[str],
    now: datetime,
    sandbox: bool,
    user: str,
    name: str,
    given: tuple[str, ...],
    function: str | None = None,
) -> Register:
    """A new register with its packs and first user. Nothing is left behind when it fails."""
    from casemgr.desk import codes

    chosen = {pack.key: (pack, content) for pack, content in (codes.named(key) for key in keys)}
    keys, loaded = list(chosen), [pack for pack, _ in chosen.values()]
    for role in given:
        _require_role(role)
    made = {"organisation": organisation, "sandbox": sandbox, "packs": keys}
    parsing.parse(registerfacts.RegisterCreated, made, ZoneInfo("UTC"))
    register = store.create(path)
    try:
        facts: list[Fact] = [parsing.parse(registerfacts.RegisterCreated, made, ZoneInfo("UTC"))]
        facts += [registerfacts.PackAdded(pack=p.key, version=p.version, digest=p.digest) for p in loaded]
        facts += _users(user, name, given, loaded[0].country if sandbox else None, function)
        facts += _invented_entities(organisation, loaded[0].country) if sandbox else []
        with register.write() as connection:
            projection.create_all(connection)
            for pack, content in chosen.values():
                kept.keep_pack(connection, pack.digest, pack.key, content)
            for fact in facts:
                _append(register, connection, REGISTER, fact, user, now)
            kept.set_mark(connection, "zone", loaded[0].zone)
            projection.mark_current(connection)
    except BaseException:
        register.close()
        for suffix in ("", "-wal", "-shm"):
            path.with_name(path.name + suffix).unlink(missing_ok=True)
        raise
    return register


def _users(user: str, name: str, given: tuple[str, ...], invented: str | None, function: str | None) -> list[Fact]:
    """The first user; beside them the invented people of this country, in a practice register."""
    found: list[Fact] = []
    if invented:
        for key, (who, here, role) in SANDBOX_USERS.items():
            called = DUTCH_FUNCTIONS.get(key, here) if invented == "NL" else here
            found += [
                registerfacts.UserAdded(user=key, name=who, function=called),
                registerfacts.RoleGiven(user=key, role=role),
            ]
    if user not in SANDBOX_USERS or not invented:
        found.append(
            parsing.parse(registerfacts.UserAdded, {"user": user, "name": name, "function": function}, ZoneInfo("UTC"))
        )
        found += [registerfacts.RoleGiven(user=user, role=role) for role in given]
    return found


def _invented_entities(organisation: str, country: str) -> list[Fact]:
    """The legal persons of a practice register: two in Flanders, one in the Netherlands."""
    plain = organisation.removeprefix("Gemeente ").removeprefix("gemeente ")
    street, authority = ("Markt 1\n9000 Oefendorp", "GBA") if country == "BE" else ("Brink 1\n9400 AA Oefenveld", "AP")
    bodies = [("gemeente", organisation, "college")] + (
        [("ocmw", f"OCMW {plain}", "permanent_bureau")] if country == "BE" else []
    )
    return [
        registerfacts.EntitySet(
            key=Code(key), name=name, address=street, website="www.oefendorp.example", deciding_body=Code(body),
            appeal_body=Code(body),
            supervisory_authority=authority, dpo="I. De Smet", dpo_phone="09 000 00 02",
            dpo_email="dpo@oefendorp.example", contact="Karel Aerts",
            contact_capacity=SANDBOX_USERS["secretariat"][1] if country == "BE" else DUTCH_FUNCTIONS["secretariat"],
            contact_phone="09 000 00 00", contact_email="secretariaat@oefendorp.example",
        )
        for key, name, body in bodies
    ]  # fmt: skip


def record(
    session: Session, fact: Fact, *, needs: str | None, stream: str = REGISTER, pack: tuple[Pack, bytes] | None = None
) -> ledger.Event:
    """Records a fact about the register or people. `needs` is the cell of the role table; None: already checked.
    `pack`: a code of conduct whose bytes are kept with it.
    """
    if needs is not None:
        session.require(needs)
    with session.register.write() as connection:
        if pack is not None:
            kept.keep_pack(connection, pack[0].digest, pack[0].key, pack[1])
        event = _append(session.register, connection, stream, fact, session.user, session.now)
    _forget_terms(session.register, fact)
    return event


def _append(
    register: Register, connection: Connection, stream: str, fact: Fact, actor: str, now: datetime
) -> ledger.Event:
    public, personal = fact.split()
    entry = Entry(stream, ledger.head(register, stream) + 1, type(fact).__name__, public, personal or None, actor)
    event = ledger.append(connection, [entry], now)[0]
    people.apply(connection, event)
    return event


_SETTINGS = (registerfacts.SettingSet, registerfacts.SettingCleared)


def _forget_terms(register: Register, fact: Fact) -> None:
    """A term that was filled in changes the deadlines of every case: their rows are made again."""
    if not isinstance(fact, (*_SETTINGS, registerfacts.EntitySet)):
        return
    for key in [key for key in register.cache if key.startswith("terms:")]:
        del register.cache[key]
    if isinstance(fact, _SETTINGS) and fact.key in term_settings():
        from casemgr.desk.keeping import rebuild

        rebuild(register)


def term_settings() -> dict[str, Any]:
    """The settings that fill in a term the law files leave open or only assume, with their clock."""
    from casemgr.law.clocks import load

    return {clock.setting: clock for clock in load().values() if clock.setting and clock.status in ("unset", "assumed")}


def parse(cls: type[Fact], data: Mapping[str, Any], session: Session) -> Fact:
    """A fact about the register from JSON."""
    return parsing.parse(cls, data, ZoneInfo(session.pack.zone))


def _require_role(role: str) -> None:
    if role not in roles.load():
        raise Unusable(
            "unknown-role",
            text("There is no role “{role}”.", role=role),
            hint=text("Known: {known}.", known=", ".join(roles.load())),
        )


def add_user(session: Session, user: str, name: str, given: tuple[str, ...], function: str | None) -> None:
    """Adds a user with roles."""
    for role in given:
        _require_role(role)
    facts: list[Fact] = [parse(registerfacts.UserAdded, {"user": user, "name": name, "function": function}, session)]
    facts += [registerfacts.RoleGiven(user=user, role=role) for role in given]
    for fact in facts:
        record(session, fact, needs="users C")


def remove_user(session: Session, user: str) -> None:
    """Takes a user's account away. The last who may manage users stays."""
    if people.user(session.register, user) is None:
        raise Unusable(
            "unknown-user",
            text("This register has no user “{user}”.", user=user),
            hint=text("See them: casemgr users list"),
        )
    if user == session.user:
        raise Unusable("own-account", text("You cannot remove yourself."), hint=text("Let another user do it."))
    record(session, registerfacts.UserRemoved(user=Code(user)), needs="users C")
