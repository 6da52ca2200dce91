"""Checks that the ledger says what it said when it was written, and names the first event that does not."""

import hashlib
from dataclasses import dataclass

from casemgr.store.connection import Register
from casemgr.store.ledger import NO_DIGEST
from casemgr.store.sentences import spoken


@dataclass(frozen=True, slots=True)
class Head:
    """The last event and its digest: together they identify all that the ledger says up to there."""

    events: int
    digest: str

    @property
    def short(self) -> str:
        """As papers print it: enough to find the place, and to see that nothing before it was changed."""
        return self.digest[:16]


@dataclass(frozen=True, slots=True)
class Verified:
    """`bad` is the position of the first event that fails, or None; `head` identifies the whole ledger."""

    events: int
    head: str
    bad: int | None = None
    why: str = ""  # "position" a gap · "personal" a changed personal part · "chain" a changed event


def head(register: Register) -> Head:
    """Where the ledger stands; inside a write transaction nothing can come between."""
    row = register.row("select position, digest from events order by position desc limit 1")
    return Head(row[0], bytes(row[1]).hex()) if row else Head(0, NO_DIGEST.hex())


def verify(register: Register) -> Verified:
    """Reads every event once, over the bytes as stored."""
    sha256 = hashlib.sha256
    digest, expected = NO_DIGEST, 0
    question = "select position, cast(public as blob), personal, personal_digest, digest from events order by position"
    with spoken():
        cursor = register.connection.cursor()
        cursor.row_factory = None
        for position, public, personal, personal_digest, stored in cursor.execute(question):
            expected += 1
            if position != expected:
                return Verified(expected - 1, digest.hex(), expected, "position")
            if personal is not None and sha256(personal).digest() != personal_digest:
                return Verified(expected - 1, digest.hex(), position, "personal")
            digest = sha256(digest + public + (personal_digest or b"")).digest()
            if digest != stored:
                return Verified(expected - 1, stored.hex(), position, "chain")
    return Verified(expected, digest.hex())
