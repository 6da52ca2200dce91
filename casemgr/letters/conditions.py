"""When a part of a letter counts: what a file says under `if`, and which values it takes from others."""

from collections.abc import Mapping
from typing import Any

from casemgr.letters.faults import Faults
from casemgr.letters.letter import Condition, Other, Wanted
from casemgr.letters.values import NAMES


def takes(raw: Mapping[str, str], faults: Faults) -> Mapping[str, str]:
    """Values of a letter that are other values unless they are given."""
    for name in (*raw, *raw.values()):
        faults.one_of(name, tuple(NAMES), "takes")
    return raw


def condition(raw: Mapping[str, Any], where: str, faults: Faults) -> Condition:
    """What stands under `if`; nothing there always holds."""
    wanted = _conditions(raw.get("if", {}), f"{where}, if", faults)
    return Condition({name: _wanted(want) for name, want in wanted.items()})


def _wanted(raw: Any) -> Wanted:
    if isinstance(raw, Mapping):
        return Other(tuple(raw["not"]))
    return raw if isinstance(raw, bool) else tuple(raw)


def _conditions(raw: Mapping[str, Any], where: str, faults: Faults) -> Mapping[str, Any]:
    for name, wanted in raw.items():
        faults.one_of(name, tuple(NAMES), where)
        if isinstance(wanted, Mapping):
            faults.keys(wanted, ("not",), f"{where}, {name}", required=("not",))
        for code in () if isinstance(wanted, bool) or not NAMES[name].codes else _codes(wanted):
            faults.one_of(code, NAMES[name].codes, f"{where}, {name}")
    return raw


def _codes(wanted: Any) -> list[str]:
    return list(wanted["not"] if isinstance(wanted, Mapping) else wanted)
