"""What a pack says about facts, steps and letters, held against those there are. The law layer knows none of them."""

from collections.abc import Collection, Iterator

from casemgr import workflow as workflows
from casemgr.facts import Fact
from casemgr.law import packs
from casemgr.law.packs import Pack
from casemgr.law.shapes import Path, ShapeError, one_of
from casemgr.resources import names


def read(content: bytes, name: str) -> Pack:
    """A pack from its bytes, checked whole; a mistake is an `Unusable` "bad-pack" with file, line and key."""
    pack = packs.read(content, name)
    try:
        for place, value, options in _references(pack):
            one_of(value, options, place)
    except ShapeError as error:
        raise error.said("bad-pack", name, content.decode("utf-8")) from None
    return pack


def _references(pack: Pack) -> Iterator[tuple[Path, str, Collection[str]]]:
    known = workflows.facts()
    for fact, tasks in pack.tasks.items():
        yield ("tasks", fact), fact, known
        for number, task in enumerate(tasks):
            at = ("tasks", fact, number)
            for name in task.when:
                yield (*at, "when"), name, _fields(known[fact])
            for name in task.shows:
                kind, _, field = name.rpartition(".")
                yield (*at, "shows"), kind or fact, known
                yield (*at, "shows"), field, _fields(known[kind or fact])
            for part, kinds in (("until", task.until), ("unless", task.unless), ("only_with", task.only_with)):
                yield from (((*at, part), kind, known) for kind in kinds)
    decision = _fields(known["DecisionTaken"])
    for key, sanction in pack.sanctions.items():
        for name in sanction.needs:
            yield ("sanctions", key, "needs"), name, decision
        if sanction.opens:
            yield ("sanctions", key, "opens"), sanction.opens, workflows.names()
    for letter in pack.letters:
        yield ("letters", letter), letter, names("letters")


def _fields(fact: type[Fact]) -> list[str]:
    return [field.alias or name for name, field in fact.model_fields.items()]
