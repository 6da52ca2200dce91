"""The steps of a count, noted only when somebody asks why."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from casemgr.language import Words

Kind = Literal[
    "begin",  # what starts the term; itself not counted when the term is in days
    "started-hour",  # the hour that had begun is not counted
    "working-day",  # a working day that counts; `number` says which
    "closed",  # a weekend day or holiday that does not count; `name` says which
    "notice",  # the day a posted letter counts as received
    "wait",  # months before the term begins
    "last",  # the day on which the term would end
    "clamped",  # that date does not exist in the last month
    "not-last",  # a closed day on which the term cannot end
    "end",
]


@dataclass(frozen=True, slots=True)
class Step:
    """One step of one reading; `name` is the holiday, empty for a weekend day."""

    kind: Kind
    when: datetime | date
    reading: str
    name: Words | None = None
    number: int = 0


Trail = list[Step]
