"""Every command of the contract is there, says what it does, and gives an example that can be typed."""

import shlex
from pathlib import Path

import click
import pytest

from casemgr.__main__ import group
from casemgr.commands.invocation import Invocation
from casemgr.language import Language
from tests.stories.office import call

CONTRACT = (
    "init", "leak", "open", "take", "steps", "show", "list", "due", "deadline", "letter", "letters", "documents",
    "people", "intake", "verify", "rebuild", "packs", "workflows", "facts", "report", "settings", "entities", "users",
    "plan", "acknowledge", "handover",
)  # fmt: skip


def commands() -> dict[str, click.Command]:
    """Every command and subcommand by what one types."""
    ctx = click.Context(group, obj=Invocation(None, None, Language("en"), None, False))
    found: dict[str, click.Command] = {}
    for name in group.list_commands(ctx):
        command = group.get_command(ctx, name)
        if command is None or name == "ui":
            continue
        found[name] = command
        if isinstance(command, click.Group):
            found |= {f"{name} {sub}": one for sub, one in command.commands.items()}
    return found


def test_every_command_of_the_contract_is_there() -> None:
    assert set(CONTRACT) <= set(commands())


@pytest.mark.parametrize("name", sorted(commands()))
def test_help_says_what_it_does_and_gives_an_example(name: str) -> None:
    answer = call(*name.split(), "--help")
    assert answer.code == 0
    assert answer.err == ""
    command = commands()[name]
    if not isinstance(command, click.Group) or command.invoke_without_command:
        assert f"casemgr {name}" in answer.out or f"casemgr --register oefen.db {name}" in answer.out
    assert call(*name.split(), "-h").out == answer.out


def examples(text: str) -> list[str]:
    """The command lines of a help text; one goes on in the next line while a quotation is open."""
    found: list[str] = []
    for line in text.splitlines():
        if line.strip().startswith("casemgr "):
            found.append(line.strip())
        elif found and found[-1].count("'") % 2 + found[-1].count('"') % 2:
            found[-1] += f" {line.strip()}"
    return found


@pytest.mark.parametrize("name", sorted(commands()))
def test_the_example_of_the_help_can_be_typed(name: str) -> None:
    command = commands()[name]
    for line in examples(command.help or ""):
        typed = shlex.split(line)[1:]
        while typed and typed[0].startswith("--"):
            typed = typed[2:]
        given = typed[len(name.split()) :]
        assert typed[: len(name.split())] == name.split(), line
        ctx = click.Context(command, info_name=name, obj=Invocation(None, None, Language("en"), None, False))
        if not isinstance(command, click.Group):
            command.parse_args(ctx, given)


@pytest.mark.parametrize(
    "command", [("facts",), ("facts", "AwarenessEstablished"), ("workflows",), ("letters",), ("packs",)]
)
@pytest.mark.parametrize("lang", ["nl", "en"])
def test_what_is_loaded_is_told_without_a_register(command: tuple[str, ...], lang: str, tmp_path: Path) -> None:
    before = ("--register", str(tmp_path / "none.db"), "--lang", lang)
    plain, told = call(*before, *command), call(*before, *command, "--json")
    assert (plain.code, told.code, plain.err, told.err) == (0, 0, "", "")
    assert plain.out.strip()
    assert told.told
    assert list(tmp_path.iterdir()) == []


def test_both_languages_are_spoken() -> None:
    for command in (("facts",), ("workflows",), ("letters",)):
        dutch, english = (call("--lang", lang, *command).out for lang in ("nl", "en"))
        assert dutch != english
        assert call(*command).out == dutch
