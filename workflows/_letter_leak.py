"""What letters say of a leak: the contents of art. 33(3), in the words of its facts, and what is not known yet."""

from collections.abc import Collection
from datetime import timedelta
from typing import Any

from casemgr.casefile import Procedure, Record
from casemgr.language import Language
from casemgr.resources import table
from casemgr.situation import Situation
from casemgr.workflow import Value
from workflows._data_leak_awareness import aware_at
from workflows._letter_leak_people import LEAK_PEOPLE
from workflows._letter_names import names_in
from workflows._letter_reading import NOTHING, YES, Values, day_of, own, own_day, own_moment
from workflows._words_of_facts import answers

ASSESSED, REPORTED = "LeakAssessed", "LeakReported"
DUTCH = Language("nl")


def labels(situation: Situation, fact: str, field: str, codes: Collection[str]) -> list[str]:
    """What these codes of a field are called to others, in this country; else as on the form, else the code itself."""
    form, other = answers("data_leak", fact, field), table("leaks/words.toml")
    said = {**other.get(field, {}), **other[situation.pack.country].get(field, {})}
    return [said.get(code) or (DUTCH.say(form[code]) if code in form else str(code)) for code in codes]


def _assessed(field: str) -> Value:
    """The codes of a field of the last assessment, in words."""

    def value(situation: Situation, procedure: Procedure) -> Any:
        record = procedure.last(ASSESSED)
        return labels(situation, ASSESSED, field, record.public.get(field) or ()) if record is not None else NOTHING

    return value


def _count(kind: str) -> Value:
    """The number of people, when it is known like that."""

    def value(situation: Situation, procedure: Procedure) -> Any:
        record = procedure.last(ASSESSED)
        count = record.public.get("subjects_count") if record is not None else None
        if record is None or count is None:
            return NOTHING
        exact = record.public.get("count_kind") == "exact"
        return count if exact == (kind == "exact") else NOTHING

    return value


def _uncounted(situation: Situation, procedure: Procedure) -> str:
    """Whether it was found that the people cannot be counted."""
    record = procedure.last(ASSESSED)
    return YES if record is not None and record.public.get("count_kind") == "unknown" else NOTHING


def unknown(situation: Situation, procedure: Procedure) -> list[str]:
    """What the authority asks and is not known yet: what was said to be unknown, and what nobody filled in."""
    record = procedure.last(ASSESSED)
    known = answers("data_leak", ASSESSED, "unknown")
    codes = [code for code in known if _lacks(record, code)]
    return labels(situation, ASSESSED, "unknown", codes)


def _lacks(record: Record | None, code: str) -> bool:
    if record is None or code in (record.public.get("unknown") or ()):
        return record is not None or code in ("data_categories", "subjects_count", "consequences", "cause")
    if code == "subjects_count":
        return record.public.get(code) is None and record.public.get("count_kind") != "unknown"
    return code == "consequences" and not record.get(code)


def _told(kind: str, field: str) -> Value:
    """Each of these facts in its own words, oldest first."""
    return lambda situation, procedure: [r.get(field) for r in procedure.all(kind) if r.get(field)] or NOTHING


def _bodies(situation: Situation, procedure: Procedure) -> Any:
    found = [(record.get("body"), day_of(situation, record, "at")) for record in procedure.all("OtherBodyTold")]
    return [f"{body}: {DUTCH.day(day)}" for body, day in found if body and day] or NOTHING


def _aware(situation: Situation, procedure: Procedure) -> Any:
    at = aware_at(procedure)
    return at.astimezone(situation.zone) if at is not None else NOTHING


def _channel(situation: Situation, procedure: Procedure) -> Any:
    record = procedure.last(REPORTED)
    return labels(situation, REPORTED, "channel", [record.public["channel"]])[0] if record is not None else NOTHING


def _said(name: str) -> Value:
    """A yes or no that was answered."""

    def value(situation: Situation, procedure: Procedure) -> Any:
        record = procedure.last(ASSESSED)
        said = record.public.get(name) if record is not None else None
        return said if said is not None else NOTHING

    return value


def _ongoing(situation: Situation, procedure: Procedure) -> Any:
    record = procedure.last(REPORTED)
    said = record.public.get("ongoing") if record is not None else None
    return said if said is not None else NOTHING


PRINTED = ((REPORTED, "title"), (REPORTED, "description"), (REPORTED, "device"), (ASSESSED, "consequences"),
           (ASSESSED, "reasoning"), ("MitigationTaken", "measure"), ("LessonSet", "measure"),
           ("NoLeakFound", "reasoning"), ("AuthorityNotified", "late_reason"))  # fmt: skip
"""The free text of facts that goes out to others."""


def _nameless(situation: Situation, procedure: Procedure) -> str:
    """Whether what is printed names neither who reported it nor somebody who works here."""
    said = (str(r.get(field) or "") for kind, field in PRINTED for r in procedure.all(kind))
    return NOTHING if names_in(situation, " · ".join(said)) else YES


def _advice(situation: Situation, procedure: Procedure) -> list[str]:
    """What the people concerned can do now, by the kinds of data; one line of each sort."""
    record = procedure.last(ASSESSED)
    kinds = set(record.public.get("data_categories") or ()) if record is not None else set()
    country = situation.pack.country
    found = {
        row["id"]: row["says"]
        for row in table("leaks/advice.toml")["advice"]
        if row.get("country", country) == country and kinds & set(row["for"])
    }
    return list(found.values()) or table("leaks/advice.toml")["always"]


def _asked(of: str) -> Value:
    """What is asked of a processor, or of somebody who was sent data."""
    return lambda situation, procedure: [row["says"] for row in table("leaks/questions.toml")[of]]


def _contract_late(situation: Situation, procedure: Procedure) -> str:
    """Whether the processor told us later than the contract says."""
    record = procedure.last("ProcessorReported")
    hours = record.public.get("contract_hours") if record is not None else None
    knew, told = (record.moment("aware_at"), record.moment("told_us_at")) if record is not None else (None, None)
    if not hours or knew is None or told is None:
        return NOTHING
    return YES if told - knew > timedelta(hours=hours) else NOTHING


LEAK: Values = {
    **LEAK_PEOPLE,
    "leak.title": own("title", REPORTED), "leak.description": own("description", REPORTED),
    "leak.device": own("device", REPORTED), "leak.channel": _channel, "leak.ongoing": _ongoing,
    "leak.from": own_moment("occurred_from", REPORTED), "leak.to": own_moment("occurred_to", REPORTED),
    "leak.detected_at": own_moment("detected_at", REPORTED), "leak.aware_at": _aware,
    "leak.reported_on": own_day("happened_at", REPORTED),
    "leak.aspects": _assessed("aspects"), "leak.data": _assessed("data_categories"),
    "leak.groups": _assessed("subject_groups"), "leak.exactly": _count("exact"), "leak.about": _count("about"),
    "leak.uncounted": _uncounted, "leak.records": own("records_count", ASSESSED),
    "leak.special": _said("special_categories"), "leak.unreadable": _said("unintelligible"),
    "leak.consequences": own("consequences", ASSESSED), "leak.risk": own("risk", ASSESSED),
    "leak.reasoning": own("reasoning", ASSESSED), "leak.unknown": unknown,
    "leak.measures": _told("MitigationTaken", "measure"), "leak.planned": _told("LessonSet", "measure"),
    "leak.bodies": _bodies, "leak.nameless": _nameless, "leak.advice": _advice,
    "leak.processor": own("processor", "ProcessorReported"),
    "leak.processor_told_at": own_moment("told_us_at", "ProcessorReported"),
    "leak.processor_aware_at": own_moment("aware_at", "ProcessorReported"),
    "leak.contract_hours": own("contract_hours", "ProcessorReported"),
    "leak.recipient": own("recipient", "RecipientAsked"), "leak.recipient_on": own_day("at", "RecipientAsked"),
    "leak.refuted": own("reasoning", "NoLeakFound"), "leak.refuted_on": own_day("happened_at", "NoLeakFound"),
    "leak.contract_late": _contract_late, "processor.questions": _asked("question"),
    "recipient.asked": _asked("recipient"),
}  # fmt: skip
