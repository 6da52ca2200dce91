"""Separation of duties: who may not be who in one case, graded by kind of procedure (`data/duties.toml`)."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from casemgr.casefile import Procedure
from casemgr.desk import parts
from casemgr.errors import Refused
from casemgr.facts import Fact
from casemgr.language import Text, text
from casemgr.resources import table
from casemgr.situation import Situation

SENTENCES: Mapping[str, Text] = {
    "concerned-acts": text("This case concerns you: you do not act in it."),
    "decider-decides-appeal": text("Whoever decided does not decide on the appeal: {names}."),
    "decider-takes-minutes": text("Whoever decided does not take the minutes: {names}."),
    "investigator-takes-minutes": text("Whoever investigated does not take the minutes: {names}."),
    "investigator-decides": text("Whoever investigated does not decide: {names}."),
    "proposer-decides": text("Whoever proposed the outcome also decides: {names}."),
    "reporter-decides": text("Whoever reported or witnessed it does not decide: {names}."),
    "dpo-decides": text("The data protection officer does not decide: {names}."),
}
FREE = frozenset({"Recused"})
"""What somebody concerned may always do: say so."""


@dataclass(frozen=True, slots=True)
class Duty:
    """One pair: the part somebody had and what they would do, with a grade for each kind of procedure."""

    name: str
    taken: str
    act: str
    grades: Mapping[str, str]
    source: str


@cache
def duties() -> tuple[Duty, ...]:
    """Every pair of the file, in its order."""
    return tuple(
        Duty(name, row["taken"], row["act"], row["grades"], row["source"])
        for name, row in table("duties.toml").items()
    )  # fmt: skip


def refusal(situation: Situation, procedure: Procedure | None, fact: Fact | None) -> Refused | None:
    """Why these people cannot do this here; None when they can, or when a reason was given where one is enough."""
    if fact is None or type(fact).__name__ in FREE:
        return None
    where = _kind(situation, procedure, fact)
    for duty in duties():
        grade = duty.grades.get(where, "allowed")
        if grade == "allowed" or (grade == "reason" and fact.note):
            continue
        if not parts.is_act(fact, duty.act):
            continue
        had = parts.had(situation, duty.taken)
        both = had & parts.does(situation, fact, duty.act) if had else had
        if both and not _reconsidered(duty, fact):
            return _refused(duty, grade, both)
    return _recused_first(situation, fact)


def _refused(duty: Duty, grade: str, names: set[str]) -> Refused:
    said = SENTENCES[duty.name]
    spoken = ", ".join(sorted(name.title() for name in names))
    hint = text("Have somebody else do it, or record that they step aside.")
    if grade == "reason":
        hint = text("If nobody else can, give the reason under “Note”; it is kept with the decision.")
    return Refused(duty.name, Text(said.message, {"names": spoken}), hint=hint, source=duty.source)


def _kind(situation: Situation, procedure: Procedure | None, fact: Fact) -> str:
    """The column of the table: an appeal, discipline, dismissal, or anything else."""
    name = procedure.workflow.name if procedure is not None else ""
    if name == "appeal":
        return "appeal"
    if name == "disciplinary_proceedings" or type(fact).__name__ == "DisciplineOpened":
        return "discipline"
    sanction = situation.pack.sanctions.get(getattr(fact, "sanction", None) or "")
    dismissing = sanction is not None and sanction.decided_by == "dismissal"
    return "dismissal" if dismissing or type(fact).__name__ == "DismissalGiven" else "conversation"


def _reconsidered(duty: Duty, fact: Fact) -> bool:
    """Where the code names the same college for decision and appeal, it reconsiders, and says so in the note."""
    return duty.name == "decider-decides-appeal" and bool(getattr(fact, "reconsideration", None))


def _recused_first(situation: Situation, fact: Fact) -> Refused | None:
    """Whoever a case turns out to concern steps aside first: else they read their own name in it."""
    person = getattr(fact, "person", None) if type(fact).__name__ in parts.CONCERNED else None
    if not person:
        return None
    aside = {record.get("who") for p in situation.case.procedures.values() for record in p.all("Recused")}
    users = [user for user in parts.users_named(situation, person) if user not in aside]
    if not users:
        return None
    error = Refused(
        "recused-first",
        text("This person works with casemgr as “{user}” and could read along.", user=users[0]),
        hint=text("Record first that they step aside and who replaces them; then say whom it concerns."),
        source="casemgr: wie betrokken is, ziet van het dossier alleen de eigen brieven",
    )
    error.unblocks = "Recused"
    return error
