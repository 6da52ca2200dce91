"""`casemgr people`: staff and others whom cases are about."""

import click

from casemgr.commands.invocation import Invocation
from casemgr.commands.printing import answer, columns, json_option, read_data


@click.group("people")
def command() -> None:
    """People, with the status that counts on the day of the facts."""


@command.command("list")
@click.option("--query", default="", metavar="TEXT", help="A name or staff number.")
@json_option
@click.pass_obj
def listed(invocation: Invocation, query: str) -> None:
    """People by name.

    \b
    casemgr people list --query verm
    """
    from casemgr.desk import wording
    from casemgr.reading import people

    with invocation.session() as session:
        session.require("personnel V")
        say = session.language.say
        told = [
            {
                "person": r["person"],
                "number": r["staff_number"],
                "name": r["name"],
                "status": r["status"],
                "entity": r["entity"],
            }
            for r in people.people(session.register, query)
        ]
        answer(
            invocation,
            told,
            columns(
                [t["person"], t["name"], say(wording.choice("PersonRegistered", "status", t["status"])), t["number"]]
                for t in told
            ),
        )


@command.command("add")
@click.option("--data", required=True, metavar="JSON|-|@FILE", help="See: casemgr facts PersonRegistered")
@json_option
@click.pass_obj
def add(invocation: Invocation, data: str) -> None:
    """Register somebody. How they wish to be addressed is asked, never guessed.

    \b
    casemgr people add --data '{"number": "1042", "family_name": "Vermeulen", "given_name": "Jo",
      "form_of_address": "mevrouw", "entity": "gemeente", "status": "contractual"}'
    """
    from casemgr.desk import registers

    said = read_data(data)
    with invocation.session() as session:
        person = registers.add_person(session, said)
        answer(invocation, {"person": person}, [person])
