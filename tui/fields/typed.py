"""What may be typed or pasted into a field: everything, except what a terminal would obey instead of show."""

import re

# C0 and C1 controls, lone surrogates (cannot be written as UTF-8), and marks that turn the order of a line.
_OBEYED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\u2028\u2029\u202a-\u202e\u2066-\u2069]")


def cleaned(typed: str) -> str:
    """The same text, without signs that a terminal obeys; line ends become `\\n`, tabs become spaces."""
    if typed.isalnum():
        return typed
    lines = re.sub("\r\n?|\u2028|\u2029", "\n", typed).replace("\t", " ")
    return _OBEYED.sub("", lines)


def joined(typed: str) -> tuple[str, int]:
    """One line out of several, and how many lines had words."""
    lines = [line.strip() for line in cleaned(typed).split("\n") if line.strip()]
    return (" ".join(lines), len(lines)) if len(lines) != 1 else (cleaned(typed).strip("\n"), 1)
