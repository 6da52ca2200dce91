"""What became of letters, and for whom a term to appeal runs: which facts about a letter start a clock at all."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from casemgr.casefile import CaseFile, Procedure, Record
    from casemgr.law.clocks import Clock
    from casemgr.law.packs import Pack

SERVED = frozenset({"LetterSent", "LetterDelivered", "LetterRefused"})
NEVER_ARRIVED = frozenset({"unknown_at_address", "moved"})


def void(procedure: "Procedure", record: "Record") -> bool:
    """Whether a letter did not reach its address after this was recorded of it, or was served anew since: then nothing
    runs from it. A letter that was not collected stands.
    """
    number = record.public.get("letter") if record.kind in SERVED else None
    if number is None:
        return False
    returned = (
        r for r in procedure.all("LetterReturned")
        if r.public["letter"] == number and r.seq > record.seq and r.public["reason"] in NEVER_ARRIVED
    )  # fmt: skip
    again = (r for r in procedure.all("LetterServedAgain") if r.public["earlier"] == number)
    return any(True for _ in (*returned, *again))


def letter_of(procedure: "Procedure", record: "Record") -> str | None:
    """Which letter a fact about a document number is about; None for a fact that is about no letter."""
    number = record.public.get("letter")
    issued = procedure.by_kind.get("LetterIssued", ())
    return next((r.public["letter"] for r in issued if r.public["number"] == number), None)


def open_to_the_person(case: "CaseFile", procedure: "Procedure", clock: "Clock", pack: "Pack") -> bool:
    """Whether a term to appeal is one for this outcome and this person: an appeal for staff is none for a consultant.
    What is not known yet does not stop the clock, unless it runs only where the pack names it against the outcome.
    """
    remedies = {key for key, remedy in pack.remedies.items() if remedy.clock and clock.name.startswith(remedy.clock)}
    if not remedies and not clock.only_as_remedy:
        return True
    decided, ordered = procedure.last("DecisionTaken"), procedure.last("MeasureOrdered")
    named_only = clock.only_as_remedy and decided is not None
    if not remedies:
        return not named_only
    outcome = (
        pack.sanctions.get(decided.public.get("sanction") or "") if decided is not None
        else pack.measures.get(ordered.public["kind"]) if ordered is not None else None
    )  # fmt: skip
    known = [r for p in case.procedures.values() if (r := p.last("PersonIdentified", "DisciplineOpened")) is not None]
    status = next((r.public["status"] for r in known if r.public.get("status")), None)
    if outcome is None or (status is None and not named_only):
        return not named_only
    return (outcome.remedy_by_status.get(status, outcome.remedy) if status else outcome.remedy) in remedies
