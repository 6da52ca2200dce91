"""Signing with a token: SoftHSM2, a real PKCS#11 module, in a folder of the test."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from tests.commands.process import program, whole
from tests.signing.certificates import Holder
from tests.signing.conftest import Desk
from tests.signing.programs import required
from tests.stories.office import NOW

MODULES = ("/usr/lib/softhsm/libsofthsm2.so", "/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so",
           "/usr/local/lib/softhsm/libsofthsm2.so")  # fmt: skip
PIN = "123456"


class Card:
    """A token in a folder of its own. The program under test runs in its own process: a module is set up once a
    process.
    """

    def __init__(self, folder: Path, desk: Desk) -> None:
        required("softhsm2-util")
        required("pkcs11-tool")
        self.module = next((path for path in MODULES if Path(path).exists()), "")
        self.folder, self.desk = folder / "tokens", desk
        self.folder.mkdir()
        config = folder / "softhsm2.conf"
        config.write_text(f"directories.tokendir = {self.folder}\nlog.level = ERROR\n")
        self.environment = os.environ | {"SOFTHSM2_CONF": str(config), "COLUMNS": "100"}
        self.label = "kaart"
        self.add(self.label)

    def add(self, label: str) -> None:
        """Makes a token."""
        self._run("softhsm2-util", "--init-token", "--free", "--label", label, "--pin", PIN, "--so-pin", "87654321")

    def hold(self, holder: Holder, label: str, name: str = "01", token: str = "") -> None:
        """Puts somebody's key and certificate on it."""
        key, certificate = self.folder.parent / "key.der", self.folder.parent / "cert.der"
        key.write_bytes(holder.key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption()))
        certificate.write_bytes(holder.certificate.public_bytes(Encoding.DER))
        for kind, path in (("privkey", key), ("cert", certificate)):
            use = ("--usage-sign",) if kind == "privkey" else ()
            self._run(
                "pkcs11-tool", "--module", self.module, "--token-label", token or self.label, "--login", "--pin", PIN,
                "--write-object", str(path), "--type", kind, "--id", name, "--label", label, *use,
            )  # fmt: skip

    def sign(self, number: str, *options: str, pin: str = PIN, user: str = "director") -> Any:
        """The program, with the PIN in a file; the answer as data and the exit code."""
        environment = self.environment | {"CASEMGR_SIGN_SECRET_FILE": self.desk.secret(pin)}
        done = program(
            "--register", str(self.desk.office.path), "--as", user, "--lang", "en", "--now", NOW, "sign", number[:-3],
            number, "--token", self.module, *options, "--json", env=environment,
        )  # fmt: skip
        assert pin not in (done.stdout + done.stderr).decode() or not pin
        assert done.stdout, done.stderr.decode()
        return json.loads(done.stdout)

    def refused(self, number: str, kind: str, *options: str, pin: str = PIN) -> str:
        """Refused for this reason, with nothing recorded."""
        before = whole(self.desk.office)
        told = self.sign(number, *options, pin=pin)
        assert told["error"]["kind"] == kind, told
        assert whole(self.desk.office) == before
        return f"{told['error']['sentence']} {told['error']['hint']}"

    def _run(self, *words: str) -> None:
        done = subprocess.run(words, env=self.environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr


@pytest.fixture
def card(desk: Desk, tmp_path: Path) -> Card:
    return Card(tmp_path, desk)


@pytest.fixture
def number(desk: Desk) -> str:
    return desk.measure()


@pytest.mark.parametrize("curve", [False, True])
def test_a_token_signs(card: Card, number: str, curve: bool, tmp_path: Path) -> None:
    card.hold(card.desk.authority.issue("Els Peeters", curve=curve), "Signature")
    told = card.sign(number)
    assert told.get("whole") is True, told
    required("pdfsig")
    path = tmp_path / "signed.pdf"
    path.write_bytes(card.desk.kept(number))
    said = subprocess.run(["pdfsig", "-nocert", str(path)], capture_output=True, text=True, check=True).stdout
    assert "Signature is Valid" in said


def test_of_two_certificates_the_one_to_sign_with_is_taken(card: Card, number: str) -> None:
    """As on a Belgian identity card."""
    authority = card.desk.authority
    card.hold(authority.issue("Els Peeters (Authentication)", uses=("digital_signature",)), "Authentication", "02")
    card.hold(authority.issue("Els Peeters (Signature)"), "Signature", "03")
    told = card.sign(number)
    assert told.get("whole") is True, told


def test_a_certificate_is_named_by_its_label(card: Card, number: str) -> None:
    authority = card.desk.authority
    card.hold(authority.issue("Els Peeters"), "Een", "02")
    card.hold(authority.issue("Els Peeters"), "Twee", "03")
    card.refused(number, "which-certificate")
    card.refused(number, "which-certificate", "--certificate", "Drie")
    assert card.sign(number, "--certificate", "Twee")["whole"] is True


def test_a_token_is_named_by_its_label(card: Card, number: str) -> None:
    card.add("tweede")
    card.hold(card.desk.authority.issue("Els Peeters"), "Signature", token="tweede")  # a label
    card.refused(number, "which-token")
    card.refused(number, "no-token", "--token-label", "derde")
    card.refused(number, "no-token", "--slot", "999999")
    assert card.sign(number, "--token-label", "tweede")["whole"] is True


def test_a_wrong_pin_says_no_more_about_tries_than_the_token_does(card: Card, number: str) -> None:
    card.hold(card.desk.authority.issue("Els Peeters"), "Signature")
    said = card.refused(number, "wrong-pin", pin="654321")
    assert "few" in said
    assert not any(character.isdigit() for character in said)
    assert card.sign(number)["whole"] is True


def test_without_a_pin_the_key_is_not_seen(card: Card, number: str) -> None:
    card.hold(card.desk.authority.issue("Els Peeters"), "Signature")
    card.refused(number, "no-private-key", pin="")


def test_an_expired_certificate_on_a_token(card: Card, number: str) -> None:
    card.hold(card.desk.authority.issue("Els Peeters", days=(0, 100)), "Signature")
    card.refused(number, "certificate-expired")


def test_a_module_that_does_not_load(card: Card, number: str, tmp_path: Path) -> None:
    other = tmp_path / "geen.so"
    other.write_bytes(b"\x7fELF")
    for path in (str(other), str(tmp_path / "weg.so")):
        card.module = path
        card.refused(number, "no-token-module")


def test_an_empty_token(card: Card, number: str) -> None:
    card.refused(number, "which-certificate")


def test_a_token_that_is_not_there(card: Card, number: str) -> None:
    shutil.rmtree(card.folder)
    card.folder.mkdir()
    card.refused(number, "no-token")


REMOVED = """
import os, shutil, sys
from pathlib import Path
from casemgr.signatures import key, pen
from casemgr.errors import CaseError
from casemgr.signatures.rooms import rooms
from datetime import UTC, datetime
module, folder, letter = sys.argv[1:]
content = Path(letter).read_bytes()
try:
    with key.ready(key.Token(Path(module), "123456")) as held:
        shutil.rmtree(folder)
        pen.sign(content, held, rooms(content)[0], ["x"], datetime(2026, 11, 21, tzinfo=UTC))
except CaseError as error:
    print(error.kind)
"""


def test_a_token_taken_away_while_signing(card: Card, number: str, tmp_path: Path) -> None:
    card.hold(card.desk.authority.issue("Els Peeters"), "Signature")
    letter = tmp_path / "letter.pdf"
    letter.write_bytes(card.desk.kept(number))
    words = [sys.executable, "-c", REMOVED, card.module, str(card.folder), str(letter)]
    done = subprocess.run(words, env=card.environment, capture_output=True, text=True, check=False)
    # SoftHSM does not always tell a token that is gone from one that fails; a card in a reader does.
    assert done.stdout.strip() in ("token-gone", "token-failed"), done.stderr
