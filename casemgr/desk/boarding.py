"""The start screen: what waits for this user's role, most urgent first. A case appears once, in the first group
that fits.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Any, Literal
from zoneinfo import ZoneInfo

from casemgr.desk import tasking, wording
from casemgr.desk.session import Session
from casemgr.language import Language, Text, Words, text
from casemgr.reading import deadlines, hearings, procedures, recent, tasks
from casemgr.store import ledger, scratch

Group = Literal["late", "soon", "unset", "decide", "hearings", "tasks", "later", "since"]
ORDER: tuple[Group, ...] = ("late", "soon", "unset", "decide", "hearings", "tasks", "later", "since")
TITLES: dict[Group, Text] = {
    "late": text("Late"), "soon": text("Within 72 hours"), "unset": text("Terms that are not set"),
    "decide": text("Waiting for your decision"),
    "hearings": text("Conversations this week"), "tasks": text("To do"), "later": text("Later"),
    "since": text("Happened lately"),
}  # fmt: skip
MOST = 50
"""Rows in a group: the rest is said as a number."""


@dataclass(frozen=True, slots=True)
class Item:
    """One row of the board: the case, what has to be done, and by when."""

    group: Group
    case: str
    procedure: str
    title: Words | str
    what: Words | str
    workflow: str
    fact: str | None = None  # the step that waits, so that Enter can lead to it
    limit: datetime | None = None
    outer: datetime | None = None
    rule: str | None = None
    at: datetime | None = None  # when it happened or takes place
    started_at: datetime | None = None
    card: str | None = None  # the task, for a row that is a task card

    @property
    def key(self) -> str:
        """What keeps the cursor on the row when the list is filled again."""
        return f"{self.group}:{self.case}:{self.procedure}:{self.card or self.rule or self.fact or ''}"


@dataclass(frozen=True, slots=True)
class Board:
    """The groups that have something, in order; `seen_at` is when this user last said that all was seen."""

    items: tuple[Item, ...]
    seen_at: datetime | None

    def group(self, name: Group) -> list[Item]:
        """The rows of one group."""
        return [item for item in self.items if item.group == name]


def board(session: Session) -> Board:
    """What waits for this user now."""
    taken: set[str] = set()
    items: list[Item] = []
    for item in _candidates(session):
        if item.case in taken:
            continue
        taken.add(item.case)
        items.append(item)
    return Board(
        tuple(sorted(items, key=lambda item: ORDER.index(item.group))), scratch.seen_at(session.register, session.user)
    )


def _candidates(session: Session) -> Iterator[Item]:
    """In the order in which a case may be claimed by a group."""
    soon = int((session.now + timedelta(hours=72)).timestamp())
    open_ = deadlines.due(session.register, session.viewer, session.now, limit=4 * MOST)
    for row in open_:
        if row["state"] == "overdue":
            yield _deadline("late", row)
    for row in open_:
        if row["state"] == "running" and row["due"] <= soon:
            yield _deadline("soon", row)
    yield from _waiting(session, decisions=True)
    for row in deadlines.unset(session.register, session.viewer, session.now, limit=MOST):
        yield _deadline("unset", row)
    yield from _hearings(session)
    yield from _held_by_now(session)
    yield from _tasks(session)
    yield from _waiting(session, decisions=False)
    for row in open_:
        if row["state"] == "running" and row["due"] > soon:
            yield _deadline("later", row)
    yield from _since(session)


def _deadline(group: Group, row: Any) -> Item:
    from casemgr.desk.telling import board_label

    return Item(
        group, row["number"], row["procedure"], row["title"] or wording.neutral(row["workflow"]),
        board_label(row), row["workflow"],
        limit=deadlines.moment(row["deadline"]), outer=deadlines.moment(row["outer_limit"]), rule=row["rule"],
        started_at=deadlines.moment(row["started_at"]),
    )  # fmt: skip


def _local(stored: str, zone: str) -> datetime:
    """A stamp of the ledger in the zone of its case."""
    return datetime.fromisoformat(stored).astimezone(ZoneInfo(zone))


def _waiting(session: Session, *, decisions: bool) -> Iterator[Item]:
    """Procedures that wait for a step of this user: decisions are for who decides, the rest is work to do."""
    needs = [need for need in _needs(session) if need.endswith(" D") == decisions]
    for row in procedures.waiting(session.register, session.viewer, needs, MOST):
        title = row["title"] or wording.neutral(row["case_workflow"])
        group: Group = "decide" if decisions else "tasks"
        yield Item(
            group, row["number"], row["id"], title, wording.label(row["waits"]), row["workflow"], fact=row["waits"]
        )


def _needs(session: Session) -> list[str]:
    """The cells of the role table that somebody is waited for in, and that this user holds themselves."""
    cells = (
        "leak D", "leak A", "leak A|D", "leak C", "breach D", "breach C", "personnel D", "personnel C",
        "measures D", "measures T|D", "requests D", "requests C", "requests A|D",
    )  # fmt: skip
    return [cell for cell in cells if session.may(cell) and not _belongs_to_another(session, cell)]


def _belongs_to_another(session: Session, cell: str) -> bool:
    """A director may record a leak or a request, but the DPO is the one who is waited for; both see the deadline."""
    column = cell.removesuffix(" C")
    return cell in ("leak C", "requests C") and session.may(f"{column} D") and not session.may(f"{column} A")


def _hearings(session: Session) -> Iterator[Item]:
    start, end = ledger.stamp(session.now), ledger.stamp(session.now + timedelta(days=7))
    for row in hearings.between(session.register, session.viewer, start, end, MOST):
        at = datetime.fromisoformat(row["at"])
        title = wording.choice("HearingPlanned", "kind", row["kind"])
        yield Item("hearings", row["number"], row["procedure"], title, row["place"] or "", "hearing", at=at)


def _held_by_now(session: Session) -> Iterator[Item]:
    """Conversations whose moment has passed and of which nothing was recorded yet."""
    if not session.may("personnel C"):
        return
    start, end = ledger.stamp(session.now - timedelta(days=90)), ledger.stamp(session.now)
    for row in hearings.between(session.register, session.viewer, start, end, MOST):
        title, what = wording.choice("HearingPlanned", "kind", row["kind"]), wording.label("HearingHeld")
        at = datetime.fromisoformat(row["at"])
        yield Item("tasks", row["number"], row["procedure"], title, what, "hearing", fact="HearingHeld", at=at)


def _tasks(session: Session) -> Iterator[Item]:
    """Task cards: who holds one may see nothing else of the case."""
    zone = ZoneInfo(session.pack.zone)
    for row in tasks.open_for(session.register, session.viewer, MOST):
        limit = datetime.combine(date.fromisoformat(row["due"]), time(23, 59, 59), zone) if row["due"] else None
        said = tasking.said(row["task"], session.language)
        what = wording.label(row["fact"])
        yield Item(
            "tasks", row["number"], row["procedure"], said, what, "file", fact=row["fact"], limit=limit, card=row["id"]
        )


def _since(session: Session) -> Iterator[Item]:
    seen = scratch.seen_at(session.register, session.user) or session.now - timedelta(days=1)
    for row in recent.changed(session.register, session.viewer, ledger.stamp(seen), 10):
        title = row["title"] or wording.neutral(row["workflow"])
        yield Item(
            "since",
            row["number"],
            "",
            title,
            wording.done(row["kind"]),
            row["workflow"],
            at=_local(row["changed_at"], row["zone"]),
        )


def all_seen(session: Session) -> None:
    """This user has seen what happened: the list begins again from now."""
    scratch.see(session.register, session.user, session.now)


def regrouped(seen: Board, now: datetime) -> Board:
    """The same rows where the moment now puts them: a row that crosses a limit changes its group."""
    return Board(tuple(replace(item, group=_group(item, now)) for item in seen.items), seen.seen_at)


def _group(item: Item, now: datetime) -> Group:
    if item.limit is None or item.group not in ("late", "soon", "later"):
        return item.group
    rest = item.limit - now
    return "late" if rest < timedelta(0) else "soon" if rest <= timedelta(hours=72) else "later"


def kind(item: Item) -> Words:
    """What kind of procedure the row is about."""
    return wording.short(item.workflow)


def short_limit(limit: datetime, language: Language) -> str:
    """A limit in a list; the last second of a day is that day."""
    from casemgr.law.times import short_limit as spoken

    if (limit.hour, limit.minute, limit.second) == (23, 59, 59):
        return language.short_day(limit)
    return spoken(limit, language)
