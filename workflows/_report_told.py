"""Who judges a report and answers it: whoever the code has it told to, never who only reported."""

from typing import TYPE_CHECKING

from casemgr import roles
from casemgr.casefile import Procedure
from casemgr.language import text
from casemgr.law.provisions import ReportRoute
from casemgr.situation import Situation
from casemgr.workflow import Refusal
from workflows._report_rules import is_viewer, received
from workflows._words_of_the_pack import named

if TYPE_CHECKING:
    from workflows import report as facts

OFFICE = "system_administrator"
"""Who watches the systems reports what they show, and is the reporter when nobody else is named."""


def triaged_by_whom_it_was_told(
    situation: Situation, procedure: Procedure | None, fact: "facts.ReportTriaged | None"
) -> Refusal | None:
    """A report is judged by who judges under the code, by whom its route tells, or by who was given the case. Such a
    one may judge their own report, with the reasoning that every judgment has; who only reported may not.
    """
    route = _route(situation, procedure)
    if route is None or _may_judge(situation, route, _is_reporter(situation, procedure)):
        return None
    return _for_others(situation, route)


def handled_by_whom_it_was_told(situation: Situation, procedure: Procedure | None, fact: object) -> Refusal | None:
    """It is passed on and answered by the same, or by who took it in for somebody else."""
    route, own = _route(situation, procedure), _is_reporter(situation, procedure)
    if route is None or _may_judge(situation, route, own) or (_took_in(situation, procedure) and not own):
        return None
    return _for_others(situation, route)


def handlers(situation: Situation, procedure: Procedure | None) -> tuple[str, ...]:
    """The offices that this report is told to, as its way in says; else those that judge reports."""
    route, known = _route(situation, procedure), roles.load()
    told = tuple(code for code in (route.tells if route is not None else ()) if code in known)
    return told or tuple(code for code in situation.pack.organs_for("triage") if code in known)


def _may_judge(situation: Situation, route: ReportRoute, own: bool) -> bool:
    held = situation.viewer.roles | situation.viewer.acting
    return not held.isdisjoint(_told(situation, route)) or (situation.viewer.assigned and not own)


def _told(situation: Situation, route: ReportRoute) -> tuple[str, ...]:
    """The roles that judge along this way, the usual one first."""
    known = roles.load()
    return tuple(dict.fromkeys(code for code in (*situation.pack.organs_for("triage"), *route.tells) if code in known))


def _route(situation: Situation, procedure: Procedure | None) -> ReportRoute | None:
    return situation.pack.report_routes.get(received(procedure, "route"))


def _took_in(situation: Situation, procedure: Procedure | None) -> bool:
    record = procedure.last("ReportReceived") if procedure else None
    return record is not None and record.event.actor == situation.viewer.user


def _is_reporter(situation: Situation, procedure: Procedure | None) -> bool:
    """Whether the one who acts made the report, and did not just take it in."""
    if received(procedure, "reporter"):
        return is_viewer(situation, received(procedure, "reporter"))
    watches = received(procedure, "reporter_kind") == "sysadmin" and OFFICE in situation.viewer.roles
    return watches and _took_in(situation, procedure)


def _for_others(situation: Situation, route: ReportRoute) -> Refusal:
    offices = {code: roles.load()[code].label(situation.pack.labels) for code in _told(situation, route)}
    return Refusal(
        text("Judging and answering this report is for whom it was told: {offices}.", offices=named(offices)),
        hint=text("They see it on their board. Tell them what else you know."),
        source=_cited(situation, route),
    )


def _cited(situation: Situation, route: ReportRoute) -> str:
    return route.source if route.silent else f"{situation.pack.name['nl']}, {route.source}"
