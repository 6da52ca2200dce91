"""Forms about the house and its people, opened from a letter that lacks something of them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any
from zoneinfo import ZoneInfo

from casemgr.desk import asking, entering, parsing, people, registers, settings, wording
from casemgr.desk.entering import Checked, Entry, Saved, Values
from casemgr.desk.forms import FieldSpec, FormSpec
from casemgr.desk.session import Session
from casemgr.errors import Refused
from casemgr.facts import Fact
from casemgr.language import Text, text
from casemgr.reading import people as read_people
from casemgr.registerfacts import EntitySet, PersonChanged, PersonRegistered

OF_A_LETTER = ("form_of_address", "given_name", "family_name", "address", "postcode", "place")
"""What of somebody stands on a letter."""
OF_THE_HOUSE = ("name", "address", "website", "contact", "contact_capacity", "contact_phone", "contact_email")


def entity(session: Session, key: str | None) -> Entry:
    """The legal person a case belongs to, as its letters name it."""
    session.require("settings C")
    known = read_people.entity(session.register, key)
    if not known:
        raise Refused(
            "no-entity",
            text("This register has no organisation yet, so letters have no letterhead."),
            hint=text("Add it first: casemgr entities set --data …"),
        )

    def record(session: Session, data: Mapping[str, Any]) -> None:
        settings.set_entity(session, {**data, "key": known["key"]})

    context = str(known.get("name") or known["key"])
    return _entry(session, EntitySet, f"entity:{known['key']}", OF_THE_HOUSE, known, record, context)


def person(session: Session, key: str) -> Entry:
    """Somebody of the list of people, as far as letters name them."""
    people.require_keeper(session)
    _, known = people.find(session, key)

    def record(session: Session, data: Mapping[str, Any]) -> None:
        changed = {name: value for name, value in data.items() if value != known.get(name)}
        people.change(session, key, changed)

    return _entry(session, PersonChanged, f"person:{key}", OF_A_LETTER, known, record, key)


def _entry(
    session: Session,
    cls: type[Fact],
    name: str,
    names: Sequence[str],
    known: Mapping[str, Any],
    record: Callable[[Session, Mapping[str, Any]], None],
    context: str,
) -> Entry:
    say, zone = session.language.say, ZoneInfo(session.pack.zone)
    worded = PersonRegistered if cls is PersonChanged else cls  # the same fields, worded once
    fields = [field for one in names if (field := asking.field(session, worded, one, None, None)) is not None]
    spec = FormSpec(
        cls.__name__, say(wording.label(cls.__name__)), say(wording.button(cls.__name__)),
        tuple(replace(field, wanted=not field.required and not known.get(field.name)) for field in fields), context,
        {field.name: known[field.name] for field in fields if known.get(field.name) is not None},
    )  # fmt: skip

    def check(session: Session, values: Values) -> Checked:
        found = parsing.mistakes(cls, {**_keys(cls, known), **_said(values)}, zone)
        return Checked({name: error for name, error in found.items() if name in values}, [])

    def save(session: Session, values: Values) -> Saved:
        record(session, _said(values))
        entering.forget(session, name)
        return Saved("", (text("{done}.", done=wording.done(cls.__name__)),))

    return Entry(name, spec, check, save)


def _keys(cls: type[Fact], known: Mapping[str, Any]) -> dict[str, Any]:
    return {"key": known["key"]} if cls is EntitySet else {"person": "P00001"}


def _said(values: Values) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value not in (None, "", [])}


def setting(session: Session, key: str) -> Entry:
    """One setting, with the decision it rests on."""
    session.require("settings C")
    say, name = session.language.say, f"setting:{key}"
    known, term = settings.beside_terms(session), registers.term_settings().get(key)
    what: Any = known[key][0] if key in known else term.label if term is not None else key
    source = known[key][1] if key in known else term.source if term is not None else ""
    now = read_people.settings(session.register).get(key)
    label = text("Number") if term is not None else text("Value")
    fields = (
        FieldSpec("value", "text" if term is not None else "long", say(label), say(what), required=True, limit=2000),
        FieldSpec("basis", "text", say(text("Rests on")), say(text("The decision or text this comes from."))),
    )
    spec = FormSpec(
        "SettingSet", _title(session, what), say(wording.button("SettingSet")), fields, source,
        {"value": now} if now else {},
    )  # fmt: skip

    def save(session: Session, values: Values) -> Saved:
        settings.set_value(session, key, str(values["value"]), str(values["basis"]) if values.get("basis") else None)
        entering.forget(session, name)
        return Saved("", (text("{done}.", done=wording.done("SettingSet")),))

    return Entry(name, spec, lambda session, values: Checked({}, []), save)


def _title(session: Session, what: Text | Mapping[str, str] | str) -> str:
    said = session.language.say(what)
    return said[:1].upper() + said[1:]
