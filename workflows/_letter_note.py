"""What a note for the organ that decides says: what it is about, what is proposed, who leaves, which papers it has."""

from collections.abc import Iterator
from typing import Any

from casemgr.casefile import Procedure, Record
from casemgr.language import Language, Text, text
from casemgr.naming import full_name
from casemgr.situation import Situation
from workflows._appeal_remedy import body, contested
from workflows._concerned import along, local_day, status_concerned
from workflows._decision_rules import charges_of
from workflows._letter_reading import NOTHING, YES, Values, of_last, own

_DUTCH = Language("nl")  # letters are


def _organ_key(situation: Situation, procedure: Procedure) -> str:
    """The organ that decides next: of the appeal, of the proceedings, or on what is proposed."""
    if procedure.workflow.name == "appeal":
        return body(situation, procedure) or NOTHING
    opened = procedure.last("DisciplineOpened")
    if opened is not None:
        return str((opened.get("authority") or {}).get("organ", NOTHING))
    proposed = procedure.last("SanctionProposed")
    sanction = situation.pack.sanctions.get(str(proposed.public.get("sanction"))) if proposed is not None else None
    able = situation.pack.organs_for(sanction.decided_by, status_concerned(situation, procedure)) if sanction else ()
    entity = situation.entity
    own_body = str(entity.get("deciding_body") or "")
    if own_body in able:
        return own_body
    key = str(entity.get("key") or "")
    fitting = (code for code in able if situation.pack.organs[code].of in ("", key))
    return next(fitting, NOTHING)


def _organ(situation: Situation, procedure: Procedure) -> str:
    organ = situation.pack.organs.get(_organ_key(situation, procedure))
    return organ.the["nl"] if organ is not None else NOTHING


def _proposal(situation: Situation, record: Record) -> str:
    sanction = situation.pack.sanctions.get(str(record.public.get("sanction")))
    return sanction.label["nl"] if sanction is not None else NOTHING


def _opens(situation: Situation, record: Record) -> str:
    sanction = situation.pack.sanctions.get(str(record.public.get("sanction")))
    return YES if sanction is not None and sanction.opens else NOTHING


def facts_told(situation: Situation, procedure: Procedure) -> Any:
    """The facts of the report, else those given to the investigator, else those that were charged."""
    told = (procedure.last(kind) for kind in ("ReportDrawnUp", "InvestigatorAppointed"))
    own_facts = next((record.get("facts") for record in told if record is not None and record.get("facts")), None)
    charged = charges_of(situation.case, procedure)
    return own_facts or (charged.get("charges") if charged is not None else None) or NOTHING


def _articles(situation: Situation, procedure: Procedure) -> list[str]:
    charged, known = charges_of(situation.case, procedure), situation.pack.articles
    codes = charged.public["articles"] if charged is not None else ()
    return [situation.pack.citation(code)["nl"] for code in codes if code in known]


def _leave(situation: Situation, procedure: Procedure) -> list[str]:
    """Whoever stepped aside, investigated disciplinary facts, or took what is attacked, each with the reason."""
    found: dict[str, Text] = {}
    for record in (r for p in situation.case.procedures.values() for r in p.all("Recused")):
        by = _called(situation, record.get("replaced_by"))
        found[_called(situation, record.get("who"))] = (
            text("steps aside, replaced by {name}", name=by) if by else text("steps aside")
        )
    name = procedure.workflow.name
    if name == "disciplinary_proceedings":
        for record in procedure.all("InvestigatorAppointed"):
            found.setdefault(_called(situation, record.get("person")), text("carried out the inquiry"))
    attacked = contested(situation, procedure).record if name == "appeal" else None
    if attacked is not None:
        holder = _called(situation, (attacked.get("authority") or {}).get("holder"))
        found.setdefault(holder, text("took what is contested"))
    return [f"{who}: {_DUTCH.say(why)}" for who, why in found.items() if who]


def _called(situation: Situation, said: object) -> str:
    key = str(said or "")
    return situation.users.get(key) or full_name(situation.find_person(key) or {}) or key


def _defence(situation: Situation, procedure: Procedure) -> list[str]:
    """What was brought forward at a hearing and in writing; of an appeal, its grounds."""
    hearings = [p for p in situation.case.those_about(procedure) if p.workflow.name == "hearing"]
    kinds = (("HearingHeld", "objections"), ("DefenceReceived", "text"))
    told = [record.get(name) for p in hearings for kind, name in kinds for record in p.all(kind)]
    return [str(said) for said in told if said]


def _papers(situation: Situation, procedure: Procedure) -> list[str]:
    """The inventory of the report, else what the case itself holds: invitations, minutes, defences, the appeal."""
    report = procedure.last("ReportDrawnUp")
    if report is not None:
        named = _DUTCH.say(text("disciplinary report of {day}", day=_day(situation, report, "at")))
        return [named, *(str(paper) for paper in report.get("inventory") or ())]
    return list(dict.fromkeys(_held(situation, procedure)))


_PAPERS = {
    "AppealLodged": (text("written appeal of {day}"), "lodged_at"),
    "HearingInvited": (text("invitation {letter}"), ""),
    "HearingHeld": (text("minutes of {day}"), "held_at"),
    "DefenceReceived": (text("written defence of {day}"), "received_at"),
    "DecisionTaken": (text("decision of {day}"), "decided_at"),
    "MeasureOrdered": (text("provisional measure of {day}"), "from_at"),
}
"""Facts that stand for a paper of the file, and their day."""


def _held(situation: Situation, procedure: Procedure) -> Iterator[str]:
    places = list(along(situation.case, procedure))
    about = [p for place in places for p in situation.case.those_about(place) if p.workflow.name == "hearing"]
    records = sorted((r for p in (*places, *about) for r in p.records if r.stands), key=lambda r: r.seq)
    for record in records:
        if record.kind in _PAPERS:
            said, at = _PAPERS[record.kind]
            letter = str(record.public.get("letter", ""))
            yield str(_DUTCH.say(text(said.message, day=_day(situation, record, at), letter=letter)))


def _day(situation: Situation, record: Record, name: str) -> str:
    moment = record.moment(name) if name else None
    return _DUTCH.day(local_day(situation, moment or record.recorded_at))


NOTE: Values = {
    "note.matter": lambda situation, procedure: procedure.workflow.name,
    "note.organ": _organ, "note.organ_key": _organ_key, "note.proposal": of_last(_proposal, "SanctionProposed"),
    "note.opens": of_last(_opens, "SanctionProposed"),
    "note.motivation": own("motivation", "SanctionProposed"), "note.facts": facts_told, "note.articles": _articles,
    "note.leave": _leave, "note.papers": _papers, "note.defence": _defence,
}  # fmt: skip
