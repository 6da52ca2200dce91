"""What somebody can do against an outcome, as letters say it: the pack's remedy for that outcome and that status."""

from casemgr.casefile import Procedure
from casemgr.law import clocks
from casemgr.law.provisions import Measure, Remedy, Sanction
from casemgr.situation import Situation
from workflows._concerned import status_concerned
from workflows._letter_reading import NOTHING, ground_of

NONE, PREPARATORY, COMMITTEE = "none", "preparatory", "appeal_committee"
WORK_REGULATIONS = "work-regulations.appeal"
COMMITTEE_DAYS = "be.discipline-appeal-days"
SUSPENDS = "appeal.suspends"


def remedy_key(situation: Situation, procedure: Procedure, outcome: Sanction | Measure) -> str:
    """The code of the remedy: the pack's, `none`, or `preparatory` where the outcome only opens something."""
    if isinstance(outcome, Sanction) and outcome.opens:
        return PREPARATORY
    found = situation.pack.remedy_of(outcome, status_concerned(situation, procedure))
    return next((key for key, remedy in situation.pack.remedies.items() if remedy is found), NONE)


def warned_key(situation: Situation, procedure: Procedure) -> str:
    """A warning is no outcome of the code; open is the remedy whose term its letter starts, for whom that is open."""
    pack, status = situation.pack, status_concerned(situation, procedure)
    outcomes: list[Sanction | Measure] = [
        *pack.sanctions_for(status or "").values(),
        *pack.measures_for(status).values(),
    ]
    started = {name for name, clock in clocks.load().items() if "warning" in clock.letters}
    found = (pack.remedy_of(outcome, status) for outcome in outcomes)
    open_to = next((remedy for remedy in found if remedy is not None and remedy.clock in started), None)
    return next((key for key, remedy in pack.remedies.items() if remedy is open_to), NONE)


def said_of(situation: Situation, key: str) -> dict[str, object]:
    """What a letter says of a remedy."""
    remedy: Remedy | None = situation.pack.remedies.get(key)
    days = situation.settings.get(COMMITTEE_DAYS, "")
    return {
        "key": key or NOTHING,
        "label": remedy.label["nl"] if remedy else NOTHING,
        "source": ground_of(situation, remedy.source, silent=True) if remedy else NOTHING,
        "body": body(situation),
        "route": situation.settings.get(WORK_REGULATIONS, NOTHING),
        "days": int(days) if days.isdigit() else NOTHING,
        "suspends": {"ja": "yes", "nee": "no", "yes": "yes", "no": "no"}.get(
            situation.settings.get(SUSPENDS, "").casefold(), NOTHING
        ),
    }


def body(situation: Situation) -> str:
    """Who decides on an appeal for the legal person of the case, with the article."""
    organs, entity = situation.pack.organs, situation.entity
    able = situation.pack.organs_for("appeal")
    chosen = str(entity.get("appeal_body") or "")
    if chosen in organs:
        return organs[chosen].the["nl"]
    fitting = [key for key in able if organs[key].of in ("", str(entity.get("key") or ""))]
    return organs[fitting[0]].the["nl"] if fitting else NOTHING
