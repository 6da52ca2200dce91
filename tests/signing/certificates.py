"""An authority and certificates of invented people, made on the spot."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, Encoding, pkcs12
from cryptography.x509.oid import NameOID

SECRET = "geheim wóórd"
START = datetime(2026, 1, 1, tzinfo=UTC)
PRIVATE = rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey


@dataclass(frozen=True)
class Holder:
    """Somebody's certificate with its key."""

    certificate: x509.Certificate
    key: PRIVATE

    def p12(self, path: Path, secret: str = SECRET, *others: x509.Certificate) -> Path:
        """As a key file."""
        lock = BestAvailableEncryption(secret.encode())
        path.write_bytes(pkcs12.serialize_key_and_certificates(b"x", self.key, self.certificate, others, lock))
        return path

    def pem(self, path: Path) -> Path:
        """The certificate alone."""
        path.write_bytes(self.certificate.public_bytes(Encoding.PEM))
        return path


def _usage(*names: str) -> x509.KeyUsage:
    every = ("digital_signature", "content_commitment", "key_encipherment", "data_encipherment", "key_agreement",
             "key_cert_sign", "crl_sign", "encipher_only", "decipher_only")  # fmt: skip
    return x509.KeyUsage(**{name: name in names for name in every})


def _named(name: str, **more: str) -> x509.Name:
    found = [x509.NameAttribute(NameOID.COMMON_NAME, name)]
    if "serial" in more:
        found.append(x509.NameAttribute(NameOID.SERIAL_NUMBER, more["serial"]))
    return x509.Name(found)


class Authority:
    """Who vouches for them; `expired` certificates and other uses on request."""

    def __init__(self, name: str = "Oefen CA") -> None:
        self.key = ec.generate_private_key(ec.SECP256R1())
        self.rsa = rsa.generate_private_key(65537, 2048)  # one for all: making one is slow
        self.name = _named(name)
        self.certificate = self._made(self.name, self.key, ("key_cert_sign", "crl_sign"), 0, 4000, ca=True)
        self.root = Holder(self.certificate, self.key)

    def issue(
        self, name: str, *, uses: Iterable[str] = ("content_commitment",), days: tuple[int, int] = (0, 3000),
        curve: bool = False, **more: str,
    ) -> Holder:  # fmt: skip
        """A certificate in this name, valid from and until so many days after the first of January 2026."""
        key: PRIVATE = ec.generate_private_key(ec.SECP256R1()) if curve else self.rsa
        return Holder(self._made(_named(name, **more), key, tuple(uses), *days), key)

    def _made(
        self, name: x509.Name, key: Any, uses: tuple[str, ...], since: int, until: int, *, ca: bool = False
    ) -> x509.Certificate:
        builder = x509.CertificateBuilder().subject_name(name).issuer_name(self.name).public_key(key.public_key())
        builder = builder.serial_number(x509.random_serial_number())
        builder = builder.not_valid_before(START + timedelta(since)).not_valid_after(START + timedelta(until))
        builder = builder.add_extension(x509.BasicConstraints(ca=ca, path_length=None), critical=True)
        builder = builder.add_extension(
            x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False
        ).add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(self.key.public_key()), critical=False)
        if uses:
            builder = builder.add_extension(_usage(*uses), critical=True)
        return builder.sign(self.key, hashes.SHA256())
