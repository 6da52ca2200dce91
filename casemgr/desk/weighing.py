"""What weighs in a decision about a person beside the facts of the case itself: for who decides, nobody else."""

from casemgr.casefile import Procedure
from casemgr.desk import wording
from casemgr.language import Language
from casemgr.situation import Situation

WEIGHING = ("SanctionProposed", "DecisionTaken")
"""The facts in whose form it is said."""


def weighed(language: Language, situation: Situation, procedure: Procedure) -> list[tuple[str, str]]:
    """What weighs in a decision about a person beside the facts of the case, each with its label; for the personnel
    side only.
    """
    if not situation.viewer.sees({"personnel"}):
        return []
    found = ((name, value(situation, procedure)) for name, value in procedure.workflow.weighed.items())
    return [
        (language.say(wording.weighed(procedure.workflow.name, name)), "; ".join(language.say(one) for one in told))
        for name, told in found
        if told
    ]
