"""What the answer to a request of a data subject says beside its facts: which authority, what is open against it."""

from typing import Any

from casemgr.casefile import Procedure
from casemgr.law import clocks
from casemgr.situation import Situation
from casemgr.workflow import Value
from workflows import _request_terms as terms
from workflows._letter_person import the_code
from workflows._letter_reading import NOTHING, YES, Values
from workflows._letter_remedy import NONE, said_of
from workflows._request_rules import CHANGES, kind_of


def _supervisor(situation: Situation, procedure: Procedure) -> str:
    """The authority of the legal person of the case; the pack's only one where nothing was chosen."""
    known = {str(code): supervisor.name["nl"] for code, supervisor in situation.pack.supervisors.items()}
    only = next(iter(known), "") if len(known) == 1 else ""
    return known.get(str(situation.entity.get("supervisory_authority") or only)) or known.get(only, NOTHING)


def remedy_key(situation: Situation, procedure: Procedure) -> str:
    """The remedy of the code whose term this letter starts, for a request of this kind; else none."""
    known = clocks.load()
    for key, remedy in situation.pack.remedies.items():
        clock = known.get(remedy.clock)
        if clock is None or "request_answer" not in clock.letters:
            continue
        after = clock.after
        if not after or any(t.fits(r.kind, r.public) for t in after for r in procedure.records if r.stands):
            return key
    return NONE


def _remedy(name: str) -> Value:
    def value(situation: Situation, procedure: Procedure) -> Any:
        return said_of(situation, remedy_key(situation, procedure))[name]

    return value


def _extended_until(situation: Situation, procedure: Procedure) -> Any:
    """The last day of the extended term."""
    found = (limit.deadline for limit in situation.limits(terms.LAW[1], procedure) if limit.state != "dropped")
    until = next(filter(None, found), None)
    return until.astimezone(situation.zone).date() if until is not None else NOTHING


def _in_time(situation: Situation, procedure: Procedure) -> str:
    """Whether a notice of today still reaches the person in the first month, when the clock is known."""
    until = terms.first_term(situation, procedure)
    return YES if until is not None and situation.now <= until else NOTHING


def _late_notice(situation: Situation, procedure: Procedure) -> str:
    return YES if procedure.has("RequestExtended") and not procedure.has("RequestAnswered") else NOTHING


def _changes(situation: Situation, procedure: Procedure) -> str:
    """Whether something is changed of which recipients are told (art. 19)."""
    answer = procedure.last("RequestAnswered")
    granted = answer is not None and answer.public["granted"] != "refused"
    return YES if granted and kind_of(procedure) in CHANGES else NOTHING


REQUEST: Values = {
    "request.supervisor": _supervisor, "pack.the_code": the_code, "request.extended_until": _extended_until,
    "request.extended_in_time": _in_time, "request.late_notice": _late_notice, "request.changes": _changes,
    **{f"remedy.{name}": _remedy(name) for name in ("key", "label", "source", "body", "route", "days", "suspends")},
}  # fmt: skip
