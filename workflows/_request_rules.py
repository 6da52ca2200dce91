"""The rules of a request about one's own data."""

from typing import TYPE_CHECKING

from casemgr.casefile import Procedure
from casemgr.language import text
from casemgr.situation import Situation
from casemgr.workflow import Refusal
from workflows import _request_terms as terms
from workflows._data_leak_awareness import needs_triage

if TYPE_CHECKING:
    from workflows import subject_request as facts

CHANGES = ("rectification", "completion", "erasure", "restriction", "shielding")
"""What whoever had received the data is told of (GDPR art. 19)."""


def triaged_as_request(
    situation: Situation, procedure: Procedure | None, fact: "facts.RequestReceived | None"
) -> Refusal | None:
    """In the case of a report, a request opens once the report was triaged as one."""
    return needs_triage(situation, fact.from_report if fact else None, ("subject_request",))


def right_of_the_law(
    situation: Situation, procedure: Procedure | None, fact: "facts.RequestReceived | None"
) -> Refusal | None:
    """Shielding is a right of some codes only; where it is none, the law has restriction."""
    if fact is None or fact.kind != "shielding":
        return None
    return Refusal(
        text("This code and the law know no right to shielding."),
        hint=text("Choose restriction: while it lasts, data are stored and not used."),
    )


def kind_of(procedure: Procedure | None) -> str:
    """What is asked, as last corrected."""
    record = procedure.last("RequestReceived") if procedure else None
    return str(record.public["kind"]) if record else ""


def person_of(procedure: Procedure | None) -> str | None:
    """Who asks."""
    record = procedure.last("RequestReceived") if procedure else None
    return record.get("person") if record else None


def after_the_request(
    situation: Situation, procedure: Procedure | None, fact: "facts.RequestAnswered | facts.RequestWithdrawn | None"
) -> Refusal | None:
    """An answer or withdrawal comes after what it is about."""
    if fact is None or procedure is None:
        return None
    at = getattr(fact, "answered_at", None) or getattr(fact, "at", None)
    if at is None or at.astimezone(situation.zone).date() >= terms.received_on(situation, procedure):
        return None
    return Refusal(text("This lies before the day on which the request came in."), hint=text("Check the date."))


def extended_once(situation: Situation, procedure: Procedure | None, fact: object) -> Refusal | None:
    """The law knows one extension."""
    if procedure is None or not procedure.has("RequestExtended"):
        return None
    return Refusal(text("The term was extended before; that can be done once."), unblocks="RequestAnswered")


def extension_told_in_time(
    situation: Situation, procedure: Procedure | None, fact: "facts.RequestExtended | None"
) -> Refusal | None:
    """An extension counts only when the person heard of it within the first term."""
    if fact is None or procedure is None:
        return None
    if fact.told_at > situation.now:
        return Refusal(text("The moment lies in the future."), hint=text("Record it once it has happened."))
    if fact.told_at.astimezone(situation.zone).date() < terms.received_on(situation, procedure):
        return Refusal(text("This lies before the day on which the request came in."), hint=text("Check the date."))
    until = terms.first_term(situation, procedure)
    if until is None or fact.told_at <= until:
        return None
    return Refusal(
        text("The person heard of the extension after the first term had ended ({until}).", until=until.date()),
        hint=text("The term is not extended. Answer now, and say why it is late."),
        unblocks="RequestAnswered",
    )


def shorter_term_goes_on(
    situation: Situation, procedure: Procedure | None, fact: "facts.RequestExtended | None"
) -> Refusal | None:
    """Where the code has a term of its own, extending that of the law does not move it."""
    left = terms.of_the_code(situation, procedure, "running", "overdue") if procedure is not None else None
    if left is None or fact is None or fact.note:
        return None
    return Refusal(
        text("“{term}” is not extended by this and goes on until {until}.", term=left.label, until=left.until.date()),
        hint=text("Answer within that term. If you extend all the same, say why in the note."),
        unblocks="RequestAnswered",
        source=left.source,
    )


def to_be_told(procedure: Procedure | None) -> bool:
    """Whether whoever had received the data still has to hear of a change."""
    answer = procedure.last("RequestAnswered") if procedure else None
    if procedure is None or answer is None or answer.public["granted"] == "refused":
        return False
    return kind_of(procedure) in CHANGES and not procedure.has("RecipientsTold")


def something_changed(situation: Situation, procedure: Procedure | None, fact: object) -> Refusal | None:
    """Recipients are told of a change, not of access or of a refusal."""
    if to_be_told(procedure) or (procedure is not None and procedure.has("RecipientsTold")):
        return None
    return Refusal(text("Nothing was corrected, erased or restricted that recipients must hear of."))


def recipients_told(
    situation: Situation, procedure: Procedure | None, fact: "facts.RequestClosed | None"
) -> Refusal | None:
    """A change is passed on to whoever had received the data, unless there is nobody."""
    if not to_be_told(procedure) or (fact is not None and fact.note):
        return None
    if fact is None:
        return None
    return Refusal(
        text("Whoever had received the data has not been told of the change."),
        hint=text("If nobody received them, or telling them is impossible, say so in the note."),
        unblocks="RecipientsTold",
    )


def nothing_runs_about_it(situation: Situation, procedure: Procedure | None, fact: object) -> Refusal | None:
    """A request whose answer is attacked stays open until that is decided."""
    running = [p for p in situation.case.those_about(procedure) if not p.ended] if procedure is not None else []
    if not running:
        return None
    return Refusal(text("An objection against the answer still runs."), unblocks="AppealDecided")
