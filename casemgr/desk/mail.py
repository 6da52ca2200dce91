"""Reads a mail that somebody saved as a file: who, when, about what, and its words as plain text.

Nothing in the mail is run or fetched. The message is parsed without the newer header classes of the standard
library: these raise on headers that arrive in practice; here a broken header costs only its own value.
"""

import binascii
import codecs
import email
import quopri
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from email.message import Message
from email.parser import BytesHeaderParser
from email.utils import parseaddr, parsedate_to_datetime
from typing import Any

from casemgr.desk.mail_text import body, plain, worded
from casemgr.errors import Unusable
from casemgr.language import text

LONGEST = 500  # characters of a sender or a subject
_MAIL_HEADERS = frozenset(
    ("from", "sender", "to", "cc", "bcc", "reply-to", "subject", "date", "message-id", "in-reply-to")
).union(
    ("received", "return-path", "delivered-to", "references", "resent-from", "resent-date"),
    ("mime-version", "content-type", "content-transfer-encoding"),
)
_WORD = re.compile(r"=\?([^?\s]*)\?([bBqQ])\?([^?]*)\?=")
_RUN = re.compile(rf"{_WORD.pattern.replace('(', '(?:')}(?:\s*{_WORD.pattern.replace('(', '(?:')})*")


@dataclass(frozen=True, slots=True)
class Mail:
    """What a report needs of a mail; `sent_at` is None when the mail does not say so credibly."""

    sender: str
    sent_at: datetime | None
    subject: str
    text: str
    message_id: str | None


class Bounded(Message):
    """Reads only the beginning of a header: on a long one the library takes time by the square."""

    def get(self, name: str, failobj: Any = None) -> Any:
        """The header, cut off where no honest one goes on."""
        value = super().get(name)
        return failobj if value is None else str(value)[:4000]


def read_mail(raw: bytes, *, now: datetime | None = None) -> Mail:
    """The mail in these bytes; a date after `now` is no date. Raises only Unusable, kind `not-a-mail`."""
    message = _message(raw)
    sender = next(filter(None, (_sender(message, name) for name in ("From", "Sender", "Reply-To"))), "")
    return Mail(
        sender=sender,
        sent_at=_sent_at(_raw(message, "Date"), now),
        subject=_header(message, "Subject"),
        text=body(message, _summary),
        message_id=_header(message, "Message-ID") or None,
    )


def _message(raw: bytes) -> Message:
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raw = raw.decode("utf-16", "replace").encode()
    raw = raw.removeprefix(codecs.BOM_UTF8).lstrip(b"\r\n")
    message: Message
    try:
        message = email.message_from_bytes(raw, Bounded)
    except Exception:  # nesting without end, or a header the parser trips over: the body is then plain text
        message = _headers_only(raw)
    names = {name.lower() for name in message.keys()}  # noqa: SIM118 (a message is no mapping)
    if not any(name in _MAIL_HEADERS or name.startswith("x-") for name in names):
        raise _no_mail()
    return message


def _headers_only(raw: bytes) -> Message:
    try:
        return BytesHeaderParser(Bounded).parsebytes(raw)
    except Exception as error:
        raise _no_mail() from error


def _no_mail() -> Unusable:
    return Unusable(
        "not-a-mail",
        text("This file is no mail: it has no sender, subject, date or other header."),
        hint=text("Save the mail itself from the mail program, as a file that ends in .eml."),
    )


def _raw(message: Message, name: str) -> str:
    for key, value in message.raw_items():
        if key.lower() == name.lower():
            return str(value)[: 20 * LONGEST]
    return ""


def _header(message: Message, name: str) -> str:
    return _line(_raw(message, name))


def _line(value: str) -> str:
    """A header in words: encoded words decoded where they can be, the rest as it stands."""
    value = worded(value.encode("utf-8", "surrogateescape"), None)
    return " ".join(plain(_RUN.sub(_decoded_run, value)).split())[:LONGEST]


def _decoded_run(run: re.Match[str]) -> str:
    """Neighbouring words of one charset are joined first: some programs cut a letter in two between them."""
    joined: list[tuple[str, bytes]] = []
    for charset, encoding, coded in _WORD.findall(run[0]):
        charset = charset.partition("*")[0].lower()
        try:
            raw = binascii.a2b_base64(coded) if encoding in "bB" else quopri.decodestring(coded, header=True)
        except ValueError:  # damaged
            raw = b""
        raw = raw or coded.encode("utf-8", "replace")  # what cannot be decoded is shown as it came
        before = joined.pop()[1] if joined and joined[-1][0] == charset else b""
        joined.append((charset, before + raw))
    return "".join(worded(raw, charset) for charset, raw in joined)


def _sender(message: Message, name: str) -> str:
    value = _raw(message, name)
    try:
        called, address = parseaddr(value)
    except Exception:  # an address no rule foresees
        called, address = "", ""
    if not address:
        return _line(value)
    return _line(f"{called} <{address}>" if called else address)


def _sent_at(value: str, now: datetime | None) -> datetime | None:
    try:
        sent_at = parsedate_to_datetime(value)
        sent_at = sent_at if sent_at.tzinfo else sent_at.replace(tzinfo=UTC)
        sent_at.astimezone(UTC)
    except Exception:  # no date, or one beyond the calendar
        return None
    return None if sent_at.year < 1990 or (now is not None and sent_at > now) else sent_at


def _summary(message: Message) -> str:
    """The heading of a mail inside a mail."""
    named = ((name, _header(message, name)) for name in ("From", "Date", "Subject"))
    return "\n".join(f"{name}: {value}" for name, value in named if value)
