"""Who gets the data of a control: figures, and data about a person only for those the code names."""

from typing import TYPE_CHECKING

from casemgr.casefile import Procedure
from casemgr.language import text
from casemgr.situation import Situation
from casemgr.workflow import Refusal
from workflows._concerned import status_concerned
from workflows._control_rules import kind_of
from workflows._letter_findings import figure
from workflows._words_of_facts import answers
from workflows._words_of_the_pack import cited, named

if TYPE_CHECKING:
    from workflows import control as facts

FIGURES, PERSONS = "data_aggregated", "data_individual"
"""The acts by which a code names them."""
ORGANS = {
    "director": frozenset({"director", "general_director", "deputy_director"}),
    "college": frozenset({"college", "permanent_bureau", "employer"}),
}
"""Which organs a recipient can be."""


def individual_data_after_individualising(
    situation: Situation, procedure: Procedure | None, fact: "facts.ControlDataProvided | None"
) -> Refusal | None:
    """Figures come first; data about a person only once the step to a person was taken, on a ground."""
    if fact is None or fact.form != "individual" or (procedure and procedure.has("ControlIndividualised")):
        return None
    kind = kind_of(situation.pack, procedure)
    return Refusal(
        text("This control is still anonymous: data about a person may not be handed over."),
        hint=text("Hand over figures only, or individualise first on a ground of the code."),
        unblocks="ControlIndividualised", source=cited(situation.pack, kind) if kind else None,
    )  # fmt: skip


def individual_data_to_the_inquiry(
    situation: Situation, procedure: Procedure | None, fact: "facts.ControlDataProvided | None"
) -> Refusal | None:
    """Data about a person go to whom the code names and to the inquiry; to the college on a suspicion in words."""
    if fact is None or fact.form != "individual":
        return None
    words = answers("control", "ControlDataProvided", "recipient")
    able = [code for code in words if _may_have_persons(situation, procedure, code)]
    if fact.recipient not in able and not (fact.recipient == "other" and fact.note):
        return Refusal(
            text("Data about a person go only to those whom the code names, and it is not said that this is one."),
            hint=text("Hand them to: {known}; the others get figures. Where a law obliges you to hand them to "
                      "somebody else, say in the note which one.", known=named(words, able)),
        )  # fmt: skip
    if fact.recipient != "college" or fact.suspicion or (procedure and procedure.has("IrregularityFound")):
        return None
    return Refusal(
        text("Data about a person go to the college only on a reasonable suspicion, and none was recorded."),
        hint=text("Fill in the suspicion, or record first what was found."), unblocks="IrregularityFound",
    )  # fmt: skip


def figures_to_whom_the_code_names(
    situation: Situation, procedure: Procedure | None, fact: "facts.ControlDataProvided | None"
) -> Refusal | None:
    """Figures are for whom the code names, for whoever may have more, and for others with a reason."""
    office = situation.pack.authorities.get(FIGURES)
    if fact is None or fact.form != "aggregated" or fact.recipient is None or office is None or fact.note:
        return None
    words = answers("control", "ControlDataProvided", "recipient")
    able = [c for c in words if _named(situation, procedure, FIGURES, c) or _may_have_persons(situation, procedure, c)]
    if fact.recipient in able:
        return None
    return Refusal(
        text("The code does not name this recipient for the figures of a control."),
        hint=text("It names: {known}. When somebody else gets them, say in the note why.", known=named(words, able)),
        source=cited(situation.pack, office),
    )  # fmt: skip


def _may_have_persons(situation: Situation, procedure: Procedure | None, recipient: str) -> bool:
    """The inquiry always; a successor of somebody who is absent or has left; the college too where it decides."""
    if recipient == "inquiry":
        return True
    if recipient == "successor":
        step = procedure.last("ControlIndividualised") if procedure else None
        return step is not None and step.public.get("ground") == "absence"
    decides = recipient == "college" and _named(situation, procedure, "decision", recipient)
    return decides or _named(situation, procedure, PERSONS, recipient)


def _named(situation: Situation, procedure: Procedure | None, act: str, recipient: str) -> bool:
    organs = situation.pack.organs_for(act, status_concerned(situation, procedure))
    return not ORGANS.get(recipient, frozenset()).isdisjoint(organs)


def figures_without_persons(
    situation: Situation, procedure: Procedure | None, fact: "facts.ControlDataProvided | None"
) -> Refusal | None:
    """Each figure is a kind of use and a number: a report of figures names nobody."""
    wrong = next((n for n, line in enumerate(fact.figures or (), 1) if figure(line) is None), 0) if fact else 0
    if not wrong:
        return None
    return Refusal(
        text("Line {number} of the figures is no figure.", number=wrong),
        hint=text("Write what was counted, a colon and a number: “betting sites: 42”. No names and no accounts."),
    )
