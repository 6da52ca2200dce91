"""What somebody signs with: a key file (PKCS#12) or a card or stick (PKCS#11). The secret is never kept or told."""

import contextlib
import logging
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from casemgr.errors import Unusable
from casemgr.language import text
from casemgr.signatures import certificate, files
from casemgr.signatures.certificate import Certificate

LARGEST = 1_000_000
"""Bytes of a key file; real ones have a few thousand."""


@dataclass(frozen=True, slots=True)
class Key:
    """Ready to sign; `signer` is what pyHanko calls one."""

    certificate: Certificate
    signer: Any = field(repr=False)


@dataclass(frozen=True, slots=True)
class KeyFile:
    """A key in a file, under a passphrase."""

    path: Path
    secret: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Token:
    """A key that never leaves its card or stick; `secret` is the PIN, None when the reader itself asks it."""

    module: Path
    secret: str | None = field(repr=False)
    slot: int | None = None
    label: str | None = None
    certificate: str | None = None


Means = KeyFile | Token


@contextlib.contextmanager
def ready(means: Means) -> Iterator[Key]:
    """The key, as long as it is needed; a card is let go afterwards."""
    quiet()
    if isinstance(means, KeyFile):
        yield from_file(means)
        return
    from casemgr.signatures import token

    with token.opened(means) as key:
        yield key


def from_file(means: KeyFile) -> Key:
    """The one key of the file with its certificate and those of who vouches for it."""
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives.serialization import pkcs12

    content = files.read(means.path, LARGEST)
    try:
        found = pkcs12.load_pkcs12(content, means.secret.encode() if means.secret else None)
    except ValueError:
        raise (_wrong_secret() if _is_key_file(content) else _no_key_file()) from None
    except UnsupportedAlgorithm:
        raise Unusable(
            "old-key-file",
            text("This key file is locked in an old way that is no longer safe."),
            hint=text("Have it made anew, or export it again with a present-day program."),
        ) from None
    if found.key is None or found.cert is None:
        raise Unusable(
            "no-private-key",
            text("This file has no private key with its certificate, so nothing can be signed with it."),
            hint=text("Export the certificate with its private key (.p12 or .pfx)."),
        )
    return _key(found)


def _key(found: Any) -> Key:
    from asn1crypto import keys, x509
    from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
    from pyhanko.sign.signers import SimpleSigner
    from pyhanko_certvalidator.registry import SimpleCertificateStore

    own = x509.Certificate.load(found.cert.certificate.public_bytes(Encoding.DER))
    others = [x509.Certificate.load(one.certificate.public_bytes(Encoding.DER)) for one in found.additional_certs]
    store: Any = SimpleCertificateStore()  # type: ignore[no-untyped-call]
    store.register_multiple([own, *others])
    private = found.key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    signer = SimpleSigner(
        signing_cert=own, signing_key=keys.PrivateKeyInfo.load(private), cert_registry=store
    )  # fmt: skip
    return Key(certificate.read(own), signer)


def _is_key_file(content: bytes) -> bool:
    from asn1crypto import pkcs12

    try:
        return bool(pkcs12.Pfx.load(content)["version"].native == "v3")
    except (ValueError, TypeError):
        return False


def _wrong_secret() -> Unusable:
    return Unusable(
        "wrong-passphrase",
        text("The passphrase of the key file is not right; nothing was signed."),
        hint=text("Type it again. Mind capital letters and the layout of the keyboard."),
    )


def _no_key_file() -> Unusable:
    return Unusable(
        "no-key-file",
        text("This file is no key file (PKCS#12)."),
        hint=text("Its name usually ends in .p12 or .pfx."),
    )


def quiet() -> None:
    """The libraries would write names of certificates into their log."""
    for name in ("pyhanko", "pyhanko_certvalidator"):
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)
