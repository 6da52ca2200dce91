"""Clocks in a case: what starts them when a fact names no moment, a bare day, or a correction."""

from tests.stories.office import Office

ASSESSED = {"aspects": ["confidentiality"], "data_categories": ["contact"], "reasoning": "r"}


def rules(office: Office, case: str) -> dict[str, dict[str, str]]:
    return {d["rule"]: d for d in office.told("dpo", "show", case)["deadlines"]}


def test_a_fact_without_a_moment_of_its_own_starts_its_clock_when_it_was_recorded(office: Office) -> None:
    case = office.leak()
    office.take("dpo", case, "LeakAssessed", risk="high", **ASSESSED)
    assert rules(office, case)["gdpr-tell-subjects"]["state"] == "running"


def test_a_risk_that_is_not_high_starts_no_such_clock(office: Office) -> None:
    case = office.leak()
    office.take("dpo", case, "LeakAssessed", risk="risk", **ASSESSED)
    assert "gdpr-tell-subjects" not in rules(office, case)


def test_a_corrected_awareness_moves_the_72_hours_and_both_moments_stay(office: Office) -> None:
    case = office.leak()
    office.take("dpo", case, "AwarenessEstablished", aware_at="2026-11-20T14:00", reason="log")
    office.take("dpo", case, "AwarenessCorrected", aware_at="2026-11-20T09:00", reason="eerder gezien")
    assert rules(office, case)["gdpr-notify-authority"]["deadline"] == "2026-11-23T09:00:00+01:00"
    told = office.told("dpo", "show", case)["facts"]
    assert [fact["values"]["aware_at"][:16] for fact in told if "aware_at" in fact["values"]] == [
        "2026-11-20T14:00",
        "2026-11-20T09:00",
    ]


def test_closing_ends_what_had_no_last_moment(office: Office) -> None:
    case = office.leak()
    office.take("dpo", case, "AwarenessEstablished", aware_at="2026-11-20T14:00", reason="log")
    office.take("dpo", case, "LeakAssessed", risk="risk", consequences="c", **ASSESSED)
    office.take("dpo", case, "DpoAdvised", advice="notify", reasoning="r")
    office.take("director", case, "NotificationDecided", decision="notify", reasoning="r", follows_advice=True)
    office.take("dpo", case, "AuthorityNotified", notified_at="2026-11-21T10:00", authority="GBA", phase="initial")
    assert rules(office, case)["gdpr-complete-notice"]["state"] == "running"
    office.take("dpo", case, "MitigationTaken", measure="m")
    office.take("dpo", case, "LeakClosed")
    assert rules(office, case)["gdpr-complete-notice"]["state"] == "dropped"
