"""Terms that passed while nobody had casemgr open: listed for who may see them, until somebody acknowledges them."""

from pathlib import Path

import pytest

from casemgr.desk import catchup
from casemgr.desk.current import open_current
from casemgr.desk.session import Session
from casemgr.store.connection import Register
from tests.stories.office import BRUSSELS, Office
from tests.workflows.breaches import charged, person

FRIDAY, SATURDAY, TUESDAY = "2026-11-20T16:00", "2026-11-21T14:00", "2026-11-24T09:00"
RULE = "gdpr-notify-authority"


def missed(office: Office, user: str = "dpo", now: str = TUESDAY) -> list[tuple[str, str]]:
    """What is listed as missed."""
    return [(row["case"], row["rule"]) for row in office.told(user, "due", "--missed", now=now)]


@pytest.fixture
def leak(office: Office) -> str:
    """A leak whose 72 hours end on Monday 23 November at 15:00; casemgr was last open on Saturday."""
    case = office.leak(now=FRIDAY)
    office.take("dpo", case, "AwarenessEstablished", aware_at="2026-11-20T15:00", reason="gezien", now=FRIDAY)
    assert missed(office, now=SATURDAY) == []
    return case


def test_what_passed_in_between_is_listed_until_it_is_acknowledged(office: Office, leak: str) -> None:
    assert missed(office) == [(leak, RULE)]
    assert missed(office, now="2026-11-24T09:01") == [(leak, RULE)], "looking at it is not acknowledging it"
    office.take("dpo", leak, "CatchUpAcknowledged", which=[RULE], now="2026-11-24T09:02")
    assert missed(office, now="2026-11-24T09:03") == []
    assert missed(office, "director", now="2026-11-24T09:03") == []
    facts = office.told("dpo", "show", leak, now=TUESDAY)["facts"]
    assert (facts[-1]["fact"], facts[-1]["actor"]) == ("CatchUpAcknowledged", "dpo")


def test_an_acknowledgement_that_is_withdrawn_lists_it_again(office: Office, leak: str) -> None:
    assert missed(office) == [(leak, RULE)]
    told = office.take("dpo", leak, "CatchUpAcknowledged", which=[RULE], now="2026-11-24T09:02")
    office.take("dpo", leak, "FactCorrected", of=told["seq"], reason="vergissing", now="2026-11-24T09:03")
    assert missed(office, now="2026-11-24T09:04") == [(leak, RULE)]


def test_what_passed_while_somebody_had_it_open_is_not_listed(office: Office, leak: str) -> None:
    for moment in ("2026-11-23T14:55", "2026-11-23T15:00", "2026-11-23T15:05"):
        assert missed(office, now=moment) == []
    assert missed(office) == []


def test_a_scheduler_that_asks_what_is_due_is_nobody(office: Office, leak: str) -> None:
    for hour in ("14:55", "15:00", "15:05"):
        office.told("dpo", "due", now=f"2026-11-23T{hour}")
    assert missed(office) == [(leak, RULE)]


def test_what_was_done_meanwhile_is_let_go(office: Office, leak: str) -> None:
    assert missed(office) == [(leak, RULE)]
    office.take("dpo", leak, "NoLeakFound", reasoning="vals alarm", now="2026-11-24T09:02")
    assert missed(office, now="2026-11-24T09:03") == []


def test_an_earlier_word_does_not_count_for_a_term_that_came_later(office: Office, leak: str) -> None:
    assert missed(office) == [(leak, RULE)]
    office.take("dpo", leak, "CatchUpAcknowledged", which=[RULE], now="2026-11-24T09:02")
    office.take("dpo", leak, "AwarenessCorrected", aware_at="2026-11-22T10:00", reason="later", now="2026-11-24T09:03")
    assert missed(office, now="2026-11-26T09:00") == [(leak, RULE)]  # the new end, on the 25th, passed unseen too


def test_nobody_reads_what_they_may_not_see(office: Office, leak: str) -> None:
    case = charged(office, person(office))
    office.take("director", case, "FindingRecorded", found_at="2026-11-20T10:00", text="gokte", found_by="Els Peeters",
                capacity="employer", now=SATURDAY)  # fmt: skip
    penalty = (case, "be-work-regulations-penalty")
    assert missed(office, "director") == [(leak, RULE), penalty]
    assert missed(office, "dpo") == [(leak, RULE)]
    assert missed(office, "personnel") == [penalty]
    assert missed(office, "secretariat") == []


def test_before_it_was_ever_noted_the_last_fact_says_when_it_was_open(office: Office) -> None:
    case = office.leak(now=FRIDAY)
    office.take("dpo", case, "AwarenessEstablished", aware_at="2026-11-20T15:00", reason="gezien", now=FRIDAY)
    assert missed(office) == [(case, RULE)]


def test_people_are_told_how_to_say_that_they_saw_it(office: Office, leak: str) -> None:
    answer = office.run("dpo", "due", "--missed", now=TUESDAY)
    assert leak in answer.out
    assert 'CatchUpAcknowledged --data \'{"which": ["RULE"]}\'' in answer.err
    assert office.run("dpo", "due", "--missed", "--fail-overdue", now=TUESDAY).code == 4


def session(register: Register, now: str) -> Session:
    from datetime import datetime

    return Session(register, "dpo", datetime.fromisoformat(now).replace(tzinfo=BRUSSELS))


def test_a_register_that_is_being_written_is_not_waited_for(office: Office, leak: str) -> None:
    """A sign of life is no reason to keep anybody waiting: it is left for the next time."""
    lock, own = open_current(office.path), open_current(office.path)
    lock.connection.execute("begin immediate")
    try:
        catchup.here(session(own, TUESDAY))
        assert catchup.unseen(session(own, TUESDAY)) == []
        lock.connection.execute("rollback")
        catchup.here(session(own, TUESDAY))
        assert [item.case for item in catchup.unseen(session(own, TUESDAY))] == [leak]
    finally:
        lock.close()
        own.close()


def test_a_register_that_cannot_be_written_is_read_all_the_same(office: Office, leak: str) -> None:
    register = open_current(office.path)
    register.read_only = True
    try:
        catchup.here(session(register, TUESDAY))
        assert catchup.unseen(session(register, TUESDAY)) == []
    finally:
        register.close()


def test_a_board_is_told_nothing_that_accuses(office: Office, tmp_path: Path) -> None:
    case = charged(office, person(office))
    missed(office, now=SATURDAY)
    office.take("director", case, "FindingRecorded", found_at="2026-11-20T10:00", text="gokte", found_by="Els Peeters",
                capacity="employer", now=SATURDAY)  # fmt: skip
    register = open_current(office.path)
    try:
        mine = Session(register, "director", session(register, TUESDAY).now)
        catchup.here(mine)
        (item,) = catchup.unseen(mine)
        said = f"{mine.language.say(item.title)} {mine.language.say(item.what)}"
        assert said == "Dossier gedragscode Termijn in dit dossier"
    finally:
        register.close()
