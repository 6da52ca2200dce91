"""A letter in the words of a house: its own file in place of the shipped one, with all that the shipped one requires.

A house chooses the words, the headings, the title and what is added. What a letter is about, who signs it and what it
must say stay what they are: a row of `[[mention]]` of the shipped file counts as it stands, whatever the own says.
"""

from collections.abc import Mapping
from typing import Any

from casemgr.errors import Unusable
from casemgr.language import text
from casemgr.letters import catalogue
from casemgr.letters.faults import Faults
from casemgr.letters.letter import Letter
from casemgr.letters.template import names
from casemgr.resources import table

OWN = ("label", "tone", "marks", "titles", "mention", "block", "enclosure")
"""What a house may say; any other key must be as shipped, and is best left out."""


def read(name: str, raw: Mapping[str, Any], faults: Faults) -> Letter:
    """Raises Unusable (`letter-file`) with file and key: for what any letter file may not hold, for a key that is not
    a house's to change, and for a mention that is no longer said.
    """
    shipped = table(f"letters/{name}.toml")
    for key in raw:
        faults.one_of(key, tuple(catalogue.KEYS), "")
        if key not in OWN and raw[key] != shipped.get(key):
            raise _kept(faults, key)
    for mark in shipped.get("marks", ()):
        if mark not in raw.get("marks", shipped.get("marks", ())):
            raise faults.fault("marks", mark)
    made = catalogue.read(name, _together(shipped, raw, faults), faults)
    _require_all(catalogue.letter(name), made, faults)
    return made


def _together(shipped: Mapping[str, Any], raw: Mapping[str, Any], faults: Faults) -> dict[str, Any]:
    """The shipped rows with those of the house; the blocks of the house in place of the shipped ones."""
    for kind in raw.get("titles", {}):
        faults.one_of(kind, tuple(shipped["titles"]), "titles")
    own = [mention for mention in raw.get("mention", ()) if mention.get("id") not in _ids(shipped["mention"])]
    return {
        **shipped,
        **{key: raw[key] for key in ("label", "tone", "marks", "block") if key in raw},
        "titles": {**shipped["titles"], **raw.get("titles", {})},
        "mention": [*shipped["mention"], *own],
        "enclosure": [*shipped.get("enclosure", ()), *(p for p in raw.get("enclosure", ())
                                                       if p not in shipped.get("enclosure", ()))],
    }  # fmt: skip


def _ids(mentions: Any) -> set[str]:
    return {mention["id"] for mention in mentions}


def _kept(faults: Faults, key: str) -> Unusable:
    return Unusable(
        "letter-file",
        text("In {file}: “{key}” is not for a house to change.", file=faults.file, key=key),
        hint=text("Leave it out: it is taken from the letter that came with casemgr."),
    )


def _require_all(shipped: Letter, made: Letter, faults: Faults) -> None:
    """Every mention is still there, and is said with the values with which the shipped letter says it."""
    left = {mention.id for mention in made.mentions}
    before, now = _said(shipped), _said(made)
    for mention in shipped.mentions:
        if mention.id not in left:
            raise faults.lacks(f"mention {mention.id}", "says")
        for need in mention.needs if mention.in_body else ():
            either = set(need.split("|"))
            if either & before[mention.id] and not either & now[mention.id]:
                raise faults.lacks(f"mention {mention.id}", f"{{{need}}}")


def _said(letter: Letter) -> dict[str, set[str]]:
    """By mention: the values that stand in the blocks that say it."""
    found: dict[str, set[str]] = {mention.id: set() for mention in letter.mentions}
    for block in letter.blocks:
        templates = [block.text] if block.kind in ("text", "heading") else [row[1] for row in block.rows]
        printed = {part for one in templates for name in names(one, optional=True) for part in name.split("|")}
        printed |= {block.text} if block.kind in ("items", "numbered", "free") else set()
        for mention in block.says:
            found[mention] |= printed
    return found
