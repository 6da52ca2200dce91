"""What letters to the supervisory authority say beside the leak itself: which authority, which phase, who decided."""

from typing import Any

from casemgr.casefile import Procedure, Record
from casemgr.resources import table
from casemgr.situation import Situation
from casemgr.workflow import Value
from workflows._data_leak_awareness import aware_at
from workflows._data_leak_notice import MANDATE, deadline
from workflows._letter_leak import unknown
from workflows._letter_reading import NOTHING, YES, Values, day_of, moment_of, of_last, organ_of, own, own_day

NOTIFIED, DECIDED, LETTER = "AuthorityNotified", "NotificationDecided", "authority_notice"
NEWS = ("LeakAssessed", "MitigationTaken", "LessonSet", "SubjectsInformed", "SubjectsNotInformed", "AwarenessCorrected",
        "ProcessorReported", "RecipientConfirmed", "OtherBodyTold")  # fmt: skip
"""What an authority that was notified has not heard yet."""


def authority(situation: Situation, procedure: Procedure) -> str:
    """The code of the authority: where it was notified, else that of the legal person, else the pack's only one."""
    known = [str(code) for code in situation.pack.supervisors]
    notified = procedure.last(NOTIFIED)
    chosen = (notified.public["authority"] if notified else None) or situation.entity.get("supervisory_authority")
    if chosen in known:
        return str(chosen)
    return known[0] if len(known) == 1 else NOTHING


def _named(situation: Situation, procedure: Procedure) -> str:
    """Its name with the short one, as other letters write it."""
    found = {str(code): one.name["nl"] for code, one in situation.pack.supervisors.items()}
    return found.get(authority(situation, procedure), NOTHING)


def _addressed(key: str) -> Value:
    """A part of what is known of the authority as an addressee."""

    def value(situation: Situation, procedure: Procedure) -> Any:
        known = table("leaks/supervisors.toml")["supervisor"]
        return known.get(authority(situation, procedure), {}).get(key) or NOTHING

    return value


def phase(situation: Situation, procedure: Procedure) -> str:
    """What a notice made now would be. What was filed keeps its phase until something new is known."""
    filed = procedure.last(NOTIFIED)
    if procedure.has("NoLeakFound") and procedure.state == "no_leak":
        return "withdrawn"
    whole = not unknown(situation, procedure)
    if filed is None:
        return "complete" if whole else "initial"
    before = str(filed.public["phase"])
    if before == "withdrawn" or not _news(procedure, filed):
        return before
    return "complete" if whole and before != "complete" else "supplementary"


def _news(procedure: Procedure, filed: Record) -> bool:
    return any(record.seq > filed.seq for kind in NEWS for record in procedure.all(kind))


def _written(procedure: Procedure, name: str) -> Record | None:
    made = [record for record in procedure.all("LetterIssued") if record.public["letter"] == name]
    return made[-1] if made else None


def _due(situation: Situation, procedure: Procedure) -> str:
    """Whether a notice is still to be written: decided or under the mandate, and not written since anything new."""
    if phase(situation, procedure) == "withdrawn" or procedure.ended or not _grounded(situation, procedure):
        return NOTHING
    written = _written(procedure, LETTER)
    if written is None:
        return YES
    filed = procedure.last(NOTIFIED)
    told = [record for kind in NEWS for record in procedure.all(kind) if record.seq > written.seq]
    return YES if filed is not None and told else NOTHING


def _grounded(situation: Situation, procedure: Procedure) -> bool:
    return _decision(situation, procedure) in ("notify", "mandate")


def _decision(situation: Situation, procedure: Procedure) -> str:
    """What the notice rests on: the decision, or before one the standing mandate."""
    decided = procedure.last(DECIDED)
    if decided is not None:
        return str(decided.public["decision"])
    return "mandate" if situation.settings.get(MANDATE) else NOTHING


def _first(situation: Situation, procedure: Procedure) -> Any:
    notified = procedure.all(NOTIFIED)
    return moment_of(situation, notified[0], "notified_at") if notified else NOTHING


def _late(situation: Situation, procedure: Procedure) -> str:
    """Whether the first notice came, or would come now, after the 72 hours."""
    aware, notified = aware_at(procedure), procedure.all(NOTIFIED)
    if aware is None:
        return NOTHING
    at = (notified[0].moment("notified_at") if notified else None) or situation.now
    return YES if at > deadline(aware, situation.zone, situation.pack.country) else NOTHING


def _late_reason(situation: Situation, procedure: Procedure) -> Any:
    told = [record.get("late_reason") for record in procedure.all(NOTIFIED)]
    return next(filter(None, told), NOTHING)


def _reference(situation: Situation, procedure: Procedure) -> Any:
    told = [record.get("reference") for record in procedure.all(NOTIFIED)]
    return next(filter(None, reversed(told)), NOTHING)


def _copy(situation: Situation, procedure: Procedure) -> Any:
    """The leading official, where this authority wants them to know."""
    organ = situation.pack.organs.get("general_director")
    return [organ.the["nl"]] if organ is not None and _addressed("copy")(situation, procedure) else NOTHING


def _title(situation: Situation, procedure: Procedure) -> str:
    """The title of the notice, by phase and by what the authority calls a leak."""
    code = phase(situation, procedure)
    return f"{code}_VTC" if authority(situation, procedure) == "VTC" else code


def _asked(situation: Situation, procedure: Procedure) -> str:
    """Whether the last question of the authority waits for its answer."""
    asked, answered = procedure.last("AuthorityAsked"), procedure.last("AuthorityAnswered")
    return YES if asked is not None and (answered is None or answered.seq < asked.seq) else NOTHING


def _withdrawing(situation: Situation, procedure: Procedure) -> str:
    """Whether a notice stands of what turned out to be no leak."""
    return YES if procedure.has(NOTIFIED) and procedure.has("NoLeakFound") and not procedure.ended else NOTHING


NOTICE: Values = {
    "notice.authority": authority, "notice.authority_name": _named, "notice.addressee": _addressed("full"),
    "notice.address": _addressed("address"), "notice.form": _addressed("form"), "notice.phase": phase,
    "notice.title": _title, "notice.due": _due, "notice.first_at": _first, "notice.reference": _reference,
    "notice.late": _late, "notice.late_reason": _late_reason, "notice.decision": _decision,
    "notice.decided_on": of_last(lambda s, record: day_of(s, record, "happened_at"), DECIDED),
    "notice.organ": of_last(organ_of, DECIDED), "notice.copy": _copy, "notice.withdrawing": _withdrawing,
    "notice.mandate": lambda situation, procedure: situation.settings.get(MANDATE) or NOTHING,
    "asked.waits": _asked, "asked.on": own_day("at", "AuthorityAsked"),
    "asked.question": own("question", "AuthorityAsked"), "asked.answer_by": own_day("answer_by", "AuthorityAsked"),
}  # fmt: skip
