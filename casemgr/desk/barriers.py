"""What stands in the way of a step by law, whoever looks: the rules alone, without asking for a role."""

from casemgr import workflow as workflows
from casemgr.casefile import Procedure
from casemgr.desk import judging
from casemgr.errors import Refused
from casemgr.law import rules
from casemgr.situation import Situation
from casemgr.workflow import NEW, Step


def barriers(situation: Situation, procedure: Procedure | None, row: Step) -> list[Refused]:
    """Every rule that refuses this step already, before anything is filled in."""
    found = []
    for rule in row.rules:
        named = rules.named(judging.name_of(rule), situation.pack)
        said = rule(situation, procedure, None) if named is not None else None
        if named is not None and said is not None and not judging.excepted(situation, procedure, named.except_):
            found.append(judging.refused(judging.name_of(rule), said, said.source or named.source))
    return found


def asks_hearing(situation: Situation, procedure: Procedure) -> Refused | None:
    """Why nobody may decide yet: the person has to be heard first."""
    for row in procedure.workflow.steps_of("DecisionTaken")[:1]:
        for found in barriers(situation, procedure, row):
            if found.unblocks == "HearingPlanned":
                return found
    return None


def opening(fact: str) -> Step | None:
    """The row by which a fact opens a procedure of its own."""
    found = (workflows.load(name).step_for(fact, NEW) for name in workflows.takers(fact))
    return next((row for row in found if row is not None), None)
