"""Who decides an appeal, with whom, after what, and to which outcome."""

from typing import TYPE_CHECKING

from casemgr.casefile import Procedure
from casemgr.language import text
from casemgr.situation import Situation
from casemgr.workflow import Refusal
from workflows._appeal_remedy import body, contested, organs
from workflows._concerned import along, person_concerned, same_person, status_concerned

if TYPE_CHECKING:
    from workflows import appeal as facts

DECIDERS = ("DecisionTaken", "MeasureOrdered", "PreventiveSuspensionOrdered", "RequestAnswered")


def organ_of_appeal(
    situation: Situation, procedure: Procedure | None, fact: "facts.AppealDecided | None"
) -> Refusal | None:
    """The organ that the code names, of the entity that the case belongs to."""
    if fact is None or fact.organ is None:
        return None
    allowed = organs(situation, procedure)
    if fact.organ in allowed:
        return None
    labels = [situation.pack.organs[name].label for name in allowed]
    known = {code: ", ".join(label[code] for label in labels) or "-" for code in ("nl", "en")}
    return Refusal(text("This organ does not decide on this appeal. It is for: {organs}.", organs=known))


def minute_taker_replaced(
    situation: Situation, procedure: Procedure | None, fact: "facts.AppealDecided | None"
) -> Refusal | None:
    """Who decided or investigated does not keep the minutes of the appeal, and neither does the person concerned."""
    if fact is None:
        return None
    barred = _deciders(situation, procedure) + _investigators(situation, procedure)
    if fact.minute_taker is None:
        if not barred or any(_stepped_aside(situation, name) for name in barred):
            return None
        return Refusal(
            text("Say who keeps the minutes: whoever decided or investigated is replaced."),
            hint=text("Fill in “minute_taker”, or record that the person stepped aside and who replaces them."),
            unblocks="Recused",
        )
    concerned = person_concerned(situation.case, procedure)
    if not any(
        same_person(situation, name, fact.minute_taker) for name in [*barred, *([concerned] if concerned else [])]
    ):
        return None
    return Refusal(
        text("The minute-taker decided, investigated or is the person concerned, and has to be replaced."),
        hint=text("Let somebody else keep the minutes."), unblocks="Recused",
    )  # fmt: skip


def _deciders(situation: Situation, procedure: Procedure | None) -> list[str]:
    """Who decided what is attacked, by name."""
    attacked = situation.case.about(procedure) if procedure else None
    records = [r for kind in DECIDERS for r in (attacked.all(kind) if attacked else ())]
    return [str(held["holder"]) for r in records if isinstance(held := r.get("authority"), dict)]


def _investigators(situation: Situation, procedure: Procedure | None) -> list[str]:
    found = [r.get("person") for p in along(situation.case, procedure) for r in p.all("InvestigatorAppointed")]
    return [str(name) for name in found if name]


def _stepped_aside(situation: Situation, name: str) -> bool:
    """Whether this person was recused in the case, so that a replacement is on record."""
    recused = [r.get("who") for p in situation.case.procedures.values() for r in p.all("Recused")]
    return any(same_person(situation, who, name) for who in recused)


def reconsideration_recorded(
    situation: Situation, procedure: Procedure | None, fact: "facts.AppealDecided | None"
) -> Refusal | None:
    """When the code sends an appeal to the organ that decided itself, it reconsiders, and says with whom."""
    attacked = situation.case.about(procedure) if procedure else None
    if fact is None or attacked is None or fact.outcome == "inadmissible":
        return None
    held = [r.get("authority") for kind in DECIDERS for r in attacked.all(kind)]
    decided = [one["organ"] for one in held if isinstance(one, dict)]
    same = (fact.organ or body(situation, procedure)) in decided
    if not same:
        return (
            Refusal(text("Another organ decided before: this is no reconsideration.")) if fact.reconsideration else None
        )
    if fact.reconsideration and fact.decided_before:
        return None
    return Refusal(
        text("The organ that decides the appeal also took the decision itself."),
        hint=text("Record it as a reconsideration, with the members who took part in the first decision."),
    )


def appeal_heard_first(
    situation: Situation, procedure: Procedure | None, fact: "facts.AppealDecided | None"
) -> Refusal | None:
    """Where the code or the law gives a right to be heard on appeal, that comes first."""
    kind = "objection" if contested(situation, procedure).kind == "request" else "appeal"
    duty = situation.pack.hearing.duties.get(kind)  # type: ignore[call-overload]
    if fact is None or duty is None or not duty.required or fact.outcome in ("inadmissible", "annulled") or fact.note:
        return None
    about = situation.case.those_about(procedure) if procedure else []
    hearings = [p for p in about if p.workflow.name == "hearing"]
    missed = [r for p in hearings for r in p.all("HearingMissed")]
    if any(p.state in ("held", "waived") for p in hearings) or any(r.public["invited_correctly"] for r in missed):
        return None
    return Refusal(
        text("The person has not been heard on the appeal yet."),
        hint=text("Plan a hearing, or say in the note why none is needed."),
        unblocks="HearingPlanned",
        source=duty.source,
    )


def representative_known(
    situation: Situation, procedure: Procedure | None, fact: "facts.AppealDecided | None"
) -> Refusal | None:
    """Who appeals for another shows that they may, before the appeal is judged on its merits."""
    lodged = procedure.last("AppealLodged") if procedure else None
    if fact is None or lodged is None or fact.outcome == "inadmissible" or fact.note or lodged.event.erased:
        return None
    by, person = str(lodged.get("by")), person_concerned(situation.case, procedure)
    if lodged.public.get("capacity") in ("person", "lawyer") or same_person(situation, by, person):
        return None
    appointed = [r.get("name") for p in situation.case.procedures.values() for r in p.all("RepresentativeAppointed")]
    if any(same_person(situation, by, name) for name in appointed):
        return None
    return Refusal(
        text("The appeal was lodged by somebody else than the person, and no mandate is on record."),
        hint=text("Record the representative, or say in the note how the mandate was shown."),
        unblocks="RepresentativeAppointed",
    )


def reduced_within_the_pack(
    situation: Situation, procedure: Procedure | None, fact: "facts.AppealDecided | None"
) -> Refusal | None:
    """A lighter outcome is one of the code's for this person, or the same for a shorter time or a smaller amount."""
    if fact is None:
        return None
    if fact.outcome != "reduced":
        return Refusal(text("Only “reduced” names another outcome.")) if fact.sanction or fact.measure else None
    found = contested(situation, procedure)
    status = status_concerned(situation, procedure)
    if found.kind == "measure":
        return _one_of_the_code(fact.measure, tuple(situation.pack.measures_for(status)), _measured(fact))
    if found.kind == "decision":
        return _one_of_the_code(fact.sanction, tuple(situation.pack.sanctions_for(status or "")), _measured(fact))
    return None


def _measured(fact: "facts.AppealDecided") -> bool:
    """Whether a shorter time or a smaller amount is said."""
    return fact.from_ is not None or fact.until is not None or fact.amount is not None


def _one_of_the_code(chosen: str | None, known: tuple[str, ...], measured: bool) -> Refusal | None:
    if chosen is None and not measured:
        return Refusal(text("Say to what it is reduced. The code knows: {known}.", known=", ".join(known) or "-"))
    if chosen is None or chosen in known:
        return None
    return Refusal(
        text("This is not an outcome of the code for this person. It knows: {known}.", known=", ".join(known) or "-")
    )
