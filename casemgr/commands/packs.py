"""`casemgr packs`: the codes of conduct that ship with casemgr, and the check of one's own."""

from pathlib import Path

import click

from casemgr.commands.invocation import Invocation
from casemgr.commands.printing import answer, columns, json_option
from casemgr.language import text


@click.group("packs", invoke_without_command=True)
@json_option
@click.pass_context
def command(ctx: click.Context) -> None:
    """The codes of conduct as data.

    \b
    casemgr packs
    """
    if ctx.invoked_subcommand is not None:
        return
    from casemgr.law import packs

    invocation: Invocation = ctx.obj
    say = invocation.language.say
    loaded = [packs.load(key) for key in sorted(packs.keys())]
    told = [
        {
            "pack": p.key,
            "name": say(p.name),
            "version": p.version,
            "owner": p.owner,
            "country": p.country,
            "digest": p.digest,
        }
        for p in loaded
    ]
    answer(invocation, told, columns([t["pack"], t["version"], t["country"], t["name"], t["owner"]] for t in told))


@command.command("check")
@click.argument("file", type=click.Path(path_type=Path))
@json_option
@click.pass_obj
def check(invocation: Invocation, file: Path) -> None:
    """Check a pack of your own; a mistake is named with its line.

    \b
    casemgr packs check mijn-code.toml
    """
    from casemgr.desk import codes, packchecks

    pack = packchecks.read(codes.contents(file), file.name)
    told = {"pack": pack.key, "version": pack.version, "digest": pack.digest, "ok": True}
    answer(
        invocation,
        told,
        [
            invocation.language.say(
                text(
                    "{file} is a valid pack: {key}, version {version}.",
                    file=file.name,
                    key=pack.key,
                    version=pack.version,
                )
            )
        ],
    )


@command.command("add")
@click.argument("pack")
@json_option
@click.pass_obj
def add(invocation: Invocation, pack: str) -> None:
    """Use one more code of conduct, or a new version of one; running cases keep theirs.

    \b
    casemgr packs add bh
    casemgr packs add mijn-code.toml
    """
    from casemgr.desk import codes

    with invocation.session() as session:
        added = codes.add(session, pack)
    told = {"pack": added.key, "version": added.version, "digest": added.digest}
    said = text("The register now uses {key}, version {version}.", key=added.key, version=added.version)
    answer(invocation, told, [invocation.language.say(said)])
