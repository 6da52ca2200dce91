"""Which procedure takes a fact: the one that is named, the only one that can, or a new one."""

import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from casemgr import workflow as workflows
from casemgr.casefile import FILE, CaseFile, Procedure
from casemgr.desk.session import Session
from casemgr.errors import Refused, Unusable
from casemgr.facts import Authority, Fact
from casemgr.language import Language, text
from casemgr.law.packs import Pack
from casemgr.reading import people, staff
from casemgr.workflow import NEW, Step

PERSON = re.compile(r"P\d{5,}")
Place = tuple[Procedure | None, Step, str]
"""The procedure (None: a new one), the row that takes the fact, and the procedure's id."""


def zone(pack: Pack) -> ZoneInfo:
    """Local times are the pack's, never the machine's."""
    return ZoneInfo(pack.zone)


def place(case: CaseFile, kind: str, named: str | None, fact: Fact | None = None) -> Place:
    """Where the fact goes. `Unusable` when several could take it, or the named one does not exist."""
    if named is not None:
        return _named(case, kind, named)
    takers = [p for p in case.procedures.values() if p.workflow.step_for(kind, p.state)]
    letter = _of_the_letter(case, fact)
    if letter is not None:
        return letter, _file_row(kind), letter.id
    if len(takers) == 1:
        return takers[0], takers[0].workflow.step_for(kind, takers[0].state) or _file_row(kind), takers[0].id
    if takers:
        raise Unusable(
            "which-procedure",
            text("Several procedures can take this: {ids}.", ids=", ".join(p.id for p in takers)),
            hint=text("Say which one with --procedure."),
        )
    for name in workflows.takers(kind):
        row = workflows.load(name).step_for(kind, NEW)
        if row is not None:
            if not can_begin(case, name):
                raise _own_case(name)
            return None, row, case.next_id(name)
    if any(p.workflow.steps_of(kind) for p in case.procedures.values()):
        raise workflows.out_of_place(kind)
    raise Unusable(
        "no-procedure",
        text("No procedure of this case knows this step."),
        hint=text("See what is possible: casemgr steps {case}", case=case.number),
    )


def can_begin(case: CaseFile, name: str) -> bool:
    """Whether a procedure of this kind may begin here: as the first of a case, or about what runs in it. A leak never
    opens a breach: no workflow is about a leak.
    """
    there = [p.workflow.name for p in case.procedures.values() if p.id != FILE]
    workflow = workflows.load(name)
    if not there:
        return workflow.opens_case
    return not set(there).isdisjoint(workflow.about) and not (workflow.once and name in there)


def _own_case(name: str) -> Refused:
    return Refused(
        "opens-its-own-case",
        text(
            "This does not belong in this case: it opens a case of its own, "
            "or follows a report that was triaged as this."
        ),
        hint=text("Open a case: casemgr open {workflow}", workflow=name) if workflows.load(name).opens_case else None,
        source="casemgr: uit een datalek volgt nooit vanzelf een dossier over een persoon",
    )


def _named(case: CaseFile, kind: str, named: str) -> Place:
    procedure = case.procedures.get(named)
    if procedure is None:
        raise Unusable(
            "unknown-procedure",
            text("This case has no procedure “{name}”.", name=named[:60]),
            hint=text("It has: {ids}.", ids=", ".join(p for p in case.procedures if p != FILE)),
        )
    row = procedure.workflow.step_for(kind, procedure.state)
    if row is None and not procedure.workflow.steps_of(kind):
        row = workflows.load(FILE).step_for(kind, "open")
    if row is None:
        raise workflows.out_of_place(kind)
    return procedure, row, procedure.id


def _file_row(kind: str) -> Step:
    row = workflows.load(FILE).step_for(kind, "open")
    if row is None:
        raise workflows.out_of_place(kind)
    return row


def _of_the_letter(case: CaseFile, fact: Fact | None) -> Procedure | None:
    """What happens to a letter belongs to the procedure it was made for."""
    number = getattr(fact, "letter", None)
    if fact is None or number is None or not type(fact).__name__.startswith("Letter"):
        return None
    for procedure in case.procedures.values():
        if any(record.public["number"] == number for record in procedure.all("LetterIssued")):
            return procedure
    return None


ABOUT = ("about", "against", "from_report")
"""The fields by which an opening fact says what it is about."""
WITH_STATUS = frozenset({"PersonIdentified", "DisciplineOpened"})
"""The facts that say which status somebody had on the day of the facts."""


def asks_the_case(cls: type[Fact]) -> bool:
    """Whether something that was left out of such a fact is filled in from the case."""
    return cls.__name__ in WITH_STATUS or not cls.model_fields.keys().isdisjoint(ABOUT)


def with_about(
    cls: type[Fact], data: Mapping[str, Any], about: str | None, case: CaseFile | None = None
) -> dict[str, Any]:
    """Fills what the fact is about; a value that differs is refused, never overruled. What is left out is filled in
    when only one procedure of the case can be meant.
    """
    said = dict(data)
    name = next((name for name in ABOUT if name in cls.model_fields), None)
    if about is None:
        only = _only_about(case, cls) if case is not None and name is not None and said.get(name) is None else None
        return said | {name: only} if name is not None and only is not None else said
    if name is None:
        raise Unusable("not-about-anything", text("This fact is not about another procedure."))
    if said.setdefault(name, about) != about:
        raise Unusable("about-differs", text("--about and “{field}” say different things.", field=name))
    return said


def _only_about(case: CaseFile, cls: type[Fact]) -> str | None:
    """The one procedure that a new procedure with this first fact can be about."""
    kinds = {name for taker in workflows.takers(cls.__name__) for name in workflows.load(taker).about}
    found = [p.id for p in case.procedures.values() if p.workflow.name in kinds]
    return found[0] if len(found) == 1 else None


def with_defaults(
    session: Session, cls: type[Fact], data: dict[str, Any], *, always: bool = False, case: CaseFile | None = None
) -> dict[str, Any]:
    """An authority that was left out is the user: where the contract says so, and in forms always. With the case, the
    status of a person is that on the day of the facts.
    """
    field = cls.model_fields.get("authority")
    wanted = field is not None and Authority in _parts(field.annotation) and (always or not field.is_required())
    given = data.get("authority", {})
    if wanted and isinstance(given, dict) and "holder" not in given:
        viewer = session.viewer
        acting = session.acting
        role = next(
            (r for r in ("general_director", "deputy_director", "dpo") if r in viewer.roles | acting),
            "general_director",
        )
        capacity = "acting" if role in acting and role not in viewer.roles else "titular"
        own = {"organ": role, "holder": viewer.name, "capacity": capacity}
        if capacity == "acting":
            own["basis"] = Language("nl").say(text("replacement of the absent holder"))  # printed in letters
        data["authority"] = own | given
    _require_known(session, data)
    _copy_status(session, cls, data, case)
    return data


def _require_known(session: Session, data: Mapping[str, Any]) -> None:
    """What looks like a person's number must be one; anything else is a name as it was typed."""
    person = data.get("person")
    if isinstance(person, str) and PERSON.fullmatch(person) and people.person(session.register, person) is None:
        raise Unusable(
            "unknown-person",
            text("There is no person {person} in this register.", person=person),
            hint=text("Look them up: casemgr people list --query NAME"),
        )


def _copy_status(session: Session, cls: type[Fact], data: dict[str, Any], case: CaseFile | None) -> None:
    """The status of the person on the day of the facts is copied in, so that a later change does not change the past.
    Without the case that day is not known yet, and nothing is copied.
    """
    if cls.__name__ not in WITH_STATUS or "status" in data:
        return
    day = _told_day(data) or (day_of_the_facts(case, zone(session.pack)) if case is not None and case.records else None)
    known = people.person(session.register, str(data.get("person")))
    status = staff.status_on(known, day) if known is not None and day is not None else None
    if status is not None:
        data["status"] = status


def _told_day(data: Mapping[str, Any]) -> date | None:
    """The day of the facts, where the fact itself says it."""
    said = data.get("facts_on")
    try:
        return date.fromisoformat(said) if isinstance(said, str) else None
    except ValueError:  # refused with its field when the fact is read
        return None


def day_of_the_facts(case: CaseFile, local: ZoneInfo) -> date:
    """When the breach took place; else when it was reported; else when the case was opened."""
    told = (("BreachReported", "occurred_on"), ("ReportReceived", "received_at"), ("BreachReported", "happened_at"))
    for kind, field in told:
        records = [record for p in case.procedures.values() if (record := p.last(kind)) is not None]
        moments = [moment for record in records if isinstance(moment := record.when(field), datetime)]
        if moments:
            return moments[-1].astimezone(local).date()
    return case.records[0].recorded_at.astimezone(local).date()


def _parts(annotation: Any) -> tuple[Any, ...]:
    return getattr(annotation, "__args__", (annotation,))
