"""The hearing that still has to come: the earliest day if somebody is invited today, and where a term leaves no room
for it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from casemgr import workflow as workflows
from casemgr.casefile import Procedure
from casemgr.desk import barriers, wording
from casemgr.desk.planned import HEARING, Act, Ahead, Clash
from casemgr.desk.terms_ahead import reckoned
from casemgr.errors import Refused
from casemgr.language import Text, Words, text
from casemgr.law.clocks import Clock
from casemgr.law.planning import first_lawful_day
from casemgr.situation import Limit

KINDS: Mapping[str, str] = {
    "breach": "conversation", "disciplinary_proceedings": "disciplinary", "provisional_measure": "measure",
    "appeal": "appeal",
}  # fmt: skip
"""How each procedure is usually heard about, as long as nothing is planned."""


@dataclass(frozen=True, slots=True)
class Notice:
    """How long before a hearing of one kind the invitation has to be there. No `clock`: nobody sets a term."""

    kind: str
    clock: Clock | None

    def first_day(self, ahead: Ahead) -> date | None:
        """The first day that is lawful when the invitation is there today; None while the term is not set."""
        if self.clock is None:
            return ahead.today
        pack = ahead.situation.pack
        return first_lawful_day(self.clock, ahead.today, zone=ahead.situation.zone, country=pack.country)


def notice(ahead: Ahead, kind: str) -> Notice:
    """The clock that counts back from a hearing of this kind."""
    clocks = ahead.terms.clocks_of(Procedure(HEARING, workflows.load(HEARING)))
    for clock in clocks:
        said: dict[str, object] = {"kind": kind}
        if clock.backward and any(one.fits("HearingPlanned", said) for one in clock.starts):
            return Notice(kind, clock)
    return Notice(kind, None)


def to_plan(ahead: Ahead, procedure: Procedure) -> Iterator[Act]:
    """The hearing that a procedure needs and that nobody planned yet."""
    if procedure.ended or ahead.hearing_about(procedure) or not ahead.may_read(procedure, "personnel"):
        return
    waiting = procedure.workflow.waits
    awaited = waiting(ahead.situation.case, procedure) if waiting else None
    if awaited == "HearingPlanned" or barriers.asks_hearing(ahead.situation, procedure) is not None:
        kind = KINDS.get(procedure.workflow.name, "conversation")
        yield _to_come(
            ahead, procedure, notice(ahead, kind), text("if the invitation is there on {day}", day=ahead.today)
        )


def planned(ahead: Ahead, hearing: Procedure) -> Iterator[Act]:
    """A hearing that was planned: on its day, or from the first day on for which an invitation still comes in time."""
    record, day = hearing.last("HearingPlanned"), ahead.day_of(hearing)
    if hearing.workflow.name != HEARING or record is None or day is None or hearing.ended:
        return
    found = notice(ahead, str(record.public["kind"]))
    label = _label(found.kind)
    if day <= ahead.today:
        why = text("Its day has come: record how it went.")
        yield Act(hearing.id, "HearingHeld", label, "possible", ahead.today, why=why)
    elif _too_late(ahead, hearing):
        on = text("if the invitation is there on {day}; {planned} is too early by now", day=ahead.today, planned=day)
        yield _to_come(ahead, hearing, found, on)
    elif hearing.has("HearingInvited"):
        why = text("The person was invited for this day.")
        yield Act(hearing.id, "HearingHeld", label, "possible", day, why=why)
    else:
        why = text("The person can prepare until this day.")
        yield _invited_first(Act(hearing.id, "HearingHeld", label, "waits", day, why=why))


def after(ahead: Ahead, procedure: Procedure, act: Act) -> Iterator[Act]:
    """The terms that a hearing nobody planned yet would start on its earliest day."""
    if act.fact != "HearingHeld" or procedure.workflow.name == HEARING or act.earliest is None or act.runs:
        return
    said: dict[str, object] = {"kind": KINDS.get(procedure.workflow.name, "conversation")}
    on = text("if the person is heard on {day}", day=act.earliest)
    for clock in ahead.terms.clocks_of(Procedure(HEARING, workflows.load(HEARING))):
        started = any(one.fact == "HearingHeld" and not one.where for one in clock.starts)
        if started and (not clock.after or any(one.fits("HearingPlanned", said) for one in clock.after)):
            counted = ahead.terms.count(clock, act.earliest, {})
            if counted is not None:
                yield reckoned(procedure, clock, counted, act.label, act.fact, on)


def _to_come(ahead: Ahead, procedure: Procedure, found: Notice, on: Text) -> Act:
    """On the first lawful day, reckoned from an invitation today."""
    day, clock = found.first_day(ahead), found.clock
    act = Act(procedure.id, "HearingHeld", _label(found.kind), "waits", day, reckoned=on if day else None)
    if clock is None:
        why = text("For this kind no time between invitation and hearing is known; leave enough to prepare.")
        return _invited_first(replace(act, why=why))
    told = replace(act, why=clock.says, source=clock.source, rule=clock.name)
    return _invited_first(replace(told, state="unset", setting=clock.setting) if day is None else told)


def _invited_first(act: Act) -> Act:
    return replace(act, waits_for=wording.label("HearingInvited"), unblocks="HearingInvited")


def _label(kind: str) -> Words | Text:
    return text("Hearing the person: {kind}", kind=wording.choice("HearingPlanned", "kind", kind))


def _too_late(ahead: Ahead, hearing: Procedure) -> bool:
    """Whether the last day for the invitation went by without one."""
    return any(
        limit.procedure == hearing.id and clock.backward and limit.state == "overdue"
        for limit, clock in ahead.open_limits(hearing)
    )


def clashes(ahead: Ahead, procedure: Procedure) -> Iterator[Clash]:
    """Terms that end before the person can have been heard, where nobody may decide unheard."""
    asked = barriers.asks_hearing(ahead.situation, procedure) if not procedure.ended else None
    if asked is None or not ahead.may_read(procedure, "personnel"):
        return
    clock, day = _heard_on(ahead, procedure)
    for limit, term in ahead.open_limits(procedure):
        decides = {trigger.fact for trigger in (*term.stops, *term.drops)}
        if "DecisionTaken" in decides and limit.state == "running" and limit.deadline is not None:
            sentence = _no_room(term, limit, limit.deadline.date(), day, clock)
            if sentence is not None:
                yield Clash(procedure.id, term.name, sentence, _both(term, asked))


def _heard_on(ahead: Ahead, procedure: Procedure) -> tuple[Clock | None, date | None]:
    """The day the person can be heard on, as planned or at the earliest; None while the term is not set."""
    hearing = ahead.hearing_about(procedure)
    if hearing is not None and not _too_late(ahead, hearing):
        return None, ahead.day_of(hearing)
    found = notice(ahead, KINDS.get(procedure.workflow.name, "conversation"))
    return found.clock, found.first_day(ahead)


def _no_room(term: Clock, limit: Limit, last: date, day: date | None, clock: Clock | None) -> Text | None:
    if day is None:
        return text(
            "{label}: by {last}, and the person is heard first. How long before it the invitation has to be there is "
            "not set ({setting}), so casemgr cannot tell whether that is possible.",
            label=term.label, last=last, setting=clock.setting if clock else "",
        )  # fmt: skip
    if day <= last:
        return None
    return text(
        "{label}: by {last}, but the person is heard first, and that is possible on {day} at the earliest. casemgr "
        "moves neither date: ask a jurist, or choose another outcome.",
        label=term.label, last=last, day=day,
    )  # fmt: skip


def _both(term: Clock, asked: Refused) -> str:
    return " ↔ ".join(part for part in (term.source, asked.source) if part)
