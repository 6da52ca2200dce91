"""Days as people write them in lists and on the command line: 31/12/2026, or 2026-12-31."""

import re
from datetime import date

from casemgr.errors import Unusable
from casemgr.language import Text, text
from casemgr.law.times import FIRST_YEAR, LAST_YEAR

_DAY = re.compile(
    r"(?:(?P<year>\d{4})[-/](?P<month>\d\d?)[-/](?P<day>\d\d?)|(?P<d>\d\d?)[-/.](?P<m>\d\d?)[-/.](?P<y>\d{4}))"
    r"(?:[T ]0?0:00(?::00(?:\.0+)?)?)?"  # what a spreadsheet adds to a day
)
_PARTS = (("year", "y"), ("month", "m"), ("day", "d"))


def parts(said: str) -> tuple[int, int, int] | None:
    """Year, month and day as they stand there, whether or not there is such a day."""
    found = _DAY.fullmatch(said.strip())
    if found is None:
        return None
    year, month, day = (int(found[iso] or found[local]) for iso, local in _PARTS)
    return year, month, day


def read(said: str) -> date | None:
    """The day that is meant; None when there is none, or centuries away."""
    found = parts(said)
    if found is None or not FIRST_YEAR <= found[0] <= LAST_YEAR:
        return None
    try:
        return date(*found)
    except ValueError:
        return None


def require(said: str) -> date:
    """The day that is meant; `Unusable` when it cannot be read."""
    found = read(said)
    if found is None:
        raise Unusable("bad-time", unreadable())
    return found


def unreadable() -> Text:
    """What is said of a day that cannot be read."""
    return text("This is no date that can be read: write 31/12/2026 or 2026-12-31.")
