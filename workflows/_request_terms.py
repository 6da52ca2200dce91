"""The terms of a request, as its clocks count them: the law's own, and that of a code where it has one."""

from dataclasses import dataclass
from datetime import date, datetime

from casemgr.casefile import Procedure
from casemgr.language import Words
from casemgr.law import clocks
from casemgr.resources import table
from casemgr.situation import Limit, Situation

FIRST = "gdpr-answer-subject"
LAW = (FIRST, "gdpr-answer-subject-extended")


@dataclass(frozen=True, slots=True)
class TermLeft:
    """A term of an answer: what it is called, its last moment, where it stands."""

    label: Words
    until: datetime
    source: str


def received_on(situation: Situation, procedure: Procedure) -> date:
    """The local day on which the request came in."""
    record = procedure.last("RequestReceived")
    moment = record.moment("received_at") if record else None
    return (moment or situation.now).astimezone(situation.zone).date()


def first_term(situation: Situation, procedure: Procedure) -> datetime | None:
    """The end of the month within which an extension is told, whether or not it was extended since."""
    return next((limit.deadline for limit in situation.limits(FIRST, procedure)), None)


def _of_the_answer(situation: Situation, procedure: Procedure) -> list[tuple[Limit, clocks.Clock]]:
    """The clocks that the request started and an answer stops."""
    known = clocks.load()
    mine = [(limit, known[limit.rule]) for limit in situation.find_limits() if limit.procedure == procedure.id]
    return [(limit, clock) for limit, clock in mine if any(stop.fact == "RequestAnswered" for stop in clock.stops)]


def of_the_code(situation: Situation, procedure: Procedure, *states: str) -> TermLeft | None:
    """The term that a code sets beside the law's; an extension does not move it. No `states`: however it stands."""
    for limit, clock in _of_the_answer(situation, procedure):
        if limit.rule not in LAW and limit.deadline is not None and (not states or limit.state in states):
            return TermLeft(clock.label, limit.deadline.astimezone(situation.zone), clock.source)
    return None


def all_terms(situation: Situation, procedure: Procedure) -> list[date]:
    """The last day of each term that still counts, earliest first: the shortest binds, the others go on."""
    found = [limit.deadline for limit, _ in _of_the_answer(situation, procedure) if limit.state != "dropped"]
    return sorted(moment.astimezone(situation.zone).date() for moment in found if moment is not None)


def answer_by(situation: Situation, procedure: Procedure) -> date | None:
    """The day on which the answer is due."""
    return next(iter(all_terms(situation, procedure)), None)


def law(situation: Situation, procedure: Procedure) -> str | None:
    """The article this right stands in, in Dutch: letters are."""
    record = procedure.last("RequestReceived")
    known = table("rights/eu.toml")["right"]
    return str(known[record.public["kind"]]["source"]) if record and record.public["kind"] in known else None
