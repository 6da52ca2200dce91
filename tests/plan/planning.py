"""Plans of cases that are told fact by fact."""

from dataclasses import replace
from typing import Any

from casemgr.desk.planned import Act, Plan
from casemgr.desk.planning import timetable
from casemgr.reading.terms import Terms
from casemgr.viewer import PLACES, Viewer
from tests.workflows.told import Told

DIRECTOR = {"organ": "general_director", "holder": "Els Peeters", "capacity": "titular"}
ALL_SEEING = Viewer("director", "Els Peeters", frozenset({"general_director"}), frozenset(PLACES))
NOTICE = {"conversation.notice-days": "5"}


def plan(told: Told, viewer: Viewer = ALL_SEEING) -> Plan:
    """The plan of everything in the case."""
    assert told.pack is not None
    situation = replace(told.situation, viewer=viewer)
    return timetable(situation, Terms(told.pack, told.settings), list(told.case.procedures.values()))


def act(told: Told, fact: str, rule: str | None = None) -> Act:
    """The one act of the plan with this fact, and this clock when it is named."""
    found = [one for one in plan(told).acts if one.fact == fact and rule in (None, one.rule)]
    assert len(found) == 1, [(one.fact, one.rule) for one in plan(told).acts]
    return found[0]


def charged(key: str = "bev", route: str = "5.2", status: str = "contractual", **said: Any) -> Told:
    """A breach with charges, under a code that asks for a conversation."""
    told = Told(key, **said)
    told.take("BreachReported", title="Gokken op het werk", occurred_on="2026-11-03")
    told.take("BreachTriaged", route=route, grounds="ander gebruik")
    told.take("PersonIdentified", person="P00001", how="admission", basis="zei het zelf", status=status)
    told.take("ChargesSet", charges=["gokte op 3 november"], articles=["use"])
    return told


def hearing(told: Told, at: str = "2026-12-10T10:00", about: str = "breach-1", kind: str = "conversation") -> str:
    """A planned hearing; its id."""
    return str(told.take("HearingPlanned", about=about, at=at, place="Markt 1", kind=kind).procedure)
