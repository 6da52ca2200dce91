"""What letters say about the way against an outcome: `data/letters/every/remedies.toml`, worded once for all letters.

A block `remedies = "deze beslissing"` becomes what is said of each remedy, about the act it names.
"""

from collections.abc import Mapping
from typing import Any

from casemgr.resources import table

KEY = "remedy.key"
ACT = "{act}"
"""What stands in the texts for what the letter calls its own act."""


def worded() -> dict[str, Any]:
    """How each remedy of a pack is worded, with the mentions it asks for."""
    return table("letters/every/remedies.toml")


def blocks(block: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """The block itself, or the blocks it stands for."""
    if "remedies" not in block:
        return [block]
    found = ((said, _together(block.get("if", {}), said["if"])) for said in worded()["block"])
    act = block["remedies"]
    return [{**said, "text": said["text"].replace(ACT, act), "if": both} for said, both in found if both is not None]


def mentions(block: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """What a letter must say about remedies, where it says anything about them."""
    if "remedies" not in block:
        return []
    condition, known = block.get("if", {}), worded()
    unless = {"not_required": known["not_required"]} if condition else {}
    found = ((mention, _together(condition, mention.get("if", {}))) for mention in known["mention"])
    return [{**unless, **mention, "if": both} for mention, both in found if both is not None]


def _together(outer: Mapping[str, Any], inner: Mapping[str, Any]) -> Mapping[str, Any] | None:
    """Both conditions at once; None when a text is for no remedy that the letter speaks of."""
    if KEY not in outer or KEY not in inner:
        return {**inner, **outer}
    others = isinstance(inner[KEY], Mapping)  # what a text for all other remedies is for, the letter does not name
    codes = [] if others else [code for code in inner[KEY] if code in outer[KEY]]
    return {**inner, **outer, KEY: codes} if codes else None
