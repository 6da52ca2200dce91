"""The rules of deciding about a breach: heard first, from the list for the person, each kind of outcome by its law."""

from typing import TYPE_CHECKING

from casemgr.casefile import Procedure, Record
from casemgr.language import Text, text
from casemgr.law import clocks
from casemgr.situation import Limit, Situation
from casemgr.workflow import Refusal
from workflows._breach_hearing import heard, why_unheard
from workflows._breach_person import status_of
from workflows._concerned import local_day
from workflows._decision_rules import duty_to_hear, outcome_of
from workflows._words_of_the_pack import named

if TYPE_CHECKING:
    from workflows._breach_facts import SanctionProposed
    from workflows._decision import DecisionTaken

PENALTY_CLOCK = "be-work-regulations-penalty"
LISTED = "work-regulations.penalties"
"""The setting with the penalties that the work regulations list, separated by a semicolon."""
MANDATARIES = ("executive", "councillor")
"""Those over whom the organisation itself has no power of sanction."""


def hearing_first(situation: Situation, procedure: Procedure | None, fact: "DecisionTaken | None") -> Refusal | None:
    """Nobody is decided about unheard; a correct invitation that was ignored, or a lawful waiver, counts. The source
    is the one of this route or outcome.
    """
    if heard(situation.case, procedure):
        return None
    duty = duty_to_hear(situation, procedure, outcome_of(situation, fact))
    clash = penalty_term(situation, procedure)
    hint = why_unheard(situation.case, procedure)
    if hint is None and duty is not None and not duty.required:
        hint = text("The code does not ask for it here: hear the person, or record that the code does not require it.")
    if clash is not None and clash.deadline is not None:
        hint = text(
            "A penalty of the work regulations has to be notified by {limit}, and the conversation comes before it. "
            "casemgr moves neither date: hold the conversation in time, or ask a jurist.",
            limit=local_day(situation, clash.deadline),
        )
    return Refusal(
        text("The person has not been heard yet."), hint=hint, unblocks="HearingPlanned",
        source=duty.source if duty else None,
    )  # fmt: skip


def penalty_term(situation: Situation, procedure: Procedure | None) -> Limit | None:
    """The term for notifying a penalty of the work regulations, where it runs or has run out."""
    found = situation.limits(PENALTY_CLOCK, procedure) if procedure is not None else []
    return next((limit for limit in found if limit.state in ("running", "overdue")), None)


def sanction_of_the_pack(
    situation: Situation, procedure: Procedure | None, fact: "SanctionProposed | DecisionTaken | None"
) -> Refusal | None:
    """Only what the code knows for the person's status on the day of the facts."""
    if fact is None or fact.sanction is None:
        return None
    status = status_of(situation, procedure)
    if status is None:
        return Refusal(
            text("The status on the day of the facts is not known, so neither is the list of outcomes."),
            unblocks="PersonIdentified",
        )
    allowed = situation.pack.sanctions_for(status)
    if fact.sanction in allowed:
        return None
    if not allowed:
        return Refusal(
            text("This code has no outcomes for a person of this status."),
            hint=referred(),
        )
    return Refusal(
        text(
            "This is not an outcome of the code for this person. It knows: {known}.",
            known=named({key: outcome.label for key, outcome in allowed.items()}),
        ),
        hint=referred() if status in MANDATARIES else None,
    )


def referred() -> Text:
    """What is left where the organisation itself has no power over somebody."""
    return text("Limit the access by a provisional measure, and decide “referred” to whoever is competent.")


def teachers_regime(
    situation: Situation, procedure: Procedure | None, fact: "SanctionProposed | DecisionTaken | None"
) -> Refusal | None:
    """Discipline of subsidised teachers is not the one that casemgr carries out."""
    if fact is None or status_of(situation, procedure) != "subsidised_teacher":
        return None
    sanction = situation.pack.sanctions.get(fact.sanction or "")
    if sanction is None or not sanction.opens or getattr(fact, "outcome", "sanction") == "referred":
        return None
    return Refusal(
        text("Subsidised teachers have disciplinary rules of their own; casemgr does not carry those out."),
        hint=text("Decide “referred”, and hand the case to the school board."),
    )


# ── A penalty of the work regulations ───────────────────────────────────────────────────────────────────────────────


def _penalty(situation: Situation, fact: "DecisionTaken | None") -> bool:
    sanction = outcome_of(situation, fact)
    return fact is not None and fact.outcome == "sanction" and sanction is not None and sanction.decided_by == "penalty"


def finding_by_the_employer(
    situation: Situation, procedure: Procedure | None, fact: "DecisionTaken | None"
) -> Refusal | None:
    """A penalty follows a finding by the employer or a delegate, not what an investigator or ICT saw."""
    if procedure is None or not _penalty(situation, fact):
        return None
    if finding_that_counts(procedure) is not None:
        return None
    return Refusal(
        text("No finding by the employer or a delegate is on record."),
        hint=text("Record who found it and in which capacity; casemgr does not date it for you."),
        unblocks="FindingRecorded",
    )


def finding_that_counts(procedure: Procedure) -> Record | None:
    """The first finding by the employer or a delegate: the one from which the law counts."""
    starts = clocks.load()[PENALTY_CLOCK].starts
    able = [r for r in procedure.all("FindingRecorded") if any(start.fits(r.kind, r.public) for start in starts)]
    return min(able, key=lambda record: record.moment("found_at") or record.recorded_at, default=None)


def penalty_of_the_regulations(
    situation: Situation, procedure: Procedure | None, fact: "DecisionTaken | None"
) -> Refusal | None:
    """Which penalty it is, is said; and it is one that the work regulations list."""
    if fact is None or not _penalty(situation, fact):
        return None
    listed = [part.strip() for part in situation.settings.get(LISTED, "").split(";") if part.strip()]
    known = text("The work regulations list: {known}.", known="; ".join(listed)) if listed else None
    if not fact.penalty:
        return Refusal(text("It is not said which penalty of the work regulations this is."), hint=known)
    if not listed or fact.penalty.strip().casefold() in map(str.casefold, listed):
        return None
    return Refusal(text("The work regulations list no such penalty."), hint=known)


def penalty_in_time(situation: Situation, procedure: Procedure | None, fact: "DecisionTaken | None") -> Refusal | None:
    """A penalty that is notified after the first working day after the finding is not valid."""
    limit = penalty_term(situation, procedure)
    if fact is None or fact.note or limit is None or limit.state != "overdue" or not _penalty(situation, fact):
        return None
    return Refusal(
        text("The first working day after the finding is over: a penalty can no longer be validly notified."),
        hint=text("Choose another outcome, or say in the note why the penalty can still stand."),
    )


def penalty_within_one_fifth(
    situation: Situation, procedure: Procedure | None, fact: "DecisionTaken | None"
) -> Refusal | None:
    """A fine takes one fifth of the wage of a day at most."""
    if fact is None or fact.amount is None or not _penalty(situation, fact):
        return None
    if fact.day_wage is None:
        return Refusal(
            text("A fine is one fifth of the wage of a day at most; that wage is not filled in."),
            hint=text("Fill in the wage of one day, in cents."),
        )
    if fact.amount * 5 <= fact.day_wage:
        return None
    return Refusal(
        text("This fine is more than one fifth of the wage of a day: {most} cents at most.", most=fact.day_wage // 5)
    )
