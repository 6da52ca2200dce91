"""Letters that are final, for a screen: their words as they were sent, and what became of them."""

from collections.abc import Iterator
from dataclasses import dataclass

from casemgr.desk import casework, papers, posting, signing_places, wording
from casemgr.desk.lettering import WIDTH
from casemgr.desk.posting import Posted
from casemgr.desk.session import Session
from casemgr.language import text
from casemgr.letters import reread


@dataclass(frozen=True, slots=True)
class Kept:
    """A letter that is final: its words as they were sent, and what became of it, worded."""

    title: str
    pages: list[list[str]]
    became: tuple[tuple[str, tuple[str, ...]], ...]


def read(session: Session, case: str, number: str) -> Kept:
    """A letter as it was sent: read back from its bytes, whatever the facts say by now."""
    pages = reread.pages(papers.content(session, case, number, original=True), WIDTH)
    one = posting.named(session, [number])[0]
    return Kept(session.language.say(one.kind), pages, tuple(_became(session, case, one)))


def _became(session: Session, case: str, one: Posted) -> Iterator[tuple[str, tuple[str, ...]]]:
    say, moment = session.language.say, session.language.short_when
    yield say(text("Made final")), (moment(one.made_at), one.made_by)
    signatures = [
        ", ".join(part for part in (place.name, moment(place.signed_at) if place.signed_at else "") if part)
        for place in signing_places.paper(casework.situation(session, case), one.number).places if place.signed_at
    ]  # fmt: skip
    yield say(text("Signatures")), tuple(signatures) or (say(text("none yet")),)
    told = [
        say(text("{what}: {when}", what=what, when=moment(when)))
        for what, when in (
            (text("posted"), one.sent_at), (text("delivered"), one.delivered_at), (text("refused"), one.refused_at),
            (text("returned"), one.returned_at),
        ) if when is not None
    ]  # fmt: skip
    means = [say(wording.choice("LetterSent", "means", one.means))] if one.means else []
    yield say(text("Sending")), (say(posting.STATES[one.state]), *means, *told)
