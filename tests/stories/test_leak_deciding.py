"""Advice, decision and notice of a leak: each in its turn, by who may, or refused with the source."""

from typing import Any

import pytest

from tests.stories.leaks import ASSESSED, AWARE, RULE, aware, decided, notify, refused
from tests.stories.office import Office


def test_a_decision_is_not_turned_round_by_correcting_it(office: Office) -> None:
    case = decided(office)
    office.take("dpo", case, "LeakAssessed", **ASSESSED | {"risk": "high"})
    said: dict[str, Any] = {"decision": "withhold", "reasoning": "r", "follows_advice": False}
    answer = office.try_to("director", case, "NotificationDecided", "--corrects", "5", **said)
    refused(answer, "withhold-needs-low-risk", "33(1)")


def test_nothing_is_notified_before_awareness_advice_and_decision(office: Office) -> None:
    case = office.leak()
    refused(notify(office, case), "awareness-first", "33(1)")
    office.take("dpo", case, "AwarenessEstablished", aware_at=AWARE, reason="r")
    refused(notify(office, case), "decision-before-notice", "33(1)")
    said: dict[str, Any] = {"decision": "notify", "reasoning": "r", "follows_advice": True}
    refused(office.try_to("director", case, "NotificationDecided", **said), "advice-first", "39(1)")
    office.take("dpo", case, "DpoAdvised", advice="notify", reasoning="r")
    own: dict[str, Any] = {"authority": {"organ": "dpo", "holder": "I. De Smet", "capacity": "titular"}}
    refused(office.try_to("director", case, "NotificationDecided", **said, **own), "dpo-does-not-decide", "38(6)")
    assert office.try_to("dpo", case, "NotificationDecided", **said).kind == "not-your-role"
    office.take("director", case, "NotificationDecided", **said)
    refused(notify(office, case, at="2026-11-20T13:59"), "notified-after-awareness", "33(1)")
    refused(notify(office, case, at="2026-11-21T14:01"), "notified-after-awareness", "33(1)")
    refused(notify(office, case, phase="supplementary"), "first-notice-first", "33(4)")
    assert notify(office, case).code == 0
    assert notify(office, case, phase="supplementary").code == 0


def test_who_decided_is_filled_in_from_the_user(office: Office) -> None:
    case = decided(office)
    facts = office.told("director", "show", case)["facts"]
    by = {"organ": "general_director", "holder": "Els Peeters", "capacity": "titular"}
    assert facts[-1]["values"]["authority"] == by


def test_the_standing_mandate_lets_the_first_notice_go_out_at_night(office: Office) -> None:
    case = aware(office)
    assert notify(office, case).kind == "decision-before-notice"
    assert office.run("director", "settings", "set", "leak.standing-mandate", "DPO", "--basis", "besluit").code == 0
    assert notify(office, case).code == 0
    later: dict[str, Any] = {"phase": "supplementary", "at": "2026-11-21T13:30"}
    refused(notify(office, case, **later), "decision-before-notice", "33(1)")
    said: dict[str, Any] = {"decision": "notify", "reasoning": "r", "follows_advice": True}
    office.take("director", case, "NotificationDecided", **said)
    assert notify(office, case, **later).code == 0


@pytest.mark.parametrize("risk", ["risk", "high"])
def test_withholding_needs_an_unlikely_risk(office: Office, risk: str) -> None:
    case = aware(office)
    office.take("dpo", case, "DpoAdvised", advice="document", reasoning="r")
    said: dict[str, Any] = {"decision": "withhold", "reasoning": "r", "follows_advice": True}
    refused(office.try_to("director", case, "NotificationDecided", **said), "withhold-needs-low-risk", "33(1)")
    office.take("dpo", case, "LeakAssessed", **ASSESSED | {"risk": risk})
    refused(office.try_to("director", case, "NotificationDecided", **said), "withhold-needs-low-risk", "33(1)")
    assert office.clock(case, RULE)["state"] == "running"
    office.take("dpo", case, "LeakAssessed", **ASSESSED | {"risk": "unlikely"})
    office.take("director", case, "NotificationDecided", **said)
    assert office.clock(case, RULE)["state"] == "dropped"


@pytest.mark.parametrize("follows", [True, False])
@pytest.mark.parametrize(("advice", "decision"), [("document", "notify"), ("notify", "withhold"), ("notify", "notify")])
def test_advice_is_departed_from_only_in_the_open(office: Office, advice: str, decision: str, follows: bool) -> None:
    case = aware(office)
    office.take("dpo", case, "LeakAssessed", **ASSESSED | {"risk": "unlikely"})
    office.take("dpo", case, "DpoAdvised", advice=advice, reasoning="r")
    said: dict[str, Any] = {"decision": decision, "reasoning": "r", "follows_advice": follows}
    answer = office.try_to("director", case, "NotificationDecided", **said)
    if follows == (advice == decision):
        assert answer.code == 0, answer.everything
    else:
        refused(answer, "departure-needs-reason", "39(1)")
