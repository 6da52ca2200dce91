"""A data leak (GDPR art. 33 and 34): reported is not aware; the DPO advises, the organisation decides."""

from typing import Literal

from casemgr.facts import Authority, Code, Fact, Moment, Narrative, OnDay, Part, Short, audience
from casemgr.workflow import STAY, Workflow, opens, step
from workflows import _data_leak_awareness as awareness
from workflows import _data_leak_closing as closing
from workflows import _data_leak_notice as notice
from workflows._letter_leak import LEAK
from workflows._letter_notice import NOTICE
from workflows._letter_person import the_code
from workflows._letter_work import DEVICE_WORK

Body = Literal["GBA", "VTC", "AP"]
Aspect = Literal["confidentiality", "integrity", "availability"]


class LeakReported(Fact):
    """A suspected leak as it came in, often with half the facts. Starts no clock."""

    title: Short
    channel: Literal["service_desk", "mailbox", "telephone", "in_person", "monitoring", "processor", "press", "other"]
    entity: Code | None = None
    description: Narrative | None = None
    reporter: Short | None = audience("reporter")
    detected_at: Moment | None = None
    occurred_from: Moment | None = None
    occurred_to: Moment | None = None
    ongoing: bool | None = None
    device: Short | None = None
    own_role: Literal["controller", "joint", "processor"] | None = None
    from_report: Code | None = None


class SuspicionRecorded(Fact):
    at: Moment
    reason: Narrative


class ProcessorReported(Fact):
    processor: Short
    told_us_at: Moment
    aware_at: Moment | None = None
    contract_hours: int | None = None
    explanation: Narrative | None = None


class AwarenessEstablished(Fact):
    """Reasonable certainty that personal data were compromised: from here the 72 hours run."""

    aware_at: Moment
    reason: Narrative


class AwarenessCorrected(Fact):
    """The earlier moment stays on record; the clock runs from this one."""

    aware_at: Moment
    reason: Narrative


class NoLeakFound(Fact):
    reasoning: Narrative


class Severity(Part):
    """ENISA severity, in quarter points: `dpc` 1–4 (×4), `ei` 1–4, `cb` added."""

    dpc: int | None = None
    ei: int | None = None
    cb: int | None = None


class LeakAssessed(Fact):
    """The contents of art. 33(3), as far as known; `unknown` names what was asked and is not known yet."""

    aspects: list[Aspect]
    data_categories: list[Code]
    subjects_count: int | None = None
    count_kind: Literal["exact", "approximate", "unknown"] | None = None
    records_count: int | None = None
    special_categories: bool | None = None
    unintelligible: bool | None = None
    consequences: Narrative | None = None
    risk: Literal["unlikely", "risk", "high"]
    reasoning: Narrative
    severity: Severity | None = None
    unknown: list[Code] | None = None
    subject_groups: list[Code] | None = None


class DpoAdvised(Fact):
    advice: Literal["document", "notify", "notify_and_inform"]
    reasoning: Narrative


class NotificationDecided(Fact):
    """By the controller; the DPO advises. Departing from the advice is allowed, with a reason."""

    decision: Literal["notify", "withhold"]
    authority: Authority | None = None
    reasoning: Narrative
    follows_advice: bool


class AuthorityNotified(Fact):
    notified_at: Moment
    authority: Body
    phase: Literal["initial", "supplementary", "complete", "withdrawn"]
    reference: Short | None = None
    late_reason: Narrative | None = None
    submitted_by: Short | None = None


class AuthorityAsked(Fact):
    at: OnDay
    question: Narrative
    answer_by: OnDay | None = None


class AuthorityAnswered(Fact):
    at: OnDay


class AuthorityRuled(Fact):
    kind: Literal["closed", "must_inform", "need_not_inform", "other"]
    at: OnDay


class OtherBodyTold(Fact):
    body: Short
    at: OnDay
    reference: Short | None = None


class SubjectsInformed(Fact):
    informed_at: OnDay
    means: Literal["individual", "public", "other"]
    count: int | None = None


class SubjectsNotInformed(Fact):
    """The grounds of art. 34(3), and that the risk is not high."""

    ground: Literal["no_high_risk", "unintelligible", "risk_removed", "disproportionate"]
    reasoning: Narrative


class RecipientAsked(Fact):
    recipient: Short
    at: OnDay


class RecipientConfirmed(Fact):
    at: OnDay
    what: Literal["deleted", "returned", "unread"]


class MitigationTaken(Fact):
    measure: Narrative
    taken_at: OnDay | None = None


class LessonSet(Fact):
    measure: Narrative
    owner: Short
    check_on: OnDay


class LessonChecked(Fact):
    at: OnDay
    result: Narrative


class LeakClosed(Fact):
    pass


class LeakReopened(Fact):
    reason: Narrative


OPEN = "reported investigating aware"
ANY = "reported investigating aware no_leak"

STEPS = (
    opens(LeakReported, "reported", "leak C", awareness.triaged_for_this, awareness.event_in_order),
    step(AwarenessEstablished, "reported investigating", "aware", "leak C",
         awareness.awareness_not_in_future, awareness.awareness_after_event),
    step(AwarenessCorrected, "aware", STAY, "leak C",
         awareness.awareness_not_in_future, awareness.awareness_after_event),
    step(SuspicionRecorded, "reported", "investigating", "leak C"),
    step(LeakAssessed, OPEN, STAY, "leak C"),
    step(DpoAdvised, OPEN, STAY, "leak A"),
    step(NotificationDecided, OPEN, STAY, "leak D", notice.dpo_does_not_decide, notice.advice_first,
         notice.departure_needs_reason, notice.withhold_needs_low_risk),
    step(AuthorityNotified, ANY, STAY, "leak C", awareness.awareness_first, notice.supervisor_of_the_country,
    notice.decision_before_notice,
         notice.first_notice_first, notice.notified_after_awareness, notice.late_needs_reason),
    step(SubjectsInformed, OPEN, STAY, "leak C", awareness.awareness_first),
    step(SubjectsNotInformed, OPEN, STAY, "leak D", awareness.awareness_first, closing.not_informing_needs_ground),
    step(MitigationTaken, OPEN, STAY, "leak C"),
    step(ProcessorReported, OPEN, STAY, "leak C"),
    step(RecipientAsked, OPEN, STAY, "leak C"),
    step(RecipientConfirmed, OPEN, STAY, "leak C"),
    step(OtherBodyTold, OPEN, STAY, "leak C"),
    step(AuthorityAsked, ANY, STAY, "leak C"),
    step(AuthorityAnswered, ANY, STAY, "leak C"),
    step(AuthorityRuled, ANY, STAY, "leak C"),
    step(LessonSet, f"{ANY} closed", STAY, "leak C"),
    step(LessonChecked, f"{ANY} closed", STAY, "leak C"),
    step(NoLeakFound, OPEN, "no_leak", "leak A|D"),
    step(LeakClosed, "aware no_leak", "closed", "leak A|D", closing.withdraw_when_no_leak, closing.notice_settled,
         closing.subjects_settled, closing.documentation_complete),
    step(LeakReopened, "closed no_leak", "aware", "leak A|D"),
)  # fmt: skip

WORKFLOW = Workflow(
    "data_leak", half="leak", column="leak", states=("reported", "investigating", "aware", "no_leak", "closed"),
    ended=("closed",), steps=STEPS, track=("reported", "aware", "assessed", "notified", "informed", "closed"),
    waits=closing.waits, passed=closing.passed, left_out=closing.left_out, opens_case=True,
    about=("report",), once=True, titled=True,
    values={**DEVICE_WORK, **LEAK, **NOTICE, "pack.the_code": the_code},
    overview=(
        "LeakReported.description", "LeakReported.device", "LeakAssessed.data_categories",
        "LeakAssessed.subjects_count",
        "LeakAssessed.risk", "LeakAssessed.consequences", "DpoAdvised.advice", "NotificationDecided.decision",
        "LeakReported.channel",
        "LeakReported.reporter",
    ),
)  # fmt: skip
