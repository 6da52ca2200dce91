"""The runner of played stories: marks are filled in, and JSON in a command stays as it is."""

from pathlib import Path

from tests.stories.office import Office
from tests.stories.play import Play


def test_json_in_a_command_keeps_its_braces_and_gets_its_marks() -> None:
    play = Play(Office(Path("none.db")), {}, people={"clerk": "P00007"}, letters=["01", "02"], now="2026-03-02T09:00")
    said = [
        "people",
        "change",
        "{person clerk}",
        "--data",
        '{"left": "{today}", "spare": {"a": 1}, "of": "{letter 1}"}',
    ]
    assert play._filled({"command": said})["command"] == [
        "people", "change", "P00007", "--data", '{"left": "2026-03-02", "spare": {"a": 1}, "of": "02"}',
    ]  # fmt: skip
