"""A case told fact by fact in memory, so that rules can be asked without a register, a role or a letter on paper."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from casemgr import workflow as workflows
from casemgr.casefile import CaseFile, Procedure, Record
from casemgr.desk import parsing, placing
from casemgr.facts import Fact
from casemgr.language import Language
from casemgr.law import packs, rules
from casemgr.law.packs import Pack
from casemgr.reading import deadlines
from casemgr.reading.terms import Terms
from casemgr.situation import Limit, Situation
from casemgr.store.ledger import Event
from casemgr.viewer import Viewer
from casemgr.workflow import Refusal

NOBODY = Viewer("nobody", "Nobody", frozenset(), frozenset())


@dataclass(frozen=True)
class No:
    """What a rule answered, worded in English."""

    rule: str
    sentence: str
    hint: str
    source: str
    unblocks: str | None


@dataclass
class Told:
    """A case under a pack as it is at `now`."""

    key: str = "bev"
    now: datetime = datetime(2026, 11, 21, 14, 0, tzinfo=ZoneInfo("Europe/Brussels"))
    entity: str = "gemeente"
    people: dict[str, Mapping[str, Any]] = field(default_factory=dict)
    users: dict[str, str] = field(default_factory=dict)
    settings: dict[str, str] = field(default_factory=dict)
    pack: Pack | None = None

    def __post_init__(self) -> None:
        self.pack = self.pack or packs.load(self.key)
        self.case = CaseFile("2026-0001")
        said = {"pack": self.key, "pack_version": "1", "pack_digest": "x", "entity": self.entity}
        self._add("CaseOpened", "file", said, {})

    @property
    def situation(self) -> Situation:
        """What rules get."""
        assert self.pack is not None
        known = Terms(self.pack, self.settings)
        return Situation(
            self.case, self.pack, self.now, NOBODY, self.settings, lambda: {"key": self.entity},
            lambda key: self.people.get(key), lambda: self.users, find_limits=lambda: self._limits(known),
        )  # fmt: skip

    def _limits(self, known: Terms) -> list[Limit]:
        rows = deadlines.rows(self.case, known, self.case.procedures.values())
        return [
            Limit(row[2], row[1], deadlines.state_of(row, self.now), deadlines.moment(row[5]),
                  deadlines.moment(row[6]), row[3])
            for row in rows
        ]  # fmt: skip

    def take(self, kind: str, procedure: str | None = None, /, **said: Any) -> Record:
        """Records a fact without asking any rule; `from_` stands for `from`."""
        fact = self._fact(kind, said)
        _, _, name = placing.place(self.case, kind, procedure, fact)
        return self._add(kind, name, *fact.split())

    def refused(self, kind: str, procedure: str | None = None, /, **said: Any) -> No | None:
        """The first rule of the step that says no to this fact."""
        fact = self._fact(kind, said)
        place, row, _ = placing.place(self.case, kind, procedure, fact)
        return self._asked(place, row.rules, fact)

    def taken(self, kind: str, procedure: str | None = None, /, **said: Any) -> Record:
        """Records a fact that no rule may refuse."""
        assert self.refused(kind, procedure, **said) is None, self.refused(kind, procedure, **said)
        return self.take(kind, procedure, **said)

    def letter(self, letter: str, procedure: str, number: str = "2026-0001-01") -> str:
        """A letter that was issued for a procedure."""
        self._add("LetterIssued", procedure, {"letter": letter, "number": number}, {})
        return number

    def state(self, procedure: str) -> str:
        """How a procedure stands."""
        return self.case.procedures[procedure].state

    def _asked(self, place: Procedure | None, asked: tuple[workflows.Rule, ...], fact: Fact) -> No | None:
        for rule in asked:
            name = rule.__name__.replace("_", "-")
            assert self.pack is not None
            named = rules.named(name, self.pack)
            said = rule(self.situation, place, fact) if named is not None else None
            if named is not None and said is not None:
                return _worded(name, said, said.source or named.source)
        return None

    def _fact(self, kind: str, said: Mapping[str, Any]) -> Fact:
        cls, data = parsing.fact_type(kind), {name.rstrip("_"): value for name, value in said.items()}
        return parsing.parse(cls, placing.with_about(cls, data, None, self.case), self.situation.zone)

    def _add(self, kind: str, procedure: str, public: dict[str, Any], personal: dict[str, Any]) -> Record:
        seq = self.case.seq + 1
        stamp = self.now.astimezone(ZoneInfo("UTC")).isoformat()
        name = None if procedure == "file" else procedure
        return self.case.add(Event(seq, self.case.number, seq, kind, name, "nobody", stamp, None, None, public,
                                   personal or None, erased=False))  # fmt: skip


def _worded(rule: str, said: Refusal, source: str) -> No:
    english = Language("en")
    return No(rule, english.say(said.sentence), english.say(said.hint), source, said.unblocks)
