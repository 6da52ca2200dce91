"""What a plan says of each procedure: the next acts, from when, until when, and why."""

from datetime import date

import pytest

from casemgr.language import Language
from casemgr.viewer import Viewer
from tests.plan.planning import DIRECTOR, NOTICE, act, charged, hearing, plan
from tests.workflows.told import Told

ENGLISH = Language("en")


def test_the_earliest_hearing_is_the_first_with_enough_days_after_an_invitation_today() -> None:
    told = charged(settings=NOTICE)
    found = act(told, "HearingHeld")
    # Saturday 21 November; the five whole working days are 23 to 27 November
    assert (found.state, found.earliest, found.rule) == ("waits", date(2026, 11, 28), "conversation-notice")
    assert "21 November 2026" in ENGLISH.say(found.reckoned)
    assert found.hint is not None
    assert "30 November 2026" in ENGLISH.say(found.hint)  # 28 November is a Saturday


def test_an_unset_term_is_never_guessed() -> None:
    found = act(charged(), "HearingHeld")
    assert (found.state, found.earliest, found.setting) == ("unset", None, "conversation.notice-days")
    assert found.source


def test_the_summons_of_disciplinary_proceedings_has_a_term_of_its_own() -> None:
    told = discipline()
    assert act(told, "HearingHeld").setting == "be.summons-days"
    told.settings = {"be.summons-days": "15", "be.discipline-decision-months": "2"}
    assert act(told, "HearingHeld").earliest == date(2026, 12, 7)  # fifteen whole days after 21 November
    decided = act(told, "DecisionTaken", "be-discipline-decision")
    assert decided.latest is not None
    assert decided.latest.date() == date(2027, 2, 7)
    assert "7 December 2026" in ENGLISH.say(decided.reckoned)


def discipline() -> Told:
    told = Told("bev")
    told.take("DisciplineOpened", person="P00001", facts_known_at="2026-11-10", authority=DIRECTOR)
    told.take("InvestigatorAppointed", person="Tom Maes")
    told.take("ReportDrawnUp", at="2026-11-18", inventory=["verslag"])
    return told


def test_acts_stand_in_the_order_of_the_workflow() -> None:
    told = Told("bev", settings=NOTICE)
    told.take("BreachReported", title="Gokken op het werk")
    part = plan(told).parts[-1]
    facts = [one.fact for one in part.acts]
    assert facts == ["BreachTriaged", "ChargesSet", "HearingHeld", "DecisionTaken", "BreachClosed"]
    assert [one.state for one in part.acts] == ["possible", "waits", "waits", "waits", "waits"]
    assert [one.unblocks for one in part.acts[1:]] == [
        "BreachTriaged", "HearingInvited", "ChargesSet", "DecisionTaken",
    ]  # fmt: skip


def test_what_waits_says_for_what_and_from_which_rule() -> None:
    found = act(charged(), "DecisionTaken")
    assert (found.state, found.unblocks) == ("waits", "HearingPlanned")
    assert "5.3" in found.source
    told = charged()
    hearing(told)
    found = act(told, "DecisionTaken")
    assert "10 December 2026" in ENGLISH.say(found.waits_for)


def test_a_planned_hearing_that_is_too_early_by_now_moves_to_the_first_lawful_day() -> None:
    told = charged(settings=NOTICE)
    hearing(told, at="2026-11-24T10:00")
    found = act(told, "HearingHeld")
    assert found.earliest == date(2026, 11, 28)
    assert "24 November 2026" in ENGLISH.say(found.reckoned)
    assert act(told, "LetterDelivered").state == "passed"


def test_a_planned_hearing_stays_on_its_day_while_there_is_time() -> None:
    told = charged(settings=NOTICE)
    hearing(told)
    invitation = act(told, "LetterDelivered")
    assert invitation.latest is not None
    assert invitation.latest.date() == date(2026, 12, 2)
    assert (act(told, "HearingHeld").earliest, act(told, "HearingHeld").state) == (date(2026, 12, 10), "waits")


def test_a_hearing_whose_day_has_come_is_to_be_recorded() -> None:
    told = charged()
    hearing(told, at="2026-11-20T10:00")
    assert (act(told, "HearingHeld").state, act(told, "HearingHeld").earliest) == ("possible", date(2026, 11, 21))


# --- where two rules leave no room -------------------------------------------------------------------------


def found_by_the_employer(told: Told) -> Told:
    told.take("FindingRecorded", found_at="2026-11-21T10:00", text="gokte", found_by="Els Peeters", capacity="employer")
    return told


def test_the_next_working_day_against_hearing_first_is_shown_and_moves_nothing() -> None:
    told = found_by_the_employer(charged(settings=NOTICE))
    (clash,) = plan(told).clashes
    said = ENGLISH.say(clash.sentence)
    assert "by 23 November 2026" in said
    assert "28 November 2026 at the earliest" in said
    assert "8 april 1965" in clash.source
    assert "5.3" in clash.source
    penalty = act(told, "LetterSent", "be-work-regulations-penalty")
    assert penalty.latest is not None
    assert penalty.latest.date() == date(2026, 11, 23)
    assert act(told, "HearingHeld").earliest == date(2026, 11, 28)


def test_without_a_set_notice_the_clash_says_that_nobody_can_tell() -> None:
    (clash,) = plan(found_by_the_employer(charged())).clashes
    assert "conversation.notice-days" in ENGLISH.say(clash.sentence)


def test_once_heard_there_is_no_clash() -> None:
    told = found_by_the_employer(charged(settings=NOTICE))
    hearing(told, at="2026-11-20T10:00")
    told.take("HearingInvited", letter="2026-0001-01")
    told.take("HearingHeld", held_at="2026-11-20T10:00", minutes="verslag", present=["Els Peeters"])
    assert plan(told).clashes == ()


def test_a_dismissal_has_until_the_third_working_day() -> None:
    told = charged(settings=NOTICE)
    told.take("KnowledgeRecorded", organ="college", known_at="2026-11-20", how="verslag")
    found = act(told, "DismissalGiven")
    assert found.latest is not None
    assert found.latest.date() == date(2026, 11, 25)  # Friday the 20th; Monday, Tuesday, Wednesday
    assert found.state == "waits"
    assert [clash.rule for clash in plan(told).clashes] == ["be-summary-dismissal"]


# --- terms that run -----------------------------------------------------------------------------------------


def test_a_leak_has_its_72_hours_before_and_after_it_is_certain() -> None:
    told = Told("bev")
    told.take("LeakReported", title="Usb-stick verloren", channel="telephone")
    ahead = act(told, "AuthorityNotified")
    assert (ahead.state, ahead.unblocks) == ("waits", "AwarenessEstablished")
    assert ahead.latest is not None
    assert ahead.latest.isoformat() == "2026-11-24T14:00:00+01:00"
    told.take("AwarenessEstablished", aware_at="2026-11-21T09:20", reason="gezien")
    running = act(told, "AuthorityNotified")
    assert running.latest is not None
    assert running.outer is not None
    assert running.latest.isoformat() == "2026-11-24T09:20:00+01:00"
    assert (running.outer.hour, running.reckoned) == (10, None)


def test_an_appeal_is_told_before_and_after_the_letter_is_served_with_both_readings() -> None:
    told = measure()
    ahead = act(told, "AppealLodged")
    assert (ahead.state, ahead.unblocks) == ("waits", "LetterDelivered")
    assert ahead.latest is not None
    assert ahead.latest.date() == date(2026, 12, 21)
    assert act(told, "LetterDelivered").state == "possible"
    number = told.letter("measure_order", "provisional_measure-1")
    told.take("LetterSent", letter=number, sent_at="2026-11-20", means="registered")
    running = act(told, "AppealLodged")
    assert running.latest is not None
    assert running.outer is not None
    assert (running.latest.date(), running.outer.date()) == (date(2026, 12, 24), date(2026, 12, 28))
    assert running.hint is None  # closed offices are no matter of the person who appeals


def test_a_letter_that_came_back_from_a_wrong_address_is_served_again() -> None:
    told = measure()
    number = told.letter("measure_order", "provisional_measure-1")
    told.take("LetterSent", letter=number, sent_at="2026-11-20", means="registered")
    assert "LetterDelivered" not in {one.fact for one in plan(told).acts}
    told.take("LetterReturned", letter=number, returned_at="2026-11-21", reason="unknown_at_address")
    assert act(told, "LetterDelivered").state == "possible"
    assert act(told, "AppealLodged").reckoned is not None


def test_no_appeal_is_planned_that_is_not_open_to_the_person() -> None:
    told = charged(status="external")
    told.take("MeasureOrdered", about="breach-1", kind="suspend_access", from_at="2026-11-20T09:00",
              reason="veiligheid", authority=DIRECTOR)  # fmt: skip
    assert "AppealLodged" not in {one.fact for one in plan(told).acts}


def measure(**said: object) -> Told:
    told = charged()
    told.take("MeasureOrdered", about="breach-1", kind="suspend_access", from_at="2026-11-20T09:00",
              reason="veiligheid", authority=DIRECTOR, **said)  # fmt: skip
    return told


def test_a_measure_is_reviewed_and_ends() -> None:
    told = measure(until="2026-12-26")
    review, end = act(told, "MeasureLifted", "measure-review"), act(told, "MeasureLifted", "measure-end")
    assert review.latest is not None
    assert end.latest is not None
    assert (review.latest.date(), end.latest.date()) == (date(2026, 12, 20), date(2026, 12, 26))
    assert end.hint is not None  # a Saturday, and Boxing Day


@pytest.mark.parametrize(("key", "last"), [("bh", date(2027, 11, 21)), ("c81", date(2027, 2, 21))])
def test_control_data_have_their_limit(key: str, last: date) -> None:
    told = Told(key)
    pack = told.pack
    assert pack is not None
    kind, purpose = next(iter(pack.controls)), next(iter(pack.purposes))
    told.take("ControlOrdered", kind=kind, purpose=purpose, authority=DIRECTOR, level="organisation",
              data_kinds=["omvang"], period_from="2026-11-01", period_to="2026-11-20", grounds="ongewoon")  # fmt: skip
    found = [one for one in plan(told).acts if one.fact == "ControlDataDestroyed"]
    assert last in [one.latest.date() for one in found if one.latest]


def test_a_report_has_an_acknowledgement_and_then_feedback() -> None:
    told = Told("bev", settings={"report.feedback-months": "3"})
    told.take("ReportReceived", received_at="2026-11-20T09:00", route="general_director", text="gokt",
              confidential=True, reporter_kind="staff")  # fmt: skip
    acknowledged, feedback = act(told, "ReportAcknowledged"), act(told, "ReporterInformed")
    assert acknowledged.latest is not None
    assert feedback.latest is not None
    assert (acknowledged.latest.date(), feedback.latest.date()) == (date(2026, 11, 27), date(2027, 2, 21))
    assert feedback.unblocks == "ReportAcknowledged"


def test_a_request_waits_for_who_asks_and_has_a_month() -> None:
    told = Told("bev")
    told.take("RequestReceived", received_at="2026-11-10", kind="access", person="Jo")
    found = act(told, "RequestAnswered")
    assert found.latest is not None
    assert found.latest.date() == date(2026, 12, 10)


def test_a_term_that_has_passed_is_told_as_such() -> None:
    told = Told("bev")
    told.take("LeakReported", title="Usb-stick verloren", channel="telephone")
    told.take("AwarenessEstablished", aware_at="2026-11-17T09:20", reason="gezien")
    found = act(told, "AuthorityNotified")
    assert (found.state, found.earliest) == ("passed", None)


# --- who looks ----------------------------------------------------------------------------------------------


def test_who_does_not_see_the_personnel_side_gets_nothing_of_it() -> None:
    told = found_by_the_employer(charged(settings=NOTICE))
    technician = Viewer("sysadmin", "Noor Willems", frozenset(), frozenset({"breach", "measures"}))
    found = plan(told, technician)
    assert found.clashes == ()
    assert not {"HearingHeld", "DecisionTaken", "HearingPlanned"} & {one.fact for one in found.acts}
