"""Reading facts for letters: the value of a procedure's own fact, with days as the place of the case counts them.

What a procedure does not have is "" and not None: a letter about it must not say instead what the procedure it is
about has.
"""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any

from casemgr.casefile import Procedure, Record
from casemgr.situation import Situation
from casemgr.workflow import Value

NOTHING = ""
YES = "yes"
UNCONFIRMED = "nog te bevestigen"


def own(name: str, *kinds: str) -> Value:
    """A value of the procedure's last fact of these kinds."""
    return lambda situation, procedure: (record.get(name) if (record := procedure.last(*kinds)) else None) or NOTHING


def own_day(name: str, *kinds: str) -> Value:
    """A day of the procedure's last fact of these kinds."""
    return lambda situation, procedure: day_of(situation, procedure.last(*kinds), name) or NOTHING


def own_moment(name: str, *kinds: str) -> Value:
    """An instant of the procedure's last fact of these kinds."""
    return lambda situation, procedure: moment_of(situation, procedure.last(*kinds), name) or NOTHING


def day_of(situation: Situation, record: Record | None, name: str) -> date | None:
    """The local day of a fact; without a moment of its own, the day it was recorded."""
    told = record.when(name) if record is not None else None
    return told.astimezone(situation.zone).date() if isinstance(told, datetime) else told


def moment_of(situation: Situation, record: Record | None, name: str) -> date | datetime | None:
    """An instant in the zone of the pack; one at the very start of a day stands for that day."""
    told = record.when(name) if record is not None else None
    if not isinstance(told, datetime):
        return told
    local = told.astimezone(situation.zone)
    return local if (local.hour, local.minute) != (0, 0) else local.date()


def organ_of(situation: Situation, record: Record | None) -> str:
    """Who decided or ordered, with the article: "het college van burgemeester en schepenen"."""
    code = str((record.get("authority") or {}).get("organ", "")) if record is not None else ""
    organ = situation.pack.organs.get(code)
    return organ.the["nl"] if organ is not None else NOTHING


def holder_of(record: Record | None) -> str:
    """The name of whoever decided or ordered."""
    return str((record.get("authority") or {}).get("holder", "")) if record is not None else NOTHING


def ground_of(situation: Situation, source: str, *, silent: bool) -> str:
    """The provision as a letter cites it: with the name of the code where it is the code's, without what nobody has
    confirmed.
    """
    sure = [part.strip() for part in source.split(";") if UNCONFIRMED not in part]
    if not sure:
        return NOTHING
    return "; ".join(sure) if silent else f"{situation.pack.name['nl']}, {'; '.join(sure)}"


def of_last(found: Callable[[Situation, Record], Any], *kinds: str) -> Value:
    """Something worked out from the procedure's last fact of these kinds."""

    def value(situation: Situation, procedure: Procedure) -> Any:
        record = procedure.last(*kinds)
        return found(situation, record) if record is not None else NOTHING

    return value


Values = Mapping[str, Value]
