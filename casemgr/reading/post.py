"""The register of letters: what was issued, to whom, how it was sent and what became of it."""

import functools
import json
from typing import TYPE_CHECKING, Any

from casemgr import places, roles
from casemgr.reading.viewing import CASE_SEEN, seen_by, sees
from casemgr.resources import names
from casemgr.viewer import BITS, mask

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
    columns integer not null, primary key (number, document)
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
            whose, told = mask(_open_to(case, issued[0])), _told(procedure)
            found += [(case.number, *_row(procedure, record, told), whose) for record in issued]
    return found


Told = dict[tuple[str, str], "Record"]
"""The last fact of a kind about a letter."""


def _told(procedure: "Procedure") -> Told:
    """What was recorded of each letter, read once: a case may hold a thousand of them."""
    found = {(kind, r.public["letter"]): r for kind in BECAME for r in procedure.all(kind)}
    return found | {("again", r.public["earlier"]): r for r in procedure.all("LetterServedAgain")}


def _row(procedure: "Procedure", issued: "Record", told: Told) -> tuple[Any, ...]:
    number = issued.public["number"]
    sent, delivered, refused, returned, again = (told.get((kind, number)) for kind in (*BECAME, "again"))
    address = issued.get("address")
    return (
        number, procedure.id, issued.public["letter"], issued.public.get("goes_to"), issued.get("addressee"),
        json.dumps(address, ensure_ascii=False) if address else "[]", issued.event.recorded_at, issued.event.actor,
        sent.public["means"] if sent else issued.public.get("means"), sent.public["sent_at"] if sent else None,
        delivered.public["delivered_at"] if delivered else None, refused.public["at"] if refused else None,
        returned.public["returned_at"] if returned else None, returned.public["reason"] if returned else None,
        again.public["letter"] if again else None, _state(issued, [sent, delivered, refused, returned], again),
    )  # fmt: skip


def _state(issued: "Record", told: "list[Record | None]", again: "Record | None") -> str:
    """Where it is: to be sent, underway, delivered, back, replaced by another letter, or never to leave the file."""
    number = issued.public["number"]
    last = max((record for record in told if record is not None), key=lambda record: record.seq, default=None)
    if again is not None and (last is None or again.seq > last.seq):
        return "replaced" if again.public["letter"] != number else "unsent"
    if last is not None:
        return BECAME[last.kind]
    return "file" if issued.public.get("goes_to") == "nobody" else "unsent"


def _open_to(case: "CaseFile", record: "Record") -> frozenset[str]:
    """Who may read to whom it goes: of a measure or a control somebody may know without knowing about whom."""
    where = places.of_letter(case, record)
    return where - {"measures"} | {"personnel"} if "measures" in where else where


HANDLED = f"""(p.columns & {BITS["letters"]}) <> 0 and (p.letter in (select value from json_each(:handled))
    or p.letter in (select value from json_each(:given))
    and (instr(c.assigned, :me) > 0 or instr(c.assigned, :office) > 0))"""
"""Open to who handles such letters, in any case or in one given to them."""
FIELDS = f"""p.number, p.document, p.procedure, p.letter, p.goes_to, p.addressee, p.address, p.made_at, p.made_by,
    p.means, p.sent_at, p.delivered_at, p.refused_at, p.returned_at, p.returned_for, p.again, p.state,
    ({sees("p")} or p.made_by = :user) as inside, c.title, c.workflow, c.zone"""


def letters(
    register: "Register",
    viewer: "Viewer",
    *,
    states: "Collection[str]" = (),
    numbers: "Collection[str]" = (),
    case: str | None = None,
    start: str = "",
    end: str = "9999",
    limit: int = 5000,
) -> list[Any]:
    """The letters this viewer may know of, the newest first: those of procedures they see, those they handle the post
    of, and those they made. `start` and `end` are UTC stamps around the letter's own date.
    """
    return register.rows(
        f"""select {FIELDS} from post p join cases c on c.number = p.number
        where ({sees("p")} or {HANDLED} or p.made_by = :user)
        and (:states = '[]' or p.state in (select value from json_each(:states)))
        and (:numbers = '[]' or p.document in (select value from json_each(:numbers)))
        and (:case is null or p.number = :case) and p.made_at >= :start and p.made_at < :end and {CASE_SEEN}
        order by p.made_at desc, p.document desc limit :limit""",
        _handled_by(viewer) | {
            "states": json.dumps(sorted(states)),
            "numbers": json.dumps(sorted(numbers)), "case": case, "start": start, "end": end, "limit": limit,
        },
    )  # fmt: skip


def _handled_by(viewer: "Viewer") -> dict[str, object]:
    """What the question binds. That somebody handles some letters does not open others: the place `letters` is taken
    out of what they see.
    """
    known = roles.load()
    replaced = {known[role].acts_for for role in viewer.roles if role in known} - {""}

    def handled(acting: frozenset[str], assigned: bool) -> str:
        may = functools.partial(roles.may, viewer.roles, "letters", "V", acting=acting, assigned=assigned)
        return json.dumps([name for name in names("letters") if may(letter=name)])

    return seen_by(viewer) | {
        "columns": mask(viewer.places - {"letters"}), "assigned": mask(viewer.assigned_places - {"letters"}),
        "handled": handled(viewer.acting, False), "given": handled(viewer.acting | replaced, True),
    }  # fmt: skip
