"""The answers a form offers for a field: of the fact itself, of the pack, of the case, of the register."""

from collections.abc import Callable, Mapping
from typing import Any

from casemgr import places
from casemgr.casefile import Procedure
from casemgr.desk import competence, parsing, tasking, wording
from casemgr.desk.forms import Choice
from casemgr.desk.session import Session
from casemgr.facts import Code, Fact, base_of, field_of
from casemgr.language import Words
from casemgr.law import packcodes, sanctionlist
from casemgr.law.packs import Pack
from casemgr.reading import people
from casemgr.situation import Situation


def choices(
    session: Session, cls: type[Fact], name: str, situation: Situation | None, procedure: Procedure | None
) -> tuple[Choice, ...]:
    codes = parsing.choices_of(cls, name) or _worded_codes(cls, name)
    if codes:
        say = session.language.say
        return tuple(Choice(code, say(wording.choice(cls.__name__, name, code))) for code in codes)
    pack = situation.pack if situation is not None else session.pack
    if name not in OF_THE_CASE and (found := _of_the_pack(session, pack, cls.__name__, name)):
        return found
    find = OF_THE_CASE.get(name)
    if find is not None and situation is not None and base_of(field_of(cls, name).annotation)[0] is Code:
        return find(session, situation, procedure)
    if name == "entity":
        return tuple(
            Choice(entity["key"], entity.get("name", entity["key"])) for entity in people.entities(session.register)
        )
    if name in ("person", "superior") and session.may("personnel V"):
        return tuple(
            Choice(row["person"], row["name"], row["staff_number"]) for row in people.people(session.register, "", 2000)
        )
    return ()


def _worded_codes(cls: type[Fact], name: str) -> tuple[str, ...]:
    """The codes that have words, for a field that would take any code."""
    if base_of(field_of(cls, name).annotation)[0] is not Code:
        return ()
    return tuple(wording.field(cls.__name__, name).get("choices", ()))


Find = Callable[[Session, Situation, Procedure | None], tuple[Choice, ...]]


def _routes(session: Session, situation: Situation, procedure: Procedure | None) -> tuple[Choice, ...]:
    say, pack = session.language.say, situation.pack
    return tuple(
        Choice(code, say(r.label), say(r.help), _cited(say, pack, r.article))
        for code, r in pack.routes_for(None).items()
    )


def _articles(session: Session, situation: Situation, procedure: Procedure | None) -> tuple[Choice, ...]:
    say = session.language.say
    return tuple(Choice(code, say(a.title), "", say(a.cite)) for code, a in situation.pack.charges().items())


def _sanctions(session: Session, situation: Situation, procedure: Procedure | None) -> tuple[Choice, ...]:
    say = session.language.say
    if procedure is not None and procedure.workflow.name == "disciplinary_proceedings":
        listed = sanctionlist.listed_on(situation.pack.country, situation.today)
        return tuple(Choice(code, say(found.label), "", found.source) for code, found in listed.items())
    found = situation.pack.sanctions_for(competence.status_of(situation) or "")
    return tuple(Choice(code, say(s.label), say(s.help), s.source) for code, s in found.items())


def _procedures(session: Session, situation: Situation, procedure: Procedure | None) -> tuple[Choice, ...]:
    say = session.language.say
    running = [
        p for p in situation.case.procedures.values() if p.id != "file" and p.workflow.name != "report" and not p.ended
    ]
    several = len({p.workflow.name for p in running}) < len(running)
    names = {p.id: say(wording.workflow(p.workflow.name)) for p in running}
    return tuple(Choice(key, f"{name} ({key})" if several else name) for key, name in names.items())


def _warnings(session: Session, situation: Situation, procedure: Procedure | None) -> tuple[Choice, ...]:
    """The procedures in which people were warned."""
    say = session.language.say
    warned = [p for p in situation.case.procedures.values() if p.has("StaffWarned", "GroupInformed", "PersonWarned")]
    return tuple(Choice(p.id, f"{say(wording.workflow(p.workflow.name))} ({p.id})") for p in warned)


def _letters(session: Session, situation: Situation, procedure: Procedure | None) -> tuple[Choice, ...]:
    issued = [record for p in situation.case.procedures.values() for record in p.all("LetterIssued")]
    return tuple(Choice(record.public["number"], record.public["number"]) for record in issued)


def _tasks(session: Session, situation: Situation, procedure: Procedure | None) -> tuple[Choice, ...]:
    sees = situation.viewer.sees(places.of_case(situation.case))
    mine = {session.user, *situation.viewer.roles, *situation.viewer.acting}
    return tuple(
        Choice(task.id, tasking.said(task.said, session.language))
        for task in situation.tasks()
        if task.done_at is None and (sees or task.holder in mine)
    )


def _of_the_pack(session: Session, pack: Pack, kind: str, name: str) -> tuple[Choice, ...]:
    """What the pack knows for a field, each with its article."""
    say = session.language.say
    found = pack.charges() if packcodes.PARTS.get((kind, name)) == "articles" else packcodes.options(pack, kind, name)
    return tuple(
        Choice(code, say(packcodes.label(pack, kind, name, code)), say(getattr(row, "help", None)), _source(say, row))
        for code, row in found.items()
    )


def _source(say: Callable[[Words], str], row: Any) -> str:
    return say(row.cite) if hasattr(row, "cite") else str(getattr(row, "source", ""))


def _cited(say: Callable[[Words], str], pack: Any, article: str) -> str:
    return say(pack.articles[article].cite) if article in pack.articles else ""


OF_THE_CASE: Mapping[str, Find] = {
    "route": _routes, "articles": _articles, "sanction": _sanctions, "about": _procedures, "against": _procedures,
    "letter": _letters,
    "task": _tasks,
}  # fmt: skip
"""Fields whose answers come from the pack or from the case itself."""
