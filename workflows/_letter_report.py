"""What letters to a reporter say: to whom, who handles the report and signs, and nothing about anybody else."""

from typing import Any

from casemgr import places, roles
from casemgr.casefile import Procedure
from casemgr.naming import bare
from casemgr.situation import Situation
from casemgr.workflow import Value
from workflows._letter_names import bare_text, names_in
from workflows._letter_person import the_code
from workflows._letter_reading import NOTHING, YES, Values, own
from workflows._report_rules import called, received
from workflows._report_told import handlers

MONTHS = "report.feedback-months"
WHISTLEBLOWER = "whistleblower"


def reporter(situation: Situation, procedure: Procedure) -> str:
    """Who reported, for whoever may know it: by the role table, or because they took it in."""
    record, viewer = procedure.last("ReportReceived"), situation.viewer
    if record is None:
        return NOTHING
    seen = viewer.sees(places.of_field(situation.case, record, "reporter") or frozenset())
    return str(record.get("reporter") or NOTHING) if seen or record.event.actor == viewer.user else NOTHING


def _known(name: str) -> Value:
    """What the list of people has of the reporter; for a user or somebody outside, the name as it was told."""

    def value(situation: Situation, procedure: Procedure) -> Any:
        said = reporter(situation, procedure)
        key = (situation.find_named(said) or said) if said else said
        known = situation.find_person(key) if key else None
        if known is not None:
            return known.get(name) or NOTHING
        return situation.users.get(said, said) if name == "family_name" else NOTHING

    return value


def _address(situation: Situation, procedure: Procedure) -> list[str]:
    place = " ".join(filter(None, (_known(part)(situation, procedure) for part in ("postcode", "place"))))
    return [line for line in (*str(_known("address")(situation, procedure)).splitlines(), place) if line]


def _handler(situation: Situation, procedure: Procedure) -> str:
    """The first office that the code has this report told to."""
    office = next(iter(handlers(situation, procedure)), "")
    return roles.load()[office].the(situation.pack.labels)["nl"] if office else NOTHING


def _phone(situation: Situation, procedure: Procedure) -> str:
    """Never the house's own line for what came through the whistle-blower channel."""
    private = received(procedure, "route") == WHISTLEBLOWER
    return NOTHING if private else str(situation.entity.get("contact_phone") or NOTHING)


def _receipt_due(situation: Situation, procedure: Procedure) -> str:
    return NOTHING if procedure.has("ReportAcknowledged", "AcknowledgementWithheld") else YES


def _months(situation: Situation, procedure: Procedure) -> Any:
    said = situation.settings.get(MONTHS, "")
    return int(said) if said.isdigit() and int(said) else NOTHING


def _nameless(situation: Situation, procedure: Procedure) -> str:
    """Whether the feedback names nobody but the reporter."""
    told = procedure.last("ReporterInformed")
    own_names = {bare_text(bare(name)).strip() for name in called(situation, received(procedure, "reporter"))}
    return NOTHING if told is not None and names_in(situation, str(told.get("text") or ""), own_names) else YES


REPORTER: Values = {
    "report.reporter": reporter, "report.channel": own("route", "ReportReceived"), "report.handler": _handler,
    "report.receipt_due": _receipt_due, "report.feedback_months": _months, "report.nameless": _nameless,
    "handler.name": lambda situation, procedure: situation.viewer.name,
    "handler.function": lambda situation, procedure: situation.viewer.function, "handler.phone": _phone,
    "person.form_of_address": _known("form_of_address"), "person.given_name": _known("given_name"),
    "person.family_name": _known("family_name"), "person.address": _address, "pack.the_code": the_code,
}  # fmt: skip
