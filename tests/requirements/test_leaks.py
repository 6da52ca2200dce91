"""Data leaks within 72 hours, devices and passwords."""

from typing import Any

import pytest

from tests.requirements.acts import breach, reported
from tests.requirements.conftest import Under
from tests.stories.leaks import decided, refused
from tests.workflows.breaches import DIRECTOR

AUTHORITY = {"bev": ("VTC", "AP"), "asn": ("AP", "VTC")}
"""The authority of the country, and one that is not."""

# ── 11 ──


@pytest.mark.parametrize("pack", sorted(AUTHORITY))
def test_requirement_11_the_controller_tells_the_authority_within_72_hours(under: Under, pack: str) -> None:
    office, (right, wrong) = under(pack), AUTHORITY[pack]
    case = office.leak()
    said: dict[str, Any] = {"notified_at": "2026-11-21T13:30", "phase": "initial", "authority": right}
    assert office.clock(case, "gdpr-notify-authority") is None
    refused(office.try_to("dpo", case, "AuthorityNotified", **said), "awareness-first", "33(1)")
    office.take("dpo", case, "AwarenessEstablished", aware_at="2026-11-20T14:00", reason="r")
    clock = office.clock(case, "gdpr-notify-authority")
    assert (clock["state"], clock["deadline"][:16]) == ("running", "2026-11-23T14:00")
    refused(office.try_to("dpo", case, "AuthorityNotified", **said), "decision-before-notice", "33(1)")
    decide: dict[str, Any] = {"decision": "notify", "reasoning": "r", "follows_advice": True}
    refused(office.try_to("director", case, "NotificationDecided", **decide), "advice-first", "39(1)")
    office.take("dpo", case, "DpoAdvised", advice="notify", reasoning="r")
    assert office.try_to("dpo", case, "NotificationDecided", **decide).kind == "not-your-role"
    office.take("director", case, "NotificationDecided", **decide)
    foreign = office.try_to("dpo", case, "AuthorityNotified", **said | {"authority": wrong})
    refused(foreign, "supervisor-of-the-country", "33(1) en 55")
    office.take("dpo", case, "AuthorityNotified", **said)
    assert office.clock(case, "gdpr-notify-authority")["state"] == "met"


@pytest.mark.parametrize("pack", sorted(AUTHORITY))
def test_requirement_11_later_than_72_hours_says_why(under: Under, pack: str) -> None:
    office = under(pack)
    case = decided(office, at="2026-11-18T13:00")
    said: dict[str, Any] = {"notified_at": "2026-11-21T13:30", "phase": "initial", "authority": AUTHORITY[pack][0]}
    refused(office.try_to("dpo", case, "AuthorityNotified", **said), "late-needs-reason", "33(1), tweede zin")
    office.take("dpo", case, "AuthorityNotified", **said, late_reason="de verwerker meldde laat")


@pytest.mark.parametrize("route", ["service_desk", "privacy_mailbox", "outside"])
def test_requirement_11_in_beveren_a_suspected_leak_reaches_the_dpo_at_once(under: Under, route: str) -> None:
    office = under("bev")
    kind = "outsider" if route == "outside" else "staff"
    case = reported(office, "dpo", route=route, reporter_kind=kind)
    waiting = [task for task in office.told("dpo", "show", case)["tasks"] if task["for"] == "dpo"]
    assert len(waiting) == 1


# ── 12 ──


@pytest.mark.parametrize(("pack", "told"), [
    ("bev", {"dpo": "ICT, the insurance service and the superior", "system_administrator": "laptop OEF-0042"}),
    ("bh", {"head_of_service": "lost or stolen", "system_administrator": "laptop OEF-0042"}),
])  # fmt: skip
def test_requirement_12_a_lost_device_is_told_at_once_to_whom_the_code_names(
    under: Under, pack: str, told: dict[str, str]
) -> None:
    office = under(pack)
    case = office.leak(device="laptop OEF-0042")
    cards = office.told("dpo", "show", case)["tasks"]
    for role, words in told.items():
        assert any(words in card["text"] for card in cards if card["for"] == role), cards
    without = office.told("dpo", "show", office.leak())["tasks"]
    assert not any(words in card["text"] for card in without for words in told.values())


def test_requirement_12_a_password_that_may_be_known_is_changed_within_a_day(under: Under) -> None:
    office = under("bh")
    case = breach(office)
    office.take("director", case, "MeasureOrdered", kind="password_reset", object="account aj", authority=DIRECTOR,
                from_at="2026-11-21T13:00", reason="bekend bij een ander")  # fmt: skip
    clock = office.clock(case, "bh-password-reset", "director")
    assert (clock["state"], clock["deadline"][:16]) == ("running", "2026-11-22T13:00")
    assert office.clock(case, "bh-password-reset", "director", now="2026-11-22T13:01")["state"] == "overdue"
    office.take("sysadmin", case, "MeasureCarriedOut", at="2026-11-21T13:50")
    assert office.clock(case, "bh-password-reset", "director")["state"] == "met"


def test_requirement_12_in_beveren_ict_and_the_superior_are_told_of_such_a_password(under: Under) -> None:
    office = under("bev")
    case = reported(office, route="head_of_service", text="mijn wachtwoord is misschien gezien")
    office.take("director", case, "ReportTriaged", outcome="ticket", reasoning="wachtwoord misschien bekend")
    cards = {card["for"]: card["text"] for card in office.told("director", "show", case)["tasks"] if not card["done"]}
    assert "have such a password changed at once" in cards["system_administrator"]
    assert "the superior knows" in cards["general_director"]
