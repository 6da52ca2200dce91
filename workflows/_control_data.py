"""What happens with the data of a control: who gets them, how long they stay, and that they are gone."""

from typing import TYPE_CHECKING

from casemgr.casefile import Procedure
from casemgr.language import Words, text
from casemgr.law.keeping_provisions import KeptKind
from casemgr.situation import Limit, Situation
from casemgr.workflow import Refusal
from workflows._concerned import local_day
from workflows._control_rules import kind_of
from workflows._words_of_the_pack import cited, named

if TYPE_CHECKING:
    from workflows import control as facts

CONDITIONS: dict[str, Words] = {
    "finality": {"nl": "een gerechtvaardigd doel", "en": "a justified purpose"},
    "transparency": {"nl": "de persoon weet dat het kan", "en": "the person knows it can happen"},
    "proportionality": {"nl": "niet meer dan nodig", "en": "no more than needed"},
    "trusted_person": {"nl": "iemand die erover waakt", "en": "somebody who watches over it"},
}


def conditions_of_control(
    situation: Situation, procedure: Procedure | None, fact: "facts.ControlDataProvided | None"
) -> Refusal | None:
    """Where the code sets conditions, each was checked and met before anybody gets data."""
    kind = kind_of(situation.pack, procedure)
    if kind is None or not kind.conditions:
        return None
    checked = procedure.last("ConditionsChecked") if procedure else None
    if checked is None:
        return Refusal(
            text("The conditions of this control have not been checked: {conditions}.",
                 conditions=named(CONDITIONS, kind.conditions)),
            hint=text("Check them before data are handed over."), unblocks="ConditionsChecked",
            source=cited(situation.pack, kind),
        )  # fmt: skip
    lacking = [name for name in kind.conditions if not checked.get(name)]
    if not lacking:
        return None
    return Refusal(
        text("A condition of this control is not met: {conditions}.", conditions=named(CONDITIONS, lacking)),
        hint=text("See to it and record the check again, or end the control without data."),
        unblocks="ConditionsChecked", source=cited(situation.pack, kind),
    )  # fmt: skip


def control_data_kept(
    situation: Situation, procedure: Procedure | None, fact: "facts.ControlDataKeptLonger | None"
) -> Refusal | None:
    """How long is the code's to say: never longer, only once the authority was told, or with reasons."""
    rule, limit = situation.pack.control_data, _limit(situation, procedure)
    if rule.longer == "never":
        return _never(situation, limit, cited(situation.pack, rule))
    if fact is None:
        return None
    if fact.until <= situation.today:
        return Refusal(text("The day until which the data are kept has passed."), hint=text("Choose a later day."))
    if rule.longer == "told_authority":
        return _told_in_time(situation, fact, limit, cited(situation.pack, rule))
    return None


def _never(situation: Situation, limit: Limit | None, source: str) -> Refusal:
    sentence = (
        text("Under this code no data of a control are kept longer than until {limit}, without exception.",
             limit=local_day(situation, limit.deadline))
        if limit is not None and limit.deadline is not None
        else text("Under this code no data of a control are kept longer than its limit, without exception.")
    )  # fmt: skip
    return Refusal(
        sentence,
        hint=text("When a procedure still needs them, somebody decides before that day, with reasons: conclude the "
                  "procedure, put what proves the facts in the case, and have the data destroyed."),
        unblocks="ControlDataDestroyed", source=source,
    )  # fmt: skip


def _told_in_time(
    situation: Situation, fact: "facts.ControlDataKeptLonger", limit: Limit | None, source: str
) -> Refusal | None:
    """What is told after the limit comes too late: by then the data should have been gone."""
    if fact.authority_told_at > situation.now:
        return Refusal(
            text("The authority has not been told yet."), hint=text("Tell it first, then record when."), source=source
        )
    if limit is None or limit.deadline is None or fact.authority_told_at <= limit.deadline or fact.note:
        return None
    return Refusal(
        text("The authority was told after the limit ({limit}); by then the data should have been destroyed.",
             limit=local_day(situation, limit.deadline)),
        hint=text("Have them destroyed. If they must stay, say in the note who decided that and why."),
        unblocks="ControlDataDestroyed", source=source,
    )  # fmt: skip


def _limit(situation: Situation, procedure: Procedure | None) -> Limit | None:
    """The end of the term for these data, when a clock of the code counts one."""
    clock = situation.pack.control_data.clock
    found = situation.limits(clock, procedure) if clock and procedure is not None else []
    return found[0] if found else None


def held_data_stay(
    situation: Situation, procedure: Procedure | None, fact: "facts.ControlDataDestroyed | None"
) -> Refusal | None:
    """What is held for a procedure is destroyed once somebody lifted the hold."""
    placed, lifted = situation.last("LegalHoldPlaced"), situation.last("LegalHoldLifted")
    if placed is None or (lifted is not None and lifted.seq > placed.seq):
        return None
    until = placed.public.get("until")
    if until is not None and until < situation.today.isoformat():
        return None
    return Refusal(
        text("These data are held for a procedure."),
        hint=text("Decide about the hold first; where the code lets nothing be kept longer, lift it before the limit."),
        unblocks="LegalHoldLifted",
    )


def proof_of_this_case(
    situation: Situation, procedure: Procedure | None, fact: "facts.ControlDataDestroyed | None"
) -> Refusal | None:
    """A proof that is named is a paper of this case."""
    if fact is None or fact.proof is None:
        return None
    papers = ("LetterIssued", "DocumentAdded")
    known = {record.public.get("number") for record in situation.case.records if record.kind in papers}
    if fact.proof in known:
        return None
    return Refusal(
        text("This case has no paper with number {proof}.", proof=str(fact.proof)),
        hint=text("Make the statement of destruction, or add the paper first."), unblocks="DocumentAdded",
    )  # fmt: skip


KINDS: tuple[KeptKind, ...] = ("control_data_nothing_found", "control_data_in_procedure")
"""The kinds of kept data that the data of a control are: nothing came of them, or something runs about them."""


def selection_rule_known(
    situation: Situation, procedure: Procedure | None, fact: "facts.ControlDataDestroyed | None"
) -> Refusal | None:
    """Nothing is destroyed without a published selection rule; what is gone already is recorded with a note."""
    known = situation.pack.retention
    kept = next((known[kind] for kind in kinds_of_kept(procedure) if kind in known), None)
    if fact is None or fact.note or kept is None or not kept.selection or situation.settings.get(kept.selection):
        return None
    return Refusal(
        text("No published selection rule has been set, so nothing may be destroyed: {setting}.",
             setting=kept.selection),
        hint=text("Have it set: casemgr settings set {setting} NUMBER. If the data are gone already, say in the note "
                  "by which rule or on whose decision.", setting=kept.selection),
    )  # fmt: skip


def kinds_of_kept(procedure: Procedure | None) -> tuple[KeptKind, ...]:
    """The kind that fits how the control ended, then the other."""
    ended = procedure.last("ControlEnded") if procedure else None
    return KINDS[::-1] if ended and ended.public["outcome"] not in ("nothing", "technical") else KINDS
