"""A staff list comes in whole or not at all, however it was written, and says what is wrong without saying it aloud."""

import json
import time
import tracemalloc
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from casemgr.desk import people as desk
from casemgr.desk import staff_columns, staff_import, staff_list, staff_rows
from casemgr.errors import Unusable
from casemgr.language import Language
from casemgr.reading import people
from casemgr.store import ledger
from tests.people.lists import HEADINGS, MANNERS, PEOPLE, SPELLED, Manner, said, somebody
from tests.stories.office import Answer, Office

ENTITIES = staff_rows.known_entities(
    [{"key": "gemeente", "name": "Oefendorp"}, {"key": "ocmw", "name": "OCMW Oefendorp"}]
)
PLAIN = Manner()


def bring(office: Office, tmp_path: Path, raw: bytes, *options: str, user: str = "personnel", **how: Any) -> Answer:
    file = tmp_path / "list.csv"
    file.write_bytes(raw)
    return office.ask(user, "people", "import", str(file), *options, **how)


def brought(office: Office, tmp_path: Path, rows: list[dict[str, Any]], *options: str, **how: Any) -> Any:
    answer = bring(office, tmp_path, PLAIN.write(rows), *options, **how)
    assert answer.code == 0, answer.everything
    return answer.told


def known(office: Office, number: str) -> Any:
    return office.told("personnel", "people", "show", number)


def positions(office: Office) -> int:
    with office.session() as session:
        return sum(1 for _ in ledger.everything(session.register))


def wrongs(office: Office, tmp_path: Path, content: str, *options: str) -> str:
    answer = bring(office, tmp_path, content.encode(), *options)
    assert (answer.code, answer.kind) == (2, "bad-staff-list"), answer.everything
    return str(answer.told["error"]["sentence"])


HEAD = "Personeelsnummer;Familienaam;Aanspreking;Bestuur;Statuut\n"


@settings(max_examples=300, deadline=None)
@given(rows=PEOPLE, manner=MANNERS)
def test_any_manner_of_writing_reads_back_as_it_was_meant(rows: list[dict[str, Any]], manner: Manner) -> None:
    given = staff_list.read(manner.write(rows))
    assert given.separator == manner.separator
    found = [staff_rows.read(line, ENTITIES, None) for line in given.lines() if isinstance(line, staff_list.Line)]
    read = [person.said if isinstance(person, staff_rows.Person) else person for person in found]
    assert read == [said(row) for row in rows]


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(rows=PEOPLE, manners=st.tuples(MANNERS, MANNERS))
def test_the_same_list_twice_changes_nothing(
    pristine: Path, tmp_path_factory: pytest.TempPathFactory, rows: list[dict[str, Any]], manners: tuple[Manner, Manner]
) -> None:
    folder = tmp_path_factory.mktemp("twice")
    office = Office(pristine, "2026-11-21T14:00").copy(folder / "register.db")
    first, second = (bring(office, folder, manner.write(rows)) for manner in manners[:1] * 2)
    assert (first.told["added"], second.told["unchanged"]) == (len(rows), len(rows)), second.everything
    before, events = office.dump(), positions(office)
    again = bring(office, folder, manners[1].write(rows)).told
    assert (again["added"], again["changed"], again["unchanged"]) == (0, 0, len(rows))
    assert (positions(office), office.dump()) == (events, before)
    office.told("personnel", "rebuild")
    assert office.dump() == before


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(rows=PEOPLE, data=st.data())
def test_one_wrong_line_imports_nothing(
    pristine: Path, tmp_path_factory: pytest.TempPathFactory, rows: list[dict[str, Any]], data: st.DataObject
) -> None:
    folder = tmp_path_factory.mktemp("wrong")
    office = Office(pristine, "2026-11-21T14:00").copy(folder / "register.db")
    kind = data.draw(st.sampled_from(["status", "form_of_address", "number", "family_name", "twice"]))
    lost = data.draw(st.integers(0, len(rows) - 1))
    wrong = [dict(row) for row in rows]
    if kind == "twice":
        wrong.append(dict(rows[lost]))
    else:
        del wrong[lost][kind]
    before = positions(office)
    answer = bring(office, folder, data.draw(MANNERS).write(wrong))
    assert (answer.code, answer.kind) == (2, "bad-staff-list")
    assert positions(office) == before


def test_a_mistake_is_told_by_line_and_column_and_never_by_what_stood_there(office: Office, tmp_path: Path) -> None:
    content = (
        HEAD.strip() + ";Statuut sinds;Geschorst tot\n"
        "1;Kanarie;mevrouw;gemeente;;;\n"
        "2;;kanarie;gemeente;kanarie;;\n"
        "# een opmerking; met alles erin\n"
        "\n"
        '3;"Kanarie\nop twee regels";V;kanarie;statutair;31/02/2026;\n'
        "4;Kanarie;heer;gemeente;statutair;46387;1/2/2026\n"
        "4;Kanarie;heer;gemeente;statutair;;;kanarie\n"
    )
    told = wrongs(office, tmp_path, content)
    for expected in (
        "line 2, Status:", "line 3, Family name:", "line 3, Form of address:", "line 3, Status:",
        "line 6, Form of address: A sex", "line 6, Organisation:", "line 6, Status since:",
        "line 8, Status since:", "line 8, Contract suspended from:", "line 9: There are more cells",
    ):  # fmt: skip
        assert expected in told
    answer = bring(office, tmp_path, content.encode())
    assert "anarie" not in answer.everything
    assert "46387" not in answer.everything
    assert office.told("personnel", "people", "list") == []


def test_the_same_number_twice_is_told_with_both_lines(office: Office, tmp_path: Path) -> None:
    rows = "7;A;heer;gemeente;statutair\n7;B;heer;ocmw;statutair\n7;C;heer;gemeente;statutair\n"
    told = wrongs(office, tmp_path, HEAD + rows)
    assert "line 4, Staff number: The same staff number stands in line 2 as well." in told
    assert "line 3" not in told


def test_many_mistakes_are_counted(office: Office, tmp_path: Path) -> None:
    told = wrongs(office, tmp_path, HEAD + "".join(f"{n};A;heer;gemeente;\n" for n in range(1000)))
    assert "(1000)" in told
    assert told.count("\n") == staff_import.MOST_TOLD + 1
    assert "950 more" in told


def test_new_changed_and_the_same_are_told_apart(office: Office, tmp_path: Path) -> None:
    first = [somebody("1"), somebody("2"), somebody("3"), somebody("4", entity="ocmw")]
    assert brought(office, tmp_path, first)["added"] == 4
    now = [somebody("1"), somebody("2", family_name="Anders"), somebody("5"), somebody("4", entity="ocmw")]
    told = brought(office, tmp_path, now)
    assert (told["added"], told["changed"], told["unchanged"], told["absent"]) == (1, 1, 2, 1)
    with office.session() as session:
        events = ledger.stream(session.register, "people")
        last = [(event.kind, event.public, event.personal) for event in events[-2:]]
    assert last[0] == ("PersonChanged", {"person": "P00002"}, {"family_name": "Anders"})
    assert last[1][0] == "PersonRegistered"
    assert known(office, "2")["family_name"] == "Anders"


def test_an_empty_cell_says_nothing(office: Office, tmp_path: Path) -> None:
    brought(office, tmp_path, [somebody("1", service="archief", in_service_from=date(2020, 1, 1))])
    told = brought(office, tmp_path, [somebody("1"), somebody("2", service="x")])
    assert (told["changed"], told["unchanged"]) == (0, 1)
    assert known(office, "1")["service"] == "archief"


def test_a_look_records_nothing_and_finds_the_same_mistakes(office: Office, tmp_path: Path) -> None:
    before = positions(office)
    told = brought(office, tmp_path, [somebody("1"), somebody("2")], "--dry-run")
    assert (told["dry_run"], told["added"]) == (True, 2)
    assert positions(office) == before
    wrongs(office, tmp_path, HEAD + "1;A;heer;gemeente;\n", "--dry-run")


def test_another_status_says_since_when(office: Office, tmp_path: Path) -> None:
    brought(office, tmp_path, [somebody("1")])
    answer = bring(office, tmp_path, PLAIN.write([somebody("1", status="statutory"), somebody("2")]))
    assert "line 2, Status since:" in answer.told["error"]["sentence"]
    later = somebody("1", status="statutory", status_from=date(2026, 9, 1))
    assert brought(office, tmp_path, [later])["changed"] == 1
    expected = [{"from": "", "status": "contractual"}, {"from": "2026-09-01", "status": "statutory"}]
    assert known(office, "1")["statuses"] == expected
    assert brought(office, tmp_path, [later])["unchanged"] == 1
    assert brought(office, tmp_path, [somebody("1", status="statutory")])["unchanged"] == 1


def test_a_suspended_contract_comes_along_once(office: Office, tmp_path: Path) -> None:
    content = HEAD.strip() + ";Geschorst vanaf;Geschorst tot en met\n1;A;heer;gemeente;contractueel;01/11/2026;{}\n"
    for until, suspended in (("", 1), ("", 0), ("30.11.2026", 1), ("30.11.2026", 0), ("", 0)):
        assert bring(office, tmp_path, content.format(until).encode()).told["suspended"] == suspended
    assert known(office, "1")["suspensions"] == [{"from": "2026-11-01", "until": "2026-11-30"}]


def test_a_superior_by_staff_number_is_found_wherever_they_stand(office: Office, tmp_path: Path) -> None:
    content = HEAD.strip() + ";Leidinggevende\n1;A;heer;gemeente;statutair;2\n2;B;heer;gemeente;statutair;Jo Maes\n"
    for _ in range(2):
        assert bring(office, tmp_path, content.encode()).code == 0
    assert [known(office, number)["superior"] for number in "12"] == ["P00002", "Jo Maes"]


@pytest.mark.parametrize(
    ("raw", "kind"),
    [
        (b"PK\x03\x04\x14\x00\x06\x00", "not-a-list"),
        (b"\xff\xfe\x00", "not-a-list"),
        (b"", "no-headings"),
        (bytes(400), "not-a-list"),
        (b"1;Kanarie;mevrouw;gemeente;statutair\n", "no-headings"),
        (b"Personeelsnummer;Familienaam;Aanspreking;Bestuur\n1;Kanarie;heer;gemeente\n", "missing-column"),
        (b"Nummer;Stamnummer;Naam;Aanspreking;Statuut\n", "column-twice"),
        (HEAD.encode() + b'1;"Kanarie;heer;gemeente;statutair\n', "bad-staff-list"),
        (HEAD.encode() + b'1;"Kan"arie;heer;gemeente;statutair\n', "bad-staff-list"),
        (HEAD.encode() + b'1;"' + b"k" * 140_000 + b'";heer;gemeente;statutair\n', "bad-staff-list"),
        (HEAD.encode() + b"1;" + b"k" * 301 + b";heer;gemeente;statutair\n", "bad-staff-list"),
    ],
    ids=range(11),
)
def test_what_is_no_list_is_refused(office: Office, tmp_path: Path, raw: bytes, kind: str) -> None:
    answer = bring(office, tmp_path, raw)
    assert (answer.code, answer.kind) == (2, kind)
    assert "anarie" not in answer.everything
    assert office.told("personnel", "people", "list") == []


@settings(max_examples=200, deadline=None)
@given(raw=st.binary(max_size=300) | st.binary(max_size=120).map(lambda tail: HEAD.encode() + tail))
def test_any_bytes_are_read_or_refused(raw: bytes) -> None:
    try:
        given = staff_list.read(raw)
    except Unusable:
        return
    for line in given.lines():
        if isinstance(line, staff_list.Line):
            staff_rows.read(line, ENTITIES, "gemeente")


def test_what_spreadsheets_add_is_understood(office: Office, tmp_path: Path) -> None:
    content = (
        "sep=,\n"
        "Personeelsnummer *,Naam (familienaam),Aanspreking,Bestuur,Statuut,Rijksregisternummer,In dienst sinds,"
        "Uit dienst,Straat,Huisnummer,Bus,,\n"
        '="0042",  Kánárie ,DE HEER,Oefen-dorp,Op proef,xx,2020-01-31 00:00:00,31/12/9999,Kerkstraat,12,3,,\n'
    )  # the é of another program: a letter and an accent
    answer = bring(office, tmp_path, content.encode())
    assert answer.code == 0, answer.everything
    assert (answer.told["separator"], answer.told["unread"]) == (",", ["F"])
    found = known(office, "0042")
    assert found["family_name"] == "Kánárie"
    assert (found["in_service_from"], found.get("in_service_until")) == ("2020-01-31", None)
    assert found["address"] == "Kerkstraat 12 bus 3"


def test_zeros_that_a_spreadsheet_ate_make_no_second_person(office: Office, tmp_path: Path) -> None:
    brought(office, tmp_path, [somebody("0042")])
    told = wrongs(office, tmp_path, HEAD + "42;A;heer;gemeente;statutair\n")
    assert "line 2, Staff number: Only the zeros" in told


def test_the_organisation_may_be_told_for_the_whole_list(office: Office, tmp_path: Path) -> None:
    raw = b"Nummer;Naam;Aanspreking;Statuut\n1;A;heer;statutair\n"
    assert bring(office, tmp_path, raw).kind == "missing-column"
    assert "line 2, Organisation: Fill this in." in wrongs(office, tmp_path, HEAD + "1;A;heer;;statutair\n")
    assert bring(office, tmp_path, raw, "--entity", "ocmw").code == 0
    assert known(office, "1")["entity"] == "ocmw"
    assert bring(office, tmp_path, raw, "--entity", "school").kind == "unknown-entity"


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_the_template_can_be_filled_in_and_imported(office: Office, tmp_path: Path, lang: str) -> None:
    printed = office.run("personnel", "people", "template", lang=lang)
    lines = printed.out.splitlines()
    assert lines[0].split(";")[0] == {"nl": "Personeelsnummer", "en": "Staff number"}[lang]
    assert all(line.startswith("#") for line in lines[2:])
    assert bring(office, tmp_path, printed.out.encode()).told["added"] == 0
    filled = printed.out + lines[1].replace("voorbeeld ", "").replace("example ", "") + "\n"
    assert bring(office, tmp_path, filled.encode("cp1252")).told["added"] == 1
    found = known(office, "1042")
    assert (found["status"], found["form_of_address"], found["place"]) == ("contractual", "mevrouw", "Oefendorp")
    assert (found["status_from"], found["superior"]) == ("2024-03-01", "1007")


def test_the_template_needs_no_register_and_opens_in_a_spreadsheet(tmp_path: Path) -> None:
    office = Office(tmp_path / "none.db", None)
    file = tmp_path / "staff.csv"
    assert office.run("niemand", "people", "template", "-o", str(file)).code == 0
    assert file.read_bytes().startswith(b"\xef\xbb\xbfStaff number;")
    assert staff_list.read(file.read_bytes()).encoding == "utf-8"
    assert office.run("niemand", "people", "template", "-o", str(tmp_path / "no" / "f.csv")).code == 2


def test_no_heading_means_two_columns_and_every_word_of_the_screens_is_known() -> None:
    headings = [heading for column in staff_columns.columns().values() for heading in column.headings]
    assert len(headings) == len(set(headings))
    for code in ("nl", "en"):
        template = staff_columns.template(Language(code))[0]
        assert None not in {staff_columns.by_heading().get(staff_columns.plain(one)) for one in template.split(";")}
    assert all(
        staff_columns.columns()[name].codes[staff_columns.plain(word)] == code
        for name, codes in SPELLED.items()
        if name != "entity"
        for code, words in codes.items()
        for word in words
    )
    assert set(HEADINGS) <= set(staff_columns.columns())


@pytest.mark.parametrize("user", ["dpo", "secretariat", "sysadmin", "head", "college", "deputy"])
def test_the_list_is_kept_by_personnel_and_the_director(office: Office, tmp_path: Path, user: str) -> None:
    raw = PLAIN.write([somebody("1")])
    answer = bring(office, tmp_path, raw, user=user)
    assert (answer.code, answer.kind) == (1, "not-your-role")
    assert bring(office, tmp_path, raw, user="director").code == 0
    for command in (("show", "1"), ("change", "1", "--clear", "service"), ("suspend", "1", "--from", "2026-01-01")):
        assert office.ask(user, "people", *command).kind == "not-your-role"


def test_somebody_registered_meanwhile_keeps_their_number(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    planned = staff_import._planned

    def overtaken(session: Any, *how: Any) -> Any:
        plan = planned(session, *how)
        if people.count(session.register) == 0:
            with office.session("personnel") as other:
                desk.add(other, somebody("9"))
        return plan

    monkeypatch.setattr(staff_import, "_planned", overtaken)
    assert brought(office, tmp_path, [somebody("1"), somebody("9", service="archief")])["changed"] == 1
    assert {one["number"]: one["person"] for one in office.told("personnel", "people", "list")} == {
        "9": "P00001",
        "1": "P00002",
    }


def test_fifty_thousand_people_come_in_while_one_waits(office: Office, tmp_path: Path) -> None:
    rows = [somebody(str(10_000 + n), service="burgerzaken", status_from=date(2020, 1, 1)) for n in range(50_000)]
    raw = Manner("cp1252").write([row | {"given_name": "Zoë"} for row in rows])
    file = tmp_path / "large.csv"
    file.write_bytes(raw)
    with office.session("personnel") as session:
        start = time.perf_counter()
        done = staff_import.import_list(session, file.read_bytes())
        assert time.perf_counter() - start < 60
        assert done.added == 50_000
    told = json.loads(office.ask("personnel", "people", "list", "--query", "59999").out)
    assert [one["person"] for one in told] == ["P50000"]


def test_a_long_list_does_not_stand_in_memory_many_times(office: Office) -> None:
    raw = PLAIN.write([somebody(str(n), service="burgerzaken") for n in range(5000)])
    with office.session("personnel") as session:
        tracemalloc.start()
        staff_import.import_list(session, raw)
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
    assert most < 5000 * 4000  # 4 kB a person: 200 MB for 50,000
