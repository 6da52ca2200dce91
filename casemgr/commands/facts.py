"""`casemgr facts`: the facts there are, and the fields of one."""

import json

import click

from casemgr.commands.invocation import Invocation
from casemgr.commands.printing import answer, columns, json_option


@click.command("facts")
@click.argument("name", required=False)
@json_option
@click.pass_obj
def command(invocation: Invocation, name: str | None) -> None:
    """The facts casemgr knows; with a name its JSON schema.

    \b
    casemgr facts
    casemgr facts AwarenessEstablished
    """
    from casemgr import workflow
    from casemgr.desk import parsing, wording

    if name is not None:
        cls = parsing.fact_type(name)
        schema = cls.model_json_schema()
        schema["public"], schema["personal"] = sorted(cls.public_names), sorted(cls.personal_names)
        answer(invocation, schema, [json.dumps(schema, ensure_ascii=False, indent=2)])
        return
    say = invocation.language.say
    rows = [(fact, workflow.takers(fact), say(wording.label(fact))) for fact in sorted(workflow.facts())]
    told = [{"fact": fact, "label": label, "workflows": list(takers)} for fact, takers, label in rows]
    answer(invocation, told, columns([fact, ", ".join(takers), label] for fact, takers, label in rows))
