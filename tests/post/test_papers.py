"""What the post room gets: a list to sign, and labels of which nothing is ever cut off."""

import io
import re
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from casemgr.errors import Unusable
from casemgr.letters import labels
from casemgr.letters.labels import Label
from casemgr.resources import names
from tests.post.offices import letters, words
from tests.stories.office import Office

FOUR = ("Mevrouw Lies Vermeulen", "Residentie Ter Linde, bus 12", "Lindestraat 12", "9000 Oefendorp")
MM = 72 / 25.4


def placed(content: bytes, page: int = 0) -> list[tuple[str, float, float]]:
    """Every piece of text with its place on the page, in millimetres from the left and the top edge."""
    found: list[tuple[str, float, float]] = []

    def visit(said: str, _: Any, place: Any, __: Any, ___: Any) -> None:
        if said.strip():
            found.append((said.strip(), place[4] / MM, 297 - place[5] / MM))

    PdfReader(io.BytesIO(content)).pages[page].extract_text(visitor_text=visit)
    return found


def sheets_of(content: bytes) -> int:
    return len(PdfReader(io.BytesIO(content)).pages)


# -- the list ------------------------------------------------------------------------------------------------------


def test_the_list_has_each_letter_to_be_sent_and_room_for_the_post(office: Office, tmp_path: Path) -> None:
    both, place = letters(office), tmp_path / "lijst.pdf"
    assert office.run("secretariat", "post", "list", "-o", str(place), lang="en").code == 0
    said = words(place)
    for part in (*both, "Mevrouw Lies Vermeulen", "9000 Oefendorp", "21-11-2026", "aantal brieven: 2",
                 "Nummer van de post", "Handtekening:", "pagina 1 van 1", "OEFENING"):  # fmt: skip
        assert part in said, part
    assert "itnodiging" not in said, "who reads the list learns nothing of what the letter is about"
    office.told("secretariat", "post", "sent", both[0], "--means", "registered")
    office.run("secretariat", "post", "list", "-o", str(place))
    assert both[0] not in words(place)
    office.run("secretariat", "post", "list", "--on", "2026-11-21", "-o", str(place))
    assert both[0] in words(place)
    assert "aangetekend" in words(place)
    assert both[1] not in words(place)


def test_a_letter_that_goes_by_mail_is_not_for_the_post_room(office: Office, tmp_path: Path) -> None:
    both, place = letters(office), tmp_path / "lijst.pdf"
    office.told("secretariat", "post", "sent", both[0], "--means", "email")
    office.told("secretariat", "post", "sent", both[1], "--means", "post")
    office.run("secretariat", "post", "list", "--on", "21/11/2026", "-o", str(place))
    assert both[1] in words(place)
    assert both[0] not in words(place)


def test_nothing_to_send_is_said(office: Office, tmp_path: Path) -> None:
    for paper in ("list", "labels"):
        answer = office.ask("secretariat", "post", paper, "-o", str(tmp_path / "leeg.pdf"))
        assert answer.kind == "nothing-to-post"
    assert list(tmp_path.glob("*.pdf")) == []


def test_the_same_letters_give_the_same_list(office: Office, tmp_path: Path) -> None:
    letters(office)
    for name in ("a.pdf", "b.pdf"):
        assert office.run("secretariat", "post", "list", "-o", str(tmp_path / name)).code == 0
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()
    assert "Vermeulen" not in str(PdfReader(tmp_path / "a.pdf").metadata)


# -- labels --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", names("labels"))
def test_a_sheet_is_filled_from_the_label_that_is_left(name: str) -> None:
    sheet = labels.sheet(name)
    many = [Label(f"2026-{n:04d}-01", FOUR) for n in range(sheet.count)]
    content = labels.render(sheet, many, start=5, title="Adresetiketten")
    assert sheets_of(content) == 2
    numbers = {said: (left, top) for said, left, top in placed(content) if re.fullmatch(r"2026-\d{4}-01", said)}
    column, row = 4 % sheet.columns, 4 // sheet.columns
    left, top = numbers["2026-0000-01"]
    assert left == pytest.approx(sheet.first[0] + column * sheet.step[0] + sheet.margin[0], abs=0.1)
    assert sheet.first[1] + row * sheet.step[1] < top < sheet.first[1] + row * sheet.step[1] + sheet.size[1]
    assert len(numbers) == sheet.count - 4
    again = {said for said, _, _ in placed(content, 1)}
    assert f"2026-{sheet.count - 1:04d}-01" in again


@pytest.mark.parametrize("name", names("labels"))
@pytest.mark.parametrize("lines", [
    FOUR,
    ("Mevrouw " + "Van der Elst-Vandenbroucke " * 3, "Residentie Ter Linde", "Lindestraat 12", "9000 Oefendorp"),
    ("D'Hondt & Zonen <bv> “Het Énorme Huis”", "t.a.v. Łukasz Kowalski", "Markt 1", "9000 Oefendorp"),
])  # fmt: skip
def test_every_line_stands_whole_inside_its_label(name: str, lines: tuple[str, ...]) -> None:
    sheet = labels.sheet(name)
    content = labels.render(sheet, [Label("2026-0001-01", lines)], start=sheet.count, title="t")
    seen = placed(content)
    whole = " ".join(said for said, _, _ in seen)
    assert "".join(" ".join(lines).split()) in "".join(whole.split())
    right = sheet.first[0] + (sheet.columns - 1) * sheet.step[0]
    bottom = sheet.first[1] + (sheet.rows - 1) * sheet.step[1] + sheet.size[1]
    assert all(left >= right + sheet.margin[0] - 0.1 for _, left, _ in seen)
    assert all(top <= bottom - sheet.margin[1] / 2 for _, _, top in seen)


@pytest.mark.parametrize("lines", [("X" * 120, "Markt 1"), tuple(f"regel {n}" for n in range(12))])
def test_what_does_not_fit_is_refused_by_number(lines: tuple[str, ...]) -> None:
    fits, never = Label("2026-0001-01", FOUR), Label("2026-0002-01", lines)
    with pytest.raises(Unusable, match="label-too-long") as refused:
        labels.render(labels.sheet("3x8"), [fits, never], start=1, title="t")
    assert refused.value.sentence.values["numbers"] == "2026-0002-01"


def test_a_sign_that_the_font_lacks_is_refused() -> None:
    with pytest.raises(Unusable, match="no-glyph"):
        labels.render(labels.sheet("3x8"), [Label("2026-0001-01", ("𓀀", "Markt 1"))], start=1, title="t")


@pytest.mark.parametrize(("given", "kind"), [
    (("--start", "0"), "bad-start"), (("--start", "25"), "bad-start"), (("--sheet", "3x9"), "unknown-sheet"),
])  # fmt: skip
def test_a_sheet_that_is_none_is_refused(office: Office, tmp_path: Path, given: tuple[str, str], kind: str) -> None:
    letters(office, 1)
    answer = office.ask("secretariat", "post", "labels", "-o", str(tmp_path / "e.pdf"), *given)
    assert (answer.code, answer.kind) == (2, kind)
    assert not (tmp_path / "e.pdf").exists()


def test_labels_of_letters_are_printed_with_their_whole_address(office: Office, tmp_path: Path) -> None:
    first, second = letters(office)
    place = tmp_path / "etiketten.pdf"
    assert office.run("secretariat", "post", "labels", second, "-o", str(place), "--sheet", "2x7").code == 0
    assert words(place) == f"{second} Mevrouw Lies Vermeulen Lindestraat 12 9000 Oefendorp"
    assert office.run("secretariat", "post", "labels", "-o", str(place)).code == 0
    assert first in words(place)


def test_a_file_that_does_not_fit_on_the_paper_is_refused() -> None:
    with pytest.raises(Unusable, match="label-file"):
        labels._read("x", {"label": {"nl": "x"}, "source": "x", "columns": 3, "rows": 9, "size": [70, 37],
                           "first": [0, 0], "step": [70, 37], "margin": [5, 5]})  # fmt: skip
