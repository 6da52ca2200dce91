"""A practice register under each code, made once and copied for each test."""

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from tests.stories.office import Office
from tests.workflows.breaches import office_with

Under = Callable[[str], Office]
"""An office that works under a code."""


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Office]:
    """The register of a code, as `init` leaves it."""
    return cache(lambda pack: office_with(tmp_path_factory.mktemp(pack), pack))


@pytest.fixture
def under(made: Callable[[str], Office], tmp_path: Path) -> Under:
    """An office of its own for one test."""
    return lambda pack: made(pack).copy(tmp_path / f"{pack}.db")
