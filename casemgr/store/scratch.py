"""What is typed and not yet recorded: drafts, and when somebody last looked. Mutable, never part of the ledger."""

from datetime import datetime

from casemgr.store.connection import Register
from casemgr.store.ledger import stamp


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
