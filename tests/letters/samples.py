"""Invented values for each letter of a procedure, under each code it is made for; and a case made of facts alone."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any

from casemgr.casefile import CaseFile, Procedure
from casemgr.law import packs
from casemgr.letters.catalogue import letter
from casemgr.letters.compose import compose
from casemgr.letters.plain import plain
from casemgr.letters.values import present
from casemgr.situation import Situation
from casemgr.store.ledger import Event
from casemgr.viewer import Viewer
from tests.letters.conftest import BEV, BRUSSELS
from tests.letters.leak_samples import LEAK_MADE_FOR, LEAK_SAMPLES

ALL = ("bev", "bh", "b13", "c81", "asn")
BELGIAN = ("bev", "bh", "b13", "c81")
CASE: Mapping[str, Any] = {
    name: value for name, value in BEV.items() if not name.startswith(("hearing.", "breach.", "file.", "reply."))
}
HEARD: Mapping[str, Any] = {
    "heard.how": "held", "heard.on": datetime(2026, 12, 1, 10, 0, tzinfo=BRUSSELS), "heard.letter": "2026-0038-01",
    "heard.invited_on": date(2026, 11, 20), "heard.objected": "yes",
}  # fmt: skip
DECISION: Mapping[str, Any] = {
    **HEARD, "decision.organ": "de algemeen directeur", "decision.organ_key": "general_director",
    "decision.holder": "Els Peeters", "decision.on": date(2026, 12, 2), "decision.outcome": "sanction",
    "decision.key": "access_limited", "decision.label": "Toegang beperken",
    "decision.facts": ["Op 3 november 2026 is gegokt tijdens het werk."],
    "decision.articles": ["ICT-gedragscode, geoorloofd gebruik"], "decision.answers": ["De pauze maakt geen verschil."],
    "decision.reasons": "Het zijn eerste feiten.", "decision.asks": "from", "decision.from": date(2026, 12, 3),
    "remedy.key": "none",
}  # fmt: skip
MEASURE: Mapping[str, Any] = {
    "measure.key": "limit_access", "measure.kind": "Toegang beperken", "measure.object": "toegang tot het internet",
    "measure.from": datetime(2026, 11, 21, 15, 0, tzinfo=BRUSSELS), "measure.reason": "Het netwerk liep gevaar.",
    "measure.organ": "de algemeen directeur", "measure.holder": "Els Peeters", "measure.on": date(2026, 11, 21),
    "measure.heard": "after", "remedy.key": "none",
}  # fmt: skip
CONTROL: Mapping[str, Any] = {
    "control.purpose": "Naleving van de richtlijnen", "control.from": date(2026, 10, 1),
    "control.to": date(2026, 10, 31), "control.warned_on": date(2026, 9, 1), "control.witness": "Tom Maes, archivaris",
}  # fmt: skip
FILE: Mapping[str, Any] = {
    name: value for name, value in BEV.items() if name.startswith(("file.", "reply.", "hearing.at", "hearing.place"))
}
APPEAL: Mapping[str, Any] = {
    "appeal.lodged_on": date(2026, 12, 10), "appeal.received_on": date(2026, 12, 11), "appeal.against": "decision",
    "appeal.against_on": date(2026, 12, 2), "appeal.against_label": "Toegang beperken",
    "appeal.body": "het college van burgemeester en schepenen",
}  # fmt: skip

SAMPLES: Mapping[str, Mapping[str, Any]] = {
    **LEAK_SAMPLES,
    "decision": DECISION,
    "measure_order": MEASURE,
    "measure_lifted": {
        **MEASURE, "measure.lifted_on": date(2026, 12, 5), "measure.lifted_reason": "Het onderzoek is klaar.",
    },
    "warning": {
        **HEARD, "warning.to": "person", "warning.irregularity": "Gokken via het netwerk.", "warning.is": "notice",
        "warning.on": date(2026, 12, 2), "remedy.key": "none",
    },
    "staff_notice": {
        **CONTROL, "staff.audience": "de medewerkers van de dienst Milieu", "staff.addressed": "group",
        "warning.to": "group",
        "warning.irregularity": "Op werkpost bezochte goksites.",
    },
    "penalty_notice": {
        **DECISION, "decision.key": "work_penalty", "decision.asks": None,
        "decision.penalty": "schriftelijke berisping",
        "penalty.found_on": date(2026, 12, 1), "penalty.found_by": "Els Peeters", "remedy.key": "work_regulations",
        "remedy.route": "schriftelijk bij het college, binnen veertien dagen",
    },
    "request_answer": {
        "request.kind": "access", "request.received_at": date(2026, 11, 2), "request.answered_at": date(2026, 11, 20),
        "request.identity": "aan de balie", "request.granted": "full", "request.law": "AVG, art. 15",
        "request.supervisor": "Gegevensbeschermingsautoriteit (GBA)", "remedy.key": "none",
    },
    "appeal_receipt": APPEAL,
    "appeal_decision": {
        **APPEAL, "appeal.outcome": "confirmed", "appeal.motivation": "De beperking is in verhouding.",
        "appeal.grounds": ["De beperking duurt te lang."], "appeal.present": ["J. Bols", "K. Daems"],
        "appeal.decided_on": date(2027, 1, 5), "remedy.key": "council_of_state",
    },
    "hearing_postponement": {
        **FILE, "postponement.by": "Lies Vermeulen", "postponement.asked_on": date(2026, 11, 25),
        "postponement.answer": "granted", "postponement.old_at": datetime(2026, 12, 1, 10, 0, tzinfo=BRUSSELS),
        "postponement.new_at": datetime(2026, 12, 3, 14, 0, tzinfo=BRUSSELS),
    },
}  # fmt: skip
"""A complete letter of each kind, without what depends on the code."""

MADE_FOR: Mapping[str, tuple[str, ...]] = {
    **LEAK_MADE_FOR,
    "decision": ALL, "measure_order": ALL, "measure_lifted": ALL, "warning": ALL, "staff_notice": ("bh", "c81"),
    "penalty_notice": BELGIAN, "request_answer": ALL, "appeal_receipt": ("bev", "asn"),
    "appeal_decision": ("bev", "asn"), "hearing_postponement": ALL,
}  # fmt: skip
"""Where each is needed."""


def code_of(key: str) -> dict[str, Any]:
    """What a pack gives every letter."""
    pack = packs.load(key)
    return {
        "pack.key": key, "pack.country": pack.country, "pack.zone": pack.zone, "pack.code_name": pack.name["nl"],
        "pack.code_version": pack.version, "pack.the_code": pack.words["the_code"]["nl"],
    }  # fmt: skip


def complete(name: str, pack: str, **more: Any) -> dict[str, Any]:
    """A letter that lacks nothing."""
    return {**CASE, **code_of(pack), **SAMPLES[name], **more}


def said(name: str, values: Mapping[str, Any], *, draft: bool = False) -> str:
    """The words of the letter, with single blanks."""
    sheet = compose(letter(name), values, draft=draft, practice=False, number="2026-0038-02")
    return " ".join(" ".join(plain(sheet, 200)).split())


def without(values: Mapping[str, Any], need: str) -> dict[str, Any]:
    """The values less one that a mention needs: `a|b` less both."""
    return {name: value for name, value in values.items() if name not in need.split("|")}


Told = tuple[str, str, dict[str, Any]]
"""A procedure, a fact, and all its values."""
PERSONAL = ("reasoning", "title", "person", "basis", "charges", "facts_proven", "answer_to_defence", "proportionality",
            "authority", "reason", "object", "irregularity", "means", "motivation", "grounds", "present", "by",
            "what", "how", "minutes")  # fmt: skip


def case_of(*told: Told) -> CaseFile:
    """A case as its facts make it; no rule is asked."""
    case = CaseFile("2026-0001")
    for number, (procedure, kind, said) in enumerate(told, 1):
        personal = {name: value for name, value in said.items() if name in PERSONAL}
        public = {name: value for name, value in said.items() if name not in PERSONAL}
        at = datetime(2026, 12, 2, 9, number, tzinfo=UTC).isoformat()
        case.add(Event(number, "case", number, kind, procedure, "director", at, None, None, public, personal, False))
    return case


def situation_of(pack: str, case: CaseFile, **settings: str) -> Situation:
    """Now, in the office of the invented municipality."""
    entity = {"key": "gemeente", "appeal_body": "college", "address": "Markt 1"}
    viewer = Viewer("director", "Els Peeters", frozenset(), frozenset())
    now = datetime(2026, 12, 2, 12, 0, tzinfo=BRUSSELS)
    return Situation(case, packs.load(pack), now, viewer, settings=settings, find_entity=lambda: entity)


def values_of(situation: Situation, procedure: Procedure) -> dict[str, Any]:
    """What the workflow says for letters, as far as there is anything."""
    said = {name: value(situation, procedure) for name, value in procedure.workflow.values.items()}
    return {name: value for name, value in said.items() if value is not None and present(said, name)}
