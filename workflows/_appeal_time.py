"""Whether an appeal came in time, by each reading of each term that ends when an appeal is lodged."""

from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Literal

from casemgr.casefile import Procedure, Record
from casemgr.law import clocks
from casemgr.situation import Limit, Situation

NOT_POSTED = ("hand", "bailiff", "email", "digital_box")
"""Means by which what is sent is there at once: a term for what travels by post says nothing about it."""


@dataclass(frozen=True, slots=True)
class Timing:
    """When it counts as lodged, and the last moment by the strictest and by the most lenient reading."""

    verdict: Literal["in_time", "between", "late"]
    at: datetime
    deadline: datetime
    outer: datetime


@cache
def terms() -> dict[str, str]:
    """The clocks that stop when an appeal is lodged, each with the field that holds the moment."""
    return {
        clock.name: stop.at for clock in clocks.load().values() for stop in clock.stops if stop.fact == "AppealLodged"
    }


def timing(situation: Situation, appeal: Procedure | None) -> Timing | None:
    """How the lodging stands to its terms, the worst first; None while no term was started by a served letter."""
    attacked = situation.case.about(appeal) if appeal else None
    lodged = appeal.last("AppealLodged") if appeal else None
    if attacked is None or lodged is None:
        return None
    found = [one for field in sorted(set(terms().values())) if (one := _by(field, situation, attacked, lodged))]
    order = ("late", "between", "in_time")
    return min(found, key=lambda one: order.index(one.verdict), default=None)


def _by(field: str, situation: Situation, attacked: Procedure, lodged: Record) -> Timing | None:
    """Against the most generous of the terms that look at this field: a letter that names no remedy starts a longer
    one.
    """
    at = lodged.moment(field)
    if at is None or (field == "received_at" and lodged.public.get("means") in NOT_POSTED):
        return None
    running = [limit for name, on in terms().items() if on == field for limit in _counted(situation, name, attacked)]
    if not running:
        return None
    deadline, outer = max(running, key=lambda pair: pair[1])
    verdict: Literal["in_time", "between", "late"] = "late" if at > outer else "between" if at > deadline else "in_time"
    return Timing(verdict, at, deadline, outer)


def _counted(situation: Situation, name: str, attacked: Procedure) -> list[tuple[datetime, datetime]]:
    limits: list[Limit] = situation.limits(name, attacked)
    return [(limit.deadline, limit.outer) for limit in limits if limit.deadline and limit.outer]
