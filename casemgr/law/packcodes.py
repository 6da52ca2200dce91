"""Fields of facts whose codes a pack words: which part of the pack they name."""

from collections.abc import Mapping
from typing import Any

from casemgr.language import Words
from casemgr.law import sanctionlist
from casemgr.law.packs import Pack

PARTS: Mapping[tuple[str, str], str] = {
    ("BreachTriaged", "route"): "routes",
    ("ChargesSet", "articles"): "articles",
    ("DecisionTaken", "articles"): "articles",
    ("DecisionTaken", "sanction"): "sanctions",
    ("SanctionProposed", "sanction"): "sanctions",
    ("AppealDecided", "sanction"): "sanctions",
    ("AppealDecided", "measure"): "measures",
    ("AppealDecided", "organ"): "organs",
    ("MeasureOrdered", "kind"): "measures",
    ("ControlOrdered", "kind"): "controls",
    ("ControlOrdered", "purpose"): "purposes",
    ("IrregularityFound", "ground"): "articles",
    ("KnowledgeRecorded", "organ"): "organs",
    ("FindingRecorded", "capacity"): "organs",
}
"""(fact, field) → the part of the pack."""


def options(pack: Pack, fact: str, name: str) -> Mapping[str, Any]:
    """What the pack knows for this field; empty when a pack does not word it."""
    part = PARTS.get((fact, name))
    found: Mapping[str, Any] = getattr(pack, part) if part else {}
    return found


def label(pack: Pack, fact: str, name: str, code: object) -> Words | None:
    """What the pack calls this code; None when it is not one of the pack's."""
    found = options(pack, fact, name).get(str(code))
    if found is None:
        return sanctionlist.labels(pack.country).get(str(code)) if name == "sanction" else None
    worded: Words = found.title if hasattr(found, "title") else found.label
    return worded
