"""The invented cases as files tell them (`data/practice/cases/`), and all their acts in order of time."""

import random
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from casemgr.desk.practice_moments import Moments
from casemgr.law import packs
from casemgr.resources import names, table

FOLDER = "practice/cases"
DEFAULT_PACK = "bev"
MOST_EARLIER = 40
"""Minutes by which the past of a case may shift, so that another seed gives another order."""


@dataclass(frozen=True, slots=True)
class Act:
    """Something one user does in a case: records a fact, takes in a mail, issues a letter."""

    by: str
    fact: str | None
    mail: str | None
    letter: str | None
    procedure: str | None
    about: str | None
    data: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Scene:
    """An act at its moment, local to the case."""

    case: str
    workflow: str
    pack: str
    at: datetime
    act: Act
    moments: Moments


def scenes(now: datetime, keys: Collection[str], chance: random.Random) -> list[Scene]:
    """Every act of the cases under these packs, earliest first."""
    found: list[Scene] = []
    stems = list(names(FOLDER))
    chance.shuffle(stems)
    for stem in stems:
        row = table(f"{FOLDER}/{stem}.toml")
        key = row.get("pack", DEFAULT_PACK)
        if key in keys:
            found += _of_case(stem, row, key, now, chance)
    return sorted(found, key=lambda scene: scene.at)


def _of_case(stem: str, row: Mapping[str, Any], key: str, now: datetime, chance: random.Random) -> Iterator[Scene]:
    pack = packs.load(key)
    earlier = timedelta(minutes=chance.randrange(MOST_EARLIER))
    moments = Moments(now, ZoneInfo(pack.zone), pack.country, earlier)
    last: datetime | None = None
    for told in row["act"]:
        at = moments.read(told["at"])
        assert isinstance(at, datetime), f"{stem}: an act needs an hour"
        if last is not None and at <= last:  # on a Monday "-1wd" lies before "-2d": nothing overtakes the act before it
            at = last + timedelta(minutes=1)
        last = at
        yield Scene(stem, row["workflow"], key, at, _act(told), moments)


def _act(told: Mapping[str, Any]) -> Act:
    return Act(
        told["by"], told.get("fact"), told.get("mail"), told.get("letter"), told.get("procedure"), told.get("about"),
        told.get("data", {}),
    )  # fmt: skip
