"""The rules of planning a hearing and inviting to it."""

from typing import TYPE_CHECKING

from casemgr.casefile import Procedure, Record
from casemgr.language import text
from casemgr.situation import Situation
from casemgr.workflow import Refusal
from workflows._concerned import person_concerned
from workflows._words_of_facts import answers
from workflows._words_of_the_pack import named

if TYPE_CHECKING:
    from workflows import hearing as facts

FITS = {
    "breach": ("conversation", "dismissal"),
    "provisional_measure": ("measure", "suspension", "conversation"),
    "disciplinary_proceedings": ("disciplinary", "suspension", "conversation"),
    "appeal": ("appeal", "objection"),
}
"""What each procedure can be heard about, and as what."""


def hearing_about_something(
    situation: Situation, procedure: Procedure | None, fact: "facts.HearingPlanned | facts.HearingWaived | None"
) -> Refusal | None:
    """A hearing is about a procedure of the same case that still runs."""
    if procedure is not None and procedure.workflow.name == "hearing":
        return None
    known = [p for p in situation.case.procedures.values() if p.workflow.name in FITS]
    running = ", ".join(p.id for p in known if not p.ended) or "-"
    if fact is None:
        return None if known else Refusal(text("There is nothing in this case to hear somebody about."))
    about = next((p for p in known if p.id == fact.about), None)
    if about is None:
        return Refusal(
            text("There is no procedure “{about}” to hear about. Known: {known}.",
                 about=str(fact.about or "-"), known=running)
        )  # fmt: skip
    if about.ended:
        return Refusal(text("“{about}” has ended: there is nothing left to hear somebody about.", about=about.id))
    return None


def kind_that_fits(
    situation: Situation, procedure: Procedure | None, fact: "facts.HearingPlanned | None"
) -> Refusal | None:
    """A conversation, a summons and a hearing on appeal have rules of their own: each about its own procedure."""
    about = situation.case.procedures.get(fact.about) if fact is not None else None
    if fact is None or about is None or fact.kind in FITS.get(about.workflow.name, (fact.kind,)):
        return None
    return Refusal(
        text("A hearing of this kind does not belong to this procedure. Possible: {kinds}.",
             kinds=named(answers("hearing", "HearingPlanned", "kind"), FITS[about.workflow.name])),
        hint=text("A hearing about a sanction of the disciplinary law belongs to disciplinary proceedings."),
    )  # fmt: skip


def person_before_invitation(situation: Situation, procedure: Procedure | None, fact: object) -> Refusal | None:
    """An invitation needs somebody to invite."""
    if procedure is not None and person_concerned(situation.case, procedure):
        return None
    return Refusal(text("It has not been recorded whom this concerns."), unblocks="PersonIdentified")


def charges_before_invitation(situation: Situation, procedure: Procedure | None, fact: object) -> Refusal | None:
    """Who is heard knows the facts beforehand."""
    about = situation.case.about(procedure) if procedure else None
    if about is None or about.workflow.name != "breach" or about.has("ChargesSet"):
        return None
    return Refusal(text("The facts and articles charged have not been set."), unblocks="ChargesSet")


def report_before_summons(situation: Situation, procedure: Procedure | None, fact: object) -> Refusal | None:
    """A summons in disciplinary proceedings brings the report with its inventory."""
    about = situation.case.about(procedure) if procedure else None
    if about is None or about.workflow.name != "disciplinary_proceedings" or about.has("ReportDrawnUp"):
        return None
    return Refusal(text("The disciplinary report has not been drawn up."), unblocks="ReportDrawnUp")


def moment_record(procedure: Procedure | None) -> Record | None:
    """The fact that says when: the last postponement, else the planning."""
    return procedure.last("PostponementGranted") or procedure.last("HearingPlanned") if procedure else None


def hearing_ahead(situation: Situation, procedure: Procedure | None, fact: object) -> Refusal | None:
    """Nobody is invited to what is over."""
    record = moment_record(procedure)
    at = (record.moment("new_at") or record.moment("at")) if record else None
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
