"""Each word of a pack that must exist elsewhere in it, or in the law: its place, the word, what exists."""

import re
from collections.abc import Collection, Iterator
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from casemgr import roles
from casemgr.law.pack import Pack
from casemgr.law.shapes import Path
from casemgr.resources import names, table

_DUE = re.compile(r"|now|P\d+D|PT\d+H")
Reference = tuple[Path, str, Collection[str]]


def references(pack: Pack) -> Iterator[Reference]:
    """Each word that must exist elsewhere: its place, the word, what exists."""
    yield ("zone",), pack.zone, _zones(pack.zone)
    for clock in pack.clocks.attach:
        yield ("clocks", "attach"), clock, known_clocks()
    yield from _about_routes(pack)
    yield from _about_outcomes(pack)
    yield from _about_control(pack)
    yield from _about_people(pack)
    yield from _about_signing(pack)


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
        for route in kind.routes:
            yield ("controls", key, "routes"), route, pack.routes
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


def _about_signing(pack: Pack) -> Iterator[Reference]:
    for key, row in pack.signing.items():
        for organ in (*row.beside, *(head for heads in row.beside.values() for head in heads)):
            yield ("signing", key, "beside"), organ, pack.organs
        for letter in row.letters:
            yield ("signing", key, "letters"), letter, names("letters")


@cache
def known_clocks() -> frozenset[str]:
    """The names of all clocks of `data/law/`."""
    return frozenset(clock for name in names("law") for clock in table(f"law/{name}.toml").get("clock", {}))
