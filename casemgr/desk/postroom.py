"""Papers for the post room: the list that goes with the envelopes, and labels to stick on them."""

from collections.abc import Sequence
from datetime import date

from casemgr.desk import current, posting, wording
from casemgr.desk.posting import Posted
from casemgr.desk.session import Session
from casemgr.errors import Unusable
from casemgr.language import Language, text
from casemgr.letters import labels, postlist
from casemgr.letters.catalogue import every

DUTCH = Language("nl")
"""Papers are Dutch, whatever the language of the screens."""
MOST = 2000
"""Letters on one list or one run of labels."""


def post_list(session: Session, numbers: Sequence[str] = (), *, posted_on: date | None = None) -> bytes:
    """The print list of these letters, of what was posted on a day, or of what is still to be sent on paper."""
    chosen = _some(posting.for_the_post_room(session, numbers, posted_on=posted_on))
    say = DUTCH.say
    day = DUTCH.day(posted_on or session.today)
    heads = (text("No."), text("Date of the letter"), text("Letter"), text("Addressee"), text("Place"), text("Sent as"),
             text("Number of the post"))  # fmt: skip
    return postlist.render(postlist.PostList(
        title=say(text("List of letters for the post")),
        house=current.organisation(session.register),
        facts=say(text("{day} · letters handed over: {count}", day=day, count=len(chosen))),
        heads=tuple(map(say, heads)),
        entries=tuple(_entry(one) for one in chosen),
        signatures=tuple(map(say, (
            text("Handed over by (name, signature):"), text("Received by the post (date, hour):"), text("Signature:"),
        ))),
        page=every()["words"]["page"],
        mark=every()["words"]["practice"] if current.is_sandbox(session.register) else "",
    ))  # fmt: skip


def _entry(one: Posted) -> postlist.Entry:
    erased = DUTCH.say(text("(no name is kept)"))
    means = DUTCH.say(wording.choice("LetterSent", "means", one.means)) if one.means else ""
    return postlist.Entry(
        f"{one.made_at:%d-%m-%Y}", one.number, one.addressee or erased, one.address[-1] if one.address else "", means
    )


def address_labels(
    session: Session, numbers: Sequence[str] = (), *, sheet: str = labels.USUAL, start: int = 1
) -> bytes:
    """Labels for these letters, else for all that are still to be sent on paper; of those, what goes to a group of
    staff is left out. Any other letter of which no address is kept is refused by its number.
    """
    chosen = _some([one for one in posting.for_the_post_room(session, numbers) if numbers or one.goes_to != "staff"])
    lacking = [one.number for one in chosen if not one.addressee or not one.address]
    if lacking:
        raise Unusable(
            "no-address",
            text("No address is kept of letter {numbers}.", numbers=labels.listed(lacking)),
            hint=text("It was erased, or the letter goes to a group: write that envelope by hand and name the others."),
        )
    made = [labels.Label(one.number, (one.addressee or "", *one.address)) for one in chosen]
    return labels.render(labels.sheet(sheet), made, start=start, title=DUTCH.say(text("Address labels")))


def _some(chosen: list[Posted]) -> list[Posted]:
    if not chosen:
        raise Unusable(
            "nothing-to-post", text("There is no letter to be sent."), hint=text("See all letters: casemgr post")
        )
    if len(chosen) > MOST:
        raise Unusable(
            "too-many-letters", text("These are {count} letters; {most} can be done at once.", count=len(chosen),
                                     most=MOST),
            hint=text("Name the letters, or take those of one case or day."),
        )  # fmt: skip
    return chosen
