"""A practice register, made once and copied for each test; a print system, started when a test asks for it."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.printing import cupsd
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


@pytest.fixture(scope="session")
def print_system() -> Iterator[cupsd.Cups]:
    """A real CUPS, started once: in a folder of its own, since its socket needs a short path others can enter."""
    if why := cupsd.lacks():
        assert os.environ.get("CI") != "true", why
        pytest.skip(why)
    root = Path(tempfile.mkdtemp(prefix="cups-"))
    root.chmod(0o755)
    try:
        yield from cupsd.running(root)
    finally:
        shutil.rmtree(root, ignore_errors=True)


@pytest.fixture
def cups(print_system: cupsd.Cups, monkeypatch: pytest.MonkeyPatch) -> cupsd.Cups:
    """The same for one test, which finds it as any program finds its print system."""
    for name, value in print_system.environment.items():
        if name != "LC_ALL":
            monkeypatch.setenv(name, value)
    if print_system.process is None:
        print_system.start()
    print_system.clean()
    return print_system
