"""The signatures in a file: whose, when, and whether anything was changed since. Offline: no revocation is asked."""

import io
import re
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from casemgr.errors import Unusable
from casemgr.language import text
from casemgr.signatures import certificate, files
from casemgr.signatures.key import quiet

LARGEST = 50_000_000
"""Bytes of a file that is looked into."""
PEM = re.compile(rb"-----BEGIN CERTIFICATE-----.+?-----END CERTIFICATE-----", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Seal:
    """A signature. `at` is what the signer's computer said; `trusted` is None when there was nothing to judge by."""

    name: str
    at: datetime | None
    intact: bool
    valid_until: datetime | None
    valid_then: bool
    trusted: bool | None
    to_the_end: bool = False  # it covers the whole file, to the last byte


BROKEN = Seal("", None, False, None, False, None)
"""A signature that cannot even be read."""


def seals(content: bytes, roots: list[Any]) -> tuple[Seal, ...]:
    """Every signature of a file, in order; none of what is no PDF."""
    if b"/ByteRange" not in content:
        return ()
    quiet()
    with ThreadPoolExecutor(1) as beside:  # pyHanko runs an event loop of its own
        return beside.submit(_seals, content, roots).result()


def _seals(content: bytes, roots: list[Any]) -> tuple[Seal, ...]:
    from pyhanko.pdf_utils.reader import PdfFileReader

    try:
        found = list(PdfFileReader(io.BytesIO(content), strict=False).embedded_regular_signatures)
    except Exception:  # whatever a damaged or hostile file makes the library stumble over
        return (BROKEN,)
    return tuple(_seal(one, roots) for one in found)


def _seal(found: Any, roots: list[Any]) -> Seal:
    from pyhanko.sign.validation import validate_pdf_signature
    from pyhanko_certvalidator import ValidationContext

    try:
        at = found.self_reported_timestamp
        held = certificate.read(found.signer_cert)
        judged = validate_pdf_signature(
            found, ValidationContext(trust_roots=roots, allow_fetching=False, moment=at, revocation_mode="soft-fail")
        )
        intact = bool(judged.intact and judged.valid and judged.docmdp_ok is not False and _covered(judged))
        trusted = bool(judged.trusted) if roots else None
    except Exception:  # the same: what cannot be judged is not whole
        return BROKEN
    valid_then = at is not None and held.covers(at)
    return Seal(held.name, at, intact, held.valid_until, valid_then, trusted, _covers(judged, "ENTIRE_FILE"))


def _covered(judged: Any) -> bool:
    """Whether it covers all there was when it was set, and nothing but further signatures came after."""
    from pyhanko.sign.diff_analysis import ModificationLevel

    level = judged.modification_level
    return _covers(judged, "ENTIRE_REVISION") and level is not None and level <= ModificationLevel.FORM_FILLING


def _covers(judged: Any, least: str) -> bool:
    from pyhanko.sign.validation.status import SignatureCoverageLevel

    return bool(judged.coverage >= SignatureCoverageLevel[least])


def roots(path: Path) -> list[Any]:
    """The certificates of a file (PEM, or one in DER) that are trusted to vouch for others."""
    from asn1crypto import pem, x509

    content = files.read(path, 5_000_000)
    try:
        given = [pem.unarmor(one)[2] for one in PEM.findall(content)] or [content]
        found = [x509.Certificate.load(one) for one in given]
        for one in found:
            one.subject.native  # noqa: B018  # read it, so that what is no certificate is found out now
    except (ValueError, TypeError):
        raise Unusable(
            "no-trust-file",
            text("This file has no certificates that can be read."),
            hint=text("Give the certificates of those who vouch for signatures, as PEM or DER."),
        ) from None
    return found
