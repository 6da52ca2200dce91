"""Minutes, and each paper of a hearing, a decision and an inquiry: complete it is made, lacking anything it is not."""

import re
from typing import Any

import pytest

from casemgr.errors import Refused
from casemgr.letters.catalogue import letter, letters
from casemgr.letters.compose import compose
from casemgr.letters.mentions import Incomplete, missing
from casemgr.letters.render import render
from casemgr.letters.sheet import Sheet
from casemgr.letters.values import NAMES
from tests.letters.hearing_samples import MADE_FOR, MINUTES, MISSED, VARIANTS, complete
from tests.letters.samples import case_of, said, situation_of, values_of, without

EACH = [(name, pack) for name, made in MADE_FOR.items() for pack in made]
VARIED = [(name, pack, more) for name, pack in EACH for more in [{}, *VARIANTS.get(name, [])]]
NEVER = ("betekening", "verhoor", "hoger beroep", "dagvaarding", "{", "[", " .", ",,", "..", "gelieve", "ongedateerd")
FAMILIAR = re.compile(r"\b(je|jij|jou|jouw|jullie)\b", re.IGNORECASE)
BARE_BREACH = re.compile(r"\binbreuk(en)?\b(?! op (de (gedrags)?code|de richtlijnen|het reglement))", re.IGNORECASE)


@pytest.mark.parametrize(("name", "pack", "more"), VARIED)
def test_each_mention_stops_the_paper_when_it_is_not_there(name: str, pack: str, more: dict[str, Any]) -> None:
    values = complete(name, pack, **more)
    assert missing(letter(name), values) == ()
    words = said(name, values)
    assert [word for word in NEVER if word in words.lower()] == []
    assert not FAMILIAR.search(words)
    assert not BARE_BREACH.search(words)
    for mention in letter(name).mentions:
        for need in mention.needs if mention.condition.holds(values) else ():
            less = without(values, need)
            if mention.condition.holds(less):
                with pytest.raises(Incomplete) as refused:
                    said(name, less)
                assert mention.id in {item.id for item in refused.value.missing}
                assert "ONTWERP" in said(name, less, draft=True)


@pytest.mark.parametrize(("name", "pack"), EACH)
def test_each_is_set_on_paper(name: str, pack: str) -> None:
    values = complete(name, pack)
    assert render(compose(letter(name), values, draft=False, practice=False, number="1")).startswith(b"%PDF")


@pytest.mark.parametrize("name", letters())
def test_every_letter_has_one_free_paragraph_and_here_it_comes_after_what_must_be_said(name: str) -> None:
    shapes = [(block.kind, block.text, block.says) for block in letter(name).blocks]
    free = [at for at, (kind, text, _) in enumerate(shapes) if (kind, text) == ("free", "free_text")]
    assert len(free) == 1
    after = {mention for _, _, says in shapes[free[0] :] for mention in says}
    assert name not in MADE_FOR or after <= {"contact"}


@pytest.mark.parametrize("name", sorted(MADE_FOR))
def test_the_free_paragraph_is_printed(name: str) -> None:
    values = complete(name, MADE_FOR[name][0], free_text="Dit is een zin die niemand voorzag.")
    assert "Dit is een zin die niemand voorzag." in said(name, values)


@pytest.mark.parametrize("name", sorted(MADE_FOR))
def test_no_paper_speaks_of_the_reporter(name: str) -> None:
    told = {**complete(name, MADE_FOR[name][0]), "report.reporter": "Karel De Melder", "report.reference": "MELD-7"}
    assert "Melder" not in said(name, told)
    assert "MELD-7" not in said(name, told)


def sheet_of(name: str, pack: str = "bev") -> Sheet:
    return compose(letter(name), complete(name, pack), draft=False, practice=False, number="1")


# -- minutes -------------------------------------------------------------------------------------------------------


def test_minutes_greet_nobody_and_are_signed_by_everyone_who_was_there_once() -> None:
    sheet = compose(
        letter("hearing_minutes"), complete("hearing_minutes", "bev"), draft=False, practice=False, number="1"
    )
    assert sheet.closing == sheet.salutation == ""
    assert [one.name for one in sheet.signatures] == ["Els Peeters", "Tom Wouters", "Lies Vermeulen", "Goele Claes"]
    assert sheet.signatures[1].function == "diensthoofd"


def test_minutes_keep_the_paragraphs_of_what_was_said() -> None:
    sheet = compose(
        letter("hearing_minutes"), complete("hearing_minutes", "bev"), draft=False, practice=False, number="1"
    )
    spoken = ["".join(run.text for run in block.line) for block in sheet.blocks if hasattr(block, "line")]
    assert {"Het was druk.", "Niet gewist."} <= set(spoken)


@pytest.mark.parametrize(("title", "words"), [
    ("conversation", "Gespreksverslag"), ("hearing", "Proces-verbaal van de hoorzitting"),
    ("objection", "Verslag van de hoorzitting"),
])  # fmt: skip
def test_minutes_are_called_as_what_was_held(title: str, words: str) -> None:
    assert words in said("hearing_minutes", complete("hearing_minutes", "bev", **{"minutes.title": title}))


def test_who_did_not_come_is_never_said_to_have_spoken() -> None:
    words = said("hearing_minutes", complete("hearing_minutes", "bev", **MISSED))
    assert "niet verschenen" in words
    assert "dinsdag" not in words
    assert "donderdag 3 december 2026 om 14.00 uur" in words
    assert "Er kan daarom beslist worden" in words
    excused = said("hearing_minutes", complete("hearing_minutes", "bev", **{**MISSED, "minutes.excused": "yes"}))
    assert "Er kan daarom beslist worden" not in excused
    wrong = said("hearing_minutes", complete("hearing_minutes", "bev", **{**MISSED, "minutes.in_order": "no"}))
    assert "nieuwe uitnodiging" in wrong
    assert "Er kan daarom beslist worden" not in wrong


PLANNED = {"about": "breach-1", "at": "2026-12-03T14:00:00+01:00", "place": "Markt 1", "kind": "conversation"}


def minutes_of(pack: str, kind: str, **fields: Any) -> dict[str, Any]:
    """The values of a hearing, worked out from facts."""
    case = case_of(
        ("breach-1", "BreachReported", {"title": "x", "person": "Lies Vermeulen"}),
        ("hearing-1", "HearingPlanned", {**PLANNED, "kind": kind}),
        ("hearing-1", "HearingInvited", {"letter": "2026-0001-01"}),
        ("hearing-1", "HearingHeld", {"held_at": "2026-12-03T14:05:00+01:00", "minutes": "tekst",
                                      "present": ["Els Peeters, algemeen directeur"], **fields}),
    )  # fmt: skip
    return values_of(situation_of(pack, case), case.procedures["hearing-1"])


@pytest.mark.parametrize(("pack", "kind", "title"), [
    ("bev", "conversation", "conversation"), ("bh", "dismissal", "conversation"), ("bev", "disciplinary", "hearing"),
    ("bev", "suspension", "hearing"), ("bev", "appeal", "hearing"), ("asn", "objection", "objection"),
])  # fmt: skip
def test_the_kind_of_hearing_decides_what_the_minutes_are_called(pack: str, kind: str, title: str) -> None:
    assert minutes_of(pack, kind)["minutes.title"] == title
    assert title in NAMES["minutes.title"].codes


def test_who_refused_to_sign_has_no_line_to_sign_on() -> None:
    assert minutes_of("bev", "conversation")["minutes.signers"] == ["Els Peeters, algemeen directeur", "Lies Vermeulen"]
    refused = minutes_of("bev", "conversation", signed="refused")
    assert refused["minutes.signers"] == ["Els Peeters, algemeen directeur"]
    words = said("hearing_minutes", complete("hearing_minutes", "bev", **{**MINUTES, "minutes.signed": "refused"}))
    assert "heeft geweigerd dit verslag te ondertekenen" in words


def test_whether_rights_were_recalled_is_said_as_it_was() -> None:
    assert minutes_of("bev", "conversation", rights_recalled=False)["minutes.rights"] == "no"
    assert "minutes.rights" not in minutes_of("bev", "conversation")
    no = said("hearing_minutes", complete("hearing_minutes", "bev", **{"minutes.rights": "no"}))
    assert "niet opnieuw besproken" in no


# -- how a breach ends ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("means", ["post", "email", "digital_box"])
@pytest.mark.parametrize("name", ["dismissal_for_cause", "dismissal_reasons"])
def test_a_dismissal_sent_in_another_form_is_refused(name: str, means: str) -> None:
    with pytest.raises(Refused, match="letter-not-for-this") as refused:
        said(name, complete(name, "bev", **{"letter.means": means}))
    assert "registered" in str(refused.value.hint)


def test_a_dismissal_without_a_form_is_not_complete() -> None:
    with pytest.raises(Incomplete) as refused:
        said("dismissal_for_cause", without(complete("dismissal_for_cause", "bev"), "letter.means"))
    assert [item.id for item in refused.value.missing] == ["sending"]


def test_a_dutch_dismissal_names_no_belgian_law_and_goes_to_the_cantonal_court() -> None:
    words = said("dismissal_for_cause", complete("dismissal_for_cause", "asn", **{"letter.means": "post"}))
    assert "ontslag op staande voet" in words
    assert "kantonrechter" in words
    for belgian in ("3 juli 1978", "arbeidsrechtbank", "7:677", "bezwaar", "opzeggingsvergoeding"):
        assert belgian not in words


def test_a_report_to_the_court_gives_no_opinion_and_names_no_article_that_nobody_confirmed() -> None:
    words = {pack: said("judicial_report", complete("judicial_report", pack)) for pack in MADE_FOR["judicial_report"]}
    assert all("spreken wij ons niet uit" in text for text in words.values())
    assert {pack for pack, text in words.items() if "artikel 29" in text} == {"bev", "bh", "b13"}
    assert "162" not in words["asn"]


def test_nothing_follows_is_said_with_what_happens_to_the_data() -> None:
    assert "hoogstens één jaar" in said("no_action", complete("no_action", "bh"))
    assert "artikel 11" in said("no_action", complete("no_action", "asn"))
    plain = said("no_action", complete("no_action", "bev"))
    assert "geen gevolg" in plain
    assert "maanden" not in plain, "a term that is only a proposal is not printed"
    assert "nog 12 maanden" in said("no_action", complete("no_action", "bev", **{"kept.months": 12}))


def test_a_case_in_which_nobody_is_known_has_no_such_notice() -> None:
    with pytest.raises(Refused, match="letter-not-for-this"):
        said("no_action", complete("no_action", "bev", **{"breach.identified": "no"}))


def test_a_suspension_says_its_maximum_and_prints_no_remedy_that_nobody_set() -> None:
    words = said("preventive_suspension", complete("preventive_suspension", "bev"))
    for part in (
        "hoogstens zes maanden",
        "geen straf",
        "salaris door",
        "vervalt de schorsing",
        "tot en met 31 januari 2027",
    ):
        assert part in words.replace("Tot en met", "tot en met")
    assert "beroep" not in words
    assert "Raad van State" not in words
