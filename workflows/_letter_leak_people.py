"""What letters about a leak say of people: whether those concerned were told, and who answers questions."""

from typing import Any

from casemgr import roles
from casemgr.casefile import Procedure
from casemgr.situation import Situation
from workflows._letter_reading import NOTHING, YES, Values, own, own_day

ORDERED = {"must_inform": "will", "need_not_inform": "excused"}
"""What the authority may order (art. 34(4))."""
TOLD, NOT_TOLD, RULED = "SubjectsInformed", "SubjectsNotInformed", "AuthorityRuled"


def telling(situation: Situation, procedure: Procedure) -> str:
    """Whether the people concerned were told, will be, need not be, or whether that is still weighed."""
    told, ground = procedure.last(TOLD), procedure.last(NOT_TOLD)
    if told is not None and (ground is None or told.seq > ground.seq):
        return "done"
    if ground is not None:
        return str(ground.public["ground"])
    ruled, assessed = procedure.last(RULED), procedure.last("LeakAssessed")
    order = str(ruled.public["kind"]) if ruled is not None else ""
    if order in ORDERED:
        return ORDERED[order]
    if assessed is None:
        return "weighed"
    return "will" if assessed.public["risk"] == "high" else "no_high_risk"


def _to_tell(situation: Situation, procedure: Procedure) -> str:
    """Whether the people still have to hear of it."""
    return YES if telling(situation, procedure) == "will" and procedure.state == "aware" else NOTHING


def _title(situation: Situation, procedure: Procedure) -> str:
    """What the DPO is called under this code."""
    return roles.load()["dpo"].label(situation.pack.labels)["nl"]


def _entity(key: str) -> Any:
    return lambda situation, procedure: situation.entity.get(key) or NOTHING


LEAK_PEOPLE: Values = {
    "leak.telling": telling, "leak.to_tell": _to_tell,
    "leak.told_on": own_day("informed_at", TOLD), "leak.told_count": own("count", TOLD),
    "leak.told_how": own("means", TOLD), "leak.not_told_because": own("reasoning", NOT_TOLD),
    "dpo.title": _title, "dpo.name": _entity("dpo"), "dpo.phone": _entity("dpo_phone"),
    "dpo.email": _entity("dpo_email"),
}  # fmt: skip
