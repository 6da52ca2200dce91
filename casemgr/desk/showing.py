"""One case for a screen: what it is, how each procedure stands, what happened, what can be done, what is due."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from casemgr import places, roles
from casemgr.casefile import FILE, Procedure
from casemgr.desk import casework, history, saying, stepping, telling, weighing, wording
from casemgr.desk.session import Session
from casemgr.desk.stepping import Offer
from casemgr.language import Text, Words, text
from casemgr.law.clocks import load
from casemgr.reading import deadlines, documents, tasks
from casemgr.situation import Situation
from casemgr.store import ledger

BIG_CLOCKS = ("gdpr-notify-authority", "nis2-early-warning", "nis2-notification")
"""Statutory terms in hours: only these are ever shown large."""


@dataclass(frozen=True, slots=True)
class Stage:
    """A phase of a procedure: a participle when done, an infinitive when it is now or next."""

    label: str
    state: Literal["done", "now", "next"]


@dataclass(frozen=True, slots=True)
class Line:
    """A procedure on one line."""

    procedure: str
    name: str
    stages: tuple[Stage, ...]
    ended: bool


@dataclass(frozen=True, slots=True)
class Term:
    """A deadline of the case."""

    rule: str
    procedure: str
    label: Words
    source: str
    state: str
    limit: datetime | None
    outer: datetime | None
    begun: datetime
    met_at: datetime | None
    without_delay: bool
    setting: str
    big: bool


@dataclass(frozen=True, slots=True)
class Event:
    """A fact of the timeline, worded."""

    seq: int
    at: datetime
    recorded_at: datetime
    what: str
    details: tuple[tuple[str, str], ...]
    actor: str
    stands: bool
    procedure: str


@dataclass(frozen=True, slots=True)
class Paper:
    """A document of the case."""

    number: str
    title: str
    made_at: datetime
    letter: str | None
    sent_at: str | None
    procedure: str


@dataclass(frozen=True, slots=True)
class CaseView:
    """Everything a case page shows."""

    number: str
    title: str
    kind: str
    workflow: str
    seq: int
    ended: bool
    lines: tuple[Line, ...]
    overview: tuple[tuple[str, str], ...]
    events: tuple[Event, ...]
    offers: tuple[Offer, ...]
    terms: tuple[Term, ...]
    papers: tuple[Paper, ...]
    tasks: tuple[Any, ...]
    as_of: datetime | None = None


def case(session: Session, number: str, *, as_of: datetime | None = None) -> CaseView:
    """The case as this user may see it, now or as it stood."""
    row = casework.require_seen(session, number)
    situation = casework.situation(session, number, as_of=ledger.stamp(as_of) if as_of else None)
    say = session.language.say
    inside = situation.viewer.sees(places.of_procedure(situation.case, situation.case.main))
    return CaseView(
        number, _inner_title(situation) if inside else telling.title(row, session.language),
        say(wording.short(row["workflow"])),
        row["workflow"], situation.case.seq, bool(row["ended"]), _lines(session, situation), _overview(session,
        situation),
        tuple(_events(session, situation)), () if as_of else tuple(stepping.steps(session, number)),
        tuple(_terms(session, situation)), tuple(_papers(session, number)),
        tuple(_tasks(session, situation)), as_of,
    )  # fmt: skip


def _tasks(session: Session, situation: Situation) -> Iterator[dict[str, Any]]:
    """The tasks of the case, each with what its holder is called under this code."""
    known = roles.load()
    for row in tasks.of_case(session.register, session.viewer, situation.case.number):
        role = known.get(row["holder"])
        label = role.label(situation.pack.labels) if role is not None else situation.users.get(row["holder"])
        yield {**telling.task(session, row), "who": session.language.say(label or row["holder"])}


def _inner_title(situation: Situation) -> str:
    """Inside the case its own title stands, also where it says more than a board may."""
    main = situation.case.main
    told = (h.values for h in history.happenings(situation) if h.procedure == main.id)
    found = next((title for said in told if (title := said.get("title") or said.get("subject"))), None)
    return str(found) if found else situation.case.number


def _lines(session: Session, situation: Situation) -> tuple[Line, ...]:
    """Running procedures first; the newest first among those."""
    seen = [
        p
        for p in situation.case.procedures.values()
        if p.id != FILE and situation.viewer.sees(places.of_procedure(situation.case, p))
    ]
    found = [_line(session, p) for p in seen if p.workflow.track]
    found.reverse()
    return tuple(sorted(found, key=lambda made: made.ended))


def _line(session: Session, procedure: Procedure) -> Line:
    workflow, say = procedure.workflow, session.language.say
    track = (
        workflow.track
        if procedure.state in workflow.track or workflow.passed
        else (*workflow.track[:1], procedure.state)
    )
    if workflow.left_out is not None:
        track = tuple(phase for phase in track if phase not in workflow.left_out(procedure))
    if workflow.passed is not None:
        behind = workflow.passed(procedure)
    else:
        behind = set(track[: track.index(procedure.state) + 1])
    if procedure.ended:
        return Line(procedure.id, say(wording.workflow(workflow.name)), tuple(
            Stage(say(wording.state(workflow.name, phase)), "done") for phase in track if phase in behind),
            True)  # fmt: skip
    now = next((phase for phase in track if phase not in behind), None)
    stages = []
    for phase in track:
        state: Literal["done", "now", "next"] = "done" if phase in behind else "now" if phase == now else "next"
        stages.append(Stage(say(wording.state(workflow.name, phase, "done" if state == "done" else "todo")), state))
    return Line(procedure.id, say(wording.workflow(workflow.name)), tuple(stages), False)


def _overview(session: Session, situation: Situation) -> tuple[tuple[str, str], ...]:
    """What the workflows of the case tell at a glance, as far as this viewer may read it."""
    told = {(h.procedure, h.kind): h for h in history.happenings(situation) if h.stands}
    found: list[tuple[str, str]] = []
    for procedure in situation.case.procedures.values():
        for name in procedure.workflow.overview:
            fact, _, field = name.partition(".")
            happening = told.get((procedure.id, fact))
            said = happening.values.get(field) if happening else None
            if said not in (None, "", []):
                label = session.language.say(wording.field_label(fact, field))
                found.append((label, saying.value(situation, session.language, fact, field, said)))
        found += weighing.weighed(session.language, situation, procedure)
    return tuple(found)


def _events(session: Session, situation: Situation) -> list[Event]:
    language = session.language
    return [
        Event(
            h.seq, h.at.astimezone(situation.zone), h.recorded_at.astimezone(situation.zone), language.say(h.label),
            tuple(saying.values(situation, language, h.kind, h.values)), h.actor, h.stands, h.procedure,
        )
        for h in reversed(history.happenings(situation))
        if h.kind != "CaseOpened"
    ]  # fmt: skip


def _terms(session: Session, situation: Situation) -> list[Term]:
    found = []
    for row in deadlines.of_case(session.register, session.viewer, situation.case.number, session.now):
        clock = load().get(row["rule"])
        if clock is None:
            continue
        found.append(
            Term(
                row["rule"], row["procedure"], clock.label, clock.source, row["state"],
                deadlines.moment(row["deadline"]), deadlines.moment(row["outer_limit"]),
                datetime.fromisoformat(row["started_at"]), deadlines.moment(row["met_at"]), clock.without_delay,
                clock.setting, row["rule"] in BIG_CLOCKS,
            )
        )  # fmt: skip
    return found


def _papers(session: Session, number: str) -> list[Paper]:
    from casemgr.letters import catalogue

    say = session.language.say
    found = []
    for row in documents.of_case(session.register, session.viewer, number):
        title: Words | Text | str = (
            catalogue.letter(row["letter"]).label if row["letter"] else row["title"] or text("document")
        )
        found.append(
            Paper(
                row["document"],
                say(title),
                datetime.fromisoformat(row["made_at"]),
                row["letter"],
                row["sent_at"],
                row["procedure"],
            )
        )
    return found
