"""When data of a control may be traced to a person: only on a ground of the code, under the conditions it sets."""

from typing import TYPE_CHECKING

from casemgr.casefile import Procedure
from casemgr.language import text
from casemgr.law.control_provisions import Individualisation
from casemgr.situation import Situation
from casemgr.workflow import Refusal
from workflows._control_rules import ordered
from workflows._control_warnings import Warned, in_service, warning_at, was_told
from workflows._words_of_the_pack import cited, named

if TYPE_CHECKING:
    from workflows import control as facts

FOUND = ("IrregularityFound", "FindingRecorded")


def individual_on_a_ground(
    situation: Situation, procedure: Procedure | None, fact: "facts.ControlIndividualised | None"
) -> Refusal | None:
    """The ground is one of the code's, it fits this control, and what it asks for has happened."""
    if fact is None:
        return None
    ways = situation.pack.individualisation
    way = ways.get(fact.ground)
    if way is None:
        known = named({key: found.help for key, found in ways.items()})
        return Refusal(
            text("This code does not let data be traced to a person on this ground."),
            hint=text("It knows: {known}", known=known),
        )
    return _fits(situation, procedure, way) or _after_warning(situation, procedure, fact, way)


def _fits(situation: Situation, procedure: Procedure | None, way: Individualisation) -> Refusal | None:
    """A ground may hang on the purpose and on the kind of the control."""
    order = ordered(procedure)
    if order is None:
        return None
    if way.purposes and order.public["purpose"] not in way.purposes:
        return Refusal(
            text("This ground does not go with the purpose of this control."),
            hint=text("Choose a ground that fits the purpose the control was ordered for."),
            source=cited(situation.pack, way),
        )  # fmt: skip
    if way.kinds and order.public["kind"] not in way.kinds:
        return Refusal(
            text("This ground does not go with this kind of control."),
            hint=text("Choose a ground that fits this control, or have another control ordered."),
            source=cited(situation.pack, way),
        )  # fmt: skip
    return None


def data_of_the_period(
    situation: Situation, procedure: Procedure | None, fact: "facts.ControlIndividualised | None"
) -> Refusal | None:
    """What is traced to a person was collected in the period that the control was ordered for."""
    order = ordered(procedure)
    begun, ended = (order.when("period_from"), order.when("period_to")) if order else (None, None)
    if fact is None or begun is None or ended is None:
        return None
    if begun.isoformat()[:10] <= fact.data_from.isoformat() <= ended.isoformat()[:10]:
        return None
    way = situation.pack.individualisation.get(fact.ground)
    return Refusal(
        text("This control was ordered for {begun} to {ended}; data from {day} are not of that period.",
             begun=begun, ended=ended, day=fact.data_from),
        hint=text("Choose a day in that period. For other data a new control is ordered, with its own reasons."),
        unblocks="ControlOrdered", source=cited(situation.pack, way) if way is not None else None,
    )  # fmt: skip


def _after_warning(
    situation: Situation, procedure: Procedure | None, fact: "facts.ControlIndividualised", way: Individualisation
) -> Refusal | None:
    """Where the code wants a warning first: which one, to whom, and what came after it."""
    if not way.after_warning and not way.next_control:
        return None
    warned = warning_at(situation, str(fact.warning_ref)) if fact.warning_ref else None
    if warned is None:
        return Refusal(
            text("This ground needs an earlier warning, and none was pointed at."),
            hint=text("Say in which procedure staff were warned, such as control-1 or 2026-0003/control-1."),
            unblocks="StaffWarned", source=cited(situation.pack, way),
        )  # fmt: skip
    return (
        _collected_after(situation, fact, way, warned)
        or _next_control(situation, procedure, fact, way)
        or _found_again(situation, procedure, way, warned)
        or among_the_warned(situation, fact.person, warned, cited(situation.pack, way))
    )


def _collected_after(
    situation: Situation, fact: "facts.ControlIndividualised", way: Individualisation, warned: Warned
) -> Refusal | None:
    if fact.data_from >= warned.on:
        return None
    return Refusal(
        text("The warning was given on {day}. Only data collected from that day on may be traced to a person.",
             day=warned.on),
        hint=text("Leave out what was collected earlier."), source=cited(situation.pack, way),
    )  # fmt: skip


def _next_control(
    situation: Situation, procedure: Procedure | None, fact: "facts.ControlIndividualised", way: Individualisation
) -> Refusal | None:
    """The general control that was ordered after the warned one, with that one named."""
    order = ordered(procedure)
    follows = order.public.get("follows") if order else None
    if not way.next_control or (follows is not None and follows == fact.warning_ref):
        return None
    return Refusal(
        text("This is only possible in the next general control after the warning, and this control does not follow "
             "“{ref}”.", ref=str(fact.warning_ref)),
        hint=text("Order a new general control that follows the one in which staff were warned."),
        unblocks="ControlOrdered", source=cited(situation.pack, way),
    )  # fmt: skip


def _found_again(
    situation: Situation, procedure: Procedure | None, way: Individualisation, warned: Warned
) -> Refusal | None:
    """A warning looks ahead: it counts once the same is found again, in the next control where the code says so."""
    places = [procedure] if way.next_control and procedure else situation.case.procedures.values()
    found = [record.seq for place in places for kind in FOUND for record in place.all(kind)]
    if found and (warned.case != situation.case.number or max(found) > warned.seq):
        return None
    return Refusal(
        text("No irregularity was found again after the warning."),
        hint=text("Record first what this control found."), unblocks="IrregularityFound",
        source=cited(situation.pack, way),
    )  # fmt: skip


def among_the_warned(situation: Situation, key: str | None, warned: Warned, source: str) -> Refusal | None:
    """Nobody is held to a warning they never got. While nobody is known there is nobody to judge."""
    if not key:
        return None
    person = situation.person(key)
    if not in_service(person, warned.on):
        return Refusal(
            text("This person did not work here on the day of the warning ({day}).", day=warned.on),
            hint=text("The warning does not count for them: a conversation without individual data remains possible."),
            source=source,
        )
    if was_told(warned, key, person):
        return None
    return Refusal(
        text("This person was not among those who were warned on {day}.", day=warned.on),
        hint=text("The warning went to: {audience}. Check the service of the person, or warn first.",
                  audience=warned.audience or "-"),
        source=source,
    )  # fmt: skip
