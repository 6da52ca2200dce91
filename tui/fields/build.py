"""From the description of a form to its fields."""

from datetime import datetime
from typing import TYPE_CHECKING

from casemgr.desk.forms import FieldSpec, FormSpec, Kind

if TYPE_CHECKING:
    from tui.fields.field import Field

SHORT = 4  # answers that are shown in line; more go through the pick window


def fields_of(spec: FormSpec) -> "list[Field]":
    """One field for each question, required ones first; the companion of a count is part of that count."""
    companions = {field.group for field in spec.fields if field.kind == "count" and field.group}
    asked = [field for field in spec.fields if field.name not in companions]
    return [field_of(field) for field in sorted(asked, key=lambda field: not field.required)]


def field_of(spec: FieldSpec) -> "Field":
    """The widget of one question."""
    from tui.fields.choice import ChoiceField, FlagField
    from tui.fields.count import CountField
    from tui.fields.long import LongField  # the toolkit's text area is dear to load
    from tui.fields.moment import MomentField
    from tui.fields.pick import ManyField, PickField
    from tui.fields.text import TextField

    kinds: dict[Kind, type[Field]] = {
        "text": TextField,
        "long": LongField,
        "moment": MomentField,
        "day": MomentField,
        "choice": ChoiceField if len(spec.choices) <= SHORT else PickField,
        "pick": PickField,
        "many": ManyField,
        "flag": FlagField,
        "count": CountField,
        "person": PickField,
    }
    return kinds[spec.kind](spec)


def text_of(spec: FieldSpec, value: object, now: datetime) -> str:
    """A stored value as it would be typed, so that a form can open filled."""
    from tui.fields.choice import flag_text
    from tui.fields.moment import moment_text
    from tui.fields.pick import SEPARATOR

    if value is None:
        return ""
    if spec.kind == "flag":
        return flag_text(value, spec)
    if spec.kind in ("moment", "day"):
        return moment_text(str(value), now)
    if isinstance(value, list | tuple):
        return SEPARATOR.join(str(code) for code in value)
    return str(value)
