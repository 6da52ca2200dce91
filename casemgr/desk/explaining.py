"""Why a date is what it is: a deadline counted again, with every step in words."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from casemgr.desk import casework
from casemgr.desk.session import Session
from casemgr.errors import Unusable
from casemgr.language import Language, text
from casemgr.law.clocks import Counted
from casemgr.law.explanations import explain
from casemgr.law.timelines import timeline
from casemgr.law.times import short_limit, spoken_limit
from casemgr.reading import deadlines


def counted(session: Session, number: str, procedure: str, rule: str) -> Counted:
    """The deadline of a case as it was counted from the fact that started it."""
    situation = casework.situation(session, number)
    row = next(
        (
            row
            for row in deadlines.of_case(session.register, session.viewer, number, session.now)
            if row["procedure"] == procedure and row["rule"] == rule
        ),
        None,
    )
    if row is None:
        raise Unusable("unknown-deadline", text("This term does not run in this case."))
    terms = casework.terms(session.register, situation.case.pack_digest)
    running = situation.case.procedures[procedure]
    clock = next(clock for clock in terms.clocks_of(running) if clock.name == rule)
    record = situation.case.records[row["started_by"] - 1]
    trigger = next(trigger for trigger in clock.starts if trigger.fits(record.kind, record.public))
    found = terms.count(clock, record.when(trigger.at) or record.recorded_at, clock.options_of(trigger, record.public))
    if found is None:
        raise Unusable("not-in-force", text("This term was not in force on that day."))
    return found


@dataclass(frozen=True, slots=True)
class Step:
    """One moment or day of the count."""

    when: str
    what: str
    note: str
    mark: bool


@dataclass(frozen=True, slots=True)
class ReadAs:
    """One reading of the term; `used` for the one casemgr works with."""

    when: str
    what: str
    note: str
    used: bool


@dataclass(frozen=True, slots=True)
class Told:
    """An explanation for a screen, worded."""

    title: str
    lead: str
    steps: tuple[Step, ...]
    notes: tuple[str, ...]
    readings: tuple[ReadAs, ...]
    sources: tuple[str, ...]
    rule: str


def told(session: Session, number: str, procedure: str, rule: str) -> Told:
    """Why this date, for one deadline of a case."""
    found, language = counted(session, number, procedure, rule), session.language
    say, clock = language.say, found.clock
    limit = spoken_limit(found.deadline, language) if found.deadline else say(clock.label)
    title = text("Why {limit}?", limit=limit) if found.deadline else text("{label}: why no date?", label=clock.label)
    in_force = text("since {day}", day=language.day(clock.valid_from)) if clock.valid_from.year > 1 else ""
    return Told(
        say(title), say(clock.says), tuple(_steps(found, language)), tuple(_notes(found, language)),
        tuple(_readings(found, language)),
        found.sources, say(text("Rule {rule} {since}", rule=rule, since=in_force)).strip(),
    )  # fmt: skip


def _steps(found: Counted, language: Language) -> Iterator[Step]:
    for row in timeline(found):
        moment = isinstance(row.when, datetime)
        when = language.short_moment(row.when) if isinstance(row.when, datetime) else language.short_day(row.when)
        note = "" if row.counted or moment else language.say(text("does not count"))
        yield Step(when, language.say(row.what), note, row.mark)


def _notes(found: Counted, language: Language) -> list[str]:
    """The sentences that the line of moments does not show: all of them where there is no line."""
    sentences = explain(found, language)
    return sentences[1:] if not found.readings else [s for s in sentences[1:] if language.say(_NO_DAY_LEFT_OUT) == s]


_NO_DAY_LEFT_OUT = text("No day is left out: hours run on through weekends and holidays.")


def _readings(found: Counted, language: Language) -> Iterator[ReadAs]:
    say = language.say
    for reading in sorted(found.readings, key=lambda reading: reading.at.timestamp()):
        used = reading.at == found.deadline and not reading.contested
        if reading.contested:
            note = text("contested: only shown")
        elif used:
            note = text("casemgr works with this one")
        else:
            note = text("outer limit")
        yield ReadAs(short_limit(reading.at, language), say(reading.label), say(note), used)
