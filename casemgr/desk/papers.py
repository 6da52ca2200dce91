"""Documents: their numbers, and the bytes kept under them."""

import hashlib
from collections.abc import Mapping
from dataclasses import replace

from casemgr.casefacts import DocumentAdded
from casemgr.casefile import CaseFile
from casemgr.desk.session import Session
from casemgr.desk.taking import Request
from casemgr.errors import RegisterError, Unusable
from casemgr.facts import Code
from casemgr.language import text
from casemgr.reading import documents, signed
from casemgr.store import kept
from casemgr.store.connection import Connection


def next_number(case: CaseFile, others: int = 0) -> str:
    """`2026-0001-03`: papers added and letters issued share one row of numbers. `others` come before it."""
    used = sum(
        1
        for record in case.records
        if record.kind == "LetterIssued" or (record.kind == "DocumentAdded" and record.public.get("number"))
    )
    return f"{case.number}-{used + 1 + others:02d}"


def keep(connection: Connection, number: str, content: bytes) -> None:
    """The exact bytes, beside the ledger, under the document's number."""
    kept.keep_document(connection, number, content)


def numbered(case: CaseFile, connection: Connection, request: Request, contents: Mapping[str, bytes] | None) -> Request:
    """A paper whose bytes are at hand gets its number, and they are kept."""
    fact = request.fact
    if not contents or not isinstance(fact, DocumentAdded) or (fact.sha256 or "") not in contents:
        return request
    number = next_number(case)
    keep(connection, number, contents[str(fact.sha256)])
    return replace(request, fact=fact.model_copy(update={"number": Code(number)}))


def content(session: Session, case: str, number: str, *, original: bool = False) -> bytes:
    """The bytes of a document this user may read, exactly as they were kept: the signed copy of a letter where there
    is one, unless the `original` is asked for.
    """
    row = next((r for r in documents.of_case(session.register, session.viewer, case) if r["document"] == number), None)
    if row is None:
        raise _unknown(case, number)
    return of_letter(session, case, number, row["sha256"], original=original)


def of_letter(session: Session, case: str, number: str, sha256: str | None, *, original: bool = False) -> bytes:
    """The same for who is known to be entitled to it, such as who signs it."""
    copy = None if original else signed.last(session.register, case, number)
    found = kept.document(session.register, copy["kept"] if copy else number)
    digest = copy["sha256"] if copy else sha256
    if found is None:
        raise _unknown(case, number)
    if digest and hashlib.sha256(found).hexdigest() != digest:
        raise RegisterError(
            "damaged-document",
            text("Document {number} is not what was stored.", number=number),
            hint=text("Restore a backup."),
        )
    return found


def _unknown(case: str, number: str) -> Unusable:
    return Unusable(
        "unknown-document",
        text("There is no document {number} that you may read.", number=number),
        hint=text("See: casemgr documents {case}", case=case),
    )
