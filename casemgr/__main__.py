"""The command line: the group, its options, and the one place where an error becomes words and an exit code."""

import errno
import importlib
import io
import itertools
import os
import pkgutil
import sys
from pathlib import Path
from typing import Any

import click

from casemgr import __version__, commands
from casemgr.commands.invocation import Invocation
from casemgr.commands.printing import as_json
from casemgr.commands.usage import worded
from casemgr.errors import CaseError, Defect, Unusable, where
from casemgr.language import LANGUAGES, Language, text

NO_COMMANDS = ("carrying", "invocation", "printing", "secret", "usage", "verdict")
"""Modules beside the commands, which several of them use."""


class ByName(click.Group):
    """Finds a command by the name of its module, so that nothing else is imported."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        found = (module.name for module in pkgutil.iter_modules(commands.__path__))
        return sorted(name for name in found if name not in NO_COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in self.list_commands(ctx):
            return None
        command: click.Command = importlib.import_module(f"casemgr.commands.{name}").command
        return command


@click.group(cls=ByName, invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--register", type=click.Path(path_type=Path), envvar="CASEMGR_REGISTER", help="The register's file.")
@click.option("--as", "user", metavar="USER", envvar="CASEMGR_USER", help="Who acts.")
@click.option("--lang", type=click.Choice(LANGUAGES), envvar="CASEMGR_LANG", default="nl", help="Dutch or English.")
@click.option("--now", metavar="ISO", envvar="CASEMGR_NOW", help="Pretend it is this moment; practice registers only.")
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")
@click.version_option(__version__, prog_name="casemgr")
@click.pass_context
def group(
    ctx: click.Context, register: Path | None, user: str | None, lang: str, now: str | None, as_json: bool
) -> None:
    """Carries out a code of conduct on ICT, and the duties when personal data leak.

    Without a command the terminal screens open. Example: casemgr leak "Usb-stick verloren" --channel telephone
    """
    earlier = ctx.obj if isinstance(ctx.obj, Invocation) else None
    ctx.obj = Invocation(register, user, Language(lang), now, as_json or bool(earlier and earlier.json))
    if ctx.invoked_subcommand is None:
        importlib.import_module("casemgr.commands.ui").run(ctx.obj)


def main(arguments: list[str] | None = None) -> None:
    """Runs the program; the exit code says how it ended (see the contract)."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    _speak_any_terminal()
    wants_json = "--json" in given[: given.index("--")] if "--" in given else "--json" in given
    invocation = Invocation(None, None, Language(_wanted_language(given)), None, wants_json)
    try:
        code = group.main(given, prog_name="casemgr", standalone_mode=False, obj=invocation)
    except CaseError as error:
        _say(error, invocation)
        _finish(error.exit_code)
    except click.ClickException as error:
        _say(worded(error), invocation)
        _finish(2)
    except (KeyboardInterrupt, click.Abort):
        click.echo(invocation.language.say(text("Stopped. What was recorded is kept.")), err=True)
        _finish(130)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        _finish(0)
    except OSError as error:
        _say(_unwritten(error), invocation)
        _finish(2)
    except SystemExit as ended:
        _finish(0 if ended.code == 1 else int(ended.code or 0))  # click says 1 when nobody reads the answer any more
    except Exception as error:  # the edge: a traceback never reaches a user, and its values never a log
        _say(Defect(where(error)), invocation)
        if os.environ.get("CASEMGR_TRACEBACK"):
            raise
        _finish(70)
    else:
        _finish(code if isinstance(code, int) else 0)


def _unwritten(error: OSError) -> CaseError:
    """The answer could not be written: the disk it goes to is full. Anything else is a defect."""
    if error.errno != errno.ENOSPC:
        return Defect(where(error))
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    hint = text("What was recorded is kept; only the answer could not be written.")
    return Unusable("no-room-for-the-answer", text("There is no room to write the answer."), hint=hint)


def _speak_any_terminal() -> None:
    """A sign that the terminal's character set lacks is shown as "?", never as an error."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def _finish(code: int) -> None:
    """Leaves with a code; output that nobody reads any more is no error."""
    try:
        if sys.stdout is not None:
            sys.stdout.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    raise SystemExit(code)


def _wanted_language(given: list[str]) -> str:
    """The language before the options are read, so that even a usage error is worded."""
    for option, value in itertools.pairwise(given):
        if option == "--lang" and value in LANGUAGES:
            return value
    return "en" if "--lang=en" in given or os.environ.get("CASEMGR_LANG") == "en" else "nl"


def _say(error: CaseError, invocation: Invocation) -> None:
    say = invocation.language.say
    if invocation.json:
        words: dict[str, Any] = {
            "kind": error.kind, "title": say(error.title), "sentence": say(error.sentence),
            "hint": say(error.hint) or None, "source": error.source,
        }  # fmt: skip
        click.echo(as_json({"error": words}))
        return
    click.echo(f"{say(error.title)}: {say(error.sentence)}", err=True)
    if error.source:
        click.echo(f"  {say(text('Source'))}: {error.source}", err=True)
    if error.hint:
        click.echo(f"  {say(error.hint)}", err=True)


if __name__ == "__main__":
    main()
