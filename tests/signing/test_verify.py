"""Is this file the paper that the register holds: whole, changed or unknown; offline, and without anybody's data."""

import io
import os
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from casemgr.signatures import key, pen
from casemgr.signatures.rooms import Room, rooms
from tests.commands.process import program
from tests.signing.certificates import SECRET, Authority
from tests.signing.conftest import Desk
from tests.stories.office import Answer, call

CODES = {"whole": 0, "unknown": 2, "changed": 3}


def verify(desk: Desk, content: bytes, *options: str, name: str = "brief.pdf", lang: str = "en") -> Answer:
    """Asks it as nobody in particular."""
    path = desk.folder / name
    path.write_bytes(content)
    words = ("--register", str(desk.office.path), "--lang", lang, "verify", "--document", str(path), *options)
    return call(*words)


def judged(desk: Desk, content: bytes, *options: str, name: str = "brief.pdf") -> Any:
    """The answer as data; the exit code says the same."""
    answer = verify(desk, content, *options, "--json", name=name)
    assert answer.code == CODES[answer.told["document"]], answer.everything
    return answer.told


def signed(desk: Desk, **said: Any) -> tuple[str, bytes]:
    number = desk.measure()
    done = desk.sign("director", number, "--p12", str(desk.holder("Els Peeters", **said)))
    assert done.code == 0, done.everything
    return number, desk.kept(number)


def beside(desk: Desk, content: bytes, room: Room, name: str = "Rik Smits", now: datetime | None = None) -> bytes:
    """The same file signed by somebody outside the register."""
    with key.ready(key.KeyFile(desk.holder(name), SECRET)) as held:
        return pen.sign(content, held, room, [name], now or datetime(2026, 11, 21, 15, tzinfo=UTC))


# ── whole ──


def test_the_letter_as_it_was_issued(desk: Desk) -> None:
    number = desk.measure()
    assert judged(desk, desk.kept(number)) == {
        "document": "whole", "how": "kept", "number": number, "kind": "Provisional measure",
        "date": "2026-11-21", "signatures": [],
    }  # fmt: skip


def test_the_signed_copy_and_still_the_letter_without_it(desk: Desk) -> None:
    number, content = signed(desk)
    told = judged(desk, content)
    assert (told["document"], told["how"], told["number"]) == ("whole", "signed-copy", number)
    assert [(one["name"], one["intact"], one["valid_when_signed"], one["trusted"]) for one in told["signatures"]] == [
        ("Els Peeters", True, True, None)
    ]
    assert judged(desk, desk.kept(number, "--original"))["how"] == "kept"


def test_two_signatures_are_both_whole(desk: Desk) -> None:
    number, late = desk.on_appeal(), "2026-12-18T17:00"
    for user, name in (("mayor", "An Boone"), ("college", "Lieve Wouters")):
        assert desk.sign(user, number, "--p12", str(desk.holder(name)), now=late).code == 0
    told = judged(desk, desk.kept(number, user="college"))
    assert [(one["name"], one["intact"]) for one in told["signatures"]] == [("An Boone", True), ("Lieve Wouters", True)]


def test_a_paper_that_was_added_is_known_too(desk: Desk) -> None:
    mail = Path(__file__).parents[1] / "mail/samples"
    sample = next(path for path in sorted(mail.glob("*.eml")))
    assert desk.office.ask("dpo", "intake", str(sample)).code == 0
    told = judged(desk, sample.read_bytes())
    assert (told["document"], told["kind"]) == ("whole", "document")


def test_a_signature_set_elsewhere_in_its_room(desk: Desk) -> None:
    content = desk.kept(desk.measure())
    told = judged(desk, beside(desk, content, rooms(content)[0]))
    assert (told["document"], told["how"]) == ("whole", "signatures-added")


# ── changed ──


def test_a_flipped_byte_anywhere_is_a_change(desk: Desk) -> None:
    number, content = signed(desk)
    for place in (200, len(content) // 3, len(content) // 2, len(content) - 3000):
        told = judged(desk, content[:place] + bytes([content[place] ^ 1]) + content[place + 1 :])
        assert (told["document"], told["number"]) == ("changed", number), place
        behind = told["how"] == "more-added"  # the letter itself is whole, and its kind no secret to who holds it
        assert behind == (place > len(desk.kept(number, "--original")))
        assert (told["kind"] is None) != behind


def test_a_flipped_byte_breaks_the_signature(desk: Desk) -> None:
    _, content = signed(desk)
    told = judged(desk, content[:300] + bytes([content[300] ^ 1]) + content[301:])
    assert [one["intact"] for one in told["signatures"]] == [False]


def test_a_signature_laid_over_the_text(desk: Desk) -> None:
    content = desk.kept(desk.measure())
    told = judged(desk, beside(desk, content, Room(1, 0, (70, 300, 500, 500))))
    assert (told["document"], told["how"]) == ("changed", "more-added")


def test_something_written_behind_it(desk: Desk) -> None:
    number, content = signed(desk)
    told = judged(desk, content + b"\nmeer")
    assert (told["document"], told["how"], told["number"]) == ("changed", "more-added", number)


def test_an_update_that_changes_the_page_and_is_then_signed(desk: Desk) -> None:
    from pyhanko.pdf_utils.generic import NameObject, StreamObject
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

    content = desk.kept(desk.measure())
    writer = IncrementalPdfFileWriter(io.BytesIO(content))
    page = writer.find_page_for_modification(0)[0]
    page.get_object()[NameObject("/Contents")] = writer.add_object(StreamObject(stream_data=b"BT ET"))
    writer.update_container(page.get_object())
    output = io.BytesIO()
    writer.write(output)
    told = judged(desk, beside(desk, output.getvalue(), rooms(content)[0]))
    assert (told["document"], told["how"]) == ("changed", "more-added")


def test_saved_anew_by_another_program(desk: Desk) -> None:
    number = desk.measure()
    output = io.BytesIO()
    with pikepdf.open(io.BytesIO(desk.kept(number))) as paper:
        paper.save(output)
    told = judged(desk, output.getvalue())
    assert (told["document"], told["how"], told["number"]) == ("changed", "other-bytes", number)


def test_another_paper_under_the_name_of_a_letter(desk: Desk) -> None:
    number = desk.measure()
    assert judged(desk, b"%PDF-1.7", name=f"{number}.pdf")["document"] == "changed"
    assert judged(desk, b"%PDF-1.7", name=f"{number}9.pdf")["document"] == "unknown"


# ── unknown, and what cannot be read ──


@pytest.mark.parametrize("content", [b"", b"hello", b"%PDF-1.7\n%%EOF", b"/ID [<00000000000000000000000000000000>]"])
def test_something_else(desk: Desk, content: bytes) -> None:
    desk.measure()
    assert judged(desk, content)["document"] == "unknown"


@pytest.mark.parametrize("content", [
    b"%PDF-1.7\n/ByteRange [0 1 2 3]\n%%EOF", b"/ByteRange" * 1000, b"%PDF-1.7\n1 0 obj<</ByteRange 1 0 R>>endobj",
])  # fmt: skip
def test_a_hostile_file_is_unknown_and_no_defect(desk: Desk, content: bytes) -> None:
    told = judged(desk, content)
    assert told["document"] == "unknown"


def test_a_file_that_is_not_there_or_too_large(desk: Desk) -> None:
    words = ("--register", str(desk.office.path), "verify", "--json", "--document")
    assert call(*words, str(desk.folder / "weg.pdf")).kind == "no-file"
    big = desk.folder / "groot.pdf"
    with big.open("wb") as file:
        file.truncate(200_000_000)
    assert call(*words, str(big)).kind == "file-too-large"


def test_the_answer_names_nobody_but_who_signed(desk: Desk) -> None:
    _, content = signed(desk, serial="85073003328")
    said = verify(desk, content, lang="nl").everything
    assert "Els Peeters" in said
    for private in ("Vermeulen", "Lindestraat", "lv0042", "Gokken", "85073003328"):
        assert private not in said


# ── who vouches, and until when ──


def test_trust_is_told_only_when_there_is_something_to_judge_by(desk: Desk) -> None:
    _, content = signed(desk)
    root = desk.authority.root.pem(desk.folder / "root.pem")
    other = Authority("Andere CA").root.pem(desk.folder / "other.pem")
    assert judged(desk, content)["signatures"][0]["trusted"] is None
    assert judged(desk, content, "--trust", str(root))["signatures"][0]["trusted"] is True
    assert judged(desk, content, "--trust", str(other))["signatures"][0]["trusted"] is False
    assert judged(desk, content, "--trust", str(other), "--trust", str(root))["signatures"][0]["trusted"] is True


def test_who_signed_after_the_certificate_expired_is_told(desk: Desk) -> None:
    content = desk.kept(desk.measure())
    room, late = rooms(content)[0], datetime(2036, 1, 1, tzinfo=UTC)
    root = str(desk.authority.root.pem(desk.folder / "root.pem"))
    seal = judged(desk, beside(desk, content, room, now=late), "--trust", root)["signatures"][0]
    assert (seal["intact"], seal["valid_when_signed"], seal["trusted"]) == (True, False, False)


def test_a_certificate_that_expired_since_was_valid_then(desk: Desk) -> None:
    _, content = signed(desk, days=(0, 325))  # until 22 November 2026: before the machine's own clock, or after
    root = str(desk.authority.root.pem(desk.folder / "root.pem"))
    seal = judged(desk, content, "--trust", root)["signatures"][0]
    assert (seal["valid_when_signed"], seal["trusted"]) == (True, True)


def test_a_file_without_certificates_vouches_for_nobody(desk: Desk) -> None:
    _, content = signed(desk)
    nothing = desk.folder / "leeg.pem"
    nothing.write_text("niets")
    assert verify(desk, content, "--trust", str(nothing), "--json").kind == "no-trust-file"
    assert call("verify", "--trust", str(nothing), "--json").kind == "trust-without-document"


# ── the words ──


def test_the_words_of_a_whole_letter(desk: Desk) -> None:
    number, content = signed(desk)
    said = verify(desk, content, lang="nl").out
    assert said.startswith("GEHEEL: ")
    assert f"{number} van 21 november 2026" in said
    assert "Ondertekend door Els Peeters op zaterdag 21 november 2026, 14:00" in said
    assert "Niet nagegaan wie voor het certificaat instaat" in said
    assert "ingetrokken" in said


def test_without_a_register_the_signatures_are_looked_at(desk: Desk, tmp_path: Path) -> None:
    _, content = signed(desk)
    path = tmp_path / "los.pdf"
    path.write_bytes(content)
    home = {name: value for name, value in os.environ.items() if not name.startswith(("XDG", "CASEMGR"))}
    done = program("--lang", "nl", "verify", "--document", str(path), env=home | {"HOME": str(tmp_path / "leeg")})
    assert done.returncode == 2
    said = done.stdout.decode()
    assert "er is hier geen register" in said
    assert "Heel: " in said


def test_the_command_needs_no_network(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    import socket

    number, content = signed(desk)
    root = str(desk.authority.root.pem(desk.folder / "root.pem"))

    def refuse(*given: Any) -> None:
        raise AssertionError("the network was asked for")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    for _ in range(2):
        assert judged(desk, content, "--trust", root)["number"] == number
