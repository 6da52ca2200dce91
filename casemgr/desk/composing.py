"""A letter before it is issued: its values from facts, people, entity and settings; what it lacks; how it reads."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from casemgr import workflow as workflows
from casemgr.casefile import Procedure
from casemgr.desk import casework, current, housing, signatory, wording
from casemgr.desk.session import Session
from casemgr.errors import Refused, Unusable
from casemgr.language import text
from casemgr.letters import catalogue, compose, mentions
from casemgr.letters.letter import Letter
from casemgr.letters.sheet import Sheet
from casemgr.situation import Situation
from casemgr.store import chain

YES_NO = {"yes": True, "ja": True, "no": False, "nee": False}


@dataclass(frozen=True, slots=True)
class Prepared:
    """A letter with the values it has now, for one procedure. `unsigned`: why nobody can sign it as things stand."""

    letter: Letter
    situation: Situation
    procedure: Procedure
    values: Mapping[str, Any]
    practice: bool
    unsigned: Refused | None = None
    style: housing.Style = field(default_factory=housing.Style)
    accounts: Mapping[str, str] = field(default_factory=dict)

    def sheet(self, *, draft: bool, number: str | None = None, head: chain.Head | None = None) -> Sheet:
        """The letter in full; `Incomplete` when it lacks what it must say and is no draft. `head` is where the ledger
        stands when it is issued: a letter that is sealed says so.
        """
        sheet = compose.compose(self.letter, self.values, draft=draft, practice=self.practice, number=number)
        sheet = self.style.dress(sheet, self.values)
        if head is None or draft or not self.letter.sealed:
            return sheet
        return compose.sealed(sheet, head.short, head.events)

    def checklist(self) -> tuple[mentions.Check, ...]:
        """Every mention: there, missing with the place to fill it in, or not required and why."""
        return mentions.checklist(self.letter, self.values)


def prepare(
    session: Session, number: str, name: str, *, procedure: str | None = None, given: Mapping[str, Any] | None = None
) -> Prepared:
    """The letter for a procedure of the case; `given` are values of the letter's own form, such as a free paragraph."""
    letter = _letter(name)
    situation = casework.situation(session, number)
    return prepared(session, situation, _procedure(situation, letter, procedure), letter, given)


def prepared(
    session: Session, situation: Situation, chosen: Procedure, letter: Letter, given: Mapping[str, Any] | None = None
) -> Prepared:
    """The same, of a case that is at hand."""
    style = housing.style(session.register, situation.settings)
    letter = style.letter(letter)
    signed = signatory.signing(session, situation, chosen, letter)
    found = gather(situation, chosen, signed.values)
    taken = {name: found[source] for name, source in letter.takes.items() if found.get(source)}
    values = {**found, **taken, **(given or {})}
    known = {key: value for key, value in values.items() if value not in (None, "", [])}
    return Prepared(
        letter, situation, chosen, known, current.is_sandbox(session.register), signed.refusal, style, signed.accounts
    )


def _letter(name: str) -> Letter:
    from casemgr.law.suggestions import nearest

    if name not in catalogue.letters():
        near = nearest(name, catalogue.letters())
        raise Unusable(
            "unknown-letter",
            text("There is no letter “{name}”.", name=name[:60]),
            hint=text("Did you mean “{near}”?", near=near) if near else text("See: casemgr letters"),
        )
    return catalogue.letter(name)


def _procedure(situation: Situation, letter: Letter, named: str | None) -> Procedure:
    if not letter.of_a_case:
        raise Unusable(
            "letter-of-no-case",
            text("This paper belongs to no case: it is made for a person."),
            hint=text("Make it with: casemgr form PERSON"),
        )
    if named is not None and named in situation.case.procedures:
        return situation.case.procedures[named]
    found = [p for p in situation.case.procedures.values() if p.workflow.name in letter.workflows]
    told = [p for p in found if p.has(*letter.after)] or found
    running = [p for p in told if not p.ended] or told
    if named is None and len(running) == 1:
        return running[0]
    if not found:
        opener = next(row.fact.__name__ for row in workflows.load(letter.workflow).steps if row.opens)
        raise Unusable(
            "nothing-to-write-about",
            text("This case has nothing yet that this letter is about."),
            hint=text("First: {step} ({fact}).", step=wording.label(opener), fact=opener),
        )
    ids = ", ".join(p.id for p in found)
    raise Unusable(
        "which-procedure",
        text("It is not clear for which procedure this letter is."),
        hint=text("Say which one with --procedure. This case has: {ids}.", ids=ids),
    )


def gather(situation: Situation, procedure: Procedure, signed: Mapping[str, Any]) -> dict[str, Any]:
    """Every value at hand: the procedure's own first, then those of what it is about."""
    values: dict[str, Any] = {**around(situation), **signed}
    about = situation.case.about(procedure)
    for place in (about, procedure) if about else (procedure,):
        for name, value in place.workflow.values.items():
            found = value(situation, place)
            if found is not None:
                values[name] = found
    if "hearing.hears" not in values and "sender.name" in values:
        values["hearing.hears"] = [
            ", ".join(part for part in (values["sender.name"], values.get("sender.function")) if part)
        ]
    if isinstance(values.get("hearing.at"), datetime):
        values["hearing.at"] = values["hearing.at"].astimezone(situation.zone)
    return values


def around(situation: Situation) -> dict[str, Any]:
    """What stands on every letter under this code, whatever it is about."""
    return {**_house(situation), **_paper(situation)}


def _house(situation: Situation) -> dict[str, Any]:
    """Letterhead, contact and window of the legal person the case belongs to."""
    entity, settings = situation.entity, situation.settings
    window = settings.get("letters.window", "").replace(",", " ").split()
    return {
        "entity.name": entity.get("name"), "entity.address": entity.get("address"),
        "entity.website": entity.get("website"),
        "contact.name": entity.get("contact"), "contact.capacity": entity.get("contact_capacity"),
        "contact.phone": entity.get("contact_phone"), "contact.email": entity.get("contact_email"),
        "house.folds": YES_NO.get(settings.get("letters.fold-marks", "").strip().lower()),
        "house.window": [float(part) for part in window] if len(window) == 2 else None,
    }  # fmt: skip


def _paper(situation: Situation) -> dict[str, Any]:
    pack = situation.pack
    return {
        "case.number": situation.case.number, "letter.date": situation.today, "pack.key": pack.key,
        "pack.country": pack.country,
        "pack.zone": pack.zone, "pack.code_name": pack.name["nl"], "pack.code_version": pack.version,
    }  # fmt: skip
