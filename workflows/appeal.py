"""An appeal or objection inside the organisation: lodged on paper that nobody refuses, judged on time and on whether it
is open at all, and decided so that what was attacked stands, is reduced or is gone.
"""

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator

from casemgr.casefacts import Means
from casemgr.casefile import CaseFile, Procedure
from casemgr.facts import Code, Fact, Narrative, OnDay, Short
from casemgr.situation import Situation
from casemgr.workflow import STAY, Value, Workflow, opens, step
from workflows import _appeal_deciding as deciding
from workflows import _appeal_rules as rules
from workflows import _appeal_time as time
from workflows._appeal_remedy import body, contested
from workflows._appeal_standing import standing
from workflows._discipline_ending import appeal_after_decision
from workflows._external_appeal import ExternalAppealNoted
from workflows._letter_appeal import APPEAL


def _each(value: object) -> object:
    """One ground may be given as a text."""
    return [value] if isinstance(value, str) else value


class AppealLodged(Fact):
    """As it came in, late or not, open or not: that is judged later. `by` is the person or who acts for them. For an
    objection: `term_ended_on` is the last day of its term, from which the term to decide runs.
    """

    lodged_at: OnDay
    received_at: OnDay | None = None
    means: Means | None = None
    against: Code
    by: Short
    capacity: Literal["person", "lawyer", "union", "colleague", "other"] | None = None
    grounds: Annotated[list[Narrative], BeforeValidator(_each)]
    term_ended_on: date | None = None
    committee: bool | None = None


class AppealWithdrawn(Fact):
    at: OnDay


class AppealDecided(Fact):
    """By the organ of the code. `reconsideration`: the same organ decided before, with these members."""

    outcome: Literal["confirmed", "reduced", "annulled", "inadmissible"]
    organ: Code | None = None
    decided_at: OnDay
    motivation: Narrative
    present: list[Short]
    chair: Short | None = None
    absent: list[Short] | None = None
    minute_taker: Short | None = None
    vote: Literal["secret", "open", "none"] | None = None
    sanction: Code | None = None
    measure: Code | None = None
    from_: date | None = None
    until: date | None = None
    amount: int | None = None  # cents
    reconsideration: bool | None = None
    decided_before: list[Short] | None = None


def waits(case: CaseFile, procedure: Procedure) -> str | None:
    """A decision."""
    return "AppealDecided" if procedure.state == "lodged" else None


def passed(procedure: Procedure) -> set[str]:
    """However it ended, it was decided."""
    return {"lodged"} | ({"decided"} if procedure.has("AppealDecided") else set())


def of_last(kind: str, name: str) -> Value:
    """A value of the last fact of a kind."""
    return lambda situation, procedure: record.get(name) if (record := procedure.last(kind)) else None


def lodged_on(situation: Situation, procedure: Procedure) -> date | None:
    """The local day on which it was lodged."""
    record = procedure.last("AppealLodged")
    moment = record.moment("lodged_at") if record else None
    return moment.astimezone(situation.zone).date() if moment else None


def last_day(name: str) -> Value:
    """The last day of the term by the strictest or by the most lenient reading."""

    def value(situation: Situation, procedure: Procedure) -> Any:
        found = time.timing(situation, procedure)
        return getattr(found, name).astimezone(situation.zone).date() if found else None

    return value


def timely(situation: Situation, procedure: Procedure) -> str | None:
    """In time, between the readings, or late."""
    found = time.timing(situation, procedure)
    return found.verdict if found else None


def against(situation: Situation, procedure: Procedure) -> str | None:
    """What kind of act it is lodged against."""
    return contested(situation, procedure).kind


def appeal_body(situation: Situation, procedure: Procedure) -> str | None:
    """The organ that decides, with its article, in Dutch: letters are."""
    organ = situation.pack.organs.get(body(situation, procedure) or "")
    return organ.the["nl"] if organ else None


def stands(situation: Situation, procedure: Procedure) -> str | None:
    """How what was attacked stands now."""
    attacked = situation.case.about(procedure)
    found = standing(situation.case, attacked) if attacked else None
    return found.state if found else None


DECIDED = "confirmed reduced annulled inadmissible"

STEPS = (
    opens(AppealLodged, "lodged", "personnel C", rules.appeal_against_something, rules.lodged_in_order),
    step(AppealWithdrawn, "lodged", "withdrawn", "personnel C", rules.withdrawn_in_order),
    step(AppealDecided, "lodged", {outcome: outcome for outcome in DECIDED.split()}, "personnel C",
         rules.decided_after_lodged, rules.appeal_open_to_staff, rules.late_appeal_inadmissible,
         rules.late_objection_excusable, rules.inadmissible_with_reason, deciding.organ_of_appeal,
         deciding.minute_taker_replaced, deciding.reconsideration_recorded, deciding.appeal_heard_first,
         deciding.representative_known, deciding.reduced_within_the_pack, by="outcome"),
    step(ExternalAppealNoted, DECIDED, STAY, "personnel C", appeal_after_decision),
)  # fmt: skip

WORKFLOW = Workflow(
    "appeal", half="appeal", column="personnel",
    states=("lodged", "withdrawn", *DECIDED.split()), ended=("withdrawn", *DECIDED.split()),
    steps=STEPS, track=("lodged", "decided"), waits=waits, passed=passed,
    about=("breach", "provisional_measure", "disciplinary_proceedings", "subject_request"),
    overview=("AppealLodged.against", "AppealLodged.lodged_at", "AppealLodged.by", "AppealLodged.grounds",
              "AppealDecided.outcome", "AppealDecided.sanction"),
    values={
        "appeal.lodged_on": lodged_on, "appeal.received_at": of_last("AppealLodged", "received_at"),
        "appeal.means": of_last("AppealLodged", "means"), "appeal.by": of_last("AppealLodged", "by"),
        "appeal.grounds": of_last("AppealLodged", "grounds"), "appeal.against": against, "appeal.body": appeal_body,
        "appeal.deadline": last_day("deadline"), "appeal.outer": last_day("outer"), "appeal.timely": timely,
        "appeal.outcome": of_last("AppealDecided", "outcome"),
        "appeal.motivation": of_last("AppealDecided", "motivation"),
        "appeal.present": of_last("AppealDecided", "present"), "appeal.absent": of_last("AppealDecided", "absent"),
        "appeal.minute_taker": of_last("AppealDecided", "minute_taker"),
        "appeal.vote": of_last("AppealDecided", "vote"),
        "appeal.decided_at": of_last("AppealDecided", "decided_at"),
        "appeal.reconsideration": of_last("AppealDecided", "reconsideration"), "appeal.standing": stands,
        **APPEAL,
    },
)  # fmt: skip
