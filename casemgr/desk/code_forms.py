"""Forms on which people sign for a code of conduct: made, numbered and kept, about no case."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from casemgr.casefile import CaseFile
from casemgr.desk import addressing, casework, composing, current, housing, papers
from casemgr.desk import people as desk
from casemgr.desk.issuing import Issued
from casemgr.desk.session import Session, not_your_role, pack_named
from casemgr.errors import Refused, RegisterError, Unusable
from casemgr.facts import Code, Fact
from casemgr.language import text
from casemgr.law.packs import Pack
from casemgr.letters import catalogue, compose, mentions
from casemgr.letters.letter import Letter
from casemgr.letters.render import render
from casemgr.letters.sheet import Sheet
from casemgr.reading import forms, people
from casemgr.registerfacts import FormIssued
from casemgr.store import kept
from casemgr.store.connection import Connection

FORM = "acknowledgement_form"


@dataclass(frozen=True, slots=True)
class CodeForm:
    """A form with the values it has now, for one person."""

    letter: Letter
    pack: Pack
    person: str
    values: Mapping[str, Any]
    practice: bool
    style: housing.Style

    def sheet(self, *, draft: bool, number: str | None = None) -> Sheet:
        """The form in full; `Incomplete` when it lacks what it must say and is no draft."""
        sheet = compose.compose(self.letter, self.values, draft=draft, practice=self.practice, number=number)
        return self.style.dress(sheet, self.values)

    def checklist(self) -> tuple[mentions.Check, ...]:
        """Every mention: there, missing with the place to fill it in, or not required and why."""
        return mentions.checklist(self.letter, self.values)

    def fact(self, number: str, digest: str) -> FormIssued:
        """What is recorded once it is made."""
        return FormIssued(
            person=Code(self.person), form=Code(self.letter.id), pack=Code(self.pack.key),
            version=Code(self.pack.version), number=Code(number), sha256=digest,
        )  # fmt: skip


def require(session: Session) -> None:
    """Forms are made by those who prepare this letter and keep the list of people."""
    if not session.may("letters C|D", letter=FORM) or not session.may("personnel V"):
        raise not_your_role("personnel C", session.pack.labels)


def prepare(
    session: Session, person: str, pack: str | None = None, *, deliver: addressing.Deliver | None = None,
    given: Mapping[str, Any] | None = None,
) -> CodeForm:  # fmt: skip
    """The form for somebody under a code; the default code unless another is named."""
    require(session)
    key, known = desk.find(session, person)
    return of_known(session, key, known, pack_named(session.register, pack), deliver=deliver, given=given)


def of_known(
    session: Session, key: str, known: Mapping[str, Any], pack: Pack, *, deliver: addressing.Deliver | None = None,
    given: Mapping[str, Any] | None = None,
) -> CodeForm:  # fmt: skip
    """The same, of somebody who is at hand. Unless told, it goes home, and to the service when no home is known."""
    case = CaseFile("")
    case.pack_digest, case.entity = pack.digest, str(known.get("entity") or "") or None
    situation = casework.of(session, case)
    where: addressing.Deliver = deliver or ("home" if addressing.home(known) else "work")
    require_asked(pack)
    the = pack.words.get("the_code")
    values = {
        **composing.around(situation), **addressing.person(known, situation.entity, where),
        "pack.the_code": the["nl"] if the else None, "pack.digest": pack.digest[:16],
        "form.kind": pack.acknowledgement.form, "form.source": pack.acknowledgement.source,
        "form.declares": [said["nl"] for said in pack.acknowledgement.declares], **(given or {}),
    }  # fmt: skip
    said = {name: value for name, value in values.items() if value not in (None, "", [])}
    style = housing.style(session.register, situation.settings)
    letter = style.letter(catalogue.letter(FORM))
    return CodeForm(letter, pack, key, said, current.is_sandbox(session.register), style)


def require_asked(pack: Pack) -> None:
    """Refuses where the code has people sign for nothing, or only for what they give back."""
    form, source = pack.acknowledgement.form, pack.acknowledgement.source
    if form == "none":
        raise Refused("nothing-to-sign", text("This code asks nobody to sign for it."), source=source)
    if form == "return_form":
        raise Refused(
            "signed-on-return",
            text("Under this code people sign when they give equipment back, not for the code itself."),
            hint=text("The paper for that is made in a case: see casemgr letters."),
            source=source,
        )


def require_style(session: Session) -> None:
    """Refuses while the house style cannot be used: no form of a list could be set."""
    flaw = housing.style(session.register, people.settings(session.register)).flaw
    if flaw is not None:
        raise flaw


def draft(session: Session, form: CodeForm) -> bytes:
    """The form with its mark across the page; nothing is recorded and no number is used."""
    require(session)
    return render(form.sheet(draft=True))


def issue(session: Session, form: CodeForm) -> Issued:
    """Renders, keeps and records in one transaction."""
    require(session)
    with session.register.write() as connection:
        number = number_after(session, 0)
        content = render(form.sheet(draft=False, number=number))
        digest = hashlib.sha256(content).hexdigest()
        keep(session, connection, [(form.fact(number, digest), content)])
    return Issued(number, content, digest)


def number_after(session: Session, others: int) -> str:
    """The number of the next form, when so many others come before it."""
    year = session.today.year
    return f"V-{year}-{forms.last_of(session.register, year) + 1 + others:05d}"


def keep(
    session: Session, connection: Connection, made: Iterable[tuple[FormIssued, bytes]],
    commands: Iterable[str] | None = None,
) -> None:  # fmt: skip
    """The bytes and the facts of forms, inside the caller's transaction."""
    facts: list[Fact] = []
    for fact, content in made:
        papers.keep(connection, fact.number, content)
        facts.append(fact)
    desk.append(session, connection, facts, commands)


def content(session: Session, number: str) -> bytes:
    """The bytes of a form, exactly as they were kept."""
    session.require("personnel V")
    row = forms.numbered(session.register, number)
    found = kept.document(session.register, number) if row else None
    if row is None or found is None:
        raise Unusable(
            "unknown-document",
            text("There is no form {number}.", number=number),
            hint=text("See what somebody was given: casemgr people show PERSON"),
        )
    if row["sha256"] and hashlib.sha256(found).hexdigest() != row["sha256"]:
        raise RegisterError(
            "damaged-document",
            text("Document {number} is not what was stored.", number=number),
            hint=text("Restore a backup."),
        )
    return found
