"""Why a date is what it is: a deadline counted again, with every step in words."""

from datetime import datetime

from casemgr.desk import casework
from casemgr.desk.session import Session
from casemgr.errors import Unusable
from casemgr.language import text
from casemgr.law.clocks import Counted
from casemgr.reading import deadlines


def counted(session: Session, number: str, procedure: str, rule: str) -> Counted:
    """The deadline of a case as it was counted from the fact that started it."""
    situation = casework.situation(session, number)
    row = next(
        (
            row
            for row in deadlines.of_case(session.register, session.viewer, number, session.now)
            if row["procedure"] == procedure and row["rule"] == rule
        ),
        None,
    )
    if row is None:
        raise Unusable("unknown-deadline", text("This term does not run in this case."))
    terms = casework.terms(session.register, situation.case.pack_digest)
    running = situation.case.procedures[procedure]
    clock = next(clock for clock in terms.clocks_of(running) if clock.name == rule)
    record = situation.case.records[row["started_by"] - 1]
    trigger = next(trigger for trigger in clock.starts if trigger.fits(record.kind, record.public))
    found = terms.count(clock, datetime.fromisoformat(row["started_at"]), clock.options_of(trigger, record.public))
    if found is None:
        raise Unusable("not-in-force", text("This term was not in force on that day."))
    return found
