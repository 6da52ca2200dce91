"""A report: what somebody tells, before there is a case of a kind. It may turn out a leak, a breach, both, or
nothing.
"""

from typing import Any, Literal

from casemgr.casefacts import Means
from casemgr.casefile import CaseFile, Procedure
from casemgr.facts import Code, Fact, Moment, Narrative, OnDay, Short, audience
from casemgr.situation import Situation
from casemgr.workflow import STAY, Value, Workflow, opens, step
from workflows import _report_reporter as reporter
from workflows import _report_rules as rules
from workflows import _report_told as told_to
from workflows._letter_report import REPORTER


class ReportReceived(Fact):
    """`confidential`: the reporter is shown only to those who need it. `concerns`: whom it is about, when that is
    known: a user, a registered person, a function or a name.
    """

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
    concerns: Short | None = None
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
    """`consent`: the reporter agreed to it."""

    to: Short
    reason: Narrative
    second_person: Short
    consent: bool | None = None


def waits(case: CaseFile, procedure: Procedure) -> str | None:
    """A report that is not yet triaged waits for somebody to judge it."""
    return "ReportTriaged" if procedure.state == "received" else None


def told(kind: str, name: str) -> Value:
    """A value of one of the facts, for the letters to the reporter."""

    def value(situation: Situation, procedure: Procedure) -> Any:
        record = procedure.last(kind)
        moment = record.moment(name) if record and name in ("at", "received_at") else None
        return moment.astimezone(situation.zone).date() if moment else record.get(name) if record else None

    return value


def feedback_by(situation: Situation, procedure: Procedure) -> Any:
    """The last day for the feedback, once its term is set."""
    limits = [limit.deadline for limit in situation.limits("report-feedback", procedure) if limit.deadline]
    return limits[0].astimezone(situation.zone).date() if limits else None


EVER = "received triaged"

STEPS = (
    opens(ReportReceived, "received", "breach C", rules.not_in_future, rules.route_of_reports,
          rules.administrator_reports_directly),
    step(ReportTriaged, "received", "triaged", "breach C", told_to.triaged_by_whom_it_was_told,
         rules.concerned_stays_out, rules.triage_still_fits, rules.harassment_is_not_recorded),
    step(ReportForwarded, "received", STAY, "breach C", told_to.handled_by_whom_it_was_told,
         rules.concerned_stays_out, rules.harassment_goes_no_further, reporter.not_passed_to_the_concerned),
    step(ReportAcknowledged, EVER, STAY, "breach C", rules.concerned_stays_out, reporter.reporter_can_be_reached,
         reporter.acknowledgement_would_expose),
    step(AcknowledgementWithheld, EVER, STAY, "breach C", told_to.handled_by_whom_it_was_told,
         rules.concerned_stays_out, reporter.not_acknowledged_yet),
    step(ReporterInformed, EVER, STAY, "breach C", told_to.handled_by_whom_it_was_told, rules.concerned_stays_out,
         reporter.reporter_can_be_reached, rules.harassment_is_not_recorded),
    step(ReporterRevealed, EVER, STAY, "breach D", rules.concerned_stays_out, rules.harassment_goes_no_further,
         reporter.not_passed_to_the_concerned, reporter.with_a_second_person, reporter.consent_of_the_reporter),
)  # fmt: skip

WORKFLOW = Workflow(
    "report", half="report", column="breach", states=("received", "triaged"), ended=("triaged",), steps=STEPS,
    track=("received", "triaged"), waits=waits, opens_case=True,
    overview=("ReportReceived.subject", "ReportReceived.text", "ReportReceived.route", "ReportReceived.reporter",
              "ReportReceived.reporter_kind", "ReportTriaged.outcome", "ReportTriaged.reasoning"),
    values={
        **REPORTER, "report.received_at": told("ReportReceived", "received_at"),
        "report.reference": told("ReportReceived", "reference"), "report.outcome": told("ReportTriaged", "outcome"),
        "report.feedback": told("ReporterInformed", "text"), "report.feedback_by": feedback_by,
        "report.confidential": told("ReportReceived", "confidential"),
        "counsellors.text": lambda situation, procedure: situation.settings.get(rules.COUNSELLORS),
    },
)  # fmt: skip
