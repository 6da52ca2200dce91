"""The rules of postponing a hearing: asked, and answered before anything else is said about it."""

from typing import TYPE_CHECKING

from casemgr.casefile import Procedure
from casemgr.language import text
from casemgr.situation import Situation
from casemgr.workflow import Refusal

if TYPE_CHECKING:
    from workflows import hearing as facts


def unanswered(procedure: Procedure | None) -> bool:
    """Whether somebody asked to postpone and waits for an answer."""
    asked = procedure.last("PostponementAsked") if procedure else None
    answered = procedure.last("PostponementGranted", "PostponementRefused") if procedure else None
    return asked is not None and (answered is None or answered.seq < asked.seq)


def postponement_was_asked(situation: Situation, procedure: Procedure | None, fact: object) -> Refusal | None:
    """A refusal answers a request."""
    if unanswered(procedure):
        return None
    return Refusal(text("Nobody waits for an answer to a request to postpone."), unblocks="PostponementAsked")


def postponement_answered(situation: Situation, procedure: Procedure | None, fact: object) -> Refusal | None:
    """Nobody stayed away while waiting to hear whether they had to come."""
    if not unanswered(procedure):
        return None
    return Refusal(
        text("The request to postpone has not been answered."),
        hint=text("Grant it with a new moment, or refuse it and say what is possible instead."),
        unblocks="PostponementGranted",
    )


def new_moment_ahead(
    situation: Situation, procedure: Procedure | None, fact: "facts.PostponementGranted | None"
) -> Refusal | None:
    """A postponed hearing still has to come."""
    if fact is None or fact.new_at > situation.now:
        return None
    return Refusal(text("The new moment has passed."), hint=text("Choose a moment that still has to come."))


def witness_was_asked(situation: Situation, procedure: Procedure | None, fact: object) -> Refusal | None:
    """Only a witness that was asked for can be refused."""
    if procedure is not None and len(procedure.all("WitnessAsked")) > len(procedure.all("WitnessRefused")):
        return None
    return Refusal(text("No witness was asked for who has not been answered about."), unblocks="WitnessAsked")
