"""What cannot be signed with, or is no scan: one clear sentence each, and nothing is recorded half."""

import os
from pathlib import Path

import pikepdf
import pytest
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, pkcs12

from tests.signing.certificates import SECRET
from tests.signing.conftest import Desk
from tests.signing.test_sign import refused


@pytest.fixture
def number(desk: Desk) -> str:
    return desk.measure()


def test_a_wrong_passphrase(desk: Desk, number: str) -> None:
    desk.secret("verkeerd")
    said = refused(desk, "director", number, "wrong-passphrase", "--p12", str(desk.holder("Els Peeters")))
    assert "verkeerd" not in said


def test_no_passphrase_and_nobody_to_ask(desk: Desk, number: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CASEMGR_SIGN_SECRET_FILE")
    refused(desk, "director", number, "no-secret", "--p12", str(desk.holder("Els Peeters")))


def test_a_passphrase_from_a_file_descriptor(desk: Desk, number: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CASEMGR_SIGN_SECRET_FILE")
    key, (reading, writing) = str(desk.holder("Els Peeters")), os.pipe()
    os.write(writing, SECRET.encode() + b"\n")
    os.close(writing)
    try:
        assert desk.sign("director", number, "--p12", key, "--secret-fd", str(reading)).code == 0
    finally:
        os.close(reading)


def test_the_passphrase_is_no_argument(desk: Desk, number: str) -> None:
    answer = desk.sign("director", number, "--p12", "x.p12", "--passphrase", SECRET)
    assert answer.code == 2
    assert SECRET not in answer.everything


def test_a_key_file_without_a_private_key(desk: Desk, number: str, tmp_path: Path) -> None:
    path = tmp_path / "only.p12"
    lock = BestAvailableEncryption(SECRET.encode())
    content = pkcs12.serialize_key_and_certificates(b"x", None, desk.authority.certificate, None, lock)
    path.write_bytes(content)
    refused(desk, "director", number, "no-private-key", "--p12", str(path))


@pytest.mark.parametrize("content", [b"", b"hello", b"\x30\x82\x01\x00" + b"\x00" * 256])
def test_a_file_that_is_no_key_file(desk: Desk, number: str, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x.p12"
    path.write_bytes(content)
    refused(desk, "director", number, "no-key-file", "--p12", str(path))


def test_a_key_file_that_is_not_there(desk: Desk, number: str, tmp_path: Path) -> None:
    refused(desk, "director", number, "no-file", "--p12", str(tmp_path / "weg.p12"))
    refused(desk, "director", number, "no-file", "--p12", str(tmp_path))


@pytest.mark.parametrize(("days", "kind", "day"), [
    ((0, 300), "certificate-expired", "28 October 2026"),
    ((400, 500), "certificate-not-yet-valid", "5 February 2027"),
])  # fmt: skip
def test_a_certificate_outside_its_time(desk: Desk, number: str, days: tuple[int, int], kind: str, day: str) -> None:
    said = refused(desk, "director", number, kind, "--p12", str(desk.holder("Els Peeters", days=days)))
    assert day in said


@pytest.mark.parametrize("uses", [("digital_signature",), ("key_encipherment",)])
def test_a_certificate_for_something_else(desk: Desk, number: str, uses: tuple[str, ...]) -> None:
    key = str(desk.holder("Els Peeters", uses=uses))
    refused(desk, "director", number, "certificate-not-for-signing", "--p12", key)


def test_a_number_that_is_no_letter_of_the_case(desk: Desk, number: str) -> None:
    refused(desk, "director", f"{number[:-3]}-99", "unknown-letter-number", "--p12", str(desk.holder("Els Peeters")))


@pytest.mark.parametrize("options", [(), ("--p12", "a", "--scan", "b"), ("--p12", "a", "--token", "b")])
def test_one_way_to_sign_at_a_time(desk: Desk, number: str, options: tuple[str, ...]) -> None:
    refused(desk, "director", number, "sign-with-what", *options)


# ── scans ──


@pytest.fixture
def scan(tmp_path: Path) -> Path:
    """A page as a scanner makes it."""
    path = tmp_path / "scan.pdf"
    with pikepdf.new() as paper:
        paper.add_blank_page()
        paper.save(path)
    return path


def test_a_scan_becomes_the_signed_copy(desk: Desk, number: str, scan: Path) -> None:
    letter = desk.kept(number)
    done = desk.sign("secretariat", number, "--scan", str(scan), "--on", "2026-11-21")
    assert done.code == 0, done.everything
    assert (done.told["place"], done.told["whole"]) == (None, True)
    assert desk.kept(number) == scan.read_bytes()
    assert desk.kept(number, "--original") == letter


def test_a_second_scan_waits_until_the_wrong_one_is_withdrawn(desk: Desk, number: str, scan: Path) -> None:
    assert desk.sign("director", number, "--scan", str(scan)).code == 0
    refused(desk, "director", number, "already-signed", "--scan", str(scan))
    with desk.office.session("director") as session:
        from casemgr.desk import casework

        seq = casework.situation(session, number[:-3]).case.seq
    desk.office.take("director", number[:-3], "FactCorrected", of=seq, reason="verkeerd papier")
    assert desk.kept(number) == desk.kept(number, "--original")
    again = desk.sign("director", number, "--scan", str(scan))
    assert again.told["version"] == 2


def test_what_was_signed_on_paper_is_not_signed_digitally_as_well(desk: Desk, number: str, scan: Path) -> None:
    assert desk.sign("director", number, "--scan", str(scan)).code == 0
    refused(desk, "director", number, "already-signed", "--p12", str(desk.holder("Els Peeters")))


def test_the_letter_itself_is_no_scan_of_it(desk: Desk, number: str, tmp_path: Path) -> None:
    path = tmp_path / "same.pdf"
    path.write_bytes(desk.kept(number))
    refused(desk, "director", number, "scan-is-the-letter", "--scan", str(path))


@pytest.mark.parametrize("content", [b"", b"GIF89a", b"%PDF-1.7\nrommel"])
def test_a_scan_that_is_no_pdf(desk: Desk, number: str, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "scan.pdf"
    path.write_bytes(content)
    refused(desk, "director", number, "no-pdf", "--scan", str(path))


@pytest.mark.parametrize("user", ["", "geheim"])
def test_a_locked_scan(desk: Desk, number: str, tmp_path: Path, user: str) -> None:
    path = tmp_path / "scan.pdf"
    with pikepdf.new() as paper:
        paper.add_blank_page()
        paper.save(path, encryption=pikepdf.Encryption(owner="baas", user=user))
    refused(desk, "director", number, "locked-pdf", "--scan", str(path))


def test_a_file_of_200_mb_is_refused_before_it_is_read(desk: Desk, number: str, tmp_path: Path) -> None:
    path = tmp_path / "scan.pdf"
    with path.open("wb") as file:
        file.write(b"%PDF-1.7")
        file.truncate(200_000_000)
    said = refused(desk, "director", number, "file-too-large", "--scan", str(path))
    assert "25 MB" in said


@pytest.mark.parametrize("day", ["2026-11-22", "2026-11-20"])
def test_a_day_of_signing_before_the_letter_or_after_today(desk: Desk, number: str, scan: Path, day: str) -> None:
    refused(desk, "director", number, "signed-when", "--scan", str(scan), "--on", day)


def test_who_makes_no_letters_files_no_scan(desk: Desk, number: str, scan: Path) -> None:
    refused(desk, "dpo", number, "not-your-role", "--scan", str(scan))
