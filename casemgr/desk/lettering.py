"""Letters for a screen: the page as text, the list of mentions, and the ways out."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from casemgr.casefile import Procedure
from casemgr.desk import casework, composing, issuing, papers, printing, remedy_days, wording
from casemgr.desk.composing import Prepared
from casemgr.desk.forms import Choice
from casemgr.desk.remedy_days import LastDays
from casemgr.desk.session import Session
from casemgr.errors import Refused
from casemgr.language import Words, text
from casemgr.letters import catalogue, compose
from casemgr.letters.places import place
from casemgr.letters.plain import plain
from casemgr.reading import documents

WIDTH = 74
"""Characters on a line of the page as text."""


@dataclass(frozen=True, slots=True)
class Mention:
    """Something the letter must say, worded: there, missing with where to fill it in, or not required and why."""

    id: str
    label: str
    state: Literal["present", "missing", "waived"]
    why: str


@dataclass(frozen=True, slots=True)
class Preview:
    """A letter as it stands now; `last_days` are shown beside it and never printed."""

    title: str
    pages: list[list[str]]
    mentions: tuple[Mention, ...]
    last_days: tuple[LastDays, ...] = ()


@dataclass(frozen=True, slots=True)
class Offered:
    """A letter that can be made now, or one that was made final: then `issued` is its number."""

    letter: str
    procedure: str
    issued: str | None
    choice: Choice


def offered(session: Session, case: str) -> list[Offered]:
    """The letters of a case for this user: those still to be made, what they tell of the newest first and what the
    person hears before what others do; then those that were made, the newest first.
    """
    situation = casework.situation(session, case)
    found: list[tuple[int, bool, Offered]] = []
    for procedure in situation.case.procedures.values():
        for name in catalogue.offered(procedure.workflow.name, {record.kind for record in procedure.records}):
            letter = catalogue.letter(name)
            made = composing.prepared(session, situation, procedure, letter)
            told = procedure.last(*letter.after)
            if told is not None and _to_make(session, made, told.seq):
                others = letter.to(made.values) != "person"
                found.append((-told.seq, others, _offer(session, made, wording.done(told.kind))))
    found.sort(key=lambda row: row[:2])
    return [one for _, _, one in found] + _made(session, case)


def _to_make(session: Session, prepared: Prepared, told: int) -> bool:
    """Whether it tells of something that no letter of its kind told yet, in a case it is written for."""
    procedure, name = prepared.procedure, prepared.letter.id
    later = [r for r in procedure.all("LetterIssued") if r.public["letter"] == name and r.seq > told]
    step = issuing.INVITES.get(name)
    over = step is not None and procedure.workflow.step_for(step, procedure.state) is None
    letter, values = prepared.letter, prepared.values
    done = (later and not letter.repeats) or over
    if done or not letter.offered.holds(values) or not compose.fits(letter, values):
        return False
    if letter.step and issuing.barred(session, prepared) is not None:
        return False
    try:
        issuing.require_letters(session, prepared)
    except Refused:
        return False
    return True


def _offer(session: Session, prepared: Prepared, told: Words) -> Offered:
    """A row: what the letter is, what it tells of, and how much it still lacks."""
    say, procedure = session.language.say, prepared.procedure
    lacking = sum(check.state == "missing" for check in prepared.checklist())
    lacks = say(text("still to fill in: {count}", count=lacking)) if lacking else say(text("complete"))
    under = f"{_name(session, prepared.situation.case.procedures, procedure)} · {say(told)} · {lacks}"
    code = f"{prepared.letter.id} {procedure.id}"
    return Offered(
        prepared.letter.id, procedure.id, None,
        Choice(code, say(prepared.letter.label), under, say(text("to make"))),
    )  # fmt: skip


def _name(session: Session, known: Mapping[str, Procedure], procedure: Procedure) -> str:
    """The name of a procedure; with its number where the case has several of the kind."""
    several = sum(p.workflow.name == procedure.workflow.name for p in known.values()) > 1
    name = session.language.say(wording.workflow(procedure.workflow.name))
    return f"{name} ({procedure.id})" if several else name


def _made(session: Session, case: str) -> list[Offered]:
    """What was made final, as far as this user may read it."""
    say, found = session.language.say, []
    for row in documents.of_case(session.register, session.viewer, case):
        if row["letter"]:
            choice = Choice(row["document"], say(catalogue.letter(row["letter"]).label), "", row["document"])
            found.append(Offered(row["letter"], row["procedure"], row["document"], choice))
    return found[::-1]


def preview(session: Session, case: str, letter: str, procedure: str) -> Preview:
    """The letter as a draft, so that it can be looked at while something is missing."""
    prepared = composing.prepare(session, case, letter, procedure=procedure)
    issuing.require_letters(session, prepared)
    say, code = session.language.say, session.language.code
    mentions = []
    for check in prepared.checklist():
        state: Literal["present", "missing", "waived"] = (
            "waived" if check.state == "not_required" else "missing" if check.state == "missing" else "present"
        )
        why = place(check.fill, code, scripts=False) if state == "missing" else say(check.why) if check.why else ""
        if check.id == "signature" and prepared.unsigned is not None:
            why = say(prepared.unsigned.sentence)
        mentions.append(Mention(check.id, say(check.label), state, why))
    page = plain(prepared.sheet(draft=True), WIDTH)
    return Preview(say(prepared.letter.label), [page], tuple(mentions), remedy_days.beside(session, prepared))


def issue(session: Session, case: str, letter: str, procedure: str) -> issuing.Issued:
    """Makes the letter final."""
    return issuing.issue(session, composing.prepare(session, case, letter, procedure=procedure))


def content(session: Session, case: str, letter: str, procedure: str, issued: str | None) -> tuple[bytes, str]:
    """The bytes of the final letter or of a draft, and what they are called outside: a number, never a matter."""
    if issued is not None:
        return papers.content(session, case, issued), issued
    prepared = composing.prepare(session, case, letter, procedure=procedure)
    return issuing.draft(session, prepared), draft_called(case)


def draft_called(case: str) -> str:
    """What a draft is called in a print queue or a folder: which letter it is, is nobody's business there."""
    return f"{case}-ontwerp"


def view(session: Session, case: str, letter: str, procedure: str, issued: str | None) -> Path:
    """Opens it with the system's viewer, from a private folder that is emptied each time."""
    found, name = content(session, case, letter, procedure, issued)
    return printing.show(found, name)


def save(session: Session, case: str, letter: str, procedure: str, issued: str | None, folder: Path) -> Path:
    """Writes it into a folder, under its number; what stands there under that name is replaced."""
    found, name = content(session, case, letter, procedure, issued)
    path = folder.expanduser() / f"{name}.pdf"
    printing.write(found, path)
    return path


def open_kept(session: Session, case: str, number: str) -> Path:
    """Opens a kept document."""
    return printing.show(papers.content(session, case, number), number)
