"""Forms with what belongs to them: the draft, the check while typing, and what saving records."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from casemgr import advice
from casemgr.desk import (
    asking,
    casework,
    foreseeing,
    history,
    parsing,
    placing,
    taking,
    weighing,
    wording,
)
from casemgr.desk.current import zone_of
from casemgr.desk.forms import FormSpec
from casemgr.desk.session import Session
from casemgr.errors import Refused
from casemgr.language import Text, text
from casemgr.reading import cases, tasks
from casemgr.situation import Situation
from casemgr.store import scratch as drafts

Values = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Checked:
    """What is wrong by field, and what saving would do."""

    errors: dict[str, Text]
    effects: list[str]


@dataclass(frozen=True, slots=True)
class Saved:
    """What was recorded, and the sentences that say so."""

    case: str
    sentences: tuple[Text | str, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """A form ready to be shown. `name` is the draft's."""

    name: str
    spec: FormSpec
    check: Callable[[Session, Values], Checked]
    save: Callable[[Session, Values], Saved]


def step(session: Session, number: str, fact: str, procedure: str, *, opens: bool = False) -> Entry:
    """The form of a step of a case. When it opens a procedure, what that is about is filled in."""
    situation = casework.situation(session, number, to_record=fact)
    at_hand = situation.case.procedures.get(procedure)
    spec = asking.form(session, fact, situation, at_hand)
    initial = _about(situation, spec) if opens else {}
    asked = tuple(field for field in spec.fields if field.name not in initial)  # the only answer need not be asked
    spec = FormSpec(spec.fact, spec.title, spec.button, asked, number, spec.initial)
    place = None if opens or procedure == "file" else procedure
    seen = situation.case.seq

    def check(session: Session, values: Values) -> Checked:
        data = asking.to_data(fact, {**initial, **values})
        errors = foreseeing.mistakes(session, fact, data, situation.pack)
        return Checked(errors, [] if errors else _foreseen(session, number, fact, data, place))

    def save(session: Session, values: Values) -> Saved:
        data = _complete(session, fact, asking.to_data(fact, {**initial, **values}), situation)
        effects = foreseeing.effects(session, number, fact, data, place)
        taken = taking.take(session, number, fact, data, procedure=place, expect=seen)
        forget(session, f"{number}:{fact}")
        return Saved(taken.case, (text("{done}.", done=wording.done(fact)), *effects[:2]))

    return Entry(f"{number}:{fact}", spec, check, save)


def task(session: Session, number: str, card: str, fact: str) -> Entry | None:
    """The form with which the holder of a task reports back; None for who sees the case and works there."""
    if cases.one(session.register, session.viewer, number) is not None:
        return None
    does = fact if fact != "TaskDone" and casework.by_holders(session, fact) else "TaskDone"
    procedure = tasks.procedure_of(session.register, session.viewer, number, card)
    entry = step(session, number, does, procedure if does != "TaskDone" else "file")
    if does == advice.GIVEN:
        return replace(entry, spec=replace(entry.spec, initial={"question": advice.asked_by(card)}))
    return replace(entry, spec=replace(entry.spec, initial={"task": card})) if does == "TaskDone" else entry


def _foreseen(session: Session, number: str, fact: str, data: dict[str, Any], place: str | None) -> list[str]:
    """What it would do, or why it would be refused."""
    error = foreseeing.refusal(session, number, fact, data, place)
    if error is not None:
        parts = [session.language.say(error.sentence), error.source or "", session.language.say(error.hint)]
        return [part for part in parts if part]
    return [*_weighed(session, number, fact, place), *foreseeing.effects(session, number, fact, data, place)]


def _weighed(session: Session, number: str, fact: str, place: str | None) -> list[str]:
    """What weighs in a decision about a person, said where it is taken."""
    if fact not in weighing.WEIGHING or place is None:
        return []
    situation = casework.situation(session, number)
    found = weighing.weighed(session.language, situation, situation.case.procedures[place])
    return [f"{label}: {said}" for label, said in found]


def _about(situation: Situation, spec: FormSpec) -> dict[str, Any]:
    """The only procedure a new one can be about."""
    field = next((field for field in spec.fields if field.name == "about"), None)
    if field is None or len(field.choices) != 1:
        return {}
    return {"about": field.choices[0].code}


def _complete(session: Session, fact: str, data: dict[str, Any], situation: Situation) -> dict[str, Any]:
    """What nobody is asked: the authority is who decides, the report is the one of this case."""
    cls = parsing.fact_type(fact)
    data = placing.with_defaults(session, cls, data, always=True, case=situation.case)
    reports = [p.id for p in situation.case.procedures.values() if p.workflow.name == "report"]
    if "from_report" in cls.model_fields and reports:
        data.setdefault("from_report", reports[-1])
    return data


CORRECTED_BY = {"AwarenessEstablished": "AwarenessCorrected"}
"""Facts whose correction is a fact of its own, with its reason: the history shows both."""


def correction(session: Session, number: str, seq: int) -> Entry:
    """The form of a fact that was wrong, filled with what it said; saving records the right one in its place."""
    situation = casework.situation(session, number)
    told = next((h for h in history.happenings(situation) if h.seq == seq), None)
    if told is None or not told.stands or told.hidden or told.erased or told.kind in UNCHANGEABLE:
        raise Refused(
            "cannot-correct",
            text("This fact cannot be corrected here."),
            hint=text("Choose a fact you recorded or may see whole."),
        )
    if told.kind in CORRECTED_BY:
        return step(session, number, CORRECTED_BY[told.kind], told.procedure)
    spec = asking.form(session, told.kind, situation, situation.case.procedures[told.procedure])
    initial = {
        field.name: asking.shown(field, told.values.get(field.name))
        for field in spec.fields
        if field.name in told.values
    }
    hidden = {name: value for name, value in told.values.items() if name not in {field.name for field in spec.fields}}
    title = session.language.say(text("Correct: {what}", what=spec.title))
    spec = FormSpec(spec.fact, title, session.language.say(text("Correct")), spec.fields, f"{number} · {seq}", initial)
    seen = situation.case.seq

    def check(session: Session, values: Values) -> Checked:
        return Checked(foreseeing.mistakes(session, told.kind, asking.to_data(told.kind, values), situation.pack), [])

    def save(session: Session, values: Values) -> Saved:
        data = {**hidden, **asking.to_data(told.kind, values)}
        taking.take(session, number, told.kind, data, corrects=seq, expect=seen)
        forget(session, f"{number}:correct:{seq}")
        return Saved(
            number, (text("Corrected: {what}.", what=told.label), text("What stood there before can still be read."))
        )

    return Entry(f"{number}:correct:{seq}", spec, check, save)


UNCHANGEABLE = ("CaseOpened", "LetterIssued", "LetterSigned", "FactCorrected", "HearingInvited")
"""What the program recorded itself, or what a paper rests on."""


def draft(session: Session, name: str) -> dict[str, str] | None:
    """What this user had typed in this form and not saved."""
    found = drafts.one(session.register, session.user, name)
    return json.loads(found) if found else None


def draft_kept_at(session: Session, name: str) -> datetime | None:
    """When it was kept last, in the register's zone."""
    kept = drafts.kept_at(session.register, session.user, name)
    return kept.astimezone(zone_of(session.register)) if kept else None


def keep(session: Session, name: str, typed: Mapping[str, str]) -> None:
    """Keeps what is typed now; nothing typed takes the draft away."""
    if typed:
        drafts.keep(session.register, session.user, name, json.dumps(dict(typed), ensure_ascii=False), session.now)
    else:
        forget(session, name)


def forget(session: Session, name: str) -> None:
    """The form was saved or emptied."""
    drafts.drop(session.register, session.user, name)
