"""Whether a step may be taken now by this user: state, role and rules, the same for screens and for taking."""

from collections.abc import Iterator
from datetime import datetime

from casemgr import advice, places
from casemgr import workflow as workflows
from casemgr.casefile import FILE, Procedure
from casemgr.desk import competence, separation, wording
from casemgr.desk.session import Session, not_your_role
from casemgr.errors import Refused
from casemgr.facts import Fact
from casemgr.language import text
from casemgr.law import rules
from casemgr.reading import tasks
from casemgr.situation import Situation
from casemgr.workflow import Refusal, Rule, Step

LETTER_STEPS = frozenset(
    {"LetterSent", "LetterDelivered", "LetterRefused", "LetterReturned", "LetterServedAgain", "HearingInvited"}
)
"""What the secretariat records about letters."""


PAST = frozenset({
    "happened_at", "at", "done_at", "taken_at", "sent_at", "delivered_at", "returned_at", "received_at", "asked_at",
    "warned_at", "informed_at", "told_us_at", "obtained_at", "captured_at", "found_at", "known_at", "decided_at",
    "served_at", "authority_told_at", "given_at", "entered_at", "notified_at", "ended_at",
})  # fmt: skip
"""Fields that say when something was done."""
PLANS = frozenset({"HearingPlanned", "MeasureOrdered"})
"""Facts whose moment is one that comes."""


def name_of(rule: Rule) -> str:
    """The name by which the law or a pack names a rule."""
    return rule.__name__.replace("_", "-")


def refusal(
    session: Session, situation: Situation, procedure: Procedure | None, row: Step, fact: Fact | None
) -> Refused | None:
    """Why this step cannot be taken; None when it can. Without a fact only what is certain already is told."""
    needs = needed(situation, procedure, row)
    if not _allowed(session, situation, procedure, row, needs, fact):
        return not_your_role(needs, situation.pack.labels)
    return (
        next(barriers(situation, procedure, row, fact), None)
        or competence.refusal(situation, procedure, fact)
        or separation.refusal(situation, procedure, fact)
        or withdrawn_by_another(session, situation, fact)
        or dated_ahead(situation, fact)
    )


def barriers(
    situation: Situation, procedure: Procedure | None, row: Step, fact: Fact | None = None
) -> Iterator[Refused]:
    """Every rule of the law or the code that refuses this step, whoever takes it, in the order of the row."""
    for rule in row.rules:
        named = rules.named(name_of(rule), situation.pack)
        said = rule(situation, procedure, fact) if named is not None else None
        if named is not None and said is not None and not excepted(situation, procedure, named.except_):
            yield refused(name_of(rule), said, said.source or named.source)


def _allowed(
    session: Session, situation: Situation, procedure: Procedure | None, row: Step, needs: str, fact: Fact | None
) -> bool:
    """By role, in a case given to the user too; and what anybody may: one's own report, one's task, stepping aside."""
    case = situation.case
    within = places.of_procedure(case, procedure) if procedure is not None else _opening_at(situation, row, fact)
    given = situation.viewer.assigned
    return (
        session.may(needs, own=is_own(situation, session, row), assigned=given, within=within | {situation.pack.labels})
        or _handles_letters(session, row)
        or holds_task(situation, session, fact)
        or asks_or_gives_advice(situation, session, row)
        or steps_aside(situation, session, fact)
    )


def _opening_at(situation: Situation, row: Step, fact: Fact | None) -> frozenset[str]:
    """Where a procedure will stand that this step opens: a whistle-blower's report apart, a hearing with its appeal."""
    if getattr(fact, "route", None) == "whistleblower":
        return frozenset({"whistleblower"})
    about = situation.case.procedures.get(getattr(fact, "about", None) or "")
    beside = places.of_procedure(situation.case, about) if about is not None else frozenset[str]()
    return beside | {workflows.takers(row.fact.__name__)[0]}


def _handles_letters(session: Session, row: Step) -> bool:
    """Who prepares and posts letters records what became of them, without seeing what the case is about."""
    return row.fact.__name__ in LETTER_STEPS and session.may("letters C")


def needed(situation: Situation, procedure: Procedure | None, row: Step) -> str:
    """The cell of the role table: for what any procedure takes, the one of the procedure at hand."""
    column, _, verb = row.needs.partition(" ")
    if column != FILE:
        return row.needs
    at_hand = procedure if procedure is not None and procedure.id != FILE else situation.case.main
    of = at_hand.workflow.column
    return f"{'personnel' if of == 'breach' and row.fact.seen_by == 'personnel' else of} {verb}"


def is_own(situation: Situation, session: Session, row: Step | None = None) -> bool:
    """Whether this is the user's own report: when it is made, and for a paper that is added to it later; never to
    conclude it.
    """
    if len(situation.case.records) < 2:
        return True
    mine = situation.case.records[0].event.actor == session.user
    return mine and (row is None or row.fact.__name__ == "DocumentAdded")


def holds_task(situation: Situation, session: Session, fact: Fact | None) -> bool:
    """Who was given a task may say that it is done, whatever else they may see."""
    name = getattr(fact, "task", None)
    if fact is None or type(fact).__name__ != "TaskDone":
        return False
    return tasks.holds(session.register, situation.viewer, situation.case.number, str(name))


def asks_or_gives_advice(situation: Situation, session: Session, row: Step) -> bool:
    """Who was asked may answer. A superior asks where the code lets them, about their own report or task."""
    register, viewer, case = session.register, situation.viewer, situation.case
    if row.fact.__name__ == advice.GIVEN:
        return tasks.holds(register, viewer, case.number, fact=advice.GIVEN)
    if row.fact.__name__ != advice.ASKED or advice.RULE not in situation.pack.rules:
        return False
    mine = case.records[0].event.actor == session.user or tasks.holds(register, viewer, case.number)
    return mine and session.may("measures C", within=advice.WITHIN)


def steps_aside(situation: Situation, session: Session, fact: Fact | None) -> bool:
    """Anybody may say that a case concerns themselves; who took in a report, that it concerns whom it is about."""
    if type(fact).__name__ != "Recused":
        return False
    who = getattr(fact, "who", None)
    told = situation.last("ReportReceived")
    took_in = told is not None and told.event.actor == session.user and told.get("concerns") == who
    return who == session.user or took_in


def withdrawn_by_another(session: Session, situation: Situation, fact: Fact | None) -> Refused | None:
    """A fact is withdrawn by who recorded it, or by who may take its step."""
    seq = getattr(fact, "of", None)
    if type(fact).__name__ != "FactCorrected" or not isinstance(seq, int) or not 0 < seq <= situation.case.seq:
        return None
    record = situation.case.records[seq - 1]
    procedure = situation.case.procedures[record.procedure]
    rows = procedure.workflow.steps_of(record.kind) or workflows.load(FILE).steps_of(record.kind)
    needs = needed(situation, procedure, rows[0])
    if record.event.actor == session.user or session.may(needs):
        return None
    return not_your_role(needs, situation.pack.labels)


def dated_ahead(situation: Situation, fact: Fact | None) -> Refused | None:
    """What is recorded as done has been done; plans and last days lie ahead."""
    if fact is None or type(fact).__name__ in PLANS:
        return None
    for name in fact.public_names & PAST:
        value = getattr(fact, name, None)
        if isinstance(value, datetime) and value > situation.now:
            return Refused(
                "not-in-future",
                text("“{field}” lies in the future.", field=wording.field_label(type(fact).__name__, name)),
                hint=text("Record it once it has happened."),
                source="casemgr: een feit wordt pas vastgelegd als het gebeurd is",
            )
    return None


def refused(rule: str, said: Refusal, source: str) -> Refused:
    """A rule's answer as the refusal people and scripts meet."""
    error = Refused(rule, said.sentence, hint=said.hint, source=source)
    error.unblocks = said.unblocks
    return error


def excepted(situation: Situation, procedure: Procedure | None, grounds: tuple[str, ...]) -> bool:
    """Whether the rule does not bind here, because a waiver on one of these grounds stands about this procedure."""
    about = situation.case.those_about(procedure) if procedure is not None else []
    return any(record.public["ground"] in grounds for p in about for record in p.all("HearingWaived"))


def changed_meanwhile(expected: int, found: int) -> Refused:
    """The refusal when the case moved on while somebody was typing."""
    return Refused(
        "case-moved-on",
        text(
            "Somebody recorded something in this case in the meantime (fact {found}, you saw {expected}).",
            found=found,
            expected=expected,
        ),
        hint=text("What you typed is kept. Look at the case and try again."),
    )
