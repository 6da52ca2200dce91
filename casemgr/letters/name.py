"""What the name of a value says: its label for the clerk, its shape, and the codes it may be."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from casemgr.language import Text

SHAPES: Mapping[str, tuple[type, ...]] = {
    "text": (str,),
    "lines": (str, list, tuple),  # an address: lines, or one text with line ends
    "list": (str, list, tuple),  # items; one text is a list of one
    "charges": (str, list, tuple),  # items: a text, or {"text", "on": date, "until": date}
    "day": (date,),
    "moment": (date, datetime),  # an instant, worded in the pack's zone; a bare date is that day
    "money": (int,),  # cents
    "number": (int,),
    "flag": (bool,),
    "record": (dict,),  # several values at once: printed by none, so that a letter names the part it means
    "code": (str,),
    "place": (list, tuple),  # millimetres from the left and the top edge of the page
}
"""Shape → the Python types it accepts."""


@dataclass(frozen=True, slots=True)
class Name:
    """One value: its label for the clerk and its shape; `codes` when only these are accepted."""

    label: Text
    shape: str = "text"
    codes: tuple[str, ...] = ()
