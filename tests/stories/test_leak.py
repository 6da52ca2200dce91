"""A data leak from the first call on: what starts, moves and stops its 72 hours."""

from typing import Any

import pytest

from tests.stories.leaks import ASSESSED, AWARE, RULE, aware, decided, notify, refused
from tests.stories.office import Office


def test_in_time(office: Office) -> None:
    case = office.leak()
    assert office.clock(case, RULE) is None  # reported is not aware
    office.take("dpo", case, "AwarenessEstablished", aware_at=AWARE, reason="r")
    clock = office.clock(case, RULE)
    assert (clock["state"], clock["deadline"]) == ("running", "2026-11-23T14:00:00+01:00")
    office.take("dpo", case, "DpoAdvised", advice="notify", reasoning="r")
    office.take("director", case, "NotificationDecided", decision="notify", reasoning="r", follows_advice=True)
    assert notify(office, case).code == 0
    assert office.clock(case, RULE)["state"] == "met"
    office.take("dpo", case, "LeakAssessed", **ASSESSED)
    office.take("dpo", case, "MitigationTaken", measure="ontvanger wist de lijst")
    office.take("dpo", case, "LeakClosed")
    assert office.state(case, "data_leak-1") == "closed"


def test_the_clock_is_overdue_after_72_hours_and_not_before(office: Office) -> None:
    case = aware(office)
    for now, state in (("2026-11-23T14:00", "running"), ("2026-11-23T14:00:01", "overdue")):
        assert office.clock(case, RULE, now=now)["state"] == state
    assert office.ask("dpo", "due", "--fail-overdue", now="2026-11-23T14:00").code == 0
    assert office.ask("dpo", "due", "--fail-overdue", now="2026-11-23T14:01").code == 4


def test_late_needs_its_reason_and_stays_late(office: Office) -> None:
    case = decided(office)
    later: dict[str, Any] = {"at": "2026-11-23T14:00:01", "now": "2026-11-24T09:00"}
    refused(notify(office, case, **later), "late-needs-reason", "33(1)")
    assert office.clock(case, RULE, now="2026-11-24T09:00")["state"] == "overdue"
    assert notify(office, case, late_reason="niemand bereikbaar", **later).code == 0
    assert office.clock(case, RULE)["state"] == "late"


def test_to_the_second_in_time_needs_no_reason(office: Office) -> None:
    case = decided(office)
    assert notify(office, case, at="2026-11-23T14:00:00", now="2026-11-24T09:00").code == 0
    assert office.clock(case, RULE)["state"] == "met"


def test_a_corrected_awareness_counts_again_and_keeps_the_earlier(office: Office) -> None:
    case = aware(office)
    office.take("dpo", case, "AwarenessCorrected", aware_at="2026-11-19T09:30", reason="log toont vroeger")
    clock = office.clock(case, RULE)
    assert clock["deadline"] == "2026-11-22T09:30:00+01:00"
    facts = office.told("dpo", "show", case)["facts"]
    told = [f["values"]["aware_at"] for f in facts if "aware_at" in f["values"]]
    assert told == ["2026-11-20T14:00:00+01:00", "2026-11-19T09:30:00+01:00"]
    assert all(f["stands"] for f in facts)
    assert clock["started_by"] == facts[-1]["seq"]
    assert notify(office, case).kind == "decision-before-notice"


def test_as_it_stood_shows_what_was_known_then(office: Office) -> None:
    case = office.leak(now="2026-11-20T15:00")
    office.take("dpo", case, "AwarenessEstablished", aware_at=AWARE, reason="r", now="2026-11-20T16:00")
    office.take("dpo", case, "AwarenessCorrected", aware_at="2026-11-19T09:30", reason="r", now="2026-11-21T09:00")
    then = office.told("dpo", "show", case, "--as-of", "2026-11-20T17:00")
    assert [d["deadline"] for d in then["deadlines"]] == ["2026-11-23T14:00:00+01:00"]
    assert office.told("dpo", "show", case, "--as-of", "2026-11-20T15:30")["deadlines"] == []
    assert office.ask("dpo", "show", case, "--as-of", "2026-11-19T15:30").kind == "unknown-case"


@pytest.mark.parametrize("fact", ["AwarenessEstablished", "AwarenessCorrected"])
def test_awareness_lies_neither_ahead_nor_before_the_leak(office: Office, fact: str) -> None:
    case = office.leak(occurred_from="2026-11-20T10:00")
    if fact == "AwarenessCorrected":
        office.take("dpo", case, "AwarenessEstablished", aware_at=AWARE, reason="r")
    ahead = office.try_to("dpo", case, fact, aware_at="2026-11-21T14:01", reason="r")
    refused(ahead, "awareness-not-in-future", "33(1)")
    before = office.try_to("dpo", case, fact, aware_at="2026-11-20T09:59", reason="r")
    refused(before, "awareness-after-event", "33(1)")
    office.take("dpo", case, fact, aware_at="2026-11-20T10:00", reason="r")


def test_a_correction_is_held_to_the_same_rules(office: Office) -> None:
    case = aware(office)
    answer = office.try_to(
        "dpo", case, "AwarenessEstablished", "--corrects", "3", aware_at="2027-01-01T10:00", reason="r"
    )
    refused(answer, "awareness-not-in-future", "33(1)")


def test_a_correction_stands_in_for_the_wrong_fact(office: Office) -> None:
    case = aware(office)
    office.take("dpo", case, "AwarenessEstablished", "--corrects", "3", aware_at="2026-11-20T15:00", reason="typefout")
    assert office.clock(case, RULE)["deadline"] == "2026-11-23T15:00:00+01:00"
    facts = office.told("dpo", "show", case)["facts"]
    assert [(f["stands"], f["replaced_by"]) for f in facts] == [(True, None), (True, None), (False, 4), (True, None)]
    for wrong in ("3", "2", "0", "-1", "99"):
        said = {"aware_at": AWARE, "reason": "r"}
        again = office.try_to("dpo", case, "AwarenessEstablished", "--corrects", wrong, **said)
        assert (again.code, again.kind) == (2, "nothing-to-correct")


def test_a_correction_by_somebody_without_the_role_is_refused(office: Office) -> None:
    case = decided(office)
    said: dict[str, Any] = {"decision": "notify", "reasoning": "r", "follows_advice": True}
    answer = office.try_to("dpo", case, "NotificationDecided", "--corrects", "5", **said)
    assert (answer.code, answer.kind) == (1, "not-your-role")


@pytest.mark.parametrize(
    ("fields", "rule"),
    [
        ({"occurred_from": "2026-11-20T10:00", "occurred_to": "2026-11-20T09:00"}, "event-in-order"),
        ({"detected_at": "2026-11-21T14:01"}, "event-in-order"),
        ({"occurred_from": "2027-01-01T00:00"}, "event-in-order"),
    ],
)
def test_the_event_lies_in_order(office: Office, fields: dict[str, str], rule: str) -> None:
    said = '{"title": "x", "channel": "other"' + "".join(f', "{k}": "{v}"' for k, v in fields.items()) + "}"
    refused(office.ask("dpo", "open", "data_leak", "--data", said), rule, "casemgr")
    assert office.told("dpo", "list") == {"cases": [], "next": None}
    assert office.leak() == "OEF-2026-0001"  # a refused case takes no number
