"""Who a letter goes to, as its file says it: always one kind of recipient, or one by the code of a value."""

from collections.abc import Mapping
from typing import Any

from casemgr.letters.faults import Faults
from casemgr.letters.values import NAMES

RECIPIENTS = ("person", "official", "office", "organisation", "court", "staff", "nobody")


def read(raw: Any, faults: Faults) -> tuple[str, Mapping[str, str]]:
    """`to = "person"`, or by a code: `to = {"warning.to" = {person = "person", group = "staff"}}`."""
    by, found = ("", {"": raw}) if isinstance(raw, str) else next(iter(raw.items()))
    if by:
        faults.one_of(by, tuple(NAMES), "to")
    for recipient in found.values():
        faults.one_of(recipient, RECIPIENTS, "to")
    return by, found


def only_to(mention: Mapping[str, Any], by: str, recipients: Mapping[str, str]) -> Mapping[str, Any] | None:
    """A shared mention, for as far as its recipients get this letter; None when none of them does."""
    codes = [code for code, recipient in recipients.items() if recipient in mention.get("to", RECIPIENTS)]
    if len(codes) == len(recipients):
        return mention
    return {**mention, "if": {**mention.get("if", {}), by: codes}} if codes else None
