"""What a letter must say: missing, where to fill it in, doubtful, not required."""

from typing import Any

import pytest

from casemgr.errors import Refused, Unusable
from casemgr.language import Language
from casemgr.letters.compose import compose
from casemgr.letters.letter import Letter
from casemgr.letters.mentions import Incomplete, checklist, missing
from casemgr.letters.plain import plain


def make(letter: Letter, values: dict[str, Any], *, draft: bool = False) -> str:
    return "\n".join(plain(compose(letter, values, draft=draft, practice=False, number=None), 90))


def test_a_full_invitation_lacks_nothing(invitation: Letter, values: dict[str, Any]) -> None:
    assert missing(invitation, values) == ()
    assert {check.state for check in checklist(invitation, values)} == {"present", "not_required"}


@pytest.mark.parametrize(
    ("name", "mention", "where"),
    [
        ("hearing.place", "date_hour_place", "HearingPlanned"),
        ("hearing.hears", "who_hears", "HearingPlanned"),
        ("breach.charges", "charges", "ChargesSet"),
        ("breach.considered", "considered", "HearingPlanned"),
        ("breach.route", "route", "BreachTriaged"),
        ("file.hours", "file", "HearingPlanned"),
        ("reply.until", "written_answer", "HearingPlanned"),
        ("entity.website", "letterhead", "casemgr entities set"),
        ("person.address", "addressee", "casemgr people change"),
        ("pack.code_version", "basis", "name"),
        ("sender.function", "signature", "UserAdded"),
        ("contact.capacity", "contact", "casemgr entities set"),
    ],
)
@pytest.mark.parametrize("nothing", [None, "", "  ", []])
def test_what_is_not_there_is_refused_with_the_place_to_fill_it_in(
    name: str, mention: str, where: str, nothing: object, invitation: Letter, bev52: dict[str, Any]
) -> None:
    with pytest.raises(Incomplete) as refused:
        make(invitation, {**bev52, name: nothing})
    assert refused.value.kind == "missing-mentions"
    assert refused.value.exit_code == 1
    (found,) = refused.value.missing
    assert (found.id, found.lacks) == (mention, (name,))
    assert refused.value.source == found.source
    for code in ("nl", "en"):
        assert found.label[code] in Language(code).say(refused.value.sentence)
        assert where in Language(code).say(refused.value.hint)


def test_all_that_is_missing_is_said_at_once(invitation: Letter, bev52: dict[str, Any]) -> None:
    few = {key: bev52[key] for key in ("pack.key", "pack.country", "hearing.kind", "hearing.matter", "breach.route")}
    with pytest.raises(Incomplete) as refused:
        make(invitation, few)
    assert {"date_hour_place", "charges", "file", "signature"} <= {item.id for item in refused.value.missing}


def test_a_draft_shows_what_is_missing(invitation: Letter, bev52: dict[str, Any]) -> None:
    said = make(invitation, {**bev52, "hearing.at": None, "breach.charges": [], "sender.name": ""}, draft=True)
    assert "ONTWERP" in said
    assert "[dag en uur van het gesprek]" in said
    assert "1. [de feiten, elk met de datum]" in said
    assert "[naam van wie ondertekent]" in said


def test_a_draft_names_what_it_cannot_word_yet(invitation: Letter, bev52: dict[str, Any]) -> None:
    said = " ".join(make(invitation, {**bev52, "breach.route": None}, draft=True).split())
    assert "[Nog niet in dit ontwerp: " in said
    assert "regel die geldt: de route van de procedure" in said
    assert "Nog niet in dit ontwerp" not in make(invitation, bev52, draft=True)


def test_an_empty_draft_can_be_made(invitation: Letter) -> None:
    assert "[familienaam]" in make(invitation, {}, draft=True)


def test_the_entitys_address_will_do_for_the_contact(invitation: Letter, bev52: dict[str, Any]) -> None:
    assert "an.claes@oefendorp.example, Markt 1, 9000 Oefendorp." in make(invitation, bev52)
    own = make(invitation, {**bev52, "contact.address": ["Loket 3", "9000 Oefendorp"]})
    assert "an.claes@oefendorp.example, Loket 3, 9000 Oefendorp." in own


def test_the_list_says_why_something_is_not_required(invitation: Letter, bev51: dict[str, Any]) -> None:
    found = {check.id: check for check in checklist(invitation, bev51)}
    assert found["warning_conversation"].state == "not_required"
    assert Language("nl").say(found["warning_conversation"].why) == "alleen in route 5.2"
    assert found["duty_to_hear"].state == "present"
    assert found["slip"].state == "not_required"


def test_the_list_says_where_what_is_missing_is_filled_in(invitation: Letter, bev52: dict[str, Any]) -> None:
    found = {check.id: check for check in checklist(invitation, {**bev52, "contact.phone": None})}
    assert found["contact"].state == "missing"
    assert "casemgr entities set" in Language("en").say(found["contact"].why)


def test_a_fact_without_a_date_is_doubtful_but_stops_nothing(invitation: Letter, bev52: dict[str, Any]) -> None:
    values = {
        **bev52,
        "breach.charges": ["Op 3 mei 2026 gebeurde iets.", "Een mail ging naar een privéadres."],
    }
    (doubtful,) = [check for check in checklist(invitation, values) if check.state == "doubtful"]
    assert Language("nl").say(doubtful.why) == "geen datum gezien bij feit 2"
    assert "2. Een mail ging" in make(invitation, values)


def test_an_acting_signatory_needs_the_basis(invitation: Letter, bev52: dict[str, Any]) -> None:
    (lacking,) = missing(invitation, {**bev52, "sender.capacity": "acting"})
    assert lacking.id == "capacity"


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("hearing.kind", "objection"),
        ("hearing.form", "written"),
        ("breach.route", "5.4"),
    ],
)
def test_a_case_it_was_not_written_for_is_refused(
    name: str, code: str, invitation: Letter, bev52: dict[str, Any]
) -> None:
    for draft in (True, False):
        with pytest.raises(Refused, match="letter-not-for-this") as refused:
            make(invitation, {**bev52, name: code}, draft=draft)
        assert code in str(refused.value.sentence)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("hearing.plaats", "x"),
        ("hearing.at", "morgen"),
        ("person.form_of_address", "dr."),
        ("letter.date", "21/11"),
    ],
)
def test_values_no_letter_knows_are_unusable(name: str, value: str, invitation: Letter, bev52: dict[str, Any]) -> None:
    with pytest.raises(Unusable, match="letter-value") as refused:
        make(invitation, {**bev52, name: value})
    assert name in str(refused.value.sentence)
