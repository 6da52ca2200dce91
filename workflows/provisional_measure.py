"""A provisional measure, pending the final decision: ordered, served, carried out, lifted, undone. It ends with the
case at the latest.
"""

from datetime import date
from typing import ClassVar

from casemgr.facts import Authority, Code, Fact, Moment, Narrative, OnDay, Short, audience
from casemgr.workflow import STAY, Workflow, opens, step
from workflows import _measure_rules as rules
from workflows import _measure_standing as standing
from workflows import _measure_values as values
from workflows import _suspension_rules as suspension
from workflows._control_rules import witness_to_control

PERSONNEL = "personnel"


class MeasureOrdered(Fact):
    """What is done to which account, object or person, from when and why. `left_on`: for the mailbox of somebody who
    went, their last day; `practical`: how the person can work on, and what is to be handed in.
    """

    about: Code | None = None
    kind: Code
    person: Short | None = audience(PERSONNEL)
    object: Short | None = None
    from_at: Moment
    until: date | None = None
    reason: Narrative = audience(PERSONNEL, ...)
    authority: Authority
    urgent: bool | None = None
    heard_before: bool | None = None
    left_on: date | None = None
    practical: Narrative | None = audience(PERSONNEL)


class PreventiveSuspensionOrdered(Fact):
    """An order measure for statutory staff, no punishment. `pay_retention`: in whole percents of the pay."""

    seen_by: ClassVar[str | None] = PERSONNEL

    about: Code | None = None
    person: Short | None = None
    from_: date
    until: date
    pay_retention: int | None = None
    ground: Narrative
    heard: bool
    authority: Authority | None = None


class MeasureCarriedOut(Fact):
    at: Moment
    result: Narrative | None = None


class CarrierInspected(Fact):
    """Files, sticks and other carriers were looked through. What was found is for the personnel half."""

    at: Moment
    witness: Short | None = None
    found: Narrative | None = audience(PERSONNEL)


class MeasureExtended(Fact):
    until: date
    reason: Narrative = audience(PERSONNEL, ...)


class MeasureLifted(Fact):
    reason: Narrative = audience(PERSONNEL, ...)


class MeasureUndone(Fact):
    at: OnDay


STEPS = (
    opens(MeasureOrdered, "ordered", "measures D", rules.measure_about_something, rules.measure_of_the_pack,
          rules.measure_until_after_its_start, rules.measure_within_its_maximum, rules.heard_about_a_measure),
    opens(PreventiveSuspensionOrdered, "ordered", "personnel D", rules.measure_about_something,
          suspension.suspension_of_statutory_staff, suspension.suspension_within_its_maximum),
    step(MeasureCarriedOut, "ordered", "carried_out", "measures T|D"),
    step(MeasureCarriedOut, "carried_out", STAY, "measures T|D"),
    step(CarrierInspected, "ordered carried_out", STAY, "measures T|D", witness_to_control),
    step(MeasureExtended, "ordered carried_out", STAY, "measures D", rules.extended_forwards,
         rules.measure_within_its_maximum, suspension.suspension_within_its_maximum,
         suspension.heard_before_extension),
    step(MeasureLifted, "ordered carried_out", "lifted", "measures D"),
    step(MeasureUndone, "lifted", "undone", "measures T|D"),
    step(MeasureUndone, "ordered carried_out", "undone", "measures T|D", standing.undone_once_it_no_longer_stands),
)  # fmt: skip

WORKFLOW = Workflow(
    "provisional_measure", half="personnel", column="measures",
    states=("ordered", "carried_out", "lifted", "undone"), ended=("undone",), steps=STEPS,
    track=("ordered", "carried_out", "lifted", "undone"), waits=standing.waits, passed=standing.passed,
    left_out=standing.left_out, about=("breach", "control", "disciplinary_proceedings"),
    overview=("MeasureOrdered.kind", "MeasureOrdered.object", "MeasureOrdered.person", "MeasureOrdered.from_at",
              "MeasureOrdered.until", "MeasureExtended.until", "PreventiveSuspensionOrdered.from",
              "PreventiveSuspensionOrdered.until"),
    values=values.VALUES,
)  # fmt: skip
