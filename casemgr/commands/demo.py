"""`casemgr demo`: the screens on a practice register with invented cases, thrown away afterwards."""

import contextlib
import dataclasses
import os
import shutil
import signal
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from types import FrameType

import click

from casemgr.commands.invocation import Invocation
from casemgr.errors import Unusable
from casemgr.language import text

DEFAULT_USER = "director"


@click.command("demo")
@click.option("--seed", type=int, default=0, show_default=True, help="Another one gives other names, another order.")
@click.option("--user", metavar="USER", help=f"As whom: {DEFAULT_USER} unless told, or dpo, personnel, …")
@click.option("--keep", metavar="FILE", type=click.Path(path_type=Path), help="Write it here and open nothing.")
@click.pass_obj
def command(invocation: Invocation, seed: int, user: str | None, keep: Path | None) -> None:
    """Look around: the screens on a practice register with invented cases. Nothing is kept.

    \b
    casemgr demo
    casemgr demo --user dpo
    casemgr demo --keep oefen.db
    """
    viewer = _known(user or invocation.user or DEFAULT_USER)
    now = _moment(invocation)
    if keep is not None:
        _make(keep, now, seed)
        say = invocation.language.say
        click.echo(say(text("The practice register is made: {path}", path=str(keep))))
        click.echo(say(text("Open it with: casemgr --register {path} --as {user}", path=str(keep), user=viewer)))
        return
    with _folder() as folder:
        from casemgr.commands import ui

        path = folder / "oefenregister.db"
        _make(path, now, seed)
        ui.run(dataclasses.replace(invocation, register=path, user=viewer))


def _known(user: str) -> str:
    from casemgr.desk.practice_people import users

    if user in users():
        return user
    raise Unusable(
        "unknown-user",
        text("The practice register has no user “{user}”.", user=user[:60]),
        hint=text("It has: {users}.", users=", ".join(users())),
    )


def _moment(invocation: Invocation) -> datetime:
    """Now, or the pretended moment: a practice register allows that."""
    if invocation.now is None:
        return datetime.now(UTC)
    from zoneinfo import ZoneInfo

    from casemgr.desk.practice import PACKS
    from casemgr.law.packs import load
    from casemgr.law.times import read_time

    return read_time(invocation.now, ZoneInfo(load(PACKS[0]).zone)).astimezone(UTC)


def _make(path: Path, now: datetime, seed: int) -> None:
    from casemgr.desk import practice

    practice.make(path, now, seed=seed).close()


@contextlib.contextmanager
def _folder() -> Iterator[Path]:
    """A private folder that goes away at the end, and also when the window is closed while the screens are open."""
    with tempfile.TemporaryDirectory(prefix="casemgr-", ignore_cleanup_errors=True) as name:

        def leave(number: int, frame: FrameType | None) -> None:
            shutil.rmtree(name, ignore_errors=True)
            signal.signal(number, signal.SIG_DFL)
            os.kill(os.getpid(), number)

        numbers = [getattr(signal, known) for known in ("SIGHUP", "SIGTERM") if hasattr(signal, known)]
        before = [signal.signal(number, leave) for number in numbers]
        try:
            yield Path(name)
        finally:
            for number, handler in zip(numbers, before, strict=True):
                signal.signal(number, handler)
