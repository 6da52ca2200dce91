"""What letters say of a hearing: how somebody was heard about a procedure, and the answer to a request to postpone."""

from typing import Any

from casemgr.casefile import Procedure
from casemgr.law.provisions import LetterRoute
from casemgr.situation import Situation
from casemgr.workflow import Value
from workflows._concerned import person_concerned, same_person
from workflows._letter_reading import NOTHING, YES, Values, day_of, moment_of, own, own_day

ENDED = ("held", "missed", "waived")


def _hearing(situation: Situation, procedure: Procedure) -> Procedure | None:
    """The last hearing about this procedure that came to an end."""
    about = [p for p in situation.case.those_about(procedure) if p.workflow.name == "hearing" and p.state in ENDED]
    return about[-1] if about else None


def _of(found: Value) -> Value:
    """A value of that hearing."""

    def value(situation: Situation, procedure: Procedure) -> Any:
        hearing = _hearing(situation, procedure)
        return found(situation, hearing) if hearing is not None else NOTHING

    return value


def invited_on(situation: Situation, hearing: Procedure) -> Any:
    """When the last invitation was sent; handed over without being sent, when it was received."""
    invited = hearing.last("HearingInvited")
    number = invited.public["letter"] if invited else None
    for kind, at in (("LetterSent", "sent_at"), ("LetterDelivered", "delivered_at")):
        sent = [record for record in hearing.all(kind) if record.public["letter"] == number]
        if sent:
            return day_of(situation, sent[-1], at)
    return NOTHING


def received_on(situation: Situation, hearing: Procedure) -> Any:
    """When the last invitation reached the person."""
    invited = hearing.last("HearingInvited")
    number = invited.public["letter"] if invited else None
    came = [record for record in hearing.all("LetterDelivered") if record.public["letter"] == number]
    return day_of(situation, came[-1], "delivered_at") if came else NOTHING


def planned_on(situation: Situation, hearing: Procedure) -> Any:
    """The moment as it was planned last."""
    moved = hearing.last("PostponementGranted")
    return moment_of(situation, moved or hearing.last("HearingPlanned"), "new_at" if moved else "at") or NOTHING


def _objected(situation: Situation, hearing: Procedure) -> str:
    held = hearing.last("HearingHeld")
    return YES if hearing.has("DefenceReceived") or (held is not None and held.get("objections")) else NOTHING


def _moment(kind: str, name: str) -> Value:
    return lambda situation, procedure: moment_of(situation, procedure.last(kind), name) or NOTHING


HEARD: Values = {
    "heard.how": _of(lambda situation, hearing: hearing.state), "heard.kind": _of(own("kind", "HearingPlanned")),
    "heard.on": _of(_moment("HearingHeld", "held_at")), "heard.planned_on": _of(planned_on),
    "heard.letter": _of(own("letter", "HearingInvited")), "heard.invited_on": _of(invited_on),
    "heard.received_on": _of(received_on),
    "heard.ground": _of(own("ground", "HearingWaived")),
    "heard.defence_on": _of(own_day("received_at", "DefenceReceived")),
    "heard.assisted_by": _of(own("assisted_by", "HearingHeld")), "heard.objected": _of(_objected),
}  # fmt: skip


def _matter(situation: Situation, procedure: Procedure) -> str:
    about = situation.case.about(procedure)
    return about.workflow.name if about is not None else NOTHING


def _route_of_pack(situation: Situation, procedure: Procedure) -> LetterRoute | None:
    """What the pack says in its invitation on the route that was chosen."""
    about = situation.case.about(procedure)
    triaged = about.last("BreachTriaged") if about is not None else None
    letter = situation.pack.letters.get("hearing_invitation")
    return letter.routes.get(str(triaged.public["route"])) if triaged is not None and letter is not None else None


def _route_says(situation: Situation, procedure: Procedure) -> str:
    found = _route_of_pack(situation, procedure)
    return found.says["nl"] if found is not None else NOTHING


def _route_articles(situation: Situation, procedure: Procedure) -> list[str]:
    found = _route_of_pack(situation, procedure)
    return [situation.pack.articles[code].cite["nl"] for code in (found.articles if found is not None else ())]


INVITATION: Values = {
    "hearing.matter": _matter, "hearing.route_says": _route_says, "hearing.route_articles": _route_articles,
}  # fmt: skip


def _answer(situation: Situation, procedure: Procedure) -> str:
    """How the last request was answered; "" while it waits."""
    asked, answered = procedure.last("PostponementAsked"), procedure.last("PostponementGranted", "PostponementRefused")
    if asked is None or answered is None or answered.seq < asked.seq:
        return NOTHING
    return "granted" if answered.kind == "PostponementGranted" else "refused"


def _asked_by(situation: Situation, procedure: Procedure) -> str:
    """Who asked for postponement; "u" when that is who reads the letter."""
    by = str(own("by", "PostponementAsked")(situation, procedure))
    return "u" if same_person(situation, by, person_concerned(situation.case, procedure)) else by


def _old_at(situation: Situation, procedure: Procedure) -> Any:
    """The moment before the last postponement."""
    granted = procedure.all("PostponementGranted")
    refused = _answer(situation, procedure) == "refused"
    earlier = granted if refused else granted[:-1]
    if earlier:
        return moment_of(situation, earlier[-1], "new_at")
    return moment_of(situation, procedure.last("HearingPlanned"), "at") or NOTHING


POSTPONEMENT: Values = {
    "postponement.asked_on": own_day("asked_at", "PostponementAsked"),
    "postponement.by": _asked_by, "postponement.answer": _answer,
    "postponement.old_at": _old_at, "postponement.new_at": _moment("PostponementGranted", "new_at"),
    "postponement.reason": own("reason", "PostponementRefused"),
    "postponement.alternatives": own("alternatives", "PostponementRefused"),
}  # fmt: skip
