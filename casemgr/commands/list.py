"""`casemgr list`: cases, newest first."""

import click

from casemgr.commands.invocation import Invocation
from casemgr.commands.printing import answer, columns, json_option
from casemgr.language import text


@click.command("list")
@click.option("--query", metavar="TEXT", default="", help="Words, a name or a number.")
@click.option("--workflow", metavar="NAME", help="Only this kind.")
@click.option("--state", metavar="STATE", help="Only in this state.")
@click.option("--person", metavar="P00001", help="Only about this person.")
@click.option("--limit", type=click.IntRange(1, 1000), default=50, show_default=True)
@click.option(
    "--after",
    type=click.IntRange(0, 2**62),
    metavar="POSITION",
    help="The page after this one: “next” of the answer before.",
)
@json_option
@click.pass_obj
def command(
    invocation: Invocation,
    query: str,
    workflow: str | None,
    state: str | None,
    person: str | None,
    limit: int,
    after: int | None,
) -> None:
    """Cases, newest first.

    \b
    casemgr list --query laptop --limit 20
    """
    from casemgr.desk import wording
    from casemgr.reading import cases

    workflow, state = wording.known_workflow(workflow), wording.known_state(workflow, state)
    with invocation.session() as session:
        say = session.language.say
        rows = cases.page(
            session.register,
            session.viewer,
            query=query,
            workflow=workflow,
            state=state,
            person=person,
            after=after,
            limit=limit + 1,
        )
        more, rows = len(rows) > limit, rows[:limit]
        told = [
            {
                "case": r["number"], "workflow": r["workflow"], "state": r["state"], "ended": bool(r["ended"]),
                "pack": r["pack"],
                "title": r["title"] or say(wording.neutral(r["workflow"])), "opened_at": r["opened_at"],
                "changed_at": r["changed_at"],
            }
            for r in rows
        ]  # fmt: skip
        lines = columns(
            [t["case"], say(wording.workflow(t["workflow"])), say(wording.state(t["workflow"], t["state"])), t["title"]]
            for t in told
        )
        if not told and not invocation.json:
            click.echo(say(text("No case was found that you may see.")), err=True)
        answer(invocation, {"cases": told, "next": rows[-1]["position"] if more else None}, lines)
