"""A warning says what it is under the code: a notice for most, a measure for somebody external in Assen."""

from pathlib import Path

import pytest

from tests.letters.controlled import counted, offers, words
from tests.stories.office import Office
from tests.workflows.breaches import HEARING, charged, office_with, person


def warned(office: Office, status: str) -> str:
    """Warned in Assen, without a conversation because the person did not want one."""
    case = charged(office, person(office, status), "7.4", ("5.4",))
    office.take("director", case, "HearingPlanned", **HEARING)
    office.take("director", case, "HearingWaived", ground="person_declines", reason="wil niet komen")
    office.take("director", case, "PersonWarned", warned_at="2026-11-20", irregularity="Gokken op het werk.",
                means="brief")  # fmt: skip
    return case


def test_a_warning_to_somebody_external_is_a_measure_with_its_ground(tmp_path: Path) -> None:
    office = office_with(tmp_path, "asn")
    told = words(office, warned(office, "external"), "warning")
    assert "Deze waarschuwing is een maatregel" in told
    assert "art. 14, lid 2" in told
    assert "geen sanctie" not in told


def test_a_warning_to_own_staff_is_none(tmp_path: Path) -> None:
    office = office_with(tmp_path, "asn")
    told = words(office, warned(office, "contractual"), "warning")
    assert "Deze waarschuwing is geen sanctie." in told
    assert "een maatregel op grond van" not in told


@pytest.mark.parametrize(("pack", "clause"), [("bh", "3.3.1"), ("c81", "control-2.1.4"), ("bev", "use")])
def test_staff_are_told_what_was_found_for_which_purpose_and_what_follows(
    tmp_path: Path, pack: str, clause: str
) -> None:
    office = office_with(tmp_path, pack)
    case = counted(office, pack)
    office.take("director", case, "IrregularityFound", text="goksites", ground=clause)
    office.take("director", case, "StaffWarned", warned_at="2026-11-20", audience="burgerzaken",
                irregularity="goksites tijdens de werkuren", means="nota", says_individual=True)  # fmt: skip
    told = words(office, case, "staff_notice")
    for part in ("goksites tijdens de werkuren", "van 1 oktober 2026 tot en met 20 november 2026",
                 "Het is niet bekend over wie het gaat", "geïndividualiseerd", "uw eigen gegevens"
                 if pack == "bh" else "welke gegevens over u"):  # fmt: skip
        assert part in told
    assert ("bij de volgende algemene controle" in told) == (pack == "bh")


def test_assen_writes_no_such_notice(tmp_path: Path) -> None:
    office = office_with(tmp_path, "asn")
    case = counted(office, "asn")
    office.take("director", case, "IrregularityFound", text="goksites", ground="5.4")
    office.take("director", case, "StaffWarned", warned_at="2026-11-20", audience="burgerzaken",
                irregularity="goksites", means="nota")  # fmt: skip
    assert "staff_notice" not in offers(office, case)
