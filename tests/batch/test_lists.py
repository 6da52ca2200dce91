"""Lists of receivers as programs write them, and what is wrong in them told in the clerk's words."""

import tracemalloc

import pytest

from casemgr.desk import receivers
from casemgr.desk.batch_parts import Fault, Row
from casemgr.errors import Unusable
from casemgr.language import LANGUAGES, Language
from tests.batch.lists import csv, receiver
from tests.stories.office import Office


def rows(raw: bytes) -> list[Row | Fault]:
    return list(receivers.read(raw).rows())


def only(raw: bytes) -> Row:
    (row,) = rows(raw)
    assert isinstance(row, Row)
    return row


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_any_encoding_and_separator_is_found_out(encoding: str, separator: str) -> None:
    given = csv([("Zoë Kanarie", "Mevr.", "Lindestraat 1", "9000", "Oefendorp")]).decode().replace(";", separator)
    row = only(given.encode(encoding))
    assert (row.number, row.values["person.family_name"]) == (2, "Zoë Kanarie")
    assert row.values["person.form_of_address"] == "mevrouw"
    assert row.values["person.address"] == ["Lindestraat 1", "9000 Oefendorp"]


def test_other_headings_and_more_lines_of_address() -> None:
    row = only(csv([("Lies", "Vermeulen", "Markt 1", "bus 3", "Antwerpen", "België")],
                   ("VOORNAAM", "achternaam", "Straat en nummer", "Bus", "woonplaats", "Land")))  # fmt: skip
    assert row.values["person.given_name"] == "Lies"
    assert row.values["recipient.name"] == "Lies Vermeulen"
    assert row.values["person.form_of_address"] == "none"
    assert row.values["person.address"] == ["Markt 1", "bus 3", "Antwerpen", "België"]


@pytest.mark.parametrize(
    ("headings", "said"),
    [
        (("Naaam", "Adres"), "“Name” by “Naaam”"),
        (("Naam", "Addres"), "“Addres”"),
        (("x", "y"), "batch template"),
        (("Naam", "y"), "batch template"),
    ],
)
def test_a_heading_that_is_missing_is_named_with_what_was_probably_meant(headings: tuple[str, ...], said: str) -> None:
    with pytest.raises(Unusable, match="missing-column") as refused:
        receivers.read(csv([("Lies Vermeulen", "Markt 1")], headings))
    hint = Language("en").say(refused.value.hint or "")
    assert said.rpartition("“")[2] in hint
    assert "Vermeulen" not in str(refused.value) + hint


def test_the_same_column_twice_is_refused() -> None:
    with pytest.raises(Unusable, match="column-twice"):
        receivers.read(csv([("Lies", "Jo", "Markt 1")], ("Naam", "Name", "Adres")))


@pytest.mark.parametrize(
    ("raw", "kind"),
    [
        (b"PK\x03\x04rest", "not-a-list"),
        (b"%PDF-1.7", "not-a-list"),
        (b"", "missing-column"),
        (b"\xff\xfe\x00", "not-a-list"),
    ],
)
def test_what_is_no_list_is_refused(raw: bytes, kind: str) -> None:
    with pytest.raises(Unusable, match=kind):
        receivers.read(raw)


def test_a_line_with_too_many_cells_or_an_open_quote_is_told_by_its_number() -> None:
    given = csv([receiver(1), (*receiver(2), "surplus"), ('"open', "", "", "", "")])
    found = rows(given)
    assert [(row.row, row.kind) for row in found if isinstance(row, Fault)] == [
        (3, "unreadable-row"),
        (4, "unreadable-row"),
    ]
    assert len(found) == 3


def test_empty_lines_comments_and_the_example_are_no_receivers() -> None:
    lines = receivers.template(Language("nl"))
    assert rows("\r\n".join(lines).encode()) == []
    added = "\r\n".join([*lines, "", "Lies Vermeulen;;;mevrouw;Markt 1;;9000;Oefendorp;"])
    assert only(added.encode()).values["person.family_name"] == "Lies Vermeulen"


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_template_is_read_in_both_languages(code: str) -> None:
    assert receivers.read("\n".join(receivers.template(Language(code))).encode()).count == 0


def test_fifty_thousand_lines_are_read_one_by_one() -> None:
    raw = csv(receiver(number) for number in range(50_000))
    read = receivers.read(raw)
    assert read.count == 50_000
    tracemalloc.start()
    try:
        assert sum(isinstance(row, Row) for row in read.rows()) == 50_000
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < 5 * len(raw)


def test_the_template_needs_no_register(office: Office) -> None:
    told = office.told("director", "batch", "template")
    assert told["lines"][0].split(";")[0] in ("Naam", "Name")


@pytest.mark.parametrize(("name", "given"), [("Vermeulen", "Lies"), ("Lies Vermeulen", "Lies"), ("Lies Vermeulen", "")])
def test_a_given_name_beside_the_column_of_names_is_neither_lost_nor_said_twice(name: str, given: str) -> None:
    headings = ("Naam", "Voornaam", "Adres", "Plaats")
    (row,) = receivers.read(csv([(name, given, "Markt 1", "Oefendorp")], headings)).rows()
    assert isinstance(row, Row)
    assert row.values["recipient.name"] == "Lies Vermeulen"
