"""Advice: asked without names by who may know no more, and answered once it was asked."""

from casemgr import advice, places
from casemgr import casefacts as c
from casemgr.casefile import Procedure
from casemgr.language import text
from casemgr.situation import Situation
from casemgr.workflow import Refusal
from workflows._concerned import mentioned, person_concerned


def advice_without_names(
    situation: Situation, procedure: Procedure | None, fact: c.AdviceAsked | None
) -> Refusal | None:
    """A question without names has none in it. Who may not see the case asks in no other way."""
    case = situation.case
    if fact is None:
        return None
    if not fact.anonymous:
        if situation.viewer.sees(places.of_procedure(case, case.main)):
            return None
        return Refusal(
            text("You ask this advice without names."),
            hint=text("Put the question so that it points to nobody, and say that it is without names."),
        )
    if not any(mentioned(situation, person_concerned(case, p), fact.question) for p in case.procedures.values()):
        return None
    return Refusal(
        text("This question names the person concerned."),
        hint=text("Ask how serious it is or what fits, without a name or anything that points to one person."),
    )


def question_was_asked(situation: Situation, procedure: Procedure | None, fact: c.AdviceGiven | None) -> Refusal | None:
    """An answer that names its question answers one of this case."""
    if fact is None or fact.question is None:
        return None
    asked = (record.seq for record in situation.case.records if record.kind == advice.ASKED and record.stands)
    if fact.question in asked:
        return None
    return Refusal(text("Fact {seq} of this case is no question for advice.", seq=fact.question))
