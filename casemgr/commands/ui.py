"""`casemgr` and `casemgr ui`: the terminal screens."""

from datetime import UTC, datetime
from typing import Any

import click

from casemgr.commands.invocation import Invocation
from casemgr.errors import Defect, Unusable, where
from casemgr.language import text


@click.command("ui")
@click.option("--flat", is_flag=True, help="One column of sentences, for screen readers and braille.")
@click.pass_obj
def command(invocation: Invocation, flat: bool) -> None:
    """Open the terminal screens; the same as casemgr without a command.

    \b
    casemgr ui --flat
    """
    run(invocation, flat=flat)


def run(invocation: Invocation, *, flat: bool = False) -> None:
    """Opens the register and the screens over it; the terminal is left as it was."""
    import sys

    from platformdirs import user_config_path

    from casemgr.desk.session import Session
    from tui.app import make_app
    from tui.preferences import Preferences

    if not sys.stdout.isatty():
        hint = text("See what the command line can do: casemgr --help")
        raise Unusable("no-terminal", text("The screens need a terminal."), hint=hint)
    preferences = Preferences.read(user_config_path("casemgr", appauthor=False) / "screen.toml")
    preferences.flat = preferences.flat or flat
    if not invocation.path.exists() and not _begin(invocation, preferences):
        return
    register = invocation.open()
    try:
        fixed = invocation.moment(register) if invocation.now else None
        started = datetime.now(UTC)

        def clock() -> datetime:
            """The real moment, or the pretended one going on from where it was set."""
            return datetime.now(UTC) if fixed is None else fixed + (datetime.now(UTC) - started)

        session = Session(register, invocation.actor, clock(), invocation.language)
        app = make_app(session, clock, preferences)
        app.run()
        if app.failed is not None:
            raise Defect(where(app.failed))
    finally:
        register.close()


def _begin(invocation: Invocation, preferences: Any) -> bool:
    """The first start: makes the register at its usual place; False when the person left."""
    from casemgr.desk import beginning
    from tui.firststart import FirstStart

    def make(values: dict[str, object]) -> beginning.Begun:
        return beginning.make(invocation.path, invocation.actor, values, datetime.now(UTC))

    app = FirstStart(make, invocation.language, lambda: datetime.now(UTC), preferences)
    begun = app.run()
    if app.failed is not None:
        raise Defect(where(app.failed))
    return begun is not None
