"""Signed copies of letters: each is kept beside the letter, which stays as it was issued."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

    from casemgr.casefile import CaseFile, Procedure
    from casemgr.reading.terms import Terms
    from casemgr.store.connection import Register

TABLE = "signed"
KEY = ("number", "document", "version")
PROCEDURE = 3
CHANGED_BY = frozenset({"LetterSigned"})
CREATE = """
create table signed (
    number text not null, document text not null, version integer not null, procedure text not null,
    kept text not null, place integer, how text not null, signed_at text not null, whole integer not null, sha256 text,
    primary key (number, document, version)
) without rowid;
create index signed_by_sha256 on signed (sha256);
"""


def name(document: str, version: int) -> str:
    """Under which name the bytes of a signed copy are kept."""
    return f"{document}/{version}"


def rows(case: "CaseFile", terms: "Terms", of: "Iterable[Procedure]") -> list[tuple[Any, ...]]:
    """A row for each signed copy that stands."""
    return [
        (
            case.number, said["letter"], said["version"], procedure.id, name(said["letter"], said["version"]),
            said.get("place"), said["how"], said["signed_at"], int(said["whole"]), record.get("sha256"),
        )
        for procedure in of for record in procedure.all("LetterSigned") if (said := record.public)
    ]  # fmt: skip


def last(register: "Register", case: str, document: str) -> Any | None:
    """The copy with the most signatures. Who may read the letter may read it: the caller checks."""
    return register.row(
        "select * from signed where number = ? and document = ? order by version desc limit 1", (case, document)
    )


def known(register: "Register", sha256: str) -> Any | None:
    """The document of which exactly these bytes are kept: as it was added or issued (`version` 0), or a signed copy.

    For whoever holds the bytes themselves: number, kind and date, and nothing of what a case is about.
    """
    return register.row(
        """select d.document, d.letter, d.made_at, 0 as version, null as how, null as signed_at, 0 as whole
        from documents d where d.sha256 = :sha256
        union all select d.document, d.letter, d.made_at, s.version, s.how, s.signed_at, s.whole
        from signed s join documents d on d.number = s.number and d.document = s.document where s.sha256 = :sha256
        limit 1""",
        {"sha256": sha256},
    )


def marked(register: "Register", mark: str) -> str | None:
    """The number of the letter whose file has this id."""
    row = register.row("select document from documents where mark = ? limit 1", (mark,))
    return str(row[0]) if row else None


def exists(register: "Register", document: str) -> bool:
    """Whether there is a document with this number."""
    case = document.rpartition("-")[0]
    return register.row("select 1 from documents where number = ? and document = ?", (case, document)) is not None
