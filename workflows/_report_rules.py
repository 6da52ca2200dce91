"""The rules of a report: its route, its reporter, and what follows from what it turned out to be."""

from typing import TYPE_CHECKING, Any

from casemgr.casefile import Procedure
from casemgr.language import Text, text
from casemgr.naming import bare, full_name
from casemgr.situation import Situation
from casemgr.workflow import Refusal

if TYPE_CHECKING:
    from workflows import report as facts

COUNSELLORS = "counsellors.text"
"""The setting that says who the counsellors are and how they are reached."""
POINTING_ON = 200
"""Characters that suffice to say that somebody was pointed to the counsellors; what happened does not fit in them."""
BECOMES = {
    "leak": {"data_leak"}, "breach": {"breach"}, "both": {"data_leak", "breach"}, "subject_request": {"subject_request"}
}  # fmt: skip
"""What a report can open, by what it was judged to be. A leak opens no breach."""


def received(procedure: Procedure | None, name: str) -> Any:
    """A value of the report as it came in."""
    record = procedure.last("ReportReceived") if procedure else None
    return record.get(name) if record else None


def outcome(procedure: Procedure | None) -> str | None:
    """What the report was judged to be."""
    record = procedure.last("ReportTriaged") if procedure else None
    return str(record.public["outcome"]) if record else None


def called(situation: Situation, who: str | None) -> set[str]:
    """Every way somebody is named here: as typed, as a user, by name; "Els Peeters, directeur" is Els Peeters."""
    if not who:
        return set()
    known, users, plain = situation.person(who), situation.users, bare(who)
    names = {plain, bare(full_name(known)), bare(users.get(who, "")), bare(known.get("account") or "")} - {""}
    return names | {key.casefold() for key, name in users.items() if bare(name) in names}


def is_viewer(situation: Situation, who: str | None) -> bool:
    """Whether the one who is named, by name or by function, is who acts now."""
    viewer = situation.viewer
    own = {viewer.user.casefold(), bare(viewer.name), bare(viewer.function)} - {""}
    return bool(who) and not own.isdisjoint(called(situation, who))


def not_in_future(
    situation: Situation, procedure: Procedure | None, fact: "facts.ReportReceived | None"
) -> Refusal | None:
    """A report is recorded once it has come in."""
    if fact is None or fact.received_at <= situation.now:
        return None
    return Refusal(text("The moment of receipt lies in the future."), hint=text("Fill in when it came in."))


def route_of_reports(
    situation: Situation, procedure: Procedure | None, fact: "facts.ReportReceived | None"
) -> Refusal | None:
    """A report comes along one of the routes of the code."""
    routes = situation.pack.report_routes
    if fact is None or fact.route in routes:
        return None
    return Refusal(text("Reports do not come in this way here. They come: {routes}.", routes=", ".join(routes)))


def administrator_reports_directly(
    situation: Situation, procedure: Procedure | None, fact: "facts.ReportReceived | None"
) -> Refusal | None:
    """Where the code has system administrators report to more people than others do, that route is taken."""
    if fact is None or fact.reporter_kind != "sysadmin" or fact.note:
        return None
    own, taken = (situation.pack.report_routes.get(route) for route in ("system_administrator", fact.route))
    if own is None or own.silent or fact.route == "whistleblower" or (taken and set(own.tells) <= set(taken.tells)):
        return None
    return Refusal(
        text("A system administrator reports at once to everybody whom the code names for that."),
        hint=text("Choose the route of the system administrator, or say in the note why it came another way."),
        source=f"{situation.pack.name['nl']}, {own.source}",
    )


def concerned_stays_out(situation: Situation, procedure: Procedure | None, fact: object) -> Refusal | None:
    """Whom a report is about neither judges it nor learns from it who told."""
    subject = str(received(procedure, "subject") or "").casefold()
    about = is_viewer(situation, received(procedure, "concerns")) or situation.viewer.name.casefold() in subject
    if not about:
        return None
    return Refusal(
        text("This report concerns you, so somebody else handles it."),
        hint=text("Step back from this case and say who replaces you."),
        unblocks="Recused",
    )


def triage_still_fits(
    situation: Situation, procedure: Procedure | None, fact: "facts.ReportTriaged | None"
) -> Refusal | None:
    """A judgment that is corrected still covers what was opened after it."""
    if fact is None or procedure is None:
        return None
    opened = {p.workflow.name for p in situation.case.those_about(procedure)} & set().union(*BECOMES.values())
    if opened <= BECOMES.get(fact.outcome, set()):
        return None
    return Refusal(
        text("Something was opened after the first judgment that does not fit this one."),
        hint=text("End what was opened first, or choose an outcome that covers it."),
    )


def harassment_is_not_recorded(
    situation: Situation, procedure: Procedure | None, fact: "facts.ReportTriaged | facts.ReporterInformed | None"
) -> Refusal | None:
    """Of harassment nothing is recorded but that the person was pointed to the counsellors."""
    said = getattr(fact, "reasoning", None) or getattr(fact, "text", None) or ""
    about = getattr(fact, "outcome", None) or outcome(procedure)
    if fact is None or about != "harassment" or len(said) <= POINTING_ON:
        return None
    return Refusal(
        text("Nothing of this is recorded here: say only, in a line, that the person was pointed to the counsellors."),
        hint=pointing_on(situation),
    )


def harassment_goes_no_further(situation: Situation, procedure: Procedure | None, fact: object) -> Refusal | None:
    """What belongs with the counsellors is passed on by the person, not by the file."""
    if outcome(procedure) != "harassment":
        return None
    return Refusal(
        text("This belongs with the confidential counsellors; nothing more of it is recorded or passed on here."),
        hint=pointing_on(situation),
    )


def pointing_on(situation: Situation) -> Text:
    """To whom the person is pointed, as the organisation has set it."""
    names = situation.settings.get(COUNSELLORS)
    if names:
        return text("Point the person to the counsellors: {names}.", names=names)
    return text("Point the person to the counsellors, and set who they are: casemgr settings set counsellors.text")
