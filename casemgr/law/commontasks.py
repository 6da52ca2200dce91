"""Tasks that follow a fact under every code: `data/tasks/every.toml`, and those of one country beside it. A pack that
names tasks for a fact replaces them.
"""

from collections.abc import Collection, Mapping
from functools import cache

from casemgr.errors import Unusable
from casemgr.language import text
from casemgr.law.packs import Pack
from casemgr.law.provisions import Task
from casemgr.law.shapes import ShapeError, build
from casemgr.resources import names, table

FOLDER = "tasks"


@cache
def of_country(country: str) -> Mapping[str, tuple[Task, ...]]:
    """Fact → tasks, for the packs of one country."""
    found: dict[str, tuple[Task, ...]] = {}
    for file in ("every", country.lower()):
        if file in names(FOLDER):
            for fact, rows in table(f"{FOLDER}/{file}.toml").items():
                found[fact] = tuple(_task(file, fact, row) for row in rows)
    return found


def _task(file: str, fact: str, row: object) -> Task:
    try:
        return build(Task, row)
    except ShapeError as error:
        raise Unusable(
            "bad-tasks", text("tasks/{file}.toml: [[{fact}]] cannot be read.", file=file, fact=fact)
        ) from error


def after(pack: Pack, fact: str, public: Mapping[str, object], filled: Collection[str]) -> tuple[Task, ...]:
    """What is to be done after a fact, under this code."""
    if fact in pack.tasks:
        return pack.tasks_after(fact, public, filled)
    said = {**dict.fromkeys(filled, True), **public}
    return tuple(task for task in of_country(pack.country).get(fact, ()) if task.wanted(said))


def facts(pack: Pack) -> frozenset[str]:
    """The facts that some task follows, and those that settle one."""
    found = {**of_country(pack.country), **pack.tasks}
    return frozenset(found) | {kind for tasks in found.values() for task in tasks for kind in task.until}
