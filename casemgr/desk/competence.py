"""Who may decide: the organ that the code or the law names for an act, and on what basis somebody acts for it."""

from collections.abc import Iterator

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
NAMING = (
    ("DisciplineOpened", "person"), ("ControlIndividualised", "person"), ("MeasureOrdered", "person"),
    ("ControlOrdered", "person"), ("BreachReported", "person"), ("ReportReceived", "concerns"),
)  # fmt: skip
"""Facts that say whom a case concerns, with their field, while nobody is identified; the surest first."""


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
    cleared = {record.get("person") for p in situation.case.procedures.values() for record in p.all("PersonCleared")}
    found = (_status(situation, said) for said in _named(situation, fact) if said and said not in cleared)
    return next((status for status in found if status), None)


def _named(situation: Situation, fact: Fact | None) -> Iterator[str | None]:
    """Who is named as concerned, the surest first: what is taken now, then what stands, a report last."""
    yield getattr(fact, "person", None)
    for kind, field in NAMING:
        standing = situation.last(kind)
        yield standing.get(field) if standing is not None else None


def _status(situation: Situation, said: str) -> str | None:
    """The status of somebody as they were named: by number, else by account, name or function."""
    if situation.find_person(said) is not None:
        return situation.status_on(said, situation.today)
    name = situation.users.get(said)
    key = situation.find_named(said) or (situation.find_named(name) if name else None)
    return situation.status_on(key, situation.today)


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
