"""Cases in which every text is a word of its own, so that whoever reads one can be told by it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from casemgr import workflow
from casemgr.desk import parsing
from casemgr.facts import Fact, field_of
from tests.stories.office import USERS, Office

LEAK = frozenset({"dpo", "director"})
REPORT = frozenset({"dpo", "director"})
BREACH = frozenset({"director", "personnel"})
PERSONNEL = frozenset({"director", "personnel"})
REPORTER = frozenset({"director"})
NOBODY = frozenset[str]()
ON_A_CARD = {"HearingPlanned.place": frozenset({"secretariat"})}
"""What stands on the card of a task: act, object, place and time, for who holds it."""
CASES = ("OEF-2026-0001", "OEF-2026-0002", "OEF-2026-0003", "OEF-2026-0004")
DPO_LEAK, TOLD, WHISTLE, CONDUCT = CASES


@dataclass
class World:
    """Which word was planted where, and who may read it."""

    office: Office
    planted: dict[str, tuple[str, frozenset[str]]] = field(default_factory=dict)
    answers: dict[str, str] = field(default_factory=dict)

    def plant(self, where: str, readers: frozenset[str]) -> str:
        """A new word."""
        word = f"kanarie{len(self.planted):03d}"
        self.planted[word] = (where, readers)
        return word

    def fact(
        self, user: str, kind: str, readers: frozenset[str], given: Mapping[str, Any], reporter: frozenset[str]
    ) -> str:
        """A fact with a word in every text that was not given."""
        cls = workflow.facts()[kind]
        said = dict(given)
        for name in sorted(cls.personal_names - said.keys()):
            shape = str(field_of(cls, name).annotation)
            if "Authority" in shape or parsing.choices_of(cls, name):
                continue
            who = reporter if name == "reporter" else readers
            word = self.plant(f"{kind}.{name}", who | {user} | ON_A_CARD.get(f"{kind}.{name}", NOBODY))
            said[name] = [word] if "list" in shape else word
        return json.dumps(said)

    def open(
        self, user: str, flow: str, kind: str, readers: frozenset[str], reporter: frozenset[str], **given: Any
    ) -> None:
        """A case opened with such a fact."""
        self.office.told(user, "open", flow, "--data", self.fact(user, kind, readers, given, reporter))

    def take(self, user: str, case: str, fact: str, readers: frozenset[str], /, *options: str, **given: Any) -> None:
        """Such a fact in a case."""
        data = self.fact(user, fact, readers, given, readers)
        answer = self.office.ask(user, "take", case, fact, "--data", data, *options)
        assert answer.code == 0, f"{fact}: {answer.everything}"

    def read_by(self, user: str) -> set[str]:
        """The words that somebody reads anywhere."""
        if user not in self.answers:
            self.answers[user] = read_everything(self.office, user)
        return self.readable(self.answers[user])

    def readable(self, text: str) -> set[str]:
        """The planted words that stand in a text."""
        return {word for word in self.planted if word in text}


def build(office: Office) -> World:
    """A leak, a report, a whistle-blower's report and a breach with its conversation."""
    world = World(office)
    _leak(world)
    at = {"received_at": "2026-11-20T14:00", "reporter_kind": "staff", "confidential": True}
    world.open("head", "report", "ReportReceived", REPORT, REPORTER, route="service_desk", **at)
    world.open("head", "report", "ReportReceived", REPORT, NOBODY, route="whistleblower", **at)
    _conduct(world)
    return world


def _leak(world: World) -> None:
    world.open("dpo", "data_leak", "LeakReported", LEAK, LEAK, channel="telephone")
    said = {"aspects": ["availability"], "data_categories": ["x"], "risk": "risk"}
    world.take("dpo", DPO_LEAK, "AwarenessEstablished", LEAK, aware_at="2026-11-20T14:00")
    world.take("dpo", DPO_LEAK, "LeakAssessed", LEAK, **said)
    world.take("dpo", DPO_LEAK, "DpoAdvised", LEAK, advice="notify")
    world.take("director", DPO_LEAK, "NotificationDecided", LEAK, decision="notify", follows_advice=True)
    world.take("dpo", DPO_LEAK, "RecipientAsked", LEAK, at="2026-11-20")
    world.take("dpo", DPO_LEAK, "MitigationTaken", LEAK)
    world.take("dpo", DPO_LEAK, "TaskAssigned", LEAK | {"sysadmin"}, to="sysadmin")
    world.take("dpo", DPO_LEAK, "LegalHoldPlaced", LEAK)
    world.take("dpo", DPO_LEAK, "DocumentAdded", LEAK, kind="x", half="leak", obtained_at="2026-11-20T14:00")


def _conduct(world: World) -> None:
    world.open("sysadmin", "breach", "BreachReported", BREACH, BREACH)
    director = "director"
    world.take(director, CONDUCT, "BreachTriaged", BREACH, route="5.2")
    world.take(director, CONDUCT, "PersonIdentified", PERSONNEL, how="system", status="contractual")
    world.take(director, CONDUCT, "ChargesSet", PERSONNEL, articles=["use"])
    world.take(director, CONDUCT, "InvestigatorAppointed", PERSONNEL)
    world.take(director, CONDUCT, "FindingRecorded", PERSONNEL, found_at="2026-11-20", capacity="x")
    hearing = {"about": "breach-1", "at": "2026-12-01T10:00", "kind": "conversation"}
    world.take(director, CONDUCT, "HearingPlanned", PERSONNEL, **hearing)
    world.take("personnel", CONDUCT, "PostponementAsked", PERSONNEL, asked_at="2026-11-20")
    world.take(director, CONDUCT, "WitnessAsked", PERSONNEL)
    for kind, given in {
        "TaskAssigned": {"to": "sysadmin"},
        "RepresentativeAppointed": {"capacity": "union", "from": "2026-11-20"},
        "EvidenceSecured": {"kind": "x", "captured_at": "2026-11-20T14:00"},
        "FileInspected": {"at": "2026-11-20T14:00"},
        "ProtectionNoted": {"ground": "union", "from": "2026-11-20"},
        "AdviceAsked": {"anonymous": False},
        "AdviceGiven": {},
        "LegalHoldPlaced": {},
        "CriminalMatterNoted": {},
    }.items():
        readers = BREACH | {"sysadmin"} if kind == "TaskAssigned" else PERSONNEL
        world.take(director, CONDUCT, kind, readers, **given)  # type: ignore[arg-type]
    for half, readers in (("personnel", PERSONNEL), ("report", REPORTER)):
        said = {"kind": "x", "half": half, "obtained_at": "2026-11-20T14:00"}
        world.take(director, CONDUCT, "DocumentAdded", readers, **said)


def read_everything(office: Office, user: str) -> str:
    """All that every reading command tells somebody, for people and for programs."""
    commands: list[tuple[str, ...]] = [
        ("list",), ("due",), ("report", "list", "--all"), ("entities", "list"), ("users", "list"), ("settings", "list"),
        ("settings", "missing"), ("people", "list"), ("letters",),
    ]  # fmt: skip
    for case in CASES:
        commands += [
            ("show", case),
            ("show", case, "--as-of", "2026-11-21T23:00"),
            ("steps", case),
            ("documents", case),
        ]
        commands += [("letter", case, "hearing_invitation", "--draft"), ("take", case, "LeakClosed", "--data", "{}")]
    answers = [office.run(user, *command) for command in commands]
    answers += [office.ask(user, *command) for command in commands]
    assert all(answer.code in (0, 1, 2) for answer in answers)
    return "\n".join(answer.everything for answer in answers)


__all__ = ["CASES", "USERS", "Fact", "World", "build", "read_everything"]
