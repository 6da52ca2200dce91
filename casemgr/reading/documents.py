"""Documents of a case: papers added, and letters issued under their number."""

from typing import TYPE_CHECKING, Any

from casemgr import places, roles
from casemgr.reading.viewing import CASE_SEEN, seen_by, sees
from casemgr.roles import NOWHERE
from casemgr.viewer import mask

if TYPE_CHECKING:
    from collections.abc import Iterable

    from casemgr.casefile import CaseFile, Procedure
    from casemgr.reading.terms import Terms
    from casemgr.store.connection import Register
    from casemgr.viewer import Viewer

NOT_ENOUGH = frozenset({"letters", "measures"})
"""Places that do not open every letter in them: what a measure or a control found is for the personnel half."""
TABLE = "documents"
KEY = ("number", "document")
PROCEDURE = 2
CHANGED_BY = frozenset({"DocumentAdded", "LetterIssued", "LetterSent"})
CREATE = """
create table documents (
    number text not null, document text not null, procedure text not null, letter text, title text, kind text not null,
    made_at text not null, sha256 text, sent_at text, columns integer not null, added_by text not null,
    mark text, primary key (number, document)
) without rowid;
create index documents_by_sha256 on documents (sha256);
create index documents_by_mark on documents (mark);
"""


def rows(case: "CaseFile", terms: "Terms", of: "Iterable[Procedure]") -> list[tuple[Any, ...]]:
    """A row for each paper."""
    found: list[tuple[Any, ...]] = []
    for procedure in of:
        sent = {r.public["letter"]: r.public["sent_at"] for r in procedure.all("LetterSent")}
        for record in procedure.all("DocumentAdded"):
            found.append((
                case.number, record.public.get("number") or f"{case.number}-s{record.seq}", procedure.id, None,
                record.get("title"),
                record.public["kind"], record.public["obtained_at"], record.get("sha256"), None,
                mask(places.of_record(case, record)), record.event.actor, None,
            ))  # fmt: skip
        for record in procedure.all("LetterIssued"):
            number = record.public["number"]
            found.append((
                case.number, number, procedure.id, record.public["letter"], None, "letter", record.event.recorded_at,
                record.get("sha256"), sent.get(number), mask(places.of_letter(case, record)), record.event.actor,
                record.get("mark"),
            ))  # fmt: skip
    return found


def of_case(register: "Register", viewer: "Viewer", number: str) -> list[Any]:
    """The papers of a case that this viewer may read, in order of number."""
    found = register.rows(
        f"""select d.document, d.procedure, d.letter, d.title, d.kind, d.made_at, d.sha256, d.sent_at, d.columns,
        d.added_by, instr(c.assigned, :me) > 0 or instr(c.assigned, :office) > 0 as given
        from documents d join cases c on c.number = d.number
        where d.number = :number and ({sees("d")} or d.added_by = :user) and {CASE_SEEN} order by
        d.made_at, d.document""",
        seen_by(viewer) | {"number": number},
    )
    return [row for row in found if _may_read(viewer, row)]


def _may_read(viewer: "Viewer", row: Any) -> bool:
    """A letter says more than that it was made: whoever sees no more of its procedure than measures, or letters, reads
    those that the role table names for them.
    """
    if row["letter"] is None or row["added_by"] == viewer.user:
        return True
    given = bool(row["given"])
    if row["columns"] & mask((viewer.places | (viewer.assigned_places if given else NOWHERE)) - NOT_ENOUGH):
        return True
    known = roles.load()
    replaced = {known[role].acts_for for role in viewer.roles if given and role in known} - {""}
    return roles.may(
        viewer.roles, "letters", "V", acting=viewer.acting | replaced, assigned=given, letter=row["letter"]
    )


def with_digest(register: "Register", sha256: str) -> str | None:
    """The case that already holds exactly these bytes."""
    row = register.row("select number from documents where sha256 = ? limit 1", (sha256,))
    return str(row[0]) if row else None
