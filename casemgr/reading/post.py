"""The register of letters: what was issued, to whom, how it was sent and what became of it."""

import json
from typing import TYPE_CHECKING, Any

from casemgr import places
from casemgr.reading.viewing import CASE_SEEN, seen_by, sees
from casemgr.viewer import mask

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from casemgr.casefile import CaseFile, Procedure, Record
    from casemgr.reading.terms import Terms
    from casemgr.store.connection import Register
    from casemgr.viewer import Viewer

TABLE = "post"
KEY = ("number", "document")
PROCEDURE = 2
CHANGED_BY = frozenset({
    "LetterIssued", "LetterSent", "LetterDelivered", "LetterRefused", "LetterReturned", "LetterServedAgain",
})  # fmt: skip
CREATE = """
create table post (
    number text not null, document text not null, procedure text not null, letter text not null, goes_to text,
    addressee text, address text not null, made_at text not null, made_by text not null, means text, sent_at text,
    delivered_at text, refused_at text, returned_at text, returned_for text, again text, state text not null,
    columns integer not null, handled integer not null, primary key (number, document)
) without rowid;
create index post_by_day on post (made_at, document);
create index post_by_state on post (state, made_at);
"""
BECAME = {"LetterSent": "underway", "LetterDelivered": "delivered", "LetterRefused": "back", "LetterReturned": "back"}
"""The fact that came last says where a letter is."""


def rows(case: "CaseFile", terms: "Terms", of: "Iterable[Procedure]") -> list[tuple[Any, ...]]:
    """A row for each letter that was issued."""
    found = []
    for procedure in of:
        issued = procedure.all("LetterIssued")
        if issued:
            whose, handled = _open_to(case, procedure)
            found += [(case.number, *_row(procedure, record), mask(whose), handled) for record in issued]
    return found


def _row(procedure: "Procedure", issued: "Record") -> tuple[Any, ...]:
    number = issued.public["number"]

    def last(kind: str, field: str) -> Any:
        told = [record.get(field) for record in procedure.all(kind) if record.public["letter"] == number]
        return told[-1] if told else None

    again = [r for r in procedure.all("LetterServedAgain") if r.public["earlier"] == number]
    return (
        number, procedure.id, issued.public["letter"], issued.public.get("goes_to"), issued.get("addressee"),
        json.dumps(issued.get("address") or [], ensure_ascii=False), issued.event.recorded_at, issued.event.actor,
        last("LetterSent", "means") or issued.public.get("means"), last("LetterSent", "sent_at"),
        last("LetterDelivered", "delivered_at"), last("LetterRefused", "at"), last("LetterReturned", "returned_at"),
        last("LetterReturned", "reason"), again[-1].public["letter"] if again else None,
        _state(procedure, issued, again),
    )  # fmt: skip


def _state(procedure: "Procedure", issued: "Record", again: "list[Record]") -> str:
    """Where it is: to be sent, underway, delivered, back, replaced by another letter, or never to leave the file."""
    number = issued.public["number"]
    told = [r for kind in BECAME for r in procedure.all(kind) if r.public["letter"] == number]
    last = max(told, key=lambda record: record.seq, default=None)
    if again and (last is None or again[-1].seq > last.seq):
        return "replaced" if again[-1].public["letter"] != number else "unsent"
    if last is not None:
        return BECAME[last.kind]
    return "file" if issued.public.get("goes_to") == "nobody" else "unsent"


def _open_to(case: "CaseFile", procedure: "Procedure") -> tuple[frozenset[str], int]:
    """Who may read to whom it goes, and whether those who handle the post may: never to who reported something. Of a
    measure or a control somebody may know without knowing about whom.
    """
    where = places.of_procedure(case, procedure)
    if procedure.workflow.name == "report":
        return frozenset({"reporter-whistleblower" if "whistleblower" in where else "reporter-report"}), 0
    return (frozenset({"personnel"}) if procedure.workflow.column == "measures" else where), 1


FIELDS = f"""p.number, p.document, p.procedure, p.letter, p.goes_to, p.addressee, p.address, p.made_at, p.made_by,
    p.means, p.sent_at, p.delivered_at, p.refused_at, p.returned_at, p.returned_for, p.again, p.state,
    {sees("p")} as inside, c.title, c.workflow, c.zone"""


def letters(
    register: "Register",
    viewer: "Viewer",
    handles: "Collection[str]",
    *,
    states: "Collection[str]" = (),
    numbers: "Collection[str]" = (),
    case: str | None = None,
    start: str = "",
    end: str = "9999",
    limit: int = 5000,
) -> list[Any]:
    """The letters this viewer may know of, the newest first: those of procedures they see, and those they handle the
    post of (`handles`: ids of letters). `start` and `end` are UTC stamps around the letter's own date.
    """
    return register.rows(
        f"""select {FIELDS} from post p join cases c on c.number = p.number
        where ({sees("p")} or p.handled = 1 and p.letter in (select value from json_each(:handles)))
        and (:states = '[]' or p.state in (select value from json_each(:states)))
        and (:numbers = '[]' or p.document in (select value from json_each(:numbers)))
        and (:case is null or p.number = :case) and p.made_at >= :start and p.made_at < :end and {CASE_SEEN}
        order by p.made_at desc, p.document desc limit :limit""",
        seen_by(viewer) | {
            "handles": json.dumps(sorted(handles)), "states": json.dumps(sorted(states)),
            "numbers": json.dumps(sorted(numbers)), "case": case, "start": start, "end": end, "limit": limit,
        },
    )  # fmt: skip
