"""One letter of a case to many: each once, numbered without gaps, whatever was done before or stands in the list."""

import json
import subprocess
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pikepdf import pdfa

from casemgr.desk import batch_letters, batches, keeping, receivers
from casemgr.desk.batch_parts import Done
from casemgr.store import chain
from tests.batch.lists import csv, issued, listed, natural, receiver, whole
from tests.people.lists import somebody
from tests.stories.office import Answer, Office

HOME = {"address": "Lindestraat 12", "postcode": "9000", "place": "Oefendorp"}


def batch(office: Office, case: str, file: Path | None, *options: str, user: str = "director") -> Answer:
    given = ("--list", str(file)) if file else ()
    return office.ask(user, "batch", "letter", case, "staff_notice", *given, *options)


def test_each_receiver_gets_a_letter_with_their_own_name(town: Office, case: str, tmp_path: Path) -> None:
    told = batch(town, case, listed(tmp_path / "l.csv", 7)).told
    assert (told["total"], told["made"], told["earlier"], told["refused"]) == (7, 7, 0, [])
    assert told["numbers"] == whole(town, case)
    letters = issued(town, case)
    assert [one["addressee"] for one in letters][:3] == ["Heer Jo Kanarie1".replace("Heer", "De heer"), "Ann Kanarie2",
                                                         "Mevrouw Émile Kanarie3"]  # fmt: skip
    assert letters[0]["address"] == ["Beukenlaan 1", "9000 Oefendorp"]
    with town.session() as session:
        assert chain.verify(session.register).bad is None


def test_the_letter_says_that_it_goes_to_all_of_the_group(town: Office, case: str, tmp_path: Path) -> None:
    told = batch(town, case, listed(tmp_path / "l.csv", 1), "--folder", str(tmp_path / "f")).told
    (file,) = told["files"]
    assert Path(file).name == f"{case}-01.pdf"
    said = subprocess.run(["pdftotext", "-layout", file, "-"], capture_output=True, text=True, check=True).stdout
    words = " ".join(said.split())
    assert "Geachte heer Jo Kanarie1," in words
    assert "omdat u tot deze groep behoort: alle medewerkers" in words
    assert "beschuldigt dus niemand" in words


def test_the_same_command_makes_nothing_twice(town: Office, case: str, tmp_path: Path) -> None:
    file = listed(tmp_path / "l.csv", 4)
    first = batch(town, case, file).told
    again = batch(town, case, file).told
    assert (again["made"], again["earlier"], again["numbers"]) == (0, 4, first["numbers"])
    assert len(whole(town, case)) == 4


def test_a_longer_list_adds_what_is_new(town: Office, case: str, tmp_path: Path) -> None:
    batch(town, case, listed(tmp_path / "l.csv", 3))
    more = batch(town, case, listed(tmp_path / "m.csv", 5)).told
    assert (more["made"], more["earlier"]) == (2, 3)
    assert more["numbers"] == whole(town, case)


def test_another_batch_by_name_goes_to_the_same_people(town: Office, case: str, tmp_path: Path) -> None:
    file = listed(tmp_path / "l.csv", 2)
    batch(town, case, file)
    told = batch(town, case, file, "--name", "tweede").told
    assert (told["made"], told["earlier"]) == (2, 0)
    assert len(issued(town, case)) == 4
    assert batch(town, case, file, "--name", "Jo Kanarie").kind == "bad-name"


def test_something_new_to_tell_is_told_in_a_batch_of_another_name(town: Office, case: str, tmp_path: Path) -> None:
    file = listed(tmp_path / "l.csv", 2)
    batch(town, case, file)
    town.take("director", case, "StaffWarned", warned_at="2026-10-19T10:00", audience="alle medewerkers",
              irregularity="Opnieuw goksites.", means="brief")  # fmt: skip
    answer = town.run("director", "batch", "letter", case, "staff_notice", "--list", str(file))
    assert "0 letters made, 2 were there already." in answer.out
    assert "--name" in answer.err
    assert batch(town, case, file, "--name", "oktober").told["made"] == 2


def test_a_line_that_cannot_be_made_is_told_without_a_name_and_the_others_are_made(
    town: Office, case: str, tmp_path: Path
) -> None:
    rows = [receiver(1), ("Lies Vermeulen", "", "", "", ""), ("", "heer", "Markt 1", "9000", "Oefendorp"),
            ("ليلى Vermeulen", "", "Markt 2", "9000", "Oefendorp"),
            ("Ann Vermeulen", "dame", "Markt 3", "9000", "Oefendorp"), receiver(2),
            ("Jo " + "Vermeulen" * 40, "", "Markt 4", "9000", "Oefendorp")]  # fmt: skip
    file = tmp_path / "l.csv"
    file.write_bytes(csv(rows))
    answer = batch(town, case, file)
    assert answer.code == 1
    refused = {one["row"]: one["kind"] for one in answer.told["refused"]}
    assert refused == {3: "no-address", 4: "no-name", 5: "no-glyph", 6: "form-of-address", 8: "too-long"}
    assert len(whole(town, case)) == 2
    assert "Vermeulen" not in answer.everything
    rows[1] = ("Lies Vermeulen", "mevrouw", "Markt 9", "9000", "Oefendorp")
    file.write_bytes(csv(rows))
    mended = batch(town, case, file).told
    assert (mended["made"], mended["earlier"]) == (1, 2)
    assert len(whole(town, case)) == 3


def test_all_or_nothing_makes_nothing_when_one_cannot_be_made(town: Office, case: str, tmp_path: Path) -> None:
    file = tmp_path / "l.csv"
    file.write_bytes(csv([receiver(1), ("ليلى", "", "Markt 2", "9000", "Oefendorp"), receiver(2)]))
    answer = batch(town, case, file, "--all-or-nothing")
    assert (answer.code, answer.kind) == (1, "batch-not-whole")
    assert "3" in str(answer.told["error"]["hint"])
    assert issued(town, case) == []
    file.write_bytes(csv([receiver(1), receiver(2)]))
    assert batch(town, case, file, "--all-or-nothing").told["made"] == 2


def test_the_same_person_twice_gets_one_letter(town: Office, case: str, tmp_path: Path) -> None:
    file = tmp_path / "l.csv"
    one = ("Lies Vermeulen", "mevrouw", "Markt 1", "9000", "Oefendorp")
    file.write_bytes(csv([one, receiver(1), ("LIES  Vermeulen", "", "Markt 1", "9000", "OEFENDORP")]))
    answer = batch(town, case, file)
    assert answer.code == 0
    assert [(line["row"], line["kind"]) for line in answer.told["refused"]] == [(4, "row-twice")]
    assert len(whole(town, case)) == 2
    assert len(batch(town, case, file).told["numbers"]) == 2


@given(order=st.lists(st.integers(1, 9), max_size=25), cuts=st.lists(st.integers(0, 25), max_size=3))
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_the_lists_and_their_pieces_everybody_has_one_letter(
    order: list[int], cuts: list[int], town_made: tuple[Path, str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    office = Office(town_made[0]).copy(tmp_path_factory.mktemp("any") / "register.db")
    case = town_made[1]
    with office.session("director") as session:
        for cut in [*cuts, len(order)]:
            work = batch_letters.prepare(session, case, "staff_notice")
            read = receivers.read(csv(receiver(number) for number in order[:cut]))
            done = batches.run(session, work, read.rows, read.count)
            assert done.passed == read.count
            assert len(done.numbers) == len(set(order[:cut]))
    assert len(whole(office, case)) == len(set(order))


def test_a_paper_of_somebody_else_between_two_chunks_takes_its_own_number(
    town: Office, case: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(batches, "CHUNK", 3)
    file = listed(tmp_path / "l.csv", 8)
    other = Office(town.path)
    with town.session("director") as session:
        work = batch_letters.prepare(session, case, "staff_notice")
        read = receivers.read(file.read_bytes())
        meanwhile: list[str] = []

        def letter_between(passed: int, total: int) -> None:
            if not meanwhile:
                meanwhile.append(str(other.told("director", "letter", case, "staff_notice")["number"]))

        done = batches.run(session, work, read.rows, read.count, progress=letter_between)
    assert meanwhile == [f"{case}-04"]
    assert f"{case}-04" not in done.numbers
    assert len(issued(town, case)) == 9
    assert sorted(done.numbers, key=natural)[-1] == f"{case}-09"


def test_a_fact_recorded_while_letters_are_set_makes_them_set_once_more(town: Office, case: str) -> None:
    """The letter is set before the register is locked: a number that was taken meanwhile is not printed twice."""
    other = Office(town.path)
    taken: list[str] = []

    class Late(batch_letters.CaseLetters):
        def sheet(self, row: Any, number: str) -> Any:
            if not taken:
                taken.append(str(other.told("director", "letter", case, "staff_notice")["number"]))
            return super().sheet(row, number)

    with town.session("director") as session:
        usual = batch_letters.prepare(session, case, "staff_notice")
        read = receivers.read(csv([receiver(1), receiver(2)]))
        done = batches.run(session, Late(session, usual.prepared), read.rows, 2)
    assert taken == [f"{case}-01"]
    assert done.numbers == [f"{case}-02", f"{case}-03"]
    assert len(issued(town, case)) == 3


def test_a_batch_can_be_stopped_and_gone_on_with(town: Office, case: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batches, "CHUNK", 2)
    read = receivers.read(csv(receiver(number) for number in range(1, 8)))
    with town.session("director") as session:
        work = batch_letters.prepare(session, case, "staff_notice")
        done = Done(work.name()[0], 7)
        batches.run(session, work, read.rows, 7, stopped=lambda: done.passed >= 4, done=done)
        assert (done.stopped, done.made) == (True, 4)
        rest = batches.run(session, work, read.rows, 7)
        assert (rest.made, len(rest.numbers), rest.stopped) == (3, 7, False)
    assert len(whole(town, case)) == 7


def test_rows_that_follow_facts_are_the_same_when_made_again(town: Office, case: str, tmp_path: Path) -> None:
    batch(town, case, listed(tmp_path / "l.csv", 30))
    before = town.dump()
    assert len([row for row in before["documents"] if row[3] == "staff_notice"]) == 30
    with town.session() as session:
        keeping.rebuild(session.register)
    assert town.dump() == before


def staff(office: Office) -> None:
    rows = [somebody("1", family_name="Kanarie", given_name="An", service="Milieu", **HOME),
            somebody("2", family_name="Kanarie", given_name="Jo", service="Groen", **HOME),
            somebody("3", family_name="Kanarie", given_name="Lies", service="milieu"),
            somebody("4", family_name="Weg", service="Milieu", in_service_until="2026-01-01", **HOME)]  # fmt: skip
    for row in rows:
        office.told("personnel", "people", "add", "--data", json.dumps(row))


def test_staff_are_written_to_at_home_or_at_work(town: Office, case: str) -> None:
    staff(town)
    home = batch(town, case, None, "--staff", user="director")
    assert (home.told["total"], home.told["made"], home.code) == (3, 2, 1)
    assert home.told["refused"][0]["kind"] == "no-address"
    assert home.told["refused"][0]["person"] == "P00003"
    work = batch(town, case, None, "--staff", "--service", "Milieu", "--deliver", "work")
    assert (work.told["made"], work.told["earlier"]) == (1, 1)
    assert issued(town, case)[-1]["address"] == ["milieu", "Oefendorp"]


@pytest.mark.parametrize(
    ("letter", "user", "kind"),
    [
        ("decision", "director", "nothing-to-write-about"),
        ("staff_notice", "sysadmin", "unknown-case"),
        ("staff_notice", "secretariat", "unknown-case"),
        ("stafnotice", "director", "unknown-letter"),
    ],
)
def test_who_may_not_make_the_letter_makes_no_batch(
    town: Office, case: str, tmp_path: Path, letter: str, user: str, kind: str
) -> None:
    file = listed(tmp_path / "l.csv", 1)
    answer = town.ask(user, "batch", "letter", case, letter, "--list", str(file))
    assert answer.kind == kind or (user == "secretariat" and answer.kind == "not-your-role"), answer.everything
    assert issued(town, case) == []


def test_a_letter_about_one_person_does_not_go_to_many(office: Office, tmp_path: Path) -> None:
    case = office.open("director", "breach", title="x", occurred_on="2026-11-10")
    person = office.told("personnel", "people", "add", "--data", json.dumps(somebody("1", **HOME)))["person"]
    office.take("director", case, "PersonIdentified", person=person, how="report", basis="b", status="contractual")
    office.take("director", case, "BreachTriaged", route="5.2", grounds="established")
    file = listed(tmp_path / "l.csv", 2)
    answer = office.ask("director", "batch", "letter", case, "no_such", "--list", str(file))
    assert answer.kind == "unknown-letter"
    assert office.ask("director", "batch", "letter", case, "hearing_invitation", "--list", str(file)).code != 0


def test_to_whom_is_told_once(town: Office, case: str, tmp_path: Path) -> None:
    file = listed(tmp_path / "l.csv", 1)
    assert batch(town, case, None).kind == "which-receivers"
    assert batch(town, case, file, "--staff").kind == "which-receivers"


def test_one_file_for_the_printer_is_an_archive_copy_that_reads_aloud(town: Office, case: str, tmp_path: Path) -> None:
    file, output = listed(tmp_path / "l.csv", 3), tmp_path / "alle.pdf"
    told = batch(town, case, file, "-o", str(output), "--sides", "two").told
    assert told["files"] == [str(output)]
    with pikepdf.open(output) as bound:
        assert pdfa.check(bound, "2b").summary() == "PDF/A-2b: pass"
        with bound.open_outline() as outline:
            assert [item.title for item in outline.root] == told["numbers"]
            starts = [bound.pages.index(pikepdf.Page(item.destination[0])) for item in outline.root]
        assert all(start % 2 == 0 for start in starts)
        assert "Kanarie" not in str(bound.docinfo)
    said = subprocess.run(["pdfinfo", "-struct-text", str(output)], capture_output=True, text=True, check=True).stdout
    assert said.count("  Part\n") == 3
    assert [said.index(f"Kanarie{n}") for n in (1, 2, 3)] == sorted(said.index(f"Kanarie{n}") for n in (1, 2, 3))
