"""Issuing a letter: checked, rendered, kept under its number, recorded; or printed as a draft that counts for
nothing.
"""

import hashlib
from dataclasses import dataclass
from typing import Any

from casemgr import places
from casemgr.casefacts import LetterIssued
from casemgr.casefile import Procedure
from casemgr.desk import casework, judging, papers, taking
from casemgr.desk.composing import Prepared
from casemgr.desk.session import Session, not_your_role
from casemgr.errors import Refused
from casemgr.letters import addressee
from casemgr.letters.render import render
from casemgr.letters.signatures import signatures
from casemgr.signatures import files
from casemgr.situation import Situation
from casemgr.store import chain

INVITES = {"hearing_invitation": "HearingInvited"}
"""A letter whose issue is itself a step of its procedure."""


@dataclass(frozen=True, slots=True)
class Issued:
    """A letter as it was kept."""

    number: str
    content: bytes
    sha256: str


def draft(session: Session, prepared: Prepared) -> bytes:
    """The letter with its mark across the page; nothing is recorded and no number is used."""
    require_letters(session, prepared)
    return render(prepared.sheet(draft=True))


def issue(session: Session, prepared: Prepared) -> Issued:
    """Renders, stores and records in one transaction: no number without its bytes, no bytes without their fact."""
    require_letters(session, prepared)
    _require_step(session, prepared)
    if prepared.unsigned is not None:
        raise prepared.unsigned
    number = prepared.situation.case.number
    with session.register.write() as connection:
        case = casework.current(session.register, number).case
        document = papers.next_number(case)
        content = render(prepared.sheet(draft=False, number=document, head=chain.head(session.register)))
        digest = hashlib.sha256(content).hexdigest()
        papers.keep(connection, document, content)
        fact = told(prepared, document, content)
        request = taking.Request(fact, procedure=prepared.procedure.id, by_the_program=True)
        try:
            taking.record_in(session, connection, number, request)
            _invite(session, connection, prepared, document)
        except BaseException:
            casework.forget(session.register, number)
            raise
    return Issued(document, content, digest)


def told(prepared: Prepared, document: str, content: bytes) -> LetterIssued:
    """The fact that the letter was issued, with whom it goes to as it stands in the window: that can be erased."""
    to = prepared.letter.to(prepared.values)
    window = addressee.address(to, prepared.values)
    means = str(prepared.values.get("letter.means") or "") or None
    said = {"addressee": window[0], "address": list(window[1:])} if window else {}
    return LetterIssued.model_validate({
        "letter": prepared.letter.id, "number": document, "sha256": hashlib.sha256(content).hexdigest(),
        "mark": next(iter(files.marks(content)), None), "goes_to": to, "means": means, **said,
        "signers": [
            {"name": one.name, "function": one.function or None, "user": prepared.accounts.get(one.name)}
            for one in signatures(prepared.letter, prepared.values)
        ] or None,
    })  # fmt: skip


def _require_step(session: Session, prepared: Prepared) -> None:
    """Where issuing is itself a step, its rules speak first: what the letter lacks then often comes from them."""
    error = barred(session, prepared)
    if error is not None and error.unblocks != "LetterIssued":  # that one is about to be taken away
        raise error


def barred(session: Session, prepared: Prepared) -> Refused | None:
    """Why the step that goes with this letter cannot be taken by this user; None when it can, or when none does."""
    procedure, kind = prepared.procedure, INVITES.get(prepared.letter.id) or prepared.letter.step
    row = procedure.workflow.step_for(kind, procedure.state) if kind else None
    return judging.refusal(session, prepared.situation, procedure, row, None) if row is not None else None


def _invite(session: Session, connection: Any, prepared: Prepared, document: str) -> None:
    """An invitation that was issued is given: the step is taken with it, by the rules of that step."""
    kind = INVITES.get(prepared.letter.id)
    if kind is None or prepared.procedure.workflow.step_for(kind, prepared.procedure.state) is None:
        return
    fact = taking.fact_of(kind, {"letter": document}, prepared.situation)
    taking.record_in(
        session, connection, prepared.situation.case.number, taking.Request(fact, procedure=prepared.procedure.id)
    )


def require_letters(session: Session, prepared: Prepared) -> None:
    """Letters are prepared by those who see the procedure and may record in it, or prepare letters at all."""
    error = barred(session, prepared) if prepared.letter.step else None
    if error is not None and error.kind == "not-your-role":  # what it says is only for who may take that step
        raise error
    require_right(session, prepared.situation, prepared.procedure, prepared.letter.id)


def require_right(session: Session, situation: Situation, procedure: Procedure, letter: str) -> None:
    """The same, of a letter that is no longer at hand."""
    column, given = procedure.workflow.column, situation.viewer.assigned
    seen = situation.viewer.sees(places.of_procedure(situation.case, procedure))
    own = seen and session.may(f"{column} C", assigned=given)
    if not own and not session.may("letters C", assigned=given, letter=letter):
        raise not_your_role(f"{column} C", situation.pack.labels)
