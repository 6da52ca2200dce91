"""Invented values for minutes, acts, notes, the papers of an inquiry, and how a breach can end."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from tests.letters.conftest import BEV, BRUSSELS
from tests.letters.samples import ALL, APPEAL, BELGIAN, CASE, DECISION, MEASURE, code_of

PUBLIC = ("bev", "bh", "b13")
TUCHT = PUBLIC
HEARING: Mapping[str, Any] = {
    name: value for name, value in BEV.items() if name.startswith(("hearing.", "breach.", "file.", "reply."))
}
MINUTES: Mapping[str, Any] = {
    **HEARING, "minutes.title": "conversation", "minutes.at": datetime(2026, 12, 3, 14, 5, tzinfo=BRUSSELS),
    "minutes.ended_at": datetime(2026, 12, 3, 14, 50, tzinfo=BRUSSELS), "minutes.text": "Het was druk.\n\nNiet gewist.",
    "minutes.present": ["Els Peeters, algemeen directeur", "Tom Wouters, diensthoofd"],
    "minutes.heard": "with_representative", "minutes.assisted_by": "Goele Claes", "minutes.rights": "yes",
    "minutes.remarks_until": date(2026, 12, 10), "minutes.letter": "2026-0038-01",
    "minutes.signers": ["Els Peeters, algemeen directeur", "Tom Wouters, diensthoofd", "Lies Vermeulen", "Goele Claes"],
}  # fmt: skip
MISSED: Mapping[str, Any] = {
    **HEARING, "minutes.title": "missed", "minutes.planned_at": datetime(2026, 12, 3, 14, 0, tzinfo=BRUSSELS),
    "minutes.letter": "2026-0038-01", "minutes.invited_on": date(2026, 11, 21), "minutes.excused": "no",
    "minutes.in_order": "yes",
}  # fmt: skip
COLLEGE: Mapping[str, Any] = {
    **DECISION, "decision.organ": "het college van burgemeester en schepenen", "decision.organ_key": "college",
    "decision.present": ["An Boone, burgemeester", "Rik Smits, schepen"],
}  # fmt: skip
NOTE: Mapping[str, Any] = {
    "note.matter": "breach", "note.organ": "het college van burgemeester en schepenen", "note.organ_key": "college",
    "note.facts": ["Op 3 november 2026 is gegokt tijdens het werk."], "note.articles": ["ICT-gedragscode, internet"],
    "note.proposal": "Toegang beperken", "note.motivation": "Eerste feiten.", "note.papers": ["uitnodiging 1"],
    "heard.how": "held", "heard.on": datetime(2026, 12, 1, 10, 0, tzinfo=BRUSSELS),
}  # fmt: skip
INQUIRY: Mapping[str, Any] = {
    "discipline.investigator": "Karel Aerts", "official.name": "Karel Aerts", "official.function": "archivaris",
    "discipline.appointed_on": date(2026, 11, 10), "discipline.organ": "de algemeen directeur",
    "discipline.report_at": date(2026, 11, 20), "discipline.facts": ["Op 3 november 2026 is een lijst gekopieerd."],
    "discipline.findings": "Het logboek toont één kopie.", "discipline.papers": ["Melding", "Logboek"],
    "discipline.mission": "Ga na wie de lijst kopieerde.", "discipline.report_by": date(2026, 12, 1),
}  # fmt: skip
DISMISSED: Mapping[str, Any] = {
    **DECISION, "decision.key": "summary_dismissal", "decision.label": "Ontslag om dringende reden",
    "decision.asks": None, "decision.from": None, "dismissal.known_on": date(2026, 12, 1),
    "dismissal.organ": "het college van burgemeester en schepenen", "dismissal.given_on": date(2026, 12, 2),
    "letter.means": "registered", "remedy.key": "labour_court",
}  # fmt: skip

SAMPLES: Mapping[str, Mapping[str, Any]] = {
    "hearing_minutes": MINUTES, "resolution": COLLEGE, "college_note": NOTE, "disciplinary_report": INQUIRY,
    "inventory": INQUIRY, "investigator_appointment": INQUIRY, "dismissal_for_cause": DISMISSED,
    "dismissal_reasons": DISMISSED,
    "preventive_suspension": {
        **MEASURE, "measure.key": "preventive_suspension", "measure.kind": "preventieve schorsing",
        "measure.until": date(2027, 1, 31), "measure.ground": "De systemen moeten veilig blijven.",
    },
    "no_action": {"breach.identified": "yes"},
    "judicial_report": {
        "judicial.to": "Parket Oost-Vlaanderen", "judicial.address": "Opgeëistenlaan 401\n9000 Gent",
        "judicial.on": date(2026, 12, 2), "judicial.facts": ["Op 3 november 2026 is een lijst verkocht."],
        "judicial.papers": ["Logboek van 3 november 2026"], "breach.identified": "yes",
    },
}  # fmt: skip
"""A complete paper of each kind, without what depends on the code."""

MADE_FOR: Mapping[str, tuple[str, ...]] = {
    "hearing_minutes": ALL, "resolution": (*PUBLIC, "asn"), "college_note": (*PUBLIC, "asn"),
    "disciplinary_report": TUCHT, "inventory": TUCHT, "investigator_appointment": TUCHT, "dismissal_for_cause": ALL,
    "dismissal_reasons": BELGIAN, "preventive_suspension": TUCHT, "no_action": ALL, "judicial_report": ALL,
}  # fmt: skip
"""Where each is needed."""

WAIVED = ("contract_suspended", "person_declines", "written_instead", "urgent", "facts_undisputed", "unreachable",
          "not_required_by_code")  # fmt: skip
UNHEARD = [{"heard.how": "missed"}, *({"heard.how": "waived", "heard.ground": ground} for ground in WAIVED)]
VARIANTS: Mapping[str, list[Mapping[str, Any]]] = {
    "hearing_minutes": [
        MISSED, {**MISSED, "minutes.excused": "yes"}, {**MISSED, "minutes.in_order": "no"},
        {"minutes.signed": "refused"}, {"minutes.signed": "remarks", "minutes.remarks": ["Punt 2 klopt niet."]},
        {"minutes.heard": "representative", "minutes.represented_by": "Goele Claes"}, {"minutes.rights": "no"},
        {"minutes.witnesses": ["Jan Maes zag de lijst liggen."], "minutes.papers": ["Brief"],
         "minutes.objections": "Nee."},
        {"minutes.title": "hearing", "hearing.kind": "disciplinary", "hearing.matter": "disciplinary_proceedings",
         "discipline.report_at": date(2026, 11, 20)},
        {"minutes.title": "hearing", "hearing.kind": "suspension", "hearing.matter": "provisional_measure"},
    ],
    "resolution": [
        *UNHEARD, {"decision.outcome": "none"}, {"decision.outcome": "referred"}, {"decision.until": date(2027, 1, 1)},
        {"decision.outcome": "sanction", "decision.prepares": "yes", "decision.asks": None, "decision.from": None},
        {"decision.asks": "amount", "decision.amount": 12500, "decision.from": None},
        {"decision.earlier_known": ["Waarschuwing van 3 mei 2026"], "decision.earlier": "weighed"},
        {"decision.earlier_known": ["Waarschuwing van 3 mei 2026"], "decision.earlier": "not_weighed"},
    ],
    "college_note": [
        *UNHEARD, {"heard.how": None}, {"note.opens": "yes"}, {"note.leave": ["Karel Aerts: voerde het onderzoek"]},
        {"note.matter": "disciplinary_proceedings", "note.proposal": None, "note.motivation": None},
        {**APPEAL, "note.matter": "appeal", "note.proposal": None, "appeal.grounds": ["Te zwaar."]},
    ],
    "disciplinary_report": [{"discipline.witnesses": ["Jan Maes, 12 november: zag de lijst."]}],
    "dismissal_for_cause": [*UNHEARD, {"letter.means": "hand"}, {"letter.means": "bailiff"}],
    "dismissal_reasons": [*UNHEARD, {"letter.means": "hand"}, {"letter.means": "registered_receipt"}],
    "preventive_suspension": [{"measure.heard": "before"}, {"measure.pay_retention": 20},
                              {"suspension.remedy": "beroep bij X"}],
    "no_action": [{"kept.months": 12}],
}  # fmt: skip


def complete(name: str, pack: str, **more: Any) -> dict[str, Any]:
    """A paper that lacks nothing."""
    remedy = {"remedy.key": "civil_court"} if pack == "asn" and name == "dismissal_for_cause" else {}
    return {**CASE, **code_of(pack), **SAMPLES[name], **remedy, **more}
