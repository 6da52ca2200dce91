"""The register of letters as a file that a spreadsheet opens."""

import csv
import io
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from casemgr.desk import posting, printing, wording
from casemgr.desk.posting import Posted
from casemgr.desk.session import Session
from casemgr.language import text

HEADS = (
    text("Letter"), text("Case"), text("Kind"), text("Addressee"), text("Made by"), text("Date of the letter"),
    text("Sent as"), text("Posted"), text("Delivered"), text("Refused"), text("Returned"), text("Why returned"),
    text("Served again with"), text("State"),
)  # fmt: skip


def write(session: Session, found: Sequence[Posted], place: Path) -> None:
    """Writes the file, or nothing. Separated by semicolons, as a Dutch spreadsheet expects."""
    output = io.StringIO()
    writer = csv.writer(output, delimiter=";", lineterminator="\r\n")
    writer.writerow([session.language.say(head) for head in HEADS])
    writer.writerows([list(map(_harmless, _row(session, one))) for one in found])
    printing.write(output.getvalue().encode("utf-8-sig"), place)


def _row(session: Session, one: Posted) -> list[str]:
    say = session.language.say
    return [
        one.number, one.case, say(one.kind), one.addressee or "", one.made_by, _day(one.made_at),
        say(wording.choice("LetterSent", "means", one.means)) if one.means else "", _day(one.sent_at),
        _day(one.delivered_at), _day(one.refused_at), _day(one.returned_at),
        say(wording.choice("LetterReturned", "reason", one.returned_for)) if one.returned_for else "",
        one.again or "", say(posting.STATES[one.state]),
    ]  # fmt: skip


def _day(moment: datetime | None) -> str:
    return moment.date().isoformat() if moment else ""


def _harmless(said: str) -> str:
    """A name that begins as a formula is shown as a name."""
    return f"'{said}" if said[:1] in ("=", "+", "-", "@", "\t") else said
