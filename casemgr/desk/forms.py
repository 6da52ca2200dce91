"""What a form asks: one plain description per fact, so that no screen ever needs to know a model."""

from dataclasses import dataclass, field
from typing import Literal

Kind = Literal["text", "long", "moment", "day", "choice", "pick", "many", "flag", "count", "person"]


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer of a field. `source` is an article or law, shown beside it; `help` is one quiet line under it."""

    code: str
    label: str
    help: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """One field of a form, already worded. Its value is JSON: text, ISO time or date, code, bool, int, list of codes.

    kind: text ≤ 300 characters · long: narrative · moment: instant · day: date · choice: one of 2–4 shown in line ·
    pick: one of many, through the pick window · many: several of a list · flag: yes or no · count: whole number,
    maybe "about" or unknown · person: somebody known by number, or free text.
    """

    name: str
    kind: Kind
    label: str
    help: str = ""
    example: str = ""
    required: bool = False
    choices: tuple[Choice, ...] = ()
    ahead: bool = False  # a moment that lies in the future: weekdays and days without a year are read forwards
    limit: int = 300  # characters of a text
    group: str = ""  # a field that counts an approximate number names its companion here ("count_kind")
    shown_when: tuple[str, object] | None = None  # (field, value or values): asked only then
    wanted: bool = False  # may be saved empty, though what it is for cannot go without
    whole_day: bool = False  # a moment that may also be told as a day without an hour


@dataclass(frozen=True, slots=True)
class FormSpec:
    """One fact (for a leak: two) as a form: what it is called, what the button says, what it asks."""

    fact: str
    title: str
    button: str
    fields: tuple[FieldSpec, ...]
    context: str = ""  # "2026-0038 · gesprek": shown quiet beside the title
    initial: dict[str, object] = field(default_factory=dict)
