"""The steps of a case: what can be done now, and for the rest why not."""

from dataclasses import dataclass

from casemgr import places
from casemgr import workflow as workflows
from casemgr.casefile import FILE, Procedure
from casemgr.desk import casework, judging, placing, wording
from casemgr.desk.session import Session
from casemgr.errors import Refused
from casemgr.language import Words
from casemgr.situation import Situation
from casemgr.workflow import NEW, Step


@dataclass(frozen=True, slots=True)
class Offer:
    """A step for somebody: open when there is no refusal. `source` is what it is done under."""

    fact: str
    label: Words
    procedure: str  # an id; for a step that opens one, the id it would get
    refusal: Refused | None
    letter: str | None = None
    opens: bool = False
    under: Words | None = None  # one line about it
    waits: bool = False  # what the procedure waits for


def steps(session: Session, number: str) -> list[Offer]:
    """Every step of the case for this user, procedure by procedure, in workflow order."""
    situation = casework.situation(session, number)
    return [*of_procedures(session, situation), *openings(session, situation), *_of_the_file(session, situation)]


def of_procedures(session: Session, situation: Situation) -> list[Offer]:
    """The steps of the procedures that run, and those that can still follow an ended one."""
    offers = []
    for procedure in situation.case.procedures.values():
        if procedure.id == FILE or not _visible(session, situation, procedure):
            continue
        for row in procedure.workflow.steps:
            if procedure.state in row.sources:
                offers.append(_offer(session, situation, procedure, row, procedure.id))
    return offers


def openings(session: Session, situation: Situation) -> list[Offer]:
    """The procedures that can begin in this case: those that run inside one, and what a report can turn into."""
    case, offers = situation.case, []
    for name in workflows.names():
        workflow = workflows.load(name)
        if name == FILE or not placing.can_begin(case, name):
            continue
        for row in workflow.steps:
            if row.opens and row.sources[0] == NEW:
                offers.append(_offer(session, situation, None, row, case.next_id(name)))
    return offers


def _of_the_file(session: Session, situation: Situation) -> list[Offer]:
    procedure = situation.case.procedures[FILE]
    hidden = {"CaseOpened", "LetterIssued", "LetterSigned", "ExportMade", "PersonalPartErased"}
    rows = (row for row in procedure.workflow.steps if row.fact.__name__ not in hidden and "open" in row.sources)
    return [_offer(session, situation, procedure, row, FILE) for row in rows]


def _visible(session: Session, situation: Situation, procedure: Procedure) -> bool:
    return situation.viewer.sees(places.of_procedure(situation.case, procedure)) or judging.is_own(situation, session)


def _offer(session: Session, situation: Situation, procedure: Procedure | None, row: Step, name: str) -> Offer:
    kind = row.fact.__name__
    return Offer(
        kind,
        wording.label(kind),
        name,
        judging.refusal(session, situation, procedure, row, None),
        row.letter,
        row.opens,
        wording.help_of(kind),
        waits=procedure is not None
        and procedure.workflow.waits is not None
        and procedure.workflow.waits(situation.case, procedure) == kind,
    )
