"""How far a leak has come, by commands."""

from typing import Any

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
