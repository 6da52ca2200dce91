"""The papers of disciplinary proceedings in a real case: appointment, report, inventory, note, act, suspension."""

from pathlib import Path
from typing import Any

import pytest

from tests.letters.test_decision_papers import issue, refused
from tests.stories.office import Office
from tests.workflows.breaches import office_with, person

NOW = "2026-11-21T14:00"
TUCHT = "disciplinary_proceedings-1"
COLLEGE = {"organ": "college", "holder": "An Boone, burgemeester", "capacity": "titular"}
ASKED: dict[str, Any] = {
    "mission": "Ga na wie de lijst kopieerde en waarom.", "facts": ["Op 3 november 2026 is een lijst gekopieerd."],
    "report_by": "2026-11-30",
}  # fmt: skip
REPORT: dict[str, Any] = {
    "at": "2026-11-20", "inventory": ["Melding van 4 november 2026", "Logboek"],
    "findings": "Het logboek toont één kopie.\n\nDe lijst is gewist.",
    "witnesses": ["Jan Maes, 12 november 2026: zag de lijst op het scherm."],
}  # fmt: skip


def opened(office: Office, **said: Any) -> str:
    """Opened by the college against somebody statutory, with an investigator."""
    who = person(office, "statutory", status_from="2020-01-01")
    case = office.open("director", "disciplinary_proceedings", person=who, facts_known_at="2026-11-05",
                       facts_on="2026-11-03", authority=COLLEGE, vote="secret")  # fmt: skip
    office.take("director", case, "InvestigatorAppointed", person="head", **said)
    return case


@pytest.mark.parametrize("pack", ["bev", "bh", "b13"])
def test_who_investigates_is_told_which_facts_what_is_asked_and_by_when(tmp_path: Path, pack: str) -> None:
    office = office_with(tmp_path, pack)
    case = opened(office, **ASKED)
    words = issue(office, case, "investigator_appointment", NOW)
    for part in ("Tom Maes", "Geachte Tom Maes,", "Lies Vermeulen", "het college van burgemeester en schepenen",
                 "artikel 202", "Op 3 november 2026 is een lijst gekopieerd", "Ga na wie de lijst", "30 november 2026",
                 "neemt niet deel aan de beraadslaging", "Namens het college"):  # fmt: skip
        assert part in words, (part, words)


def test_an_appointment_without_a_mission_or_a_day_is_refused(tmp_path: Path) -> None:
    office = office_with(tmp_path, "bev")
    case = opened(office)
    answer = office.ask("director", "letter", case, "investigator_appointment")
    refused(answer, "missing-mentions", "InvestigatorAppointed")


@pytest.mark.parametrize("pack", ["bev", "bh", "b13"])
def test_the_report_and_its_inventory_are_signed_by_the_investigator_and_judge_nothing(
    tmp_path: Path, pack: str
) -> None:
    office = office_with(tmp_path, pack)
    case = opened(office, **ASKED)
    office.take("director", case, "ReportDrawnUp", **REPORT)
    words = issue(office, case, "disciplinary_report", NOW)
    for part in ("Tuchtverslag", "Onderzoek door Tom Maes", "Het logboek toont één kopie.", "De lijst is gewist.",
                 "1. Jan Maes, 12 november 2026", "1. Melding van 4 november 2026 2. Logboek", "stelt geen straf voor",
                 "Tom Maes diensthoofd"):  # fmt: skip
        assert part in words, (part, words)
    assert "schuldig" not in words
    listed = issue(office, case, "inventory", NOW)
    assert "1. Melding van 4 november 2026 2. Logboek" in listed
    assert "Tom Maes diensthoofd" in listed


def test_the_note_lets_the_investigator_leave_and_proposes_no_sanction(tmp_path: Path) -> None:
    office = office_with(tmp_path, "bev")
    case = opened(office, **ASKED)
    office.take("director", case, "ReportDrawnUp", **REPORT)
    words = issue(office, case, "college_note", NOW)
    for part in ("Aan het college", "Tom Maes: voerde het onderzoek", "tuchtverslag van 20 november 2026",
                 "De betrokkene is nog niet gehoord", "geen voorstel over een tuchtstraf", "Artikel 2."):  # fmt: skip
        assert part in words, (part, words)


def decided(office: Office) -> str:
    """Heard after the summons and punished by the college."""
    case = opened(office, **ASKED)
    office.take("director", case, "ReportDrawnUp", **REPORT)
    office.take("director", case, "HearingWaived", about=TUCHT, ground="person_declines", reason="brief")
    office.take("director", case, "DecisionTaken", outcome="sanction", sanction="reprimand", authority=COLLEGE,
                decided_at="2026-11-21T13:00", facts_proven=["gekopieerd"], articles=["use"], answer_to_defence=[],
                proportionality="Eerste feiten.", present=["An Boone, burgemeester", "Rik Smits, schepen"])  # fmt: skip
    return case


def test_a_sanction_goes_to_the_committee_and_its_term_is_never_guessed(tmp_path: Path) -> None:
    office = office_with(tmp_path, "bev")
    case = decided(office)
    answer = office.ask("director", "letter", case, "decision", "--procedure", TUCHT)
    refused(answer, "missing-mentions", "be.discipline-appeal-days")
    office.told("director", "settings", "set", "be.discipline-appeal-days", "30", "--basis", "advies van een jurist")
    words = issue(office, case, "decision", NOW, procedure=TUCHT)
    assert "Beroepscommissie voor Tuchtzaken, binnen 30 dagen" in words
    assert "schorst de uitvoering niet" in words
    assert "college van burgemeester en schepenen, Markt" not in words
    act = issue(office, case, "resolution", NOW, procedure=TUCHT)
    for part in (
        "Tuchtonderzoek door Tom Maes, verslag van 20 november 2026",
        "198 tot en met 216",
        "Artikel 1.",
        "geldt: blaam",
    ):
        assert part in act, (part, act)


SUSPENDED: dict[str, Any] = {
    "from": "2026-11-23", "until": "2027-01-31", "ground": "De aanwezigheid gaat niet samen met het onderzoek.",
    "heard": False, "authority": COLLEGE, "about": TUCHT,
}  # fmt: skip


@pytest.mark.parametrize("pack", ["bev", "bh", "b13"])
def test_a_suspension_says_why_until_when_and_that_it_is_no_punishment(tmp_path: Path, pack: str) -> None:
    office = office_with(tmp_path, pack)
    case = opened(office, **ASKED)
    office.take("director", case, "PreventiveSuspensionOrdered", **SUSPENDED)
    words = issue(office, case, "preventive_suspension", NOW, user="personnel")
    for part in ("Dit is geen straf", "23 november 2026", "31 januari 2027", "hoogstens zes maanden",
                 "gaat niet samen met het onderzoek", "salaris door", "vervalt de schorsing",
                 "Namens het college"):  # fmt: skip
        assert part in words, (part, words)
    assert "Wat u tegen" not in words
    office.told(
        "director", "settings", "set", "be.suspension-remedy", "beroep bij de Raad van State", "--basis", "advies"
    )
    again = issue(office, case, "preventive_suspension", NOW)
    assert "Wat u tegen deze schorsing kunt doen: beroep bij de Raad van State." in again


def test_a_suspension_has_no_letter_of_a_measure(tmp_path: Path) -> None:
    office = office_with(tmp_path, "bev")
    case = opened(office, **ASKED)
    office.take("director", case, "PreventiveSuspensionOrdered", **SUSPENDED)
    from casemgr.desk import lettering

    with office.session("director") as session:
        offered = {one.letter for one in lettering.offered(session, case)}
    assert "preventive_suspension" in offered
    assert "measure_order" not in offered
