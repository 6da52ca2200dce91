"""What is typed and not yet recorded: drafts, and when somebody last looked. Mutable, never part of the ledger."""

import json
from collections.abc import Sequence
from datetime import datetime

from casemgr.errors import RegisterError
from casemgr.store import kept
from casemgr.store.connection import Connection, Register
from casemgr.store.ledger import stamp
from casemgr.store.sentences import spoken

Key = tuple[str, str, str, int]
"""A deadline: case, procedure, rule, and the number of the fact that started it."""
OPEN, MISSED = "open-at", "missed"
"""Marks of the file: when it was last open, and what passed while it was not."""


def one(register: Register, user: str, name: str) -> str | None:
    """A draft as it was kept."""
    row = register.row("select typed from drafts where user = ? and name = ?", (user, name))
    return str(row[0]) if row else None


def kept_at(register: Register, user: str, name: str) -> datetime | None:
    """When a draft was kept last, UTC."""
    row = register.row("select saved_at from drafts where user = ? and name = ?", (user, name))
    return datetime.fromisoformat(row[0]) if row else None


def keep(register: Register, user: str, name: str, typed: str, now: datetime) -> None:
    """Keeps a draft; it survives a crash."""
    with register.write() as connection:
        connection.execute("insert or replace into drafts values (?, ?, ?, ?)", (user, name, typed, stamp(now)))


def replace(register: Register, user: str, name: str, typed: str, now: datetime, seen: str | None) -> bool:
    """Keeps a draft in the place of the one that was seen; False, and nothing is kept, when it is another by now."""
    with register.write() as connection:
        if one(register, user, name) != seen:
            return False
        connection.execute("insert or replace into drafts values (?, ?, ?, ?)", (user, name, typed, stamp(now)))
        return True


def discard(connection: Connection, name: str) -> None:
    """Takes the drafts of this name away, whoever kept them, inside a transaction that stands for what they became."""
    connection.execute("delete from drafts where name = ?", (name,))


def drop(register: Register, user: str, name: str) -> None:
    """Takes a draft away, if there is one."""
    if one(register, user, name) is not None:
        with register.write() as connection:
            connection.execute("delete from drafts where user = ? and name = ?", (user, name))


def seen_at(register: Register, user: str) -> datetime | None:
    """When this user last said that all was seen."""
    row = register.row("select at from visits where user = ?", (user,))
    return datetime.fromisoformat(row[0]) if row else None


def see(register: Register, user: str, now: datetime) -> None:
    """This user has seen what happened until now."""
    with register.write() as connection:
        connection.execute("insert or replace into visits values (?, ?)", (user, stamp(now)))


def last_open(register: Register) -> datetime | None:
    """When somebody last had casemgr open; before that was ever noted, when something was last recorded."""
    noted = kept.mark(register, OPEN)
    if noted is not None:
        return datetime.fromisoformat(noted)
    row = register.row("select recorded_at from events order by position desc limit 1")
    return datetime.fromisoformat(row[0]) if row else None


def missed(register: Register) -> list[Key]:
    """The terms that were found to have passed while nobody had casemgr open."""
    noted = kept.mark(register, MISSED)
    return [(number, procedure, rule, started) for number, procedure, rule, started in json.loads(noted or "[]")]


def note_open(register: Register, now: datetime, passed: Sequence[Key]) -> bool:
    """Somebody has casemgr open now. Gives up at once where it cannot be written: the next time will do."""
    if register.read_only:
        return False
    try:
        with spoken():
            register.connection.execute("begin immediate")
    except RegisterError:
        return False
    with spoken():
        kept.set_mark(register.connection, OPEN, stamp(now))
        kept.set_mark(register.connection, MISSED, json.dumps(passed))
        register.connection.execute("commit")
    return True
