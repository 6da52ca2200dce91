"""What letters say of control data that are kept longer, or that are gone: by which rule, on whose decision."""

from typing import Any

from casemgr.casefile import Procedure
from casemgr.law.keeping_provisions import Retention
from casemgr.situation import Situation
from workflows._concerned import mentioned
from workflows._control_data import kinds_of_kept
from workflows._letter_findings import part, split
from workflows._letter_order import person_of_control, said_of_role
from workflows._letter_reading import NOTHING, YES, Values, ground_of, own, own_day

GONE, LONGER = "ControlDataDestroyed", "ControlDataKeptLonger"
DUTCH_AUTHORITY = "Autoriteit Persoonsgegevens"


def _kept(situation: Situation, procedure: Procedure) -> Retention | None:
    known = situation.pack.retention
    return next((known[kind] for kind in kinds_of_kept(procedure) if kind in known), None)


def _rule(situation: Situation, procedure: Procedure) -> str:
    """The provision of the code on how long these data are kept, else the one of the law that it names."""
    rule = situation.pack.control_data
    return ground_of(situation, rule.source, silent=rule.silent).partition(": ")[0]


def _asks_selection(situation: Situation, procedure: Procedure) -> str:
    """A public body destroys nothing without a published rule; a private one has none."""
    kept = _kept(situation, procedure)
    return YES if kept is not None and kept.selection else NOTHING


def _selection(situation: Situation, procedure: Procedure) -> str:
    kept = _kept(situation, procedure)
    return situation.settings.get(kept.selection, NOTHING) if kept is not None else NOTHING


def _without_names(name: str) -> Any:
    """What was typed, unless it names whom the control is about: the statement outlives the data."""

    def value(situation: Situation, procedure: Procedure) -> str:
        said = str(own(name, GONE)(situation, procedure))
        person = person_of_control(situation, procedure)
        return NOTHING if person and mentioned(situation, person, said) else said

    return value


def _by(situation: Situation, procedure: Procedure) -> str:
    return said_of_role(situation, str(own("by", GONE)(situation, procedure)))


def _second(situation: Situation, procedure: Procedure) -> tuple[str, str]:
    return split(str(own("second_person", GONE)(situation, procedure)))


def _authority(situation: Situation, procedure: Procedure) -> str:
    """Who is told that data are kept longer, where the code wants that."""
    told = situation.pack.control_data.longer == "told_authority" and situation.pack.country == "NL"
    return DUTCH_AUTHORITY if told else NOTHING


KEPT_DATA: Values = {
    "recipient.name": _authority,
    "retention.reason": own("reason", LONGER), "retention.until": own_day("until", LONGER),
    "destruction.what": _without_names("what"), "destruction.count": _without_names("count"),
    "destruction.carrier": _without_names("carrier"), "destruction.on": own_day("at", GONE),
    "destruction.how": _without_names("how"), "destruction.by": _by,
    "destruction.decided_by": own("decided_by", GONE), "destruction.rule": _rule,
    "destruction.selection": _selection, "destruction.asks_selection": _asks_selection,
    "second.name": part(_second, 0), "second.function": part(_second, 1),
}  # fmt: skip
