"""Hand-overs: somebody who is away is replaced until a day, by a user whose role is to replace them."""

from datetime import date

from casemgr import roles
from casemgr.desk import registers
from casemgr.desk.session import Session, not_your_role
from casemgr.errors import Refused, Unusable
from casemgr.facts import Code
from casemgr.language import text
from casemgr.reading import people
from casemgr.registerfacts import HandoverEnded, HandoverStarted


def start(session: Session, user: str, to: str, until: date) -> None:
    """From now until the end of a day; told again it gets another last day."""
    _require_allowed(session, user, to)
    if until < session.today:
        raise Unusable("handover-in-the-past", text("The last day of the hand-over has passed."))
    if not _stands_in(session, user, to):
        raise Refused(
            "stands-in-for-nobody",
            text("{to} has no role that replaces {user}: the hand-over would give nothing.", to=to, user=user),
            hint=text("Hand over to a user with the role: {role}.", role=_replacing(session, user)),
            source="data/roles.toml",
        )
    registers.record(session, HandoverStarted(user=Code(user), to=Code(to), until=until), needs=None)


def end(session: Session, user: str, to: str) -> None:
    """Before its last day."""
    _require_allowed(session, user, to)
    today = session.today.isoformat()
    if not any((row["user"], row["stand_in"]) == (user, to) for row in people.handovers(session.register, today)):
        raise Unusable(
            "no-such-handover",
            text("No such hand-over runs."),
            hint=text("See those that do: casemgr handover"),
        )
    registers.record(session, HandoverEnded(user=Code(user), to=Code(to)), needs=None)


def _require_allowed(session: Session, user: str, to: str) -> None:
    """Everybody hands over their own work; that of another, who decides on users."""
    for one in (user, to):
        if people.user(session.register, one) is None:
            raise Unusable(
                "unknown-user",
                text("This register has no user “{user}”.", user=one[:60]),
                hint=text("See them: casemgr users list"),
            )
    if user == to:
        raise Unusable("handover-to-oneself", text("A hand-over is to somebody else."))
    if session.user != user and not session.may("users D"):
        raise not_your_role("users D", session.pack.labels)


def _stands_in(session: Session, user: str, to: str) -> bool:
    away = people.roles_of(session.register, user)
    return any(roles.load()[role].acts_for in away for role in people.roles_of(session.register, to))


def _replacing(session: Session, user: str) -> str:
    """The roles that replace one of somebody's; "-" when there is none."""
    away = people.roles_of(session.register, user)
    found = [code for code, role in roles.load().items() if role.acts_for in away]
    return ", ".join(found) or "-"
