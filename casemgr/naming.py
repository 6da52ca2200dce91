"""Names of people: in full, and bare enough to compare one way of writing a name with another."""

import re
from collections.abc import Mapping
from typing import Any


def full_name(known: Mapping[str, Any]) -> str:
    """Given and family name of a person; empty when neither is known."""
    return " ".join(str(part) for part in (known.get("given_name"), known.get("family_name")) if part)


def bare(name: str) -> str:
    """ "Els Peeters, algemeen directeur" and "els  peeters" are one name."""
    return " ".join(re.split(r"[,(]", name, maxsplit=1)[0].casefold().split())
