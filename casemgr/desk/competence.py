"""Who may decide: the organ that the code or the law names for an act, and on what basis somebody acts for it."""

from casemgr.casefile import Procedure
from casemgr.errors import Refused
from casemgr.facts import Authority, Fact
from casemgr.language import text
from casemgr.law import rules
from casemgr.situation import Situation

RULE = "authority-of-the-pack"
ACTS = {
    "ControlOrdered": "control", "MeasureOrdered": "measure", "DisciplineOpened": "discipline",
    "DismissalGiven": "dismissal", "PreventiveSuspensionOrdered": "discipline",
}  # fmt: skip
"""Which act of the pack a fact is; a decision depends on its outcome and on where it is taken."""


def act_of(situation: Situation, procedure: Procedure | None, kind: str, sanction: str | None) -> str | None:
    """The act by which the pack names its organs; None for a fact that no organ is named for."""
    if kind != "DecisionTaken":
        return ACTS.get(kind)
    if procedure is not None and procedure.workflow.name == "disciplinary_proceedings":
        return "discipline"
    found = situation.pack.sanctions.get(sanction or "")
    return found.decided_by if found is not None else "decision"


def status_of(situation: Situation, fact: Fact | None = None) -> str | None:
    """The status of whom the case concerns, on the day of the facts."""
    record = situation.last("PersonIdentified")
    if record is not None and record.public.get("status"):
        return str(record.public["status"])
    opened = situation.last("DisciplineOpened")
    person = getattr(fact, "person", None) or (opened.get("person") if opened is not None else None)
    return situation.status_on(person, situation.today) if person else None


def organs(situation: Situation, procedure: Procedure | None, kind: str, fact: Fact | None = None) -> tuple[str, ...]:
    """The organs that may do this here, the usual one first: of this entity, for a person like that."""
    act = act_of(situation, procedure, kind, getattr(fact, "sanction", None))
    if act is None:
        return ()
    entity = situation.case.entity
    found = situation.pack.organs_for(act, status_of(situation, fact))
    known = situation.pack.organs
    return tuple(organ for organ in found if not _of_another(known[organ].of, entity))


def _of_another(of: str, entity: str | None) -> bool:
    return bool(of) and entity in ("gemeente", "ocmw") and of != entity


def refusal(situation: Situation, procedure: Procedure | None, fact: Fact | None) -> Refused | None:
    """Why this organ, or somebody acting for it, cannot do this; None when they can."""
    authority = getattr(fact, "authority", None)
    named = rules.named(RULE, situation.pack)
    if fact is None or not isinstance(authority, Authority) or named is None:
        return None
    known = organs(situation, procedure, type(fact).__name__, fact)
    if known and authority.organ not in known:
        return _not_competent(situation, procedure, fact, known)
    if authority.capacity != "titular" and not authority.basis:
        return Refused(
            RULE, text("It is not said on what basis this person acts for the holder."),
            hint=text("Name the decision of designation or delegation, with its date."), source=named.source,
        )  # fmt: skip
    return None


def _not_competent(situation: Situation, procedure: Procedure | None, fact: Fact, known: tuple[str, ...]) -> Refused:
    act = act_of(situation, procedure, type(fact).__name__, getattr(fact, "sanction", None)) or ""
    office, worded = situation.pack.authorities[act], situation.pack.organs
    listed = {code: ", ".join(worded[organ].the[code] for organ in known) for code in ("nl", "en")}
    return Refused(
        RULE,
        text("This organ cannot take this decision here. It is for: {organs}.", organs=listed),
        hint=text("Say which organ decided, who held it and in what capacity."),
        source=f"{situation.pack.name['nl']}, {office.source}" if not office.silent else office.source,
    )
