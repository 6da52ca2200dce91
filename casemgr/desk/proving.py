"""Whether a file is the paper that this register holds: whole, changed, or unknown. Offline."""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Literal

from casemgr.desk.current import zone_of
from casemgr.language import Text, Words, text
from casemgr.reading import signed
from casemgr.signatures.additions import only_signatures
from casemgr.signatures.examination import Seal, seals
from casemgr.signatures.files import marks
from casemgr.store.connection import Register

NUMBER = re.compile(r"(?:[A-Z]{2,5}-)?\d{4}-\d{4,}-\d{2,}")
END = re.compile(rb"%%EOF\r?\n?")


@dataclass(frozen=True, slots=True)
class Proof:
    """The answer, and of the document no more than number, kind and date. `how`: why it is called so."""

    verdict: Literal["whole", "changed", "unknown"]
    how: Literal["kept", "signed-copy", "signatures-added", "more-added", "other-bytes", "nothing", "no-register"]
    number: str | None = None
    kind: Words | Text | str = ""
    day: date | None = None
    seals: tuple[Seal, ...] = field(default=())


def prove(register: Register | None, content: bytes, file_name: str, roots: list[Any]) -> Proof:
    """What this register can say about a file; without a register only its signatures are looked at."""
    found = seals(content, roots)
    if register is None:
        return Proof("unknown", "no-register", seals=found)
    row = signed.known(register, _digest(content))
    if row is not None:
        return _proof(register, "whole", "signed-copy" if row["version"] else "kept", row, found)
    return _longer(register, content, found) or _named(register, content, file_name, found)


def _longer(register: Register, content: bytes, found: tuple[Seal, ...]) -> Proof | None:
    """A paper that is known, with something written behind it."""
    for length in _ends(content):
        row = signed.known(register, _digest(content[:length]))
        if row is not None:
            sealed = bool(found) and all(seal.intact for seal in found) and any(seal.to_the_end for seal in found)
            only = sealed and only_signatures(content[:length], content)
            return _proof(
                register, "whole" if only else "changed", "signatures-added" if only else "more-added", row, found
            )
    return None


def _ends(content: bytes) -> Iterator[int]:
    """Where an earlier version of the file may have ended, the last first."""
    ends = [match.end() for match in END.finditer(content)]
    yield from sorted({end - cut for end in ends[-20:] for cut in (0, 1)} - {len(content)}, reverse=True)


def _named(register: Register, content: bytes, file_name: str, found: tuple[Seal, ...]) -> Proof:
    """A file that has the id of a letter of this register, or a number as its name."""
    by_id = (signed.marked(register, mark) for mark in dict.fromkeys(marks(content)))
    by_name = (number for number in NUMBER.findall(file_name) if signed.exists(register, number))
    number = next((number for number in (*by_id, *by_name) if number), None)
    return Proof("changed", "other-bytes", number, seals=found) if number else Proof("unknown", "nothing", seals=found)


def _proof(register: Register, verdict: Any, how: Any, row: Any, found: tuple[Seal, ...]) -> Proof:
    made = datetime.fromisoformat(row["made_at"]).astimezone(zone_of(register)).date()
    return Proof(verdict, how, row["document"], _kind(row["letter"]), made, found)


def _kind(letter: str | None) -> Words | Text:
    from casemgr.letters import catalogue

    if letter is None:
        return text("document")
    return catalogue.letter(letter).label


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
