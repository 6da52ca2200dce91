"""Letters from the command line: what their own form asks, where they go, and the printer."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.commands.process import whole
from tests.printing.cupsd import Cups
from tests.stories.office import Answer, Office
from tests.stories.test_breach import HEARING, charged

NUMBER = "OEF-2026-0001"


@pytest.fixture
def planned(office: Office) -> Office:
    """A case with a conversation that can be invited to."""
    said = HEARING | {
        "subject": "het gebruik van internet", "hears": ["Els Peeters"], "file_place": "secretariaat",
        "file_hours": "9-12 uur", "file_until": "2026-11-30", "reply_until": "2026-11-30",
    }  # fmt: skip
    office.take("director", charged(office), "HearingPlanned", **said)
    return office


def invite(office: Office, *options: str, lang: str = "en", **data: Any) -> Answer:
    given = ("--data", json.dumps(data)) if data else ()
    return office.ask("director", "letter", NUMBER, "hearing_invitation", *options, *given, lang=lang)


def words(path: Path) -> str:
    done = subprocess.run(["pdftotext", "-layout", str(path), "-"], capture_output=True, text=True, check=True)
    return " ".join(done.stdout.split())


def test_what_the_letters_own_form_asks_is_printed(planned: Office, tmp_path: Path) -> None:
    place = tmp_path / "brief.pdf"
    said: dict[str, Any] = {
        "letter.means": "registered", "letter.their_reference": "AB/12", "letter.their_date": "2026-11-18",
        "letter.copy_to": ["mr. De Wilde, raadsman"], "letter.enclosures": "inventaris",
        "free_text": "Parkeren kan achter het gebouw.",
    }  # fmt: skip
    made = invite(planned, "--draft", "-o", str(place), **said)
    assert made.code == 0, made.everything
    printed = words(place)
    assert "ONTWERP" in printed
    for part in ("AANGETEKEND", "AB/12", "18 november 2026", "mr. De Wilde, raadsman", "inventaris", "Parkeren kan"):
        assert part in printed


@pytest.mark.parametrize(
    ("data", "kind", "told"),
    [
        ({"letter.mean": "hand"}, "unknown-letter-value", "letter.means"),
        ({"free_txt": "x"}, "unknown-letter-value", "free_text"),
        ({"copy_to": ["x"]}, "unknown-letter-value", "letter.copy_to"),
        ({"person.family_name": "Ander"}, "unknown-letter-value", "letter.means"),
        ({"letter.date": "2026-01-01"}, "unknown-letter-value", "letter.their_date"),
        ({"letter.means": "duif"}, "letter-value", "letter.means"),
        ({"letter.their_date": "31/02"}, "letter-value", "letter.their_date"),
        ({"letter.copy_to": 7}, "letter-value", "letter.copy_to"),
        ({"free_text": "x" * 10_001}, "letter-value", "free_text"),
    ],
)
def test_a_value_it_does_not_ask_is_refused_by_name(
    planned: Office, data: dict[str, Any], kind: str, told: str
) -> None:
    before = whole(planned)
    answer = invite(planned, **data)
    assert (answer.code, answer.kind) == (2, kind), answer.everything
    assert told in answer.everything
    assert "xxx" not in answer.everything
    assert whole(planned) == before


@pytest.mark.parametrize("place", ["/proc/brief.pdf", "{tmp}/nergens/brief.pdf", "{tmp}/bestand/brief.pdf"])
def test_a_place_that_cannot_be_written_stops_the_letter_before_it_has_a_number(
    planned: Office, tmp_path: Path, place: str
) -> None:
    (tmp_path / "bestand").write_text("geen map")
    before = whole(planned)
    for draft in ((), ("--draft",)):
        answer = invite(planned, "-o", place.format(tmp=tmp_path), *draft)
        assert (answer.code, answer.kind) == (2, "cannot-write"), answer.everything
    assert whole(planned) == before


FULL = """
import resource, sys
from pathlib import Path
from casemgr.desk.printing import write
from casemgr.errors import Unusable
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))  # as a disk with room for so many bytes
try:
    write(b"x" * 5000, Path(sys.argv[1]))
except Unusable as error:
    print(error.kind)
"""


def test_a_full_disk_leaves_the_earlier_file_and_nothing_half(tmp_path: Path) -> None:
    place = tmp_path / "brief.pdf"
    place.write_bytes(b"eerder")
    done = subprocess.run([sys.executable, "-c", FULL, str(place)], capture_output=True, text=True, check=False)
    assert done.stdout.strip() == "cannot-write", done.stderr
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("brief.pdf", b"eerder")]


def test_a_letter_is_printed_with_what_was_asked_and_followed(planned: Office, cups: Cups) -> None:
    made = invite(planned, "--print", "Kantoor", "--copies", "2", "--sides", "two", "--tray", "Letterhead", "--wait")
    assert made.code == 0, made.everything
    printed = made.told["printed"]
    assert (printed["printer"], printed["state"]) == ("Kantoor", "done")
    given = cups.caught(printed["job"])
    assert (given.title, given.copies) == (made.told["number"], 2)
    assert (given.options["InputSlot"], given.options["sides"]) == ("Letterhead", "two-sided-long-edge")
    kept = planned.told("director", "documents", NUMBER)
    assert kept[-1]["number"] == made.told["number"]
    draft = planned.run("director", "letter", NUMBER, "hearing_invitation", "--draft", "--print", "--wait", lang="nl")
    assert draft.out.splitlines()[-1] == "Geprint op Kantoor."


def test_nothing_is_issued_for_a_printer_that_cannot_print(planned: Office, cups: Cups) -> None:
    before = whole(planned)
    for options, kind in (
        (("--print", "Zolder"), "unknown-printer"),
        (("--print", "Kantoor", "--tray", "Kelder"), "unknown-tray"),
        (("--print", "--copies", "0"), "bad-copies"),
    ):
        answer = invite(planned, *options)
        assert (answer.code, answer.kind) == (2, kind), answer.everything
    cups.stop()
    answer = invite(planned, "--print", "Kantoor")
    assert (answer.code, answer.kind) == (2, "printing-stopped"), answer.everything
    assert whole(planned) == before


def test_printers_are_listed(office: Office, cups: Cups) -> None:
    cups.run("cupsdisable", "-r", "Toner low", "Traag")
    told = office.told("director", "printers")
    assert [(one["printer"], one["default"], one["stopped"]) for one in told] == [
        ("Kantoor", True, None), ("Traag", False, "Toner low"), ("Vast", False, None),
    ]  # fmt: skip
    lines = office.run("director", "printers", lang="nl").out.splitlines()
    assert lines[0].split("  ")[0] == "Kantoor"
    assert "laden: Auto, Tray1, Letterhead" in lines[0]
    assert "gestopt: Toner low" in lines[1]


def test_an_issued_letter_reads_in_words_on_the_timeline(planned: Office) -> None:
    invite(planned)
    planned.take("director", NUMBER, "LetterSent", letter=f"{NUMBER}-01", sent_at="2026-11-21", means="post")
    told = planned.run("director", "show", NUMBER, lang="nl").out
    assert "Soort brief: Uitnodiging of oproeping" in told
    assert "Ondertekenaars: Els Peeters, algemeen directeur" in told
    assert "za 21 nov  Brief verzonden" in told
    for raw in ("hearing_invitation", "{'", "Adres: 1.", "00:00", "Merk van het bestand"):
        assert raw not in told


def test_a_printer_that_does_not_work_is_no_wrong_entry(planned: Office, cups: Cups) -> None:
    cups.stop()
    said = planned.run("director", "printers", lang="nl")
    assert said.everything.startswith("Dit is niet gelukt: Het printsysteem")
