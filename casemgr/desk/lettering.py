"""Letters for a screen: the page as text, the list of mentions, and the ways out."""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from casemgr.desk import composing, issuing, papers, printing
from casemgr.desk.session import Session
from casemgr.letters.places import place
from casemgr.letters.plain import plain

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
    """A letter as it stands now."""

    title: str
    pages: list[list[str]]
    mentions: tuple[Mention, ...]


def preview(session: Session, case: str, letter: str, procedure: str, issued: str | None = None) -> Preview:
    """The letter as a draft, so that it can be looked at while something is missing; as it was issued under a
    number.
    """
    prepared = composing.prepare(session, case, letter, procedure=procedure)
    issuing.require_letters(session, prepared)
    say, code = session.language.say, session.language.code
    mentions = []
    for check in prepared.checklist():
        state: Literal["present", "missing", "waived"] = (
            "waived" if check.state == "not_required" else "missing" if check.state == "missing" else "present"
        )
        why = place(check.fill, code, scripts=False) if state == "missing" else say(check.why) if check.why else ""
        mentions.append(Mention(check.id, say(check.label), state, why))
    return Preview(
        say(prepared.letter.label), [plain(prepared.sheet(draft=issued is None, number=issued), WIDTH)], tuple(mentions)
    )


def issue(session: Session, case: str, letter: str, procedure: str) -> issuing.Issued:
    """Makes the letter final."""
    return issuing.issue(session, composing.prepare(session, case, letter, procedure=procedure))


def _content(session: Session, case: str, letter: str, procedure: str, issued: str | None) -> tuple[bytes, str]:
    if issued is not None:
        return papers.content(session, case, issued), issued
    prepared = composing.prepare(session, case, letter, procedure=procedure)
    return issuing.draft(session, prepared), f"{case}-{letter}"


def send(session: Session, case: str, letter: str, procedure: str, issued: str | None) -> str:
    """Prints the final letter, or a draft with its mark."""
    content, name = _content(session, case, letter, procedure, issued)
    return printing.send(content, name, None)


def view(session: Session, case: str, letter: str, procedure: str, issued: str | None) -> Path:
    """Opens it with the system's viewer, from a private folder that is emptied each time."""
    content, name = _content(session, case, letter, procedure, issued)
    return printing.show(content, name)


def open_kept(session: Session, case: str, number: str) -> Path:
    """Opens a kept document."""
    return printing.show(papers.content(session, case, number), number)
