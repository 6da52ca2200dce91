"""Signing a letter that was issued: by whoever is named on it, with a key of their own, or by hand on a scan."""

import hashlib
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path

from casemgr.casefacts import LetterSigned
from casemgr.desk import casework, issuing, papers, taking
from casemgr.desk.session import Session
from casemgr.desk.signer import Signer
from casemgr.desk.signing_places import Paper, Place, paper, reach, turn
from casemgr.errors import Refused, Unusable
from casemgr.facts import Code
from casemgr.language import Language, Text, text
from casemgr.naming import bare
from casemgr.reading.signed import name as kept_as
from casemgr.signatures import files
from casemgr.signatures import scan as scans
from casemgr.signatures.certificate import require_usable
from casemgr.signatures.key import Key, KeyFile, Token, ready
from casemgr.signatures.pen import sign as put
from casemgr.signatures.rooms import rooms
from casemgr.situation import Situation

_DUTCH = Language("nl")  # letters are


@dataclass(frozen=True, slots=True)
class Signed:
    """What was kept and recorded. `whole`: all signatures are on it now."""

    number: str
    version: int
    place: int | None
    places: int
    whole: bool
    content: bytes
    sha256: str


class OtherName(Refused):
    """The certificate names somebody else than the user: this asks to be confirmed. `name` is for their eyes only."""

    def __init__(self, name: str) -> None:
        super().__init__(
            "other-name",
            text("The certificate has another name than yours."),
            hint=text("If it is yours all the same, confirm it: --other-name."),
        )
        self.name = name


def require_turn(session: Session, case: str, number: str) -> None:
    """Refuses who may not sign this letter now, before a secret is asked for."""
    situation = reach(session, case, number)
    turn(session, situation, paper(situation, number))


def sign(session: Session, case: str, number: str, key: Key, *, other_name: bool = False) -> Signed:
    """Signs digitally: everything is checked and signed first, then kept and recorded in one transaction."""
    situation = reach(session, case, number)
    letter = paper(situation, number)
    place, signer = turn(session, situation, letter)
    now = session.now.astimezone(situation.zone)
    require_usable(key.certificate, now)
    if not other_name and not _same(key.certificate.name, session.viewer.name):
        raise OtherName(key.certificate.name)
    content = papers.of_letter(session, case, number, letter.sha256)
    room = next((room for room in rooms(content) if room.order == place.order), None)
    if room is None:
        raise _no_room()
    lines = [_DUTCH.say(line) for line in _stamp(session, signer, key, now)]
    signed = put(content, key, room, lines, now)
    whole = all(other.signed_at is not None or other.order == place.order for other in letter.places)
    fact = _fact(letter, signed, session.viewer.name, now, place.order, whole)
    return _keep(session, situation, letter, signed, fact)


def sign_with(
    session: Session, case: str, number: str, how: str, path: str, secret: str, *, other_name: bool = False
) -> Signed:  # fmt: skip
    """The same for a screen. `how`: p12, token or scan; `path` is the key file, the module of the card, or the scan."""
    place = Path(path.strip()).expanduser()
    if how == "scan":
        return file_scan(session, case, number, files.read(place, scans.LARGEST))
    require_turn(session, case, number)
    with ready(KeyFile(place, secret) if how == "p12" else Token(place, secret or None)) as key:
        return sign(session, case, number, key, other_name=other_name)


def file_scan(session: Session, case: str, number: str, content: bytes, on: date | None = None) -> Signed:
    """Keeps the scan of a letter that was signed by hand as its signed copy; `on` is the day of signing."""
    situation = casework.situation(session, case)
    letter = paper(situation, number)
    issuing.require_right(session, situation, letter.procedure, letter.letter)
    if letter.version:
        raise Refused(
            "already-signed",
            text("This letter has a signed copy already."),
            hint=text("Is that one wrong, then withdraw it first, with the reason: Correct a fact."),
        )
    if content == papers.content(session, case, number, original=True):
        raise Unusable(
            "scan-is-the-letter",
            text("This is the letter itself, as it was issued, and not a signed copy."),
            hint=text("Scan the paper with the signature on it."),
        )
    scans.require_readable(content)
    day = _day(session, situation, letter, on)
    return _keep(session, situation, letter, content, _fact(letter, content, None, day, None, True))


def _day(session: Session, situation: Situation, letter: Paper, on: date | None) -> datetime:
    now = session.now.astimezone(situation.zone)
    if on is None:
        return now
    if on > now.date() or on < letter.issued_at.astimezone(situation.zone).date():
        raise Unusable(
            "signed-when",
            text("The day of signing must lie between the day of the letter and today."),
            hint=text("Leave it out when it was signed today."),
        )
    return datetime.combine(on, time(), situation.zone)


def _fact(
    letter: Paper, content: bytes, signer: str | None, at: datetime, place: int | None, whole: bool
) -> LetterSigned:
    return LetterSigned(
        letter=Code(letter.number), version=letter.copies + 1, signed_at=at,
        how="by_hand" if place is None else "digital", place=place, whole=whole, signer=signer,
        sha256=hashlib.sha256(content).hexdigest(),
    )  # fmt: skip


def _keep(session: Session, situation: Situation, letter: Paper, content: bytes, fact: LetterSigned) -> Signed:
    """The bytes and their fact together; refused when somebody else signed meanwhile."""
    case = situation.case.number
    with session.register.write() as connection:
        now = casework.of(session, casework.current(session.register, case).case)
        if paper(now, letter.number).copies != letter.copies:
            raise Refused(
                "case-moved-on",
                text("Somebody else signed this letter at the same moment; yours was not recorded."),
                hint=text("Sign again: your signature goes behind theirs."),
            )
        papers.keep(connection, kept_as(letter.number, fact.version), content)
        request = taking.Request(fact, procedure=letter.procedure.id, by_the_program=True)
        try:
            taking.record_in(session, connection, case, request)
        except BaseException:
            casework.forget(session.register, case)
            raise
    return Signed(letter.number, fact.version, fact.place, len(letter.places), fact.whole, content, fact.sha256)


def _stamp(session: Session, signer: Signer, key: Key, now: datetime) -> list[Text]:
    """What stands in the room above the name."""
    name = session.viewer.name
    lines = [text("{basis}", basis=signer.basis[:1].upper() + signer.basis[1:])] if signer.basis else []
    lines.append(text("Digitally signed by {name}", name=name))
    if not _same(key.certificate.name, name):
        lines.append(text("with the certificate of {name}", name=key.certificate.name))
    return [*lines, text("on {day} at {hour}", day=now.date(), hour=f"{now:%H.%M}")]


def _same(one: str, other: str) -> bool:
    """Certificates write "Peeters Els" as often as "Els Peeters"."""
    return sorted(bare(one).split()) == sorted(bare(other).split())


def _no_room() -> Refused:
    return Refused(
        "no-room-to-sign",
        text("This letter was issued without room for a digital signature."),
        hint=text("Have it signed by hand and file the scan (--scan), or issue it anew."),
    )


__all__ = ["OtherName", "Place", "Signed", "file_scan", "require_turn", "sign", "sign_with"]
