"""The rules of disciplinary proceedings up to the decision. Sources: `data/rules/be.toml` and `nl.toml`."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from casemgr.casefile import Procedure
from casemgr.language import LANGUAGES, Text, Words, text
from casemgr.situation import Situation
from casemgr.workflow import Refusal
from workflows._breach_decision import MANDATARIES, referred
from workflows._concerned import local_day, person_concerned, same_person, status_concerned, status_known

if TYPE_CHECKING:
    from workflows import disciplinary_proceedings as facts
    from workflows._decision import InvestigatorAppointed

STATUTORY = ("statutory", "on_probation")
TEACHERS = ("subsidised_teacher", "own_teacher")
TEACHERS_LAW = "decreet van 27 maart 1991 (rechtspositie van het onderwijspersoneel)"
CONTRACT_LAW = "wet van 8 april 1965 (arbeidsreglementen), art. 16-18"


def discipline_not_in_this_country(situation: Situation, procedure: Procedure | None, fact: object) -> Refusal | None:
    """Where staff work under a contract of civil law there is no disciplinary law to open proceedings under."""
    return Refusal(
        text("There are no disciplinary proceedings here: staff work under a contract of civil law."),
        hint=text("Decide on a measure of the employment contract in the case of the breach."),
    )


def discipline_for_statutory_staff(
    situation: Situation, procedure: Procedure | None, fact: "facts.DisciplineOpened | None"
) -> Refusal | None:
    """Only for who was statutory or on probation on the day of the facts."""
    if fact is None:
        known = [p for p in situation.case.procedures.values() if p.workflow.name == "breach"]
        return _wrong_status(situation, status_concerned(situation, known[-1])) if known else None
    status = _status(situation, fact)
    if status is None:
        return Refusal(
            text("It is not known which status the person had on the day of the facts."),
            hint=text("Fill in “status”, or register the person with the status of that day."),
        )
    return _wrong_status(situation, status)


def _status(situation: Situation, fact: "facts.DisciplineOpened") -> str | None:
    """The register knows best; then what the case says, then what was typed."""
    day = local_day(situation, fact.facts_on or fact.facts_known_at)
    about = situation.case.procedures.get(fact.about or "")
    identified = about.last("PersonIdentified") if about else None
    copied = identified.public.get("status") if identified and identified.get("person") == fact.person else None
    return status_known(situation, fact.person, day) or copied or fact.status


def _wrong_status(situation: Situation, status: str | None) -> Refusal | None:
    if status is None or status in STATUTORY:
        return None
    known = [sanction.label for sanction in situation.pack.sanctions_for(status).values()]
    hint = _one_of(known) if known else None
    if status in TEACHERS:
        said = text("Teachers have disciplinary rules of their own: this person cannot be disciplined here.")
        return Refusal(said, hint=hint, source=TEACHERS_LAW)
    if status in ("contractual", "student_or_intern"):
        said = text("Not for somebody with an employment contract: the work regulations apply instead.")
        return Refusal(said, hint=hint, source=CONTRACT_LAW)
    if status in MANDATARIES:
        hint = referred()
    return Refusal(text("Disciplinary proceedings are for statutory staff; this person was not."), hint=hint)


def _one_of(labels: Sequence[Words]) -> Text:
    """The outcomes that the code has for somebody like this."""
    every = {code: "; ".join(label[code] for label in labels) for code in LANGUAGES}
    return text("What the code has for this person: {outcomes}.", outcomes=every)


def discipline_about_the_same_person(
    situation: Situation, procedure: Procedure | None, fact: "facts.DisciplineOpened | None"
) -> Refusal | None:
    """Proceedings in the case of a breach are against the person of that breach."""
    if fact is None or fact.about is None:
        return None
    about = situation.case.procedures.get(fact.about)
    if about is None:
        return Refusal(text("This case has no procedure “{about}”.", about=str(fact.about)))
    known = person_concerned(situation.case, about)
    if known is None or same_person(situation, known, fact.person):
        return None
    return Refusal(
        text("The breach in this case concerns somebody else."), hint=text("Open a case of its own for this person.")
    )


def facts_known_in_order(
    situation: Situation, procedure: Procedure | None, fact: "facts.DisciplineOpened | None"
) -> Refusal | None:
    """The authority knows the facts after they happened, and not in the future."""
    if fact is None:
        return None
    if fact.facts_known_at > situation.now:
        return Refusal(text("The facts cannot be known from a day that has yet to come."))
    if fact.facts_on is not None and fact.facts_on > fact.facts_known_at:
        return Refusal(text("The facts cannot be known before they happened."))
    return None


def open_vote_needs_reason(
    situation: Situation, procedure: Procedure | None, fact: "facts.DisciplineOpened | None"
) -> Refusal | None:
    """A college that opens proceedings votes in secret; when it did not, somebody says why they go on."""
    if fact is None or fact.vote != "open" or fact.note:
        return None
    return Refusal(
        text("The vote to open the proceedings was not secret: that can undo every later decision."),
        hint=text("Vote again, in secret, or give the reason to go on in the note."),
    )


def investigator_is_not_person(
    situation: Situation, procedure: Procedure | None, fact: "InvestigatorAppointed | None"
) -> Refusal | None:
    """Nobody investigates themselves."""
    if fact is None or not same_person(situation, fact.person, person_concerned(situation.case, procedure)):
        return None
    return Refusal(text("The investigator is the person whom it concerns."), hint=text("Appoint somebody else."))


def inventory_of_the_report(
    situation: Situation, procedure: Procedure | None, fact: "facts.ReportDrawnUp | None"
) -> Refusal | None:
    """The report comes with a file whose papers are numbered."""
    if fact is None or fact.inventory:
        return None
    return Refusal(
        text("The report has no inventory."), hint=text("List the papers of the file; their order is their number.")
    )


def report_after_appointment(
    situation: Situation, procedure: Procedure | None, fact: "facts.ReportDrawnUp | None"
) -> Refusal | None:
    """The report is drawn up after the authority knew the facts."""
    opened = procedure.last("DisciplineOpened") if procedure else None
    known = opened.moment("facts_known_at") if opened else None
    if fact is None or known is None or fact.at >= known:
        return None
    return Refusal(text("The report lies before the day on which the facts became known."))


def criminal_matter_runs(situation: Situation, procedure: Procedure | None, fact: object) -> Refusal | None:
    """Proceedings are stayed for a criminal matter about the same facts that has not ended."""
    if procedure is not None and stayed(procedure):
        return Refusal(text("The proceedings are stayed already."))
    noted, ended = situation.last("CriminalMatterNoted"), situation.last("CriminalMatterEnded")
    if noted is not None and (ended is None or ended.seq < noted.seq):
        return None
    return Refusal(text("No criminal matter about these facts is running."), unblocks="CriminalMatterNoted")


def criminal_matter_ended(situation: Situation, procedure: Procedure | None, fact: object) -> Refusal | None:
    """They go on once the final outcome of the criminal matter is known."""
    record = procedure.last("ProceedingsStayed") if procedure else None
    if record is None or procedure is None or not stayed(procedure):
        return Refusal(text("The proceedings are not stayed."))
    ended = situation.last("CriminalMatterEnded")
    if ended is not None and ended.seq > record.seq:
        return None
    return Refusal(text("The end of the criminal matter has not been recorded."), unblocks="CriminalMatterEnded")


def not_stayed(situation: Situation, procedure: Procedure | None, fact: object) -> Refusal | None:
    """Nothing is decided while the criminal matter runs."""
    if procedure is None or not stayed(procedure):
        return None
    said = text("The proceedings are stayed until the criminal matter has ended.")
    return Refusal(said, unblocks="ProceedingsResumed")


def stayed(procedure: Procedure) -> bool:
    """Whether the proceedings wait for a criminal matter."""
    last = procedure.last("ProceedingsStayed", "ProceedingsResumed")
    return last is not None and last.kind == "ProceedingsStayed"
