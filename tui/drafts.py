"""What a half-filled form holds, and when it is kept. Where it is kept is the business of who opens the form.

A draft is `{field: text}`: what was typed, where it differs from how the form opened. An empty draft means
that there is nothing to keep.
"""

from collections.abc import Callable, Collection, Mapping
from datetime import datetime

from casemgr.language import Text, text

PACE = 2.0
"""Seconds between two times a draft is kept, at least."""


def held(typed: Mapping[str, str], opened: Mapping[str, str]) -> dict[str, str]:
    """What a draft has to hold of a form; a field that was emptied is held as ""."""
    return {name: words for name, words in typed.items() if words != opened.get(name, "")}


def strays(draft: Mapping[str, str], asked: Collection[str]) -> list[str]:
    """Texts of a draft for questions the form no longer asks: shown once, since nothing typed may be lost."""
    return [words for name, words in draft.items() if name not in asked and words.strip()]


def offer(kept_at: datetime, now: datetime) -> Text:
    """The question when a form is opened of which a draft is left; both moments in the local zone."""
    days = (now.date() - kept_at.date()).days
    hour = f"{kept_at:%H:%M}"
    if days == 0:
        return text("You were working on this at {hour}: go on, or start again?", hour=hour)
    if days == 1:
        return text("You were working on this yesterday at {hour}: go on, or start again?", hour=hour)
    return text("You were working on this on {day}: go on, or start again?", day=kept_at.date())


class Keeper:
    """Keeps the draft of one form when it changed; in passing at most once in `PACE` seconds."""

    def __init__(self, keep: Callable[[dict[str, str]], None], draft: Mapping[str, str]) -> None:
        self._keep = keep
        self._kept = dict(draft)
        self._last = float("-inf")
        self._closed = False

    def wait(self, now: float) -> float:
        """Seconds until the draft may be kept in passing; `now` is of a clock that never goes back."""
        return max(0.0, self._last + PACE - now)

    def keep(self, draft: dict[str, str], now: float) -> bool:
        """Keeps the draft if it is not the one that is kept; raises what the storage raises."""
        if self._closed or draft == self._kept:
            return False
        self._last = now
        self._keep(draft)
        self._kept = draft
        return True

    def close(self) -> None:
        """The fact is recorded: takes the draft away and keeps no other."""
        self._closed = True
        if self._kept:
            self._keep({})
