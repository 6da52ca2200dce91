"""Where in a case something stands, so that the role table can say who sees it: procedures, facts, single fields."""

from typing import TYPE_CHECKING

from casemgr import advice
from casemgr.viewer import NOBODY, OFFICE, PLACES

if TYPE_CHECKING:
    from casemgr.casefile import CaseFile, Procedure, Record

TO_THE_DIRECTOR = frozenset({"head_of_service", "department_head", "general_director", "deputy"})
"""Ways by which a report reaches the general director and nobody else: the DPO takes in the others."""
ABOUT_DATA = frozenset({"leak", "both", "subject_request"})
"""What a report may turn out to be that the DPO carries on with."""
OPEN = frozenset[str]()
"""A case that is just being opened: nothing stands in it yet."""


def of_procedure(case: "CaseFile", procedure: "Procedure") -> frozenset[str]:
    """Where a procedure stands; a breach opens to the personnel side once the person is identified."""
    name = procedure.workflow.name
    if name == "report":
        return _of_report(procedure)
    if name == "file":
        return _of_file(case)
    if procedure.workflow.column == "breach":
        return frozenset({"breach", "identified"} if procedure.has("PersonIdentified") else {"breach"})
    about = case.about(procedure)
    if name == "hearing" and about is not None and about.workflow.name == "appeal":
        name = "appeal"  # who keeps the appeal also keeps its hearing
    return frozenset({procedure.workflow.column, name} & PLACES.keys())


def _of_file(case: "CaseFile") -> frozenset[str]:
    """What belongs to no procedure stands where the procedure stands that gives the case its name."""
    return OPEN if case.main.workflow.name == "file" else of_procedure(case, case.main)


def signature(case: "CaseFile") -> tuple[frozenset[str], ...]:
    """Where every procedure stands: when it changes, what was said before is for other eyes."""
    hushed = hushed_reports(case)
    return tuple(of_procedure(case, p) | ({NOBODY} if p.id in hushed else set()) for p in case.procedures.values())


def hushed_reports(case: "CaseFile") -> frozenset[str]:
    """The reports that were judged to be harassment: what they told belongs with the counsellors, so nobody reads it
    here. Whoever was given the case still learns who reported, to show them the way.
    """
    judged = ((p.id, p.last("ReportTriaged")) for p in case.procedures.values() if p.workflow.name == "report")
    found = (name for name, record in judged if record is not None and record.public["outcome"] == "harassment")
    return case.hushed_later | frozenset(found)


def kept_out(case: "CaseFile") -> frozenset[str]:
    """The users who may not see this case, whatever their roles: who stepped aside, and whom a report is about."""
    every = case.procedures.values()
    aside = {r.get("who") for p in every for r in p.all("Recused")}
    told_about = {r.get("concerns") for p in every for r in p.all("ReportReceived")}
    return frozenset(name for name in aside | told_about if name and " " not in name)


def given_to(case: "CaseFile") -> frozenset[str]:
    """The users and offices this case was given to: who replaces somebody, investigates, was passed the report, or
    receives the appeal.
    """
    every = case.procedures.values()
    replacing = {r.get("replaced_by") for p in every for r in p.all("Recused")}
    inquiring = {r.get("person") for p in every for r in p.all("InvestigatorAppointed")}
    passed_on = {r.get("to") for p in every for r in p.all("ReportForwarded")}
    found = {name for name in replacing | inquiring | passed_on if name and " " not in name}
    return frozenset(found | ({OFFICE} if any(p.has("AppealLodged") for p in every) else set()))


def _of_report(procedure: "Procedure") -> frozenset[str]:
    received = procedure.last("ReportReceived")
    route = received.public["route"] if received is not None else ""
    if route == "whistleblower":
        return frozenset({"whistleblower"})
    triaged = procedure.last("ReportTriaged")
    about_data = triaged is not None and triaged.public["outcome"] in ABOUT_DATA
    return frozenset({"report" if about_data or route not in TO_THE_DIRECTOR else "breach"})


def of_case(case: "CaseFile") -> frozenset[str]:
    """Every place of a case; the neutral list has all but leaks and what a whistle-blower told."""
    found = frozenset(place for procedure in case.procedures.values() for place in of_procedure(case, procedure))
    return found | {"neutral"} if found & {"breach", "personnel", "report", "requests"} else found


def of_record(case: "CaseFile", record: "Record") -> frozenset[str]:
    """Where a fact stands: its own half, the one it names, or its procedure."""
    half = record.fact_type.seen_by or record.public.get("half")
    if half in ("personnel", "appeal", "leak"):
        return frozenset({half})
    if half == "report":
        return _of_paper(case, record)
    where = of_procedure(case, case.procedures[record.procedure])
    if record.kind.startswith("Letter"):
        return where | {"letters"}
    if where & {"breach", "report"} and advice.without_names(case, record):
        return frozenset({"personnel"})
    return where


def of_letter(case: "CaseFile", record: "Record") -> frozenset[str]:
    """Where what a letter says stands, and to whom it goes: one to who reported something only with those who may know
    them, not with all who handle letters.
    """
    procedure = case.procedures[record.procedure]
    if procedure.workflow.name != "report":
        return of_record(case, record)
    whistleblower = "whistleblower" in of_procedure(case, procedure)
    return frozenset({"reporter-whistleblower" if whistleblower else "reporter-report"})


def _of_paper(case: "CaseFile", record: "Record") -> frozenset[str]:
    """A mail as it came names its sender: it is for those who may know the reporter."""
    reports = [p for p in case.procedures.values() if p.workflow.name == "report"]
    if not reports:
        return frozenset({"breach"})
    if not hushed_reports(case).isdisjoint(p.id for p in reports):
        return frozenset({NOBODY})
    where = _of_report(reports[0])
    if record.public.get("kind") != "email":
        return where
    return frozenset({"reporter-whistleblower" if "whistleblower" in where else "reporter-report"})


def of_field(case: "CaseFile", record: "Record", name: str) -> frozenset[str] | None:
    """Where one field stands, when fewer may see it than the fact."""
    personal = name in record.fact_type.personal_names
    audience = record.fact_type.audience_of(name) if personal else None
    if personal and audience is None and record.kind == "ReportReceived" and record.procedure in hushed_reports(case):
        return frozenset({NOBODY})
    if audience == "reporter":
        within = of_record(case, record)
        return frozenset({f"reporter-{next(iter(within & {'leak', 'whistleblower'}), 'report')}"})
    return frozenset({audience}) if audience else None
