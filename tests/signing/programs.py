"""Programs of the system that some of these tests use: skipped without them here, never on the machine that checks."""

import os
import shutil

import pytest


def required(program: str) -> str:
    """Where it is."""
    found = shutil.which(program)
    if found is None and os.environ.get("CI") == "true":
        pytest.fail(f"{program} must be there where the project is checked")
    if found is None:
        pytest.skip(f"{program} is not installed here")
    return found
