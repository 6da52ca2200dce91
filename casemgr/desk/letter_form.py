"""The letter's own form: asked as any form is, kept until the letter is final, and part of what it then says."""

import json
from collections.abc import Mapping
from typing import Any

from casemgr.desk import composing, issuing, letter_fields, wording
from casemgr.desk.composing import Prepared
from casemgr.desk.entering import Checked, Entry, Saved, Values
from casemgr.desk.forms import Choice, FieldSpec, FormSpec, Kind
from casemgr.desk.session import Session
from casemgr.errors import Refused
from casemgr.language import Text, text
from casemgr.letters import mentions
from casemgr.letters.values import NAMES, lines
from casemgr.store import scratch

KINDS: Mapping[str, Kind] = {
    "lines": "long", "list": "long", "charges": "long", "day": "day", "moment": "moment", "flag": "flag",
    "number": "count", "money": "count",
}  # fmt: skip
WORDED = {
    letter_fields.MEANS: ("LetterSent", "means"),
    "person.form_of_address": ("PersonRegistered", "form_of_address"),
}
"""Where the codes of a value have their words."""
HELP: Mapping[str, Text] = {
    letter_fields.MEANS: text("Registered and handed over are printed above the address; handing over adds a receipt."),
    "letter.enclosures": text("One on each line. What always goes with this letter is added by itself."),
    "letter.copy_to": text("One on each line, such as counsel."),
    letter_fields.FREE: text("Printed after what the letter must say. An empty line begins a new paragraph."),
    "recipient.address": text("Street and number, then postcode and place: each on its own line."),
    "person.address": text("Street and number, then postcode and place: each on its own line."),
    "person.form_of_address": text("As the person wishes to be addressed; never guessed from a name."),
}
INLINE = 4


def entry(session: Session, number: str, letter: str, procedure: str) -> Entry:
    """The form of a letter that is not final yet."""
    prepared = composing.prepare(session, number, letter, procedure=procedure)
    issuing.require_letters(session, prepared)
    name = composing.draft_name(number, letter, procedure)
    seen = scratch.one(session.register, composing.EVERYBODY, name)
    zone = prepared.situation.zone

    def check(session: Session, values: Values) -> Checked:
        errors = letter_fields.mistakes(values, zone)
        return Checked(errors, [] if errors else _foreseen(session, prepared, values))

    def save(session: Session, values: Values) -> Saved:
        letter_fields.read(values, prepared.asked, zone)
        said = {key: value for key, value in values.items() if value not in (None, "", [])}
        kept = json.dumps(said, ensure_ascii=False, sort_keys=True)
        if not scratch.replace(session.register, composing.EVERYBODY, name, kept, session.now, seen):
            raise Refused("case-moved-on", text("Somebody else filled in this letter meanwhile."))
        scratch.drop(session.register, session.user, name)
        return Saved(number, (text("Filled in."), *_foreseen(session, prepared, values)))

    return Entry(name, _spec(session, prepared, json.loads(seen or "{}")), check, save)


def _spec(session: Session, prepared: Prepared, filled: Mapping[str, Any]) -> FormSpec:
    say = session.language.say
    lacks = {name for missing in mentions.missing(prepared.letter, prepared.values) for name in missing.lacks}
    wanted = {part for name in lacks for part in name.split("|")}
    fields = [_field(session, prepared, name, wanted=name in wanted) for name in prepared.asked]
    fields.sort(key=lambda field: not field.wanted)
    initial = {field.name: _shown(filled[field.name]) for field in fields if field.name in filled}
    title = say(text("Fill in: {letter}", letter=prepared.letter.label))
    context = f"{prepared.situation.case.number} · {say(text('draft'))}"
    return FormSpec(prepared.letter.id, title, say(text("Save")), tuple(fields), context, initial)


def _shown(value: Any) -> Any:
    return "\n".join(lines(value)) if isinstance(value, list) else value


def _field(session: Session, prepared: Prepared, name: str, *, wanted: bool) -> FieldSpec:
    say, known = session.language.say, NAMES[name]
    label = say(known.label)
    choices = tuple(Choice(code, say(_word(name, code))) for code in known.codes)
    kind: Kind = KINDS.get(known.shape, "long" if name == letter_fields.FREE else "text")
    if choices:
        kind = "choice" if len(choices) <= INLINE else "pick"
    asks = [m for m in prepared.letter.mentions if m.fill.kind == "letter" and name in _needs(m.needs)]
    why = (
        say(text("For “{mention}” ({source}).", mention=asks[0].label, source=asks[0].source))
        if wanted and asks
        else ""
    )
    help = " ".join(part for part in (say(HELP.get(name)), why) if part)
    return FieldSpec(
        name, kind, label[:1].upper() + label[1:], help, choices=choices, limit=letter_fields.longest(name),
        wanted=wanted, ahead=name != "letter.their_date",
    )  # fmt: skip


def _needs(needs: tuple[str, ...]) -> set[str]:
    return {part for need in needs for part in need.split("|")}


def _word(name: str, code: str) -> Any:
    return wording.choice(*WORDED.get(name, (name, name)), code)


def _foreseen(session: Session, prepared: Prepared, values: Values) -> list[str]:
    """What the letter would still lack."""
    given = dict.fromkeys(prepared.asked) | letter_fields.usable(values, prepared.asked, prepared.situation.zone)
    made = composing.prepared(session, prepared.situation, prepared.procedure, prepared.letter, given)
    say = session.language.say
    lacking = "; ".join(say(one.label) for one in mentions.missing(made.letter, made.values))
    return [say(text("The letter still lacks: {what}.", what=lacking) if lacking else text("Nothing lacks any more."))]
