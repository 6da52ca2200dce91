"""Who signed which version of a code of conduct, and who has still to sign the present one."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from casemgr.desk import people as desk
from casemgr.desk import registers
from casemgr.desk.session import Session, pack_named
from casemgr.errors import Unusable
from casemgr.facts import Code, Fact
from casemgr.language import text
from casemgr.law.packs import Pack
from casemgr.reading import people, staff
from casemgr.registerfacts import AcknowledgementRecorded
from casemgr.store import ledger


@dataclass(frozen=True, slots=True)
class Signed:
    """What was recorded: for whom, and for whom it stood there already."""

    people: tuple[str, ...]
    pack: str
    version: str
    on: date
    known: tuple[str, ...]


def acknowledge(
    session: Session, given: Sequence[str], pack: str, version: str | None, on: date | None, *, withdrawn: bool = False
) -> Signed:
    """Records that people signed a version of a code, or that this was a mistake. For all of them or for nobody."""
    desk.require_keeper(session)
    code = pack_named(session.register, pack)
    chosen, day = _version(session, code, version), on or session.today
    if day > session.today:
        raise Unusable("signed-in-the-future", text("A signature cannot lie in the future."))
    meant = dict(desk.find(session, one) for one in given)
    row = {"pack": code.key, "version": chosen, "on": day.isoformat()}
    there = tuple(key for key, known in meant.items() if row in known["acknowledged"])
    if withdrawn and len(there) < len(meant):
        raise Unusable(
            "no-such-signature",
            text("This signature is not recorded."),
            hint=text("See what is: casemgr people show PERSON"),
        )
    facts: list[Fact] = [
        AcknowledgementRecorded(
            person=Code(key), pack=Code(code.key), version=Code(chosen), on=day, withdrawn=withdrawn or None
        )
        for key in meant
        if withdrawn or key not in there
    ]
    desk.record(session, lambda: facts)
    return Signed(tuple(meant), code.key, chosen, day, () if withdrawn else there)


def _version(session: Session, code: Pack, given: str | None) -> str:
    """A version of the code that this register holds or held; the newest unless another is told."""
    added = (e.public for e in ledger.stream(session.register, registers.REGISTER) if e.kind == "PackAdded")
    known = list(dict.fromkeys(str(said["version"]) for said in added if said["pack"] == code.key))
    if given is None:
        return code.version
    if given not in known:
        raise Unusable(
            "unknown-version",
            text("This register never had that version of the code."),
            hint=text("It has: {known}.", known=", ".join(known)),
        )
    return given


def unsigned(session: Session, pack: str, query: str = "", entity: str | None = None) -> Iterator[tuple[str, Any]]:
    """Those who work here today and have not signed the present version of a code that asks it of them."""
    session.require("personnel V")
    code = pack_named(session.register, pack)
    asked = code.acknowledgement.statuses or tuple(code.covers)
    if code.acknowledgement.form == "none":
        return
    for key, known in people.each(session.register, query, entity):
        covered = staff.status_on(known, session.today) in asked and staff.in_service_on(known, session.today)
        versions = {row["version"] for row in known["acknowledged"] if row["pack"] == code.key}
        if covered and code.version not in versions:
            yield key, known
