"""What a control may be ordered for, where it begins and how long it lasts: all of it from the code of the case."""

from typing import TYPE_CHECKING

from casemgr import roles
from casemgr.casefile import Procedure, Record
from casemgr.language import Words, text
from casemgr.law.control_provisions import Control, Individualisation
from casemgr.law.packs import Pack
from casemgr.situation import Situation
from casemgr.workflow import Refusal
from workflows._words_of_the_pack import cited, named

if TYPE_CHECKING:
    from workflows import control as facts
    from workflows.provisional_measure import CarrierInspected

LEVELS: dict[str, Words] = {
    "organisation": {"nl": "het hele bestuur", "en": "the whole organisation"},
    "department": {"nl": "een afdeling", "en": "a department"},
    "service": {"nl": "een dienst", "en": "a service"},
    "person": {"nl": "een persoon", "en": "a person"},
}


def kind_of(pack: Pack, procedure: Procedure | None) -> Control | None:
    """The kind of control that was ordered, as the code knows it."""
    order = ordered(procedure)
    return pack.controls.get(order.public["kind"]) if order else None


def ordered(procedure: Procedure | None) -> Record | None:
    """The order of a control."""
    return procedure.last("ControlOrdered") if procedure else None


def kind_of_control(
    situation: Situation, procedure: Procedure | None, fact: "facts.ControlOrdered | None"
) -> Refusal | None:
    """Only a kind of control that the code describes, and on the routes for which it does."""
    kinds = situation.pack.controls
    if fact is None:
        return None
    if fact.kind in kinds:
        return _off_route(situation, kinds[fact.kind])
    if not kinds:
        return Refusal(text("This code describes no control at all, so none can be ordered under it."))
    known = named({key: kind.label for key, kind in kinds.items()})
    return Refusal(text("This code has no such kind of control."), hint=text("It knows: {known}.", known=known))


def _off_route(situation: Situation, kind: Control) -> Refusal | None:
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
        text("This control is for a breach on such a route only, and none was chosen: {routes}.", routes=routes),
        hint=text("Judge the breach and choose its route first; order the control in the case of the breach."),
        unblocks="BreachTriaged",
    )  # fmt: skip


def purpose_of_the_pack(
    situation: Situation, procedure: Procedure | None, fact: "facts.ControlOrdered | None"
) -> Refusal | None:
    """A purpose of the code, and one that this kind of control may serve."""
    if fact is None:
        return None
    purposes, kind = situation.pack.purposes, situation.pack.controls.get(fact.kind)
    allowed = kind.purposes if kind is not None and kind.purposes else tuple(purposes)
    open_list = not situation.pack.purposes_closed and not (kind is not None and kind.purposes)
    if fact.purpose in allowed or open_list:
        return None
    known = named({key: purpose.label for key, purpose in purposes.items()}, allowed)
    source = cited(situation.pack, kind) if kind is not None and fact.purpose in purposes else None
    return Refusal(
        text("A control needs a purpose that the code allows for it, and this is none."),
        hint=text("Choose one of: {known}.", known=known), source=source,
    )  # fmt: skip


def level_of_control(
    situation: Situation, procedure: Procedure | None, fact: "facts.ControlOrdered | None"
) -> Refusal | None:
    """A control begins at a level that its kind allows: aggregated and anonymous, unless the code says otherwise."""
    kind = situation.pack.controls.get(fact.kind) if fact else None
    if fact is None or kind is None:
        return None
    levels = named(LEVELS, kind.levels)
    if fact.level not in kind.levels:
        return Refusal(
            text("This kind of control does not begin at this level. It begins with: {levels}.", levels=levels),
            hint=text("Data about one person come later, once the control was individualised on a ground of the code."),
            source=cited(situation.pack, kind),
        )
    if fact.person and fact.level != "person":
        return Refusal(
            text("This control is anonymous, so it names nobody."),
            hint=text("Leave the person out, or choose a control of one person that the code allows."),
            source=cited(situation.pack, kind),
        )
    return None


def period_of_control(
    situation: Situation, procedure: Procedure | None, fact: "facts.ControlOrdered | None"
) -> Refusal | None:
    """A control has an end, and lasts no longer than the code lets it."""
    if fact is None:
        return None
    if fact.period_to < fact.period_from:
        return Refusal(text("The control ends before it begins."), hint=text("Check both days."))
    kind = situation.pack.controls.get(fact.kind)
    days = (fact.period_to - fact.period_from).days + 1
    if kind is None or not kind.most_days or days <= kind.most_days:
        return None
    return Refusal(
        text("This kind of control lasts {most} days at most; this one would last {days}.", most=kind.most_days,
             days=days),
        hint=text("Choose an earlier end. What still has to be known then needs a new order with its own reasons."),
        source=cited(situation.pack, kind),
    )  # fmt: skip


def executed_by_role(
    situation: Situation, procedure: Procedure | None, fact: "facts.ControlOrdered | None"
) -> Refusal | None:
    """Where the code says who carries a control out, an order to another office is refused; a name is not judged."""
    kind = situation.pack.controls.get(fact.kind) if fact else None
    if fact is None or kind is None or not kind.executed_by or not fact.executed_by:
        return None
    if fact.executed_by in kind.executed_by or fact.executed_by not in roles.load():
        return None
    offices = {code: roles.load()[code].label(situation.pack.labels) for code in kind.executed_by}
    return Refusal(
        text("This control is carried out by: {offices}.", offices=named(offices)),
        source=cited(situation.pack, kind),
    )


def witness_to_control(
    situation: Situation,
    procedure: Procedure | None,
    fact: "facts.ControlOrdered | facts.ControlIndividualised | CarrierInspected | None",
) -> Refusal | None:
    """Whoever looks at what one person did is not alone: a witness tied to the organisation, or named by it."""
    if fact is None or fact.witness:
        return None
    source = _witness_by(situation.pack, procedure, fact)
    if source is None or (procedure is not None and _witness_named(procedure)):
        return None
    return Refusal(
        text("This needs a witness, and none was named."),
        hint=text("Fill in who is the witness, and how they are tied to the organisation."), source=source or None,
    )  # fmt: skip


def _witness_by(pack: Pack, procedure: Procedure | None, fact: object) -> str | None:
    """The provision that asks for a witness here; empty: the one of the rule itself; None: nothing asks for one."""
    name = type(fact).__name__
    if name == "CarrierInspected":
        return ""
    if name == "ControlOrdered":
        kind = pack.controls.get(getattr(fact, "kind", ""))
        return cited(pack, kind) if kind is not None and kind.witness else None
    way, kind = _way(pack, getattr(fact, "ground", None)), kind_of(pack, procedure)
    if way is not None and way.witness:
        return cited(pack, way)
    return cited(pack, kind) if kind is not None and kind.witness else None


def _way(pack: Pack, ground: str | None) -> Individualisation | None:
    return next((way for key, way in pack.individualisation.items() if key == ground), None)


def _witness_named(procedure: Procedure) -> bool:
    """Whether the order named one already. A measure has its own inspection, and each names its witness."""
    order = ordered(procedure)
    return order is not None and bool(order.get("witness"))


def control_about_something(
    situation: Situation, procedure: Procedure | None, fact: "facts.ControlOrdered | None"
) -> Refusal | None:
    """Inside a case, what a control is about runs there."""
    if fact is None or fact.about is None or fact.about in situation.case.procedures:
        return None
    return Refusal(text("This case has no procedure “{about}”.", about=str(fact.about)))


def irregularity_on_a_clause(
    situation: Situation, procedure: Procedure | None, fact: "facts.IrregularityFound | None"
) -> Refusal | None:
    """What was found is against something that the code says."""
    if fact is None or fact.ground in situation.pack.articles:
        return None
    charges = {key: article.title for key, article in situation.pack.charges().items()}
    return Refusal(
        text("This code has no clause “{ground}”.", ground=str(fact.ground)),
        hint=text("Choose one of: {known}.", known=named(charges)),
    )
