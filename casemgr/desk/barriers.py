"""What stands in the way of a decision by law, whoever looks, and by which row a fact opens its procedure."""

from casemgr import workflow as workflows
from casemgr.casefile import Procedure
from casemgr.desk import judging
from casemgr.errors import Refused
from casemgr.situation import Situation
from casemgr.workflow import NEW, Step


def asks_hearing(situation: Situation, procedure: Procedure) -> Refused | None:
    """Why nobody may decide yet: the person has to be heard first."""
    for row in procedure.workflow.steps_of("DecisionTaken")[:1]:
        for found in judging.barriers(situation, procedure, row):
            if found.unblocks == "HearingPlanned":
                return found
    return None


def opening(fact: str) -> Step | None:
    """The row by which a fact opens a procedure of its own."""
    found = (workflows.load(name).step_for(fact, NEW) for name in workflows.takers(fact))
    return next((row for row in found if row is not None), None)
