"""A request about one's own data: who asks is checked, an answer is decided and given in time, and carried out."""

from typing import Any, Literal

from casemgr.casefacts import Means
from casemgr.casefile import CaseFile, Procedure
from casemgr.facts import Code, Fact, Narrative, OnDay, Short
from casemgr.situation import Situation
from casemgr.workflow import STAY, Value, Workflow, opens, step
from workflows import _request_answer as answer
from workflows import _request_rules as rules
from workflows import _request_terms as terms
from workflows._letter_person import PERSON
from workflows._letter_request import REQUEST


class RequestReceived(Fact):
    """`what`: which data, and for a change what must come in their place. `person`: a number, or a name as typed."""

    received_at: OnDay
    kind: Literal["access", "rectification", "completion", "erasure", "restriction", "shielding", "objection"]
    person: Short
    what: Narrative | None = None
    means: Means | None = None
    reference: Short | None = None
    entity: Code | None = None
    from_report: Code | None = None


class IdentityChecked(Fact):
    """How it became certain that it is the person; never a copy of an identity card."""

    how: Short


class RequestExtended(Fact):
    """By two months at most; `told_at` is when the person heard of it."""

    reason: Narrative
    told_at: OnDay


class RequestAnswered(Fact):
    """`withheld`: what is left out of the answer and why, such as data about somebody else."""

    answered_at: OnDay
    granted: Literal["full", "partly", "refused"]
    motivation: Narrative | None = None
    withheld: Narrative | None = None
    restriction_offered: bool | None = None
    means: Means | None = None


class RecipientsTold(Fact):
    at: OnDay
    recipients: list[Short] | None = None


class RequestWithdrawn(Fact):
    at: OnDay


class RequestClosed(Fact):
    """Nothing is left to do: the answer is carried out, and whoever had received the data knows."""


def waits(case: CaseFile, procedure: Procedure) -> str | None:
    """The identity first, then the answer, then whoever had received the data."""
    if procedure.state == "received":
        return "RequestAnswered" if procedure.has("IdentityChecked") else "IdentityChecked"
    return "RecipientsTold" if rules.to_be_told(procedure) else "RequestClosed"


def asked(name: str) -> Value:
    """A value of the request."""
    return lambda situation, procedure: _of(procedure, "RequestReceived", name)


def answered(name: str) -> Value:
    """A value of the answer."""
    return lambda situation, procedure: _of(procedure, "RequestAnswered", name)


def _of(procedure: Procedure, kind: str, name: str) -> Any:
    record = procedure.last(kind)
    return record.get(name) if record else None


def day(kind: str, name: str) -> Value:
    """A day of one of the facts."""

    def value(situation: Situation, procedure: Procedure) -> Any:
        record = procedure.last(kind)
        moment = record.moment(name) if record else None
        return moment.astimezone(situation.zone).date() if moment else None

    return value


def identity(situation: Situation, procedure: Procedure) -> str | None:
    """How the person was known: as it was checked, or as the answer says where no check was needed."""
    found = _of(procedure, "IdentityChecked", "how") or (
        _of(procedure, "RequestAnswered", "note") if _of(procedure, "RequestAnswered", "granted") != "refused" else None
    )
    return str(found) if found else None


STEPS = (
    opens(RequestReceived, "received", "requests C", rules.triaged_as_request, rules.right_of_the_law),
    step(IdentityChecked, "received", STAY, "requests C"),
    step(RequestExtended, "received", STAY, "requests C", rules.extended_once, rules.extension_told_in_time,
         rules.shorter_term_goes_on),
    step(RequestAnswered, "received answered", "answered", "requests D", answer.requester_does_not_decide,
         rules.after_the_request, answer.identity_first, answer.refusal_is_reasoned, answer.erasure_waits,
         answer.restriction_offered_meanwhile, answer.reporter_stays_out, answer.answered_again_with_reason),
    step(RecipientsTold, "answered", STAY, "requests C", rules.something_changed),
    step(RequestWithdrawn, "received", "withdrawn", "requests C", rules.after_the_request),
    step(RequestClosed, "answered", "closed", "requests C", rules.recipients_told, rules.nothing_runs_about_it),
)  # fmt: skip

WORKFLOW = Workflow(
    "subject_request", half="file", column="requests", states=("received", "answered", "closed", "withdrawn"),
    ended=("closed", "withdrawn"), steps=STEPS, track=("received", "answered", "closed"), waits=waits,
    opens_case=True, about=("report",), once=True,
    overview=("RequestReceived.kind", "RequestReceived.person", "RequestReceived.what", "IdentityChecked.how",
              "RequestAnswered.granted", "RequestAnswered.motivation", "RequestAnswered.withheld"),
    values={
        "request.kind": asked("kind"), "request.what": asked("what"), "request.reference": asked("reference"),
        "request.received_at": day("RequestReceived", "received_at"), "request.law": terms.law,
        "request.identity": identity,
        "request.granted": answered("granted"), "request.motivation": answered("motivation"),
        "request.withheld": answered("withheld"), "request.restriction_offered": answered("restriction_offered"),
        "request.answered_at": day("RequestAnswered", "answered_at"),
        "request.extended_because": lambda s, p: _of(p, "RequestExtended", "reason"),
        "request.recipients_told": lambda s, p: p.has("RecipientsTold"),
        "request.answer_by": terms.answer_by, "request.terms": terms.all_terms,
        **PERSON, **REQUEST,
    },
)  # fmt: skip
