"""Deadlines that have passed, of everybody: what a viewer may see of them is asked with `deadlines.due`."""

from datetime import datetime
from typing import TYPE_CHECKING

from casemgr.reading.deadlines import OPEN

if TYPE_CHECKING:
    from casemgr.store.connection import Register


def passed(register: "Register", now: datetime) -> dict[tuple[str, str, str, int], int]:
    """Each open deadline that has passed, with its last second since 1970: for the program, never for a screen."""
    rows = register.rows(
        f"select d.number, d.procedure, d.rule, d.started_by, d.due from deadlines d where {OPEN} and d.due < :now",
        {"now": int(now.timestamp())},
    )
    return {(row[0], row[1], row[2], row[3]): row[4] for row in rows}
