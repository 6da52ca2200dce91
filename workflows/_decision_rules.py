"""The rules of a decision: heard first, within what was charged, each defence answered, each part filled in."""

from datetime import date
from typing import TYPE_CHECKING

from casemgr.casefile import CaseFile, Procedure, Record
from casemgr.language import Text, text
from casemgr.law.provisions import Hearing, Sanction
from casemgr.situation import Situation
from casemgr.workflow import Refusal
from workflows._breach_hearing import hearings
from workflows._concerned import along, local_day, person_concerned
from workflows._words_of_the_pack import cited

if TYPE_CHECKING:
    from workflows._decision import DecisionTaken

EU_PROTECTED = {
    "whistleblower": "Richtlijn (EU) 2019/1937, art. 19",
    "dpo": "Verordening (EU) 2016/679 (AVG), art. 38(3)",
}
"""Grounds of protection whose source binds everywhere."""
PARTS = {
    "from": text("the first day"), "until": text("the last day"), "amount": text("the amount"),
    "free_speech": text("how the freedom of expression was weighed"),
}  # fmt: skip
"""What an outcome may need, as a sentence says it."""
FREE_SPEECH = "Europees Verdrag voor de Rechten van de Mens, art. 10; Grondwet, art. 19"
"""A code may ask for the weighing; where the freedom itself stands is the law."""


def outcome_of(situation: Situation, fact: "DecisionTaken | None") -> Sanction | None:
    """The outcome as the code has it."""
    return situation.pack.sanctions.get(fact.sanction or "") if fact is not None else None


def duty_to_hear(situation: Situation, procedure: Procedure | None, sanction: Sanction | None) -> Hearing | None:
    """By which rule the person is heard: that of the outcome where it has one of its own, else that of the route."""
    duties = situation.pack.hearing.duties
    kinds = {"dismissal": duties.get("dismissal"), "penalty": duties.get("conversation"),
             "discipline": duties.get("disciplinary")}  # fmt: skip
    own = kinds.get(sanction.decided_by) if sanction else None
    if own is not None:
        return own
    triaged = procedure.last("BreachTriaged") if procedure else None
    route = situation.pack.routes.get(triaged.public["route"]) if triaged else None
    return route.hearing if route else None


def outcome_and_sanction_agree(
    situation: Situation, procedure: Procedure | None, fact: "DecisionTaken | None"
) -> Refusal | None:
    """A sanction is named when there is one, and only then."""
    if fact is None or fact.outcome == "referred":
        return None
    if fact.outcome == "sanction" and fact.sanction is None:
        return Refusal(text("Say which sanction or measure it is."))
    if fact.outcome == "none" and fact.sanction is not None:
        return Refusal(text("Without consequence there is no sanction: choose one of the two."))
    return None


def parts_of_the_outcome(
    situation: Situation, procedure: Procedure | None, fact: "DecisionTaken | None"
) -> Refusal | None:
    """What this outcome needs to be carried out is in the decision."""
    sanction = outcome_of(situation, fact)
    if fact is None or sanction is None or fact.outcome != "sanction":
        return None
    missing = next((name for name in sanction.needs if _said(fact, name) is None), None)
    if missing is not None:
        return Refusal(
            text("This outcome still needs: {missing}.", missing=PARTS.get(missing, missing)),
            source=FREE_SPEECH if missing == "free_speech" else cited(situation.pack, sanction),
        )
    return _dates_in_order(situation, fact)


def _said(fact: "DecisionTaken", name: str) -> object:
    return getattr(fact, name, getattr(fact, f"{name}_", None))


def _dates_in_order(situation: Situation, fact: "DecisionTaken") -> Refusal | None:
    if fact.from_ and fact.until and fact.until < fact.from_:
        return Refusal(text("The last day lies before the first."))
    if fact.from_ and fact.from_ < local_day(situation, fact.decided_at):
        return Refusal(text("An outcome does not begin before it was decided."))
    return None


def charges_of(case: CaseFile, procedure: Procedure | None) -> Record | None:
    """The charges as they stand: of this procedure, or of what it is about."""
    return next((found for place in along(case, procedure) if (found := place.last("ChargesSet"))), None)


def within_the_charges(
    situation: Situation, procedure: Procedure | None, fact: "DecisionTaken | None"
) -> Refusal | None:
    """Nothing is proven that was not charged, and a sanction rests on something that is proven; what only opens
    proceedings rests on what is charged.
    """
    charged = charges_of(situation.case, procedure)
    if fact is None or charged is None:
        return None
    beyond = [str(article) for article in fact.articles if article not in charged.public["articles"]]
    if beyond:
        return Refusal(text("These articles were not charged: {articles}.", articles=", ".join(beyond)), hint=_again())
    facts = len(charged.get("charges") or fact.facts_proven)
    if len(fact.facts_proven) > facts:
        return Refusal(text("More facts are called proven than the {count} charged.", count=facts), hint=_again())
    if fact.outcome != "sanction":
        return None
    sanction = outcome_of(situation, fact)
    if sanction is not None and sanction.opens:
        return None if fact.articles else Refusal(text("Proceedings are about at least one article that was charged."))
    if not (fact.facts_proven and fact.articles):
        return Refusal(text("A sanction rests on at least one proven fact and one article."))
    return None


def _again() -> Text:
    return text("Charge it first and hear the person about it, or leave it out.")


def answers_each_defence(
    situation: Situation, procedure: Procedure | None, fact: "DecisionTaken | None"
) -> Refusal | None:
    """Whoever defended themselves reads what became of each argument."""
    if fact is None or procedure is None:
        return None
    told = defences(situation.case, procedure)
    if len(fact.answer_to_defence) >= told:
        return None
    if told == 1:
        said = text("The person gave a defence, and this decision does not answer it.")
        return Refusal(said, hint=text("Give the answer."))
    return Refusal(
        text("The person gave a defence {count} times; this decision answers {answers}.",
             count=told, answers=len(fact.answer_to_defence)),
        hint=text("Give an answer to each, one a line."),
    )  # fmt: skip


def defences(case: CaseFile, procedure: Procedure) -> int:
    """How often the person defended themselves, in writing or at the hearing."""
    about = hearings(case, procedure)
    spoken = sum(bool(record.get("objections")) for p in about for record in p.all("HearingHeld"))
    return spoken + sum(len(p.all("DefenceReceived")) for p in about)


def decided_after_hearing(
    situation: Situation, procedure: Procedure | None, fact: "DecisionTaken | None"
) -> Refusal | None:
    """Not before the person was heard, nor while a written answer can still come."""
    if fact is None or procedure is None:
        return None
    day = local_day(situation, fact.decided_at)
    last = [found for p in hearings(situation.case, procedure) if (found := _last_day(situation, p))]
    if not last or day >= max(last):
        return None
    return Refusal(
        text("The decision is dated before {day}: until then the person can be heard or answer in writing.",
             day=max(last)),
        hint=text("Decide on that day or later."),
    )  # fmt: skip


def _last_day(situation: Situation, hearing: Procedure) -> date | None:
    """The first day on which a decision does not run ahead of this hearing."""
    planned, moved = hearing.last("HearingPlanned"), hearing.last("PostponementGranted")
    heard = hearing.last("HearingHeld")
    at = heard.moment("held_at") if heard else None
    if hearing.state == "missed":
        at = moved.moment("new_at") if moved else planned.moment("at") if planned else None
    days = [local_day(situation, at)] if at else []
    until = next((said for r in (moved, planned) if r and (said := r.public.get("reply_until"))), None)
    if until and not hearing.has("DefenceReceived"):
        days.append(date.fromordinal(date.fromisoformat(until).toordinal() + 1))
    return max(days, default=None)


def waiver_still_holds(
    situation: Situation, procedure: Procedure | None, fact: "DecisionTaken | None"
) -> Refusal | None:
    """A ground that hangs on the day of decision is true on that day; else the person is heard after all."""
    if fact is None or procedure is None:
        return None
    person, day = person_concerned(situation.case, procedure), local_day(situation, fact.decided_at)
    about = hearings(situation.case, procedure)
    if any(p.state in ("held", "missed") for p in about):
        return None
    for waived in filter(None, (p.last("HearingWaived") for p in about)):
        waiver = situation.pack.hearing.waivers.get(waived.public["ground"])
        if waiver is not None and waiver.on_decision_day and not situation.suspended_on(person, day):
            return Refusal(
                text("On the day of the decision the contract is no longer suspended: hear the person first."),
                hint=text("If it still is, record the suspension of the contract with the person."),
                unblocks="HearingPlanned",
                source=cited(situation.pack, waiver),
            )
    return None


def protection_weighed(
    situation: Situation, procedure: Procedure | None, fact: "DecisionTaken | None"
) -> Refusal | None:
    """Who is protected is not decided against as if they were not: the decision says why it is no reprisal."""
    if fact is None or fact.note or fact.outcome == "none":
        return None
    day = local_day(situation, fact.decided_at).isoformat()
    noted = [r for p in situation.case.procedures.values() for r in p.all("ProtectionNoted")]
    standing = [r.public for r in noted if r.public["from"] <= day <= (r.public.get("until") or day)]
    if not standing:
        return None
    return Refusal(
        text("A protection against reprisals is on record."),
        hint=text("Say in the note why this decision has nothing to do with it, and who was asked."),
        source=EU_PROTECTED.get(standing[-1]["ground"]),
    )


def free_speech_weighed(
    situation: Situation, procedure: Procedure | None, fact: "DecisionTaken | None"
) -> Refusal | None:
    """What somebody said in public is weighed against the freedom to say it."""
    named = next((r for p in along(situation.case, procedure) if (r := p.last("PersonIdentified"))), None)
    if fact is None or fact.outcome != "sanction" or fact.free_speech or named is None:
        return None
    if named.public["how"] != "public_source":
        return None
    return Refusal(
        text("This is about something said in public, and the freedom of expression has not been weighed."),
        hint=text("Say in “freedom of expression” why this goes beyond what somebody may say."),
    )
