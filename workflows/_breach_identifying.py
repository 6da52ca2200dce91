"""The rules of naming somebody: on a basis, with the status of the day of the facts, one person a case."""

from typing import TYPE_CHECKING

from casemgr.casefile import Procedure
from casemgr.language import text
from casemgr.situation import Situation
from casemgr.workflow import Refusal
from workflows._breach_earlier import WARNING, earlier
from workflows._breach_person import person_of
from workflows._concerned import day_of_the_facts, same_person
from workflows._words_of_facts import answers
from workflows._words_of_the_pack import named

if TYPE_CHECKING:
    from workflows import _breach_facts as facts


def one_person_a_case(
    situation: Situation, procedure: Procedure | None, fact: "facts.PersonIdentified | None"
) -> Refusal | None:
    """Charges, hearing and decision are about one person; a second one gets a case of their own."""
    if fact is None or procedure is None or not procedure.has("PersonIdentified"):
        return None
    known = person_of(procedure)
    if known is None or same_person(situation, known, fact.person):
        return None
    return Refusal(
        text("This case already concerns somebody else."),
        hint=text("Open a case of its own for this person and link the two, or clear the first person."),
        unblocks="PersonCleared",
    )


def covered_by_the_code(
    situation: Situation, procedure: Procedure | None, fact: "facts.PersonIdentified | None"
) -> Refusal | None:
    """A code binds whom it says it is for; somebody else is brought under it only with a reason."""
    covers = situation.pack.covers
    if fact is None or fact.note or fact.status is None or fact.status in covers:
        return None
    said = answers("breach", "PersonIdentified", "status")
    scope = next(iter(covers.values()), None)
    return Refusal(
        text("This code is not for somebody with this status. It is for: {statuses}.", statuses=named(said, covers)),
        hint=text("Handle it outside this code, or say in the note why the code binds this person all the same."),
        source=f"{situation.pack.name['nl']}, {scope.source}" if scope is not None else None,
    )


def cleared_was_concerned(
    situation: Situation, procedure: Procedure | None, fact: "facts.PersonCleared | None"
) -> Refusal | None:
    """Only who was named can be cleared."""
    known = person_of(procedure)
    if known is None:
        return Refusal(text("It has not been recorded whom this concerns."), unblocks="PersonIdentified")
    if fact is None or same_person(situation, known, fact.person):
        return None
    return Refusal(text("This is not the person whom the case concerns."))


def status_on_the_day(
    situation: Situation, procedure: Procedure | None, fact: "facts.PersonIdentified | None"
) -> Refusal | None:
    """What is possible hangs on the status on the day of the facts, not on the one of today."""
    day = day_of_the_facts(situation, procedure)
    if fact is None or fact.status is None or day is None:
        return None
    known = situation.status_on(fact.person, day)
    if known is None or known == fact.status:
        return None
    said = answers("breach", "PersonIdentified", "status").get(known, known)
    return Refusal(
        text("On the day of the facts, {day}, this person had another status: {status}.", day=day, status=said),
        hint=text("Fill in the status of that day, or correct the person's record first."),
    )


def identified_lawfully(
    situation: Situation, procedure: Procedure | None, fact: "facts.PersonIdentified | None"
) -> Refusal | None:
    """Nobody is found by individual control that nothing allowed."""
    if fact is None or fact.how != "individual_control":
        return None
    if _individualised(situation) or _warned_before(situation, fact.person):
        return None
    named = situation.pack.rules.get("individual-on-a-ground")
    return Refusal(
        text("No control of this case or of a linked one was individualised, and no warning allows it."),
        hint=text("Link the case of the control, or say how the person became known without it."),
        unblocks="CaseLinked",
        source=named.source if named else None,
    )


def _individualised(situation: Situation) -> bool:
    """Here, or in a case this one was linked to."""
    links = [record.public["to"] for p in situation.case.procedures.values() for record in p.all("CaseLinked")]
    linked = [case for number in links if (case := situation.other_case(number)) is not None]
    return any(p.has("ControlIndividualised") for case in (situation.case, *linked) for p in case.procedures.values())


def _warned_before(situation: Situation, person: str) -> bool:
    """Under a code whose warning announces individual control, a warning on record allows it; not where only the next
    general control does.
    """
    pack = situation.pack
    announced = any(route.warning for route in pack.routes.values())
    elsewhere = any(way.next_control for way in pack.individualisation.values())
    return announced and not elsewhere and any(found.outcome == WARNING for found in earlier(situation, person))
