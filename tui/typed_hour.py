"""The hour in what somebody typed, and the instant it makes on a day."""

import re
from dataclasses import dataclass
from datetime import datetime, time, timedelta, tzinfo

from casemgr.language import Text, text
from tui.daywords import PARTS


@dataclass(frozen=True, slots=True)
class Wrong:
    """Why nothing was read. A choice is worded and added to what was typed to settle the question."""

    sentence: Text
    choices: tuple[Text, ...] = ()


class UnreadError(Exception):
    def __init__(self, sentence: Text, *choices: Text) -> None:
        self.wrong = Wrong(sentence, choices)


_HOURS = tuple(
    re.compile(rf"(?<![0-9./:-]){pattern}(?![0-9:.]|\w)")
    for pattern in (
        r"(?P<h>[0-9]{1,2})(?:[:.](?P<m>[0-9]{2}))? ?(?P<half>[ap])\.?m\.?",
        r"(?P<h>[0-9]{1,2}) ?[:uh] ?(?P<m>[0-9]{2})(?: ?(?:uur|u|h))?",
        r"(?P<h>[0-9]{1,2})(?:\.(?P<m>[0-9]{2}))? ?(?:uur|u|h|o'clock)",
        r"(?P<h>[0-9]{1,2}) (?:uur|u|h) (?P<m>[0-9]{2})",
        r"(?P<h>[0-9]{1,2})\.(?P<m>[0-9]{2})",
    )
)


def take_hour(words: str) -> tuple[time | None, str]:
    words = re.sub(r"([0-9]{4}-[0-9]{1,2}-[0-9]{1,2})t", r"\1 ", words)
    for pattern in _HOURS:
        if found := pattern.search(words):
            rest = " ".join((words[: found.start()] + " " + words[found.end() :]).split())
            return _hour(found), rest
    return None, words


def _hour(found: re.Match[str]) -> time:
    hour, minute = int(found["h"]), int(found["m"] or 0)
    half = found.groupdict().get("half")
    if hour > 23 or minute > 59 or (half and not 1 <= hour <= 12):
        raise UnreadError(text("{hour} does not exist. A day runs from 00:00 to 23:59.", hour=f"{hour}:{minute:02}"))
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return time(hour, minute)


def take_part(words: str) -> tuple[str | None, str]:
    tokens = words.split()
    part = next((token for token in tokens if token in PARTS), None)
    return part, " ".join(token for token in tokens if token != part)


def take_occurrence(words: str) -> tuple[str, int | None]:
    found = re.search(r" \(?(eerste|first|tweede|second)( keer| time)?\)?$", words)
    if not found:
        return words, None
    return words[: found.start()], 0 if found[1] in ("eerste", "first") else 1


def instant_of(local: datetime, zone: tzinfo, fold: int | None) -> datetime:
    """The instant of a local time; an hour that the change of the clock skips or repeats is asked about."""
    jump = _jump(local, zone)
    if jump > timedelta(0):
        start = local
        while _jump(start - timedelta(minutes=1), zone) > timedelta(0):
            start -= timedelta(minutes=1)
        before, after = _bare_hour(start), _bare_hour(start + jump)
        raise UnreadError(
            text(
                "This hour does not exist: the clock jumps from {before} to {after} o’clock.",
                before=before,
                after=after,
            )
        )
    if jump and fold is None:
        raise UnreadError(text("This hour comes twice that night."), text("first time"), text("second time"))
    return local.replace(tzinfo=zone, fold=(fold or 0) if jump else 0)


def _jump(local: datetime, zone: tzinfo) -> timedelta:
    """How far the clock moves here: positive when this time is skipped, negative when it comes twice."""
    offsets = [local.replace(tzinfo=zone, fold=fold).utcoffset() or timedelta(0) for fold in (0, 1)]
    return offsets[1] - offsets[0]


def _bare_hour(moment: datetime) -> str:
    return str(moment.hour) if not moment.minute else f"{moment.hour}:{moment.minute:02}"
