"""What changed since somebody last looked: the last fact of each case that others recorded."""

from typing import TYPE_CHECKING, Any

from casemgr.reading.viewing import CASE_SEEN, seen_by

if TYPE_CHECKING:
    from casemgr.store.connection import Register
    from casemgr.viewer import Viewer


def changed(register: "Register", viewer: "Viewer", since: str, limit: int) -> list[Any]:
    """Cases changed by others after a stamp, newest change first."""
    return register.rows(
        f"""select c.number, c.title, c.workflow, c.changed_at, c.zone, c.last_kind as kind from cases c
        where c.changed_at > :since and c.last_actor <> :user and {CASE_SEEN} order by c.changed_at desc limit
        :limit""",
        seen_by(viewer) | {"since": since, "limit": limit},
    )
