"""The rules of a hearing."""

from typing import TYPE_CHECKING

from casemgr.casefile import Procedure
from casemgr.language import text
from casemgr.situation import Situation
from casemgr.workflow import Refusal
from workflows._breach_rules import person_of

if TYPE_CHECKING:
    from workflows import hearing as facts


def hearing_about_something(
    situation: Situation, procedure: Procedure | None, fact: "facts.HearingPlanned | None"
) -> Refusal | None:
    """A hearing is about a procedure of the same case."""
    known = [
        p.id
        for p in situation.case.procedures.values()
        if p.workflow.name in ("breach", "provisional_measure", "appeal")
    ]
    if fact is None:
        return None if known else Refusal(text("There is nothing in this case to hear somebody about."))
    if fact.about in known:
        return None
    return Refusal(
        text(
            "There is no procedure “{about}” to hear about. Known: {known}.",
            about=str(fact.about),
            known=", ".join(known) or "-",
        )
    )


def person_before_invitation(situation: Situation, procedure: Procedure | None, fact: object) -> Refusal | None:
    """An invitation needs somebody to invite."""
    if procedure is not None and person_of(situation.case.about(procedure)):
        return None
    return Refusal(text("It has not been recorded whom this concerns."), unblocks="PersonIdentified")


def charges_before_invitation(situation: Situation, procedure: Procedure | None, fact: object) -> Refusal | None:
    """Who is heard knows the facts beforehand."""
    about = situation.case.about(procedure) if procedure else None
    if about is None or about.workflow.name != "breach" or about.has("ChargesSet"):
        return None
    return Refusal(text("The facts and articles charged have not been set."), unblocks="ChargesSet")


def hearing_ahead(situation: Situation, procedure: Procedure | None, fact: object) -> Refusal | None:
    """Nobody is invited to what is over."""
    record = procedure.last("PostponementGranted") or procedure.last("HearingPlanned") if procedure else None
    if record is None:
        return None
    at = record.moment("new_at") or record.moment("at")
    if at is None or at > situation.now:
        return None
    return Refusal(
        text("The planned moment has passed."), hint=text("Plan a new moment first."), unblocks="PostponementGranted"
    )


def letter_ready(
    situation: Situation, procedure: Procedure | None, fact: "facts.HearingInvited | None"
) -> Refusal | None:
    """The invitation exists, made for this hearing."""
    issued = {record.public["number"] for record in procedure.all("LetterIssued")} if procedure else set()
    if fact is None:
        return None if issued else Refusal(text("The invitation has not been made yet."), unblocks="LetterIssued")
    if fact.letter in issued:
        return None
    return Refusal(
        text("No invitation with number {letter} was made for this.", letter=str(fact.letter)), unblocks="LetterIssued"
    )


def invited_first(situation: Situation, procedure: Procedure | None, fact: object) -> Refusal | None:
    """Nobody is heard, or stays away, without having been invited."""
    if procedure is not None and procedure.has("HearingInvited"):
        return None
    return Refusal(text("The person has not been invited yet."), unblocks="HearingInvited")


def held_not_in_future(
    situation: Situation, procedure: Procedure | None, fact: "facts.HearingHeld | None"
) -> Refusal | None:
    """What was held is recorded once it was."""
    if fact is None or fact.held_at <= situation.now:
        return None
    return Refusal(text("The moment lies in the future."), hint=text("Record it once it has been held."))


def waiver_of_the_pack(
    situation: Situation, procedure: Procedure | None, fact: "facts.HearingWaived | None"
) -> Refusal | None:
    """Only on a ground that the code or the law knows, on this route."""
    about = (
        situation.case.about(procedure)
        if procedure
        else situation.case.procedures.get(fact.about or "")
        if fact
        else None
    )
    triaged = about.last("BreachTriaged") if about else None
    known = situation.pack.waivers_on(triaged.public["route"] if triaged else "")
    if fact is None or fact.ground in known:
        return None
    return Refusal(
        text("This is not a ground here to leave out the hearing. Known: {known}.", known=", ".join(known) or "-")
    )
