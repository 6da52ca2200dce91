"""The rules of a breach up to its charges. A rule never asks which pack it is in: it runs where the pack names it."""

from typing import TYPE_CHECKING

from casemgr.casefile import Procedure
from casemgr.language import text
from casemgr.law.provisions import Route
from casemgr.situation import Situation
from casemgr.workflow import Refusal
from workflows._breach_hearing import heard, hearings, why_unheard
from workflows._breach_person import person_of, status_of
from workflows._concerned import mentioned
from workflows._data_leak_awareness import needs_triage
from workflows._words_of_the_pack import named

if TYPE_CHECKING:
    from workflows import _breach_facts as facts

__all__ = ["heard", "hearings", "person_of", "status_of"]


def triaged_as_breach(
    situation: Situation, procedure: Procedure | None, fact: "facts.BreachReported | None"
) -> Refusal | None:
    """In the case of a report, a breach opens once the report was triaged as one; one found by a control had none."""
    came_from = situation.case.procedures.get(str(fact.from_report)) if fact is not None else None
    if came_from is not None and came_from.workflow.name == "control":
        return None
    return needs_triage(situation, fact.from_report if fact else None, ("breach", "both"))


def facts_not_ahead(
    situation: Situation, procedure: Procedure | None, fact: "facts.BreachReported | None"
) -> Refusal | None:
    """What is reported has happened."""
    if fact is None or fact.occurred_on is None or fact.occurred_on <= situation.now:
        return None
    return Refusal(text("The day of the facts lies in the future."), hint=text("Leave it empty while it is unknown."))


def route_of_the_pack(
    situation: Situation, procedure: Procedure | None, fact: "facts.BreachTriaged | None"
) -> Refusal | None:
    """The route is one of the code's, open for the status of the person on the day of the facts."""
    if fact is None:
        return None
    routes = situation.pack.routes_for(status_of(situation, procedure))
    if fact.route in routes:
        return _ground_of_the_route(routes[fact.route], fact.ground)
    return Refusal(
        text(
            "This code has no such route. It has: {routes}.", routes=named({key: r.label for key, r in routes.items()})
        )
    )


def _ground_of_the_route(route: Route, ground: str | None) -> Refusal | None:
    if ground is None or ground in route.grounds:
        return None
    return Refusal(text("This is not a ground for this route. It has: {grounds}.", grounds=named(route.grounds)))


def milder_route_first(
    situation: Situation, procedure: Procedure | None, fact: "facts.BreachTriaged | None"
) -> Refusal | None:
    """Facts that the code puts under two routes go by the milder one, unless it is said why that does not do."""
    pack = situation.pack
    chosen = pack.routes.get(fact.route) if fact else None
    milder = pack.routes.get(chosen.milder) if chosen and chosen.milder else None
    if fact is None or chosen is None or milder is None or fact.note:
        return None
    both = chosen.grounds.keys() & milder.grounds.keys()
    if fact.ground is not None and fact.ground not in both:
        return None
    if not both:
        return None
    if fact.ground is None:
        return Refusal(
            text("Some facts stand under two routes of this code; say on which ground this route is chosen."),
            hint=text("Fill in the ground: {grounds}.", grounds=named(chosen.grounds)),
            source=pack.citation(chosen.article)["nl"],
        )
    return Refusal(
        text("For this ground the code also has a milder route: {route}.", route=milder.label),
        hint=text("Choose the milder route, or say in the note why it is not enough."),
        source=pack.citation(milder.article)["nl"],
    )


def articles_of_the_code(
    situation: Situation, procedure: Procedure | None, fact: "facts.ChargesSet | None"
) -> Refusal | None:
    """Charges cite articles of the code the case runs under."""
    if fact is None:
        return None
    charges = situation.pack.charges()
    unknown = [str(article) for article in fact.articles if article not in charges]
    if not fact.articles or not fact.charges:
        return Refusal(text("Charges name at least one fact and one article."))
    if unknown:
        return Refusal(
            text("This code has no article {articles} that somebody can be charged with.", articles=", ".join(unknown)),
            hint=text("It has: {articles}.", articles=", ".join(charges)),
        )
    return None


def conversation_before_warning(situation: Situation, procedure: Procedure | None, fact: object) -> Refusal | None:
    """Where the conversation is part of the warning procedure, the warning comes after it."""
    if heard(situation.case, procedure):
        return None
    return Refusal(
        text("The conversation is part of the warning: it comes first."),
        hint=why_unheard(situation.case, procedure),
        unblocks="HearingPlanned",
    )


def notice_without_names(
    situation: Situation, procedure: Procedure | None, fact: "facts.GroupInformed | None"
) -> Refusal | None:
    """A notice to a group says that there is an irregularity, never whose."""
    if fact is None:
        return None
    if not mentioned(situation, person_of(procedure), f"{fact.irregularity} {fact.group} {fact.means}"):
        return None
    return Refusal(
        text("This notice names the person concerned."),
        hint=text("Tell the group what was found, without a name or anything that points to one person."),
    )
