"""What comes before some controls: a breach on the right route, or a warning and something found again after it."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from casemgr.casefile import CaseFile, Record
from casemgr.language import text
from casemgr.law.control_provisions import Control
from casemgr.situation import Situation
from casemgr.workflow import Refusal
from workflows._concerned import local_day, person_concerned
from workflows._control_individual import FOUND, among_the_warned
from workflows._control_warnings import Warned, warning_at
from workflows._words_of_the_pack import named

if TYPE_CHECKING:
    from casemgr.casefile import Procedure
    from workflows import control as facts

JUDGED = (*FOUND, "BreachTriaged")
"""Facts by which an irregularity was established."""


def off_route(situation: Situation, kind: Control) -> Refusal | None:
    """A control that the code keeps for some routes is for a breach that goes by one of these."""
    breaches = [found for found in situation.case.procedures.values() if found.workflow.name == "breach"]
    chosen = {str(record.public["route"]) for found in breaches if (record := found.last("BreachTriaged"))}
    if not kind.routes or chosen & set(kind.routes) or (kind.before_triage and not chosen):
        return None
    routes = named({key: situation.pack.routes[key].label for key in kind.routes})
    if chosen:
        return Refusal(
            text("This control is for a breach on another route: {routes}.", routes=routes),
            hint=text("Order a control that fits the route, or choose the route anew if the facts ask for it."),
            unblocks="BreachTriaged",
        )  # fmt: skip
    return Refusal(
        text("This control is for a breach on this route only: {routes}. No route was chosen yet.", routes=routes),
        hint=text("Judge the breach first and choose its route.") if breaches
        else text("Open a case for the breach, choose its route, and order the control there."),
        unblocks="BreachTriaged" if breaches else "BreachReported",
    )  # fmt: skip


def follows_a_warning(
    situation: Situation, procedure: "Procedure | None", fact: "facts.ControlOrdered | None"
) -> Refusal | None:
    """A control that follows an earlier one comes after the warning that was given there. Where the code wants a
    warning first, it was given to this person, and something was found after it.
    """
    kind = situation.pack.controls.get(fact.kind) if fact else None
    if fact is None:
        return None
    if fact.follows is None:
        return _of_the_warned(situation, fact, kind, list(_warnings(situation, _person(situation, fact))), kind.source) \
            if kind is not None and kind.after_warning else None
    warned = warning_at(situation, str(fact.follows))
    if warned is None:
        return Refusal(
            text("In “{ref}” nobody was warned, so no control can follow it.", ref=str(fact.follows)),
            hint=text("Name the control in which staff were warned, such as control-1 or 2026-0003/control-1."),
            unblocks="StaffWarned",
        )
    if fact.period_from < warned.on:
        return Refusal(
            text("The warning was given on {day}: a control that follows it begins on that day at the earliest.",
                 day=warned.on),
            hint=text("Choose a later first day."),
        )  # fmt: skip
    return None
