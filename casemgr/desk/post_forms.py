"""The forms of the post: what happened to one letter, and one posting for several."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from casemgr.desk import asking, casework, entering, foreseeing, posting, wording
from casemgr.desk.entering import Checked, Entry, Saved, Values
from casemgr.desk.forms import Choice, FieldSpec, FormSpec
from casemgr.desk.posting import Posted
from casemgr.desk.session import Session
from casemgr.language import text
from casemgr.letters import labels

FIRST: Mapping[str, tuple[str, ...]] = {
    "unsent": ("LetterSent", "LetterDelivered"),
    "underway": ("LetterDelivered", "LetterRefused", "LetterReturned"),
    "back": ("LetterServedAgain",),
}
"""What usually comes next, offered first."""
ASKED = ("sent_at", "means")
"""What is asked once for a posting of several letters."""


def steps(session: Session, one: Posted) -> tuple[Choice, ...]:
    """What may have happened to a letter, the likeliest first."""
    say, first = session.language.say, FIRST.get(one.state, ())
    ordered = (*first, *(fact for fact in posting.FACTS if fact not in first))
    return tuple(Choice(fact, say(wording.label(fact)), say(wording.help_of(fact))) for fact in ordered)


def step(session: Session, one: Posted, fact: str) -> Entry:
    """The form of a step of the case, with the letter filled in: it is not asked."""
    entry = entering.step(session, one.case, fact, one.procedure)
    field, name = "earlier" if fact == "LetterServedAgain" else "letter", f"{one.case}:{fact}:{one.number}"
    kept = tuple(spec for spec in entry.spec.fields if spec.name != field)

    def check(session: Session, values: Values) -> Checked:
        return entry.check(session, {**values, field: one.number})

    def save(session: Session, values: Values) -> Saved:
        saved = entry.save(session, {**values, field: one.number})
        entering.forget(session, name)
        return saved

    initial = {**entry.spec.initial, **({"means": one.means} if one.means else {})}
    spec = replace(entry.spec, fields=kept, context=one.number, initial=initial)
    return Entry(name, spec, check, save)


def together(session: Session, numbers: Sequence[str]) -> Entry:
    """One day and one way of sending for several letters; all are recorded, or none."""
    chosen = posting.named(session, numbers)
    posting.require_unsent(chosen)
    situation = casework.situation(session, chosen[0].case, to_record="LetterSent")
    asked = asking.form(session, "LetterSent", situation, situation.case.procedures[chosen[0].procedure])
    fields = tuple(spec for spec in asked.fields if spec.name in ASKED)
    shown = chosen[0].number if len(chosen) == 1 else session.language.say(text("{count} letters", count=len(chosen)))
    means = {one.means for one in chosen}
    initial: dict[str, object] = {"sent_at": session.today.isoformat()}
    if len(means) == 1 and None not in means:
        initial["means"] = means.pop()
    spec = FormSpec("LetterSent", asked.title, asked.button, fields, shown, initial)

    def check(session: Session, values: Values) -> Checked:
        data = asking.to_data("LetterSent", {**values, "letter": chosen[0].number})
        errors = foreseeing.mistakes(session, "LetterSent", data, situation.pack)
        return Checked(errors, [] if errors else [_names(chosen)])

    def save(session: Session, values: Values) -> Saved:
        posting.send(session, numbers, str(values["sent_at"]), str(values["means"]))
        entering.forget(session, "post:sent")
        told = text("Recorded as posted: {count}.", count=len(chosen))
        return Saved(chosen[0].case, (told, _names(chosen)))

    return Entry("post:sent", spec, check, save)


def _names(chosen: Sequence[Posted]) -> str:
    return labels.listed([one.number for one in chosen])


def sheet(session: Session) -> FormSpec:
    """Which sheet of labels, and from which label on."""
    say = session.language.say
    known = tuple(Choice(name, say(labels.sheet(name).label)) for name in labels.sheets())
    fields = (
        FieldSpec("sheet", "pick", say(text("Sheet")), required=True, choices=known),
        FieldSpec("start", "count", say(text("First label")), say(text("The first one that is left on the sheet: 1 "
                  "is at the top left.")), required=True),
    )  # fmt: skip
    return FormSpec(
        "Labels", say(text("Address labels")), say(text("Make")), fields,
        initial={"sheet": labels.USUAL, "start": 1},
    )  # fmt: skip


def start_of(values: Mapping[str, Any]) -> int:
    """The label that was typed; a count may come as a number or as text."""
    said = str(values.get("start") or 1)
    return int(said) if said.isdigit() else 1
