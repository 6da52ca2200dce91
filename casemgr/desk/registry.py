"""All cases for a list: filtered, counted, page by page by their place in the ledger."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Literal

from casemgr import workflow as workflows
from casemgr.desk import wording
from casemgr.desk.forms import Choice
from casemgr.desk.session import Session
from casemgr.language import Language, Words, text
from casemgr.reading import cases, deadlines


@dataclass(frozen=True, slots=True)
class Filter:
    """What the list shows; its sentence says so."""

    words: str = ""
    workflow: str | None = None
    ended: bool | None = None

    def with_words(self, words: str) -> "Filter":
        """Another search."""
        return replace(self, words=words)

    def chosen(self, code: str) -> "Filter":
        """What the pick window answered: "all", "open", "ended" or the name of a workflow."""
        if code == "all":
            return Filter(words=self.words)
        if code in ("open", "ended"):
            return replace(self, ended=code == "ended")
        return replace(self, workflow=code)


@dataclass(frozen=True, slots=True)
class Found:
    """A case in the list."""

    number: str
    title: Words | str
    kind: Words
    state: Words
    ended: bool
    limit: datetime | None


def sentence(chosen: Filter, language: Language) -> str:
    """The filter in words: "open en afgesloten · alle soorten · nieuwste eerst"."""
    which = {None: text("open and closed"), False: text("open cases only"), True: text("closed cases only")}[
        chosen.ended
    ]
    kind = wording.workflow(chosen.workflow) if chosen.workflow else text("all kinds")
    return " · ".join(language.say(part) for part in (which, kind, text("newest first")))


def filters(session: Session, chosen: Filter) -> tuple[Choice, ...]:
    """The answers of the filter window."""
    say = session.language.say
    kinds = [name for name in workflows.names() if workflows.load(name).opens_case]
    return (
        Choice("all", say(text("Show everything"))),
        Choice("open", say(text("Only open cases"))),
        Choice("ended", say(text("Only closed cases"))),
        *(Choice(name, say(wording.workflow(name))) for name in kinds),
    )


def count(session: Session, chosen: Filter) -> int:
    """How many cases fit."""
    return cases.count(
        session.register, session.viewer, query=chosen.words, workflow=chosen.workflow, ended=chosen.ended
    )


def page(
    session: Session, chosen: Filter, edge: Literal["after", "before"], beside: str | None, limit: int
) -> list[Found]:
    """Cases after or before one of them, in the order of the list; without one, the first or the last."""
    position = _position(session, beside) if beside else None
    where: dict[str, Any] = {"query": chosen.words, "workflow": chosen.workflow, "ended": chosen.ended, "limit": limit}
    if edge == "after":
        where["after"] = position
    else:
        where["before"] = position if position is not None else 0
    rows = cases.page(session.register, session.viewer, **where)
    limits = deadlines.most_urgent(session.register, session.viewer, [row["number"] for row in rows])
    return [_found(row, limits.get(row["number"])) for row in rows]


def _position(session: Session, number: str) -> int | None:
    row = cases.one(session.register, session.viewer, number)
    return int(row["position"]) if row else None


def _found(row: Any, limit: str | None) -> Found:
    return Found(
        row["number"], row["title"] or wording.neutral(row["workflow"]), wording.short(row["workflow"]),
        wording.state(row["workflow"], row["state"]), bool(row["ended"]),
        datetime.fromisoformat(limit) if limit else None,
    )  # fmt: skip
