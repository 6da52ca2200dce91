"""Every story of `tests/stories/played/`, from its first act to its last, through the command line."""

from collections import Counter
from pathlib import Path

import pytest

from casemgr.law import packs
from tests.stories.office import Office
from tests.stories.play import Play, read, stories


@pytest.mark.parametrize("name", stories())
def test_it_goes_as_it_is_told(name: str, tmp_path: Path) -> None:
    story = read(name)
    play = Play(Office(tmp_path / "register.db"), story)
    play.begin()
    for act in story["act"]:
        play.act(act)


def test_each_code_has_its_stories() -> None:
    told = Counter(read(name)["pack"] for name in stories())
    assert {key: count for key in packs.keys() if (count := told[key]) < 4} == {}  # noqa: SIM118  a function


def test_each_code_refuses_five_shortcuts() -> None:
    most: dict[str, int] = {}
    for name in stories():
        story = read(name)
        refused = {act["refused"] for act in story["act"] if "refused" in act}
        most[story["pack"]] = max(most.get(story["pack"], 0), len(refused))
    assert {pack: count for pack, count in most.items() if count < 5} == {}
