"""The rules of the answer to a request: to whom, by whom, what stays out of it, and what has to wait."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from casemgr.casefile import CaseFile, Procedure
from casemgr.language import text
from casemgr.situation import Situation
from casemgr.workflow import Refusal
from workflows import _request_terms as terms
from workflows._report_rules import is_viewer
from workflows._request_rules import kind_of, person_of

if TYPE_CHECKING:
    from workflows import subject_request as facts

MOTIVATED = "Verordening (EU) 2016/679 (AVG), art. 12(4)"


def requester_does_not_decide(situation: Situation, procedure: Procedure | None, fact: object) -> Refusal | None:
    """Nobody decides on their own request."""
    if not is_viewer(situation, person_of(procedure)):
        return None
    return Refusal(text("This is a request of your own."), hint=text("Let somebody else decide."), unblocks="Recused")


def identity_first(
    situation: Situation, procedure: Procedure | None, fact: "facts.RequestAnswered | None"
) -> Refusal | None:
    """Data are given to, or changed for, nobody but the person. A refusal needs no identity."""
    if procedure is None or procedure.has("IdentityChecked") or fact is None:
        return None
    if fact.granted == "refused" or fact.note:
        return None
    return Refusal(
        text("It has not been recorded how the identity of this person was checked."),
        hint=text("If the person is known, for instance by their own account, say so in the note."),
        unblocks="IdentityChecked",
    )


def refusal_is_reasoned(
    situation: Situation, procedure: Procedure | None, fact: "facts.RequestAnswered | None"
) -> Refusal | None:
    """What is not granted is explained."""
    if fact is None or fact.granted == "full" or fact.motivation:
        return None
    code = terms.of_the_code(situation, procedure) if procedure is not None else None
    return Refusal(
        text("What is refused, in whole or in part, is motivated."),
        hint=text("Fill in the motivation. The answer also says where the person can complain or go to court."),
        source=f"{MOTIVATED}; {code.source}" if code else None,
    )


def erasure_waits(
    situation: Situation, procedure: Procedure | None, fact: "facts.RequestAnswered | None"
) -> Refusal | None:
    """What a running case needs is not erased in full."""
    if fact is None or kind_of(procedure) != "erasure" or fact.granted != "full":
        return None
    if not any(_runs(case) for case in _others(situation, procedure)):
        return None
    return Refusal(
        text("A case of this person still runs: its data cannot all be erased now."),
        hint=text("Grant it in part or refuse it, with the motivation, and offer restriction of the processing."),
    )


def restriction_offered_meanwhile(
    situation: Situation, procedure: Procedure | None, fact: "facts.RequestAnswered | None"
) -> Refusal | None:
    """Who has to wait for an erasure is offered that the data are set apart until then."""
    if fact is None or kind_of(procedure) != "erasure" or fact.granted == "full":
        return None
    if fact.restriction_offered or fact.note or not any(_runs(case) for case in _others(situation, procedure)):
        return None
    return Refusal(
        text("The erasure waits for a case of this person that still runs, and no restriction was offered meanwhile."),
        hint=text("Offer it under “restriction offered”, or say in the note why that is not possible."),
    )


def reporter_stays_out(
    situation: Situation, procedure: Procedure | None, fact: "facts.RequestAnswered | None"
) -> Refusal | None:
    """Who reported in confidence is in no answer. It is asked without saying which case or report it is about."""
    if fact is None or kind_of(procedure) != "access" or fact.granted == "refused":
        return None
    if fact.withheld or fact.note or not any(map(_in_confidence, [situation.case, *_others(situation, procedure)])):
        return None
    return Refusal(
        text("Look first at what must stay out of the answer, such as who reported something."),
        hint=text("Say under “withheld” what is left out, or in the note that nothing had to be."),
    )


def answered_again_with_reason(
    situation: Situation, procedure: Procedure | None, fact: "facts.RequestAnswered | None"
) -> Refusal | None:
    """A second answer is possible, after an objection or a complaint; the note says why."""
    if fact is None or procedure is None or not procedure.has("RequestAnswered") or fact.note:
        return None
    return Refusal(
        text("This request was answered before."), hint=text("Say in the note why it is answered once more.")
    )


def _others(situation: Situation, procedure: Procedure | None) -> Iterator[CaseFile]:
    """The cases this one is linked to, and those that concern the same person."""
    linked = (record.public["to"] for p in situation.case.procedures.values() for record in p.all("CaseLinked"))
    found = [situation.other_case(number) for number in linked]
    yield from (case for case in found if case is not None and case.number != situation.case.number)
    yield from situation.cases_of(person_of(procedure))


def _runs(case: CaseFile) -> bool:
    """Whether something but a request is still under way there, or it is held for a claim."""
    held = any(p.has("LegalHoldPlaced") and not _lifted(p) for p in case.procedures.values())
    return held or any(
        not p.ended for p in case.procedures.values() if p.workflow.name not in ("file", "subject_request")
    )


def _lifted(procedure: Procedure) -> bool:
    placed, lifted = procedure.last("LegalHoldPlaced"), procedure.last("LegalHoldLifted")
    return placed is not None and lifted is not None and lifted.seq > placed.seq


def _in_confidence(case: CaseFile) -> bool:
    reports = (record for p in case.procedures.values() for record in p.all("ReportReceived"))
    return any(record.public["confidential"] for record in reports)
