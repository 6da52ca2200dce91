"""Letters to many: each made once, numbered without gaps, some at a time, so that the rest can be made later.

What makes a batch restartable is that each letter carries an id, worked out from its receiver with a key that is kept
with the batch: a letter that stands in the ledger is not made again.
"""

import hashlib
import hmac
import itertools
import secrets
import uuid
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from casemgr.desk import registers
from casemgr.desk.batch_parts import TWICE, Done, Fault, Made, Progress, Row, Rows, Work
from casemgr.desk.session import Session
from casemgr.errors import CaseError, Refused
from casemgr.facts import Code
from casemgr.language import text
from casemgr.letters.render import render
from casemgr.reading import batches
from casemgr.registerfacts import BatchStarted
from casemgr.store import ledger

CHUNK = 25
"""Letters in one transaction: what is lost at most when the power fails."""
TRIES = 3


def run(
    session: Session, work: Work, rows: Rows, total: int, *, progress: Progress | None = None,
    stopped: Callable[[], bool] = lambda: False, all_or_nothing: bool = False, done: Done | None = None,
) -> Done:  # fmt: skip
    """Makes every letter that is not there yet. `done`, when given, grows while it runs: after an interruption it says
    how far the batch came.
    """
    done = done or Done(work.name()[0], total)
    if all_or_nothing:
        _require_all(work, rows(), total, progress)
    key = _begun(session, work)
    for some in _chunks(rows(), CHUNK):
        if stopped():
            done.stopped = True
            break
        _make(session, work, key, some, done)
        if progress is not None:
            progress(done.passed, total)
    return done


def _begun(session: Session, work: Work) -> bytes:
    """The key of the batch, which is made when it begins."""
    batch, letter, case = work.name()
    row = batches.one(session.register, case, batch)
    if row is None:
        fact = BatchStarted(
            batch=Code(batch), letter=Code(letter), case=Code(case) if case else None, key=secrets.token_hex(32)
        )
        registers.record(session, fact, needs=None)
        row = batches.one(session.register, case, batch)
    if row is None or not row["key"]:
        raise Refused(
            "batch-forgotten",
            text("What this batch knew of its receivers was erased, so it is not known who has a letter already."),
            hint=text("Begin another one with --name."),
        )
    return bytes.fromhex(row["key"])


def command_of(key: bytes, who: str) -> str:
    """The id of a letter: without the key it says nothing of its receiver."""
    return str(uuid.UUID(bytes=hmac.new(key, who.encode(), hashlib.sha256).digest()[:16]))


@dataclass(slots=True)
class Chunk:
    """Some lines of the list: their numbers, the letters among them that are new, and what cannot be made."""

    numbers: list[str] = field(default_factory=list)
    made: list[Made] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    seen: dict[str, int] = field(default_factory=dict)


def _make(session: Session, work: Work, key: bytes, rows: Sequence[Row | Fault], done: Done) -> None:
    """One chunk. Letters are set before the register is locked; when somebody took a number meanwhile, once more."""
    for left in range(TRIES, -1, -1):
        stand = work.stand()
        chunk = _set(session, work, key, rows, done) if left else Chunk()
        try:
            with session.register.write() as connection:
                if left and work.stand() != stand:
                    continue
                chunk = chunk if left else _set(session, work, key, rows, done)
                if chunk.made:
                    work.keep(connection, chunk.made)
        except BaseException:
            work.forget()
            raise
        break
    done.numbers += chunk.numbers
    done.faults += chunk.faults
    done.made += len(chunk.made)
    done.seen |= chunk.seen


def _set(session: Session, work: Work, key: bytes, rows: Sequence[Row | Fault], done: Done) -> Chunk:
    chunk = Chunk()
    for row in rows:
        if isinstance(row, Fault):
            chunk.faults.append(row)
            continue
        command = command_of(key, row.who)
        before = done.seen.get(command) or chunk.seen.get(command)
        if before is not None:
            chunk.faults.append(_twice(row.number, before))
            continue
        chunk.seen[command] = row.number
        event = ledger.by_command(session.register, command)
        number = str(event.public["number"]) if event is not None else work.number(len(chunk.made))
        made = _letter(work, row, number, command) if event is None else None
        if isinstance(made, Fault):
            chunk.faults.append(made)
            continue
        chunk.numbers.append(number)
        if made is not None:
            chunk.made.append(made)
    return chunk


def _letter(work: Work, row: Row, number: str, command: str) -> Made | Fault:
    """The letter as it will be kept, or why it cannot be made."""
    try:
        content = render(work.sheet(row, number))
    except CaseError as error:
        return Fault(row.number, error.kind, error.sentence, row.person)
    return Made(row, number, command, content, hashlib.sha256(content).hexdigest())


def _twice(number: int, before: int) -> Fault:
    return Fault(number, TWICE, text("The same receiver as in line {line}.", line=before))


def _require_all(work: Work, rows: Iterable[Row | Fault], total: int, progress: Progress | None) -> None:
    """Sets every letter once without keeping it: when one cannot be made, none is."""
    faults: list[Fault] = []
    for at, row in enumerate(rows, 1):
        made = row if isinstance(row, Fault) else _letter(work, row, work.number(at), "")
        faults += [made] if isinstance(made, Fault) else []
        if progress is not None and at % CHUNK == 0:
            progress(at, total)
    if faults:
        raise NotAll(faults)


class NotAll(Refused):
    """Nothing was made, since not all could be; `faults` says which lines and why."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        super().__init__(
            "batch-not-whole",
            text("{count} letters of this list cannot be made, so none was made.", count=len(faults)),
            hint=text("Correct these lines: {lines}.", lines=", ".join(str(fault.row) for fault in faults[:20])),
        )
        self.faults = tuple(faults)


def _chunks(rows: Iterable[Row | Fault], size: int) -> Iterator[list[Row | Fault]]:
    left = iter(rows)
    while some := list(itertools.islice(left, size)):
        yield some
