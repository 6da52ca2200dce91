"""Letters to many: which were begun."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from casemgr.store.connection import Register


def one(register: "Register", case: str, batch: str) -> Any | None:
    """A batch of a case; of no case when that is empty."""
    return register.row("select * from batches where number = ? and batch = ?", (case, batch))
