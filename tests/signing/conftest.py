"""Letters to sign, and people with certificates."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.signing.certificates import SECRET, Authority, Holder
from tests.stories.office import Answer, Office
from tests.stories.test_signed import JUDGED, MEASURE, appealed
from tests.workflows.breaches import charged, person

NOW = "2026-11-21T14:00"


@dataclass
class Desk:
    """An office with letters to sign, and the key files of who works there."""

    office: Office
    folder: Path
    authority: Authority

    def holder(self, name: str, **said: Any) -> Path:
        """The key file of somebody."""
        return self.key_file(self.authority.issue(name, **said), name)

    def key_file(self, holder: Holder, name: str) -> Path:
        return holder.p12(self.folder / f"{abs(hash(name))}.p12", SECRET, self.authority.certificate)

    def secret(self, said: str = SECRET) -> str:
        """A file with the passphrase, as a script has it."""
        path = self.folder / "secret"
        path.write_text(f"{said}\n", "utf-8")
        return str(path)

    def sign(self, user: str, number: str, *options: str, now: str | None = None) -> Answer:
        """Tries to sign a letter."""
        return self.office.ask(user, "sign", number.rpartition("-")[0], number, *options, now=now)

    def kept(self, number: str, *options: str, user: str = "director") -> bytes:
        """The bytes that are opened and printed from now on."""
        place = self.folder / "kept.pdf"
        case = number.rpartition("-")[0]
        got = self.office.ask(user, "documents", case, "--get", number, *options, "-o", str(place))
        assert got.code == 0, got.everything
        return place.read_bytes()

    def measure(self) -> str:
        """A letter that the director signs."""
        case = charged(self.office, person(self.office))
        self.office.take("director", case, "MeasureOrdered", **MEASURE)
        return str(self.office.told("director", "letter", case, "measure_order")["number"])

    def on_appeal(self) -> str:
        """A letter that the mayor signs first, and the secretary of the college after them."""
        said = ("users", "add", "mayor", "--name", "An Boone", "--function", "burgemeester", "--role", "mayor")
        assert self.office.ask("director", *said).code == 0
        case, now = appealed(self.office), "2026-12-18T16:00"
        self.office.take("college", case, "AppealDecided", now=now, **JUDGED | {"chair": "An Boone"})
        return str(self.office.told("college", "letter", case, "appeal_decision", now=now)["number"])


@pytest.fixture(scope="session")
def authority() -> Authority:
    return Authority()


@pytest.fixture
def desk(office: Office, tmp_path: Path, authority: Authority, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    made = Desk(office, tmp_path, authority)
    monkeypatch.setenv("CASEMGR_SIGN_SECRET_FILE", made.secret())
    yield made
    shutil.rmtree(tmp_path, ignore_errors=True)
