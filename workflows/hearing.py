"""A hearing or conversation about another procedure: planned, invited, held, missed or waived."""

from datetime import date
from typing import Any, Literal

from casemgr.casefile import CaseFile, Procedure
from casemgr.facts import Code, Fact, Moment, Narrative, OnDay, Short
from casemgr.situation import Situation
from casemgr.workflow import STAY, Value, Workflow, opens, step
from workflows import _hearing_ending as ending
from workflows import _hearing_postponing as postponing
from workflows import _hearing_rules as rules
from workflows._letter_hearing import INVITATION, POSTPONEMENT
from workflows._letter_minutes import MINUTES
from workflows._letter_person import PERSON


class HearingPlanned(Fact):
    """When, where and about which procedure; what the invitation says beside that may be filled in here or left to
    settings.
    """

    about: Code
    at: Moment
    place: Short
    kind: Literal["conversation", "disciplinary", "dismissal", "suspension", "measure", "appeal", "objection"]
    form: Literal["oral", "written", "video"] | None = None
    subject: Short | None = None  # in neutral words, as they follow "over": "het gebruik van uw mailbox"
    hears: list[Short] | None = None
    minute_taker: Short | None = None
    considered: Narrative | None = None
    file_place: Short | None = None
    file_hours: Short | None = None
    file_until: date | None = None
    reply_until: date | None = None


class HearingInvited(Fact):
    letter: Code


class PostponementAsked(Fact):
    """Never holds a medical reason: that it was asked, by whom, and in a few words why."""

    asked_at: OnDay
    by: Short
    reason: Short


class PostponementGranted(Fact):
    new_at: Moment
    file_until: date | None = None
    reply_until: date | None = None


class PostponementRefused(Fact):
    reason: Narrative
    alternatives: Narrative


class DefenceReceived(Fact):
    received_at: OnDay
    text: Narrative | None = None


class WitnessAsked(Fact):
    name: Short


class WitnessRefused(Fact):
    reason: Narrative


class HearingHeld(Fact):
    """The minutes. `heard`: the person alone, with a representative, or the representative in their place."""

    held_at: Moment
    minutes: Narrative
    present: list[Short]
    objections: Narrative | None = None
    heard: Literal["person", "with_representative", "representative"] | None = None
    assisted_by: Short | None = None
    signed: Literal["yes", "refused", "remarks"] | None = None
    ended_at: Moment | None = None
    minute_taker: Short | None = None
    remarks_until: date | None = None
    rights_recalled: bool | None = None
    papers: list[Short] | None = None  # handed over at the hearing
    witnesses: list[Narrative] | None = None  # who was heard, and what they said


class MinutesRemarked(Fact):
    text: Narrative


class HearingMissed(Fact):
    excused: bool
    invited_correctly: bool


class HearingWaived(Fact):
    """On a ground that the pack knows, true on the day of decision."""

    ground: Literal[
        "contract_suspended", "person_declines", "written_instead", "urgent", "facts_undisputed", "unreachable",
        "not_required_by_code",
    ]  # fmt: skip
    reason: Narrative
    about: Code | None = None


def waits(case: CaseFile, procedure: Procedure) -> str | None:
    """An answer to give or an invitation to send; minutes are waited for once the moment has passed, which the board
    sees by itself.
    """
    if procedure.ended:
        return None
    if postponing.unanswered(procedure):
        return "PostponementGranted"
    return "HearingInvited" if procedure.state == "planned" else None


def moved(name: str, new: str) -> Value:
    """A value as planned, or as it became by a postponement."""

    def value(situation: Situation, procedure: Procedure) -> Any:
        postponed, planned = procedure.last("PostponementGranted"), procedure.last("HearingPlanned")
        if postponed and postponed.fact.model_dump().get(new) is not None:
            return postponed.fact.model_dump()[new]
        return getattr(planned.fact, name) if planned else None

    return value


def planned(name: str, setting: str = "") -> Value:
    """A value of the planning, else the organisation's setting."""

    def value(situation: Situation, procedure: Procedure) -> Any:
        record = procedure.last("HearingPlanned")
        return (record.get(name) if record else None) or (situation.settings.get(setting) if setting else None)

    return value


def representative(situation: Situation, procedure: Procedure) -> str | None:
    """Who stands beside the person now."""
    appointed, ended = situation.last("RepresentativeAppointed"), situation.last("RepresentativeEnded")
    if appointed is None or (ended is not None and ended.seq > appointed.seq):
        return None
    return str(appointed.get("name"))


STEPS = (
    opens(HearingPlanned, "planned", "personnel C", rules.hearing_about_something, rules.kind_that_fits),
    step(HearingInvited, "planned invited", "invited", "personnel C", rules.person_before_invitation,
         rules.charges_before_invitation, rules.report_before_summons, rules.hearing_ahead, rules.letter_ready,
         letter="hearing_invitation"),
    step(PostponementAsked, "planned invited", STAY, "personnel C"),
    step(PostponementGranted, "planned invited", STAY, "personnel D", postponing.new_moment_ahead),
    step(PostponementRefused, "planned invited", STAY, "personnel D", postponing.postponement_was_asked),
    step(DefenceReceived, "planned invited held missed waived", STAY, "personnel C"),
    step(WitnessAsked, "planned invited", STAY, "personnel C"),
    step(WitnessRefused, "planned invited", STAY, "personnel D", postponing.witness_was_asked),
    step(HearingHeld, "planned invited", "held", "personnel C", ending.invited_first, ending.held_not_in_future,
         ending.not_before_its_day, ending.somebody_was_present),
    step(HearingMissed, "planned invited", "missed", "personnel C", ending.invited_first,
         postponing.postponement_answered, ending.moment_passed, ending.invitation_in_order),
    step(HearingWaived, "(new) planned invited", "waived", "personnel D", rules.hearing_about_something,
         ending.waiver_of_the_pack),
    step(MinutesRemarked, "held", STAY, "personnel C"),
)  # fmt: skip

WORKFLOW = Workflow(
    "hearing", half="personnel", column="personnel", states=("planned", "invited", "held", "missed", "waived"),
    about=("breach", "provisional_measure", "disciplinary_proceedings", "appeal"),
    ended=("held", "missed", "waived"), steps=STEPS, track=("planned", "invited", "held"), waits=waits,
    overview=("HearingPlanned.at", "PostponementGranted.new_at", "HearingPlanned.place", "HearingPlanned.kind",
              "HearingHeld.present", "HearingHeld.objections", "HearingHeld.signed"),
    values={
        **PERSON, **POSTPONEMENT, **INVITATION, **MINUTES,
        "hearing.kind": planned("kind"), "hearing.form": lambda s, p: planned("form")(s, p) or "oral",
        "hearing.at": moved("at", "new_at"), "hearing.place": planned("place"),
        "hearing.about": planned("subject", "letters.hearing-about"), "hearing.hears": planned("hears"),
        "hearing.minute_taker": planned("minute_taker"),
        "breach.considered": planned("considered"),
        "file.place": planned("file_place", "letters.file-place"),
        "file.hours": planned("file_hours", "letters.file-hours"),
        "file.until": moved("file_until", "file_until"), "reply.until": moved("reply_until", "reply_until"),
    },
)  # fmt: skip
