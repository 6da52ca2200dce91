"""Signing with a key file: the letter stays byte for byte, and whoever is named under it signs, in order."""

import hashlib
import io
import subprocess
from pathlib import Path

import pytest
from pikepdf import pdfa
from pypdf import PdfReader

from tests.commands.process import whole
from tests.signing.conftest import Desk
from tests.signing.programs import required
from tests.stories.test_signed import MEASURE, aside
from tests.workflows.breaches import charged, person

LATE = "2026-12-18T17:00"


def text_of(content: bytes) -> str:
    """What stands in the fields of the last page, as pdftotext sees it."""
    required("pdftotext")
    done = subprocess.run(["pdftotext", "-", "-"], input=content, capture_output=True, check=True)
    return " ".join(done.stdout.decode().split())


def signed(desk: Desk, number: str, user: str = "director", name: str = "Els Peeters", now: str | None = None) -> bytes:
    done = desk.sign(user, number, "--p12", str(desk.holder(name)), now=now)
    assert done.code == 0, done.everything
    return desk.kept(number, user=user)


def refused(desk: Desk, user: str, number: str, kind: str, *options: str, now: str | None = None) -> str:
    """Refused for this reason, with nothing recorded; the answer is what was said."""
    before = whole(desk.office)
    answer = desk.sign(user, number, *options, now=now)
    assert answer.code in (1, 2), answer.everything
    assert answer.kind == kind, answer.everything
    assert whole(desk.office) == before
    return f"{answer.told['error']['sentence']} {answer.told['error']['hint']}"


# ── one signature ──


def test_the_letter_stays_byte_for_byte_and_the_signed_copy_is_what_is_opened(desk: Desk) -> None:
    number = desk.measure()
    letter = desk.kept(number)
    content = signed(desk, number)
    assert content.startswith(letter)
    assert len(content) > len(letter)
    assert desk.kept(number, "--original") == letter
    row = next(r for r in desk.office.told("director", "documents", number[:-3]) if r["number"] == number)
    assert row["sha256"] == hashlib.sha256(letter).hexdigest()
    assert row["signed"] == {
        "how": "digital", "at": "2026-11-21T14:00:00+01:00", "whole": True,
        "sha256": hashlib.sha256(content).hexdigest(),
    }  # fmt: skip


def test_the_stamp_is_dutch_and_stands_above_the_name(desk: Desk) -> None:
    content = signed(desk, desk.measure())
    _, stamp, under = text_of(content).partition(
        "Digitaal ondertekend door Els Peeters op 21 november 2026 om 14.00 uur"
    )
    assert stamp
    assert "Els Peeters algemeen directeur" in under


def test_another_reader_finds_the_signature_valid(desk: Desk, tmp_path: Path) -> None:
    required("pdfsig")
    path = tmp_path / "signed.pdf"
    path.write_bytes(signed(desk, desk.measure()))
    said = subprocess.run(["pdfsig", "-nocert", str(path)], capture_output=True, text=True, check=True).stdout
    assert "Signature is Valid" in said
    assert "Total document signed" in said
    assert "ETSI.CAdES.detached" in said
    assert "Els Peeters" in said


def test_the_signed_copy_is_as_fit_for_the_archive_as_the_letter(desk: Desk) -> None:
    number = desk.measure()
    assert pdfa.validate_written(io.BytesIO(desk.kept(number)), "2b").passed
    report = pdfa.validate_written(io.BytesIO(signed(desk, number)), "2b")
    kinds = {(found.kind, "/AcroForm" in found.where) for found in report.findings}
    assert kinds <= {("unsupported", True)}, report.summary()  # the checker does not know forms; it finds no fault


def test_the_description_of_the_document_names_no_program_and_no_clock(desk: Desk) -> None:
    number = desk.measure()
    letter = PdfReader(io.BytesIO(desk.kept(number))).metadata
    assert PdfReader(io.BytesIO(signed(desk, number))).metadata == letter


def test_signing_is_told_in_the_case(desk: Desk) -> None:
    number = desk.measure()
    signed(desk, number)
    with desk.office.session("director") as session:
        from casemgr.desk import casework

        record = casework.situation(session, number[:-3]).case.records[-1]
    assert record.kind == "LetterSigned"
    assert record.public["how"] == "digital"
    assert record.get("signer") == "Els Peeters"
    assert "Els Peeters" not in str(record.public)


# ── who signs, and in which order ──


def test_two_sign_in_order_and_only_then_it_is_whole(desk: Desk) -> None:
    number = desk.on_appeal()
    refused(desk, "college", number, "not-your-turn", "--p12", str(desk.holder("Lieve Wouters")), now=LATE)
    first = desk.sign("mayor", number, "--p12", str(desk.holder("An Boone")), now=LATE)
    assert (first.told["place"], first.told["places"], first.told["whole"]) == (1, 2, False)
    one = desk.kept(number, user="college")
    second = desk.sign("college", number, "--p12", str(desk.holder("Lieve Wouters")), now=LATE)
    assert (second.told["place"], second.told["whole"]) == (2, True)
    two = desk.kept(number, user="college")
    assert two.startswith(one)
    assert list(PdfReader(io.BytesIO(two)).get_fields() or {}) == ["handtekening-1", "handtekening-2"]
    said = text_of(two)
    assert said.index("ondertekend door An Boone") < said.index("ondertekend door Lieve Wouters")


def test_who_is_named_signs_a_case_they_do_not_see_and_sees_no_more_of_it(desk: Desk) -> None:
    number = desk.on_appeal()
    assert desk.office.ask("mayor", "show", number[:-3]).kind == "unknown-case"
    assert desk.sign("mayor", number, "--p12", str(desk.holder("An Boone")), now=LATE).code == 0
    assert desk.office.ask("mayor", "show", number[:-3]).kind == "unknown-case"


@pytest.mark.parametrize(("user", "kind"), [("personnel", "not-your-signature"), ("sysadmin", "unknown-case")])
def test_who_is_not_named_does_not_sign(desk: Desk, user: str, kind: str) -> None:
    refused(desk, user, desk.measure(), kind, "--p12", str(desk.holder("Fatima Bouzidi")))


def test_nobody_signs_twice(desk: Desk) -> None:
    number = desk.measure()
    signed(desk, number)
    refused(desk, "director", number, "already-signed", "--p12", str(desk.holder("Els Peeters")))


def test_the_stand_in_signs_while_the_hand_over_runs_and_the_paper_says_so(desk: Desk) -> None:
    number = desk.measure()
    key = ("--p12", str(desk.holder("Jan Claes")))
    refused(desk, "deputy", number, "unknown-case", *key)
    desk.office.told("director", "handover", "director", "--to", "deputy", "--until", "2026-11-30")
    content = signed(desk, number, "deputy", "Jan Claes")
    assert "Ter vervanging van Els Peeters, algemeen directeur Digitaal ondertekend door Jan Claes" in text_of(content)


def test_who_stepped_aside_after_the_letter_was_made_does_not_sign_it(desk: Desk) -> None:
    number = desk.measure()
    aside(desk.office, number[:-3], "deputy")
    refused(desk, "director", number, "unknown-case", "--p12", str(desk.holder("Els Peeters")))
    assert desk.sign("deputy", number, "--p12", str(desk.holder("Jan Claes"))).code == 0


def test_a_certificate_in_another_name_has_to_be_confirmed(desk: Desk) -> None:
    number = desk.measure()
    key = ("--p12", str(desk.holder("Gemeente Oefendorp")))
    said = refused(desk, "director", number, "other-name", *key)
    assert "Gemeente" not in said
    assert desk.sign("director", number, *key, "--other-name").code == 0
    assert "met het certificaat van Gemeente Oefendorp" in text_of(desk.kept(number))


@pytest.mark.parametrize("name", ["Peeters Els", "Els Peeters (Signature)", "ELS PEETERS"])
def test_a_name_written_otherwise_is_the_same_name(desk: Desk, name: str) -> None:
    assert desk.sign("director", desk.measure(), "--p12", str(desk.holder(name))).code == 0


def test_a_letter_of_before_there_was_room_is_signed_on_paper(desk: Desk) -> None:
    from casemgr.casefacts import LetterIssued
    from casemgr.desk.taking import Request, record
    from casemgr.facts import Code

    case = charged(desk.office, person(desk.office))
    desk.office.take("director", case, "MeasureOrdered", **MEASURE)
    with desk.office.session("director") as session:
        issued = LetterIssued(letter=Code("measure_order"), number=Code(f"{case}-01"))
        record(session, case, Request(issued, "provisional_measure-1", by_the_program=True))
    refused(desk, "director", f"{case}-01", "nobody-named-to-sign", "--p12", str(desk.holder("Els Peeters")))


def test_the_read_tables_made_anew_are_the_same(desk: Desk) -> None:
    signed(desk, desk.measure())
    before = desk.office.dump()["signed"]
    assert before
    assert desk.office.ask("tester", "rebuild").code == 0
    assert desk.office.dump()["signed"] == before


def test_an_elliptic_curve_signs_as_well(desk: Desk, tmp_path: Path) -> None:
    assert desk.sign("director", desk.measure(), "--p12", str(desk.holder("Els Peeters", curve=True))).code == 0


def test_the_signed_letter_is_written_where_asked(desk: Desk, tmp_path: Path) -> None:
    number, place = desk.measure(), tmp_path / "uit.pdf"
    assert desk.sign("director", number, "--p12", str(desk.holder("Els Peeters")), "-o", str(place)).code == 0
    assert place.read_bytes() == desk.kept(number)
