"""Invented cases in bulk: entries of the ledger as the desks would have written them, without asking the rules."""

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

from casemgr.desk import parsing
from casemgr.law.packs import Pack
from casemgr.store.ledger import Entry

ZONE = ZoneInfo("Europe/Brussels")
AUTHORITY = {"organ": "general_director", "holder": "Els Peeters", "capacity": "titular"}
THINGS = ("Loonbrieven", "Usb-stick", "Laptop", "Lijst met leden", "Attesten", "Mailbox", "Bouwdossier", "Wachtlijst")
EVENTS = ("verloren", "naar verkeerd adres gemaild", "gestolen", "openbaar gezet", "door derden bekeken", "vergeten")
PLACES = ("in de wachtzaal", "op de dienst", "bij een leverancier", "onderweg", "na een verhuizing", "op de website")

Told = tuple[str, str, str | None, Mapping[str, Any]]
"""Who, which fact, in which procedure, and what it says."""

LEAK: tuple[Told, ...] = (
    ("dpo", "LeakReported", "data_leak-1", {"title": "{title}", "channel": "mailbox", "description": "Over: {title}."}),
    ("dpo", "AwarenessEstablished", "data_leak-1", {"aware_at": "{at}", "reason": "Te zien in de verzendlog."}),
    ("dpo", "LeakAssessed", "data_leak-1", {
        "aspects": ["confidentiality"], "data_categories": ["basic", "contact"], "subjects_count": 38,
        "count_kind": "exact", "consequences": "Ongewenste berichten en pogingen tot oplichting.", "risk": "risk",
        "reasoning": "Klein aantal, bekende ontvangers.",
    }),
    ("dpo", "DpoAdvised", "data_leak-1", {"advice": "notify", "reasoning": "Een risico is niet onwaarschijnlijk."}),
)  # fmt: skip
LEAK_OPEN: tuple[Told, ...] = (
    *LEAK,
    ("sysadmin", "MitigationTaken", "data_leak-1", {"measure": "Toegang afgesloten."}),
    ("dpo", "RecipientAsked", "data_leak-1", {"recipient": "de ontvanger", "at": "{at}"}),
    ("dpo", "RecipientConfirmed", "data_leak-1", {"at": "{at}", "what": "deleted"}),
    ("dpo", "TaskAssigned", None, {"task": "Logbestanden nakijken", "to": "system_administrator"}),
    ("dpo", "LessonSet", "data_leak-1", {"measure": "Opleiding", "owner": "Noor Willems", "check_on": "{at}"}),
)
LEAK_CLOSED: tuple[Told, ...] = (
    *LEAK,
    ("director", "NotificationDecided", "data_leak-1", {
        "decision": "notify", "authority": AUTHORITY, "reasoning": "Advies gevolgd.", "follows_advice": True,
    }),
    ("dpo", "AuthorityNotified", "data_leak-1", {
        "notified_at": "{at}", "authority": "GBA", "phase": "complete", "reference": "GBA-1",
    }),
    ("dpo", "SubjectsInformed", "data_leak-1", {"informed_at": "{at}", "means": "individual", "count": 38}),
    ("sysadmin", "MitigationTaken", "data_leak-1", {"measure": "Toegang afgesloten."}),
    ("dpo", "LeakClosed", "data_leak-1", {}),
)  # fmt: skip
BREACH: tuple[Told, ...] = (
    ("director", "BreachReported", "breach-1", {"title": "{title}", "description": "Gemeld door de dienst."}),
    ("director", "BreachTriaged", "breach-1", {"route": "5.2", "grounds": "Beperkt nadeel."}),
    ("director", "PersonIdentified", "breach-1", {
        "person": "P00001", "how": "admission", "basis": "Zelf gezegd.", "status": "contractual",
    }),
)  # fmt: skip
BREACH_OPEN: tuple[Told, ...] = (
    *BREACH,
    ("director", "ChargesSet", "breach-1", {"charges": ["Op 3 november is iets gestuurd."], "articles": ["mail"]}),
    ("director", "HearingPlanned", "hearing-1", {
        "about": "breach-1", "at": "{ahead}", "place": "raadzaal", "kind": "conversation",
    }),
    ("director", "LetterIssued", "hearing-1", {"letter": "hearing_invitation", "number": "{number}-01"}),
    ("director", "HearingInvited", "hearing-1", {"letter": "{number}-01"}),
    ("director", "LetterSent", "hearing-1", {"letter": "{number}-01", "sent_at": "{at}", "means": "registered"}),
    ("director", "DefenceReceived", "hearing-1", {"received_at": "{at}", "text": "Een uitleg op papier."}),
)  # fmt: skip
BREACH_CLOSED: tuple[Told, ...] = (
    *BREACH,
    ("director", "GroupInformed", "breach-1", {
        "group": "de dienst", "irregularity": "Mail naar privé.", "at": "{at}", "means": "mail",
    }),
    ("director", "EvidenceSecured", "breach-1", {
        "kind": "log", "lawful_basis": "procedure 2", "captured_at": "{at}", "captured_by": "Noor Willems",
    }),
    ("director", "AdviceAsked", None, {"of": "de jurist", "question": "Volstaat een gesprek?", "anonymous": True}),
    ("director", "AdviceGiven", None, {"text": "Ja."}),
    ("director", "SettledInformally", "breach-1", {"what": "Besproken; afspraak gemaakt."}),
    ("director", "BreachClosed", "breach-1", {}),
)  # fmt: skip
STORIES = {
    "leak-open": LEAK_OPEN, "leak-closed": LEAK_CLOSED, "breach-open": BREACH_OPEN, "breach-closed": BREACH_CLOSED,
}  # fmt: skip
FACTS = 10
"""In every case, the opening included."""
STAND_IN = {"{at}": "2026-01-01T12:00:00+01:00", "{ahead}": "2026-01-01T12:00:00+01:00", "{number}-01": "X-01"}


@cache
def _parts(story: str, place: int) -> tuple[dict[str, Any], dict[str, Any]]:
    """The public and personal half of a fact as the model stores it, with its marks still in it."""
    _, kind, _, told = STORIES[story][place]
    readable = {name: STAND_IN.get(value, value) if isinstance(value, str) else value for name, value in told.items()}
    public, personal = parsing.parse(parsing.fact_type(kind), readable, ZONE).split()
    marks = {name: value for name, value in told.items() if isinstance(value, str) and "{" in value}
    return public | _those(marks, public), personal | _those(marks, personal)


def _those(marks: Mapping[str, Any], half: Mapping[str, Any]) -> dict[str, Any]:
    return {name: mark for name, mark in marks.items() if name in half}


def story_of(index: int, cases: int) -> str:
    """Seven leaks to three breaches; the last hundred are open, and of the others one in fifty."""
    kind = "leak" if index % 10 < 7 else "breach"
    return f"{kind}-open" if index >= cases - 100 or index % 50 == 3 else f"{kind}-closed"


def title_of(index: int) -> str:
    """One of 288, with a number that makes it the only one."""
    return f"{THINGS[index % 8]} {EVENTS[index // 8 % 6]} {PLACES[index // 48 % 6]} ({index})"


def fact_of(story: str, index: int, place: int, number: str, pack: Pack, at: datetime) -> Entry:
    """The entry of one fact of one case; place 0 opens it."""
    if place == 0:
        code = {"pack": pack.key, "pack_version": pack.version, "pack_digest": pack.digest, "entity": "gemeente"}
        return Entry(number, 1, "CaseOpened", code, None, "dpo")
    actor, kind, procedure, _ = STORIES[story][place - 1]
    public, personal = _parts(story, place - 1)
    values = {
        "title": title_of(index), "number": number, "at": at.isoformat(timespec="seconds"),
        "ahead": (at + timedelta(days=4)).isoformat(timespec="seconds"),
    }  # fmt: skip
    return Entry(number, place + 1, kind, _filled(public, values), _filled(personal, values) or None, actor, procedure)


def _filled(half: Mapping[str, Any], values: Mapping[str, str]) -> dict[str, Any]:
    return {n: said.format_map(values) if isinstance(said, str) and "{" in said else said for n, said in half.items()}


def entries(cases: range, total: int, pack: Pack, at: datetime) -> Iterator[Entry]:
    """A batch of cases that run beside one another: the first fact of each, then the second of each."""
    stories = [story_of(index, total) for index in cases]
    for place in range(FACTS):
        moment = (at + timedelta(hours=3 * place)).astimezone(ZONE)
        for index, story in zip(cases, stories, strict=True):
            yield fact_of(story, index, place, f"OEF-{at.year}-{index + 1:06d}", pack, moment)
