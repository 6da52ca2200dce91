"""`casemgr init`: makes a register."""

import getpass
from datetime import UTC, datetime

import click

from casemgr.commands.invocation import Invocation
from casemgr.commands.printing import answer, json_option
from casemgr.errors import Unusable
from casemgr.language import text


@click.command("init")
@click.option(
    "--pack", "packs", multiple=True, required=True, metavar="KEY", help="A code of conduct; the first is the default."
)
@click.option("--organisation", required=True, metavar="NAME")
@click.option("--user", metavar="NAME", help="The first user; the operating system's unless told.")
@click.option("--role", "roles", multiple=True, help="Roles of the first user; all unless told.")
@click.option("--sandbox", is_flag=True, help="For practice, for good; with invented users.")
@click.option("--no-encryption", is_flag=True, help="Encryption is not built yet: say that you know.")
@json_option
@click.pass_obj
def command(
    invocation: Invocation,
    packs: tuple[str, ...],
    organisation: str,
    user: str | None,
    roles: tuple[str, ...],
    sandbox: bool,
    no_encryption: bool,
) -> None:
    """Make a register.

    \b
    casemgr init --pack bev --organisation "Gemeente Oefendorp" --no-encryption
    casemgr --register oefen.db init --pack bev --organisation Oefendorp --sandbox
    """
    if not sandbox and not no_encryption:
        raise Unusable(
            "says-nothing-of-encryption",
            text("casemgr cannot encrypt a register yet."),
            hint=text("If the disk itself is encrypted, say so with --no-encryption; to practise, use --sandbox."),
        )
    from casemgr.desk import registers
    from casemgr.roles import load

    name = user or invocation.user or getpass.getuser()
    moment = datetime.now(UTC) if invocation.now is None or not sandbox else _moment(invocation.now, packs[0])
    given = roles or tuple(code for code, role in load().items() if role.account and not role.case_only)
    register = registers.create(
        invocation.path,
        organisation=organisation,
        keys=list(packs),
        now=moment,
        sandbox=sandbox,
        user=name,
        name=name,
        given=given,
    )
    register.close()
    told = {
        "register": str(invocation.path),
        "organisation": organisation,
        "packs": list(packs),
        "sandbox": sandbox,
        "user": name,
    }
    answer(invocation, told, [invocation.language.say(text("The register is made: {path}", path=str(invocation.path)))])


def _moment(written: str, pack: str) -> datetime:
    from zoneinfo import ZoneInfo

    from casemgr.desk.codes import named
    from casemgr.law.times import read_time

    return read_time(written, ZoneInfo(named(pack)[0].zone)).astimezone(UTC)
