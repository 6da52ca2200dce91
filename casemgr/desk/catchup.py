"""Terms that passed while nobody had casemgr open: noticed by whoever comes first, listed until somebody acknowledges
them in the case.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from casemgr.desk import telling, wording
from casemgr.desk.session import Session
from casemgr.language import Words
from casemgr.reading import deadlines, missed
from casemgr.store import scratch

GAP = timedelta(minutes=10)
"""Longer than the time between two signs of life: nobody had it open in between."""
MOST = 1000
"""Passed deadlines that are looked through for one viewer."""
SEEN = "CatchUpAcknowledged"


@dataclass(frozen=True, slots=True)
class Missed:
    """A term that passed unseen, in the neutral words of a board."""

    case: str
    procedure: str
    rule: str
    title: Words | str
    what: Any
    limit: datetime
    outer: datetime | None

    @property
    def key(self) -> str:
        """Its place in a list."""
        return f"{self.case}:{self.procedure}:{self.rule}"


def here(session: Session) -> None:
    """Somebody has casemgr open now. What passed since anybody had is noted; what no longer waits is let go."""
    register, now = session.register, session.now
    since = scratch.last_open(register)
    if since is not None and now < since:
        return
    open_ = missed.passed(register, now)
    known = [key for key in scratch.missed(register) if key in open_]
    if since is not None and now - since > GAP:
        known += [key for key, due in open_.items() if due >= since.timestamp() and key not in known]
    scratch.note_open(register, now, known)


def unseen(session: Session) -> list[Missed]:
    """What this viewer may see of it and nobody acknowledged yet, the oldest first."""
    return [_missed(row) for row in rows(session)]


def rows(session: Session) -> list[Any]:
    """The same as the list of deadlines has them."""
    noted = set(scratch.missed(session.register))
    if not noted:
        return []
    due = deadlines.due(session.register, session.viewer, session.now, limit=MOST)
    return [row for row in due if _key(row) in noted and not _acknowledged(session, row)]


def acknowledge(session: Session, case: str, rules: list[str]) -> None:
    """Records in the case that somebody saw it; it is then no longer listed for anybody."""
    from casemgr.desk import taking

    taking.take(session, case, SEEN, {"which": rules})


def _key(row: Any) -> scratch.Key:
    return (row["number"], row["procedure"], row["rule"], row["started_by"])


def _acknowledged(session: Session, row: Any) -> bool:
    """Whether somebody said so after it passed: an earlier word was about another one."""
    from casemgr.desk import casework

    case = casework.current(session.register, row["number"]).case
    said = (record for procedure in case.procedures.values() for record in procedure.all(SEEN))
    return any(row["rule"] in r.public["which"] and r.recorded_at.timestamp() > row["due"] for r in said)


def _missed(row: Any) -> Missed:
    limit = deadlines.moment(row["deadline"])
    assert limit is not None
    title = row["title"] or wording.neutral(row["workflow"])
    outer = deadlines.moment(row["outer_limit"])
    return Missed(row["number"], row["procedure"], row["rule"], title, telling.board_label(row), limit, outer)
