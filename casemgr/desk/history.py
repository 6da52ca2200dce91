"""What happened in a case, for one viewer: facts in order, each with what this viewer may read of it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from casemgr import places
from casemgr.casefile import CaseFile, Record
from casemgr.desk import casework, saying, tasking, telling, wording
from casemgr.desk.session import Session
from casemgr.language import Words, text
from casemgr.situation import Situation
from casemgr.store import ledger
from casemgr.viewer import Viewer, mask


@dataclass(frozen=True, slots=True)
class Happening:
    """One fact as this viewer may read it; `values` are JSON by field. `hidden` counts what they may not read."""

    seq: int
    kind: str
    label: Words
    procedure: str
    at: datetime  # when it happened, as far as told
    recorded_at: datetime
    actor: str
    values: dict[str, Any]
    hidden: int
    stands: bool
    replaced_by: int | None
    erased: bool


WHEN = (
    "happened_at", "received_at", "aware_at", "notified_at", "informed_at", "held_at", "decided_at", "at",
    "sent_at", "delivered_at",
    "taken_at", "warned_at", "told_us_at", "obtained_at", "found_at", "asked_at",
)  # fmt: skip
"""The fields that say when a fact happened, in the order in which they are believed. A planned moment is none."""


def happenings(situation: Situation) -> list[Happening]:
    """The facts of the case that this viewer may know of, oldest first."""
    return [
        _happening(situation, record)
        for record in situation.case.records
        if may_read(situation.viewer, situation.case, record)
    ]


def may_read(viewer: Viewer, case: CaseFile, record: Record) -> bool:
    """Whether this viewer may know of the fact; who recorded it may."""
    where = places.of_record(case, record)
    return not where or viewer.sees(where) or record.event.actor == viewer.user


def _happening(situation: Situation, record: Record) -> Happening:
    said = {**record.public, **(record.event.personal or {})}
    shown = {name: value for name, value in said.items() if _shown(situation, record, name)}
    planned = record.kind in ("HearingPlanned", "MeasureOrdered")
    at = None if planned else next((record.moment(name) for name in WHEN if name in record.public), None)
    return Happening(
        record.seq, record.kind, wording.done(record.kind), record.procedure, at or record.recorded_at,
        record.recorded_at,
        record.event.actor, shown, len(said) - len(shown), record.stands,
        record.replaced_by.seq if record.replaced_by else None,
        record.event.erased,
    )  # fmt: skip


def _shown(situation: Situation, record: Record, name: str) -> bool:
    where = places.of_field(situation.case, record, name)
    return where is None or situation.viewer.sees(where) or record.event.actor == situation.viewer.user


def case(session: Session, number: str, as_of: str | None) -> dict[str, Any]:
    """What `show` answers: the case as the contract has it, and its facts."""
    row = casework.require_seen(session, number)
    moment = None
    if as_of is not None:
        from casemgr.law.times import read_time

        moment = read_time(as_of, casework.situation(session, number).zone)
    situation = casework.situation(session, number, as_of=ledger.stamp(moment) if moment else None)
    told = telling.case(session, row) if moment is None else _as_it_stood(session, situation, moment)
    told["pack"] = situation.pack.key
    told["title"] = telling.title(row, session.language)
    told["facts"] = [
        {
            "seq": h.seq, "fact": h.kind, "procedure": h.procedure, "at": h.at.astimezone(situation.zone).isoformat(),
            "recorded_at": h.recorded_at.astimezone(situation.zone).isoformat(), "actor": h.actor, "values": h.values,
            "hidden": h.hidden, "stands": h.stands, "replaced_by": h.replaced_by,
        }
        for h in happenings(situation)
    ]  # fmt: skip
    return told


def _as_it_stood(session: Session, situation: Situation, moment: datetime) -> dict[str, Any]:
    """The rows this case would have had then, without touching the tables."""
    from casemgr.reading import deadlines, tasks
    from casemgr.reading.terms import Terms

    terms = Terms(situation.pack, dict(situation.settings))
    found = deadlines.rows(situation.case, terms, situation.case.procedures.values())
    seen = [
        p
        for p in situation.case.procedures.values()
        if p.id != "file" and situation.viewer.sees(places.of_procedure(situation.case, p))
    ]
    ids = {p.id for p in seen}
    return {
        "case": situation.case.number,
        "procedures": [{"id": p.id, "workflow": p.workflow.name, "state": p.state} for p in seen],
        "seq": situation.case.seq,
        "deadlines": [
            {
                "rule": d[2], "deadline": d[5], "outer": d[6], "state": deadlines.state_of(d, moment),
                "started_by": d[3],
                "procedure": d[1],
            }
            for d in found if d[1] in ids
        ],
        "tasks": [
            {"id": t[1], "for": t[2], "text": tasking.said(t[3], session.language), "due": t[4], "done": t[5]}
            for t in tasks.rows(situation.case, terms, situation.case.procedures.values())
            if not t[6] and (t[10] & mask(situation.viewer.places) or t[2] == situation.viewer.user)
        ],
    }  # fmt: skip


def lines(session: Session, told: dict[str, Any]) -> list[str]:
    """A case for people: the same in words."""
    say, language = session.language.say, session.language
    situation = casework.situation(session, told["case"])
    found = telling.case_lines(session, told, {"title": told["title"], "workflow": ""})
    found += ["", say(text("What happened"))]
    for fact in told["facts"]:
        at = language.short_when(datetime.fromisoformat(fact["at"]))
        mark = "" if fact["stands"] else f"  {say(text('(corrected)'))}"
        found.append(f"  {fact['seq']:>3}  {at}  {say(wording.done(fact['fact']))}{mark}")
        for label, value in saying.values(situation, language, fact["fact"], fact["values"]):
            found.append(f"       {label}: {value}")
    return found
