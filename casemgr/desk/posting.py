"""Letters and the post: which are to be sent, which are underway, which came back, and recording a posting."""

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from casemgr.casefacts import LetterSent
from casemgr.desk import casework, parsing, placing, taking, wording
from casemgr.desk.session import Session
from casemgr.errors import Unusable
from casemgr.language import Text, Words, text
from casemgr.letters import catalogue
from casemgr.reading import people, post
from casemgr.store import ledger

GROUPS = ("unsent", "underway", "delivered", "back")
STATES: dict[str, Text] = {
    "unsent": text("still to be sent"), "underway": text("underway"), "delivered": text("delivered"),
    "back": text("came back"), "replaced": text("served again"), "file": text("stays in the file"),
}  # fmt: skip
BY_MAIL = ("email", "digital_box")
"""Ways of sending in which the post room has no part."""
FACTS = ("LetterSent", "LetterDelivered", "LetterRefused", "LetterReturned", "LetterServedAgain")


@dataclass(frozen=True, slots=True)
class Posted:
    """One letter as the post knows it. `letter` is its id for who sees what it is about, else None."""

    number: str
    case: str
    procedure: str
    letter: str | None
    title: Words | str  # neutral: of the case, as a list may show it
    goes_to: str | None
    addressee: str | None
    address: tuple[str, ...]
    made_at: datetime
    made_by: str
    means: str | None
    sent_at: datetime | None
    delivered_at: datetime | None
    refused_at: datetime | None
    returned_at: datetime | None
    returned_for: str | None
    again: str | None
    state: str

    @property
    def kind(self) -> Words | str:
        """What it is called: its label, or the neutral title of its case."""
        return catalogue.letter(self.letter).label if self.letter else self.title


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which letters: of these states, numbers, case, and dated from a day to another, both included."""

    states: Collection[str] = ()
    numbers: Collection[str] = field(default=())
    case: str | None = None
    first: date | None = None
    last: date | None = None


def letters(session: Session, wanted: Wanted | None = None) -> list[Posted]:
    """The letters this user may know of, the newest first."""
    asked, zone = wanted or Wanted(), ZoneInfo(session.pack.zone)
    names = {row["user"]: row["name"] for row in people.users(session.register)}
    found = post.letters(
        session.register, session.viewer, states=asked.states, numbers=asked.numbers, case=asked.case,
        start=_stamp(asked.first, zone) or "",
        end=_stamp(asked.last + timedelta(days=1), zone) if asked.last else "9999",
    )  # fmt: skip
    return [_posted(row, names) for row in found]


def _stamp(day: date | None, zone: ZoneInfo) -> str:
    return ledger.stamp(datetime.combine(day, time.min, zone)) if day else ""


def _posted(row: Any, names: dict[str, str]) -> Posted:
    zone = ZoneInfo(row["zone"])

    def local(name: str) -> datetime | None:
        return datetime.fromisoformat(row[name]).astimezone(zone) if row[name] else None

    made_at = datetime.fromisoformat(row["made_at"]).astimezone(zone)
    return Posted(
        row["document"], row["number"], row["procedure"], row["letter"] if row["inside"] else None,
        row["title"] or wording.neutral(row["workflow"]), row["goes_to"], row["addressee"],
        tuple(json.loads(row["address"] or "[]")), made_at, names.get(row["made_by"], row["made_by"]), row["means"],
        local("sent_at"), local("delivered_at"), local("refused_at"), local("returned_at"), row["returned_for"],
        row["again"], row["state"],
    )  # fmt: skip


def named(session: Session, numbers: Sequence[str]) -> list[Posted]:
    """These letters, in this order; one that is unknown or not for this user is refused by its number."""
    found = {one.number: one for one in letters(session, Wanted(numbers=numbers))} if numbers else {}
    unknown = [number for number in numbers if number not in found]
    if unknown:
        raise Unusable(
            "unknown-letter-number",
            text("There is no letter {number} that you may see.", number=", ".join(unknown)[:120]),
            hint=text("See which there are: casemgr post"),
        )
    return [found[number] for number in dict.fromkeys(numbers)]


def for_the_post_room(session: Session, numbers: Sequence[str] = (), *, posted_on: date | None = None) -> list[Posted]:
    """The letters named; else those posted on a day; else those still to be sent on paper. The oldest first."""
    if numbers:
        return named(session, numbers)
    if posted_on is not None:
        sent = letters(session)
        return [one for one in reversed(sent) if one.sent_at and one.sent_at.date() == posted_on and _on_paper(one)]
    return [one for one in reversed(letters(session, Wanted(("unsent",)))) if _on_paper(one)]


def _on_paper(one: Posted) -> bool:
    return one.means not in BY_MAIL


def send(session: Session, numbers: Sequence[str], on: str, means: str | None = None) -> list[Posted]:
    """Records that these letters were posted on one day, all or none. Without `means` each goes as it announces."""
    chosen = named(session, numbers)
    require_unsent(chosen)
    together: dict[tuple[str, str], list[taking.Request]] = {}
    for one in chosen:
        together.setdefault((one.case, one.procedure), []).append(_request(session, one, on, means))
    try:
        with session.register.write() as connection:
            for (case, _), requests in together.items():
                taking.record_together(session, connection, case, requests)
    except BaseException:
        for one in chosen:
            casework.forget(session.register, one.case)
        raise
    return named(session, numbers)


def require_unsent(chosen: Sequence[Posted]) -> None:
    """Refuses a letter that was posted already: its posting is corrected, not recorded once more."""
    for one in chosen:
        if one.sent_at is not None:
            raise Unusable(
                "already-posted",
                text("Letter {number} was posted on {day}.", number=one.number, day=one.sent_at.date()),
                hint=text("Was that wrong? Correct it in its case, on the timeline."),
            )


def _request(session: Session, one: Posted, on: str, means: str | None) -> taking.Request:
    how = means or one.means
    if how is None:
        raise Unusable(
            "means-unknown",
            text("It is not known how letter {number} is sent.", number=one.number),
            hint=text("Say how: --means post, registered, registered_receipt, hand …"),
        )
    pack = casework.pack_of_case(session.register, one.case)
    said = {"letter": one.number, "sent_at": on, "means": how}
    fact = parsing.parse(LetterSent, said, placing.zone(pack), pack)
    if isinstance(fact, LetterSent) and fact.sent_at.date() < one.made_at.date():
        raise Unusable(
            "posted-before-made",
            text("Letter {number} is dated {day}: it was not posted before that.", number=one.number,
                 day=one.made_at.date()),
            hint=text("Check the day of posting."),
        )  # fmt: skip
    return taking.Request(fact, procedure=one.procedure)
