"""Invented values for the letters about a leak, to a reporter and about the term of a request: each lacks nothing."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from tests.letters.conftest import BRUSSELS

ALL = ("bev", "bh", "b13", "c81", "asn")
AUTHORITY: Mapping[str, Any] = {
    "recipient.name": "Gegevensbeschermingsautoriteit", "recipient.address": ["Drukpersstraat 35", "1000 Brussel"],
    "notice.authority": "GBA", "notice.authority_name": "Gegevensbeschermingsautoriteit (GBA)",
    "dpo.title": "functionaris voor gegevensbescherming", "dpo.name": "I. De Smet", "dpo.phone": "09 000 00 02",
    "dpo.email": "dpo@oefendorp.example",
}  # fmt: skip
LEAK: Mapping[str, Any] = {
    **AUTHORITY, "leak.title": "Usb-stick met inschrijvingen verloren", "leak.channel": "telefoon",
    "leak.from": datetime(2026, 11, 20, 8, 10, tzinfo=BRUSSELS), "leak.nameless": "yes",
    "leak.aware_at": datetime(2026, 11, 20, 14, 0, tzinfo=BRUSSELS), "leak.aspects": ["vertrouwelijkheid"],
    "leak.data": ["contactgegevens", "gezondheid"], "leak.groups": ["minderjarigen"], "leak.exactly": 38,
    "leak.consequences": "Ongewenste telefoontjes.", "leak.risk": "high", "leak.reasoning": "Niet versleuteld.",
    "leak.measures": ["De stick wordt gezocht."], "leak.telling": "will",
}  # fmt: skip
TO_THE_REPORTER: Mapping[str, Any] = {
    "report.received_at": date(2026, 11, 18), "report.channel": "dpo", "report.handler": "de algemeen directeur",
    "report.nameless": "yes", "handler.name": "Els Peeters", "handler.function": "algemeen directeur",
    "handler.phone": "09 000 00 00",
}  # fmt: skip

LEAK_SAMPLES: Mapping[str, Mapping[str, Any]] = {
    "authority_notice": {
        **LEAK, "notice.phase": "complete", "notice.title": "complete", "notice.organ": "de algemeen directeur",
        "notice.decision": "notify", "notice.decided_on": date(2026, 11, 20),
    },
    "authority_withdrawal": {
        **AUTHORITY, "notice.first_at": datetime(2026, 11, 20, 16, 0, tzinfo=BRUSSELS), "leak.nameless": "yes",
        "leak.refuted": "De stick lag in de kluis.", "leak.refuted_on": date(2026, 11, 21),
    },
    "authority_answer": {
        **AUTHORITY, "asked.on": date(2026, 11, 20), "asked.question": "Waarom was de stick niet versleuteld?",
        "asked.answer": "Dat was een vergetelheid.", "letter.their_reference": "GBA-2026-4",
    },
    "subjects_notice": {**LEAK, "leak.advice": ["Wees op uw hoede voor mails die naar deze gegevens verwijzen."]},
    "processor_request": {
        **AUTHORITY, "recipient.name": "Agendawijs bv", "recipient.address": "Werf 4\n2000 Antwerpen",
        "leak.processor_told_at": datetime(2026, 11, 20, 9, 0, tzinfo=BRUSSELS), "reply.until": date(2026, 11, 23),
        "processor.questions": ["wat er gebeurd is", "om wie het gaat"],
    },
    "recipient_deletion": {
        "recipient.name": "Boekhandel De Lezer bv", "recipient.address": "Kerkstraat 4\n9000 Oefendorp",
        "leak.received": "een lijst met inschrijvingen", "recipient.asked": ["ze te wissen"],
    },
    "extension_notice": {
        "request.kind": "access", "request.received_at": date(2026, 11, 2), "request.extended_in_time": "yes",
        "request.extended_because": "Uw gegevens staan in vier systemen.", "request.extended_until": date(2027, 2, 2),
        "request.supervisor": "Gegevensbeschermingsautoriteit (GBA)",
    },
    "report_receipt": TO_THE_REPORTER,
    "report_feedback": {
        **TO_THE_REPORTER, "report.outcome": "leak", "report.feedback": "Wij hebben het lek gedicht.",
    },
}  # fmt: skip
LEAK_MADE_FOR: Mapping[str, tuple[str, ...]] = dict.fromkeys(LEAK_SAMPLES, ALL)
_EARLIER = {"notice.first_at": datetime(2026, 11, 20, 16, 0, tzinfo=BRUSSELS)}
_TOLD = {"leak.telling": "done", "leak.told_on": date(2026, 11, 22)}

LEAK_VARIANTS: dict[str, list[dict[str, Any]]] = {
    "authority_notice": [
        {"notice.phase": "initial", "leak.unknown": ["oorzaak"], "leak.consequences": None, "leak.measures": None},
        {"notice.phase": "supplementary", **_EARLIER}, {"notice.phase": "complete", **_EARLIER},
        {"notice.late": "yes", "notice.late_reason": "De leverancier antwoordde laat."}, {"dpo.name": None},
        {"notice.authority": "VTC", "letter.copy_to": ["de algemeen directeur"]},
        {"notice.organ": None, "notice.mandate": "besluit van 5 oktober 2026", "notice.decision": "mandate"},
        {"leak.exactly": None, "leak.about": 300}, {"leak.exactly": None, "leak.uncounted": "yes"},
        {"leak.planned": ["Sticks worden versleuteld."], "leak.measures": None}, {"leak.bodies": ["politie: gisteren"]},
        *({"leak.telling": why} for why in ("weighed", "excused", "no_high_risk", "unintelligible", "risk_removed",
                                            "disproportionate")),
        *({**_TOLD, "leak.told_how": how, "leak.told_count": 38} for how in ("individual", "public", "other")),
    ],
    "authority_withdrawal": [{"notice.authority": "VTC", "letter.copy_to": ["de algemeen directeur"]}],
    "subjects_notice": [
        {"leak.said": "Een medewerker verloor een stick met uw inschrijving."}, {"dpo.name": None},
        {"leak.planned": ["Sticks worden versleuteld."], "leak.measures": None}, {"leak.from": None},
    ],
    "processor_request": [
        {"leak.contract_hours": 24},
        {"leak.contract_hours": 24, "leak.contract_late": "yes",
         "leak.processor_aware_at": datetime(2026, 11, 18, 9, 0, tzinfo=BRUSSELS)},
        {"dpo.name": None},
    ],
    "recipient_deletion": [{"leak.received_on": date(2026, 11, 19), "reply.until": date(2026, 11, 27)}],
    "report_receipt": [{"report.channel": "whistleblower"}, {"report.feedback_months": 3}],
    "report_feedback": [
        *({"report.outcome": outcome} for outcome in ("both", "subject_request", "ticket", "complaint", "nothing")),
        {"report.outcome": "harassment", "counsellors.text": "An Claes, 09 000 00 09"},
    ],
    "request_answer": [
        {"access.purposes": "personeelsbeheer", "access.categories": "loopbaan", "access.recipients": "RSZ",
         "access.retention": "tien jaar", "access.source": "uzelf", "access.automated": "nee",
         "access.transfers": "nee"},
        {"request.kind": "erasure", "request.changes": "yes"},
        {"request.granted": "refused", "request.motivation": "Het verzoek herhaalt zich.", "request.identity": None},
    ],
}  # fmt: skip
"""What else each letter may have to say."""
