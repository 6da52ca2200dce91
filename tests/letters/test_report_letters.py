"""Letters to who reported something, and about a request: to whom, who may read them, what they leave out."""

import json
from pathlib import Path
from typing import Any

import pytest

from casemgr.desk import composing, issuing, lettering
from casemgr.errors import CaseError
from casemgr.letters.mentions import Incomplete
from casemgr.letters.plain import plain
from tests.stories.office import Office

HOME = {"person.address": ["Lindestraat 12", "9000 Oefendorp"]}


def words(office: Office, case: str, letter: str, user: str, **given: Any) -> str:
    """The letter as it would be made final now."""
    with office.session(user) as session:
        sheet = composing.prepare(session, case, letter, given=given).sheet(draft=False, number="1")
    return " ".join(" ".join(plain(sheet, 300)).split())


def lacking(office: Office, case: str, letter: str, user: str, **given: Any) -> list[str]:
    with pytest.raises(Incomplete) as refused:
        words(office, case, letter, user, **given)
    return [item.id for item in refused.value.missing]


def issue(office: Office, case: str, letter: str, user: str, **given: Any) -> str:
    with office.session(user) as session:
        return issuing.issue(session, composing.prepare(session, case, letter, given=given)).number


def refusal(office: Office, case: str, letter: str, user: str, **given: Any) -> str:
    """The kind of the error that stops the letter."""
    with pytest.raises(CaseError) as stopped:
        issue(office, case, letter, user, **given)
    return stopped.value.kind


def on_offer(office: Office, case: str, user: str) -> list[str]:
    with office.session(user) as session:
        return sorted({one.letter for one in lettering.offered(session, case) if one.issued is None})


def report(office: Office, user: str = "director", route: str = "general_director", **more: Any) -> str:
    told = {"received_at": "2026-11-20T09:00", "route": route, "text": "Er staat een lijst online.",
            "confidential": True, "reporter": "Mia Baert", "reporter_kind": "staff"}  # fmt: skip
    return office.open(user, "report", **{**told, **more})


def test_a_receipt_says_who_handles_it_and_when_more_is_heard(office: Office) -> None:
    case = report(office, reference="MAIL-7")
    assert on_offer(office, case, "director") == ["report_receipt"]
    assert lacking(office, case, "report_receipt", "director") == ["addressee"]
    said = words(office, case, "report_receipt", "director", **HOME)
    assert "Mia Baert Lindestraat 12 9000 Oefendorp" in said
    assert "uw melding op 20 november 2026 ontvangen" in said
    assert "behandeld door de algemeen directeur" in said
    assert "Binnen een redelijke termijn" in said
    assert "MAIL-7" in said
    assert "lijst online" not in said
    office.run("director", "settings", "set", "report.feedback-months", "3", "--basis", "b")
    assert "Uiterlijk 3 maanden na deze brief" in words(office, case, "report_receipt", "director", **HOME)


def test_a_receipt_goes_home_to_somebody_of_the_list(office: Office) -> None:
    known = {"number": "7", "family_name": "Baert", "given_name": "Mia", "form_of_address": "mevrouw",
             "entity": "gemeente", "status": "contractual", "address": "Kerkstraat 4", "postcode": "9000",
             "place": "Oefendorp"}  # fmt: skip
    added = office.told("personnel", "people", "add", "--data", json.dumps(known))
    case = report(office, reporter=added["person"])
    assert "Mevrouw Mia Baert Kerkstraat 4 9000 Oefendorp" in words(office, case, "report_receipt", "director")


def test_no_receipt_goes_out_that_would_expose(office: Office) -> None:
    case = report(office)
    office.take("director", case, "AcknowledgementWithheld", reason="would_expose")
    assert on_offer(office, case, "director") == []
    assert refusal(office, case, "report_receipt", "director", **HOME) == "acknowledgement-would-expose"
    assert office.told("director", "documents", case) == []


def test_an_anonymous_reporter_gets_no_letter(office: Office) -> None:
    case = report(office, reporter=None, reporter_kind="anonymous")
    assert on_offer(office, case, "director") == []
    assert refusal(office, case, "report_receipt", "director", **HOME) == "reporter-can-be-reached"


def test_who_prepares_letters_does_not_learn_who_reported(office: Office, tmp_path: Path) -> None:
    case = report(office)
    number = issue(office, case, "report_receipt", "director", **HOME)
    draft = office.ask("secretariat", "letter", case, "report_receipt", "--draft", "-o", str(tmp_path / "x.pdf"))
    assert draft.kind == "not-your-role"
    assert not (tmp_path / "x.pdf").exists()
    with office.session("secretariat") as session:
        prepared = composing.prepare(session, case, "report_receipt")
        assert "person.family_name" not in prepared.values
    assert (
        refusal(office, case, "report_receipt", "secretariat", **HOME, **{"person.family_name": "B"}) == "not-your-role"
    )
    for user in ("secretariat", "personnel", "sysadmin", "dpo"):
        answer = office.ask(user, "documents", case)
        assert number not in answer.out
    assert [d["number"] for d in office.told("director", "documents", case)] == [number]


def test_who_took_the_report_in_answers_it(office: Office) -> None:
    case = report(office, "dpo", "privacy_mailbox")
    number = issue(office, case, "report_receipt", "dpo", **HOME)
    assert [d["number"] for d in office.told("dpo", "documents", case)] == [number]
    said = words(office, case, "report_receipt", "dpo", **HOME)
    assert "I. De Smet" in said.rpartition("Met vriendelijke groeten,")[2]


def test_the_whistle_blower_channel_signs_and_answers_itself(office: Office) -> None:
    assert office.run("director", "users", "add", "meldpunt", "--name", "Rik Maes", "--role", "report_contact",
                      "--function", "meldpunt voor klokkenluiders").code == 0  # fmt: skip
    case = report(office, "meldpunt", "whistleblower")
    assert lacking(office, case, "report_receipt", "meldpunt", **HOME) == ["contact"]
    own = {**HOME, "handler.phone": "09 000 00 77"}
    said = words(office, case, "report_receipt", "meldpunt", **own)
    assert "Zonder uw uitdrukkelijke toestemming" in said
    assert "Neem contact op met Rik Maes, meldpunt voor klokkenluiders: 09 000 00 77" in said
    assert "Peeters" not in said
    assert "Aerts" not in said
    issue(office, case, "report_receipt", "meldpunt", **own)
    assert office.told("director", "documents", case) == []
    assert office.ask("secretariat", "documents", case).kind == "unknown-case"


def test_feedback_says_what_was_done_and_names_nobody_else(office: Office) -> None:
    case = report(office, concerns="Jan Claes")
    office.take("director", case, "ReportTriaged", outcome="breach", reasoning="KANARIE")
    assert "report_feedback" in on_offer(office, case, "director")
    assert lacking(office, case, "report_feedback", "director", **HOME) == ["done"]
    office.take("director", case, "ReporterInformed", at="2026-11-21", text="Jan Claes kreeg een gesprek.")
    assert lacking(office, case, "report_feedback", "director", **HOME) == ["others"]
    office.take("director", case, "ReporterInformed", at="2026-11-21", text="De lijst is offline gehaald, Mia Baert.")
    said = words(office, case, "report_feedback", "director", **HOME)
    assert "De lijst is offline gehaald" in said
    assert "KANARIE" not in said
    assert "Claes" not in said
    issue(office, case, "report_feedback", "director", **HOME)
    assert "report_feedback" not in on_offer(office, case, "director")


def test_what_belongs_with_the_counsellors_points_to_them(office: Office) -> None:
    case = report(office)
    office.take("director", case, "ReportTriaged", outcome="harassment", reasoning="verwezen")
    office.take("director", case, "ReporterInformed", at="2026-11-21", text="U bent verwezen.")
    told = {**HOME, "person.family_name": "Baert"}
    assert lacking(office, case, "report_feedback", "director", **told) == ["counsellors"]
    office.run("director", "settings", "set", "counsellors.text", "An Claes, 09 000 00 09", "--basis", "b")
    assert "bespreken met: An Claes, 09 000 00 09" in words(office, case, "report_feedback", "director", **told)


def request(office: Office, kind: str = "access", **more: Any) -> str:
    told = {"received_at": "2026-11-10", "kind": kind, "person": "Mia Baert", **more}
    return office.open("dpo", "subject_request", **told)


def test_an_extension_is_told_with_its_reason_and_day_within_the_month(office: Office) -> None:
    case = request(office)
    assert on_offer(office, case, "dpo") == []
    office.take("dpo", case, "RequestExtended", reason="Uw gegevens staan in vier systemen.", told_at="2026-11-21")
    assert "extension_notice" in on_offer(office, case, "director")
    said = words(office, case, "extension_notice", "director", **HOME)
    assert "uiterlijk op 10 februari 2027" in said
    assert "Uw gegevens staan in vier systemen." in said
    office.now = "2026-12-14T09:00"
    assert lacking(office, case, "extension_notice", "director", **HOME) == ["in_time"]


def test_a_refusal_needs_no_identity_and_says_where_to_go(office: Office) -> None:
    case = request(office)
    office.take("director", case, "RequestAnswered", answered_at="2026-11-21", granted="refused",
                motivation="Het verzoek herhaalt zich zonder reden.")  # fmt: skip
    said = words(office, case, "request_answer", "director", **HOME)
    assert "identiteit gecontroleerd" not in said
    assert "klacht indienen bij de toezichthouder: Gegevensbeschermingsautoriteit (GBA)" in said
    assert "naar de rechter" in said


def test_an_answer_says_each_point_of_article_15_or_encloses_them(office: Office) -> None:
    case = request(office)
    office.take("dpo", case, "IdentityChecked", how="aan de balie")
    office.take("director", case, "RequestAnswered", answered_at="2026-11-21", granted="full")
    assert "2. overzicht bij uw persoonsgegevens" in words(office, case, "request_answer", "director", **HOME)
    one = {**HOME, "access.purposes": "personeelsbeheer"}
    assert lacking(office, case, "request_answer", "director", **one) == ["points_said"]
    names = ("categories", "recipients", "retention", "source", "automated", "transfers")
    said = words(office, case, "request_answer", "director", **one, **{f"access.{name}": "geen" for name in names})
    assert "Bewaartijd" in said
    assert "2. overzicht" not in said


def test_who_received_the_data_is_told_of_a_change(office: Office) -> None:
    case = request(office, "rectification")
    office.take("dpo", case, "IdentityChecked", how="aan de balie")
    office.take("director", case, "RequestAnswered", answered_at="2026-11-21", granted="full")
    assert "brengen wij van de wijziging op de hoogte" in words(office, case, "request_answer", "director", **HOME)
    office.take("dpo", case, "RecipientsTold", at="2026-11-21")
    assert "is van de wijziging op de hoogte gebracht" in words(office, case, "request_answer", "director", **HOME)


def test_every_letter_to_a_reporter_and_about_a_request_is_made_under_every_code(house: Office) -> None:
    case = report(house)
    issue(house, case, "report_receipt", "director", **HOME)
    house.take("director", case, "ReportTriaged", outcome="nothing", reasoning="r")
    house.take("director", case, "ReporterInformed", at="2026-11-21", text="De lijst was al offline.")
    issue(house, case, "report_feedback", "director", **HOME)
    assert [d["letter"] for d in house.told("director", "documents", case)] == ["report_receipt", "report_feedback"]
    case = request(house)
    house.take("dpo", case, "RequestExtended", reason="Veel systemen.", told_at="2026-11-21")
    issue(house, case, "extension_notice", "dpo", **HOME)
    house.take("dpo", case, "IdentityChecked", how="aan de balie")
    house.take("director", case, "RequestAnswered", answered_at="2026-11-21", granted="full")
    issue(house, case, "request_answer", "dpo", **HOME)
    assert [d["letter"] for d in house.told("dpo", "documents", case)] == ["extension_notice", "request_answer"]


def test_a_refused_correction_in_assen_can_be_objected_to(houses: dict[str, Path], tmp_path: Path) -> None:
    office = Office(houses["asn"], "2026-11-21T14:00").copy(tmp_path / "register.db")
    case = request(office, "rectification")
    office.take("director", case, "RequestAnswered", answered_at="2026-11-21", granted="refused",
                motivation="De gegevens kloppen.")  # fmt: skip
    said = words(office, case, "request_answer", "director", **HOME)
    assert "bezwaar maken bij" in said
    assert "binnen zes weken" in said
    assert "Autoriteit Persoonsgegevens (AP)" in said


def test_somebody_of_no_list_is_addressed_on_the_form_of_the_letter(office: Office) -> None:
    case = request(office)
    office.take("dpo", case, "RequestExtended", reason="Veel systemen.", told_at="2026-11-21")
    assert office.ask("dpo", "letter", case, "extension_notice").kind == "missing-mentions"
    assert office.ask("dpo", "letter", case, "extension_notice", "--data", json.dumps(HOME)).code == 0
