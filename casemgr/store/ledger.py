"""The ledger: events appended once, hashed as they were stored, and able to forget what they said about people."""

import hashlib
import json
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from casemgr.store.connection import Connection, Register
from casemgr.store.sentences import spoken

_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), sort_keys=True, allow_nan=False).encode
NO_DIGEST = bytes(32)
SALT = 32
"""Random bytes before the personal JSON: without them a digest of a short text gives the text away."""

COLUMNS = "position, public, personal, personal_digest, digest"


@dataclass(frozen=True, slots=True)
class Entry:
    """What is to be recorded. `seq` is its place in its stream, from 1; somebody else who took it comes first."""

    stream: str
    seq: int
    kind: str
    public: Mapping[str, Any]
    personal: Mapping[str, Any] | None
    actor: str
    procedure: str | None = None
    command: str | None = None
    corrects: int | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """One recorded event as it is read back. `personal` is None when nothing personal was said, or it was erased."""

    position: int
    stream: str
    seq: int
    kind: str
    procedure: str | None
    actor: str
    recorded_at: str  # ISO 8601 in UTC, never running backwards
    command: str | None
    corrects: int | None
    public: dict[str, Any]
    personal: dict[str, Any] | None
    erased: bool


def append(connection: Connection, entries: Iterable[Entry], now: datetime) -> list[Event]:
    """Appends inside the caller's write transaction and returns what was recorded, in order."""
    head = connection.execute("select position, digest, recorded_at from events order by position desc limit 1")
    position, digest, last = head.fetchone() or (0, NO_DIGEST, "")
    recorded_at = max(stamp(now), last)  # a clock that was set back must not put a fact before an older one
    events, rows = [], []
    for entry in entries:
        position += 1
        row, event = _row(entry, position, recorded_at, digest)
        digest = row[4]
        rows.append(row)
        events.append(event)
    connection.executemany(f"insert into events ({COLUMNS}) values (?, ?, ?, ?, ?)", rows)
    return events


def append_many(register: Register, entries: Iterable[Entry], now: datetime, *, chunk: int = 5000) -> int:
    """The bulk path for imports and benches: chunks of one transaction each. Read tables are the caller's to
    rebuild.
    """
    count, batch = 0, []
    for entry in entries:
        batch.append(entry)
        if len(batch) == chunk:
            with register.write() as connection:
                count += len(append(connection, batch, now))
            batch = []
    with register.write() as connection:
        return count + len(append(connection, batch, now))


def _row(entry: Entry, position: int, recorded_at: str, previous: bytes) -> tuple[Any, Event]:
    envelope: dict[str, Any] = {
        "stream": entry.stream,
        "seq": entry.seq,
        "kind": entry.kind,
        "actor": entry.actor,
        "recorded_at": recorded_at,
        "fact": entry.public,
    }
    for name in ("procedure", "command", "corrects"):
        if getattr(entry, name) is not None:
            envelope[name] = getattr(entry, name)
    public = _encode(envelope)
    personal = os.urandom(SALT) + _encode(entry.personal).encode() if entry.personal else None
    personal_digest = hashlib.sha256(personal).digest() if personal else None
    digest = link(previous, public.encode(), personal_digest)
    event = Event(
        position, entry.stream, entry.seq, entry.kind, entry.procedure, entry.actor, recorded_at,
        entry.command, entry.corrects, dict(entry.public), dict(entry.personal) if entry.personal else None, False,
    )  # fmt: skip
    return (position, public, personal, personal_digest, digest), event


def link(previous: bytes, public: bytes, personal_digest: bytes | None) -> bytes:
    """The digest that ties an event to all before it."""
    return hashlib.sha256(previous + public + (personal_digest or b"")).digest()


def stamp(moment: datetime) -> str:
    """A moment as it is stored: UTC with microseconds, so that text sorts as time does."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def read(row: Any) -> Event:
    """An event from a row of `COLUMNS`."""
    position, public, personal, personal_digest, _ = row
    said = json.loads(public)
    return Event(
        position, said["stream"], said["seq"], said["kind"], said.get("procedure"), said["actor"], said["recorded_at"],
        said.get("command"), said.get("corrects"), said["fact"],
        json.loads(personal[SALT:]) if personal is not None else None,
        personal is None and personal_digest is not None,
    )  # fmt: skip


def stream(register: Register, name: str, *, after: int = 0) -> list[Event]:
    """The events of one stream in order, from `after` (a seq) on."""
    found = register.rows(f"select {COLUMNS} from events where stream = ? and seq > ? order by seq", (name, after))
    return [read(row) for row in found]


def head(register: Register, name: str) -> int:
    """The last seq of a stream; 0 when there is none."""
    row = register.row("select max(seq) from events where stream = ?", (name,))
    return int(row[0] or 0) if row else 0


def by_command(register: Register, command: str) -> Event | None:
    """What a command with this id recorded earlier: a retry finds its own work."""
    row = register.row(f"select {COLUMNS} from events where command = ?", (command,))
    return read(row) if row else None


def everything(register: Register) -> Iterator[Event]:
    """All events in order of recording; for rebuilding."""
    with spoken():
        for row in register.connection.execute(f"select {COLUMNS} from events order by position"):
            yield read(row)
