"""The rules of a disciplinary decision: heard on the report, not by the investigator, from the list of the day."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from casemgr.casefile import CaseFile, Procedure
from casemgr.language import text
from casemgr.law.sanctionlist import Listed, listed_on
from casemgr.situation import Situation
from casemgr.workflow import Refusal
from workflows._concerned import along, day_of_the_facts, local_day, same_person
from workflows._words_of_the_pack import named

if TYPE_CHECKING:
    from workflows._decision import DecisionTaken

SUMMONS = "be-discipline-summons"
TERM = "be-discipline-decision"


def hearings(case: CaseFile, procedure: Procedure) -> list[Procedure]:
    """The hearings about these proceedings."""
    return [p for p in case.those_about(procedure) if p.workflow.name == "hearing"]


def heard(case: CaseFile, procedure: Procedure | None) -> bool:
    """Whether a disciplinary hearing was held, missed after a correct summons, or waived."""
    about = hearings(case, procedure) if procedure is not None else []
    return any(_counts(hearing) for hearing in about)


def _counts(hearing: Procedure) -> bool:
    planned, missed = hearing.last("HearingPlanned"), hearing.last("HearingMissed")
    if hearing.state == "waived":
        return True
    if planned is not None and planned.public["kind"] != "disciplinary":
        return False
    return hearing.state == "held" or (missed is not None and bool(missed.public["invited_correctly"]))


def disciplinary_hearing_first(situation: Situation, procedure: Procedure | None, fact: object) -> Refusal | None:
    """Nobody gets a disciplinary sanction unheard; a conversation in the case of the breach is not that hearing."""
    if procedure is None or heard(situation.case, procedure):
        return None
    other = [p for p in hearings(situation.case, procedure) if p.state == "held"]
    if other:
        said = text("What was held was not a disciplinary hearing: the summons has rules of its own.")
        return Refusal(said, hint=text("Plan a hearing of the kind “disciplinary”."), unblocks="HearingPlanned")
    return Refusal(text("The person has not been summoned and heard in these proceedings."), unblocks="HearingPlanned")


def report_before_hearing(situation: Situation, procedure: Procedure | None, fact: object) -> Refusal | None:
    """The person answers a report that exists: a report of later asks to be heard on it."""
    report = procedure.last("ReportDrawnUp") if procedure else None
    drawn = report.moment("at") if report else None
    if procedure is None or drawn is None:
        return None
    held = [r.moment("held_at") for p in hearings(situation.case, procedure) for r in p.all("HearingHeld")]
    moments = [moment for moment in held if moment is not None]
    if not moments or max(moments) >= drawn:
        return None
    return Refusal(
        text("The report is of later than the hearing: the person could not answer it."),
        hint=text("Summon and hear the person on this report."), unblocks="HearingPlanned",
    )  # fmt: skip


def investigator_does_not_decide(
    situation: Situation, procedure: Procedure | None, fact: "DecisionTaken | None"
) -> Refusal | None:
    """Who investigated, here or in the case of the breach, stays out of the decision."""
    if fact is None:
        return None
    appointed = [r for p in along(situation.case, procedure) for r in p.all("InvestigatorAppointed")]
    deciders = [name for name in (fact.authority.holder, fact.by) if name]
    if not any(same_person(situation, record.get("person"), name) for record in appointed for name in deciders):
        return None
    return Refusal(
        text("The investigator does not decide in disciplinary proceedings."),
        hint=text("Let the organ decide without the investigator, or a delegate of at least the same grade."),
    )


def summons_in_time(situation: Situation, procedure: Procedure | None, fact: "DecisionTaken | None") -> Refusal | None:
    """A summons that came too late spoils the hearing, unless there is a reason why it does not."""
    if fact is None or procedure is None or fact.note:
        return None
    about = [p for p in hearings(situation.case, procedure) if p.state in ("held", "missed")]
    if not about:
        return None
    late = [limit for limit in situation.limits(SUMMONS, about[-1]) if limit.state in ("late", "overdue")]
    if not late or late[0].deadline is None:
        return None
    return Refusal(
        text("The summons came too late: {day} was the last day.", day=local_day(situation, late[0].deadline)),
        hint=text("Hear the person again, or give the reason why the rights of defence were kept in the note."),
        unblocks="HearingPlanned",
    )


def decided_in_time(situation: Situation, procedure: Procedure | None, fact: "DecisionTaken | None") -> Refusal | None:
    """After the term to decide no sanction follows without a reason."""
    if fact is None or procedure is None or fact.outcome != "sanction" or fact.note:
        return None
    limits = [limit for p in hearings(situation.case, procedure) for limit in situation.limits(TERM, p)]
    ends = [limit.outer for limit in limits if limit.outer is not None]
    if not ends or fact.decided_at <= max(ends):
        return None
    return Refusal(
        text("The term to decide ended on {day}.", day=local_day(situation, max(ends))),
        hint=text("End the proceedings as lapsed, or give the reason why the term did not run in the note."),
        unblocks="DisciplineEnded",
    )


def sanction_on_the_list(
    situation: Situation, procedure: Procedure | None, fact: "DecisionTaken | None"
) -> Refusal | None:
    """Only a sanction of the list of the day of the decision, with what it needs; in doubt with a reason."""
    if fact is None or fact.outcome != "sanction":
        return None
    day = local_day(situation, fact.decided_at)
    known = listed_on(situation.pack.country, day)
    chosen = known.get(fact.sanction or "")
    if chosen is None:
        return _not_listed(known)
    missing = [name for name in chosen.needs if getattr(fact, name, None) is None and not _has(fact, name)]
    if missing:
        return Refusal(text("This sanction needs: {fields}.", fields=", ".join(missing)), source=chosen.source)
    return _in_doubt(situation, procedure, fact, chosen)


def _has(fact: "DecisionTaken", name: str) -> bool:
    """`from` is `from_` in Python."""
    return getattr(fact, f"{name}_", None) is not None


def _not_listed(known: Mapping[str, Listed]) -> Refusal:
    return Refusal(
        text(
            "This is no disciplinary sanction of that day. The list had: {known}.",
            known=named({code: listed.label for code, listed in known.items()}),
        ),
        source=next((listed.source for listed in known.values()), None),
    )


def _in_doubt(
    situation: Situation, procedure: Procedure | None, fact: "DecisionTaken", chosen: Listed
) -> Refusal | None:
    if fact.note:
        return None
    if chosen.unconfirmed:
        return Refusal(
            text("It is not confirmed that “{sanction}” is in force: that it came back is an inference.",
                 sanction=chosen.label),
            hint=text("Choose another sanction, or give the reason in the note."), source=chosen.source,
        )  # fmt: skip
    day = day_of_the_facts(situation, procedure)
    if day is None or fact.sanction in listed_on(situation.pack.country, day):
        return None
    return Refusal(
        text("“{sanction}” was not on the list on the day of the facts.", sanction=chosen.label),
        hint=text("Choose another sanction, or give the reason in the note."), source=chosen.source,
    )  # fmt: skip
