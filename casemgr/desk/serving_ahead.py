"""Serving what was decided or ordered, and the appeal that is open from then on."""

from collections.abc import Iterator

from casemgr.casefile import Procedure
from casemgr.desk.planned import BY_THE_PERSON, Act, Ahead
from casemgr.desk.terms_ahead import SERVED_AFTER, after_met, reckoned
from casemgr.language import text
from casemgr.law.clocks import Clock
from casemgr.law.triggers import Trigger
from casemgr.letters import catalogue
from casemgr.reading import service

BY_HAND = {"served": "hand"}


def served(ahead: Ahead, procedure: Procedure) -> Iterator[Act]:
    """Serving what was decided or ordered, and the appeal that would be open from then on."""
    running = {limit.rule for limit in ahead.limits if limit.procedure == procedure.id}
    told = False
    for clock in ahead.terms.clocks_of(procedure):
        if clock.name in running or not BY_THE_PERSON.intersection(t.fact for t in clock.stops):
            continue
        letter = next((one for one in clock.letters if one in catalogue.letters() and _to_serve(procedure, one)), None)
        trigger = next((one for one in clock.starts if one.fact == "LetterDelivered"), None)
        if letter is None or trigger is None or not _by_hand(procedure, clock, trigger):
            continue
        if not _open(ahead, procedure, clock):
            continue
        if not told:
            told = True
            label = text("Serve on the person: {letter}", letter=catalogue.letter(letter).label)
            why = text("Terms to appeal run from the day it is served.")
            yield Act(procedure.id, "LetterDelivered", label, "possible", ahead.today, why=why, source=clock.source)
        options = BY_HAND if clock.options else {}
        counted = ahead.terms.count(clock, ahead.today, options)
        if counted is not None:
            on = text("if the letter is handed over on {day}", day=ahead.today)
            yield reckoned(procedure, clock, counted, text("serving the letter"), "LetterDelivered", on)


def _open(ahead: Ahead, procedure: Procedure, clock: Clock) -> bool:
    """Whether this appeal is open against the outcome and to the person at all."""
    situation = ahead.situation
    return service.open_to_the_person(situation.case, procedure, clock, situation.pack)


def _to_serve(procedure: Procedure, letter: str) -> bool:
    """Whether what this letter makes known was done, and nothing of it is on its way or came back from nowhere."""
    record = procedure.last(SERVED_AFTER.get(letter, ""))
    if record is None or record.public.get("outcome") in ("none", "referred"):
        return False
    if procedure.ended and letter != "appeal_decision":
        return False
    numbers = {r.public["number"] for r in procedure.all("LetterIssued") if r.public["letter"] == letter}
    gone = (r for kind in service.SERVED for r in procedure.all(kind) if not service.void(procedure, r))
    return not any(r.public["letter"] in numbers for r in gone)


def _by_hand(procedure: Procedure, clock: Clock, trigger: Trigger) -> bool:
    """Whether the clock is the one that runs when a letter that states the appeal is handed over."""
    said: dict[str, object] = {"means": "hand", "routes_stated": True}
    return trigger.fits("LetterDelivered", said) and after_met(procedure, clock)
