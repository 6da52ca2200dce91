"""Mails as people save them: each sample gives its words, and no bytes give anything but a mail or one refusal."""

from datetime import UTC, datetime, timedelta, timezone
from email import message_from_bytes
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casemgr.desk.mail import LONGEST, Bounded, Mail, read_mail
from casemgr.desk.mail_text import LONGEST as LONGEST_TEXT
from casemgr.desk.mail_text import without_tags
from casemgr.errors import Unusable

SAMPLES = Path(__file__).parent / "samples"
NOW = datetime(2026, 11, 21, 20, 0, tzinfo=UTC)
SENT = datetime(2026, 11, 20, 22, 41, 5, tzinfo=timezone(timedelta(hours=1)))
AN = "An Claes <an.claes@oefendorp.example>"


def sample(name: str) -> Mail:
    return read_mail((SAMPLES / f"{name}.eml").read_bytes(), now=NOW)


@pytest.mark.parametrize(
    ("name", "subject", "said"),
    [
        (
            "plain",
            "Lijst verstuurd",
            "Ik heb per ongeluk een lijst met cliënten naar het verkeerde adres gestuurd.\n\nAn",
        ),
        ("latin1_unannounced", "Café en patiënten", "De lijst met patiënten ligt in het café."),
        ("unknown_charset", "Gesprek gemist", "Vanavond een usb-stick verloren bij één halte."),
        ("alternative", "Twee keer hetzelfde", "De prijs was 5 €."),
        ("no_end", "Afgebroken", "Halverwege afgebro"),
        ("bare_lf", "Alleen LF", "Bewaard op een andere computer."),
        ("utf16", "Bewaard als Unicode", "Opgeslagen met een tekstverwerker."),
        ("only_attachment", "Scan", ""),
        ("control_characters", "Rood alarm", "Een regel met stuurtekens en een omkering."),
    ],
)
def test_sender_time_subject_and_words(name: str, subject: str, said: str) -> None:
    mail = sample(name)
    assert (mail.sender, mail.sent_at, mail.message_id) == (AN, SENT, "<1@oefendorp.example>")
    assert (mail.subject, mail.text) == (subject, said)


def test_html_only_becomes_words_and_nothing_is_run_or_kept() -> None:
    said = sample("html_only").text
    assert said == "Mijn laptop is gestolen & niet versleuteld.\n\n– label 4711\n– trein naar Gent\nGroet,\nPiet"


def test_encoded_words_cut_in_the_middle_of_a_letter() -> None:
    mail = sample("encoded_words")
    assert mail.sender == "Zoë De Smet <zoe@oefendorp.example>"
    assert mail.subject == "Ik heb een brief met gegevens opengemaëkt bij vergissing"
    assert mail.text == "De brief was voor iemand anders bestemd: één gezin."
    assert mail.message_id is None


def test_nested_mails_and_attachments() -> None:
    said = sample("nested").text
    assert said.count("Zie de mail hieronder.") == 1
    assert "From: onbekend@elders.example" in said
    assert "Subject: Factuur" in said
    assert said.endswith("Klik hier om te betalen.")
    assert "rijksregisternummer" not in said


def test_broken_headers_cost_only_themselves() -> None:
    mail = sample("broken_headers")
    assert "Jan" in mail.sender
    assert mail.sent_at is None
    assert "half" in mail.subject
    assert "Geen base64 maar gewone tekst." in mail.text


def test_a_date_in_the_future_is_no_date() -> None:
    assert sample("future").sent_at is None
    assert read_mail((SAMPLES / "plain.eml").read_bytes(), now=SENT - timedelta(seconds=1)).sent_at is None
    assert read_mail((SAMPLES / "plain.eml").read_bytes(), now=SENT).sent_at == SENT


@pytest.mark.parametrize(
    ("date", "sent_at"),
    [
        ("20 Nov 2026 22:41:05 -0000", datetime(2026, 11, 20, 22, 41, 5, tzinfo=UTC)),
        ("Fri, 20 Nov 2026 22:41 +0100 (CET)", SENT.replace(second=0)),
        ("vr 20 nov 2026", None),
        ("Thu, 01 Jan 1970 00:00:00 +0000", None),
        ("Fri, 31 Dec 9999 23:59:59 -2300", None),
        ("Fri, 99 Nov 2026 99:99:99 +9999", None),
        ("", None),
    ],
)
def test_dates(date: str, sent_at: datetime | None) -> None:
    assert read_mail(f"From: a@b.example\nDate: {date}\n\nx".encode(), now=NOW).sent_at == sent_at


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"\n\n\n",
        b"Beste, gisteren verloor ik mijn laptop.\nGroeten",
        b"Beste DPO: gisteren verloor ik mijn laptop.\n",
        b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj",
        b"PK\x03\x04\x14\x00\x06\x00",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        b"<html><body>From: an</body></html>",
        b"Opmerking: hier staat geen mail\n\nmaar een brief",
        "Geen mail".encode("utf-16"),
    ],
)
def test_a_file_without_any_header_is_no_mail(raw: bytes) -> None:
    with pytest.raises(Unusable) as refused:
        read_mail(raw, now=NOW)
    assert refused.value.kind == "not-a-mail"
    assert refused.value.exit_code == 2
    assert refused.value.hint is not None


@pytest.mark.parametrize(
    "header", ["From: a@b.example", "Subject: x", "Received: by c", "X-Mailer: y", "date: gisteren"]
)
def test_one_header_is_enough(header: str) -> None:
    assert read_mail(f"\ufeff\r\n{header}\r\n\r\nDe tekst.".encode(), now=NOW).text == "De tekst."


def test_mail_saved_from_a_mailbox_file() -> None:
    raw = b"From an.claes@oefendorp.example Fri Nov 20 22:41:05 2026\nFrom: An <an@b.example>\nSubject: x\n\nTekst"
    assert read_mail(raw, now=NOW).sender == "An <an@b.example>"


def test_a_huge_mail_is_read_and_its_text_cut() -> None:
    line = b"Een lang verhaal met woorden.\n"
    mail = read_mail(b"From: a@b.example\nSubject: " + b"x" * 5000 + b"\n\n" + line * 700_000, now=NOW)
    assert len(mail.text) == LONGEST_TEXT
    assert mail.text.endswith("…")
    assert len(mail.subject) == LONGEST


@pytest.mark.parametrize(
    "raw",
    [
        b"From: a\nContent-Type: text/plain; " + b'a*0="b;' * 300_000 + b"\n\nx",
        b"From: a\nContent-Type: text/html\n\n" + b"<" * 3_000_000,
        b"From: a\nContent-Type: text/html\n\n" + b'<a "' * 1_000_000,
        b"From: a\nContent-Type: text/html\n\n" + b"<!--" * 1_000_000,
        b"From: " + b"(" * 1_000_000 + b"\n\nx",
        b"From: a\n" + b"Content-Type: message/rfc822\n\n" * 5000,
        b"From: a\n" + b"".join(b"Content-Type: multipart/mixed; boundary=%d\n\n--%d\n" % (n, n) for n in range(3000)),
    ],
    ids=["parameters", "tags", "quotes", "comments", "brackets", "mails in mails", "parts in parts"],
)
def test_what_is_made_to_stall_does_not(raw: bytes) -> None:
    """Each makes the standard library alone, or a simple expression for tags, run for minutes or fail."""
    assert isinstance(read_mail(raw, now=NOW), Mail)


def test_the_parameters_of_a_header_are_read_up_to_a_limit() -> None:
    """The standard library reads them in time that grows with the square of their number."""
    raw = b"From: a\nContent-Type: multipart/mixed; boundary=b; " + b'a*0="\xe9";' * 100_000 + b"\n\n--b\n\nhoi\n--b--"
    assert len(message_from_bytes(raw, Bounded).get("content-type")) <= 4000
    assert read_mail(raw).text == "hoi"


def test_words_of_html() -> None:
    assert without_tags("a<br>b&lt;c<STYLE>p {x}</STYLE> d") == "a\nb<c d"
    assert without_tags("<head><title>nooit gesloten<body>wel dit") == "wel dit"
    assert without_tags("een < twee & drie > nul") == "een < twee & drie > nul"
    assert without_tags("voor<!-- weg -->na<!-- nooit gesloten") == "voorna"


@settings(max_examples=300, deadline=None)
@given(raw=st.binary(max_size=600))
def test_any_bytes_give_a_mail_or_one_refusal(raw: bytes) -> None:
    for prefix in (b"", b"From: a@b.example\n", b"From: a\nContent-Type: multipart/mixed; boundary=b\n\n--b\n"):
        check(prefix + raw)


@settings(max_examples=300, deadline=None)
@given(data=st.data(), name=st.sampled_from(sorted(path.stem for path in SAMPLES.glob("*.eml"))))
def test_any_damage_to_a_mail_gives_a_mail_or_one_refusal(data: st.DataObject, name: str) -> None:
    raw = bytearray((SAMPLES / f"{name}.eml").read_bytes())
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(raw)))
        raw[at : at + data.draw(st.integers(0, 20))] = data.draw(st.binary(max_size=8))
    check(bytes(raw))


def check(raw: bytes) -> None:
    try:
        mail = read_mail(raw, now=NOW)
    except Unusable as refused:
        kind = refused.kind
    else:
        kind = ""
        for said in (mail.sender, mail.subject, mail.text, mail.message_id or ""):
            said.encode()  # no lone surrogates
            assert said.isprintable() or not {c for c in said if c < " " and c != "\n"}
        assert mail.sent_at is None or mail.sent_at <= NOW
    assert kind in ("", "not-a-mail")
