"""The signatures a letter waits for: whose they are, which are there, and whose turn it is."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from casemgr import places
from casemgr.casefile import Procedure, Record
from casemgr.desk import casework, signatory
from casemgr.desk.session import Session
from casemgr.desk.signer import Signer
from casemgr.errors import Refused, Unusable
from casemgr.language import text
from casemgr.naming import bare
from casemgr.reading import cases
from casemgr.situation import Situation


@dataclass(frozen=True, slots=True)
class Place:
    """A room for a signature above a name; `signed_at` once it is filled."""

    order: int
    name: str
    function: str
    user: str
    signed_at: datetime | None = None
    how: str = ""


@dataclass(frozen=True, slots=True)
class Paper:
    """An issued letter and its signatures. `copies` were ever kept; `version` is the last that stands, 0 for none."""

    number: str
    letter: str
    procedure: Procedure
    issued_at: datetime
    places: tuple[Place, ...]
    copies: int
    version: int
    sha256: str | None

    @property
    def whole(self) -> bool:
        """Whether all signatures are on it."""
        return bool(self.version) and all(place.signed_at is not None for place in self.places)


def paper(situation: Situation, number: str) -> Paper:
    """A letter of this case, with what was signed of it by now."""
    for procedure in situation.case.procedures.values():
        issued = next((r for r in procedure.all("LetterIssued") if r.public["number"] == number), None)
        if issued is not None:
            return _paper(procedure, issued)
    raise Unusable(
        "unknown-letter-number",
        text("This case has no letter {number} that was made final.", number=number[:40]),
        hint=text("See: casemgr documents {case}", case=situation.case.number),
    )


def _paper(procedure: Procedure, issued: Record) -> Paper:
    number = issued.public["number"]
    every = [r for r in procedure.by_kind.get("LetterSigned", ()) if r.public["letter"] == number]
    standing = [record for record in every if record.stands]
    names: list[dict[str, Any]] = issued.get("signers") or []
    rooms = tuple(_place(order, said, standing) for order, said in enumerate(names, 1))
    version = max((record.public["version"] for record in standing), default=0)
    return Paper(
        number, issued.public["letter"], procedure, issued.recorded_at, rooms, len(every), version, issued.get("sha256")
    )


def _place(order: int, said: dict[str, Any], signed: list[Record]) -> Place:
    fact = next((record for record in signed if record.public.get("place") in (None, order)), None)
    return Place(
        order, said["name"], said.get("function") or "", said.get("user") or "",
        fact.moment("signed_at") if fact else None, fact.public["how"] if fact else "",
    )  # fmt: skip


def reach(session: Session, case: str, number: str) -> Situation:
    """The case for who may see it; and for who is named on this letter, to sign it and nothing else."""
    if cases.one(session.register, session.viewer, case) is not None:
        return casework.situation(session, case)
    situation = casework.of(session, casework.current(session.register, case).case)
    named = (
        acting(session, situation, place)
        for procedure in situation.case.procedures.values()
        for issued in procedure.all("LetterIssued") if issued.public["number"] == number
        for place in _paper(procedure, issued).places
    )  # fmt: skip
    if session.user in places.kept_out(situation.case) or not any(named):
        raise casework.unknown(case)
    return situation


def turn(session: Session, situation: Situation, letter: Paper) -> tuple[Place, Signer]:
    """The place this user signs now, and as whom; refused when none is theirs, it is taken, or another comes first."""
    if not letter.places:
        raise Refused(
            "nobody-named-to-sign",
            text("It is not recorded who signs this letter."),
            hint=text("Have it signed by hand and file the scan (--scan), or issue it anew."),
        )
    mine = [(place, who) for place in letter.places if (who := acting(session, situation, place)) is not None]
    if not mine:
        raise Refused(
            "not-your-signature",
            text("You are not named on this letter, and you replace nobody who is."),
            hint=text("Only who is named under a letter signs it, or who replaces them while a hand-over runs."),
            source="Decreet Lokaal Bestuur, art. 283" if situation.pack.country == "BE" else None,
        )
    free = [(place, who) for place, who in mine if place.signed_at is None]
    if not free:
        raise Refused("already-signed", text("You have signed this letter already."))
    place, signer = free[0]
    if any(other.signed_at is None and other.order < place.order for other in letter.places):
        raise Refused(
            "not-your-turn",
            text("Another signature comes before yours on this letter."),
            hint=text("Who is named first signs first; sign after that."),
        )
    return place, signer


def acting(session: Session, situation: Situation, place: Place) -> Signer | None:
    """This user as the one who signs there: named, or in the place of who is named; None when it is not theirs."""
    named = Signer(place.name, place.function, place.user)
    mine = place.user == session.user or (not place.user and bare(place.name) == bare(session.viewer.name))
    stand_in = signatory.standing_in(session, (place.user,)) if place.user and not mine else None
    try:
        signs = signatory.in_place_of(session, situation, stand_in or named)
    except Refused:
        return None  # stepped aside, and nobody replaces them
    if signs is named:
        return named if mine else None
    return signs if signs.user == session.user else None
