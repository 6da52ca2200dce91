"""The last days to appeal beside a letter, as if it were served today: shown to who makes it, never printed."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from casemgr.desk import casework
from casemgr.desk.composing import Prepared
from casemgr.desk.planned import BY_THE_PERSON
from casemgr.desk.session import Session
from casemgr.language import Language, Text, text
from casemgr.law.clocks import Clock, Counted
from casemgr.reading import service

WAYS: Mapping[str, tuple[str, Text]] = {
    "hand": ("LetterDelivered", text("handed over today")),
    "registered": ("LetterSent", text("posted registered today")),
}
"""Means of delivery, with the fact that says so."""


@dataclass(frozen=True, slots=True)
class LastDays:
    """One way to appeal: what it is called, and a line for each way of serving."""

    what: str
    lines: tuple[str, ...]
    source: str


def beside(session: Session, prepared: Prepared) -> tuple[LastDays, ...]:
    """Nothing for a letter that opens no appeal, or one whose term does not run from its delivery."""
    say, found = session.language.say, []
    for clock in _clocks(session, prepared):
        lines = [
            say(text("{way}: {days}", way=told, days=_days(counted, session.language)))
            for means, (_, told) in WAYS.items()
            if (counted := _count(session, prepared, clock, means)) is not None
        ]
        if lines:
            found.append(LastDays(say(clock.label), tuple(lines), clock.source))
    return tuple(found)


def _clocks(session: Session, prepared: Prepared) -> Iterator[Clock]:
    """The terms that delivery of this letter starts, and that the person ends by appealing."""
    key, situation = prepared.values.get("remedy.key"), prepared.situation
    remedy = situation.pack.remedies.get(str(key))
    if key in (None, "none", "preparatory"):
        return
    for clock in casework.terms(session.register, situation.case.pack_digest).clocks_of(prepared.procedure):
        ends = any(stop.fact in BY_THE_PERSON and stop.at == "lodged_at" for stop in clock.stops)
        if not ends or prepared.letter.id not in clock.letters:
            continue
        if remedy is not None and remedy.clock and not clock.name.startswith(remedy.clock):
            continue
        if service.open_to_the_person(situation.case, prepared.procedure, clock, situation.pack):
            yield clock


def _count(session: Session, prepared: Prepared, clock: Clock, means: str) -> Counted | None:
    said: dict[str, object] = {"means": means, "routes_stated": True}
    trigger = next((one for one in clock.starts if one.fits(WAYS[means][0], said)), None)
    if trigger is None:
        return None
    terms = casework.terms(session.register, prepared.situation.case.pack_digest)
    return terms.count(clock, prepared.situation.today, clock.options_of(trigger, said))


def _days(counted: Counted, language: Language) -> Text:
    if counted.deadline is None:
        return text("term not set")
    first, last = counted.deadline.date(), (counted.outer or counted.deadline).date()
    disputed = sorted({reading.at.date() for reading in counted.readings if reading.contested} - {first, last})
    said = text("until {day}", day=language.short_day(first))
    if last != first:
        said = text("{first}, by the latest reading {last}", first=said, last=language.short_day(last))
    if disputed:
        days = ", ".join(language.short_day(day) for day in disputed)
        said = text("{said} (contested: {days})", said=said, days=days)
    return said
