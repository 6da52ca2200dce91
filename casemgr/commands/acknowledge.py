"""`casemgr acknowledge`: who signed which version of a code of conduct, and when."""

import click

from casemgr.commands.invocation import Invocation
from casemgr.commands.printing import answer, json_option
from casemgr.language import text


@click.command("acknowledge")
@click.argument("person", nargs=-1, required=True)
@click.option("--pack", required=True, metavar="KEY", help="The code of conduct.")
@click.option("--version", help="Of the code; the newest unless told.")
@click.option("--on", metavar="DATE", help="The day on which it was signed; today unless told.")
@click.option("--withdraw", is_flag=True, help="It was recorded by mistake.")
@json_option
@click.pass_obj
def command(
    invocation: Invocation, person: tuple[str, ...], pack: str, version: str | None, on: str | None, withdraw: bool
) -> None:
    """Record that one or more people signed a code. See who has not: casemgr people list --unsigned PACK.

    \b
    casemgr acknowledge P00017 --pack bev --version 2020 --on 2026-11-20
    """
    from casemgr.desk import days, signing

    day = days.require(on) if on else None
    with invocation.session() as session:
        done = signing.acknowledge(session, person, pack, version, day, withdrawn=withdraw)
        told = {
            "people": list(done.people), "pack": done.pack, "version": done.version, "on": done.on.isoformat(),
            "recorded": len(done.people) - len(done.known),
        }  # fmt: skip
        alone = {"person": done.people[0]} if len(done.people) == 1 else {}
        line = text("Signatures withdrawn: {count}.", count=told["recorded"]) if withdraw else text(
            "Signatures recorded: {count} ({pack} {version}, {day}).",
            count=told["recorded"], pack=done.pack, version=done.version, day=done.on,
        )  # fmt: skip
        answer(invocation, {**alone, **told}, [session.language.say(line)])
