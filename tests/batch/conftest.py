"""A practice register under a code that tells staff of a control, made once and copied for each test."""

from pathlib import Path

import pytest

from tests.batch.lists import made, warned
from tests.stories.office import Office


@pytest.fixture(scope="session")
def town_made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """The register and its case."""
    office = made(tmp_path_factory.mktemp("town") / "register.db")
    return office.path, warned(office)


@pytest.fixture
def town(town_made: tuple[Path, str], tmp_path: Path) -> Office:
    """A register of its own for one test."""
    return Office(town_made[0]).copy(tmp_path / "register.db")


@pytest.fixture
def case(town_made: tuple[Path, str]) -> str:
    """The case whose notice goes to many."""
    return town_made[1]
