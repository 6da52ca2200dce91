"""Calendar files as other programs read them."""

import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

from tests.stories.office import Office


def events(path: Path) -> list[Any]:
    """The events of a file in its order."""
    return list(Calendar.from_ical(path.read_bytes()).walk("VEVENT"))


def fetched(office: Office, user: str, *command: str, place: Path, now: str | None = None) -> list[Any]:
    """What a command writes."""
    answer = office.run(user, *command, "-o", str(place), now=now, lang="nl")
    assert answer.code == 0, answer.everything
    return events(place)


def calcurse(path: Path, zone: str = "Europe/Brussels") -> list[dict[str, str]]:
    """The same file taken in by calcurse, a program of others, and what it holds after that: local times."""
    program = shutil.which("calcurse")
    if program is None:
        if os.environ.get("CI") == "true":
            pytest.fail("calcurse is not installed: .ci/run installs it")
        pytest.skip("calcurse is not installed")
    home = path.with_suffix(".calcurse")
    home.mkdir()
    before = [program, "-D", str(home), "-C", str(home)]
    surroundings = {"PATH": os.environ["PATH"], "TZ": zone, "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8", "HOME": str(home)}
    taken = subprocess.run([*before, "-i", str(path)], check=True, capture_output=True, text=True, env=surroundings)
    assert "0 skipped" in taken.stdout, taken.stdout
    held = subprocess.run([*before, "-x"], check=True, capture_output=True, text=True, env=surroundings).stdout
    parts = held.split("BEGIN:VEVENT\n")[1:]
    lines = [part.partition("END:VEVENT")[0].splitlines() for part in parts]
    return [{line.partition(":")[0]: line.partition(":")[2] for line in event} for event in lines]
