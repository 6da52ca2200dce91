"""The lawful timetable still ahead in a case: for each procedure its next acts, in order, with their days and why.

Nothing of it is kept: it follows from the situation, the clocks and the calendars, whenever it is asked.
"""

from collections.abc import Sequence

from casemgr import places
from casemgr.casefile import FILE, Procedure
from casemgr.desk import casework, hearing_ahead, judging, serving_ahead, steps_ahead, terms_ahead, wording
from casemgr.desk.office_days import hinted
from casemgr.desk.planned import Act, Ahead, Part, Plan
from casemgr.desk.session import Session
from casemgr.reading.terms import Terms
from casemgr.situation import Situation


def plan(session: Session, number: str) -> Plan:
    """The plan of a case, as far as this viewer may see its procedures."""
    situation = casework.situation(session, number)
    own = judging.is_own(situation, session)
    shown = [
        procedure
        for procedure in situation.case.procedures.values()
        if own or situation.viewer.sees(places.of_procedure(situation.case, procedure))
    ]
    return timetable(situation, casework.terms(session.register, situation.case.pack_digest), shown)


def timetable(situation: Situation, terms: Terms, procedures: Sequence[Procedure]) -> Plan:
    """The plan of these procedures: the same for the same facts, settings, calendars and moment."""
    ahead = Ahead(situation, terms, tuple(procedures))
    parts = (_part(ahead, procedure) for procedure in ahead.shown)
    return Plan(situation.case.number, situation.today, tuple(part for part in parts if part.acts))


def _part(ahead: Ahead, procedure: Procedure) -> Part:
    acts = _in_order(procedure, _acts(ahead, procedure))
    told: list[Act] = []
    for act in acts:
        told += [act, *terms_ahead.after(ahead, procedure, act), *hearing_ahead.after(ahead, procedure, act)]
    clashes = tuple(hearing_ahead.clashes(ahead, procedure))
    name = wording.workflow(procedure.workflow.name)
    return Part(procedure.id, name, tuple(hinted(ahead, act) for act in told), clashes)


def _acts(ahead: Ahead, procedure: Procedure) -> list[Act]:
    """The clocks first: an act that a clock waits for is told once, with its term."""
    timed = terms_ahead.acts(ahead, procedure)
    if procedure.id == FILE:
        return timed
    steps = steps_ahead.acts(ahead, procedure)
    heard = [*hearing_ahead.to_plan(ahead, procedure), *hearing_ahead.planned(ahead, procedure)]
    done = {act.fact for act in (*timed, *heard)}
    untimed = [act for act in steps if act.fact not in done]
    more = (*terms_ahead.measure_maximum(ahead, procedure), *serving_ahead.served(ahead, procedure))
    return [*timed, *heard, *untimed, *more]


def _in_order(procedure: Procedure, acts: list[Act]) -> list[Act]:
    """By the steps of the workflow. A hearing comes right before the decision, serving a letter right after what it
    makes known, and then the appeal against that.
    """
    facts = [row.fact.__name__ for row in procedure.workflow.steps]
    places: dict[str, float] = {name: float(place) for place, name in reversed(list(enumerate(facts)))}
    end = float(len(facts))
    decided = places.get("DecisionTaken", end)
    known = (*terms_ahead.SERVED_AFTER.values(), "HearingInvited")
    told = next((places[fact] for fact in known if fact in places), end)
    others = {"HearingPlanned": decided - 0.6, "HearingHeld": decided - 0.5, "LetterIssued": told + 0.1,
              "LetterSent": told + 0.2, "LetterDelivered": told + 0.2, "AppealLodged": told + 0.3}  # fmt: skip
    return sorted(acts, key=lambda act: places.get(act.fact, others.get(act.fact, end)))
