"""Who decides, in a form: the organ, the capacity, and for whom or on what basis when it is not the user's own."""

from collections.abc import Mapping, Sequence
from typing import Any

from casemgr.casefile import Procedure
from casemgr.desk import competence
from casemgr.desk.forms import Choice, FieldSpec
from casemgr.desk.session import Session
from casemgr.facts import Authority, Fact, base_of
from casemgr.language import text
from casemgr.situation import Situation

NAME = "authority"
ORGAN = f"{NAME}.organ"
CAPACITIES = {
    "titular": text("as the holder"), "acting": text("acting"), "substitute": text("as substitute"),
    "delegate": text("by delegation"),
}  # fmt: skip


def has_authority(cls: type[Fact]) -> bool:
    """Whether the fact says who decided."""
    field = cls.model_fields.get(NAME)
    return field is not None and base_of(field.annotation)[0] is Authority


def fields(
    session: Session, cls: type[Fact], situation: Situation | None, procedure: Procedure | None
) -> tuple[FieldSpec, ...]:
    """The questions about who decides; none when only one organ can, and the user holds it."""
    if situation is None or not has_authority(cls):
        return ()
    known = competence.organs(situation, procedure, cls.__name__) or tuple(situation.pack.organs)
    say, worded = session.language.say, situation.pack.organs
    others = tuple(organ for organ in known if organ not in session.viewer.roles)
    holder, capacity, basis = (f"{NAME}.{name}" for name in ("holder", "capacity", "basis"))
    return (
        FieldSpec(
            ORGAN, "choice" if len(known) <= 4 else "pick", say(text("Who decides")),
            choices=tuple(Choice(organ, say(worded[organ].label)) for organ in known),
        ),
        FieldSpec(holder, "text", say(text("Name of the holder")), required=True, shown_when=(ORGAN, others)),
        FieldSpec(
            capacity, "choice", say(text("In what capacity")),
            choices=tuple(Choice(code, say(label)) for code, label in CAPACITIES.items()),
        ),
        FieldSpec(
            basis, "text", say(text("On what basis")), required=True,
            shown_when=(capacity, ("acting", "substitute", "delegate")),
            help=say(text("The decision of designation or delegation, with its date.")),
        ),
    )  # fmt: skip


def initial(data: Mapping[str, Any], fields: Sequence[FieldSpec]) -> dict[str, object]:
    """What the form starts with: the user's own authority, when their organ is among those that can."""
    own = {f"{NAME}.{name}": value for name, value in (data.get(NAME) or {}).items() if name != "holder"}
    organ = next((field for field in fields if field.name == ORGAN), None)
    if organ is not None and own.get(organ.name) not in [choice.code for choice in organ.choices]:
        own[organ.name] = organ.choices[0].code
    return own


def gathered(data: Mapping[str, Any]) -> dict[str, Any]:
    """The answers about the authority as one value of the fact."""
    parts = {name.partition(".")[2]: value for name, value in data.items() if name.startswith(f"{NAME}.")}
    rest = {name: value for name, value in data.items() if not name.startswith(f"{NAME}.")}
    return rest | ({NAME: parts} if parts else {})
