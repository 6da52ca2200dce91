"""The file itself: facts that any procedure can take, or that belong to the case as a whole."""

from casemgr import casefacts as c
from casemgr.casefile import Procedure
from casemgr.facts import Fact
from casemgr.language import text
from casemgr.situation import Situation
from casemgr.workflow import STAY, Refusal, Rule, Workflow, opens, step
from workflows._advice_rules import advice_without_names, question_was_asked


def letter_of_this_case(situation: Situation, procedure: Procedure | None, fact: c.LetterSent | None) -> Refusal | None:
    """What happens to a letter can only be told of a letter that was issued in this case."""
    if fact is None:
        return None
    issued = {record.public["number"] for p in situation.case.procedures.values() for record in p.all("LetterIssued")}
    if fact.letter in issued:
        return None
    return Refusal(
        text("This case has no letter with number {letter}.", letter=str(fact.letter)), unblocks="LetterIssued"
    )


def task_exists(situation: Situation, procedure: Procedure | None, fact: c.TaskDone | None) -> Refusal | None:
    """A task is done or dropped once, after it was given."""
    open_ = {task.id for task in situation.tasks() if task.done_at is None}
    if fact is None:
        return None if open_ else Refusal(text("There is no open task in this case."))
    if fact.task in open_:
        return None
    return Refusal(text("There is no open task {task} in this case.", task=str(fact.task)))


def fact_exists(situation: Situation, procedure: Procedure | None, fact: c.FactCorrected | None) -> Refusal | None:
    """Only a fact that stands can be withdrawn, and only one that moved nothing on."""
    if fact is None:
        return None
    found = next((record for record in situation.case.records if record.seq == fact.of and record.stands), None)
    if found is None:
        return Refusal(text("Fact {seq} of this case does not exist or no longer stands.", seq=fact.of))
    if found.kind == "FactCorrected" or found.event.corrects is not None:
        return Refusal(
            text("Fact {seq} is itself a correction, so it cannot be withdrawn.", seq=fact.of),
            hint=text("Record what is right once more."),
        )
    rows = situation.case.procedures[found.procedure].workflow.steps_of(found.kind)
    if any(row.to != STAY for row in rows):
        return Refusal(
            text("Fact {seq} moved the procedure on, so it cannot simply be withdrawn.", seq=fact.of),
            hint=text("Record the right one in its place: casemgr take … --corrects {seq}", seq=fact.of),
        )
    return None


def recusal_by_user(situation: Situation, procedure: Procedure | None, fact: c.Recused | None) -> Refusal | None:
    """Recusal takes away sight, so a user is named by key; somebody without an account by name."""
    if fact is None or fact.who in situation.users:
        return None
    key = next((user for user, name in situation.users.items() if name.casefold() == fact.who.casefold()), None)
    return None if key is None else Refusal(text("This is a user of the register: name them as “{user}”.", user=key))


OWN = "file C"  # whoever may record in the procedure at hand
ADVICE: dict[type[Fact], tuple[Rule, ...]] = {
    c.AdviceAsked: (advice_without_names,), c.AdviceGiven: (question_was_asked,)
}  # fmt: skip

STEPS = (
    opens(c.CaseOpened, "open", OWN),
    *(
        step(fact, "open", STAY, OWN, *ADVICE.get(fact, ()))
        for fact in (
            c.LetterIssued, c.LetterSigned, c.TaskAssigned, c.DocumentAdded, c.EvidenceSecured, c.FileInspected,
            c.RepresentativeAppointed,
            c.RepresentativeEnded, c.AdviceAsked, c.AdviceGiven, c.ProtectionNoted, c.CriminalMatterNoted,
            c.CriminalMatterEnded, c.LegalHoldPlaced, c.LegalHoldLifted, c.CaseLinked, c.CatchUpAcknowledged,
            c.PersonalPartErased, c.ExportMade,
        )
    ),
    *(
        step(fact, "open", STAY, OWN, letter_of_this_case)
        for fact in (c.LetterSent, c.LetterDelivered, c.LetterRefused, c.LetterReturned, c.LetterServedAgain)
    ),
    step(c.Recused, "open", STAY, "file A|D", recusal_by_user),
    step(c.TaskDone, "open", STAY, OWN, task_exists),
    step(c.TaskDropped, "open", STAY, OWN, task_exists),
    step(c.FactCorrected, "open", STAY, OWN, fact_exists),
)  # fmt: skip

WORKFLOW = Workflow("file", half="file", column="file", states=("open",), ended=(), steps=STEPS)
