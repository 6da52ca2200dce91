"""The letters of a control, each made in a real case of every code that has use for it."""

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casemgr.casefacts import LetterIssued
from casemgr.desk import composing
from casemgr.facts import literals
from casemgr.letters.compose import compose
from casemgr.letters.mentions import Incomplete, missing
from casemgr.letters.recipients import RECIPIENTS
from tests.letters.controlled import (
    FIGURES,
    GENERAL,
    GONE,
    MAILBOX,
    conditions,
    counted,
    made,
    mailbox,
    offers,
    ordered,
    prepared,
    said,
    traced,
    words,
)
from tests.stories.office import Office
from tests.workflows.breaches import office_with, person, refused
from workflows._letter_findings import FEWEST, figure, worded

CODES = tuple(GENERAL)
Made = Callable[[Office, str], str]


def ruled(office: Office) -> None:
    """The published rule by which data may be destroyed."""
    office.told("director", "settings", "set", "retention.selection-rule", "LB-2024-117", "--basis", "Serieregister")


def destroyed(office: Office, pack: str) -> str:
    """A control that found nothing, and whose data are gone."""
    case = counted(office, pack)
    office.take("director", case, "ControlEnded", outcome="nothing")
    if pack != "c81":
        ruled(office)
    office.take("director", case, "ControlDataDestroyed", **GONE)
    return case


EXTENSION: Mapping[str, Any] = {
    "recipient.address": ["Postbus 1", "2500 AA Den Haag"], "retention.until": date(2027, 6, 30),
    "retention.reason": "Er is een zwaarwegend vermoeden van misbruik; het onderzoek loopt nog.",
}  # fmt: skip
EACH: list[tuple[str, str, Made, Mapping[str, Any]]] = [
    *(("control_order", pack, counted, {}) for pack in CODES),
    *(("control_report", pack, counted, {}) for pack in CODES),
    *(("work_order", pack, counted, {}) for pack in CODES),
    *(("individual_control_report", pack, traced, {}) for pack in CODES),
    *(("destruction_statement", pack, destroyed, {}) for pack in CODES),
    ("retention_extension_ap", "asn", traced, EXTENSION),
]
NEVER = ("betekening", "verhoor", "hoger beroep", "dagvaarding", "{", "[", " .", ",,", "ongedateerd", " inbreuk ")


@pytest.mark.parametrize(("letter", "pack", "make", "given"), EACH, ids=[f"{e[0]}-{e[1]}" for e in EACH])
def test_each_letter_is_offered_and_made_and_stops_without_what_it_must_say(
    tmp_path: Path, letter: str, pack: str, make: Made, given: Mapping[str, Any]
) -> None:
    office = office_with(tmp_path, pack)
    case = make(office, pack)
    assert letter in offers(office, case)
    with office.session("director") as session:
        ready = composing.prepare(session, case, letter, given=given)
        for mention in ready.letter.mentions:
            for need in mention.needs if mention.condition.holds(ready.values) else ():
                less = {name: value for name, value in ready.values.items() if name not in need.split("|")}
                if mention.condition.holds(less):
                    assert mention.id in {found.id for found in missing(ready.letter, less)}
                    with pytest.raises(Incomplete):
                        compose(ready.letter, less, draft=False, practice=False, number="1")
    told = said(office, case, letter, given)
    assert [word for word in NEVER if word in told.lower()] == []
    assert letter not in offers(office, case)


@pytest.mark.parametrize("pack", CODES)
def test_the_order_of_a_control_says_all_that_it_rests_on(tmp_path: Path, pack: str) -> None:
    office = office_with(tmp_path, pack)
    told = words(office, counted(office, pack), "control_order")
    for part in ("van 1 oktober 2026 tot en met 20 november 2026", "bezochte websites en tijdstip", "een dienst",
                 "dienst Burgerzaken", "Het netwerk is trager", "op grond van"):  # fmt: skip
        assert part in told
    clause = {"bev": "procedure 2", "bh": "art. 5.2, vierde doel", "c81": "doelstelling 4", "asn": "art. 3, lid 1"}
    assert clause[pack] in told


def test_a_control_of_one_person_is_ordered_with_its_witness(tmp_path: Path) -> None:
    office = office_with(tmp_path, "bh")
    told = words(office, traced(office, "bh"), "control_order")
    assert "Over Lies Vermeulen" in told
    assert "Getuige Tom Maes, archivaris" in told
    assert "begint met cijfers" not in told


def test_a_control_without_executor_is_not_ordered_in_writing(tmp_path: Path) -> None:
    office = office_with(tmp_path, "bev")
    case = ordered(office, "bev", *GENERAL["bev"], executed_by=None)
    refused(made(office, case, "control_order"), "missing-mentions", said="who carries the control out")


@pytest.mark.parametrize("pack", CODES)
def test_a_report_of_figures_hides_what_could_point_at_somebody(tmp_path: Path, pack: str) -> None:
    office = office_with(tmp_path, pack)
    told = words(office, counted(office, pack), "control_report")
    assert "bezoeken aan goksites: 42" in told
    assert "bezoeken aan streamingsites: minder dan 5 uur" in told
    assert "totaal: niet vermeld" in told
    assert "1.245" not in told


@given(st.lists(st.tuples(st.from_regex(r"\A[a-z]{1,9}\Z"), st.integers(0, 10**6)), min_size=1, max_size=6))
def test_no_small_number_is_ever_printed(found: list[tuple[str, int]]) -> None:
    printed = worded([f"{what}: {number}" for what, number in found])
    assert len(printed) == len(found)
    for (_, number), line in zip(found, printed, strict=True):
        if 0 < number < FEWEST:
            assert line.endswith("minder dan 5")
        elif "niet vermeld" not in line:
            assert figure(line) == (line.partition(":")[0], number, "")


@pytest.mark.parametrize("line", ["Lies Vermeulen", "goksites", "goksites: veel", "goksites: 1 en 2", ""])
def test_what_is_no_figure_is_not_read_as_one(line: str) -> None:
    assert figure(line) is None
    assert worded(["goksites: 42", line]) == []


def test_figures_with_names_are_refused_where_they_are_handed_over(tmp_path: Path) -> None:
    office = office_with(tmp_path, "bh")
    case = ordered(office, "bh", *GENERAL["bh"])
    conditions(office, case)
    answer = office.try_to("sysadmin", case, "ControlDataProvided", to="de directeur", form="aggregated",
                           recipient="director", figures=[*FIGURES, "Lies Vermeulen"])  # fmt: skip
    refused(answer, "figures-without-persons", "art. 5(1)(c)", "4")


def test_the_individual_report_names_the_witness_and_their_tie(tmp_path: Path) -> None:
    office = office_with(tmp_path, "bh")
    told = words(office, traced(office, "bh"), "individual_control_report")
    for part in ("19 november 2026", "lokaal 1.12", "Lies Vermeulen", "Karel Smet, systeembeheerder",
                 "Tom Maes, archivaris", "twaalf goksites", "houdt geen oordeel in"):  # fmt: skip
        assert part in told
    assert told.index("Karel Smet systeembeheerder") < told.index("Tom Maes archivaris")


@pytest.mark.parametrize(
    ("looked", "lacks"),
    [({"place": None}, "date and place"), ({"result": None}, "what the control showed"),
     ({"witness": "Tom Maes"}, "the tie to the organisation"), ({"done_by": None}, "who looked at the data")],
)  # fmt: skip
def test_the_individual_report_is_refused_without_its_parts(tmp_path: Path, looked: dict[str, Any], lacks: str) -> None:
    office = office_with(tmp_path, "bh")
    case = traced(office, "bh", **looked)
    refused(made(office, case, "individual_control_report"), "missing-mentions", said=lacks)


@pytest.mark.parametrize(("pack", "kind"), MAILBOX)
def test_who_is_away_hears_who_reads_what_and_how_far(tmp_path: Path, pack: str, kind: str) -> None:
    office = office_with(tmp_path, pack)
    case = mailbox(office, pack, kind)
    asks = (pack, kind) in (("bh", "mailbox_absence"), ("c81", "mailbox_absence"), ("c81", "mailbox_departure"))
    assert ("nog in te vullen: 1" in offers(office, case)["mailbox_access_notice"]) == asks
    conditions(office, case, trusted_person="Greet Maes, vertrouwenspersoon")
    told = words(office, case, "mailbox_access_notice")
    for part in ("mevrouw Vermeulen", "berichten over lopende vergunningen", "privé lijken, worden niet geopend",
                 "Greet Maes", "Lindestraat 12"):  # fmt: skip
        assert part in told
    assert ("U bent niet meer in dienst" in told) == (kind == "mailbox_departure")


def test_somebody_who_left_is_not_called_absent(tmp_path: Path) -> None:
    office = office_with(tmp_path, "bh")
    case = mailbox(office, "bh", "mailbox_absence", who=person(office, in_service_until="2026-11-01"))
    conditions(office, case, trusted_person="Greet Maes")
    assert "U bent niet meer in dienst" in words(office, case, "mailbox_access_notice")


def test_no_mailbox_notice_goes_with_another_control(tmp_path: Path) -> None:
    office = office_with(tmp_path, "bh")
    case = counted(office, "bh")
    assert "mailbox_access_notice" not in offers(office, case)
    assert made(office, case, "mailbox_access_notice").kind == "letter-not-for-this"


@pytest.mark.parametrize("pack", CODES)
def test_a_work_order_says_what_and_when_never_why(tmp_path: Path, pack: str) -> None:
    office = office_with(tmp_path, pack)
    case = traced(office, pack)
    told = words(office, case, "work_order")
    assert "account lv0042" in told
    assert "bezochte websites" in told
    for secret in ("Vermeulen", "Lies", "trager", "gedragscode", "policy", "reglement", "Afsprakenkader", "doel"):
        assert secret not in told


def test_a_work_order_that_would_name_the_person_is_refused(tmp_path: Path) -> None:
    office = office_with(tmp_path, "bh")
    case = ordered(office, "bh", "individual", "unlawful_acts", "person", scope="account van Lies Vermeulen",
                   person=person(office), witness="Tom Maes, archivaris")  # fmt: skip
    refused(made(office, case, "work_order"), "missing-mentions", said="without the name of a person")


def test_what_a_control_left_behind_is_destroyed_on_order_and_stated(tmp_path: Path) -> None:
    office = office_with(tmp_path, "bh")
    case = counted(office, "bh")
    words(office, case, "work_order")
    office.take("director", case, "ControlEnded", outcome="nothing")
    assert "Gegevens vernietigen" in words(office, case, "work_order")
    unruled = office.try_to("director", case, "ControlDataDestroyed", **GONE)
    assert unruled.kind == "selection-rule-known"
    office.take("director", case, "ControlDataDestroyed", note="gewist voor de regel er was", **GONE)
    refused(made(office, case, "destruction_statement"), "missing-mentions", said="retention.selection-rule")
    ruled(office)
    told = words(office, case, "destruction_statement")
    for part in ("proxylogs", "twee bestanden", "logserver", "art. 6", "LB-2024-117", "20 november 2026",
                 "overschreven", "Els Peeters, algemeen directeur", "Tom Maes, archivaris"):  # fmt: skip
        assert part in told


def test_a_statement_of_destruction_never_names_whom_it_was_about(tmp_path: Path) -> None:
    office = office_with(tmp_path, "c81")
    case = traced(office, "c81")
    office.take("director", case, "ControlDataDestroyed", **GONE | {"what": "logs van Lies Vermeulen"})
    refused(made(office, case, "destruction_statement"), "missing-mentions", said="without names")


def test_the_authority_hears_no_name(tmp_path: Path) -> None:
    office = office_with(tmp_path, "asn")
    told = said(office, traced(office, "asn"), "retention_extension_ap", EXTENSION)
    assert "Autoriteit Persoonsgegevens" in told
    assert "artikel 11, eerste lid" in told
    assert "30 juni 2027" in told
    assert "Vermeulen" not in told


@pytest.mark.parametrize("pack", ["bev", "bh", "c81"])
def test_no_belgian_code_tells_the_authority_of_longer_keeping(tmp_path: Path, pack: str) -> None:
    office = office_with(tmp_path, pack)
    assert "retention_extension_ap" not in offers(office, traced(office, pack))


@pytest.mark.parametrize(("user", "sees"), [("personnel", {"staff_notice"}), ("dpo", set())])
def test_who_does_not_decide_on_controls_is_not_offered_their_papers(tmp_path: Path, user: str, sees: set[str]) -> None:
    office = office_with(tmp_path, "bh")
    assert set(offers(office, counted(office, "bh"), user)) <= sees


def test_every_kind_of_recipient_can_be_recorded() -> None:
    assert set(literals(LetterIssued.model_fields["goes_to"].annotation)) == set(RECIPIENTS)


def test_two_controls_in_one_case_each_tell_of_themselves(tmp_path: Path) -> None:
    office = office_with(tmp_path, "bh")
    case = counted(office, "bh")
    office.take("director", case, "IrregularityFound", text="goksites", ground="3.3.1")
    office.take("director", case, "StaffWarned", warned_at="2026-11-20", audience="burgerzaken",
                irregularity="goksites", means="nota", says_individual=True)  # fmt: skip
    order = {"kind": "general", "purpose": "good_faith_compliance", "level": "service", "scope": "burgerzaken",
             "data_kinds": ["websites"], "period_from": "2026-11-20", "period_to": "2026-12-15",
             "grounds": "opnieuw", "executed_by": "system_administrator", "about": "control-1",
             "follows": "control-1", "authority": {"organ": "general_director", "holder": "Els Peeters",
                                                   "capacity": "titular"}}  # fmt: skip
    office.take("director", case, "ControlOrdered", **order)
    first = prepared(office, case, "staff_notice", "control-1")
    second = prepared(office, case, "control_order", "control-2")
    assert first["control.to"] == date(2026, 11, 20)
    assert second["control.to"] == date(2026, 12, 15)
