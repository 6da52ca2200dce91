"""A practice register with invented cases, played through the desks: each act by its user, at its moment."""

import random
import re
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from casemgr.casefile import CaseFile
from casemgr.desk import casework, composing, intaking, issuing, opening, practice_people, registers, taking
from casemgr.desk.current import is_sandbox
from casemgr.desk.practice_cases import Scene, scenes
from casemgr.desk.practice_people import Player
from casemgr.desk.session import Session, pack_named
from casemgr.errors import Refused, Unusable
from casemgr.language import Language, text
from casemgr.law import packs
from casemgr.resources import DATA
from casemgr.store.connection import Register

ORGANISATION = "Gemeente Oefendorp"
PACKS = ["bev", "asn", "bh", "b13", "c81"]
BEFORE = timedelta(days=120)
"""How long ago the register was made: before the oldest case."""
_MARK = re.compile(r"\{([^{}]+)\}")


def make(path: Path, now: datetime, *, seed: int = 0) -> Register:
    """A new practice register, filled. Nothing is left behind when it fails."""
    register = registers.create(
        path, organisation=ORGANISATION, keys=PACKS, now=now - BEFORE, sandbox=True, user="sysadmin", name="", given=()
    )
    try:
        fill(register, now, seed=seed)
    except BaseException:
        register.close()
        path.unlink()
        raise
    return register


def fill(register: Register, now: datetime, *, seed: int = 0) -> None:
    """Plays the invented cases into a practice register, as they would stand at `now`."""
    if not is_sandbox(register):
        raise Refused(
            "not-a-sandbox",
            text("Invented cases belong in a practice register only."),
            hint=text("Make one with: casemgr init --sandbox"),
        )
    chance = random.Random(seed)  # noqa: S311  the same seed gives the same cases; nothing is kept secret with it
    keys = [key for key in packs.keys() if _has(register, key)]  # noqa: SIM118  a function of the module, not of a dict
    begun = now - BEFORE
    director, personnel = Session(register, "director", begun), Session(register, "personnel", begun)
    cast = practice_people.settle(director, personnel, keys, chance)
    numbers: dict[str, str] = {}
    for scene in scenes(now, keys, chance):
        numbers[scene.case] = _play(register, scene, numbers.get(scene.case), cast)


def _has(register: Register, key: str) -> bool:
    try:
        pack_named(register, key)
    except Unusable:
        return False
    return True


def _play(register: Register, scene: Scene, number: str | None, cast: Mapping[str, Player]) -> str:
    """One act; the answer is the number of its case."""
    act, session = scene.act, Session(register, scene.act.by, scene.at)
    if act.mail is not None:
        return _take_in(session, DATA / "practice" / act.mail)
    case = casework.current(register, number).case if number else None
    if act.letter is not None:
        assert number is not None
        issuing.issue(session, composing.prepare(session, number, act.letter, procedure=act.procedure))
        return number
    assert act.fact is not None
    data = _filled(dict(act.data), scene, case, cast)
    if number is None:
        return opening.open_case(session, scene.workflow, data, pack=scene.pack).case
    return taking.take(session, number, act.fact, data, procedure=act.procedure, about=act.about).case


def _take_in(session: Session, path: Path) -> str:
    taken = intaking.take_in(session, path)
    if taken.error is not None:
        raise taken.error
    assert taken.case is not None
    return taken.case


def _filled(value: Any, scene: Scene, case: CaseFile | None, cast: Mapping[str, Player]) -> Any:
    """The data of a fact with its marks filled in: a mark alone becomes a value, a mark in a sentence becomes words."""
    if isinstance(value, dict):
        return {name: _filled(part, scene, case, cast) for name, part in value.items()}
    if isinstance(value, list):
        return [_filled(part, scene, case, cast) for part in value]
    if not isinstance(value, str):
        return value
    alone = _MARK.fullmatch(value)
    if alone is not None:
        found = _meant(alone[1], scene, case, cast)
        return found if isinstance(found, str) else found.isoformat()
    return _MARK.sub(lambda mark: _said(_meant(mark[1], scene, case, cast)), value)


def _said(found: str | date) -> str:
    return found if isinstance(found, str) else Language("nl").day(found)


def _meant(mark: str, scene: Scene, case: CaseFile | None, cast: Mapping[str, Player]) -> str | date:
    """What a mark stands for: this moment, a person, the last letter or task of the case, a moment told from now."""
    name, _, key = mark.partition(" ")
    if name == "at":
        return scene.at
    if name in ("person", "name"):
        return getattr(cast[key], name)  # type: ignore[no-any-return]
    if name in ("letter", "task"):
        assert case is not None
        return _last_letter(case) if name == "letter" else _last_task(case)
    return scene.moments.read(mark)


def _last_letter(case: CaseFile) -> str:
    return str(next(record.public["number"] for record in reversed(case.records) if record.kind == "LetterIssued"))


def _last_task(case: CaseFile) -> str:
    return next(f"task-{record.seq}" for record in reversed(case.records) if record.kind == "TaskAssigned")
