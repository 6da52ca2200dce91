"""The disciplinary sanctions there are on a day: `data/sanctions/<country>.toml`. The list changed more than once."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from casemgr.language import Words
from casemgr.resources import names, table


@dataclass(frozen=True, slots=True)
class Listed:
    """A sanction on the list of a period. `unconfirmed`: that it is in force is an inference."""

    code: str
    label: Words
    source: str
    needs: tuple[str, ...] = ()  # fields that a decision fills
    unconfirmed: bool = False


def listed_on(country: str, day: date) -> Mapping[str, Listed]:
    """The sanctions on the list of that day, lightest first; none where the country has no such list then."""
    found = _table(country)
    period = next((row for row in found.get("period", ()) if row["from"] <= day <= row.get("until", date.max)), None)
    if period is None:
        return {}
    return {code: _listed(code, found["sanction"][code], period) for code in period["sanctions"]}


def labels(country: str) -> Mapping[str, Words]:
    """What every sanction that was ever on the list is called."""
    return {code: row["label"] for code, row in _table(country).get("sanction", {}).items()}


def remedy(country: str) -> tuple[Words, str] | None:
    """What is open against a disciplinary sanction, and its source; never the internal appeal of a code."""
    row = _table(country).get("remedy")
    return (row["label"], row["source"]) if row else None


def _table(country: str) -> Mapping[str, Any]:
    stem = country.lower()
    return table(f"sanctions/{stem}.toml") if stem in names("sanctions") else {}


def _listed(code: str, row: Mapping[str, Any], period: Mapping[str, Any]) -> Listed:
    unconfirmed = code in period.get("unconfirmed", ())
    return Listed(code, row["label"], period["source"], tuple(row.get("needs", ())), unconfirmed)
