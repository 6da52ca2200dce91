"""People, users, entities and settings: what the streams `people` and `register` say now."""

import json
from typing import TYPE_CHECKING, Any

from casemgr.reading import staff

if TYPE_CHECKING:
    from collections.abc import Iterator

    from casemgr.store.connection import Register
    from casemgr.store.ledger import Event

CREATE = """
create table people (person text primary key, staff_number text not null, name text not null, status text not null,
entity text,
    said text not null) without rowid;
create index people_by_number on people (staff_number);
create index people_by_name on people (name);
create table users (user text primary key, name text not null, function text) without rowid;
create table roles_held (user text not null, role text not null, primary key (user, role)) without rowid;
create table handovers (user text not null, stand_in text not null, until text not null, primary key (user,
stand_in)) without rowid;
create table settings (key text primary key, value text not null, basis text, seq integer not null) without rowid;
create table entities (key text primary key, said text not null) without rowid;
create table forms (number text primary key, person text not null, form text not null, pack text not null,
    version text not null, sha256 text, issued_at text not null) without rowid;
create index forms_by_person on forms (person);
create table batches (number text not null, batch text not null, letter text not null, key text,
    primary key (number, batch)) without rowid;
"""
TABLES = ("people", "users", "roles_held", "handovers", "settings", "entities", "forms", "batches")


def apply(connection: Any, event: "Event") -> None:
    """Brings the tables up to date with one event of these streams."""
    said = {**event.public, **(event.personal or {})}
    if event.kind in staff.KINDS:
        _person(connection, event, said)
    action = _ACTIONS.get(event.kind)
    if action is not None:
        for sql, values in action(said, event):
            connection.execute(sql, values)


def _json(said: dict[str, Any]) -> str:
    """The same text whatever the order in which the values came."""
    return json.dumps(said, ensure_ascii=False, sort_keys=True)


def _person(connection: Any, event: "Event", said: dict[str, Any]) -> None:
    """Somebody's row is made anew with each fact about them."""
    row = connection.execute("select said from people where person = ?", (said["person"],)).fetchone()
    known = staff.fold(event.kind, json.loads(row[0]) if row else None, said)
    if known is not None:
        values = (said["person"], known.get("number", ""), staff.name_of(known), known["status"], known.get("entity"))
        connection.execute("insert or replace into people values (?, ?, ?, ?, ?, ?)", (*values, _json(known)))


_ACTIONS: dict[str, Any] = {
    "UserAdded": lambda s, e: [("insert or replace into users values (?, ?, ?)", (s["user"], s.get("name",
    "(gewist)"), s.get("function")))],
    "UserRemoved": lambda s, e: [("delete from users where user = ?", (s["user"],)),
    ("delete from roles_held where user = ?", (s["user"],))],
    "RoleGiven": lambda s, e: [("insert or ignore into roles_held values (?, ?)", (s["user"], s["role"]))],
    "RoleEnded": lambda s, e: [("delete from roles_held where user = ? and role = ?", (s["user"], s["role"]))],
    "HandoverStarted": lambda s, e: [("insert or replace into handovers values (?, ?, ?)", (s["user"], s["to"],
    s["until"]))],
    "HandoverEnded": lambda s, e: [("delete from handovers where user = ? and stand_in = ?", (s["user"], s["to"]))],
    "SettingSet": lambda s, e: [("insert or replace into settings values (?, ?, ?, ?)", (s["key"], s.get("value",
    ""), s.get("basis"), e.seq))],
    "SettingCleared": lambda s, e: [("delete from settings where key = ?", (s["key"],))],
    "FormIssued": lambda s, e: [("insert or replace into forms values (?, ?, ?, ?, ?, ?, ?)", (s["number"], s["person"],
    s["form"], s["pack"], s["version"], s.get("sha256"), e.recorded_at))],
    "BatchStarted": lambda s, e: [("insert or ignore into batches values (?, ?, ?, ?)", (s.get("case", ""), s["batch"],
    s["letter"], s.get("key")))],
    "EntitySet": lambda s, e: [("insert or replace into entities values (?, ?)", (s["key"], _json(s)))],
}  # fmt: skip


def person(register: "Register", key: str) -> dict[str, Any] | None:
    """What is known of a person, by number (P00017)."""
    row = register.row("select said from people where person = ?", (key,))
    return json.loads(row[0]) if row else None


def named(register: "Register", said: str) -> str | None:
    """The number of the one person who has this account, this name or, when nobody has those, this function."""
    if said == staff.ERASED:
        return None
    for field in ("account", "", "function"):
        column = f"said ->> '$.{field}'" if field else "name"
        found = register.rows(f"select person from people where lower({column}) = lower(?) limit 2", (said.strip(),))
        if len(found) == 1:
            return str(found[0]["person"])
    return None


_SOUGHT = """(name like :like or staff_number like :like or person = :person)
    and (:entity is null or entity = :entity)"""


def _sought(query: str, entity: str | None) -> dict[str, Any]:
    plain = query.strip()
    return {"like": f"%{plain}%", "person": plain.upper(), "entity": entity}


def people(register: "Register", query: str = "", limit: int = 200) -> list[Any]:
    """People by name, staff number or person number. Only for those who may see people at all: the caller checks."""
    sql = f"select person, staff_number, name, status, entity from people where {_SOUGHT} order by name limit :limit"
    return register.rows(sql, _sought(query, None) | {"limit": limit})


def each(
    register: "Register", query: str = "", entity: str | None = None, limit: int = -1
) -> "Iterator[tuple[str, dict[str, Any]]]":
    """Those who fit, by name, with all that is known of them."""
    sql = f"select person, said from people where {_SOUGHT} order by name limit :limit"
    for row in register.rows(sql, _sought(query, entity) | {"limit": limit}):
        yield row["person"], json.loads(row["said"])


def found(register: "Register", query: str = "", entity: str | None = None) -> int:
    """How many people fit."""
    row = register.row(f"select count(*) from people where {_SOUGHT}", _sought(query, entity))
    return int(row[0]) if row else 0


def count(register: "Register") -> int:
    """How many people were ever registered."""
    row = register.row("select count(*) from people")
    return int(row[0]) if row else 0


def has_number(register: "Register", entity: str, number: str) -> bool:
    """Whether somebody of this entity has this staff number."""
    return register.row("select 1 from people where entity = ? and staff_number = ?", (entity, number)) is not None


def with_number(register: "Register", number: str) -> list[str]:
    """Who has this staff number, in whatever entity."""
    sql = "select person from people where staff_number = ? and staff_number <> '' order by person"
    return [row[0] for row in register.rows(sql, (number,))]


def numbers(register: "Register", entity: str) -> dict[str, str]:
    """Staff number → person, of one entity."""
    sql = "select staff_number, person from people where entity = ? and staff_number <> ''"
    return {row[0]: row[1] for row in register.rows(sql, (entity,))}


def user(register: "Register", name: str) -> Any | None:
    """A user's row."""
    return register.row("select user, name, function from users where user = ?", (name,))


def users(register: "Register") -> list[Any]:
    """Every user with the roles they hold, space-separated."""
    return register.rows(
        """select u.user, u.name, u.function, coalesce(group_concat(r.role, ' '), '') as roles
        from users u left join roles_held r on r.user = u.user group by u.user order by u.user"""
    )


def roles_of(register: "Register", name: str) -> frozenset[str]:
    """The roles a user holds."""
    return frozenset(row[0] for row in register.rows("select role from roles_held where user = ?", (name,)))


def stands_in_for(register: "Register", name: str, today: str) -> list[str]:
    """The users this one replaces while a hand-over runs."""
    return [
        row[0] for row in register.rows("select user from handovers where stand_in = ? and until >= ?", (name, today))
    ]


def handovers(register: "Register", today: str) -> list[Any]:
    """The hand-overs that run: user, stand_in, until."""
    return register.rows("select user, stand_in, until from handovers where until >= ? order by user", (today,))


def settings(register: "Register") -> dict[str, str]:
    """What is set."""
    return {row[0]: row[1] for row in register.rows("select key, value from settings")}


def entity(register: "Register", key: str | None) -> dict[str, Any]:
    """One legal person; the first when none is named; empty when none is set."""
    row = register.row("select said from entities where key = ? or ? is null order by key limit 1", (key, key))
    return json.loads(row[0]) if row else {}


def entities(register: "Register") -> list[dict[str, Any]]:
    """Every legal person of the register."""
    return [json.loads(row[0]) for row in register.rows("select said from entities order by key")]
