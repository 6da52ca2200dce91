"""`casemgr settings`: what the organisation has set, and what is still to be filled in."""

import click

from casemgr.commands.invocation import Invocation
from casemgr.commands.printing import answer, columns, json_option
from casemgr.errors import Unusable
from casemgr.language import text


@click.group("settings")
def command() -> None:
    """Settings that terms and letters depend on. Each change is recorded."""


@command.command("list")
@json_option
@click.pass_obj
def listed(invocation: Invocation) -> None:
    """What is set.

    \b
    casemgr settings list
    """
    from casemgr.reading import people

    with invocation.session() as session:
        found = people.settings(session.register)
        answer(
            invocation, [{"key": k, "value": v} for k, v in found.items()], columns([k, v] for k, v in found.items())
        )


@command.command("get")
@click.argument("key")
@json_option
@click.pass_obj
def get(invocation: Invocation, key: str) -> None:
    """One setting.

    \b
    casemgr settings get letters.window
    """
    from casemgr.reading import people

    with invocation.session() as session:
        found = people.settings(session.register)
        if key not in found:
            raise Unusable(
                "not-set",
                text("“{key}” is not set.", key=key[:60]),
                hint=text("See what can be set: casemgr settings missing"),
            )
        answer(invocation, {"key": key, "value": found[key]}, [found[key]])


@command.command("set")
@click.argument("key")
@click.argument("value")
@click.option("--basis", help="The decision or source this rests on.")
@json_option
@click.pass_obj
def set_(invocation: Invocation, key: str, value: str, basis: str | None) -> None:
    """Set something, with the decision it rests on.

    \b
    casemgr settings set leak.standing-mandate "DPO, eerste melding buiten kantooruren" --basis "besluit van 5
    oktober 2026"
    """
    from casemgr.desk import settings

    with invocation.session() as session:
        settings.set_value(session, key, value, basis)
        answer(invocation, {"key": key, "value": value}, [session.language.say(text("“{key}” is set.", key=key))])


@command.command("clear")
@click.argument("key")
@click.option("--basis", help="The decision or source this rests on.")
@json_option
@click.pass_obj
def clear(invocation: Invocation, key: str, basis: str | None) -> None:
    """Take a setting away: what casemgr comes with holds again.

    \b
    casemgr settings clear letters.folder
    """
    from casemgr.desk import settings

    with invocation.session() as session:
        settings.clear(session, key, basis)
        answer(invocation, {"key": key}, [session.language.say(text("“{key}” is no longer set.", key=key))])


@command.command("missing")
@json_option
@click.pass_obj
def missing(invocation: Invocation) -> None:
    """What the law or a letter needs and nobody has filled in yet.

    \b
    casemgr settings missing
    """
    from casemgr.desk import settings

    with invocation.session() as session:
        say = session.language.say
        found = settings.missing(session)
        told = [
            {"key": m.key, "label": say(m.label), "source": m.source, "waiting": m.waiting, "fill": say(m.fill)}
            for m in found
        ]
        lines = []
        for t in told:
            lines += [
                f"{t['key']}  {t['label']}{'  !!' if t['waiting'] else ''}",
                f"    {t['source']}",
                f"    {t['fill']}",
            ]
        answer(invocation, told, lines)
