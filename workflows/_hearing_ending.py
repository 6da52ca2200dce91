"""The rules of how a hearing ends: held, missed after an invitation that was in order, or waived on a ground."""

from datetime import datetime
from typing import TYPE_CHECKING

from casemgr.casefile import Procedure
from casemgr.language import text
from casemgr.situation import Situation
from casemgr.workflow import Refusal
from workflows._concerned import along, local_day, person_concerned
from workflows._hearing_rules import moment_record
from workflows._words_of_facts import answers
from workflows._words_of_the_pack import cited, named

if TYPE_CHECKING:
    from workflows import hearing as facts

NOTICE = ("conversation-notice", "be-discipline-summons")
"""Clocks that count back from the hearing."""
LOST = ("unknown_at_address", "moved")


def _planned_at(procedure: Procedure | None) -> datetime | None:
    record = moment_record(procedure)
    return (record.moment("new_at") or record.moment("at")) if record else None


def invited_first(situation: Situation, procedure: Procedure | None, fact: object) -> Refusal | None:
    """Nobody is heard, or stays away, without having been invited."""
    if procedure is not None and procedure.has("HearingInvited"):
        return None
    return Refusal(text("The person has not been invited yet."), unblocks="HearingInvited")


def held_not_in_future(
    situation: Situation, procedure: Procedure | None, fact: "facts.HearingHeld | None"
) -> Refusal | None:
    """What was held is recorded once it was."""
    if fact is None or fact.held_at <= situation.now:
        return None
    return Refusal(text("The moment lies in the future."), hint=text("Record it once it has been held."))


def not_before_its_day(
    situation: Situation, procedure: Procedure | None, fact: "facts.HearingHeld | None"
) -> Refusal | None:
    """The time to prepare runs until the day of the invitation, unless the person wanted it sooner."""
    at = _planned_at(procedure)
    if fact is None or fact.note or at is None or local_day(situation, fact.held_at) >= local_day(situation, at):
        return None
    return Refusal(
        text("The person was invited for {day}, and could prepare until then.", day=local_day(situation, at)),
        hint=text("If the person wanted it sooner, say so in the note."),
    )


def somebody_was_present(
    situation: Situation, procedure: Procedure | None, fact: "facts.HearingHeld | None"
) -> Refusal | None:
    """Minutes say who was there; somebody who spoke for the person was appointed."""
    if fact is None:
        return None
    if not fact.present:
        return Refusal(text("The minutes say who was there, with their function."))
    if fact.heard != "representative" or fact.assisted_by or _represented(situation):
        return None
    return Refusal(text("No representative of the person is on record."), unblocks="RepresentativeAppointed")


def _represented(situation: Situation) -> bool:
    every = situation.case.procedures.values()
    appointed = [r.seq for p in every for r in p.all("RepresentativeAppointed")]
    ended = [r.seq for p in every for r in p.all("RepresentativeEnded")]
    return max(appointed, default=0) > max(ended, default=0)


def moment_passed(situation: Situation, procedure: Procedure | None, fact: object) -> Refusal | None:
    """Nobody stayed away from what still has to come."""
    at = _planned_at(procedure)
    if at is None or at <= situation.now:
        return None
    return Refusal(text("The hearing still has to come."), hint=text("Record it once the moment has passed."))


def invitation_in_order(
    situation: Situation, procedure: Procedure | None, fact: "facts.HearingMissed | None"
) -> Refusal | None:
    """An invitation that came back, came after the moment or came too late to prepare was not in order."""
    if fact is None or procedure is None or not fact.invited_correctly:
        return None
    if _came_back(procedure):
        return Refusal(
            text("The invitation came back: it did not reach the person."),
            hint=text("Record that the invitation was not in order, and invite again at the right address."),
        )
    at, came = _planned_at(procedure), _delivered(procedure)
    if at is not None and came and min(came) >= at:
        return Refusal(
            text("The invitation arrived after the moment it was for."),
            hint=text("Record that the invitation was not in order, and plan a new moment."),
        )
    late = [
        limit for rule in NOTICE for limit in situation.limits(rule, procedure) if limit.state in ("late", "overdue")
    ]
    if late and not fact.note:
        return Refusal(
            text("The invitation came later than the term to prepare allows."),
            hint=text("Record that the invitation was not in order, or say in the note why the person could prepare."),
        )
    return None


def _numbers(procedure: Procedure) -> set[str]:
    """The last invitation and the letters by which it was served again."""
    invited = procedure.last("HearingInvited")
    first = str(invited.public["letter"]) if invited else ""
    again = {str(r.public["letter"]) for r in procedure.all("LetterServedAgain") if r.public["earlier"] == first}
    return {first, *again}


def _came_back(procedure: Procedure) -> bool:
    numbers = _numbers(procedure)
    back = [
        r.seq for r in procedure.all("LetterReturned") if r.public["letter"] in numbers and r.public["reason"] in LOST
    ]
    reached = [r.seq for r in procedure.all("LetterDelivered") if r.public["letter"] in numbers]
    again = [r.seq for r in procedure.all("LetterServedAgain")]
    return bool(back) and max(back) > max((*reached, *again), default=0)


def _delivered(procedure: Procedure) -> list[datetime]:
    numbers = _numbers(procedure)
    told = [r.moment("delivered_at") for r in procedure.all("LetterDelivered") if r.public["letter"] in numbers]
    return [at for at in told if at is not None]


def waiver_of_the_pack(
    situation: Situation, procedure: Procedure | None, fact: "facts.HearingWaived | None"
) -> Refusal | None:
    """Only on a ground that the code or the law knows, on this route, and that holds."""
    if fact is None:
        return None
    about = procedure or situation.case.procedures.get(fact.about or "")
    triaged = next((r for p in along(situation.case, about) if (r := p.last("BreachTriaged"))), None)
    known = situation.pack.waivers_on(triaged.public["route"] if triaged else "")
    if fact.ground not in known:
        grounds = named(answers("hearing", "HearingWaived", "ground"), known)
        return Refusal(text("This is not a ground here to leave out the hearing. Known: {known}.", known=grounds))
    person = person_concerned(situation.case, about)
    if fact.ground != "contract_suspended" or situation.suspended_on(person, situation.today):
        return None
    return Refusal(
        text("It is not on record that the contract of this person is suspended today."),
        hint=text("Record the suspension of the contract with the person first."),
        source=cited(situation.pack, known[fact.ground]),
    )
