"""A plan in words: the days of an act, how it stands, and the lines under it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from casemgr.desk.planned import Act
from casemgr.language import Language, Text, text
from casemgr.law.spans import LAST_SECOND
from casemgr.law.times import short_limit


def standing(act: Act) -> Text:
    """How an act stands, in a word or two."""
    if act.state == "unset":
        return text("not set")
    if act.state == "passed":
        return text("the term has passed")
    if act.state == "waits":
        return text("not yet")
    if act.without_delay:
        return text("without delay")
    return text("possible")


def days(act: Act, today: date, language: Language) -> list[str]:
    """The first and the last day of an act, each with its word; what is possible today needs no first day."""
    say, found = language.say, []
    if act.earliest is not None and act.latest is not None and act.earliest == act.latest.date() > today:
        return [say(text("on {day}", day=day_of(act.earliest, today, language)))]
    if act.earliest is not None and act.earliest > today:
        found.append(say(text("from {day}", day=day_of(act.earliest, today, language))))
    if act.latest is not None:
        limit = _limit(act.latest, today, language)
        past = text("it was {limit}", limit=limit) if act.state == "passed" else text("by {limit}", limit=limit)
        found.append(say(past))
    if act.outer is not None and act.outer != act.latest:
        found.append(say(text("outer limit {limit}", limit=_limit(act.outer, today, language))))
    return found


def day_of(day: date, today: date, language: Language) -> str:
    """A day in a list; another year is named."""
    return language.short_day(day) + (f" {day.year}" if day.year != today.year else "")


def _limit(limit: datetime, today: date, language: Language) -> str:
    """The last second of a day is that day."""
    return day_of(limit, today, language) if limit.time() == LAST_SECOND else short_limit(limit, language)


@dataclass(frozen=True, slots=True)
class Said:
    """A line under an act; `aside` for what explains it rather than being it."""

    words: str
    aside: bool = False


def details(act: Act, today: date, language: Language) -> Iterator[Said]:
    """What is said under an act: its days and on what they are reckoned, what it waits for, why, closed days."""
    say = language.say
    told = " · ".join(days(act, today, language))
    if told:
        yield Said(f"{told}  ({say(act.reckoned)})" if act.reckoned is not None else told)
    if act.state == "unset":
        yield Said(say(text("casemgr settings set {setting} …; until then no clock runs", setting=act.setting)))
    if act.waits_for is not None and act.state in ("waits", "unset"):
        yield Said(say(text("waits for: {what}", what=act.waits_for)))
    why = " ".join(part for part in (say(act.why), bracketed(act.source)) if part)
    if why:
        yield Said(why, aside=True)
    if act.hint is not None:
        yield Said(say(text("For planning: {hint}", hint=act.hint)), aside=True)


def bracketed(source: str) -> str:
    """A source behind its sentence; a rule of the program itself needs none."""
    return "" if not source or source.startswith("casemgr:") else f"[{source}]"
