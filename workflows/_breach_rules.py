"""The rules of a breach. A rule never asks which pack it is in: it runs where the pack names it."""

from typing import TYPE_CHECKING

from casemgr.casefile import CaseFile, Procedure
from casemgr.language import text
from casemgr.situation import Situation
from casemgr.workflow import Refusal
from workflows._data_leak_awareness import needs_triage

if TYPE_CHECKING:
    from workflows import breach as facts
    from workflows._decision import DecisionTaken


def triaged_as_breach(
    situation: Situation, procedure: Procedure | None, fact: "facts.BreachReported | None"
) -> Refusal | None:
    """In the case of a report, a breach opens once the report was triaged as one."""
    return needs_triage(situation, fact.from_report if fact else None, ("breach", "both"))


def route_of_the_pack(
    situation: Situation, procedure: Procedure | None, fact: "facts.BreachTriaged | None"
) -> Refusal | None:
    """The route is one of the code's, open for the status of the person on the day of the facts."""
    if fact is None:
        return None
    routes = situation.pack.routes_for(status_of(situation, procedure))
    if fact.route in routes:
        return None
    return Refusal(text("This code has no such route. It has: {routes}.", routes=", ".join(routes)))


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


def sanction_of_the_pack(
    situation: Situation, procedure: Procedure | None, fact: "facts.SanctionProposed | DecisionTaken | None"
) -> Refusal | None:
    """Only what the code knows for the person's status on the day of the facts."""
    if fact is None or fact.sanction is None:
        return None
    allowed = situation.pack.sanctions_for(status_of(situation, procedure) or "")
    if fact.sanction in allowed:
        return None
    return Refusal(
        text("This is not an outcome of the code for this person. It knows: {known}.", known=", ".join(allowed) or "-")
    )


def hearing_first(situation: Situation, procedure: Procedure | None, fact: object) -> Refusal | None:
    """Nobody is decided about unheard; a correct invitation that was ignored, or a lawful waiver, counts."""
    if heard(situation.case, procedure):
        return None
    return Refusal(text("The person has not been heard yet."), unblocks="HearingPlanned")


def conversation_before_warning(situation: Situation, procedure: Procedure | None, fact: object) -> Refusal | None:
    """Where the conversation is part of the warning procedure, the warning comes after it."""
    if heard(situation.case, procedure):
        return None
    return Refusal(text("The conversation is part of the warning: it comes first."), unblocks="HearingPlanned")


def heard(case: CaseFile, procedure: Procedure | None) -> bool:
    """Whether a hearing about this procedure was held, missed after a correct invitation, or waived."""
    about = hearings(case, procedure) if procedure is not None else []
    if any(p.state in ("held", "waived") for p in about):
        return True
    missed = [p.last("HearingMissed") for p in about if p.state == "missed"]
    return any(record is not None and record.public["invited_correctly"] for record in missed)


def hearings(case: CaseFile, procedure: Procedure) -> list[Procedure]:
    """The hearings about this procedure."""
    return [p for p in case.those_about(procedure) if p.workflow.name == "hearing"]


def status_of(situation: Situation, procedure: Procedure | None) -> str | None:
    """The status of the person on the day of the facts, as copied into the fact."""
    record = procedure.last("PersonIdentified") if procedure else None
    return record.public.get("status") if record else None


def person_of(procedure: Procedure | None) -> str | None:
    """Whom it concerns, as last identified; a person named in the report counts too."""
    record = procedure.last("PersonIdentified") if procedure else None
    if record is None and procedure is not None:
        record = procedure.last("BreachReported")
    return record.get("person") if record else None
