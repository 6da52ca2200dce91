"""`casemgr handover`: who replaces whom, until when."""

import click

from casemgr.commands.invocation import Invocation
from casemgr.commands.printing import answer, columns, json_option
from casemgr.errors import Unusable
from casemgr.language import text


@click.command("handover")
@click.argument("user", required=False)
@click.option("--to", metavar="USER", help="Who replaces them.")
@click.option("--until", metavar="DATE", help="The last day.")
@click.option("--end", is_flag=True, help="End it now.")
@json_option
@click.pass_obj
def command(invocation: Invocation, user: str | None, to: str | None, until: str | None, end: bool) -> None:
    """Hand over the work of somebody who is away, until a day; without arguments, the hand-overs that run.

    \b
    casemgr handover director --to deputy --until 2026-12-04
    casemgr handover director --to deputy --end
    """
    from casemgr.desk import days, handing_over
    from casemgr.reading import people

    if user is not None and (to is None or (until is None) != end):
        raise Unusable(
            "usage",
            text("Say to whom, and until when or that it ends."),
            hint=text("Example: casemgr handover director --to deputy --until 2026-12-04"),
        )
    with invocation.session() as session:
        if user is None or to is None:
            rows = people.handovers(session.register, session.today.isoformat())
            told = [{"user": row["user"], "to": row["stand_in"], "until": row["until"]} for row in rows]
            answer(invocation, told, columns([one["user"], one["to"], one["until"]] for one in told))
            return
        last = days.require(until) if until is not None else None
        if last is not None:
            handing_over.start(session, user, to, last)
            done = text("{to} replaces {user} until {day}.", to=to, user=user, day=last)
        else:
            handing_over.end(session, user, to)
            done = text("{to} no longer replaces {user}.", to=to, user=user)
        said = {"user": user, "to": to, "until": last.isoformat() if last else None}
        answer(invocation, said, [session.language.say(done)])
