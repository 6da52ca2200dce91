"""A control of how means are used: for a purpose of the code, aggregated and anonymous first, about a person only on
a ground of the code. Its data end with proof.
"""

from datetime import date
from typing import ClassVar, Literal

from casemgr.casefile import CaseFile, Procedure
from casemgr.facts import Authority, Code, Fact, Moment, Narrative, OnDay, Short, audience
from casemgr.workflow import STAY, Workflow, opens, step
from workflows import _control_data as data
from workflows import _control_follow_up as follow_up
from workflows import _control_individual as individual
from workflows import _control_recipients as recipients
from workflows import _control_rules as rules
from workflows import _control_values as values

PERSONNEL = "personnel"
"""The results of a control are for the personnel half: others see purpose, level and period."""


class ControlOrdered(Fact):
    """The order. `follows`: the earlier control after which staff were warned; `scope`: which service or account."""

    kind: Code
    purpose: Code
    authority: Authority
    level: Literal["organisation", "department", "service", "person"]
    data_kinds: list[Short]
    period_from: date
    period_to: date
    grounds: Narrative = audience(PERSONNEL, ...)
    executed_by: Short | None = None
    witness: Short | None = None
    follows: Code | None = None
    scope: Short | None = None
    person: Short | None = audience(PERSONNEL)
    entity: Code | None = None
    about: Code | None = None


class ConditionsChecked(Fact):
    """Whether a control that looks into somebody's messages may go on; `trusted_person`: who watches over it."""

    finality: bool
    transparency: bool
    proportionality: bool
    trusted_person: Short | None = None


class IrregularityFound(Fact):
    seen_by: ClassVar[str | None] = PERSONNEL

    text: Narrative
    ground: Code


class StaffWarned(Fact):
    """`audience`: the services or groups that were told, or everybody; what somebody is later held to hangs on it.
    `says_individual`: whether it said that data are traced to persons next time; false: the warning opens nothing.
    """

    warned_at: OnDay
    audience: Short
    irregularity: Narrative
    means: Short
    says_individual: bool | None = None


class ControlIndividualised(Fact):
    """The step from figures to a person. `warning_ref`: the procedure that holds the warning, "control-1", or
    "2026-0003/control-1" in another case.
    """

    seen_by: ClassVar[str | None] = PERSONNEL

    ground: Literal[
        "purpose_1_3", "warned_before", "professional_undisputed", "public_posts", "absence", "harassment",
        "ordered_content",
    ]  # fmt: skip
    motivation: Narrative
    warning_ref: Code | None = None
    data_from: date
    witness: Short | None = None
    person: Short | None = None


class ControlDataProvided(Fact):
    """`suspicion`: why the college gets data about a person. `figures`: one on each line, "what: how many". The rest
    tells how data about a person were looked at, where, by whom and beside which witness, and what they show.
    """

    seen_by: ClassVar[str | None] = PERSONNEL

    to: Short
    form: Literal["aggregated", "individual"]
    recipient: Literal["director", "college", "inquiry", "successor", "other"] | None = None
    suspicion: Narrative | None = None
    person: Short | None = None
    figures: list[Short] | None = None
    consulted_at: OnDay | None = None
    place: Short | None = None
    done_by: Short | None = None
    witness: Short | None = None
    result: Narrative | None = None


class ControlDataKeptLonger(Fact):
    reason: Narrative
    until: date
    authority_told_at: OnDay


class ControlDataDestroyed(Fact):
    """What is gone from the systems where it stood, by whom. `proof`: the number of a paper of this case. The rest is
    for the statement: no names of persons in it.
    """

    what: Short
    at: OnDay
    by: Short
    proof: Code | None = None
    count: Short | None = None
    carrier: Short | None = None
    how: Short | None = None
    decided_by: Short | None = None
    second_person: Short | None = None


class ControlReported(Fact):
    seen_by: ClassVar[str | None] = PERSONNEL

    to: Short
    at: Moment


class ControlEnded(Fact):
    seen_by: ClassVar[str | None] = PERSONNEL

    outcome: Literal["nothing", "warning", "breach", "measure", "technical"]


def waits(case: CaseFile, procedure: Procedure) -> str | None:
    """Data that were ordered, then a decision about them, then their destruction."""
    if procedure.state == "ended":
        return None if procedure.has("ControlDataDestroyed") else "ControlDataDestroyed"
    if procedure.state == "ordered" and not procedure.has("ControlDataProvided"):
        return "ControlDataProvided"
    return "ControlEnded"


OPTIONAL = ("found", "warned", "individualised")


def left_out(procedure: Procedure) -> set[str]:
    """A control that finds nothing has none of the phases between."""
    passed = {"found": "IrregularityFound", "warned": "StaffWarned", "individualised": "ControlIndividualised"}
    return {phase for phase in OPTIONAL if phase != procedure.state and not procedure.has(passed[phase])}


RUNNING = "ordered found warned individualised"

STEPS = (
    opens(ControlOrdered, "ordered", "measures D", rules.kind_of_control, rules.purpose_of_the_pack,
          rules.level_of_control, rules.period_of_control, rules.executed_by_role, rules.witness_to_control,
          follow_up.follows_a_warning, rules.control_about_something),
    step(ConditionsChecked, RUNNING, STAY, "measures D"),
    step(IrregularityFound, "ordered", "found", "measures T|D", rules.irregularity_on_a_clause),
    step(IrregularityFound, "found warned individualised", STAY, "measures T|D", rules.irregularity_on_a_clause),
    step(StaffWarned, "found warned", "warned", "measures D"),
    step(StaffWarned, "individualised", STAY, "measures D"),
    step(ControlIndividualised, RUNNING, "individualised", "measures D", individual.individual_on_a_ground,
         individual.data_of_the_period, rules.witness_to_control),
    step(ControlDataProvided, RUNNING, STAY, "measures T|D", data.conditions_of_control,
         recipients.individual_data_after_individualising, recipients.individual_data_to_the_inquiry,
         recipients.figures_to_whom_the_code_names, recipients.figures_without_persons),
    step(ControlReported, f"{RUNNING} ended", STAY, "measures T|D"),
    step(ControlDataKeptLonger, f"{RUNNING} ended", STAY, "measures D", data.control_data_kept),
    step(ControlDataDestroyed, f"{RUNNING} cleared", STAY, "measures T|D", data.held_data_stay,
         data.proof_of_this_case, data.selection_rule_known),
    step(ControlDataDestroyed, "ended", "cleared", "measures T|D", data.held_data_stay, data.proof_of_this_case,
         data.selection_rule_known),
    step(ControlEnded, RUNNING, "ended", "measures D"),
)  # fmt: skip

WORKFLOW = Workflow(
    "control", half="report", column="measures",
    states=("ordered", "found", "warned", "individualised", "ended", "cleared"), ended=("cleared",),
    steps=STEPS, track=("ordered", "found", "warned", "individualised", "ended", "cleared"),
    left_out=left_out, waits=waits, opens_case=True, about=("breach", "control"),
    overview=("ControlOrdered.kind", "ControlOrdered.purpose", "ControlOrdered.level", "ControlOrdered.scope",
              "ControlOrdered.period_from", "ControlOrdered.period_to", "ControlOrdered.executed_by",
              "ControlOrdered.witness", "ControlOrdered.grounds", "StaffWarned.audience",
              "ControlIndividualised.ground"),
    values=values.VALUES,
)  # fmt: skip
