"""A hearing: planned about what runs, invited in order, postponed with an answer, and ended in one of three ways."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.stories.office import Answer, Office
from tests.workflows import breaches as played
from tests.workflows.breaches import MOMENT, charged, decide, invited, office_with, person, refused

AFTER = "2026-12-01T12:00"
HELD: dict[str, Any] = {"held_at": "2026-12-01T10:00", "minutes": "verslag", "present": ["Els Peeters"]}
MISSED: dict[str, Any] = {"excused": False, "invited_correctly": True}
ASKED: dict[str, Any] = {"asked_at": "2026-11-21", "by": "Lies Vermeulen", "reason": "verhinderd"}
REFUSED: dict[str, Any] = {"reason": "al twee keer uitgesteld", "alternatives": "schriftelijk of met een raadsman"}


def missed(office: Office, case: str, now: str = AFTER, **said: Any) -> Answer:
    return office.try_to("personnel", case, "HearingMissed", now=now, **MISSED | said)


# ── About what ──────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("kind", ["disciplinary", "appeal", "measure", "suspension", "objection"])
def test_a_hearing_is_of_the_kind_of_what_it_is_about(office: Office, kind: str) -> None:
    case = charged(office, person(office))
    answer = office.try_to("director", case, "HearingPlanned", **played.HEARING | {"kind": kind})
    refused(answer, "kind-that-fits", said="conversation")


def test_nobody_is_heard_about_what_has_ended(office: Office) -> None:
    case = charged(office, person(office))
    office.take("director", case, "BreachDismissed", motivation="niets aan")
    answer = office.try_to("director", case, "HearingPlanned", **played.HEARING)
    refused(answer, "hearing-about-something", said="breach-1")


def test_a_waiver_is_about_something_too(office: Office) -> None:
    case = office.open("director", "breach", title="x")
    answer = office.try_to("director", case, "HearingWaived", about="breach-2", ground="person_declines", reason="r")
    refused(answer, "hearing-about-something")


@pytest.mark.parametrize("about", ["breach-1", "provisional_measure-1"])
def test_the_letters_know_whom_a_hearing_concerns(office: Office, about: str) -> None:
    """Along what it is about: a measure in the case of a breach need not name the person again."""
    from casemgr.desk import composing

    case = charged(office, person(office))
    measure: dict[str, Any] = {
        "about": "breach-1",
        "kind": "limit_access",
        "from_at": "2026-11-21T13:00",
        "reason": "r",
    }
    office.take("director", case, "MeasureOrdered", **measure, authority=played.DIRECTOR)
    kind = "conversation" if about == "breach-1" else "measure"
    office.take("director", case, "HearingPlanned", **played.HEARING | {"about": about, "kind": kind})
    with office.session("director") as session:
        values = composing.prepare(session, case, "hearing_invitation").values
    assert (values["person.family_name"], values["person.status"]) == ("Vermeulen", "contractual")


# ── Postponing ──────────────────────────────────────────────────────────────────────────────────────────────────────


def test_who_asked_to_postpone_gets_an_answer_before_being_called_absent(office: Office) -> None:
    case = invited(office, person(office))
    office.take("personnel", case, "PostponementAsked", **ASKED)
    refused(missed(office, case), "postponement-answered")
    office.take("director", case, "PostponementRefused", now="2026-11-22T10:00", **REFUSED)
    assert missed(office, case).code == 0


def test_a_refusal_answers_a_request(office: Office) -> None:
    case = invited(office, person(office))
    refused(office.try_to("director", case, "PostponementRefused", **REFUSED), "postponement-was-asked")
    office.take("personnel", case, "PostponementAsked", **ASKED)
    office.take("director", case, "PostponementRefused", **REFUSED)
    refused(office.try_to("director", case, "PostponementRefused", **REFUSED), "postponement-was-asked")


def test_a_postponed_hearing_still_has_to_come(office: Office) -> None:
    case = invited(office, person(office))
    office.take("personnel", case, "PostponementAsked", **ASKED)
    past = office.try_to("director", case, "PostponementGranted", new_at="2026-11-20T10:00")
    refused(past, "new-moment-ahead")
    office.take("director", case, "PostponementGranted", new_at="2026-12-08T10:00")
    refused(missed(office, case), "moment-passed")
    assert missed(office, case, "2026-12-08T12:00").code == 0
    early = decide(office, case, "2026-12-08T13:00", decided_at="2026-12-07", from_="2026-12-09")
    refused(early, "decided-after-hearing")


def test_a_witness_is_refused_once_after_being_asked_for(office: Office) -> None:
    case = invited(office, person(office))
    refused(office.try_to("director", case, "WitnessRefused", reason="r"), "witness-was-asked")
    office.take("personnel", case, "WitnessAsked", name="een collega")
    office.take("director", case, "WitnessRefused", reason="was er niet bij")
    refused(office.try_to("director", case, "WitnessRefused", reason="r"), "witness-was-asked")


# ── Held ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_minutes_say_who_was_there_and_who_spoke(office: Office) -> None:
    case = invited(office, person(office))
    nobody = office.try_to("personnel", case, "HearingHeld", now=AFTER, **HELD | {"present": []})
    refused(nobody, "somebody-was-present")
    instead = office.try_to("personnel", case, "HearingHeld", now=AFTER, **HELD, heard="representative")
    refused(instead, "somebody-was-present")
    office.take("personnel", case, "RepresentativeAppointed", "--procedure", "hearing-1", name="Nele Aerts",
                capacity="union", from_="2026-11-20")  # fmt: skip
    office.take("personnel", case, "HearingHeld", now=AFTER, **HELD, heard="representative", signed="refused",
                minute_taker="Joke Smets", remarks_until="2026-12-08")  # fmt: skip
    office.take("personnel", case, "MinutesRemarked", now=AFTER, text="punt 2 is niet zo gezegd")


def test_the_time_to_prepare_is_not_cut_short(office: Office) -> None:
    case = invited(office, person(office))
    sooner: dict[str, Any] = HELD | {"held_at": "2026-11-24T10:00"}
    answer = office.try_to("personnel", case, "HearingHeld", now="2026-11-24T12:00", **sooner)
    refused(answer, "not-before-its-day", said="1 December 2026")
    office.take("personnel", case, "HearingHeld", now="2026-11-24T12:00", **sooner, note="op eigen vraag vervroegd")


# ── Missed ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_who_was_excused_is_heard_another_day(office: Office) -> None:
    case = invited(office, person(office))
    assert missed(office, case, excused=True).code == 0
    refused(decide(office, case), "hearing-first", said="excused")
    again = played.HEARING | {"at": "2026-12-08T10:00", "reply_until": "2026-12-07", "file_until": "2026-12-07"}
    office.take("director", case, "HearingPlanned", now=MOMENT, **again)


def test_an_invitation_that_came_back_was_not_in_order(office: Office) -> None:
    case = invited(office, person(office))
    number = f"{case}-01"
    office.take("secretariat", case, "LetterSent", letter=number, sent_at="2026-11-20", means="registered")
    office.take("secretariat", case, "LetterReturned", now="2026-11-28T10:00", letter=number, returned_at="2026-11-27",
                reason="moved")  # fmt: skip
    refused(missed(office, case), "invitation-in-order", said="came back")
    assert missed(office, case, invited_correctly=False).code == 0
    refused(decide(office, case), "hearing-first", said="not in order")


def test_a_letter_that_was_not_collected_stands(office: Office) -> None:
    case = invited(office, person(office))
    number = f"{case}-01"
    office.take("secretariat", case, "LetterSent", letter=number, sent_at="2026-11-20", means="registered")
    office.take("secretariat", case, "LetterReturned", now="2026-11-28T10:00", letter=number, returned_at="2026-11-27",
                reason="not_collected")  # fmt: skip
    assert missed(office, case).code == 0
    assert decide(office, case).code == 0


def test_an_invitation_that_arrived_after_its_moment_was_not_in_order(office: Office) -> None:
    case = invited(office, person(office))
    office.take("secretariat", case, "LetterDelivered", now=AFTER, letter=f"{case}-01",
                delivered_at="2026-12-01T11:30", means="hand")  # fmt: skip
    refused(missed(office, case), "invitation-in-order", said="after the moment")


def test_an_invitation_that_came_too_late_to_prepare_is_explained(office: Office) -> None:
    office.told(
        "director", "settings", "set", "conversation.notice-days", "5", "--basis", "afspraak van 1 september 2026"
    )
    case = invited(office, person(office))
    office.take("secretariat", case, "LetterDelivered", now=AFTER, letter=f"{case}-01", delivered_at="2026-11-30T11:30",
                means="hand")  # fmt: skip
    refused(missed(office, case), "invitation-in-order", said="later than the term")
    assert missed(office, case, note="wist het al sinds 20 november").code == 0


# ── Waived ──────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def firm(tmp_path: Path) -> Office:
    """An employer in the private sector, under its policy."""
    return office_with(tmp_path, "c81")


def suspended(firm: Office, last: str) -> str:
    """Charged under the purpose that asks for a conversation, while the contract is suspended."""
    who = person(firm, entity=firm.told("director", "entities", "list")[0]["key"])
    firm.told("personnel", "people", "suspend", who, "--from", "2026-11-10", "--until", last)
    articles = [next(iter(_charges()))]
    return charged(firm, who, "purpose-4", tuple(articles))


def _charges() -> dict[str, Any]:
    from casemgr.law import packs

    return dict(packs.load("c81").charges())


def test_a_suspended_contract_excuses_only_while_it_is_suspended_on_the_day_of_decision(firm: Office) -> None:
    case = suspended(firm, "2026-12-01")
    firm.take(
        "director",
        case,
        "HearingWaived",
        about="breach-1",
        ground="contract_suspended",
        reason="overeenkomst geschorst",
    )
    said: dict[str, Any] = {"sanction": "access_limited", "articles": [next(iter(_charges()))], "from_": None}
    early = decide(firm, case, "2026-12-02T09:00", **said | _outcome(), decided_at="2026-12-02")
    refused(early, "waiver-still-holds", "voetnoot 12", "no longer suspended")
    in_time = decide(firm, case, "2026-12-01T09:00", **said | _outcome(), decided_at="2026-12-01")
    assert in_time.code == 0, in_time.everything


def _outcome() -> dict[str, Any]:
    from casemgr.law import packs

    pack = packs.load("c81")
    key, sanction = next((k, s) for k, s in pack.sanctions_for("contractual").items() if s.decided_by == "decision")
    organ = pack.organs_for("decision", "contractual")[0]
    said: dict[str, Any] = {"sanction": key, "authority": played.DIRECTOR | {"organ": organ}}
    return said | ({"from_": "2026-12-03"} if "from" in sanction.needs else {})


def test_a_suspended_contract_is_on_record_before_it_excuses_anything(firm: Office) -> None:
    case = suspended(firm, "2026-11-20")
    said: dict[str, Any] = {"about": "breach-1", "ground": "contract_suspended", "reason": "r"}
    answer = firm.try_to("director", case, "HearingWaived", **said)
    refused(answer, "waiver-of-the-pack", "voetnoot 12")


@pytest.mark.parametrize(("pack", "route", "ground"), [
    ("bev", "5.2", "contract_suspended"), ("bev", "5.2", "urgent"), ("bev", "5.2", "not_required_by_code"),
    ("bh", "5.4-notice", "contract_suspended"), ("asn", "7.4", "urgent"), ("c81", "purpose-4", "not_required_by_code"),
])  # fmt: skip
def test_a_ground_of_another_code_or_route_excuses_nothing(tmp_path: Path, pack: str, route: str, ground: str) -> None:
    office = office_with(tmp_path, pack)
    case = office.open("director", "breach", title="x")
    office.take("director", case, "BreachTriaged", route=route, grounds="g", note="n")
    answer = office.try_to("director", case, "HearingWaived", about="breach-1", ground=ground, reason="r", lang="nl")
    refused(answer, "waiver-of-the-pack")
    assert ground not in answer.told["error"]["sentence"]


# ── As an invariant ─────────────────────────────────────────────────────────────────────────────────────────────────


@given(st.lists(st.sampled_from(["PostponementAsked", "PostponementGranted", "PostponementRefused"]), max_size=6))
def test_a_request_waits_exactly_until_the_next_answer(order: list[str]) -> None:
    from workflows._hearing_postponing import unanswered

    waiting, hearing = False, _hearing(order)
    for kind in order:
        waiting = kind == "PostponementAsked"
    assert unanswered(hearing) == waiting


def _hearing(order: list[str]) -> Any:
    from casemgr import workflow
    from casemgr.casefile import Procedure, Record
    from casemgr.store.ledger import Event

    hearing = Procedure("hearing-1", workflow.load("hearing"))
    for seq, kind in enumerate(order, 1):
        event = Event(
            0, "1", seq, kind, "hearing-1", "x", "2026-11-21T13:00:00.000000+00:00", None, None, {}, None, False
        )
        hearing.by_kind.setdefault(kind, []).append(Record(event))
    return hearing


def test_every_rule_of_a_breach_and_a_hearing_is_named_somewhere() -> None:
    """A rule that no law and no code names would never be asked."""
    from casemgr import resources, workflow
    from casemgr.law import packs, rules

    every = {rule.__name__.replace("_", "-") for name in ("breach", "hearing") for row in workflow.load(name).steps
             for rule in row.rules}  # fmt: skip
    named = rules.known() | {rule for key in resources.names("packs") for rule in packs.load(key).rules}
    assert sorted(every - named) == []
