"""What a calendar elsewhere needs beside the board: since when a deadline is what it is, and whose register it is."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from casemgr.store.connection import Register


def recorded_at(register: "Register", number: str, seq: int) -> str:
    """When a fact of a case was recorded, as a UTC stamp."""
    row = register.row("select recorded_at from events where stream = ? and seq = ?", (number, seq))
    return str(row[0]) if row else ""


def identity(register: "Register") -> str:
    """A name for this register that no other has and that says nothing: the digest of its first event."""
    row = register.row("select lower(hex(digest)) from events order by position limit 1")
    return str(row[0])[:16] if row else ""
