"""A data leak from the first call to the closed entry: every rule refuses, and lets through what is put right."""

from typing import Any

import pytest

from tests.stories.office import Answer, Office

AWARE = "2026-11-20T14:00"
RULE = "gdpr-notify-authority"
ASSESSED: dict[str, Any] = {
    "aspects": ["confidentiality"], "data_categories": ["contact"], "risk": "risk", "reasoning": "adressen",
    "consequences": "ongewenste post",
}  # fmt: skip


def aware(office: Office, at: str = AWARE) -> str:
    case = office.leak()
    office.take("dpo", case, "AwarenessEstablished", aware_at=at, reason="lijst stond erop")
    return case


def decided(office: Office, advice: str = "notify", decision: str = "notify", at: str = AWARE) -> str:
    case = aware(office, at)
    office.take("dpo", case, "DpoAdvised", advice=advice, reasoning="r")
    office.take("director", case, "NotificationDecided", decision=decision, reasoning="r", follows_advice=True)
    return case


def notify(office: Office, case: str, at: str = "2026-11-21T13:00", now: str | None = None, **more: Any) -> Answer:
    said: dict[str, Any] = {"notified_at": at, "authority": "VTC", "phase": "initial", **more}
    return office.try_to("dpo", case, "AuthorityNotified", now=now, **said)


def refused(answer: Answer, rule: str, source: str) -> None:
    """Exit 1 with the rule's name, a sentence and where the rule stands."""
    assert (answer.code, answer.kind) == (1, rule), answer.everything
    error = answer.told["error"]
    assert len(error["sentence"]) > 15
    assert source in error["source"]


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


def test_a_decision_is_not_turned_round_by_correcting_it(office: Office) -> None:
    case = decided(office)
    office.take("dpo", case, "LeakAssessed", **ASSESSED | {"risk": "high"})
    said: dict[str, Any] = {"decision": "withhold", "reasoning": "r", "follows_advice": False}
    answer = office.try_to("director", case, "NotificationDecided", "--corrects", "5", **said)
    refused(answer, "withhold-needs-low-risk", "33(1)")


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


def test_no_leak_after_all_drops_the_clock_and_asks_for_withdrawal(office: Office) -> None:
    case = decided(office)
    assert notify(office, case).code == 0
    office.take("dpo", case, "NoLeakFound", reasoning="lege stick")
    assert office.clock(case, RULE)["state"] in ("met", "dropped")
    refused(office.try_to("dpo", case, "LeakClosed"), "withdraw-when-no-leak", "33(4)")
    assert notify(office, case, phase="withdrawn").code == 0
    office.take("dpo", case, "LeakClosed")


def test_no_leak_before_any_notice_just_ends(office: Office) -> None:
    case = aware(office)
    office.take("dpo", case, "NoLeakFound", reasoning="lege stick")
    assert office.clock(case, RULE)["state"] == "dropped"
    assert office.told("dpo", "due") == []
    office.take("dpo", case, "LeakClosed")
    office.take("dpo", case, "LeakReopened", reason="toch niet leeg")
    assert office.state(case, "data_leak-1") == "aware"


def test_closing_needs_the_register_complete(office: Office) -> None:
    case = decided(office)
    refused(office.try_to("dpo", case, "LeakClosed"), "notice-settled", "33(1)")
    assert notify(office, case).code == 0
    missing = "documentation-complete"
    refused(office.try_to("dpo", case, "LeakClosed"), missing, "33(5)")
    thin = {name: value for name, value in ASSESSED.items() if name != "consequences"}
    office.take("dpo", case, "LeakAssessed", **thin)
    refused(office.try_to("dpo", case, "LeakClosed"), missing, "33(5)")
    office.take("dpo", case, "LeakAssessed", **ASSESSED)
    refused(office.try_to("dpo", case, "LeakClosed"), missing, "33(5)")
    office.take("dpo", case, "MitigationTaken", measure="gewist")
    office.take("dpo", case, "LeakClosed")


def test_a_high_risk_is_told_to_the_people_or_a_ground_given(office: Office) -> None:
    case = decided(office, advice="notify_and_inform")
    assert notify(office, case).code == 0
    office.take("dpo", case, "LeakAssessed", **ASSESSED | {"risk": "high"})
    office.take("dpo", case, "MitigationTaken", measure="gewist")
    refused(office.try_to("dpo", case, "LeakClosed"), "subjects-settled", "34(1)")
    easy: dict[str, Any] = {"ground": "no_high_risk", "reasoning": "r"}
    refused(office.try_to("director", case, "SubjectsNotInformed", **easy), "not-informing-needs-ground", "34(3)")
    assert office.try_to("dpo", case, "SubjectsNotInformed", ground="risk_removed", reasoning="r").code == 1
    office.take("director", case, "SubjectsNotInformed", ground="risk_removed", reasoning="r")
    office.take("dpo", case, "LeakClosed")


def test_a_closed_leak_takes_nothing_but_a_reopening(office: Office) -> None:
    case = aware(office)
    office.take("dpo", case, "NoLeakFound", reasoning="r")
    office.take("dpo", case, "LeakClosed")
    answer = office.try_to("dpo", case, "LeakAssessed", **ASSESSED)
    assert (answer.code, answer.kind) == (1, "not-now")


def test_no_step_of_a_leak_opens_a_breach(office: Office) -> None:
    case = aware(office)
    for user in ("dpo", "director"):
        offered = office.offered(user, case)
        assert not {"BreachReported", "HearingPlanned", "LeakReported", "ReportReceived"} & set(offered)
        assert offered["LeakAssessed"]["procedure"] == "data_leak-1"


@pytest.mark.parametrize(
    ("fact", "fields"),
    [
        ("BreachReported", {"title": "x"}),
        ("LeakReported", {"title": "x", "channel": "other"}),
        (
            "ReportReceived",
            {"received_at": AWARE, "route": "dpo", "text": "x", "reporter_kind": "staff", "confidential": True},
        ),
    ],
)
def test_nothing_else_opens_in_the_case_of_a_leak(office: Office, fact: str, fields: dict[str, Any]) -> None:
    case = office.leak()
    answer = office.try_to("director", case, fact, **fields)
    assert answer.code in (1, 2)
    assert [p["id"] for p in office.told("director", "show", case)["procedures"]] == ["data_leak-1"]


def test_one_line_logs_a_leak_with_its_awareness_or_nothing(office: Office) -> None:
    told = office.told("dpo", "leak", "Loonbrieven verkeerd gemaild", "--aware", AWARE, "--reason", "verzendlog")
    assert told["case"] == "OEF-2026-0001"
    assert told["procedures"] == [{"id": "data_leak-1", "workflow": "data_leak", "state": "aware"}]
    assert [d["state"] for d in told["deadlines"]] == ["running"]
    late = office.ask("dpo", "leak", "x", "--aware", "2026-12-20T14:00", "--reason", "r")
    refused(late, "awareness-not-in-future", "33(1)")
    assert office.ask("dpo", "leak", "x", "--aware", AWARE).kind == "aware-needs-reason"
    assert len(office.told("dpo", "list")["cases"]) == 1


@pytest.mark.parametrize("user", ["head", "sysadmin", "dpo", "director"])
def test_everybody_who_may_report_can_log_a_leak_and_see_what_became_of_it(office: Office, user: str) -> None:
    case = office.told(user, "leak", "Laptop weg")["case"]
    assert office.told(user, "show", case)["procedures"][0]["state"] == "reported"
    assert case in [c["case"] for c in office.told("dpo", "list")["cases"]]


@pytest.mark.xfail(strict=True, reason="D38: only some facts are held to the past")
@pytest.mark.parametrize(
    ("fact", "fields"),
    [
        ("MitigationTaken", {"measure": "m", "taken_at": "2026-11-22"}),
        ("MitigationTaken", {"measure": "m", "happened_at": "2026-11-21T14:01"}),
        ("SubjectsInformed", {"informed_at": "2026-11-22", "means": "individual"}),
    ],
)
def test_what_is_still_to_come_is_not_recorded_as_done(office: Office, fact: str, fields: dict[str, Any]) -> None:
    assert office.try_to("dpo", aware(office), fact, **fields).code == 1
