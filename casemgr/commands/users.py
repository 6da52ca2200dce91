"""`casemgr users`: who may do what."""

import click

from casemgr.commands.invocation import Invocation
from casemgr.commands.printing import answer, columns, json_option
from casemgr.language import text


@click.group("users")
def command() -> None:
    """Users of the register and their roles."""


@command.command("list")
@json_option
@click.pass_obj
def listed(invocation: Invocation) -> None:
    """Every user with their roles.

    \b
    casemgr users list
    """
    from casemgr.reading import people

    with invocation.session() as session:
        told = [
            {"user": r["user"], "name": r["name"], "function": r["function"], "roles": r["roles"].split()}
            for r in people.users(session.register)
        ]
        answer(
            invocation, told, columns([t["user"], t["name"], t["function"] or "", " ".join(t["roles"])] for t in told)
        )


@command.command("add")
@click.argument("user")
@click.option("--name", required=True, help="As it stands under letters.")
@click.option("--function", help="As it stands under letters.")
@click.option("--role", "roles", multiple=True, required=True, help="May be given more than once.")
@json_option
@click.pass_obj
def add(invocation: Invocation, user: str, name: str, function: str | None, roles: tuple[str, ...]) -> None:
    """Add a user.

    \b
    casemgr users add jan --name "Jan Claes" --function "adjunct-algemeendirecteur" --role deputy_director
    """
    from casemgr.desk import registers

    with invocation.session() as session:
        registers.add_user(session, user, name, roles, function)
        told = {"user": user, "name": name, "function": function, "roles": list(roles)}
        answer(invocation, told, [session.language.say(text("User {user} is added.", user=user))])


@command.command("remove")
@click.argument("user")
@json_option
@click.pass_obj
def remove(invocation: Invocation, user: str) -> None:
    """Take a user's account and roles away; what they recorded stays.

    \b
    casemgr users remove jan
    """
    from casemgr.desk import registers

    with invocation.session() as session:
        registers.remove_user(session, user)
        answer(invocation, {"user": user}, [session.language.say(text("User {user} is removed.", user=user))])
