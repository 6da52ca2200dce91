"""Mails from files: a report each, once, with what can be read of it; what is no mail is named and stops nobody."""

import json
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest

from tests.stories.office import Office

CANARY = "Kanariepiet"


def mail(subject: str = "Usb-stick kwijt", text: str = "Ik ben hem kwijt.", **headers: str) -> bytes:
    """A plain mail; `headers` with underscores for dashes."""
    message = EmailMessage()
    named = {"From": "An Claes <an@oefendorp.example>", "Date": "Fri, 20 Nov 2026 14:00:00 +0100", "Subject": subject}
    for name, value in (named | {name.replace("_", "-"): value for name, value in headers.items()}).items():
        if value:
            message[name] = value
    message.set_content(text)
    return bytes(message)


def put(folder: Path, name: str, content: bytes) -> str:
    (folder / name).write_bytes(content)
    return str(folder / name)


def received(office: Office, case: str, user: str = "dpo") -> dict[str, Any]:
    """What the report says, to somebody."""
    facts = office.told(user, "show", case)["facts"]
    return dict(next(fact["values"] for fact in facts if fact["fact"] == "ReportReceived"))


def test_a_mail_becomes_a_report_with_its_paper(office: Office, tmp_path: Path) -> None:
    file = put(tmp_path, "melding.eml", mail())
    told = office.told("dpo", "intake", file)
    assert told == [{"file": "melding.eml", "case": "OEF-2026-0001"}]
    said = received(office, "OEF-2026-0001")
    assert said["received_at"] == "2026-11-20T14:00:00+01:00"
    assert (said["route"], said["reporter_kind"], said["confidential"]) == ("privacy_mailbox", "unknown", True)
    assert "an@oefendorp.example" in said["reporter"]
    assert (said["subject"], said["text"]) == ("Usb-stick kwijt", "Ik ben hem kwijt.")
    assert office.state("OEF-2026-0001", "report-1", user="dpo") == "received"
    assert office.clock("OEF-2026-0001", "be-report-acknowledgement")["state"] == "running"
    papers = office.told("dpo", "documents", "OEF-2026-0001")
    assert [paper["number"] for paper in papers] == ["OEF-2026-0001-01"]


def test_the_bytes_are_kept_and_given_back(office: Office, tmp_path: Path) -> None:
    raw = mail(text="é" * 500)
    case = office.told("dpo", "intake", put(tmp_path, "a.eml", raw))[0]["case"]
    out = tmp_path / "terug.eml"
    office.told("dpo", "documents", case, "--get", f"{case}-01", "-o", str(out))
    assert out.read_bytes() == raw
    blocked = office.ask("personnel", "documents", case, "--get", f"{case}-01", "-o", str(tmp_path / "x"))
    assert blocked.code == 2
    assert not (tmp_path / "x").exists()


def test_the_same_bytes_twice_are_one_case(office: Office, tmp_path: Path) -> None:
    one, same, other = (
        put(tmp_path, name, content) for name, content in (("1.eml", mail()), ("2.eml", mail()), ("3.eml", mail("x")))
    )
    told = office.told("dpo", "intake", one, same, other, one)
    assert [row["case"][-1] for row in told] == ["1", "1", "2", "1"]
    assert [row["case"][-1] for row in office.told("dpo", "intake", same)] == ["1"]
    assert len(office.told("dpo", "list")["cases"]) == 2


@pytest.mark.parametrize("user", ["sysadmin", "head", "director"])
def test_the_same_bytes_from_another_hand_are_the_same_case(office: Office, tmp_path: Path, user: str) -> None:
    file = put(tmp_path, "1.eml", mail())
    first = office.told("dpo", "intake", file)[0]["case"]
    assert office.told(user, "intake", file)[0]["case"] == first


@pytest.mark.parametrize(
    "content",
    [b"", b"\n\n", b"zomaar tekst\nzonder kop", b"%PDF-1.7\n\x00\x01\xff", b"\x00" * 2000, b"PK\x03\x04" + bytes(200),
     f"{CANARY} was hier\n".encode() * 50],
)  # fmt: skip
def test_what_is_no_mail_is_named_and_the_others_are_taken(office: Office, tmp_path: Path, content: bytes) -> None:
    given = {"goed.eml": mail(), "fout.eml": content, "ook.eml": mail("ook")}
    files = [put(tmp_path, name, raw) for name, raw in given.items()]
    answer = office.ask("dpo", "intake", *files)
    assert answer.code == 2
    rows = {row["file"]: row for row in answer.told}
    assert isinstance(rows["fout.eml"]["error"], str)
    assert "case" in rows["goed.eml"]
    assert "case" in rows["ook.eml"]
    assert CANARY not in answer.everything
    plain = office.run("dpo", "intake", files[1])
    assert (plain.code, "fout.eml" in plain.everything, CANARY in plain.everything) == (2, True, False)
    assert len(office.told("dpo", "list")["cases"]) == 2


def test_files_that_are_none_or_too_large(office: Office, tmp_path: Path) -> None:
    large = tmp_path / "groot.eml"
    with large.open("wb") as file:
        file.write(mail())
        file.truncate(26_000_000)
    answer = office.ask(
        "dpo", "intake", str(tmp_path / "weg.eml"), str(tmp_path), str(large), put(tmp_path, "a.eml", mail())
    )
    assert answer.code == 2
    assert [row.get("error") for row in answer.told] == ["no-file", "no-file", "mail-too-large", None]


@pytest.mark.parametrize(
    ("head", "body", "text"),
    [
        ("text/plain; charset=iso-8859-1", "café".encode("latin-1"), "café"),
        ("text/plain; charset=windows-1252", "“café” €".encode("cp1252"), "“café” €"),
        ("text/plain; charset=utf-8", "naïef 🔒".encode(), "naïef 🔒"),
        ("text/plain; charset=geen-idee", "café".encode(), "caf"),
        ("text/plain", b"caf\xe9", "caf"),
        ("text/html; charset=utf-8", b"<p>eerste<br>tweede &amp; derde</p><script>weg()</script>", "tweede & derde"),
    ],
)
def test_whatever_its_letters_a_mail_is_read(office: Office, tmp_path: Path, head: str, body: bytes, text: str) -> None:
    raw = f"From: an@x.example\r\nSubject: s\r\nMIME-Version: 1.0\r\nContent-Type: {head}\r\n\r\n".encode() + body
    case = office.told("dpo", "intake", put(tmp_path, "a.eml", raw))[0]["case"]
    assert text in received(office, case)["text"]
    assert "weg()" not in received(office, case)["text"]


@pytest.mark.parametrize(
    ("subject", "read"),
    [
        ("=?utf-8?B?VmVybG9yZW4g8J+UkQ==?=", "Verloren 🔑"),
        ("=?iso-8859-1?Q?Caf=E9_gesloten?=", "Café gesloten"),
        ("=?nonsense", "=?nonsense"),
        ("x" * 2000, "x" * 300),
    ],
)
def test_a_subject_is_read_as_people_see_it(office: Office, tmp_path: Path, subject: str, read: str) -> None:
    raw = f"From: an@x.example\r\nSubject: {subject}\r\n\r\ntekst".encode()
    case = office.told("dpo", "intake", put(tmp_path, "a.eml", raw))[0]["case"]
    assert received(office, case)["subject"] == read


@pytest.mark.parametrize(
    ("date", "at"),
    [
        ("Sun, 22 Nov 2026 10:00:00 +0100", "2026-11-21T14:00:00+01:00"),
        ("nooit", "2026-11-21T14:00:00+01:00"),
        ("", "2026-11-21T14:00:00+01:00"),
        ("Fri, 20 Nov 2026 03:00:00 -0500", "2026-11-20T09:00:00+01:00"),
        ("Sun, 25 Oct 2026 00:30:00 +0000", "2026-10-25T02:30:00+02:00"),
        ("Sun, 25 Oct 2026 01:30:00 +0000", "2026-10-25T02:30:00+01:00"),
    ],
)
def test_only_a_date_that_passed_is_believed(office: Office, tmp_path: Path, date: str, at: str) -> None:
    head = f"Date: {date}\r\n" if date else ""
    raw = f"From: an@x.example\r\n{head}Subject: s\r\n\r\ntekst".encode()
    case = office.told("dpo", "intake", put(tmp_path, "a.eml", raw))[0]["case"]
    assert received(office, case)["received_at"] == at


def test_a_mail_without_words_is_still_a_report(office: Office, tmp_path: Path) -> None:
    case = office.told("dpo", "intake", put(tmp_path, "a.eml", b"From: an@x.example\r\n\r\n"))[0]["case"]
    assert received(office, case)["text"]
    assert "subject" not in received(office, case)


def test_a_long_mail_is_cut_and_its_paper_whole(office: Office, tmp_path: Path) -> None:
    raw = mail(text="woord " * 20_000)
    case = office.told("dpo", "intake", put(tmp_path, "a.eml", raw))[0]["case"]
    assert len(received(office, case)["text"]) <= 20_000
    out = tmp_path / "uit.eml"
    office.told("dpo", "documents", case, "--get", f"{case}-01", "-o", str(out))
    assert out.read_bytes() == raw


def test_who_wrote_is_told_only_to_those_who_may_know(office: Office, tmp_path: Path) -> None:
    raw = mail(subject="hulp", text="tekst", From=f"{CANARY} <k@x.example>")
    case = office.told("sysadmin", "intake", put(tmp_path, "a.eml", raw))[0]["case"]
    assert CANARY in office.run("director", "show", case).out
    for user in ("dpo", "personnel", "secretariat", "head", "college", "deputy"):
        for command in (
            ("show", case),
            ("list",),
            ("documents", case),
            ("report", "list"),
            ("list", "--query", CANARY),
        ):
            assert CANARY not in office.run(user, *command).everything
    assert office.told("dpo", "list", "--query", CANARY)["cases"] == []


def test_the_paper_names_nobody_to_those_who_may_not_know(office: Office, tmp_path: Path) -> None:
    raw = mail(From=f"{CANARY} <k@x.example>")
    case = office.told("sysadmin", "intake", put(tmp_path, "a.eml", raw))[0]["case"]
    out = tmp_path / "uit.eml"
    office.run("dpo", "documents", case, "--get", f"{case}-01", "-o", str(out))
    assert not out.exists() or CANARY.encode() not in out.read_bytes()


def test_a_report_from_a_mail_is_triaged_into_a_leak(office: Office, tmp_path: Path) -> None:
    case = office.told("dpo", "intake", put(tmp_path, "a.eml", mail()))[0]["case"]
    assert [row["case"] for row in office.told("dpo", "report", "list")] == [case]
    office.told("dpo", "report", "triage", case, "--data", json.dumps({"outcome": "leak", "reasoning": "adressen"}))
    assert office.told("dpo", "report", "list") == []
    assert [row["case"] for row in office.told("dpo", "report", "list", "--all")] == [case]
    told = office.take("dpo", case, "LeakReported", "--about", "report-1", title="Usb", channel="mailbox")
    assert {p["id"]: p["state"] for p in told["procedures"]} == {"report-1": "triaged", "data_leak-1": "reported"}
    assert office.told("dpo", "list")["cases"][0]["title"] == "Usb"


def test_who_may_take_nothing_in_is_told(office: Office, tmp_path: Path) -> None:
    answer = office.ask("college", "intake", put(tmp_path, "a.eml", mail()))
    assert answer.told[0]["error"] == "not-your-role"
    assert answer.code != 0
