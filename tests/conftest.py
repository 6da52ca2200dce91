"""A practice register, made once and copied for each test."""

from pathlib import Path

import pytest

from tests.stories.office import NOW, Office, call


@pytest.fixture(autouse=True)
def _alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing of the person who runs the tests shows through."""
    for name in ("REGISTER", "USER", "LANG", "NOW", "TRACEBACK", "PASSPHRASE_FILE"):
        monkeypatch.delenv(f"CASEMGR_{name}", raising=False)


@pytest.fixture(scope="session")
def pristine(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A sandbox as `init` leaves it."""
    path = tmp_path_factory.mktemp("pristine") / "register.db"
    packs = ("--pack", "bev", "--pack", "asn")
    made = call("--register", str(path), "--now", "2026-11-02T09:00", "init", *packs, "--organisation", "Oefendorp",
                "--user", "tester", "--role", "dpo", "--role", "general_director", "--sandbox")  # fmt: skip
    assert made.code == 0, made.everything
    assert not path.with_name("register.db-wal").exists()
    return path


@pytest.fixture
def office(pristine: Path, tmp_path: Path) -> Office:
    """An office of its own for one test."""
    return Office(pristine, NOW).copy(tmp_path / "register.db")
