"""`casemgr report`: what was told, and what is to become of it."""

import click

from casemgr.commands.invocation import Invocation
from casemgr.commands.printing import answer, columns, json_option, read_data


@click.group("report")
def command() -> None:
    """Reports: list those that wait, and triage one."""


@command.command("list")
@click.option("--all", "everything", is_flag=True, help="Also those that were triaged.")
@json_option
@click.pass_obj
def listed(invocation: Invocation, everything: bool) -> None:
    """Reports that wait for triage.

    \b
    casemgr report list
    """
    from datetime import datetime

    from casemgr.desk import wording
    from casemgr.desk.current import zone_of
    from casemgr.reading import cases

    with invocation.session() as session:
        say = session.language.say
        state = None if everything else "received"
        rows = cases.page(session.register, session.viewer, workflow="report", state=state, limit=1000)
        told = [{"case": r["number"], "state": r["state"], "opened_at": r["opened_at"]} for r in rows]
        answer(
            invocation,
            told,
            columns(
                [
                    t["case"],
                    say(wording.state("report", t["state"])),
                    session.language.short_moment(
                        datetime.fromisoformat(t["opened_at"]).astimezone(zone_of(session.register))
                    ),
                ]
                for t in told
            ),
        )


@command.command("triage")
@click.argument("case")
@click.option("--data", required=True, metavar="JSON|-|@FILE", help="outcome and reasoning.")
@json_option
@click.pass_obj
def triage(invocation: Invocation, case: str, data: str) -> None:
    """Say what a report is: leak, breach, both, harassment, subject_request, ticket, complaint or nothing.

    \b
    casemgr report triage 2026-0003 --data '{"outcome": "leak", "reasoning": "…"}'
    """
    from casemgr.desk import casework, taking, telling

    said = read_data(data)
    with invocation.session() as session:
        taking.take(session, case, "ReportTriaged", said)
        row = casework.require_seen(session, case)
        told = telling.case(session, row)
        answer(invocation, told, telling.case_lines(session, told, row))
