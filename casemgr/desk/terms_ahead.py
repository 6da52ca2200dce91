"""Acts that have a term: the clocks that run in a procedure, and those that an act would start."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from casemgr import workflow as workflows
from casemgr.casefile import FILE, Procedure
from casemgr.desk import judging, wording
from casemgr.desk.planned import Act, Ahead, State
from casemgr.desk.steps_ahead import targets, waits
from casemgr.language import Text, Words, text
from casemgr.law.clocks import Clock, Counted
from casemgr.law.spans import LAST_SECOND
from casemgr.situation import Limit

SERVED_AFTER = {
    "decision": "DecisionTaken", "measure_order": "MeasureOrdered", "warning": "PersonWarned",
    "appeal_decision": "AppealDecided", "request_answer": "RequestAnswered",
}  # fmt: skip
"""The letter that makes something known, and the fact it makes known."""
DONE_AT = judging.PAST | {"aware_at", "held_at", "given_at", "notified_at", "answered_at", "lodged_at"}
"""Fields that hold when the act itself was done: from the others no day can be reckoned beforehand."""


def acts(ahead: Ahead, procedure: Procedure) -> list[Act]:
    """One act for each clock that runs here or has run out."""
    return [_of_limit(ahead, procedure, limit, clock) for limit, clock in ahead.open_limits(procedure)]


def _of_limit(ahead: Ahead, procedure: Procedure, limit: Limit, clock: Clock) -> Act:
    fact, state, waiting = _stop(ahead, procedure, clock)
    if limit.state in ("overdue", "unset"):
        state = "passed" if limit.state == "overdue" else "unset"
    earliest = ahead.today if state == "possible" else None
    if earliest and limit.deadline and _only_then(clock):
        earliest = limit.deadline.date()
    return Act(
        procedure.id, fact, clock.label, state, earliest, limit.deadline, limit.outer, clock.says, clock.source,
        clock.name, runs=True, setting=clock.setting if state == "unset" else "",
        waits_for=waiting[0] if state == "waits" else None, unblocks=waiting[1] if state == "waits" else "",
        without_delay=clock.without_delay,
    )  # fmt: skip


def _only_then(clock: Clock) -> bool:
    """Whether the clock marks the end of what was decided: that ends on its day, not before."""
    return all(trigger.fact == "DecisionTaken" and trigger.at == "until" for trigger in clock.starts)


Waiting = tuple[Words | Text | None, str]


def _stop(ahead: Ahead, procedure: Procedure, clock: Clock) -> tuple[str, State, Waiting]:
    """The fact that would meet the clock: the first one that can be recorded now, else what the first one waits
    for.
    """
    found = [_standing(ahead, procedure, clock, trigger.fact) for trigger in clock.stops]
    return next((one for one in found if one[1] == "possible"), found[0] if found else ("", "possible", (None, "")))


def _standing(ahead: Ahead, procedure: Procedure, clock: Clock, fact: str) -> tuple[str, State, Waiting]:
    case = ahead.situation.case
    if workflows.load(FILE).steps_of(fact):
        return _letter(procedure, clock, fact)
    near = [procedure, case.about(procedure), *case.those_about(procedure)]
    takers = [other for other in near if other is not None and other.workflow.steps_of(fact)]
    here = next((other for other in takers if other.workflow.step_for(fact, other.state)), None)
    if here is None:
        return (fact, "waits", _led_to(takers[0], fact)) if takers else (fact, "possible", (None, ""))
    row = here.workflow.step_for(fact, here.state)
    if row is None or not ahead.may_read(here, row.needs.partition(" ")[0]):
        return fact, "possible", (None, "")
    refused = list(judging.barriers(ahead.situation, here, row))
    return (fact, "waits", waits(refused[0], ahead, here)) if refused else (fact, "possible", (None, ""))


def _led_to(procedure: Procedure, fact: str) -> Waiting:
    """The step that leads to the phase in which a fact can be recorded."""
    steps = procedure.workflow.steps
    phases = {source for row in procedure.workflow.steps_of(fact) for source in row.sources}
    leading = next((row.fact.__name__ for row in steps if not row.opens and targets(row) & phases), "")
    return (wording.label(leading), leading) if leading else (text("an earlier step"), "")


def _letter(procedure: Procedure, clock: Clock, fact: str) -> tuple[str, State, Waiting]:
    """A letter is served once it was made, and made once there is something to serve."""
    if not clock.letters or any(r.public["letter"] in clock.letters for r in procedure.all("LetterIssued")):
        return fact, "possible", (None, "")
    asked = next((made for made in map(SERVED_AFTER.get, clock.letters) if made), None)
    if asked is not None and procedure.workflow.steps_of(asked) and not procedure.has(asked):
        return fact, "waits", (wording.label(asked), asked)
    return fact, "waits", (wording.label("LetterIssued"), "LetterIssued")


def after(ahead: Ahead, procedure: Procedure, act: Act) -> Iterator[Act]:
    """The terms that an act would start if it were done on its earliest day."""
    if act.earliest is None or act.state == "passed":
        return
    running = {limit.rule for limit in ahead.limits if limit.procedure == procedure.id}
    for clock in ahead.terms.clocks_of(procedure):
        trigger = next((one for one in clock.starts if one.fact == act.fact), None)
        if trigger is None or clock.name in running or clock.backward or clock.versioned or clock.without_delay:
            continue
        if trigger.where or clock.when or trigger.at not in DONE_AT or not after_met(procedure, clock):
            continue
        start = ahead.situation.now if clock.unit == "hours" else act.earliest
        counted = ahead.terms.count(clock, start, {})
        if counted is not None:
            on = text("if “{act}” is done on {day}", act=act.label, day=act.earliest)
            yield reckoned(procedure, clock, counted, act.label, act.fact, on)


def after_met(procedure: Procedure, clock: Clock) -> bool:
    """Whether what has to be there before the clock can run is there."""
    return not clock.after or any(
        trigger.fits(record.kind, record.public)
        for trigger in clock.after
        for record in procedure.records
        if record.stands
    )


def reckoned(procedure: Procedure, clock: Clock, counted: Counted, what: Words | Text, fact: str, on: Text) -> Act:
    """What a clock would give that does not run yet: `what` would start it, on the day that `on` says."""
    unset = counted.deadline is None
    stop = clock.stops[0].fact if clock.stops else ""
    return Act(
        procedure.id, stop, clock.label, "unset" if unset else "waits", None, counted.deadline, counted.outer,
        clock.says, clock.source, clock.name, setting=clock.setting if unset else "", waits_for=what, unblocks=fact,
        reckoned=None if unset else on,
    )  # fmt: skip


def measure_maximum(ahead: Ahead, procedure: Procedure) -> Iterator[Act]:
    """The longest time the code gives a provisional measure that still stands."""
    order = procedure.last("MeasureOrdered")
    measure = ahead.situation.pack.measures.get(str(order.public["kind"])) if order else None
    begun = order.moment("from_at") if order else None
    if procedure.state not in ("ordered", "carried_out") or measure is None or not measure.most_days or begun is None:
        return
    last = begun.astimezone(ahead.situation.zone).date() + timedelta(days=measure.most_days - 1)
    end = datetime.combine(last, LAST_SECOND, ahead.situation.zone)
    passed = end < ahead.situation.now
    yield Act(
        procedure.id, "MeasureLifted", text("Longest time of the measure"), "passed" if passed else "possible",
        None if passed else ahead.today, end,
        why=text("The code lets this measure last {most} days at most.", most=measure.most_days), source=measure.source,
    )  # fmt: skip
