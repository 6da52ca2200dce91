"""The word somebody probably meant."""

import difflib
from collections.abc import Iterable


def nearest(word: str, options: Iterable[str]) -> str | None:
    """The option most like the word, or nothing when none is close. Case, `-`, `_` do not matter."""
    plain = {_plain(option): option for option in options}
    found = difflib.get_close_matches(_plain(word), plain, n=1, cutoff=0.6)
    return plain[found[0]] if found else None


def _plain(word: str) -> str:
    return word.casefold().replace("_", "-").replace(" ", "-")
