"""Several people, processes and long-open windows on one register; and who stands in for whom."""

import datetime
import json
import subprocess
import sys
from typing import Any

import pytest

from casemgr import registerfacts
from casemgr.desk import casework, registers, stepping, taking
from casemgr.errors import Refused, RegisterError
from casemgr.facts import Code
from casemgr.store import chain
from casemgr.store.connection import Register, open_register
from tests.stories.office import NOW, Office

AWARE = "2026-11-20T14:00"


def at_once(office: Office, *commands: tuple[str, ...]) -> list[tuple[int, Any]]:
    """The commands in processes of their own, all started before any is waited for."""
    before = [sys.executable, "-m", "casemgr", "--register", str(office.path), "--as", "dpo", "--now", NOW, "--json"]
    running = [
        subprocess.Popen([*before, *one], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) for one in commands
    ]
    ended = [(process.communicate(timeout=60), process) for process in running]
    return [(process.returncode, json.loads(out)) for (out, _), process in ended]


def test_cases_opened_at_once_get_numbers_of_their_own(office: Office) -> None:
    answers = at_once(office, *[("leak", f"lek {n}") for n in range(6)])
    assert [code for code, _ in answers] == [0] * 6
    assert sorted(told["case"][-1] for _, told in answers) == ["1", "2", "3", "4", "5", "6"]
    before = office.dump()
    office.told("dpo", "rebuild")
    assert office.dump() == before
    assert office.told("dpo", "verify")["ok"]


def test_one_command_sent_twice_at_once_records_once(office: Office) -> None:
    case = office.leak()
    name = "0b6f6f3e-6f0c-4b9c-9c56-0f3f8c1d2a11"
    same = ("take", case, "MitigationTaken", "--data", '{"measure": "x"}', "--id", name)
    answers = at_once(office, same, same, same)
    assert [code for code, _ in answers] == [0, 0, 0]
    assert {told["seq"] for _, told in answers} == {3}


def test_of_two_who_saw_the_same_case_the_second_is_told(office: Office) -> None:
    case = office.leak()
    one, two = (("take", case, "MitigationTaken", "--data", json.dumps({"measure": m}), "--expect", "2") for m in "ab")
    answers = at_once(office, one, two)
    assert sorted(code for code, _ in answers) == [0, 1]
    assert office.told("dpo", "show", case)["seq"] == 3


def test_a_window_that_stays_open_sees_what_others_record(office: Office) -> None:
    case = office.leak()
    with office.session() as session:
        assert "AwarenessCorrected" not in {offer.fact for offer in stepping.steps(session, case)}
        office.take("dpo", case, "AwarenessEstablished", aware_at=AWARE, reason="r")
        assert "AwarenessCorrected" in {offer.fact for offer in stepping.steps(session, case)}
        said = {"measure": "x"}
        with pytest.raises(Refused) as refused:
            taking.take(session, case, "MitigationTaken", said, expect=2)
        assert refused.value.kind == "case-moved-on"
        assert taking.take(session, case, "MitigationTaken", said, expect=3).seq == 4
    before = office.dump()
    office.told("dpo", "rebuild")
    assert office.dump() == before


def test_a_window_forgets_what_could_not_be_written(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    case = office.leak()
    with office.session() as session:
        stepping.steps(session, case)
        pages = session.register.row("pragma page_count")[0]
        session.register.connection.execute(f"pragma max_page_count = {pages}")
        story = {"measure": " ".join(f"woord{n}" for n in range(1500))}
        with pytest.raises(RegisterError) as full:
            taking.take(session, case, "MitigationTaken", story)
        assert full.value.kind == "disk-full"
        session.register.connection.execute("pragma max_page_count = 1000000")
        assert taking.take(session, case, "MitigationTaken", story).seq == 3
        assert chain.verify(session.register).bad is None


def test_several_facts_of_one_form_are_all_recorded_or_none(office: Office) -> None:
    case = office.leak()
    with office.session() as session:
        notice = {"notified_at": AWARE, "authority": "VTC", "phase": "initial"}
        situation = casework.situation(session, case)
        facts = [
            taking.fact_of("AwarenessEstablished", {"aware_at": AWARE, "reason": "r"}, situation),
            taking.fact_of("AuthorityNotified", notice, situation),
        ]
        with pytest.raises(Refused):
            taking.record_all(session, case, [taking.Request(fact) for fact in facts])
        assert casework.current(session.register, case).case.seq == 2
        taken = taking.record_all(session, case, [taking.Request(fact) for fact in facts[:1]])
    assert [one.seq for one in taken] == [3]
    assert office.told("dpo", "show", case)["seq"] == 3


def hand_over(office: Office, until: datetime.date) -> None:
    """The director lets the deputy stand in."""
    with office.session("director") as session:
        fact = registerfacts.HandoverStarted(user=Code("director"), to=Code("deputy"), until=until)
        registers.record(session, fact, needs=None)


def test_a_deputy_decides_as_acting_director_while_the_handover_runs(office: Office) -> None:
    case = office.leak()
    office.take("dpo", case, "AwarenessEstablished", aware_at=AWARE, reason="r")
    office.take("dpo", case, "DpoAdvised", advice="notify", reasoning="r")
    assert office.ask("deputy", "show", case).kind == "unknown-case"
    hand_over(office, datetime.date(2026, 11, 22))
    said: dict[str, Any] = {"decision": "notify", "reasoning": "r", "follows_advice": True}
    office.take("deputy", case, "NotificationDecided", **said)
    by = office.told("deputy", "show", case)["facts"][-1]["values"]["authority"]
    assert (by["organ"], by["holder"], by["capacity"]) == ("general_director", "Jan Claes", "acting")
    assert by["basis"]
    assert office.told("deputy", "list", now="2026-11-22T23:59")["cases"]
    assert office.ask("deputy", "show", case, now="2026-11-23T00:00").kind == "unknown-case"


def test_standing_in_for_one_gives_nothing_else(office: Office) -> None:
    hand_over(office, datetime.date(2026, 11, 22))
    answer = office.ask("deputy", "users", "add", "jan", "--name", "Jan", "--role", "dpo")
    assert (answer.code, answer.kind) == (1, "not-your-role")


def test_a_handover_is_kept_when_the_tables_are_made_again(office: Office) -> None:
    hand_over(office, datetime.date(2026, 11, 22))
    before = office.dump()
    office.told("dpo", "rebuild")
    assert office.dump() == before


def test_a_reader_sees_one_state_of_things(office: Office) -> None:
    case = office.leak()
    other: Register = open_register(office.path)
    try:
        with other.write() as connection:
            connection.execute("update cases set state = 'half'")
            assert office.told("dpo", "list")["cases"][0]["state"] == "reported"
            connection.execute("update cases set state = 'reported'")
    finally:
        other.close()
    assert office.state(case, "data_leak-1", user="dpo") == "reported"
