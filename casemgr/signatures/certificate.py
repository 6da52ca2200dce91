"""A certificate as people need it: whose it is, how long it counts, and whether it is made to sign papers with."""

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from casemgr.errors import Unusable
from casemgr.language import text


@dataclass(frozen=True, slots=True)
class Certificate:
    """`name` without the words that a card adds to it; `signs`: its owner is bound by what is signed with it."""

    name: str
    valid_from: datetime
    valid_until: datetime
    signs: bool

    def covers(self, moment: datetime) -> bool:
        """Whether it counted then."""
        return self.valid_from <= moment <= self.valid_until


def read(given: Any) -> Certificate:
    """From the structure (`asn1crypto.x509.Certificate`). A Belgian card also holds the national number: it stays
    there.
    """
    return Certificate(
        name_of(given), given.not_valid_before, given.not_valid_after,
        given.key_usage_value is None or "non_repudiation" in given.key_usage_value.native,
    )  # fmt: skip


def name_of(given: Any) -> str:
    """Whose it is: "Els Peeters (Signature)" is Els Peeters."""
    said = given.subject.native
    own = said.get("common_name") or " ".join(
        part for part in (said.get("given_name"), said.get("surname")) if isinstance(part, str)
    )
    name = own or said.get("organization_name") or ""
    name = name[0] if isinstance(name, list) else str(name)
    shown = "".join(letter for letter in name if letter.isprintable())
    return re.sub(r"\s*\((Signature|Authentication)\)$", "", shown).strip()[:120]


def require_usable(certificate: Certificate, now: datetime) -> None:
    """Refuses what would give a signature that does not count."""
    if now > certificate.valid_until:
        raise Unusable(
            "certificate-expired",
            text("This certificate expired on {day}; nothing was signed.", day=_day(certificate.valid_until, now)),
            hint=text("Sign with a certificate that is valid today, or file the scan of the letter signed by hand."),
        )
    if now < certificate.valid_from:
        raise Unusable(
            "certificate-not-yet-valid",
            text("This certificate only counts from {day}; nothing was signed.", day=_day(certificate.valid_from, now)),
            hint=text("Check the date of this computer, or sign with another certificate."),
        )
    if not certificate.signs:
        raise Unusable(
            "certificate-not-for-signing",
            text("This certificate is not made to sign with: it lacks the key usage “non-repudiation”."),
            hint=text("On a Belgian identity card it is the certificate “Signature”, not “Authentication”."),
        )


def _day(moment: datetime, now: datetime) -> Any:
    return moment.astimezone(now.tzinfo).date()
