"""A report: what somebody tells, before there is a case of a kind. It may turn out a leak, a breach, both, or
nothing.
"""

from typing import Literal

from casemgr.casefacts import Means
from casemgr.casefile import CaseFile, Procedure
from casemgr.facts import Code, Fact, Moment, Narrative, OnDay, Short, audience
from casemgr.language import text
from casemgr.situation import Situation
from casemgr.workflow import STAY, Refusal, Workflow, opens, step


class ReportReceived(Fact):
    """`confidential`: the reporter is shown only to those who need it."""

    received_at: Moment
    route: Literal[
        "head_of_service", "department_head", "general_director", "deputy", "system_administrator", "dpo",
        "service_desk", "privacy_mailbox", "whistleblower", "outside",
    ]  # fmt: skip
    text: Narrative
    reporter: Short | None = audience("reporter")
    reporter_kind: Literal["staff", "superior", "sysadmin", "outsider", "processor", "anonymous", "unknown"]
    confidential: bool
    subject: Short | None = None
    reference: Short | None = None
    entity: Code | None = None


class ReportAcknowledged(Fact):
    at: OnDay
    means: Means


class AcknowledgementWithheld(Fact):
    reason: Literal["handled", "declined", "would_expose"]


class ReportForwarded(Fact):
    to: Short
    at: Moment


class ReportTriaged(Fact):
    outcome: Literal["leak", "breach", "both", "harassment", "subject_request", "ticket", "complaint", "nothing"]
    reasoning: Narrative


class ReporterInformed(Fact):
    at: OnDay
    text: Narrative


class ReporterRevealed(Fact):
    to: Short
    reason: Narrative
    second_person: Short


def not_in_future(situation: Situation, procedure: Procedure | None, fact: ReportReceived | None) -> Refusal | None:
    """A report is recorded once it has come in."""
    if fact is None or fact.received_at <= situation.now:
        return None
    return Refusal(text("The moment of receipt lies in the future."), hint=text("Fill in when it came in."))


def waits(case: CaseFile, procedure: Procedure) -> str | None:
    """A report that is not yet triaged waits for somebody to judge it."""
    return "ReportTriaged" if procedure.state == "received" else None


STEPS = (
    opens(ReportReceived, "received", "breach C", not_in_future),
    step(ReportTriaged, "received", "triaged", "breach C"),
    step(ReportForwarded, "received", STAY, "breach C"),
    step(ReportAcknowledged, "received triaged", STAY, "breach C"),
    step(AcknowledgementWithheld, "received triaged", STAY, "breach C"),
    step(ReporterInformed, "received triaged", STAY, "breach C"),
    step(ReporterRevealed, "received triaged", STAY, "breach D"),
)

WORKFLOW = Workflow(
    "report", half="report", column="breach", states=("received", "triaged"), ended=("triaged",), steps=STEPS,
    track=("received", "triaged"), waits=waits, opens_case=True,
    overview=("ReportReceived.subject", "ReportReceived.text", "ReportReceived.route", "ReportReceived.reporter",
              "ReportReceived.reporter_kind", "ReportTriaged.outcome", "ReportTriaged.reasoning"),
)  # fmt: skip
