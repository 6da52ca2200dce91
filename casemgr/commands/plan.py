"""`casemgr plan`: the lawful timetable still ahead in a case."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from casemgr.commands.invocation import Invocation
from casemgr.commands.printing import answer, json_option
from casemgr.language import Language, text

if TYPE_CHECKING:
    from casemgr.desk.planned import Act, Clash, Part, Plan


@click.command("plan")
@click.argument("case")
@json_option
@click.pass_obj
def command(invocation: Invocation, case: str) -> None:
    """The next acts of a case, each with the first and the last lawful day, and why.

    It is reckoned from today each time; nothing of it is recorded.

    \b
    casemgr plan 2026-0001
    """
    from casemgr.desk import planning

    with invocation.session() as session:
        found = planning.plan(session, case)
        if not found.acts and not invocation.json:
            click.echo(session.language.say(text("Nothing lies ahead in this case.")), err=True)
        answer(invocation, _told(found, session.language), _lines(found, session.language))


def _told(plan: "Plan", language: Language) -> dict[str, Any]:
    return {
        "case": plan.case,
        "acts": [_act(act, language) for act in plan.acts],
        "clashes": [_clash(clash, language) for clash in plan.clashes],
    }


def _act(act: "Act", language: Language) -> dict[str, Any]:
    say = language.say
    return {
        "procedure": act.procedure, "fact": act.fact or None, "label": say(act.label), "state": act.state,
        "earliest": act.earliest.isoformat() if act.earliest else None,
        "latest": act.latest.isoformat() if act.latest else None,
        "outer": act.outer.isoformat() if act.outer else None,
        "why": {"sentence": say(act.why) or None, "source": act.source or None},
        "rule": act.rule or None, "setting": act.setting or None,
        "waits_for": {"label": say(act.waits_for), "fact": act.unblocks or None} if act.waits_for else None,
        "reckoned": say(act.reckoned) or None, "hint": say(act.hint) or None,
    }  # fmt: skip


def _clash(clash: "Clash", language: Language) -> dict[str, Any]:
    told = {"sentence": language.say(clash.sentence), "source": clash.source}
    return {"procedure": clash.procedure, "rule": clash.rule, **told}


def _lines(plan: "Plan", language: Language) -> Iterator[str]:
    for number, part in enumerate(plan.parts):
        yield from ("",) if number else ()
        yield f"{language.say(part.name)} ({part.procedure})"
        yield from _part(part, plan.today, language)


def _part(part: "Part", today: date, language: Language) -> Iterator[str]:
    from casemgr.desk import planned_words as words

    say = language.say
    for clash in part.clashes:
        yield f"  ! {say(clash.sentence)} {words.bracketed(clash.source)}"
    for act in part.acts:
        yield f"  {say(act.label)}: {say(words.standing(act))}"
        yield from (f"      {said.words}" for said in words.details(act, today, language))
