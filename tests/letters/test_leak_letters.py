"""The letters about a leak, each made in a real case: by whom, when, and what they leave out."""

import json
import os
import shutil
import subprocess
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from casemgr.desk import composing, issuing, lettering
from casemgr.letters.mentions import Incomplete
from casemgr.letters.plain import plain
from tests.stories.leaks import ASSESSED
from tests.stories.office import NOW, Office

WHO = {"person.family_name": "Yilmaz", "person.given_name": "Amina",
       "person.address": ["Lindestraat 12", "9000 Oefendorp"]}  # fmt: skip
WHOLE: dict[str, Any] = ASSESSED | {"subjects_count": 38, "count_kind": "exact", "risk": "high"}


def decided(office: Office, **told: Any) -> str:
    """A leak of which it was decided to notify it."""
    case = office.leak("Usb-stick met inschrijvingen verloren", **told)
    office.take("dpo", case, "AwarenessEstablished", aware_at="2026-11-20T14:00", reason="de lijst stond erop")
    office.take("dpo", case, "DpoAdvised", advice="notify_and_inform", reasoning="KANARIE van de DPO")
    office.take("director", case, "NotificationDecided", decision="notify", reasoning="r", follows_advice=True)
    return case


def filed(office: Office, case: str, phase: str = "initial", **more: Any) -> None:
    own = office.told("dpo", "entities", "list")[0]["supervisory_authority"]
    said = {"notified_at": "2026-11-21T13:00", "authority": own, "phase": phase, "reference": "X-77", **more}
    office.take("dpo", case, "AuthorityNotified", **said)


def words(office: Office, case: str, letter: str, user: str = "dpo", **given: Any) -> str:
    """The letter as it would be made final now."""
    with office.session(user) as session:
        prepared = composing.prepare(session, case, letter, given=given)
        sheet = prepared.sheet(draft=False, number="1")
    return " ".join(" ".join(plain(sheet, 300)).split())


def lacking(office: Office, case: str, letter: str, **given: Any) -> list[str]:
    """The mentions that are missing."""
    with pytest.raises(Incomplete) as refused:
        words(office, case, letter, **given)
    return [item.id for item in refused.value.missing]


def issue(office: Office, case: str, letter: str, user: str = "dpo", **given: Any) -> str:
    with office.session(user) as session:
        return issuing.issue(session, composing.prepare(session, case, letter, given=given)).number


def on_offer(office: Office, case: str, user: str = "dpo") -> list[str]:
    with office.session(user) as session:
        return sorted({one.letter for one in lettering.offered(session, case) if one.issued is None})


def test_every_letter_of_a_leak_is_made_under_every_code(house: Office) -> None:
    case = decided(house)
    issue(house, case, "authority_notice")
    filed(house, case)
    house.take("dpo", case, "LeakAssessed", **WHOLE)
    house.take("dpo", case, "MitigationTaken", measure="De stick wordt gezocht.")
    issue(house, case, "authority_notice")
    issue(house, case, "subjects_notice", **WHO)
    house.take("dpo", case, "AuthorityAsked", at="2026-11-21", question="Waarom was de stick niet versleuteld?")
    issue(house, case, "authority_answer", **{"asked.answer": "Dat was een vergetelheid."})
    house.take("dpo", case, "RecipientAsked", recipient="Boekhandel De Lezer bv", at="2026-11-21")
    to = {"recipient.address": "Kerkstraat 4\n9000 Oefendorp", "leak.received": "een lijst met inschrijvingen"}
    issue(house, case, "recipient_deletion", **to)
    house.take("dpo", case, "ProcessorReported", processor="Agendawijs bv", told_us_at="2026-11-20T12:00")
    asked = {"recipient.address": "Werf 4\n2000 Antwerpen", "reply.until": date(2026, 11, 23)}
    issue(house, case, "processor_request", **asked)
    house.take("dpo", case, "NoLeakFound", reasoning="De stick lag in de kluis.")
    number = issue(house, case, "authority_withdrawal")
    assert [d["letter"] for d in house.told("dpo", "documents", case)] == [
        "authority_notice", "authority_notice", "subjects_notice", "authority_answer", "recipient_deletion",
        "processor_request", "authority_withdrawal",
    ]  # fmt: skip
    assert number.endswith("-07")


@pytest.mark.parametrize(("pack", "authority", "street"), [
    ("bev", "Gegevensbeschermingsautoriteit", "Drukpersstraat 35"),
    ("asn", "Autoriteit Persoonsgegevens", "Postbus 93374"),
])  # fmt: skip
def test_a_notice_goes_to_the_authority_of_the_entity(
    houses: dict[str, Path], tmp_path: Path, pack: str, authority: str, street: str
) -> None:
    office = Office(houses[pack], NOW).copy(tmp_path / "register.db")
    said = words(office, decided(office), "authority_notice")
    assert f"{authority} {street}" in said
    assert "Geachte mevrouw, geachte heer," in said
    assert "Kopie aan" not in said


def test_the_leading_official_is_in_copy_for_the_flemish_authority(office: Office) -> None:
    case = decided(office)
    filed(office, case, authority="VTC")
    said = words(office, case, "authority_notice")
    assert "Vlaamse Toezichtcommissie voor de verwerking van persoonsgegevens Koning Albert II-laan 15" in said
    assert "Eerste melding van een gegevenslek" in said
    assert "Kopie aan" in said


def test_an_entity_without_authority_says_where_to_choose_it(office: Office) -> None:
    own = {"key": "gemeente", "supervisory_authority": None}
    assert office.run("director", "entities", "set", "--data", json.dumps(own)).code == 0
    answer = office.ask("dpo", "letter", decided(office), "authority_notice")
    assert answer.kind == "missing-mentions"
    assert "casemgr entities set" in answer.told["error"]["hint"]


def test_what_is_not_known_yet_is_said_and_follows(office: Office) -> None:
    case = decided(office)
    first = words(office, case, "authority_notice")
    assert "Dit is een eerste melding: nog niet alles is bekend." in first
    assert "Wat wij nog niet weten" in first
    assert "om hoeveel mensen het gaat" in first
    filed(office, case)
    assert "Eerste melding" in words(office, case, "authority_notice")
    office.take("dpo", case, "LeakAssessed", **WHOLE | {"unknown": ["cause"]})
    second = words(office, case, "authority_notice")
    assert "Op 21 november 2026 om 13.00 uur meldden wij u" in second
    assert "Wij vullen die melding nu aan." in second
    assert "wat de oorzaak is" in second
    assert "X-77" in second
    office.take("dpo", case, "LeakAssessed", **WHOLE)
    assert lacking(office, case, "authority_notice") == ["measures"]
    office.take("dpo", case, "MitigationTaken", measure="De stick wordt gezocht.")
    third = words(office, case, "authority_notice")
    assert "Met deze brief is onze melding volledig." in third
    assert "Wat wij nog niet weten" not in third
    filed(office, case, "complete", notified_at="2026-11-21T13:30")
    assert "Volledige melding" in words(office, case, "authority_notice")
    office.take("dpo", case, "NoLeakFound", reasoning="De stick lag in de kluis.")
    answer = office.ask("dpo", "letter", case, "authority_notice")
    assert answer.kind == "letter-not-for-this"
    assert "De stick lag in de kluis." in words(office, case, "authority_withdrawal")


def test_a_late_notice_says_why(office: Office) -> None:
    case = office.leak("Usb-stick verloren")
    office.take("dpo", case, "AwarenessEstablished", aware_at="2026-11-16T09:00", reason="r")
    office.take("dpo", case, "DpoAdvised", advice="notify", reasoning="r")
    office.take("director", case, "NotificationDecided", decision="notify", reasoning="r", follows_advice=True)
    assert lacking(office, case, "authority_notice") == ["late"]
    said = words(office, case, "authority_notice", **{"notice.late_reason": "De leverancier antwoordde pas nu."})
    assert "De leverancier antwoordde pas nu." in said
    filed(office, case, late_reason="Wij wachtten op de leverancier.")
    assert "Wij wachtten op de leverancier." in words(office, case, "authority_notice")


def test_the_advice_of_the_dpo_is_not_in_it(office: Office) -> None:
    case = decided(office)
    said = words(office, case, "authority_notice")
    assert "KANARIE" not in said
    assert "De beslissing om te melden is op 21 november 2026 genomen door de algemeen directeur." in said


@pytest.mark.parametrize("letter", ["authority_notice", "subjects_notice"])
@pytest.mark.parametrize(("field", "named"), [("reporter", "Mia Baert"), ("", "Els Peeters,")])
def test_nobody_is_named(office: Office, letter: str, field: str, named: str) -> None:
    told = {field: named} if field else {}
    case = decided(office, description=f"Op de trein vergat {named} een stick.", **told)
    office.take("dpo", case, "LeakAssessed", **WHOLE)
    office.take("dpo", case, "MitigationTaken", measure="De stick wordt gezocht.")
    assert lacking(office, case, letter, **WHO) == ["nobody_named"]
    assert named not in office.ask("dpo", "letter", case, letter).everything


def test_the_reporter_is_not_printed(office: Office) -> None:
    case = decided(office, reporter="Mia Baert", description="Op de trein bleef een stick liggen.")
    assert "Baert" not in words(office, case, "authority_notice")


def test_a_notice_is_offered_when_there_is_something_to_tell(office: Office) -> None:
    case = office.leak()
    assert on_offer(office, case) == []
    office.take("dpo", case, "AwarenessEstablished", aware_at="2026-11-20T14:00", reason="r")
    office.take("dpo", case, "DpoAdvised", advice="notify", reasoning="r")
    assert "authority_notice" not in on_offer(office, case)
    office.take("director", case, "NotificationDecided", decision="notify", reasoning="r", follows_advice=True)
    assert "authority_notice" in on_offer(office, case)
    assert "authority_notice" in on_offer(office, case, "director")
    assert office.ask("secretariat", "letter", case, "authority_notice").kind == "unknown-case"
    issue(office, case, "authority_notice")
    assert "authority_notice" not in on_offer(office, case)
    filed(office, case)
    assert "authority_notice" not in on_offer(office, case)
    office.take("dpo", case, "LeakAssessed", **WHOLE)
    assert on_offer(office, case) == ["authority_notice", "subjects_notice"]


def test_a_decision_not_to_notify_makes_no_notice(office: Office) -> None:
    case = office.leak()
    office.take("dpo", case, "AwarenessEstablished", aware_at="2026-11-20T14:00", reason="r")
    office.take("dpo", case, "LeakAssessed", **WHOLE | {"risk": "unlikely"})
    office.take("dpo", case, "DpoAdvised", advice="document", reasoning="r")
    office.take("director", case, "NotificationDecided", decision="withhold", reasoning="r", follows_advice=True)
    assert on_offer(office, case) == []
    assert office.ask("dpo", "letter", case, "authority_notice").kind == "letter-not-for-this"


def test_the_standing_mandate_is_what_a_night_notice_rests_on(office: Office) -> None:
    case = office.leak()
    office.take("dpo", case, "AwarenessEstablished", aware_at="2026-11-20T14:00", reason="r")
    assert lacking(office, case, "authority_notice") == ["decided"]
    office.run("director", "settings", "set", "leak.standing-mandate", "besluit van 5 oktober 2026", "--basis", "b")
    assert "authority_notice" in on_offer(office, case)
    assert "vast mandaat: besluit van 5 oktober 2026" in words(office, case, "authority_notice")


def test_the_people_hear_what_they_can_do_and_from_whom(office: Office) -> None:
    case = decided(office)
    office.take("dpo", case, "LeakAssessed", **WHOLE | {"data_categories": ["credentials", "payment"]})
    office.take("dpo", case, "MitigationTaken", measure="De stick wordt gezocht.")
    said = words(office, case, "subjects_notice", **WHO)
    assert "Geachte Amina Yilmaz," in said
    assert "Wijzig het wachtwoord" in said
    assert "Card Stop: 078 170 170" in said
    assert "onder druk" not in said
    assert "I. De Smet, onze functionaris voor gegevensbescherming: 09 000 00 02, dpo@oefendorp.example" in said
    assert "klacht indienen bij de Gegevensbeschermingsautoriteit (GBA)" in said
    assert lacking(office, case, "subjects_notice") == ["addressee"]


def test_several_people_get_the_notice_until_they_are_told(office: Office) -> None:
    case = decided(office)
    office.take("dpo", case, "LeakAssessed", **WHOLE)
    office.take("dpo", case, "MitigationTaken", measure="De stick wordt gezocht.")
    issue(office, case, "subjects_notice", **WHO)
    issue(office, case, "subjects_notice", **WHO | {"person.family_name": "Claes"})
    assert "subjects_notice" in on_offer(office, case)
    office.take("dpo", case, "SubjectsInformed", informed_at="2026-11-21", means="individual", count=38)
    assert "subjects_notice" not in on_offer(office, case)
    assert "ieder afzonderlijk (38 mensen)" in words(office, case, "authority_notice")


def test_a_ground_of_article_34_is_told_to_the_authority(office: Office) -> None:
    case = decided(office)
    office.take("dpo", case, "LeakAssessed", **WHOLE)
    office.take("director", case, "SubjectsNotInformed", ground="unintelligible", reasoning="De stick was versleuteld.")
    office.take("dpo", case, "MitigationTaken", measure="De stick wordt gezocht.")
    assert "subjects_notice" not in on_offer(office, case)
    said = words(office, case, "authority_notice")
    assert "onleesbaar voor anderen (artikel 34, lid 3, a, AVG). De stick was versleuteld." in said


def test_a_processor_is_asked_by_a_day_and_why_it_was_late(office: Office) -> None:
    case = decided(office)
    office.take("dpo", case, "ProcessorReported", processor="Agendawijs bv", told_us_at="2026-11-20T12:00",
                aware_at="2026-11-18T08:00", contract_hours=24)  # fmt: skip
    assert lacking(office, case, "processor_request") == ["organisation", "deadline"]
    to = {"recipient.address": "Werf 4\n2000 Antwerpen", "reply.until": date(2026, 11, 23)}
    said = words(office, case, "processor_request", **to)
    assert "Wij verwachten uw antwoord uiterlijk op 23 november 2026." in said
    assert "binnen 24 uur" in said
    assert "U wist het sinds 18 november 2026 om 8.00 uur. Laat ons weten waarom u het later meldde." in said
    assert "Usb-stick" not in said


def test_an_answer_needs_the_reference_of_the_authority(office: Office) -> None:
    case = decided(office)
    office.take("dpo", case, "AuthorityAsked", at="2026-11-21", question="Waarom?", answer_by="2026-12-04")
    assert lacking(office, case, "authority_answer") == ["reference", "answer"]
    filed(office, case)
    said = words(office, case, "authority_answer", **{"asked.answer": "Zo.\n\nEn ook zo."})
    assert "U vroeg ons uiterlijk op 4 december 2026 te antwoorden." in said
    assert on_offer(office, case).count("authority_answer") == 1
    office.take("dpo", case, "AuthorityAnswered", at="2026-11-21")
    assert "authority_answer" not in on_offer(office, case)


def test_a_withdrawal_is_offered_only_of_what_was_notified(office: Office) -> None:
    case = decided(office)
    office.take("dpo", case, "NoLeakFound", reasoning="De stick lag in de kluis.")
    assert on_offer(office, case) == []
    assert lacking(office, case, "authority_withdrawal") == ["earlier"]


def test_a_draft_leaves_the_program_as_a_pdf(office: Office, tmp_path: Path) -> None:
    if shutil.which("pdftotext") is None and os.environ.get("CI") != "true":
        pytest.skip("poppler is not installed: the PDF is not read back")
    case, out = decided(office), tmp_path / "x.pdf"
    assert office.run("dpo", "letter", case, "authority_notice", "--draft", "-o", str(out)).code == 0
    read = subprocess.run(["pdftotext", "-layout", str(out), "-"], capture_output=True, text=True, check=True)
    assert "ONTWERP" in read.stdout
    assert "Drukpersstraat 35" in read.stdout
    assert office.told("dpo", "documents", case) == []
