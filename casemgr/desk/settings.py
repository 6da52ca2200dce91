"""Settings that terms and letters depend on, entities, and what is still to be filled in."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from casemgr import registerfacts
from casemgr.desk import composing, housing, registers
from casemgr.desk.session import Session, pack_of
from casemgr.errors import Unusable
from casemgr.language import Text, Words, text
from casemgr.law.suggestions import nearest
from casemgr.letters import compose
from casemgr.reading import deadlines, people
from casemgr.store import kept

KNOWN: Mapping[str, tuple[Text, str]] = {
    "leak.standing-mandate": (text("standing mandate for the first notice of a leak"), "AVG art. 33(1)"),
    "letters.window": (text("place of the address window, in mm: left, top"), "bpost"),
    "letters.fold-marks": (text("fold marks on letters: yes or no"), "huisstijl"),
    "letters.folder": (text("folder of the house style of letters, beside the register"), "huisstijl"),
    "letters.file-place": (text("where a file can be read"), "hoorplicht"),
    "letters.file-hours": (text("when a file can be read"), "hoorplicht"),
    "work-regulations.appeal": (
        text("the appeal that the work regulations lay down, as letters word it"),
        "arbeidsreglement",
    ),
    "work-regulations.penalties": (
        text("the penalties that the work regulations list, separated by ;"),
        "Arbeidsreglementenwet van 8 april 1965, art. 16",
    ),
    "work-regulations.article": (text("the article of the work regulations on penalties"), "arbeidsreglement"),
    "appeal.suspends": (text("whether an appeal suspends the decision: yes or no"), "beroep"),
    "counsellors.text": (text("the confidential counsellors, as letters and screens name them"), "vertrouwenspersonen"),
    "signing.together": (
        text("the letters that the mayor or the chair signs with the general director, separated by ;"),
        "ondertekening",
    ),
    "signing.mayor": (text("who signs as mayor: name, function"), "ondertekening"),
    "signing.bureau_chair": (text("who signs as chair of the permanent bureau: name, function"), "ondertekening"),
    "signing.council_chair": (text("who signs as chair of the council: name, function"), "ondertekening"),
    "be.suspension-remedy": (
        text("what is open against a preventive suspension, as letters word it"),
        "Decreet Lokaal Bestuur, art. 208-211 (nog te bevestigen)",
    ),
    "letters.hearing-about": (text("what conversations are about, in neutral words"), "huisstijl"),
}
"""Settings beside the terms: what each is, and what asks for it."""
AT_CHOICE = frozenset(
    {"signing.together", "signing.mayor", "signing.bureau_chair", "signing.council_chair", "be.suspension-remedy"}
)
"""Those without which nothing is missing: a letter that does need one says so itself."""


@dataclass(frozen=True, slots=True)
class Missing:
    """Something nobody has filled in. `waiting`: a case needs it now."""

    key: str
    label: Words | Text
    source: str
    waiting: bool
    fill: Text


def beside_terms(session: Session) -> dict[str, tuple[Text, str]]:
    """The settings that are no term: those everybody has, and those that a code of this register names."""
    label = text("published selection rule by which data may be destroyed")
    found: dict[str, tuple[Text, str]] = {}
    for digest in kept.packs(session.register):
        pack = pack_of(session.register, digest)
        for setting in {rule.selection for rule in pack.retention.values()} - {""}:
            found.setdefault(setting, (label, pack.name["nl"]))
    return {**KNOWN, **found}


def set_value(session: Session, key: str, value: str, basis: str | None) -> None:
    """Records a setting; a key that does not exist is refused, a term must be a whole number."""
    terms, known = registers.term_settings(), beside_terms(session)
    if key not in known and key not in terms:
        near = nearest(key, [*known, *terms])
        raise Unusable(
            "unknown-setting",
            text("There is no setting “{key}”.", key=key[:60]),
            hint=text("Did you mean “{near}”?", near=near) if near else text("See: casemgr settings missing"),
        )
    if key in terms:
        terms[key].filled(int(value) if value.isascii() and value.isdigit() else 0)
    _require_usable(session, key, value)
    fact = registers.parse(registerfacts.SettingSet, {"key": key, "value": value, "basis": basis}, session)
    registers.record(session, fact, needs="settings C")


def clear(session: Session, key: str, basis: str | None) -> None:
    """Takes a setting away, so that what casemgr comes with holds again; refused when it is not set."""
    if key not in people.settings(session.register):
        raise Unusable(
            "not-set", text("“{key}” is not set.", key=key[:60]), hint=text("See what is set: casemgr settings list")
        )
    fact = registers.parse(registerfacts.SettingCleared, {"key": key, "basis": basis}, session)
    registers.record(session, fact, needs="settings C")


def _require_usable(session: Session, key: str, value: str) -> None:
    """What letters could not be set with is refused now, not at the first letter."""
    if key == housing.SETTING:
        housing.require(session.register, value)
    if key == "letters.window":
        compose.window(composing.numbers(value))
    if key == "letters.fold-marks" and value.strip().lower() not in composing.YES_NO:
        raise Unusable("bad-setting", text("“{key}” is yes or no.", key=key), hint=text("Write yes or no."))


def set_entity(session: Session, data: Mapping[str, Any]) -> dict[str, Any]:
    """Records a legal person; what was not said keeps its value."""
    known = next((e for e in people.entities(session.register) if e["key"] == data.get("key")), {})
    fact = registers.parse(registerfacts.EntitySet, {**known, **data}, session)
    registers.record(session, fact, needs="settings C")
    return people.entity(session.register, str(data["key"]))


def missing(session: Session) -> list[Missing]:
    """The terms nobody has set, those a case waits for first; then what letters lack."""
    done = people.settings(session.register)
    waiting = {row["rule"] for row in deadlines.unset(session.register, session.viewer, session.now, limit=1000)}
    found = []
    country = session.pack.country
    for key, clock in registers.term_settings().items():
        if key not in done and clock.status == "unset" and clock.country in ("", country):
            fill = text("casemgr settings set {key} NUMBER --basis SOURCE", key=key)
            found.append(Missing(key, clock.label, clock.source, clock.name in waiting, fill))
    for key, (label, source) in beside_terms(session).items():
        if key not in done and key not in AT_CHOICE:
            found.append(Missing(key, label, source, False, text("casemgr settings set {key} VALUE", key=key)))
    if not people.entities(session.register):
        fill = text("casemgr entities set --data …")
        found.insert(
            0, Missing("entities", text("name, address and contact of the organisation"), "briefhoofd", True, fill)
        )
    return sorted(found, key=lambda m: not m.waiting)
