"""Forms that were made for people to sign: which number is next, and which somebody was given."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from casemgr.store.connection import Register


def last_of(register: "Register", year: int) -> int:
    """How many forms were numbered in a year; an erased form keeps its number."""
    first, after = f"V-{year}-", f"V-{year}."  # a full stop comes right after the hyphen
    sql = "select max(cast(substr(number, 8) as integer)) from forms where number > ? and number < ?"
    row = register.row(sql, (first, after))
    return int(row[0]) if row and row[0] else 0


def of_person(register: "Register", person: str) -> list[Any]:
    """The forms somebody was given, the oldest first."""
    return register.rows("select * from forms where person = ? order by issued_at, number", (person,))


def numbered(register: "Register", number: str) -> Any | None:
    """One form."""
    return register.row("select * from forms where number = ?", (number,))
