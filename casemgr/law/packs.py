"""A local code of conduct as data: `data/packs/<key>.toml`, checked whole when it is read.

`load("bev")` reads a shipped pack, `read(content, name)` one that a register keeps. A mistake is an
`Unusable` "bad-pack" that names file, line and key. How to write one: `docs/packs.md`.
"""

import hashlib
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from typing import Literal
from zoneinfo import ZoneInfo, available_timezones

from casemgr import roles
from casemgr.errors import Unusable
from casemgr.language import Words, text
from casemgr.law import control_provisions as control
from casemgr.law import keeping_provisions as keeping
from casemgr.law import provisions
from casemgr.law.provisions import Article, Clocks, Cover, HearingRules, Route, Sanction, Task
from casemgr.law.shapes import Path, ShapeError, build, one_of, parse
from casemgr.law.suggestions import nearest
from casemgr.resources import DATA, names, table

FOLDER = "packs"
_DUE = re.compile(r"|now|P\d+D|PT\d+H")


@dataclass(frozen=True, slots=True)
class Pack:
    """A code. Its fields are the keys of the file; `digest` is the SHA-256 of its bytes."""

    key: str
    name: Words
    owner: str
    organisation: Literal["local_government", "employer"]
    version: str
    valid_from: date
    country: Literal["BE", "NL"]
    zone: str
    language: Literal["nl"]
    source: str
    labels: Literal["BE", "NL", "C81"]
    covers: Mapping[provisions.Status, Cover]
    articles: Mapping[str, Article]
    routes: Mapping[str, Route]
    organs: Mapping[str, provisions.Organ]
    authorities: Mapping[str, provisions.Office]
    measures: Mapping[str, provisions.Measure]
    sanctions: Mapping[str, Sanction]
    remedies: Mapping[str, provisions.Remedy]
    report_routes: Mapping[provisions.ReportRouteCode, provisions.ReportRoute]
    purposes: Mapping[str, provisions.Purpose]
    purposes_closed: bool
    controls: Mapping[str, control.Control]
    individualisation: Mapping[control.IndividualGround, control.Individualisation]
    control_data: control.ControlData
    acknowledgement: keeping.Acknowledgement
    retention: Mapping[keeping.KeptKind, keeping.Retention]
    hearing: HearingRules
    clocks: Clocks
    rules: Mapping[provisions.RuleName, provisions.Rule]
    words: Mapping[str, Words]
    letters: Mapping[str, provisions.Letter]
    tasks: Mapping[str, tuple[Task, ...]]
    supervisors: Mapping[Literal["GBA", "VTC", "AP"], provisions.Supervisor]
    digest: str = field(default="", metadata={"computed": True})

    def citation(self, article: str) -> Words:
        """An article with the name of the code: "ICT-gedragscode, procedure 5.2". KeyError when unknown."""
        cite = self.articles[article].cite
        return {code: f"{self.name[code]}, {cite[code]}" for code in cite}

    def charges(self) -> dict[str, Article]:
        """The articles somebody can be charged with breaking."""
        return {key: article for key, article in self.articles.items() if article.charge}

    def routes_for(self, status: str | None) -> dict[str, Route]:
        """The routes open for a person of this status; all general ones while nobody is known."""
        return {key: route for key, route in self.routes.items() if not route.statuses or status in route.statuses}

    def sanctions_for(self, status: str) -> dict[str, Sanction]:
        """The outcomes for a person of this status on the day of the facts; may be none."""
        return {key: sanction for key, sanction in self.sanctions.items() if status in sanction.statuses}

    def organs_for(self, act: str, status: str | None = None) -> tuple[str, ...]:
        """Who may do this for a person of this status, the usual organ first; empty for an unknown act."""
        office = self.authorities.get(act)
        return office.by_status.get(status or "", office.organs) if office else ()

    def measures_for(self, status: str | None) -> dict[str, provisions.Measure]:
        """The provisional measures for a person of this status; all general ones while nobody is known."""
        return {key: found for key, found in self.measures.items() if not found.statuses or status in found.statuses}

    def remedy_of(self, outcome: Sanction | provisions.Measure, status: str | None) -> provisions.Remedy | None:
        """What a person of this status can do against it; None when nothing is open."""
        return self.remedies.get(outcome.remedy_by_status.get(status or "", outcome.remedy))  # type: ignore[call-overload]

    def waivers_on(self, route: str) -> dict[provisions.Ground, provisions.Waiver]:
        """The grounds on which nobody need be heard on this route."""
        found = self.hearing.waivers.items()
        return {ground: waiver for ground, waiver in found if not waiver.routes or route in waiver.routes}

    def tasks_after(self, fact: str, public: Mapping[str, object], filled: Collection[str] = ()) -> tuple[Task, ...]:
        """What is to be done after a fact, in the order of the file. `filled`: personal fields with a value."""
        said = {**dict.fromkeys(filled, True), **public}
        tasks = self.tasks.get(fact, ())
        return tuple(task for task in tasks if task.wanted(said))


def keys() -> list[str]:
    """The packs that ship with casemgr."""
    return names(FOLDER)


@cache
def load(key: str) -> Pack:
    """A shipped pack, read once a process."""
    if key not in keys():
        near = nearest(key, keys())
        hint = text("Did you mean “{near}”?", near=near) if near else None
        raise Unusable("unknown-pack", text("There is no pack “{key}”.", key=key), hint=hint)
    pack = read(shipped(key), f"{key}.toml")
    if pack.key != key:
        raise Unusable(
            "bad-pack",
            text("{file} calls itself “{key}”: name and key must be the same.", file=f"{key}.toml", key=pack.key),
        )
    return pack


def shipped(key: str) -> bytes:
    """The bytes of a shipped pack, as a register keeps them."""
    return (DATA / FOLDER / f"{key}.toml").read_bytes()


def read(content: bytes, name: str) -> Pack:
    """A pack from its bytes. `name` is said when something is wrong with it."""
    decoded, tables = parse(content, "bad-pack", name)
    try:
        pack = build(Pack, tables)
        for place, value, options in _references(pack):
            one_of(value, options, place)
    except ShapeError as error:
        raise error.said("bad-pack", name, decoded) from None
    return replace(pack, digest=hashlib.sha256(content).hexdigest())


Reference = tuple[Path, str, Collection[str]]


def _references(pack: Pack) -> Iterator[Reference]:
    """Each word that must exist elsewhere: its place, the word, what exists."""
    yield ("zone",), pack.zone, _zones(pack.zone)
    for clock in pack.clocks.attach:
        yield ("clocks", "attach"), clock, known_clocks()
    yield from _about_routes(pack)
    yield from _about_outcomes(pack)
    yield from _about_control(pack)
    yield from _about_people(pack)


def _zones(wanted: str) -> Collection[str]:
    """The zone itself when it exists; the whole list, slow to make, only to say what else there is."""
    try:
        return (ZoneInfo(wanted).key,)
    except (ValueError, OSError, KeyError):
        return available_timezones()


def _about_routes(pack: Pack) -> Iterator[Reference]:
    for key, route in pack.routes.items():
        yield ("routes", key, "article"), route.article, pack.articles
        if route.milder:
            yield ("routes", key, "milder"), route.milder, pack.routes
    for ground, waiver in pack.hearing.waivers.items():
        for key in waiver.routes:
            yield ("hearing", "waivers", ground, "routes"), key, pack.routes
    for name, rule in pack.rules.items():
        for excepted in rule.except_:
            yield ("rules", name, "except"), excepted, pack.hearing.waivers
    for letter, words in pack.letters.items():
        for key, said in words.routes.items():
            yield ("letters", letter, "routes", key), key, pack.routes
            for article in said.articles:
                yield ("letters", letter, "routes", key, "articles"), article, pack.articles


def _about_outcomes(pack: Pack) -> Iterator[Reference]:
    for key, sanction in pack.sanctions.items():
        yield ("sanctions", key, "decided_by"), sanction.decided_by, pack.authorities
    outcomes = (("sanctions", pack.sanctions), ("measures", pack.measures))
    for part, key, outcome in ((part, key, outcome) for part, found in outcomes for key, outcome in found.items()):
        for name in filter(None, (outcome.remedy, *outcome.remedy_by_status.values())):
            yield (part, key, "remedy"), name, pack.remedies
    for key, remedy in pack.remedies.items():
        if remedy.clock:
            yield ("remedies", key, "clock"), remedy.clock, known_clocks()


def _about_control(pack: Pack) -> Iterator[Reference]:
    for key, kind in pack.controls.items():
        for purpose in kind.purposes:
            yield ("controls", key, "purposes"), purpose, pack.purposes
        for role in kind.executed_by:
            yield ("controls", key, "executed_by"), role, roles.load()
    for ground, way in pack.individualisation.items():
        for purpose in way.purposes:
            yield ("individualisation", ground, "purposes"), purpose, pack.purposes
        for key in way.kinds:
            yield ("individualisation", ground, "kinds"), key, pack.controls
    for name in ("clock", "warning_clock"):
        if clock := getattr(pack.control_data, name):
            yield ("control_data", name), clock, pack.clocks.attach


def _about_people(pack: Pack) -> Iterator[Reference]:
    for act, office in pack.authorities.items():
        for organ in (*office.organs, *(organ for organs in office.by_status.values() for organ in organs)):
            yield ("authorities", act), organ, pack.organs
    for key, route in pack.report_routes.items():
        for role in route.tells:
            yield ("report_routes", key, "tells"), role, roles.load()
    for fact, tasks in pack.tasks.items():
        for number, task in enumerate(tasks):
            yield ("tasks", fact, number, "for"), task.for_, roles.load()
            if not _DUE.fullmatch(task.due):
                yield ("tasks", fact, number, "due"), task.due, ("now", "P7D", "PT24H")


@cache
def known_clocks() -> frozenset[str]:
    """The names of all clocks of `data/law/`."""
    return frozenset(clock for name in names("law") for clock in table(f"law/{name}.toml").get("clock", {}))
