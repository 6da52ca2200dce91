"""Taking in what comes from outside: a leak in one line, reports, e-mail files."""

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from casemgr.casefacts import DocumentAdded
from casemgr.desk import mail, opening, parsing
from casemgr.desk.session import Session, pack_named
from casemgr.desk.taking import Request, Taken
from casemgr.errors import CaseError, Unusable
from casemgr.facts import Code
from casemgr.language import Text, text
from casemgr.reading import documents

MOST_BYTES = 25_000_000
"""A mail larger than this is kept elsewhere and told by hand."""
MOST_TEXT = 20_000
CUT = "\n[…]"


def log_leak(
    session: Session, data: dict[str, Any], *, aware: str | None = None, reason: str | None = None,
    pack: str | None = None,
    command: str | None = None,
) -> Taken:  # fmt: skip
    """A suspected leak, and since when it is certain if it is: both are recorded or neither."""
    under = pack_named(session.register, pack)
    zone = ZoneInfo(under.zone)
    first = parsing.parse(opening.first_fact("data_leak"), data, zone)
    requests = [Request(first, command=command)]
    if aware is not None:
        established = parsing.fact_type("AwarenessEstablished")
        requests.append(Request(parsing.parse(established, {"aware_at": aware, "reason": reason}, zone)))
    return opening.open_with(session, requests, under)


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What became of one file: the case it opened or was already in, or why not."""

    file: str
    case: str | None = None
    error: CaseError | None = None
    known: bool = False


def take_in(session: Session, path: Path) -> TakenIn:
    """One e-mail file becomes a report that waits for triage; the original bytes are kept as a document."""
    name = path.name
    try:
        raw = _bytes(path)
        digest = hashlib.sha256(raw).hexdigest()
        earlier = documents.with_digest(session.register, digest)
        if earlier is not None:
            return TakenIn(name, earlier, known=True)
        return TakenIn(name, _open_report(session, mail.read_mail(raw), raw, digest))
    except CaseError as error:
        return TakenIn(name, error=error)


def _bytes(path: Path) -> bytes:
    try:
        if path.stat().st_size > MOST_BYTES:
            raise Unusable(
                "mail-too-large", text("This file is larger than 25 MB."), hint=text("Record the report by hand.")
            )
        return path.read_bytes()
    except OSError:
        raise Unusable(
            "no-file", text("This file cannot be read."), hint=text("Check the path and your rights.")
        ) from None


def _open_report(session: Session, read: mail.Mail, raw: bytes, digest: str) -> str:
    pack = pack_named(session.register, None)
    received = read.sent_at if read.sent_at is not None and read.sent_at <= session.now else session.now
    body = read.text if len(read.text) <= MOST_TEXT else read.text[: MOST_TEXT - len(CUT)] + CUT
    data = {
        "received_at": received.astimezone(ZoneInfo(pack.zone)).isoformat(), "route": "privacy_mailbox",
        "reporter_kind": "unknown",
        "confidential": True, "text": body.strip() or session.language.say(text("(no text)")),
        "subject": read.subject[:300] or None,
        "reporter": read.sender[:300] or None,
    }  # fmt: skip
    report = parsing.parse(
        opening.first_fact("report"), {k: v for k, v in data.items() if v is not None}, ZoneInfo(pack.zone)
    )
    title: Text = text("Original e-mail")
    paper = DocumentAdded(
        title=session.language.say(title),
        kind=Code("email"),
        half="report",
        obtained_at=session.now,
        source="intake",
        sha256=digest,
    )
    return opening.open_with(session, [Request(report), Request(paper)], pack, contents={digest: raw}).case
