"""What the minutes of a hearing say: who was there, what was put and answered, who signs; or that nobody came."""

from casemgr.casefile import Procedure
from casemgr.naming import bare, full_name
from casemgr.situation import Situation
from casemgr.workflow import Value
from workflows._concerned import person_concerned
from workflows._letter_hearing import invited_on, planned_on, received_on
from workflows._letter_reading import NOTHING, Values, own, own_day, own_moment

HELD, MISSED = "HearingHeld", "HearingMissed"
FORMAL = ("disciplinary", "suspension", "appeal")
"""Kinds of hearing of which the minutes are called so, and not the record of a conversation."""


def _title(situation: Situation, procedure: Procedure) -> str:
    planned = procedure.last("HearingPlanned")
    kind = str(planned.public["kind"]) if planned is not None else ""
    if procedure.has(MISSED) and not procedure.has(HELD):
        return "missed_hearing" if kind in FORMAL else "missed"
    return "objection" if kind == "objection" else "hearing" if kind in FORMAL else "conversation"


def _yes_no(name: str, kind: str) -> Value:
    """A yes or a no as a code; nothing where it was not said."""

    def value(situation: Situation, procedure: Procedure) -> str:
        record = procedure.last(kind)
        said = record.public.get(name) if record is not None else None
        return NOTHING if said is None else "yes" if said else "no"

    return value


def _represented_by(situation: Situation, procedure: Procedure) -> str:
    """Who spoke in the place of the person: whoever was appointed, else whoever assisted."""
    record = procedure.last(HELD)
    if record is None or record.public.get("heard") != "representative":
        return NOTHING
    appointed = situation.last("RepresentativeAppointed")
    return str(record.get("assisted_by") or (appointed.get("name") if appointed is not None else "") or NOTHING)


def _remarks(situation: Situation, procedure: Procedure) -> list[str]:
    return [str(record.get("text")) for record in procedure.all("MinutesRemarked") if record.get("text")]


def _signers(situation: Situation, procedure: Procedure) -> list[str]:
    """Everybody who was there, and the person and whoever assisted them unless they refused to sign."""
    record = procedure.last(HELD)
    if record is None:
        return []
    there = [str(one) for one in record.get("present") or ()]
    refused = record.public.get("signed") == "refused"
    own = [] if refused else [_name(situation, procedure), str(record.get("assisted_by") or "")]
    if record.public.get("heard") == "representative":
        own = own[1:]
    known = {bare(one) for one in there}
    person = bare(_name(situation, procedure))
    kept = [one for one in there if not (refused and bare(one) == person)]
    return [*kept, *(one for one in own if one and bare(one) not in known)]


def _name(situation: Situation, procedure: Procedure) -> str:
    return full_name(situation.person(person_concerned(situation.case, procedure)))


MINUTES: Values = {
    "minutes.title": _title,
    "minutes.at": own_moment("held_at", HELD), "minutes.ended_at": own_moment("ended_at", HELD),
    "minutes.planned_at": planned_on, "minutes.text": own("minutes", HELD),
    "minutes.objections": own("objections", HELD), "minutes.present": own("present", HELD),
    "minutes.heard": own("heard", HELD), "minutes.assisted_by": own("assisted_by", HELD),
    "minutes.represented_by": _represented_by, "minutes.rights": _yes_no("rights_recalled", HELD),
    "minutes.papers": own("papers", HELD), "minutes.witnesses": own("witnesses", HELD),
    "minutes.taker": own("minute_taker", HELD), "minutes.remarks_until": own_day("remarks_until", HELD),
    "minutes.remarks": _remarks, "minutes.signed": own("signed", HELD), "minutes.signers": _signers,
    "minutes.letter": own("letter", "HearingInvited"), "minutes.invited_on": invited_on,
    "minutes.received_on": received_on, "minutes.defence_on": own_day("received_at", "DefenceReceived"),
    "minutes.excused": _yes_no("excused", MISSED), "minutes.in_order": _yes_no("invited_correctly", MISSED),
}  # fmt: skip
