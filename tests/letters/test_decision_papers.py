"""The papers around a decision in real cases of each code: the note, the act, the notice, a dismissal; who signs."""

import io
import json
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from tests.stories.office import Answer, Office
from tests.workflows.breaches import HEARING, charged, decide, held, invite, invited, office_with, person

COLLEGE = {"organ": "college", "holder": "college van 2 december 2026", "capacity": "titular"}
PRESENT = ["An Boone, burgemeester", "Rik Smits, schepen"]
NOW = "2026-12-02T16:00"
MINUTES: dict[str, Any] = {
    "ended_at": "2026-12-01T10:40", "heard": "person", "rights_recalled": True, "remarks_until": "2026-12-08",
    "present": ["Els Peeters, algemeen directeur"], "minute_taker": "Ria Smets",
}  # fmt: skip
ARTICLES = {"bev": ("use",), "bh": ("3.3.1",), "b13": ("5.3-confidential",), "asn": ("5.4",), "c81": ("use-2.1.1",)}
ROUTES = {"bev": "5.2", "bh": "8", "b13": "6-other", "asn": "7.4", "c81": "open-data"}


def refused(answer: Answer, rule: str, said: str = "") -> None:
    """Refused by this rule, in these words."""
    assert (answer.code, answer.kind) == (1, rule), answer.everything
    assert said in f"{answer.told['error']}"


def issue(office: Office, case: str, letter: str, now: str = NOW, user: str = "director", **how: Any) -> str:
    """The words of a letter that was issued, with single blanks."""
    procedure = how.pop("procedure", None)
    place = office.path.with_suffix(f".{letter}.pdf")
    options = ["--procedure", procedure] if procedure else []
    options += ["--data", json.dumps(how)] if how else []
    made = office.ask(user, "letter", case, letter, "-o", str(place), *options, now=now)
    assert made.code == 0, made.everything
    pages = PdfReader(io.BytesIO(place.read_bytes())).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def dismissed(office: Office, pack: str = "bev", **said: Any) -> str:
    """Dismissed for cause by the college, after a conversation."""
    organ = {"c81": "employer"}.get(pack, "college")
    status = {"asn": "contractual"}.get(pack, "contractual")
    authority = {"organ": organ, "holder": "An Boone, voorzitter", "capacity": "titular"}
    case = heard(office, pack, status)
    office.take("director", case, "KnowledgeRecorded", organ=organ, known_at="2026-12-02", how="zitting", now=NOW)
    said = {"free_speech": "Kritiek mag, dit niet.", **said} if pack == "b13" else said
    answer = decide(office, case, sanction="summary_dismissal", from_=None, articles=list(ARTICLES[pack]),
                    authority=authority, **said)  # fmt: skip
    assert answer.code == 0, answer.everything
    return case


def heard(office: Office, pack: str, status: str = "contractual") -> str:
    """Charged by the route of the code, invited and heard with complete minutes."""
    case = charged(office, person(office, status), ROUTES[pack], ARTICLES[pack])

    office.take("director", case, "HearingPlanned", **HEARING)
    invite(office, case)
    office.take("director", case, "HearingHeld", held_at="2026-12-01T10:00", minutes="verslag",
                now="2026-12-01T12:00", **MINUTES)  # fmt: skip
    return case


# -- minutes -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("pack", ["bev", "bh", "b13", "c81", "asn"])
def test_minutes_are_issued_in_a_case_of_each_code(tmp_path: Path, pack: str) -> None:
    office = office_with(tmp_path, pack)
    case = heard(office, pack)
    words = issue(office, case, "hearing_minutes", "2026-12-01T13:00", user="personnel")
    for part in ("Gespreksverslag", "Lies Vermeulen", "Markt 1", "10.00 uur", "10.40 uur", "Ria Smets verslaggever",
                 "gokte op 3 november", "8 december 2026", "VERTROUWELIJK"):  # fmt: skip
        assert part in words, (part, words)
    assert "Hoogachtend" not in words
    assert "groet" not in words


def test_minutes_that_lack_what_they_must_say_are_refused_with_the_step(tmp_path: Path) -> None:
    office = office_with(tmp_path, "bev")
    case = held(office, person(office))
    answer = office.ask("personnel", "letter", case, "hearing_minutes", now="2026-12-01T13:00")
    refused(answer, "missing-mentions", "HearingHeld")
    for lacking in ("einde", "rechten", "opmerkingen"):
        assert lacking in office.run("personnel", "letter", case, "hearing_minutes", lang="nl", now=NOW).everything


def test_who_did_not_come_has_a_record_of_that(tmp_path: Path) -> None:
    office = office_with(tmp_path, "bev")
    case = invited(office, person(office))
    office.take("secretariat", case, "LetterSent", letter=f"{case}-01", sent_at="2026-11-23T09:00", means="registered",
                now="2026-11-23T10:00")  # fmt: skip
    office.take("director", case, "HearingMissed", excused=False, invited_correctly=True, now="2026-12-01T12:00")
    words = issue(office, case, "hearing_minutes", "2026-12-01T13:00")
    assert "Verslag van niet-verschijnen" in words
    assert "Verzonden op 23 november 2026" in words


# -- the note and the act ------------------------------------------------------------------------------------------


def test_the_note_goes_to_the_organ_that_decides_and_says_who_leaves(tmp_path: Path) -> None:
    office = office_with(tmp_path, "bev")
    case = heard(office, "bev")
    office.take("director", case, "SanctionProposed", sanction="summary_dismissal", motivation="Herhaald.", now=NOW)
    aside = {"who": "Rik Smits", "capacity": "alderman", "reason": "familie", "replaced_by": "Mia Baert"}
    office.take("director", case, "Recused", now=NOW, **aside)
    words = issue(office, case, "college_note", procedure="breach-1")
    for part in ("Aan het college van burgemeester en schepenen", "Voorgesteld wordt: Ontslag om dringende reden",
                 "Rik Smits: onthoudt zich, vervangen door Mia Baert", "Artikel 1.", "Artikel 3.", "Ontwerpbesluit",
                 "verslag van 1 december 2026"):  # fmt: skip
        assert part in words, (part, words)


def test_what_the_director_decides_alone_has_no_note_and_no_act(tmp_path: Path) -> None:
    office = office_with(tmp_path, "bh")
    case = heard(office, "bh")
    answer = decide(office, case, articles=list(ARTICLES["bh"]))
    assert answer.code == 0, answer.everything
    refused(office.ask("director", "letter", case, "resolution", "--procedure", "breach-1", now=NOW),
            "letter-not-for-this")  # fmt: skip


def test_the_act_numbers_its_articles_and_names_who_took_part(tmp_path: Path) -> None:
    office = office_with(tmp_path, "bev")
    case = heard(office, "bev")
    answer = decide(office, case, authority=COLLEGE, present=PRESENT, absent=["Jo Maes, schepen"], until="2027-01-31",
                    execution="de dienst ICT past de toegang aan", intention="De persoon wist het.")  # fmt: skip
    assert answer.code == 0, answer.everything
    words = issue(office, case, "resolution", procedure="breach-1")
    for part in ("Besluit van het college van burgemeester en schepenen", "An Boone, burgemeester", "Jo Maes, schepen",
                 "Artikel 1. De feiten die hierboven staan, zijn bewezen.", "Artikel 3. Dit geldt vanaf 4 december",
                 "Artikel 4. Uitvoering: de dienst ICT", "Artikel 5. Dit besluit wordt ter kennis gebracht",
                 "De persoon wist het."):  # fmt: skip
        assert part in words, (part, words)
    notice = issue(office, case, "decision", procedure="breach-1")
    assert "uittreksel uit de notulen" in notice
    assert "Uitvoering de dienst ICT past de toegang aan" in notice


def test_an_act_without_those_who_took_part_is_refused(tmp_path: Path) -> None:
    office = office_with(tmp_path, "bev")
    case = heard(office, "bev")
    assert decide(office, case, authority=COLLEGE).code == 0
    answer = office.ask("director", "letter", case, "resolution", "--procedure", "breach-1", now=NOW)
    refused(answer, "missing-mentions", "DecisionTaken")


def test_a_dutch_college_makes_known_and_names_no_belgian_decree(tmp_path: Path) -> None:
    office = office_with(tmp_path, "asn")
    case = heard(office, "asn")
    answer = decide(office, case, sanction="staff_measure", from_=None, articles=list(ARTICLES["asn"]),
                    authority=COLLEGE, present=PRESENT)  # fmt: skip
    assert answer.code == 0, answer.everything
    words = issue(office, case, "resolution", procedure="breach-1")
    assert "wordt bekendgemaakt aan Lies Vermeulen" in words
    for belgian in ("Decreet", "29 juli 1991", "ter kennis gebracht"):
        assert belgian not in words


# -- earlier facts -------------------------------------------------------------------------------------------------


def test_what_still_counts_from_an_earlier_case_is_weighed_or_said_not_to_be(tmp_path: Path) -> None:
    office = office_with(tmp_path, "bev")
    who = person(office)
    first = held(office, who)
    assert decide(office, first).code == 0
    second = held(office, who)
    assert decide(office, second).code == 0
    refused(office.ask("director", "letter", second, "decision", "--procedure", "breach-1", now=NOW),
            "missing-mentions", "DecisionTaken")  # fmt: skip
    third = held(office, who)
    assert decide(office, third, earlier="weighed").code == 0
    words = issue(office, third, "decision", procedure="breach-1")
    assert f"Toegang beperken van 2 december 2026 (dossier {first})" in words
    assert "is meegewogen" in words


# -- two signatures ------------------------------------------------------------------------------------------------


def college(office: Office, pack: str, **said: Any) -> str:
    case = heard(office, pack)
    answer = decide(office, case, authority=COLLEGE, articles=list(ARTICLES[pack]), present=PRESENT, **said)
    assert answer.code == 0, answer.everything
    return case


def test_under_bilzen_hoeselt_the_mayor_signs_with_the_general_director(tmp_path: Path) -> None:
    office = office_with(tmp_path, "bh")
    case = college(office, "bh")
    answer = office.ask("director", "letter", case, "resolution", "--procedure", "breach-1", now=NOW)
    refused(answer, "missing-mentions", "signing.mayor")
    office.told("director", "settings", "set", "signing.mayor", "An Boone, burgemeester", "--basis", "verkiezing")
    words = issue(office, case, "resolution", procedure="breach-1")
    assert (
        "Namens het college van burgemeester en schepenen Els Peeters algemeen directeur An Boone burgemeester" in words
    )


def test_elsewhere_one_signs_unless_the_organisation_says_otherwise(tmp_path: Path) -> None:
    office = office_with(tmp_path, "bev")
    case = college(office, "bev")
    assert "An Boone burgemeester" not in issue(office, case, "resolution", procedure="breach-1")
    office.told("director", "settings", "set", "signing.together", "resolution; decision", "--basis", "besluit")
    office.told("director", "settings", "set", "signing.mayor", "An Boone", "--basis", "besluit")
    assert "Els Peeters algemeen directeur An Boone burgemeester" in issue(
        office, case, "decision", procedure="breach-1"
    )


def test_a_mayor_who_stepped_aside_does_not_sign(tmp_path: Path) -> None:
    office = office_with(tmp_path, "bh")
    case = college(office, "bh")
    office.told("director", "settings", "set", "signing.mayor", "An Boone, burgemeester", "--basis", "verkiezing")
    aside = {"who": "An Boone", "capacity": "mayor", "reason": "familie"}
    office.take("director", case, "Recused", now=NOW, **aside, replaced_by="Rik Smits, eerste schepen")
    words = issue(office, case, "resolution", procedure="breach-1")
    assert "Rik Smits eerste schepen" in words
    assert "algemeen directeur An Boone" not in words


def test_nobody_signs_for_two(tmp_path: Path) -> None:
    office = office_with(tmp_path, "bh")
    case = college(office, "bh")
    office.told("director", "settings", "set", "signing.mayor", "An Boone, burgemeester", "--basis", "verkiezing")
    aside = {"who": "An Boone", "capacity": "mayor", "reason": "familie", "replaced_by": "Els Peeters"}
    office.take("director", case, "Recused", now=NOW, **aside)
    answer = office.ask("director", "letter", case, "resolution", "--procedure", "breach-1", now=NOW)
    refused(answer, "one-signs-for-two", "283")


# -- how it ends ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("pack", ["bev", "bh", "b13", "c81", "asn"])
def test_a_dismissal_is_issued_in_a_case_of_each_code(tmp_path: Path, pack: str) -> None:
    office = office_with(tmp_path, pack)
    case = dismissed(office, pack)
    if pack == "bh":
        office.told("director", "settings", "set", "signing.mayor", "Jo Maes, burgemeester", "--basis", "verkiezing")
    said = issue(office, case, "dismissal_for_cause", procedure="breach-1", **{"letter.means": "registered"})
    assert "AANGETEKEND" in said
    assert "gokte op 3 november" in said
    assert ("kantonrechter" if pack == "asn" else "arbeidsrechtbank") in said
    assert "college van burgemeester en schepenen, Grote" not in said
    assert ("artikel 35" in said) == (pack != "asn")


def test_the_reasons_follow_a_dismissal_that_was_given(tmp_path: Path) -> None:
    office = office_with(tmp_path, "bev")
    case = dismissed(office)
    given = {"organ": "college", "holder": "An Boone, voorzitter", "capacity": "titular"}
    office.take("director", case, "DismissalGiven", given_at="2026-12-02T15:00", means="hand", authority=given, now=NOW)
    means = {"letter.means": "bailiff"}
    words = issue(office, case, "dismissal_reasons", procedure="breach-1", **means)
    assert (
        "Op 2 december 2026 heeft het college van burgemeester en schepenen uw arbeidsovereenkomst beëindigd" in words
    )
    assert "bij deurwaardersexploot" in words
    post = office.ask("director", "letter", case, "dismissal_reasons", "--data", '{"letter.means": "post"}', now=NOW)
    refused(post, "letter-not-for-this")


def test_nothing_follows_and_the_person_hears_it(tmp_path: Path) -> None:
    office = office_with(tmp_path, "bev")
    case = charged(office, person(office))
    office.take("director", case, "BreachDismissed", motivation="Onvoldoende.", now=NOW)
    words = issue(office, case, "no_action", user="personnel")
    assert "geen gevolg" in words
    assert "Onvoldoende" not in words


def test_a_report_to_the_court_is_issued_with_its_papers(tmp_path: Path) -> None:
    office = office_with(tmp_path, "bev")
    case = charged(office, person(office), "5.1")
    lacking = {"at": "2026-12-02T10:00", "to": "Parket Oost-Vlaanderen"}
    office.take("director", case, "JudicialReportMade", now=NOW, **lacking)
    refused(
        office.ask("director", "letter", case, "judicial_report", now=NOW), "missing-mentions", "JudicialReportMade"
    )
    office.take("director", case, "JudicialReportMade", now=NOW, **lacking, address="Opgeëistenlaan 401, 9000 Gent",
                papers=["Logboek"])  # fmt: skip
    words = issue(office, case, "judicial_report")
    for part in (
        "Parket Oost-Vlaanderen",
        "artikel 29",
        "1. gokte op 3 november",
        "1. Logboek",
        "spreken wij ons niet uit",
    ):
        assert part in words, (part, words)


def test_each_is_offered_when_there_is_something_to_tell(tmp_path: Path) -> None:
    from casemgr.desk import lettering

    office = office_with(tmp_path, "bev")
    case = dismissed(office)
    with office.session("personnel") as session:
        offered = {one.letter for one in lettering.offered(session, case)}
    assert {"dismissal_for_cause", "hearing_minutes"} <= offered
    with office.session("director") as session:
        assert "resolution" in {one.letter for one in lettering.offered(session, case)}
    assert not {"no_action", "judicial_report", "dismissal_reasons", "college_note", "resolution"} & offered
