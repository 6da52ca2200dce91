"""The register's own health: read tables made again from the facts, and the chain verified."""

from casemgr.casefile import CaseFile
from casemgr.desk import casework
from casemgr.reading import people, projection
from casemgr.store import chain, kept, ledger
from casemgr.store.connection import Connection, Register

STREAMS = ("register", "people")
PAUSE = 2000
"""Cases per transaction: a rebuild of a large register must not keep others out."""


def rebuild(register: Register, progress: projection.Progress | None = None) -> int:
    """Throws the read tables away and makes them again; the answer is the number of cases."""
    register.cache.clear()
    with register.write() as connection:
        projection.create_all(connection)
        for stream in STREAMS:
            for event in ledger.stream(register, stream):
                people.apply(connection, event)
        numbers = kept.case_numbers(register)
    for start in range(0, len(numbers), PAUSE):
        with register.write() as connection:
            for number in numbers[start : start + PAUSE]:
                _project(register, connection, number)
        if progress is not None:
            progress(min(start + PAUSE, len(numbers)), len(numbers))
    with register.write() as connection:
        projection.mark_current(connection)
    return len(numbers)


def _project(register: Register, connection: Connection, number: str) -> None:
    case = CaseFile.fold(number, ledger.stream(register, number))
    projection.write(connection, {}, projection.rows_of(case, casework.terms(register, case.pack_digest)))
    projection.findable(connection, case, case.records)


def verify(register: Register) -> chain.Verified:
    """The chain, from the first event to the last."""
    return chain.verify(register)
