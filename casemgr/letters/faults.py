"""What is wrong in a letter file, with the file, the key and what was probably meant."""

import difflib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from casemgr.errors import Unusable
from casemgr.language import text
from casemgr.letters.template import parse
from casemgr.letters.values import NAMES


@dataclass(frozen=True, slots=True)
class Faults:
    """Checks for one file; each raises Unusable of kind `letter-file`."""

    file: str

    def fault(self, where: str, what: str = "", known: Iterable[str] = ()) -> Unusable:
        """The refusal; `known` are the right words, of which the nearest is offered."""
        near = difflib.get_close_matches(what.strip("{}"), list(known), n=1, cutoff=0.5)
        return Unusable(
            "letter-file",
            text("In {file}, at {where}: {what} cannot stand here.", file=self.file, where=where or "–", what=what),
            hint=text("Did you mean {name}?", name=near[0]) if near else None,
        )

    def lacks(self, where: str, what: str) -> Unusable:
        """The refusal of a file in which something must stand that does not."""
        return Unusable(
            "letter-file",
            text("In {file}, at {where}, {what} is missing.", file=self.file, where=where or "–", what=what),
        )

    def unreadable(self, error: ValueError) -> Unusable:
        """The refusal of a file that is no TOML; the reader says at most the line."""
        found = re.search(r"at line (\d+)", str(error))
        line = text("near line {line}", line=found[1]) if found else text("at the end, or in its encoding")
        return Unusable(
            "letter-file",
            text("{file} cannot be read: something is wrong {place}.", file=self.file, place=line),
            hint=text("Look for a quote or a bracket that is not closed, and save the file as UTF-8."),
        )

    def keys(self, raw: Mapping[str, Any], known: tuple[str, ...], where: str, required: tuple[str, ...] = ()) -> None:
        """Only known keys, and all required ones."""
        for key in raw:
            self.one_of(key, known, where)
        for key in required:
            if key not in raw:
                raise self.lacks(where, key)

    def one_of(self, given: str, known: tuple[str, ...], where: str) -> None:
        """One of the words that mean something here."""
        if given not in known:
            raise self.fault(where, given, known)

    def template(self, template: str, where: str) -> None:
        """A text whose placeholders, bold and options can be read."""
        try:
            parse(template)
        except ValueError as error:
            raise self.fault(where, str(error), NAMES) from error
